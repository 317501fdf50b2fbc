"""What conditions would unlock: support without any, and with each one met after the other, to what was needed."""

from collections.abc import Sequence

from .chart import Caption, Chart
from .drawing import ACCENT, INK, LINE, MUTED, Axis, Sheet, lines_of

WIDTH, LABEL, ROW = 760.0, 330.0, 52.0
KEY = "Bars are people. The first supports as it stands; each further one adds those whose conditions are then all met."


def staircase(floor: int, steps: Sequence[tuple[str, int]], people: int, needed: int | None, caption: Caption) -> Chart:
    """steps: each condition in turn, and how many support then. people: all who answered, the length of the axis."""
    rows = [("As it stands, without a condition", floor), *((f"… and {words}", then) for words, then in steps)]
    sheet = Sheet(WIDTH, 40 + ROW * len(rows) + 12)
    axis = Axis(0, max(people, needed or 0, 1), LABEL, WIDTH - 56)
    before = 0
    for number, (label, count) in enumerate(rows):
        top = 40 + ROW * number
        said = lines_of(label, LABEL - 20, 2)
        sheet.write(0, top + ROW / 2 + 5 - LINE * (len(said) - 1) / 2, said)
        sheet.box(axis.start, top + 8, axis.at(before) - axis.start, ROW - 20, ink=ACCENT)
        sheet.box(axis.at(before), top + 8, axis.at(count) - axis.at(before), ROW - 20, fill=ACCENT, ink=ACCENT)
        sheet.say(axis.at(count) + 8, top + ROW / 2 + 4, str(count), bold=True)
        before = count
    if needed is not None:
        sheet.line(axis.at(needed), 26, axis.at(needed), 40 + ROW * len(rows), ink=INK, wide=2, dash="6 4")
        sheet.say(axis.at(needed), 18, f"needed: {needed}", anchor="middle")
    sheet.line(axis.start, 34, axis.start, 40 + ROW * len(rows), ink=MUTED, wide=1)
    told = [(label, str(count)) for label, count in rows]
    return caption.chart(KEY, sheet.svg(), ("Met", "People in support"), told)
