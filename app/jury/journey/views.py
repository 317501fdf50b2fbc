"""Where one juror began and where they ended, question by question, and option by option in the three readings.

Only their own answers, and only of votes that have closed. A question that was put once has no beginning; an answer
that was not given is told as such, and never as "not sure".
"""

from dataclasses import dataclass

from ..numbers import JurorNumber, OptionId, QuestionId, Words
from ..state import State
from ..votes.answers import Parts, parts
from ..votes.instrument import Proposal, instrument_of
from ..votes.methods import NOT_SURE
from ..votes.moments import first_views, in_order
from ..votes.plan import Method, Question, Reading, Vote, When
from ..votes.state import Answer

Ends = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class LastView:
    """The last vote that put a question, and the one in which it was put at first, if there was one."""

    question: Question
    first: Vote | None
    last: Vote


@dataclass(frozen=True, slots=True)
class Way:
    """One question; `before` and `after` are None where there was no answer at that time.

    `put_before`: it was put at first, too. `ends` are the same two answers as numbers, where it is a scale; None also
    for "not sure".
    """

    question: QuestionId
    words: Words
    reading: Reading | None
    put_before: bool
    before: Parts | None
    after: Parts | None
    ends: Ends
    written: str
    condition: str


@dataclass(frozen=True, slots=True)
class OptionWay:
    """One option: its readings that this juror answered, support first."""

    option: OptionId
    words: Words
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """`options` as the instrument has them, `again` the other questions that were put twice, `once` those put only
    once. `late`: they gave no first view, and a last one.
    """

    options: tuple[OptionWay, ...] = ()
    again: tuple[Way, ...] = ()
    once: tuple[Way, ...] = ()
    late: bool = False


def last_views(state: State) -> tuple[LastView, ...]:
    """Every question that was put again or put as refined, once, where that vote has closed. The same for everybody."""
    found: dict[QuestionId, LastView] = {}
    for vote in (vote for vote in in_order(state.the_plan.votes) if state.voting(vote.id).is_closed):
        firsts = first_views(state, vote)
        for question in map(state.the_plan.question, vote.questions):
            first = firsts.get(question.id)
            if first or vote.when is When.REFINED:
                found[question.id] = LastView(question, first, vote)
    return tuple(found.values())


def ways(state: State, views: tuple[LastView, ...], juror: JurorNumber) -> Ways:
    """What this juror answered neither time is left out."""
    mine = {view.question.id: way for view in views if (way := _way(state, view, juror))}
    options = tuple(filter(None, (_option(each, mine) for each in instrument_of(state.the_plan).proposals)))
    placed = {way.question for option in options for way in option.ways}
    rest = [way for way in mine.values() if way.question not in placed]
    twice = [way for way in mine.values() if way.put_before]
    return Ways(
        options=options,
        again=tuple(way for way in rest if way.put_before),
        once=tuple(way for way in rest if not way.put_before),
        late=bool(twice) and all(way.before is None for way in twice),
    )


def _option(proposal: Proposal, mine: dict[QuestionId, Way]) -> OptionWay | None:
    asked = (proposal.support, proposal.me, proposal.all)
    told = tuple(mine[question.id] for question in asked if question and question.id in mine)
    return OptionWay(proposal.id, proposal.words, told) if told else None


def _way(state: State, view: LastView, juror: JurorNumber) -> Way | None:
    asked = view.question
    before = state.voting(view.first.id).answers_to(asked.id).get(juror) if view.first else None
    after = state.voting(view.last.id).answers_to(asked.id).get(juror)
    if before is None and after is None:
        return None
    return Way(
        question=asked.id,
        words=asked.words,
        reading=asked.reading,
        put_before=view.first is not None,
        before=parts(asked, before.mark) if before else None,
        after=parts(asked, after.mark) if after else None,
        ends=(_point(asked, before), _point(asked, after)),
        written=after.words if after else "",
        condition=after.condition if after else "",
    )


def _point(asked: Question, answer: Answer | None) -> int | None:
    mark = answer.mark if answer and asked.method is Method.SCALE else None
    return mark if isinstance(mark, int) and mark != NOT_SURE else None
