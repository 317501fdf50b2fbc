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
    heads = [lines_of(column, CELL - 12, 10) for column in columns]
    head = HEAD + LINE * max((0, *(len(each) - 2 for each in heads)))
    sheet = Sheet(LABEL + CELL * len(columns) + 4, head + ROW * len(rows) + 4)
    most = max((count for row in cells for count, _ in row), default=0) or 1
    sheet.say(0, 18, f"{sides[0]}, down", ink=MUTED)
    sheet.say(LABEL, 18, f"{sides[1]}, across", ink=MUTED)
    for place, written in enumerate(heads):
        sheet.write(LABEL + CELL * place + 8, head - 12 - LINE * (len(written) - 1), written)
    for line, (row, counts) in enumerate(zip(rows, cells, strict=True)):
        top, said = head + ROW * line, lines_of(row, LABEL - 12)
        sheet.write(0, top + ROW / 2 + 5 - LINE * (len(said) - 1) / 2, said)
        for place, (count, figures) in enumerate(counts):
            _field(sheet, LABEL + CELL * place, top, shade(count / most), figures, (line, place) in kept)
    told = [(row, *(figures for _, figures in counts)) for row, counts in zip(rows, cells, strict=True)]
    return caption.chart(key, sheet.svg(), (f"{sides[0]} / {sides[1]}", *columns), told)


def _field(sheet: Sheet, x: float, y: float, fill: str, written: str, framed: bool) -> None:
    sheet.box(x + 2, y + 2, CELL - 4, ROW - 4, fill=fill, ink=FAINT)
    if framed:
        sheet.box(x + 4, y + 4, CELL - 8, ROW - 8, ink=INK)
    sheet.say(x + CELL / 2, y + ROW / 2 + 6, written, anchor="middle", bold=True)
