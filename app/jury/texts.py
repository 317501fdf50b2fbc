"""What somebody wrote: whether it can be taken, and whether it says anything yet."""

from .numbers import Words
from .reasons import Reason, Refused


def check_text(text: str, longest: int) -> None:
    """Refused where nothing is written, or too much."""
    if not text.strip():
        raise Refused(Reason.TOO_SHORT)
    if len(text) > longest:
        raise Refused(Reason.TOO_LONG)


LONGEST_WORDS = 5_000
"""More than any paragraph, and than any screen bears in one piece."""


def check_words(*each: Words, longest: int = LONGEST_WORDS) -> None:
    """Refused where something has no words in any language, or too many in one."""
    if not all(any(text.strip() for text in words.values()) for words in each):
        raise Refused(Reason.TOO_SHORT)
    if any(len(text) > longest for words in each for text in words.values()):
        raise Refused(Reason.TOO_LONG)


TO_FILL_IN = "To be filled in: "
"""How a text begins that stands in for what nobody but the organiser can write."""


def is_stated(words: Words) -> bool:
    """Whether it says something, in some language, that is not still to be filled in."""
    return any(text.strip() and not text.startswith(TO_FILL_IN.strip()) for text in words.values())
