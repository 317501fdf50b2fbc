"""What a juror is asked to agree to on arrival."""

from dataclasses import dataclass

from ..numbers import ConsentId, Words

COUNT_MOVES = ConsentId("count-moves")
"""Agreeing to be counted among those who moved between the opening and the refined view."""

QUOTE_WORDS = ConsentId("quote-words")
"""Agreeing that what one writes may be quoted, without name or number."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One thing to agree to or not. New wording is a new version, and so a new id."""

    id: ConsentId
    words: Words
