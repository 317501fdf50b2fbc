"""What a chart found, in words: sentences that follow the figures, claim nothing more, and count people where few were.

No mean is called agreement, no change is called an effect, and nothing here says that one hat is better than another.
"""

from collections.abc import Iterable, Mapping, Sequence

from ...jury.numbers import Words
from ...jury.turns.voice import Band, is_uneven, unevenness
from ...jury.votes.change import SETTLED
from ...study.measures.alignment import Shift
from ...study.measures.measured import Measured, ReasonMeasured
from ...study.measures.options import OptionMeasured
from ...study.measures.reason import FEWEST_CONSIDERATIONS
from ...study.measures.transitions import Noise, Position
from ..words import said
from .figures import plainly, signed

POSITIONS: Mapping[str, str] = {
    Position.OPPOSE: "against",
    Position.UNSURE: "unsure",
    Position.IF: "for, if …",
    Position.SUPPORT: "for",
}
WHEN = "First view before any evidence, last view at the end."


def stated(found: Measured, people: int, whole: bool = False) -> str:
    """How many of those who answered, which they are, and when. whole: only those who answered what is compared."""
    enough = f"put the options in order and answered {FEWEST_CONSIDERATIONS} statements or more"
    most, those = max(found.answered), f"{enough if whole else 'answered'} both times"
    counted = f"{people} of {_people(most)}" if people < most else _people(people)
    return f"{counted}: those who {those} and agreed to be compared. {WHEN}"


def name_of(option: OptionMeasured) -> str:
    """The option within a sentence or a heading."""
    return said(option.words).rstrip(".")


def positions_of(lasts: Iterable[Mapping[Position, int]]) -> Mapping[str, str]:
    """lasts: where people stood at the end, option by option. Without support on a condition where nobody gave it."""
    on_condition = any(last[Position.IF] for last in lasts)
    return {name: words for name, words in POSITIONS.items() if name != Position.IF or on_condition}


def on_means(options: Sequence[OptionMeasured]) -> str:
    """The option whose mean moved most, and whether it moved further than chance might move it."""
    moves = [(option, option.support.change) for option in options if option.support.change is not None]
    if not moves:
        return "Nobody answered both times."
    option, change = max(moves, key=lambda each: abs(each[1]))
    if abs(change) < SETTLED:
        return "On average, support for each option is much the same as before."
    way = "rose" if change > 0 else "fell"
    before, after = signed(option.support.before), signed(option.support.after)
    told = f"Support {way} most for “{name_of(option)}”: from {before} to {after} on average"
    support = option.support
    return f"{told}, of {_people(support.people)}.{sure(support.interval, option.p, 'adjusted p')}"


def on_transition(option: OptionMeasured, noise: Noise) -> str:
    table = option.transition
    moved = f"{table.changed} of {table.people}" if table.people else "None"
    expected = round(noise.share * table.people)
    judged = "how answers moved on which no evidence bears" if noise.measured else "people who are asked the same twice"
    return f"{moved} stand elsewhere than before. With nothing happening about {expected} would, going by {judged}."


def on_leanings(found: Measured) -> str:
    alignment = found.alignment
    assert alignment
    us = alignment.leanings.columns.index("us")
    before, after = sum(alignment.leanings.counts[us]), sum(row[us] for row in alignment.leanings.counts)
    agree = alignment.agree[1]
    tail = f" For {agree}, both hats say the same." if agree else ""
    return f"Support sits with “all of us” for {_people(before)} at first and {after} at the end.{tail}"


def on_moves(shift: Shift) -> str:
    if shift.change is None:
        return "Nobody's alignment can be compared."
    if abs(shift.change) < SETTLED / 2:
        told = f"support sits about where it sat between “me” and “all of us”: it moved by {signed(shift.change, 2)}"
    else:
        way = "towards “all of us”" if shift.change > 0 else "towards “me”"
        told = f"support moved {way}, by {plainly(abs(shift.change))}"
    return f"On average over {_people(shift.people)}, {told}.{sure(shift.interval, shift.p)}"


def on_hats(arrows: Sequence[tuple[float, float, float, float]]) -> str:
    up, down = (sum(way * (u1 - u0) > 0 for _, u0, _, u1 in arrows) for way in (1, -1))
    better = f"{up} of {_people(len(arrows))} found the options better for everyone than at first"
    return f"At the end {better}, {down} worse, each on average over the options."


def on_reason(reason: ReasonMeasured) -> str:
    before, after = plainly(reason.before.dri), plainly(reason.after.dri)
    noise = plainly(max(reason.before.null, reason.after.null))
    tested = f"(p {plainly(reason.change.p, 3)})" if reason.change.p is not None else "(too few people to test it)"
    return f"The reason index went from {before} to {after} {tested}; answers dealt at random give about {noise}."


def on_conditions(option: OptionMeasured) -> str:
    support = option.conditional
    if not option.needs:
        return f"{_people(support.floor)} in support, nobody on a condition."
    more = support.ceiling - support.floor
    brought = len(option.needs) - option.last[Position.IF]
    others = f", {brought} of them against it or not sure as it stands" if brought else ""
    floor = f"{_people(support.floor)} in support as it stands, {more} more if their conditions are met{others}."
    return f"{floor}{_way_to_enough(option)}"


def condition_in_words(condition: Words | None) -> str:
    return said(condition).rstrip(".") if condition else "What people wrote themselves"


def on_turns(turns: Sequence[int], band: Band) -> str:
    uneven = is_uneven(turns, band)
    how = "less evenly than chance would often share" if uneven else "no less evenly than chance might share"
    gini, expected, most = (plainly(each) for each in (unevenness(turns), band.expected, band.most))
    silent = turns.count(0)
    spoke = f"{_people(silent)} of {len(turns)} had none." if silent else "Everybody had one."
    chance = f"by chance {expected} on average, and at most {most} at 95 of 100 tables"
    return f"Turns were shared {how} them: Gini {gini}, {chance}. {spoke}"


def _way_to_enough(option: OptionMeasured) -> str:
    """The fewest conditions with which what was declared as enough is reached."""
    needed, smallest = option.conditional.needed, option.conditional.smallest
    if needed is None or smallest is None:
        return ""
    if not smallest:
        return f" Even with all of them met, it stays below the {needed} needed."
    if smallest == ((),):
        return f" The {needed} needed are reached without any."
    named = " and ".join(f"“{condition_in_words(option.conditions[each])}”" for each in smallest[0])
    others = len(smallest) - 1
    also = f", and in {others} other {'way' if others == 1 else 'ways'} with as few" if others else ""
    return f" The {needed} needed are reached once {named} {'is' if len(smallest[0]) == 1 else 'are'} met{also}."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def sure(interval: tuple[float, float] | None, p: float | None, named: str = "p") -> str:
    """Beyond chance or not, where there are enough people to say; never that there was no change."""
    if interval is None or p is None:
        return " They are too few to say whether chance might move it as far."
    low, high = (signed(end, 2) for end in interval)
    return f" That is {beyond(p)} (95 % interval of the change {low} to {high}, {named} {plainly(p, 3)})."


def beyond(p: float) -> str:
    return "further than chance would often move it" if p < 0.05 else "no further than chance might move it"
