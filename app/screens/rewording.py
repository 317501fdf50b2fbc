"""What changed between two wordings, word by word, to be read as one text."""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind` is "same", "gone" or "new"."""

    kind: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(new[k:m])))
            continue
        found += [Piece("gone", " ".join(old[i:j]))] if j > i else []
        found += [Piece("new", " ".join(new[k:m]))] if m > k else []
    return tuple(found)
