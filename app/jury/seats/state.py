"""The seats' slice of the state."""

from dataclasses import dataclass

from ..numbers import ConsentId


@dataclass(frozen=True, slots=True)
class Seat:
    """`generation` counts the devices that have sat here (0: nobody yet); `issue` is the valid card's.

    `people` share the seat; a juror who `left` is no longer counted as here. `answered` is the generation of the device
    that gave a ballot here first, practice apart; 0 while none did.
    """

    generation: int = 0
    issue: int = 1
    checked_in: bool = False
    consents: tuple[ConsentId, ...] = ()
    people: int = 1
    left: bool = False
    answered: int = 0

    @property
    def is_where_it_answered(self) -> bool:
        """Whether the first device that answered sits here; a card alone must not open what its juror answered."""
        return self.answered in (0, self.generation)

    @property
    def is_here(self) -> bool:
        return self.checked_in and not self.left
