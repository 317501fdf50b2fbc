"""The citing slice of the state: what was cited, by the entry of what was said, and beside each answer on a ballot."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..by_juror import ByJuror
from ..numbers import ExhibitId, QuestionId, Seq, VoteId


@dataclass(frozen=True, slots=True)
class Cited:
    """Exhibits, and witness questions that were answered, in the order in which they were cited."""

    exhibits: tuple[ExhibitId, ...] = ()
    answers: tuple[Seq, ...] = ()

    def __or__(self, other: "Cited") -> "Cited":
        return Cited(
            tuple(dict.fromkeys((*self.exhibits, *other.exhibits))),
            tuple(dict.fromkeys((*self.answers, *other.answers))),
        )


NOTHING = Cited()


@dataclass(frozen=True, slots=True)
class Citing:
    said: Mapping[Seq, Cited] = field(default_factory=dict)
    reasons: Mapping[VoteId, Mapping[QuestionId, ByJuror[Cited]]] = field(default_factory=dict)
