"""What a juror is asked to agree to on arrival, word by word in its versions."""

from collections.abc import Collection
from dataclasses import dataclass

from ..numbers import ConsentId, Words

COUNT_MOVES = ConsentId("count-moves")
"""Agreeing to be counted among those who moved between the opening and the refined view."""

QUOTE_WORDS = ConsentId("quote-words")
"""Agreeing that what one writes may be quoted, without name or number."""

RESEARCH_USE = ConsentId("research-use")
"""Agreeing that one's answers are given to research as one row, without name or number."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One thing to agree to or not. New wording is a new version, and so a new id: whoever agreed to "quote-words.2" is
    on the record with the words of that version, and what it means is still "quote-words"."""

    id: ConsentId
    words: Words


def in_version(meant: ConsentId, version: int) -> ConsentId:
    """The first version goes by what is meant alone."""
    return meant if version == 1 else ConsentId(f"{meant}.{version}")


def meant_by(consent: ConsentId) -> ConsentId:
    return ConsentId(consent.partition(".")[0])


def version_of(consent: ConsentId) -> int:
    """1 where the id names none, or nothing that is one."""
    number = consent.partition(".")[2]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 1


def is_among(meant: ConsentId, consents: Collection[ConsentId]) -> bool:
    """Whether one of them means this, in whichever version."""
    return any(meant_by(consent) == meant for consent in consents)
