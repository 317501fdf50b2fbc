"""What a chart found, in words: sentences that follow the figures, claim nothing more, and count people where few were.

No mean is called agreement, no change is called an effect, and nothing here says that one hat is better than another.
"""

from collections.abc import Mapping, Sequence

from ...study.measures.alignment import Shift
from ...study.measures.measured import Measured, ReasonMeasured
from ...study.measures.options import OptionMeasured
from ...study.measures.transitions import Noise, Position
from ..words import said
from .figures import plainly, signed

POSITIONS: Mapping[str, str] = {
    Position.OPPOSE: "against",
    Position.UNSURE: "unsure",
    Position.IF: "for, if …",
    Position.SUPPORT: "for",
}
SETTLED = 0.1
"""A mean that moved by less than this on a scale of seven points is told as much the same."""


def stated(found: Measured, people: int) -> str:
    """How many, who is missing, and when."""
    first, last = found.answered
    missing = max(first, last) - people
    left = f" {missing} more who answered are not in it." if missing > 0 else ""
    return f"{_people(people)} who answered both times.{left} First view before any evidence, last view at the end."


def name_of(option: OptionMeasured) -> str:
    """The option within a sentence or a heading."""
    return said(option.words).rstrip(".")


def on_means(options: Sequence[OptionMeasured]) -> str:
    moves = [(option, option.support.change) for option in options if option.support.change is not None]
    if not moves:
        return "Nobody answered both times."
    option, change = max(moves, key=lambda each: abs(each[1]))
    if abs(change) < SETTLED:
        return "On average, support for each option is much the same as before."
    way = "rose" if change > 0 else "fell"
    before, after = signed(option.support.before), signed(option.support.after)
    return f"Support {way} most for “{name_of(option)}”: from {before} to {after} on average."


def on_transition(option: OptionMeasured, noise: Noise) -> str:
    table = option.transition
    moved = f"{table.changed} of {table.people}" if table.people else "None"
    expected = round(noise.share * table.people)
    judged = "going by questions that no evidence bears on" if noise.measured else "asked twice with nothing in between"
    return f"{moved} stand elsewhere than before. About {expected} would anyway, {judged}."


def on_leanings(found: Measured) -> str:
    alignment = found.alignment
    assert alignment
    us = alignment.leanings.columns.index("us")
    before, after = sum(alignment.leanings.counts[us]), sum(row[us] for row in alignment.leanings.counts)
    agree = alignment.agree[1]
    tail = f" For {agree}, both hats say the same." if agree else ""
    return f"Support sits with “all of us” for {before} people at first and {after} at the end.{tail}"


def on_moves(shift: Shift) -> str:
    if shift.change is None:
        return "Nobody's alignment can be compared."
    if abs(shift.change) < SETTLED / 2:
        return "On average, support sits where it sat between “me” and “all of us”."
    way = "towards “all of us”" if shift.change > 0 else "towards “me”"
    return f"On average, support moved {way}, by {plainly(abs(shift.change))}.{_sure(shift)}"


def on_hats(arrows: Sequence[tuple[float, float, float, float]]) -> str:
    up, down = (sum(way * (u1 - u0) > 0 for _, u0, _, u1 in arrows) for way in (1, -1))
    return f"What is good for everyone was judged higher at the end by {up}, lower by {down} of {len(arrows)} people."


def on_reason(reason: ReasonMeasured) -> str:
    before, after = plainly(reason.before.dri), plainly(reason.after.dri)
    noise = plainly(max(reason.before.null, reason.after.null))
    p = f" (p {plainly(reason.change.p, 3)})" if reason.change.p is not None else ""
    return f"The reason index went from {before} to {after}{p}; answers dealt at random give about {noise}."


def on_conditions(option: OptionMeasured) -> str:
    support = option.conditional
    if not option.conditions:
        return f"{_people(support.floor)} in support, nobody on a condition."
    more = support.ceiling - support.floor
    return f"{_people(support.floor)} in support as it stands, {more} more if their conditions are met."


def on_turns(uneven: bool) -> str:
    how = "less evenly than chance would share them" if uneven else "about as evenly as chance would share them"
    return f"Turns were shared {how}."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _sure(shift: Shift) -> str:
    """Beyond chance or not, where there are enough people to say; never that there was no change."""
    if shift.p is None:
        return ""
    beyond = "more than chance would move it" if shift.p < 0.05 else "no more than chance might move it"
    return f" That is {beyond} (p {plainly(shift.p, 3)})."
