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
    """One piece of evidence. `body` is a list of paragraphs; `interest` and `source` are always stated."""

    id: ExhibitId
    title: Words
    side: Side
    summary: Words
    body: tuple[Words, ...]
    interest: Words
    source: Words
