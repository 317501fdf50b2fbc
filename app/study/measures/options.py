"""What became of each option: support and the two hats before and after, who was where, and on what conditions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...jury.numbers import OptionId, Words
from ...jury.state import State
from ...jury.votes.instrument import ANOTHER, Instrument, Proposal
from ...jury.votes.plan import Question
from ...jury.votes.verdict import Verdict
from .answered import Answered, Both, Number, number
from .conditional import Conditional, Needs, conditional
from .paired import Moved, holm, margins, moved
from .refined import Record, last_closed
from .transitions import FIRST, LAST, Position, Transition, class_of, distribution, transition


@dataclass(frozen=True, slots=True)
class OptionMeasured:
    """One option. me and all are None where it is not asked in hats. `p` is adjusted over the options (Holm).

    `first` and `last` count everybody who answered then, also those who are in no pair. `margins` tests the table of
    three by three, support on a condition counted as support. `conditions` are those listed; the last is None where
    people could write one: what they wrote is told together, as met or not, and in nobody's words. `needs` are those of
    each person who has any, also of who is against it or not sure.
    """

    id: OptionId
    words: Words
    support: Moved
    me: Moved | None
    all: Moved | None
    p: float | None
    margins: float | None
    first: Mapping[Position, int]
    last: Mapping[Position, int]
    transition: Transition
    conditions: tuple[Words | None, ...]
    needs: tuple[Needs, ...]
    conditional: Conditional


def options_measured(
    state: State, asked: Instrument, paired: Both, held: Sequence[Record], seed: int
) -> tuple[OptionMeasured, ...]:
    each = tuple(_options(state, asked, paired, held, seed))
    adjusted = holm([option.support.p for option in each])
    return tuple(replace(option, p=p) for option, p in zip(each, adjusted, strict=True))


def moved_in(paired: Both, answer: Callable[[Answered], Number], seed: int) -> Moved:
    """Over those who gave the answer both times."""
    pairs = [(answer(paired.first[juror]), answer(paired.last[juror])) for juror in paired.first]
    whole = [(before, after) for before, after in pairs if before is not None and after is not None]
    return moved([before for before, _ in whole], [after for _, after in whole], seed)


def _options(
    state: State, asked: Instrument, paired: Both, held: Sequence[Record], seed: int
) -> Iterator[OptionMeasured]:
    for place, proposal in enumerate(asked.proposals):
        mine = [record for record in held if record.option == proposal.id]
        pairs = [(r.before, r.position) for r in mine if r.before is not None and r.juror in paired.first]
        table = transition(pairs, FIRST, LAST)
        conditions, needs = _conditions(proposal, mine)
        floor = sum(record.position is Position.SUPPORT for record in mine)
        hats = [_hat(paired, place, hat, seed) for hat in range(3)]
        yield OptionMeasured(
            id=proposal.id,
            words=proposal.words,
            support=hats[0],
            me=hats[1] if proposal.me else None,
            all=hats[2] if proposal.all else None,
            p=None,
            margins=margins(_three_by_three(table)),
            first=distribution(_first(state, asked, proposal)),
            last=distribution(record.position for record in mine),
            transition=table,
            conditions=conditions,
            needs=tuple(sorted(needs, key=sorted)),
            conditional=conditional(floor, needs, len(conditions), _needed(state, proposal)),
        )


def _hat(paired: Both, place: int, hat: int, seed: int) -> Moved:
    return moved_in(paired, lambda each: each.readings[place][hat], seed)


def _first(state: State, asked: Instrument, proposal: Proposal) -> Iterator[Position]:
    assert asked.first
    answers = state.voting(asked.first.id).answers_to(proposal.support.id)
    return (class_of(number(answer.mark)) for answer in answers.values())


def _conditions(proposal: Proposal, mine: Sequence[Record]) -> tuple[tuple[Words | None, ...], list[Needs]]:
    ids: list[str] = [option.id for option in proposal.conditions.options] if proposal.conditions else []
    words = [option.words for option in proposal.conditions.options] if proposal.conditions else []
    listed: dict[str, Words | None] = dict(zip(ids, words, strict=True))
    if ANOTHER in listed or any(record.own_condition for record in mine):
        listed[ANOTHER] = None
    place = {condition: number for number, condition in enumerate(listed)}
    each = [frozenset(place[c] for c in (*r.conditions, *([ANOTHER] if r.own_condition else []))) for r in mine]
    return tuple(listed.values()), [needs for needs in each if needs]


def _needed(state: State, proposal: Proposal) -> int | None:
    """What was declared for the consent, else for support itself."""
    verdicts = (_verdict(state, each) for each in (proposal.consent, proposal.support) if each)
    return next((verdict.needed for verdict in verdicts if verdict), None)


def _verdict(state: State, question: Question) -> Verdict | None:
    voting = last_closed(state, question.id)
    return voting.closings[-1].verdicts.get(question.id) if voting and voting.closings else None


def _three_by_three(table: Transition) -> tuple[tuple[int, ...], ...]:
    oppose, unsure, on_condition, support = (table.columns.index(position) for position in LAST)
    return tuple((row[oppose], row[unsure], row[on_condition] + row[support]) for row in table.counts)
