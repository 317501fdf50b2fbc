"""What was cited, as it can be told: of what two became, what either came of; and nothing the room no longer sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from ..numbers import ExhibitId, JurorNumber, QuestionId, Seq, VoteId, Words
from ..recommendations.standing import head
from ..state import State
from .rules import can_be_cited, cited_for_reason
from .state import NOTHING, Cited


@dataclass(frozen=True, slots=True)
class Because:
    """An exhibit by its title, or the answer to a `question`."""

    exhibit: Words | None
    question: str = ""


def because_of(state: State, said: Seq) -> Cited:
    """Of a contribution, a recommendation or a minority statement, with all that was merged into it."""
    if not state.citing.said:
        return NOTHING
    return _seen(state, (state.citing.said.get(each, NOTHING) for each in (said, *_merged_into(state, said))))


def reason_because_of(state: State, vote: VoteId, question: QuestionId, juror: JurorNumber) -> Cited:
    return _seen(state, [cited_for_reason(state, vote, question, juror)])


def _merged_into(state: State, said: Seq) -> Iterable[Seq]:
    if said in state.recommendations.drafted:
        drafted = state.recommendations.drafted
        return [each for each in drafted if each != said and head(state, each).seq == said]
    parts = [each.seq for each in state.contributions.values() if each.into == said]
    return [*parts, *(deeper for part in parts for deeper in _merged_into(state, part))]


def _seen(state: State, cited: Iterable[Cited]) -> Cited:
    together = reduce(or_, cited, NOTHING)
    return Cited(
        tuple(each for each in together.exhibits if can_be_cited(state, each, None)),
        tuple(each for each in together.answers if can_be_cited(state, None, each)),
    )


def in_words(state: State, cited: Cited) -> tuple[Because, ...]:
    exhibits, answers = cited.exhibits, cited.answers
    return (*(exhibit_in_words(state, each) for each in exhibits), *(answer_in_words(state, each) for each in answers))


def exhibit_in_words(state: State, exhibit: ExhibitId) -> Because:
    return Because(state.the_plan.exhibit(exhibit).title)


def answer_in_words(state: State, question: Seq) -> Because:
    return Because(None, state.questions.asked[question].text)
