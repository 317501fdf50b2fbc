"""One table of an export as an Excel workbook: every text is a text, and nothing in it computes or leads anywhere."""

from io import BytesIO

import xlsxwriter

from .table import Table

WIDEST, NARROWEST = 40, 9


def written_workbook(table: Table) -> bytes:
    """A workbook (.xlsx) of one sheet, called as the table is; its first row stays in view."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as file:
        sheet = file.add_worksheet(table.name)
        # As text, so that "3-5" that somebody types does not become the third of May.
        heading, text = file.add_format({"bold": True, "bottom": 2}), file.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        for place, (name, _) in enumerate(table.columns):
            cells = [row[place] for row in table.rows]
            longest = max(len(str(cell)) for cell in (name, *cells))
            sheet.set_column(place, place, min(max(longest + 3, NARROWEST), WIDEST), text)
            sheet.write_string(0, place, name, heading)
            for number, cell in enumerate(cells, 1):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell)
                elif cell:
                    sheet.write_string(number, place, cell)
    return out.getvalue()
