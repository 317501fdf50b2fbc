"""A jury's day held from its plan alone, through the rules: every vote put, every exhibit shown, to the close."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from app.jury.contributions.acts import Contribute, Perspective, Stance
from app.jury.day.acts import OpenSitting
from app.jury.day.agenda_acts import Adjourn, CloseSitting, Resume
from app.jury.day.plan import PUTS_VOTES, PhaseKind
from app.jury.exhibits.acts import ShowExhibit
from app.jury.people import By, Role
from app.jury.questions.acts import AskWitness
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.tables.acts import DrawTables, Solved
from app.jury.tables.rules import met_before
from app.jury.votes.acts import CastBallot, CloseVote, Finish, OpenVote, RevealVotes
from app.jury.votes.moments import counterparts
from app.study.seating.solved import seat
from tests.every_method import drawn
from tests.journals.day import FACILITATOR, ORGANISER, Day, juror

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.jury.day.plan import Phase
    from app.jury.plan import Plan
    from app.jury.votes.plan import Vote

JURORS = 12


def held(plan: Plan, seed: int = 1) -> Iterator[Day]:
    """The day as it stands at every step of its agenda, and at last when it is closed."""
    day = Day(Random(seed))
    day.do(ORGANISER, OpenSitting(plan, tuple(range(1, JURORS + 1))))
    for number in range(1, JURORS + 1):
        day.do(By(Role.VISITOR), TakeSeat(number))
        day.do(juror(number), CheckIn(tuple(consent.id for consent in plan.consents)))
    for phase in plan.agenda:
        if phase is not plan.agenda[0]:
            day.move_to(phase.id)
        go_through(day, phase)
        day.wait(phase.minutes)
        yield day
    day.do(FACILITATOR, CloseSitting(phase.id))
    yield day


def go_through(day: Day, phase: Phase) -> None:
    if phase.kind in PUTS_VOTES:
        for vote in map(day.state.the_plan.vote, phase.votes):
            put(day, vote)
    for exhibit in phase.exhibits:
        day.do(FACILITATOR, ShowExhibit(day.state.exhibits.shown, exhibit))
    if phase.kind is PhaseKind.QUESTIONS:
        day.do(juror(1), AskWitness("Who checked the figures?", None))
    if phase.kind is PhaseKind.TALK:
        talk(day, phase)
    if phase.id == "adjourn":
        day.do(FACILITATOR, Adjourn(phase.id))
        day.wait(48 * 60)
        day.do(FACILITATOR, Resume(phase.id))
    if phase.kind is PhaseKind.RESULT:
        day.do(FACILITATOR, RevealVotes(dict.fromkeys(phase.votes, 1)))


def put(day: Day, vote: Vote) -> None:
    """Everybody answers everything."""
    day.do(FACILITATOR, OpenVote(vote.id, 1))
    for number in day.here:
        for question in map(day.state.the_plan.question, vote.questions):
            words = {question.id: "Only if it is tried first."} if question.own_words and number % 2 else {}
            day.do(juror(number), CastBallot(vote.id, 1, 1, {question.id: drawn(question, day.dice)}, words))
        if vote.to_finish:
            day.do(juror(number), Finish(vote.id, 1))
    day.do(FACILITATOR, CloseVote(vote.id, 1))
    if not counterparts(day.state, vote):
        day.do(FACILITATOR, RevealVotes({vote.id: 1}))


def talk(day: Day, phase: Phase) -> None:
    seating = seat(day.here, phase.tables, met_before(day.state, phase.id), seed=1)
    day.do(FACILITATOR, DrawTables(phase.id, 1, phase.tables), Solved(seating))
    day.do(juror(2), Contribute(phase.id, Perspective.EVERYBODY, Stance.CONDITION, "If it is said openly."))
