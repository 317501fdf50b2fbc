"""The exhibits' slice of the state."""

from dataclasses import dataclass

from ..numbers import ExhibitId


@dataclass(frozen=True, slots=True)
class Exhibits:
    """`shown` is what the room looks at; `seen` holds everything it ever was shown, which nothing takes back."""

    shown: ExhibitId | None = None
    seen: tuple[ExhibitId, ...] = ()
