"""Whether people who see the reasons alike also want alike: every pair of people, before and after."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .chart import Caption, Chart
from .drawing import ACCENT, FAINT, INK, MUTED, Axis, Sheet
from .figures import plainly

SIZE, LEFT, TOP, GAP, BINS = 300.0, 60.0, 56.0, 60.0, 20
KEY = (
    "Each circle gathers pairs of people who agree about as much: the larger, the more pairs. On the slanting line, "
    "two people agree as much in what they want as in how they see the reasons. The closer all pairs are to it, the "
    "nearer the reason index (the Deliberative Reason Index) is to 1."
)

Array = np.ndarray[Any, np.dtype[np.float64]]
Pair = tuple[float, float]
"""How far two people agree in the reasons, and in what they want; each from −1 to 1."""


def scatter(before: Sequence[Pair], after: Sequence[Pair], index: tuple[float, float], caption: Caption) -> Chart:
    """index: the Deliberative Reason Index before and after."""
    sheet = Sheet(LEFT + 2 * SIZE + GAP + 16, TOP + SIZE + 62)
    shown = (("First view", before, index[0]), ("Last view", after, index[1]))
    for place, (name, pairs, dri) in enumerate(shown):
        _panel(sheet, LEFT + place * (SIZE + GAP), f"{name}: index {plainly(dri)}", pairs)
    sheet.say(LEFT, TOP + SIZE + 48, "to the right: they agree in the reasons", ink=MUTED)
    sheet.say(0, 18, "upwards: they agree in what they want", ink=MUTED)
    rows = [(name, str(len(pairs)), plainly(dri), *_quarters(pairs)) for name, pairs, dri in shown]
    heads = ("View", "Pairs", "Reason index", "Agree in both", "In reasons only", "In wants only", "In neither")
    return caption.chart(KEY, sheet.svg(), heads, rows)


def _panel(sheet: Sheet, left: float, name: str, pairs: Sequence[Pair]) -> None:
    across, up = Axis(-1, 1, left, left + SIZE), Axis(-1, 1, TOP + SIZE, TOP)
    sheet.say(left, TOP - 12, name, bold=True)
    for value in (-1.0, 0.0, 1.0):
        sheet.line(across.at(value), TOP, across.at(value), TOP + SIZE, ink=FAINT, wide=1)
        sheet.line(left, up.at(value), left + SIZE, up.at(value), ink=FAINT, wide=1)
        sheet.say(across.at(value), TOP + SIZE + 20, plainly(value, 0), ink=MUTED, anchor="middle", size=14)
        sheet.say(left - 8, up.at(value) + 5, plainly(value, 0), ink=MUTED, anchor="end", size=14)
    sheet.line(across.at(-1), up.at(-1), across.at(1), up.at(1), ink=INK, wide=1, dash="6 5")
    reasons, wants = _apart(pairs)
    counts = np.histogram2d(reasons, wants, BINS, ((-1, 1), (-1, 1)))[0]
    for q, r in np.argwhere(counts).tolist():
        radius = max(2.2, (counts[q, r] / counts.max()) ** 0.5 * SIZE / BINS / 1.5)
        sheet.dot(across.at(_middle(q)), up.at(_middle(r)), radius, ACCENT, filled=False)


def _apart(pairs: Sequence[Pair]) -> Array:
    """All that is to the right, and all that is upwards; a correlation can come out a hair above one."""
    return np.asarray(np.clip(np.asarray(pairs, dtype=float).reshape(-1, 2).T, -1, 1))


def _middle(place: int) -> float:
    return (place + 0.5) / BINS * 2 - 1


def _quarters(pairs: Sequence[Pair]) -> tuple[str, ...]:
    right, up = _apart(pairs) > 0
    return tuple(str(int(quarter.sum())) for quarter in (right & up, right & ~up, ~right & up, ~right & ~up))
