"""What can be done with votes. Each re-opening of a vote is a new version; a ballot names the version it is for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from ..act import Act, Outcome, RoomAct
from ..numbers import JurorNumber, Mark, QuestionId, VoteId
from .methods import Counts
from .verdict import Verdict

LONGEST_OWN_WORDS = 500
LARGEST_REV = 1_000_000
"""More answers than anybody gives, and a number that every tablet can count on from."""


@dataclass(frozen=True, slots=True)
class OpenVote(RoomAct):
    """Version 1 opens a vote; every later one re-opens it, and the ballots already given stand unless changed.

    A secret vote starts empty each time: everybody casts again, and what was counted before stays on the record.
    """

    vote: VoteId
    version: int


@dataclass(frozen=True, slots=True)
class VoteClosed(Outcome):
    """What was counted, as it can be published: marks sorted per question and without numbers.

    `turnout` is how many of the `entitled` answered at least one question; `digest` is the SHA-256 of the canonical
    JSON of [vote, version, ballots]. `entitled` are those here at the close, with those who had answered and gone;
    `checked_in` is everybody who ever was, or whose ballot came on paper; `transcribed` are the voters some of whose
    answers were entered from paper. `verdicts` are on the questions for which something was declared. Of a secret vote
    that is `withheld`, too few having cast, or `void`, the server having come back from a copy, there are no ballots.
    """

    entitled: int
    turnout: int
    ballots: Mapping[QuestionId, tuple[Mark, ...]]
    counts: Mapping[QuestionId, Counts]
    digest: str
    checked_in: int = 0
    verdicts: Mapping[QuestionId, Verdict] = field(default_factory=dict)
    transcribed: int = 0
    withheld: bool = False
    void: bool = False

    @property
    def is_told(self) -> bool:
        return not self.withheld and not self.void


@dataclass(frozen=True, slots=True)
class CloseVote(RoomAct):
    vote: VoteId
    version: int
    outcome: ClassVar[type[Outcome]] = VoteClosed


@dataclass(frozen=True, slots=True)
class RevealVotes(RoomAct):
    """The results of these votes, each in the version named, become visible to the room."""

    votes: Mapping[VoteId, int]


@dataclass(frozen=True, slots=True)
class HideVotes(RoomAct):
    """The results leave the screens. That they had been revealed stays on the record."""

    votes: Mapping[VoteId, int]


@dataclass(frozen=True, slots=True)
class BallotCast(Outcome):
    """The questions whose answer this ballot set; an older revision of the others was already replaced."""

    counted: tuple[QuestionId, ...]


@dataclass(frozen=True, slots=True)
class CastBallot(Act):
    """One juror's answers, or some of them. For each question the highest revision counts.

    `words` and `conditions` are the juror's own, to questions answered in the same ballot that offer a box for them.
    """

    vote: VoteId
    version: int
    rev: int
    answers: Mapping[QuestionId, Mark]
    words: Mapping[QuestionId, str] = field(default_factory=dict)
    conditions: Mapping[QuestionId, str] = field(default_factory=dict)
    outcome: ClassVar[type[Outcome]] = BallotCast


@dataclass(frozen=True, slots=True)
class TranscribeBallot(Act):
    """A juror's ballot paper, entered for them by the team: keyed twice, so that a slip of the finger is found.

    It counts like a ballot of their own, which it replaces and which can replace it. To take it back is to enter the
    paper again, or for the juror to answer on a device.
    """

    juror: JurorNumber
    vote: VoteId
    version: int
    rev: int
    answers: Mapping[QuestionId, Mark]
    again: Mapping[QuestionId, Mark]
    words: Mapping[QuestionId, str] = field(default_factory=dict)
    conditions: Mapping[QuestionId, str] = field(default_factory=dict)
    outcome: ClassVar[type[Outcome]] = BallotCast


@dataclass(frozen=True, slots=True)
class CastSecret(Act):
    """A juror has cast a secret ballot, whole and final. The marks are not in here: they went into the box.

    The same act sent again is the same ballot; what it is sent with the second time is not looked at.
    """

    vote: VoteId
    version: int


@dataclass(frozen=True, slots=True)
class Finish(Act):
    """A juror has no more to change in this version of the vote; what was not answered stays unanswered."""

    vote: VoteId
    version: int


@dataclass(frozen=True, slots=True)
class ShowResults(RoomAct):
    """Which block of the revealed results the room looks at, or which question of one, where no block is called so; or
    what changed between both views (`change`).

    The wall and every tablet turn to it together; "" is the first block.
    """

    leaving: str
    to: str
