"""Servers and tablets with one mistake each, such as people make. The simulation has to find every one of them out."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from app.jury.numbers import Millis
from app.jury.reasons import Fate, Reason
from app.jury.rule_book import RULES
from app.jury.votes import casting
from app.jury.votes import rules as votes
from app.jury.votes.acts import BallotCast, CastBallot, CloseVote
from app.live import deciding as module
from app.live.answer import Answer
from app.live.desk import Decided, Desk
from tests.chaos.simulation.tablet import FINAL, Tablet, new_id, says

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from app.jury.act import Act
    from app.live.answer import Sent


class AnswersBeforeTheCommit(Desk):
    async def _record(self, batch: Sequence[Sent]) -> list[Answer]:
        behind: Decided | None = getattr(self, "_behind", None)
        if behind and behind.entries:
            self._behind = None
            await self._append(behind)
        decided = self._behind = self._decide(batch)
        self._adopt_all(decided)
        return decided.answers


class ForgetsIdsWhenItStarts(Desk):
    async def catch_up(self) -> None:
        await super().catch_up()
        self._known.clear()


class ForgetsRefusals(Desk):
    def _refusal(self, sent: Sent, just_now: object) -> Reason | None:
        return None


class CallsAnErrorARefusal(Desk):
    async def _settle(self, batch: Sequence[Sent]) -> list[Answer]:
        answers = await super()._settle(batch)
        lost = [replace(answer, fate=Fate.INVALID) for answer in answers]
        return lost if {answer.reason for answer in answers} == {Reason.TRY_AGAIN} else answers


class AdoptsWhatWasNotWritten(Desk):
    async def _append(self, decided: Decided) -> None:
        try:
            await super()._append(decided)
        except SQLAlchemyError:
            for entry in decided.entries:
                self._adopt(entry)
            raise


class BelievesTheClock(Desk):
    def _decide(self, batch: Sequence[Sent]) -> Decided:
        self._at = Millis(0)
        return super()._decide(batch)


class TakesOtherContentUnderTheSameId(Desk):
    def _decide(self, batch: Sequence[Sent]) -> Decided:
        known, self._known = (
            self._known,
            {act_id: entry for act_id, entry in self._known.items() if any(s.act == entry.act for s in batch)},
        )
        try:
            return super()._decide(batch)
        finally:
            self._known = known


class SendsAgainUnderANewId(Tablet):
    def to_send_again(self, dice: Random) -> dict[str, Act]:
        self.outbox = {new_id(dice): act for act in self.outbox.values()}
        return dict(self.outbox)


class ForgetsItsOutboxAtAReload(Tablet):
    def reload(self) -> None:
        self.outbox.clear()


class TakesATapForAnyThatWaits(Tablet):
    def twin(self, version: int, mark: int) -> str | None:
        return next((act_id for act_id, act in self.outbox.items() if says(act, version, mark)), None)


class TakesRetryForAnAnswer(Tablet):
    final = FINAL | {Fate.RETRY}


DESKS = (
    AnswersBeforeTheCommit,
    ForgetsIdsWhenItStarts,
    ForgetsRefusals,
    CallsAnErrorARefusal,
    AdoptsWhatWasNotWritten,
    BelievesTheClock,
    TakesOtherContentUnderTheSameId,
)
TABLETS = (SendsAgainUnderANewId, ForgetsItsOutboxAtAReload, TakesATapForAnyThatWaits, TakesRetryForAnAnswer)


def _takes_whatever_comes_last(state: Any, by: Any, act: CastBallot, now: Any, given: Any) -> BallotCast:
    if not state.voting(act.vote).is_open or act.version != state.voting(act.vote).version:
        return casting.check_cast(state, by, act, now, given)
    return BallotCast(tuple(sorted(act.answers)))


def _takes_ballots_after_the_close(state: Any, by: Any, act: CastBallot, now: Any, given: Any) -> BallotCast:
    voting = replace(state.voting(act.vote), is_open=True)
    return casting.check_cast(state.with_voting(act.vote, voting), by, act, now, given)


def _closes_twice(state: Any, by: Any, act: CloseVote, now: Any, given: Any) -> Any:
    voting = replace(state.voting(act.vote), is_open=True)
    return votes.check_close(state.with_voting(act.vote, voting), by, act, now, given)


def _counts_all_but_one(state: Any, by: Any, act: CloseVote, now: Any, given: Any) -> Any:
    closed = votes.check_close(state, by, act, now, given)
    return replace(closed, ballots={question: marks[1:] for question, marks in closed.ballots.items()})


CHECKS: Mapping[str, tuple[type[Act], Any]] = {
    "takes whatever comes last": (CastBallot, _takes_whatever_comes_last),
    "takes ballots after the close": (CastBallot, _takes_ballots_after_the_close),
    "closes twice": (CloseVote, _closes_twice),
    "counts all but one": (CloseVote, _counts_all_but_one),
}


@contextmanager
def mistaken(name: str) -> Iterator[None]:
    """One rule's check is another for a while."""
    kind, check = CHECKS[name]
    right, rules = RULES[kind], module.check.__globals__["RULES"]
    rules[kind] = replace(right, check=check)
    try:
        yield
    finally:
        rules[kind] = right
