"""What deliberation did on one day, as figures: every measure of a sitting's instrument, or why there is none.

The primary outcome is the mean change of the Citizen Alignment Index where every proposal is asked in both hats, else
the mean change of support; it follows from the plan alone, which is frozen before anybody answers. No figure here holds
a juror's number. Nothing is measured until the refined view may be told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ...jury.numbers import JurorNumber, Words
from ...jury.state import State
from ...jury.votes.instrument import Instrument, instrument_of
from .alignment import Alignment, Leaning, Shift, alignment, shift
from .answered import Answered, Both, Number, both
from .options import OptionMeasured, moved_in, options_measured
from .paired import Moved
from .reason import Reasoned, View, reasoned
from .refined import records
from .revealed import can_be_measured
from .sheet import TooLittle
from .swapping import Changed, change_of_index
from .transitions import Noise, Transition, noise, transition


class Primary(StrEnum):
    """What was fixed before the day as the one outcome to look at first."""

    ALIGNMENT = "alignment"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class AlignmentMeasured:
    """Means over those whose index is defined; `agree` counts those whose hats agree, before and after."""

    before: float | None
    after: float | None
    defined: tuple[int, int]
    agree: tuple[int, int]
    separation: tuple[float, float]
    change: Shift
    leanings: Transition


@dataclass(frozen=True, slots=True)
class ReasonMeasured:
    """`left_out` answered both times, but too little of what is compared."""

    before: Reasoned
    after: Reasoned
    change: Changed
    left_out: int


@dataclass(frozen=True, slots=True)
class TrustMeasured:
    words: Words
    moved: Moved


@dataclass(frozen=True, slots=True)
class Measured:
    """`people` answered both times and agreed to be counted; `unasked` answered both times and are not compared.

    reason is None where the index is not defined, and `reason_lacks` says what it takes. `noisy`: questions that no
    evidence bears on moved as much as support did, so that little can be read into it. Of `recorded` people with a
    refined view, so many gave reasons, and reasons of both kinds.
    """

    primary: Primary
    people: int
    answered: tuple[int, int]
    unasked: int
    options: tuple[OptionMeasured, ...]
    alignment: AlignmentMeasured | None
    reason: ReasonMeasured | None
    reason_lacks: str
    placebo: tuple[Moved, ...]
    noise: Noise
    noisy: bool
    confidence: Moved | None
    trust: tuple[TrustMeasured, ...]
    reasoned: int
    both_sides: int
    recorded: int


def measured(state: State, seed: int = 0) -> Measured | None:
    """None where the plan has no pair of views, or they may not be told yet."""
    asked = instrument_of(state.the_plan)
    if not can_be_measured(state, asked):
        return None
    paired, held = both(state, asked), records(state, asked)
    reason, lacks = _reason(paired, seed)
    return Measured(
        primary=primary(asked),
        people=paired.people,
        answered=paired.answered,
        unasked=paired.unasked,
        options=options_measured(state, asked, paired, held, seed),
        alignment=_alignment(asked, paired, seed),
        reason=reason,
        reason_lacks=lacks,
        placebo=tuple(moved_in(paired, _placebo_at(place), seed) for place in range(len(asked.placebo))),
        noise=noise(list(_placebo(paired))),
        noisy=_is_noisy(paired),
        confidence=moved_in(paired, lambda each: each.confidence, seed) if asked.confidence else None,
        trust=tuple(_trust(asked, paired, seed)),
        reasoned=len({each.juror for each in held if each.reasoned}),
        both_sides=len({each.juror for each in held if each.both_sides}),
        recorded=len({each.juror for each in held}),
    )


def primary(asked: Instrument) -> Primary:
    return Primary.ALIGNMENT if all(p.has_hats for p in asked.proposals) else Primary.SUPPORT


def aligned(answers: Mapping[JurorNumber, Answered]) -> dict[str, Alignment]:
    return {str(juror): alignment(each.readings) for juror, each in answers.items()}


def views_of(paired: Both) -> tuple[dict[str, View], dict[str, View]]:
    """Of those who answered enough of what is compared, both times."""
    views = [{str(j): view for j, each in of.items() if (view := each.view)} for of in (paired.first, paired.last)]
    whole = [juror for juror in views[0] if juror in views[1]]
    first, last = ({juror: of[juror] for juror in whole} for of in views)
    return first, last


def _alignment(asked: Instrument, paired: Both, seed: int) -> AlignmentMeasured | None:
    if primary(asked) is not Primary.ALIGNMENT or not paired.people:
        return None
    before, after = aligned(paired.first), aligned(paired.last)
    both_times = [[each.index for each in of.values() if each.index is not None] for of in (before, after)]
    means = [sum(known) / len(known) if known else None for known in both_times]
    first, last = (len(known) for known in both_times)
    leanings = [str(leaning) for leaning in Leaning]
    return AlignmentMeasured(
        before=means[0],
        after=means[1],
        defined=(first, last),
        agree=(paired.people - first, paired.people - last),
        separation=(_separation(before), _separation(after)),
        change=shift(before, after, seed),
        leanings=transition(((before[j].leaning, after[j].leaning) for j in before), leanings, leanings),
    )


def _separation(of: Mapping[str, Alignment]) -> float:
    return sum(each.separation for each in of.values()) / len(of)


def _reason(paired: Both, seed: int) -> tuple[ReasonMeasured | None, str]:
    first, last = views_of(paired)
    try:
        before, after = reasoned(first), reasoned(last)
    except TooLittle as little:
        return None, str(little)
    change = change_of_index(list(first.values()), list(last.values()), seed)
    return ReasonMeasured(_of_the_group(before), _of_the_group(after), change, paired.people - len(first)), ""


def _of_the_group(found: Reasoned) -> Reasoned:
    """What is published names nobody's own index, by number or otherwise."""
    return replace(found, individual={})


def _placebo(paired: Both) -> Iterator[tuple[float, float]]:
    for juror, then in paired.first.items():
        for before, after in zip(then.placebo, paired.last[juror].placebo, strict=True):
            if before is not None and after is not None:
                yield before, after


def _is_noisy(paired: Both) -> bool:
    shaken = [abs(after - before) for before, after in _placebo(paired)]
    aimed = [
        abs(now[0] - then[0])
        for juror, first in paired.first.items()
        for then, now in zip(first.readings, paired.last[juror].readings, strict=True)
        if then[0] is not None and now[0] is not None
    ]
    return bool(shaken and aimed) and _mean(shaken) >= _mean(aimed)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _trust(asked: Instrument, paired: Both, seed: int) -> Iterator[TrustMeasured]:
    for place, question in enumerate(asked.trust):
        yield TrustMeasured(question.words, moved_in(paired, _trust_at(place), seed))


def _placebo_at(place: int) -> Callable[[Answered], Number]:
    return lambda each: each.placebo[place]


def _trust_at(place: int) -> Callable[[Answered], Number]:
    return lambda each: each.trust[place]
