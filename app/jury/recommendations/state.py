"""The recommendations' slice of the state. Everything is named by the entry that made it, and nothing is dropped."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..by_juror import ByJuror
from ..numbers import JurorNumber, Seq, VoteId, Words


@dataclass(frozen=True, slots=True)
class SignedOff:
    """These are our words; or not yet, and why."""

    ours: bool
    because: str


@dataclass(frozen=True, slots=True)
class Version:
    """A wording as it was frozen: a fact. `rev` is the draft's revision; `votes` are those it was put to."""

    number: int
    words: Words
    digest: str
    rev: int
    sources: tuple[Seq, ...]
    signed: ByJuror[SignedOff] = field(default_factory=ByJuror)
    votes: tuple[VoteId, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`words` and `sources` are the draft's, in revision `rev`; while `frozen`, those of the last version.

    `into` is the recommendation that it was merged into; `puts` how many votes were ever prepared for it.
    """

    seq: Seq
    words: Words
    sources: tuple[Seq, ...]
    rev: int = 1
    versions: tuple[Version, ...] = ()
    frozen: bool = False
    dropped: bool = False
    into: Seq | None = None
    puts: int = 0

    @property
    def latest(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @property
    def is_standing(self) -> bool:
        return self.into is None and not self.dropped


@dataclass(frozen=True, slots=True)
class Amendment:
    """Other words that a juror proposed; `taken` is the drafter's answer, None while it waits."""

    seq: Seq
    author: JurorNumber
    recommendation: Seq
    rev: int
    text: str
    taken: bool | None = None
    because: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    seq: Seq
    author: JurorNumber
    recommendation: Seq
    text: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Canon:
    """One wording for several conditions, and whether the author of each finds that it is theirs; None: not said."""

    seq: Seq
    recommendation: Seq
    text: str
    members: Mapping[Seq, bool | None]
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Whether a signer found that the statement still stood, having read this version of this recommendation."""

    recommendation: Seq
    version: int
    stands: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A minority statement, written to a version. `signed`: who signs, and whether by the seat's number."""

    seq: Seq
    author: JurorNumber
    recommendation: Seq
    version: int
    text: str
    signed: Mapping[JurorNumber, bool]
    shown: bool | None = None
    because: str = ""
    reviewed: Mapping[JurorNumber, Reviewed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recommendations:
    drafted: Mapping[Seq, Recommendation] = field(default_factory=dict)
    amendments: Mapping[Seq, Amendment] = field(default_factory=dict)
    conditions: Mapping[Seq, Condition] = field(default_factory=dict)
    canons: Mapping[Seq, Canon] = field(default_factory=dict)
    statements: Mapping[Seq, Statement] = field(default_factory=dict)
