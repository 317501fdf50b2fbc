"""A juror's own way through the day, for nobody else."""

from dataclasses import dataclass

from ..jury.contributions.acts import Perspective, Stance
from ..jury.numbers import JurorNumber, Words
from ..jury.people import By, Role
from ..jury.state import State
from ..jury.votes.answers import Parts, parts
from ..jury.votes.plan import Reading, When
from ..jury.votes.results import mark_of, opening_of
from .region import Region


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """One question answered before and after; `known` is False where there was no answer at that time."""

    words: Words
    reading: Reading | None
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


def my_journey(state: State, juror: JurorNumber) -> MyJourney:
    by = By(Role.JUROR, juror)
    asked = (question for question in state.questions.asked.values() if question.author == by)
    said = (each for each in state.contributions.values() if each.author == by and not each.withdrawn)
    return MyJourney(
        rows=_rows(state, juror),
        asked=tuple(question.text for question in asked if not question.withdrawn),
        said=tuple(Spoken(each.perspective, each.stance, each.text) for each in said),
    )


def _rows(state: State, juror: JurorNumber) -> tuple[JourneyRow, ...]:
    refined = [vote for vote in state.the_plan.votes if vote.when is When.REFINED and state.voting(vote.id).is_closed]
    rows = []
    for vote in refined:
        opening = opening_of(state, vote)
        for asked in map(state.the_plan.question, vote.questions):
            before = mark_of(state, opening, asked.id, juror) if opening else None
            after = mark_of(state, vote, asked.id, juror)
            if before is None and after is None:
                continue
            answer = state.voting(vote.id).answers_to(asked.id).get(juror)
            rows.append(
                JourneyRow(
                    words=asked.words,
                    reading=asked.reading,
                    before=parts(asked, before),
                    before_known=before is not None,
                    after=parts(asked, after),
                    after_known=after is not None,
                    written=answer.words if answer else "",
                    condition=answer.condition if answer else "",
                )
            )
    return tuple(rows)
