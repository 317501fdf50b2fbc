"""What of a text can stand on paper: letters, and room to break a line."""

import re
from unicodedata import category

UNBROKEN = re.compile(r"\S{24}(?=\S)")
"""So long a run of letters may be broken anywhere, lest it runs off the paper."""
TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that would turn the text after them around, beyond the end of a name."""
ANYWHERE = "\u200b"
FACES = 0x1F000
"""From here on, symbols are small pictures, of which fonts for paper have none."""


def printable(text: str) -> str:
    """Without control characters, marks that turn text around, and small pictures of faces and the like."""
    kept = "".join(letter for letter in text if letter == "\n" or _shows(letter))
    return UNBROKEN.sub(rf"\g<0>{ANYWHERE}", kept)


def _shows(letter: str) -> bool:
    if letter in TURNS_TEXT or letter == "\ufe0f":
        return False
    if ord(letter) >= FACES and category(letter).startswith("S"):
        return False
    return category(letter) not in {"Cc", "Cs", "Cn", "Co"}
