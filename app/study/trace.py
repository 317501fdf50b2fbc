"""What each recommendation came of: exhibit → question → reason → vote, as far as people said what made them say so.

Words stand here under the rules by which findings quote: what others were shown, by people who agreed to be quoted,
where the plan asks for that, and what was written on ballots once the vote is told. All the rest is counted, for a
recommendation as a whole. Nobody's name or number is here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..jury.citing.state import NOTHING, Cited
from ..jury.citing.told import because_of, reason_because_of
from ..jury.contributions.acts import Perspective, Stance
from ..jury.contributions.rules import is_let_through
from ..jury.contributions.state import Contribution
from ..jury.numbers import ExhibitId, QuestionId, Seq, VoteId, Words
from ..jury.recommendations.standing import statements_to, verdict_on_version
from ..jury.recommendations.state import Recommendation
from ..jury.seats.quoting import may_be_quoted, may_juror_be_quoted
from ..jury.state import State
from ..jury.votes.verdict import Verdict
from .findings import Standing, standing


class Kind(StrEnum):
    """Where a reason was given."""

    SAID = "said"
    BALLOT = "ballot"
    DISSENT = "dissent"


@dataclass(frozen=True, slots=True)
class Reason:
    """In its author's words. What was said at a table has a perspective and a stance."""

    kind: Kind
    text: str
    perspective: Perspective | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class AnswerTrace:
    """A question that was answered, and the reasons for which that was cited; `drafters`: whoever drafted cites it."""

    question: str
    reply: str
    drafters: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ExhibitTrace:
    """An exhibit, the reasons for which it was cited, and what was answered about it; None: about no exhibit."""

    exhibit: Words | None
    drafters: bool
    reasons: tuple[Reason, ...]
    answers: tuple[AnswerTrace, ...]


@dataclass(frozen=True, slots=True)
class RecommendationTrace:
    """`uncited` are reasons that cite nothing, `untold` those that are counted and not quoted. `verdict` is that on
    the last version that was voted on."""

    number: int
    words: Words
    exhibits: tuple[ExhibitTrace, ...]
    uncited: int
    untold: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Trace:
    """Of the recommendations to which something was traced."""

    recommendations: tuple[RecommendationTrace, ...]


Given = tuple[Reason | None, Cited]
"""A reason, None where it may not be quoted, and what it cites."""


def trace(state: State) -> Trace:
    """Of a day on which no vote is open or held back."""
    drafted = enumerate(state.recommendations.drafted.values(), 1)
    found = (_trace(state, number, it) for number, it in drafted if it.is_standing)
    return Trace(tuple(each for each in found if each.exhibits))


def _trace(state: State, number: int, it: Recommendation) -> RecommendationTrace:
    given = list(_given(state, it))
    told = [(reason, cited) for reason, cited in given if reason is not None]
    verdicts = filter(None, (verdict_on_version(state, version) for version in reversed(it.versions)))
    return RecommendationTrace(
        number=number,
        words=it.words,
        exhibits=tuple(_exhibits(state, because_of(state, it.seq), told)),
        uncited=sum(cited == NOTHING for _, cited in told),
        untold=len(given) - len(told),
        verdict=next(verdicts, None),
    )


def _given(state: State, it: Recommendation) -> Iterator[Given]:
    """All that was given for it and against it: at the tables, beside it, and on ballots."""
    for seq in it.sources:
        said = state.contributions.get(seq)
        if said is not None and not said.withdrawn:
            yield _said(state, said), because_of(state, seq)
    for statement in statements_to(state, it.seq):
        text = Reason(Kind.DISSENT, statement.text) if statement.shown else None
        yield text, because_of(state, statement.seq)
    for vote in (vote for version in it.versions for vote in version.votes):
        if standing(state, state.the_plan.vote(vote)) is Standing.COUNTED:
            for question in state.the_plan.vote(vote).questions:
                yield from _written(state, vote, question)


def _said(state: State, said: Contribution) -> Reason | None:
    if not is_let_through(state, said) or not all(may_be_quoted(state, author) for author in said.authors):
        return None
    return Reason(Kind.SAID, said.text, said.perspective, said.stance)


def _written(state: State, vote: VoteId, question: QuestionId) -> Iterator[Given]:
    """In the order of the alphabet: that of the seats tells nothing to anybody."""
    given: list[tuple[str, Given]] = []
    for juror, answer in state.voting(vote).answers_to(question).items():
        if answer.words:
            reason = Reason(Kind.BALLOT, answer.words) if may_juror_be_quoted(state, juror) else None
            given.append((answer.words, (reason, reason_because_of(state, vote, question, juror))))
    yield from (each for _, each in sorted(given, key=lambda each: each[0]))


def _exhibits(state: State, drafters: Cited, told: list[tuple[Reason, Cited]]) -> Iterator[ExhibitTrace]:
    """In the order in which the room was shown them; last what was answered about none of them."""
    cited = [drafters, *(each for _, each in told)]
    answers = {answer: state.questions.asked[answer].about for each in cited for answer in each.answers}
    named = {exhibit for each in cited for exhibit in each.exhibits}
    for exhibit in (*state.exhibits.seen, None):
        about = [seq for seq in state.questions.asked if seq in answers and _about(state, answers[seq]) == exhibit]
        if exhibit in named or about:
            yield ExhibitTrace(
                exhibit=state.the_plan.exhibit(exhibit).title if exhibit is not None else None,
                drafters=exhibit in drafters.exhibits,
                reasons=tuple(reason for reason, cited in told if exhibit in cited.exhibits),
                answers=tuple(_answer(state, seq, drafters, told) for seq in about),
            )


def _about(state: State, exhibit: ExhibitId | None) -> ExhibitId | None:
    return exhibit if exhibit in state.exhibits.seen else None


def _answer(state: State, seq: Seq, drafters: Cited, told: Iterable[tuple[Reason, Cited]]) -> AnswerTrace:
    asked = state.questions.asked[seq]
    reasons = tuple(reason for reason, cited in told if seq in cited.answers)
    return AnswerTrace(asked.text, asked.reply, seq in drafters.answers, reasons)
