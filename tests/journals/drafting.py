"""What happens while recommendations are drafted: everything that can be done with them, once at least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.recommendations.acts import (
    AmendRecommendation,
    AnswerAmendment,
    DraftRecommendation,
    DropRecommendation,
    FreezeRecommendation,
    MergeConditions,
    MergeRecommendations,
    ModerateStatement,
    PutRecommendation,
    ReopenRecommendation,
    TakeOffRecommendation,
)
from app.jury.recommendations.juror_acts import (
    ConfirmCondition,
    ProposeAmendment,
    ReviewStatement,
    SignOff,
    SignStatement,
    StateCondition,
    WithdrawAmendment,
    WithdrawCondition,
    WriteStatement,
)
from app.jury.votes.acts import CastBallot, CloseVote, OpenVote, RevealVotes
from app.jury.votes.declared import Base, Declared, Portion, Threshold
from tests.journals.day import FACILITATOR, SCRIBE, juror

if TYPE_CHECKING:
    from tests.journals.day import Day

LEVELS = tuple({"en": text} for text in ("I oppose it", "I am not sure", "I support it if", "I support it"))
ENOUGH = Declared(Threshold(Portion(2, 3), Base.PRESENT))


def draft(day: Day) -> None:
    said = tuple(seq for seq, each in day.state.contributions.items() if not each.withdrawn)
    it = day.do(FACILITATOR, DraftRecommendation({"en": "Go on paying."}, said[:2]))
    other = day.do(SCRIBE, DraftRecommendation({"en": "Say openly what is paid."}, said[2:3]))
    slip = day.do(FACILITATOR, DraftRecommendation({"en": "Go on playing."}))
    day.do(FACILITATOR, DropRecommendation(slip, False, True))
    day.do(FACILITATOR, MergeRecommendations(it, 2, other, {"en": "Go on paying, openly."}))
    day.undo()
    day.do(FACILITATOR, MergeRecommendations(it, 4, other, {"en": "Go on paying, openly."}))
    propose(day, it)
    day.do(FACILITATOR, FreezeRecommendation(it, day.state.recommendations.drafted[it].rev))
    statement = reply(day, it)
    put(day, it, 1, [0, 1, 2, 0])
    day.do(FACILITATOR, ReopenRecommendation(it, 1))
    rework(day, it, statement)
    put(day, it, 2, [3, 2, 3, 3, 1])


def propose(day: Day, it: int) -> None:
    first, second, third = day.here[:3]
    taken = day.do(juror(first), ProposeAmendment(it, 1, "Say for how long."))
    kept = day.do(juror(second), ProposeAmendment(it, 4, "Say who pays."))
    back = day.do(juror(third), ProposeAmendment(it, 4, "Never mind."))
    day.do(juror(third), WithdrawAmendment(back))
    now = day.state.recommendations.drafted[it]
    words = {"en": "Go on paying for five years, openly."}
    day.do(FACILITATOR, AmendRecommendation(it, now.rev + 1, words, now.sources, (taken,)))
    day.do(FACILITATOR, AnswerAmendment(kept, None, False, "The next recommendation says so."))


def reply(day: Day, it: int) -> int:
    """Signed, conditional, and dissented from. Returns the dissent."""
    first, second, third, fourth = day.here[:4]
    day.do(juror(first), SignOff(it, 1, True))
    day.do(juror(second), SignOff(it, 1, False, "It says nothing of schools."))
    conditions = tuple(
        day.do(juror(number), StateCondition(it, text))
        for number, text in ((first, "it is published"), (second, "we hear of it"), (third, "it is dearer"))
    )
    day.do(juror(third), WithdrawCondition(conditions[2]))
    wrong = day.do(FACILITATOR, MergeConditions(it, "it is public", conditions[:1]))
    day.undo()
    assert day.state.recommendations.canons[wrong].parted
    canon = day.do(FACILITATOR, MergeConditions(it, "it is published each year", conditions[:2]))
    day.do(juror(first), ConfirmCondition(conditions[0], canon, True))
    day.do(juror(second), ConfirmCondition(conditions[1], canon, False))
    statement = day.do(juror(fourth), WriteStatement(it, 1, "The money is needed nearer home."))
    day.do(FACILITATOR, ModerateStatement(statement, None, True))
    day.do(juror(third), SignStatement(statement, True, by_number=True))
    return statement


def put(day: Day, it: int, version: int, marks: list[int]) -> None:
    prepared = PutRecommendation(it, version, "recommendations", {"en": "Recommendation 1"}, LEVELS, ENOUGH)
    day.do(FACILITATOR, prepared)
    vote = day.state.recommendations.drafted[it].versions[-1].votes[0]
    if version == 1:
        day.do(FACILITATOR, TakeOffRecommendation(it, vote))
        day.do(FACILITATOR, prepared)
        vote = day.state.recommendations.drafted[it].versions[-1].votes[0]
    day.do(FACILITATOR, OpenVote(vote, 1))
    for place, number in enumerate(day.here):
        mark = marks[place % len(marks)]
        why = {vote: "It is too vague."} if mark == 0 else {}
        only_if = {vote: "it is published"} if mark == 2 else {}
        day.do(juror(number), CastBallot(vote, 1, 1, {vote: mark}, why, only_if))
    day.do(FACILITATOR, CloseVote(vote, 1))
    day.do(FACILITATOR, RevealVotes({vote: 1}))


def rework(day: Day, it: int, statement: int) -> None:
    now = day.state.recommendations.drafted[it]
    words = {"en": "Go on paying for five years, openly, and sing in schools."}
    day.do(FACILITATOR, AmendRecommendation(it, now.rev + 1, words, now.sources))
    day.do(FACILITATOR, FreezeRecommendation(it, now.rev + 1))
    for number in day.here[:3]:
        day.do(juror(number), SignOff(it, 2, True))
    for number in day.state.recommendations.statements[statement].signed:
        day.do(juror(number), ReviewStatement(statement, it, 2, stands=number % 2 == 0))
