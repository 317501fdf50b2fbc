"""The votes' slice of the state, nested vote → question → juror so that one ballot copies little."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..by_juror import ByJuror
from ..numbers import JurorNumber, Mark, QuestionId
from .acts import VoteClosed


@dataclass(frozen=True, slots=True)
class Answer:
    """A mark, the revision it came with, and what the juror wrote beside it: in their own words, and on what condition
    they would support it. `transcribed` where the team entered it from paper."""

    mark: Mark
    rev: int
    words: str = ""
    condition: str = ""
    transcribed: bool = False


NO_ANSWERS: ByJuror[Answer] = ByJuror()


@dataclass(frozen=True, slots=True)
class Voting:
    """One vote's progress. `closings[n]` is the outcome of closing version n + 1; `revealed` is a version or 0.

    `finished` holds the version in which each juror finished last, `cast` the one in which each cast a secret ballot
    last.
    """

    version: int = 0
    is_open: bool = False
    answers: Mapping[QuestionId, ByJuror[Answer]] = field(default_factory=dict)
    closings: tuple[VoteClosed, ...] = ()
    revealed: int = 0
    finished: ByJuror[int] = field(default_factory=ByJuror)
    cast: ByJuror[int] = field(default_factory=ByJuror)

    @property
    def is_closed(self) -> bool:
        return self.version > 0 and not self.is_open

    @property
    def is_shown(self) -> bool:
        """Whether its result is before the room: revealed, and no secret vote that tells nothing."""
        return self.revealed > 0 and self.closings[-1].is_told

    def has_finished(self, juror: JurorNumber) -> bool:
        """Whether this juror has locked the answers of the present version."""
        return self.version > 0 and self.finished.get(juror) == self.version

    def has_cast(self, juror: JurorNumber) -> bool:
        """Whether this juror has cast a secret ballot in the present version."""
        return self.version > 0 and self.cast.get(juror) == self.version

    def has_paper(self, juror: JurorNumber) -> bool:
        """Whether a ballot on paper was entered for this seat."""
        answers = (given.get(juror) for given in self.answers.values())
        return any(answer is not None and answer.transcribed for answer in answers)

    def rev(self, question: QuestionId, juror: JurorNumber) -> int:
        """The revision of a juror's answer to a question; 0 where there is none."""
        answer = self.answers_to(question).get(juror)
        return answer.rev if answer else 0

    def answers_to(self, question: QuestionId) -> ByJuror[Answer]:
        return self.answers.get(question, NO_ANSWERS)


NEVER_PUT = Voting()
