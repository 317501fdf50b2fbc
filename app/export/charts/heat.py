"""Counts in rows and columns, darker where there are more: who went from where to where, or what moved beside what."""

from collections.abc import Sequence

from .chart import Caption, Chart
from .drawing import FAINT, INK, LINE, MUTED, Sheet, lines_of, shade

LABEL, CELL, ROW, HEAD = 190.0, 118.0, 58.0, 76.0
KEY = "The darker a field, the more people; a thick border marks those who are where they were."


def heat(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[tuple[int, str]]],
    sides: tuple[str, str],
    caption: Caption,
    kept: Sequence[tuple[int, int]] = (),
    key: str = KEY,
) -> Chart:
    """cells[row][column]: how many, and how it is written. sides: what rows and columns are. kept: fields to frame."""
    sheet = Sheet(LABEL + CELL * len(columns) + 4, HEAD + ROW * len(rows) + 4)
    most = max((count for row in cells for count, _ in row), default=0) or 1
    sheet.say(0, 18, f"{sides[0]}, down", ink=MUTED)
    sheet.say(LABEL, 18, f"{sides[1]}, across", ink=MUTED)
    for place, column in enumerate(columns):
        sheet.write(LABEL + CELL * place + 8, 44, lines_of(column, CELL - 12, 2))
    for line, (row, counts) in enumerate(zip(rows, cells, strict=True)):
        top, said = HEAD + ROW * line, lines_of(row, LABEL - 12)
        sheet.write(0, top + ROW / 2 + 5 - LINE * (len(said) - 1) / 2, said)
        for place, (count, written) in enumerate(counts):
            _field(sheet, LABEL + CELL * place, top, shade(count / most), written, (line, place) in kept)
    told = [(row, *(written for _, written in counts)) for row, counts in zip(rows, cells, strict=True)]
    heads = (f"{sides[0]} / {sides[1]}", *columns)
    return caption.chart(key, sheet.svg(), heads, told)


def _field(sheet: Sheet, x: float, y: float, fill: str, written: str, framed: bool) -> None:
    sheet.box(x + 2, y + 2, CELL - 4, ROW - 4, fill=fill, ink=FAINT)
    if framed:
        sheet.box(x + 4, y + 4, CELL - 8, ROW - 8, ink=INK)
    sheet.say(x + CELL / 2, y + ROW / 2 + 6, written, anchor="middle", bold=True)
