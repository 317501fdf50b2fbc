"""What conditions would unlock: support without any, and with each one met after the other, to what was needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from .chart import Caption, Chart
from .drawing import ACCENT, INK, LINE, MUTED, Axis, Sheet, lines_of

WIDTH, LABEL, ROW = 760.0, 330.0, 52.0
KEY = (
    "Bars are people. The first supports as it stands; each further one adds those whose conditions are then all met. "
    "What a condition unlocks counts whoever needs several in equal parts, one for each (Shapley value)."
)
HEADS = ("Met, one after the other", "People in support", "Named by", "Unlocks")
AS_IT_STANDS = "As it stands, without a condition"


@dataclass(frozen=True, slots=True)
class Step:
    """A condition that is met: `named` by so many people, of whom it `unlocks` so many. `then` support it so far."""

    words: str
    named: int
    unlocks: str
    then: int


def staircase(floor: int, steps: Sequence[Step], people: int, needed: int | None, caption: Caption) -> Chart:
    """people: all who answered, the length of the axis."""
    rows = [(AS_IT_STANDS, floor), *((f"+ {step.words}", step.then) for step in steps)]
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
    told = [(f"+ {step.words}", str(step.then), str(step.named), step.unlocks) for step in steps]
    return caption.chart(KEY, sheet.svg(), HEADS, [(AS_IT_STANDS, str(floor), "–", "–"), *told])
