"""The exhibits' slice of the state."""

from dataclasses import dataclass

from ..numbers import ExhibitId


@dataclass(frozen=True, slots=True)
class Exhibits:
    shown: ExhibitId | None = None
