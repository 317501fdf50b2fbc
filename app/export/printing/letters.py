"""What of a text can stand on paper: letters, room to break a line, and which way it is read."""

import re
from unicodedata import bidirectional, category

UNBROKEN = re.compile(r"\S{24}(?=\S)")
"""So long a run of letters may be broken anywhere, lest it runs off the paper."""
TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that would turn the text after them around, beyond the end of a name."""
ANYWHERE = "\u200b"
BY_ITSELF, TO_HERE = "\u2068", "\u2069"
"""Between these a text is read in its own direction (first strong isolate, Unicode Standard Annex 9)."""
FROM_THE_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
FACES = 0x1F000
"""From here on, symbols are small pictures, of which fonts for paper have none."""


def printable(text: str) -> str:
    """Without control characters, marks that turn text around, and small pictures of faces and the like."""
    kept = "".join(letter for letter in text if letter == "\n" or _shows(letter))
    return UNBROKEN.sub(rf"\g<0>{ANYWHERE}", kept)


def isolated(text: str, lang: str) -> str:
    """The same; where some of it is read the other way than its surroundings in this language, by itself."""
    other = {"L"} if lang.partition("-")[0] in FROM_THE_RIGHT else {"R", "AL"}
    turns = any(bidirectional(letter) in other for letter in text)
    return f"{BY_ITSELF}{text}{TO_HERE}" if turns else text


def _shows(letter: str) -> bool:
    if letter in TURNS_TEXT or letter == "\ufe0f":
        return False
    if ord(letter) >= FACES and category(letter).startswith("S"):
        return False
    return category(letter) not in {"Cc", "Cs", "Cn", "Co"}
