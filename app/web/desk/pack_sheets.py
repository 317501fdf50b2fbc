"""The page of the findings pack as a value."""

from dataclasses import dataclass

from ..packs.stages import Stage
from .sheets import Sheet


@dataclass(frozen=True, slots=True)
class PackPage(Sheet):
    """Of one sitting, or of the juries of an `inquiry` side by side, met at `places`. It is `at` this address.

    `stage` is what is done now, None before it begins; `later` how many entries the record has had since.

    `removed` where something was taken out of the record; no pack is there that was made before.

    `refused` is the reason why none may be made now, "" for none; `files` are those that can be fetched one by one.
    """

    at: str
    inquiry: str
    places: tuple[str, ...]
    can_be_made: bool
    stage: Stage | None
    under_way: bool
    ready: bool
    removed: bool
    later: int
    refused: str
    failed: bool
    files: tuple[str, ...]

    @property
    def stages(self) -> tuple[tuple[Stage, str], ...]:
        """Each stage, and whether it is "done", going on "now" or "ahead"."""
        at = list(Stage).index(self.stage) if self.stage else -1
        return tuple((stage, "done" if n < at else "now" if n == at else "ahead") for n, stage in enumerate(Stage))
