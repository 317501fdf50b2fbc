"""The seats' slice of the state."""

from dataclasses import dataclass

from ..numbers import ConsentId


@dataclass(frozen=True, slots=True)
class Seat:
    """`generation` counts the devices that have sat here (0: nobody yet); `issue` is the valid card's."""

    generation: int = 0
    issue: int = 1
    checked_in: bool = False
    consents: tuple[ConsentId, ...] = ()
