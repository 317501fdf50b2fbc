"""How far each person moved, as a dot each on one line: whoever did not move lies at nought."""

from collections import Counter
from collections.abc import Sequence

from .chart import Caption, Chart
from .drawing import ACCENT, INK, MUTED, Axis, Sheet
from .figures import signed

WIDTH, STEP, RADIUS = 760.0, 15.0, 6.5
KEY = "A dot is a person. The bar is the mean, with its 95 % interval where there are enough people for one."


def strip(
    moves: Sequence[float],
    span: float,
    ends: tuple[str, str],
    caption: Caption,
    mean: float | None = None,
    interval: tuple[float, float] | None = None,
    width_of_a_step: float = 0.1,
) -> Chart:
    """moves: of each person, from −span to span. They are stacked in steps of that width."""
    stacks = Counter(round(move / width_of_a_step) for move in moves)
    high = max(stacks.values(), default=1)
    floor = 40 + high * STEP
    sheet, axis = Sheet(WIDTH, floor + 76), Axis(-span, span, 30, WIDTH - 30)
    sheet.say(0, 18, ends[0], ink=MUTED)
    sheet.say(WIDTH, 18, ends[1], ink=MUTED, anchor="end")
    sheet.line(axis.at(0), 28, axis.at(0), floor, ink=MUTED, wide=1)
    sheet.line(axis.start, floor, axis.end, floor, ink=INK)
    for mark in range(-4, 5):
        value = span * mark / 4
        sheet.line(axis.at(value), floor, axis.at(value), floor + 5)
        sheet.say(axis.at(value), floor + 22, signed(value), ink=MUTED, anchor="middle", size=14)
    for step, people in stacks.items():
        for number in range(people):
            sheet.dot(axis.at(step * width_of_a_step), floor - 9 - number * STEP, RADIUS, ACCENT)
    _mean(sheet, axis, floor + 48, mean, interval)
    rows = [(signed(step * width_of_a_step), str(stacks[step])) for step in sorted(stacks)]
    return caption.chart(KEY, sheet.svg(), ("Moved by about", "People"), rows)


def _mean(sheet: Sheet, axis: Axis, y: float, mean: float | None, interval: tuple[float, float] | None) -> None:
    if mean is None:
        return
    if interval:
        low, high = (axis.at(min(axis.high, max(axis.low, end))) for end in interval)
        sheet.line(low, y, high, y, ink=INK, wide=2)
        for end in (low, high):
            sheet.line(end, y - 6, end, y + 6, ink=INK, wide=2)
    sheet.line(axis.at(mean), y - 11, axis.at(mean), y + 11, ink=INK, wide=6)
    far = axis.at(mean) < (axis.start + axis.end) / 2
    sheet.say(axis.end if far else axis.start, y + 5, f"mean {signed(mean, 2)}", anchor="end" if far else "start")
