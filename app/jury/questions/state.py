"""The witness questions' slice of the state."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from ..consent import Offer
from ..numbers import ExhibitId, JurorNumber, PhaseId, Seq
from ..people import By
from .kinds import Answerer, Ground, Kind


@dataclass(frozen=True, slots=True)
class WitnessQuestion:
    """`shown` is None until a facilitator has decided. `seconds` are the jurors who want the answer too.

    `reply` is the answer, or why it was `declined`; `exhibit` is where more of it stands. `into` is the question that
    it was merged into, 0 for none; `voices` are those who asked what was merged into this one.
    """

    seq: Seq
    author: By
    phase: PhaseId
    text: str
    about: ExhibitId | None = None
    shown: bool | None = None
    because: str = ""
    seconds: Set[JurorNumber] = frozenset()
    answered: bool = False
    reply: str = ""
    withdrawn: bool = False
    kind: Kind = Kind.WITNESS
    whom: str = ""
    ground: Ground | None = None
    partly: bool = False
    declined: bool = False
    answerer: Answerer = Answerer.WITNESS
    exhibit: ExhibitId | None = None
    times_put: int = 0
    into: Seq = Seq(0)
    voices: tuple[By, ...] = ()

    @property
    def stands(self) -> bool:
        """Neither taken back nor gone into another."""
        return not self.withdrawn and not self.into

    @property
    def is_open_to_all(self) -> bool:
        return bool(self.shown) and self.stands

    @property
    def is_settled(self) -> bool:
        return self.answered or self.declined

    @property
    def authors(self) -> tuple[By, ...]:
        return self.voices or (self.author,)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A list that was worked out: for so many slots, of the questions about one exhibit (None for all)."""

    seq: Seq
    slots: int
    about: ExhibitId | None
    slate: tuple[Seq, ...]
    unrepresented: tuple[JurorNumber, ...]


@dataclass(frozen=True, slots=True)
class SlateMade:
    """What a facilitator made of a proposal (None where there was none), and who had no question on it then."""

    proposal: Proposal | None
    slate: tuple[Seq, ...]
    because: str
    unrepresented: tuple[JurorNumber, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Every question in the order asked, and the one that is being put to the witness.

    `slate` is the list of those to be put, as it was last set; `slates` what came of each proposal, by its entry.
    """

    asked: Mapping[Seq, WitnessQuestion] = field(default_factory=dict)
    put: Seq | None = None
    merges: Mapping[Seq, Offer] = field(default_factory=dict)
    proposal: Proposal | None = None
    slate: tuple[Seq, ...] = ()
    slates: Mapping[Seq, SlateMade] = field(default_factory=dict)
