"""The witness questions' slice of the state."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from ..numbers import ExhibitId, JurorNumber, PhaseId, Seq
from ..people import By


@dataclass(frozen=True, slots=True)
class WitnessQuestion:
    """`shown` is None until a facilitator has decided. `seconds` are the jurors who want the answer too."""

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

    @property
    def is_open_to_all(self) -> bool:
        return bool(self.shown) and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Questions:
    """Every question in the order asked, and the one that is being put to the witness."""

    asked: Mapping[Seq, WitnessQuestion] = field(default_factory=dict)
    put: Seq | None = None
