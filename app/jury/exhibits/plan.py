"""The evidence list."""

from dataclasses import dataclass
from enum import StrEnum

from ..numbers import ExhibitId, Words


class Side(StrEnum):
    """Where an exhibit stands. Shown with a shape and a word, never by colour alone."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
    HUMAN_STORY = "human-story"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence. `body` is a list of paragraphs; `interest` and `source` are always stated.

    Where somebody comes to give it, `witness` says who; `minutes` is how long it was given.
    """

    id: ExhibitId
    title: Words
    side: Side
    summary: Words
    body: tuple[Words, ...]
    interest: Words
    source: Words
    witness: Words | None = None
    minutes: int = 0
