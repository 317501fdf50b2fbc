"""A tablet as its script behaves: what was tapped stays in the outbox until it has a final answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.jury.reasons import Fate
from app.jury.votes.acts import CastBallot

if TYPE_CHECKING:
    from random import Random

    from app.jury.act import Act
    from app.jury.state import State
    from app.live.answer import Answer
    from tests.chaos.simulation.server import Line

VOTE, QUESTION, OPTIONS = "opening", "keep", 3
FINAL = frozenset(Fate) - {Fate.RETRY, Fate.REVOKED}


def new_id(dice: Random) -> str:
    return f"{dice.getrandbits(128):032x}"


@dataclass
class Tablet:
    """One device with its storage (`outbox`, `revision`), which a reload keeps, and its line, which it does not.

    `wishes` are all its taps on an answer, in order, each with the act that stands for it.
    """

    line: Line
    outbox: dict[str, Act] = field(default_factory=dict)
    tapped: dict[str, Act] = field(default_factory=dict)
    fates: dict[str, Answer] = field(default_factory=dict)
    wishes: list[tuple[int, str]] = field(default_factory=list)
    revision: int = 0
    has_moved: bool = False

    final = FINAL

    def answer(self, seen: State, dice: Random) -> str | None:
        """A choice, to the vote as the screen showed it. Tapped again before it was answered, it is the same act."""
        voting = seen.voting(VOTE)
        mark = dice.randrange(OPTIONS)
        if not voting.version:
            return None
        twin = self.twin(voting.version, mark)
        if twin is not None:
            self.wishes.append((mark, twin))
            return None
        self.revision = max(self.revision, voting.rev(QUESTION, self.line.by.number)) + 1
        act_id = self.tap(CastBallot(VOTE, voting.version, self.revision, {QUESTION: mark}), dice)
        self.wishes.append((mark, act_id))
        return act_id

    def twin(self, version: int, mark: int) -> str | None:
        """The latest answer on this tablet, if it is this one and still waits: yes, no, yes are three."""
        recorded = {act_id for act_id, answer in self.fates.items() if answer.fate is Fate.RECORDED}
        kept = [act_id for _, act_id in self.wishes if act_id in self.outbox or act_id in recorded]
        latest = kept[-1] if kept else ""
        return latest if latest in self.outbox and says(self.outbox[latest], version, mark) else None

    def tap(self, act: Act, dice: Random) -> str:
        act_id = new_id(dice)
        self.outbox[act_id] = self.tapped[act_id] = act
        return act_id

    def told(self, answer: Answer) -> None:
        if answer.fate is Fate.REVOKED:
            self.has_moved = True
        if answer.fate in self.final and self.outbox.pop(answer.act_id, None) is not None:
            self.fates[answer.act_id] = answer

    def reload(self) -> None:
        """Memory goes; what is stored stays."""

    def to_send_again(self, dice: Random) -> dict[str, Act]:
        return dict(self.outbox)

    def moved_to(self, line: Line) -> Tablet:
        """The same seat on another device, which knows nothing of this one."""
        return replace(self, line=line, outbox={}, tapped={}, fates={}, wishes=[], revision=0)


def says(act: Act, version: int, mark: int) -> bool:
    return isinstance(act, CastBallot) and (act.version, act.answers[QUESTION]) == (version, mark)
