"""The exhibits' slice of the state."""

from dataclasses import dataclass

from ..numbers import ExhibitId


@dataclass(frozen=True, slots=True)
class Exhibits:
    """`shown` is what the room looks at, and `page`, from 0, where in it; `seen` holds everything it ever was shown,
    which nothing takes back."""

    shown: ExhibitId | None = None
    seen: tuple[ExhibitId, ...] = ()
    page: int = 0
