"""A juror's own way through the day, for nobody else."""

from dataclasses import dataclass

from ..jury.contributions.acts import Perspective, Stance
from ..jury.numbers import JurorNumber, QuestionId, Words
from ..jury.people import By, Role
from ..jury.state import State
from ..jury.votes.answers import Parts, parts
from ..jury.votes.moments import first_views, in_order
from ..jury.votes.plan import Question, Reading, Vote, When
from ..jury.votes.results import mark_of
from .region import Region


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """One question answered before and after; `known` is False where there was no answer at that time.

    `put_before` is False where it was put once only.
    """

    words: Words
    reading: Reading | None
    put_before: bool
    before: Parts
    before_known: bool
    after: Parts
    after_known: bool
    written: str
    condition: str


@dataclass(frozen=True, slots=True)
class Spoken:
    perspective: Perspective
    stance: Stance
    text: str


@dataclass(frozen=True, slots=True)
class MyJourney(Region):
    """Where this juror began and ended, what they asked and what they said."""

    rows: tuple[JourneyRow, ...]
    asked: tuple[str, ...]
    said: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class LastView:
    """The last vote that put a question, and the one in which it was put at first, if there was one."""

    question: Question
    first: Vote | None
    last: Vote


def last_views(state: State) -> tuple[LastView, ...]:
    """Every question that was put again or put as refined, once, where that vote has closed."""
    found: dict[QuestionId, LastView] = {}
    for vote in (vote for vote in in_order(state.the_plan.votes) if state.voting(vote.id).is_closed):
        firsts = first_views(state, vote)
        for question in map(state.the_plan.question, vote.questions):
            first = firsts.get(question.id)
            if first or vote.when is When.REFINED:
                found[question.id] = LastView(question, first, vote)
    return tuple(found.values())


def my_journey(state: State, views: tuple[LastView, ...], juror: JurorNumber) -> MyJourney:
    """views: all there are, the same for every juror."""
    by = By(Role.JUROR, juror)
    asked = (question for question in state.questions.asked.values() if question.author == by)
    said = (
        each for each in state.contributions.values() if each.author == by and not each.withdrawn and not each.voices
    )
    return MyJourney(
        rows=tuple(filter(None, (_row(state, view, juror) for view in views))),
        asked=tuple(question.text for question in asked if not question.withdrawn),
        said=tuple(Spoken(each.perspective, each.stance, each.text) for each in said),
    )


def _row(state: State, view: LastView, juror: JurorNumber) -> JourneyRow | None:
    """None where this juror answered neither time."""
    asked, answer = view.question, state.voting(view.last.id).answers_to(view.question.id).get(juror)
    before = mark_of(state, view.first, asked.id, juror) if view.first else None
    if before is None and answer is None:
        return None
    return JourneyRow(
        words=asked.words,
        reading=asked.reading,
        put_before=view.first is not None,
        before=parts(asked, before),
        before_known=before is not None,
        after=parts(asked, answer.mark if answer else None),
        after_known=answer is not None,
        written=answer.words if answer else "",
        condition=answer.condition if answer else "",
    )
