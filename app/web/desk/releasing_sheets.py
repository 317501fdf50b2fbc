"""The page that says why nothing was released, as a value."""

from dataclasses import dataclass

from .sheets import Sheet, SittingRow


@dataclass(frozen=True, slots=True)
class NotReleasedPage(Sheet):
    """`why` is "nobody", "too-close" or the reason of a refusal."""

    sitting: SittingRow
    why: str
