"""The votes' slice of the state, nested vote → question → juror so that one ballot copies little."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..numbers import JurorNumber, Mark, QuestionId
from .acts import VoteClosed


@dataclass(frozen=True, slots=True)
class Answer:
    """A mark and the revision it came with."""

    mark: Mark
    rev: int


@dataclass(frozen=True, slots=True)
class Voting:
    """One vote's progress. `closings[n]` is the outcome of closing version n + 1; `revealed` is a version or 0."""

    version: int = 0
    is_open: bool = False
    answers: Mapping[QuestionId, Mapping[JurorNumber, Answer]] = field(default_factory=dict)
    closings: tuple[VoteClosed, ...] = ()
    revealed: int = 0

    @property
    def is_closed(self) -> bool:
        return self.version > 0 and not self.is_open

    def rev(self, question: QuestionId, juror: JurorNumber) -> int:
        """The revision of a juror's answer to a question; 0 where there is none."""
        answer = self.answers.get(question, {}).get(juror)
        return answer.rev if answer else 0


NEVER_PUT = Voting()
