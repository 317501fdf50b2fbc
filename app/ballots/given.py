"""What a file of ballots holds, whichever way it was written: the options' names and every answer with its count."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Answer = tuple[int | None, ...]


class Kind(StrEnum):
    """What an answer holds. RANKED: a rank for each option, 0 for none. SCORED: points for each, None for none. GRADED:
    the place of a grade for each, from the worst, None for none. WORDED: likewise, but nobody has said which grade is
    the worst. CHOSEN: the places of the chosen options."""

    RANKED = "rankings"
    SCORED = "scores"
    GRADED = "grades"
    WORDED = "grades in words"
    CHOSEN = "choices"


@dataclass(frozen=True, slots=True)
class Ballots:
    """grades: the words for grades. ties: whether the format could have held equal ranks. unsure: how many said they
    are not sure, and are in no answer. costs, limit: of each option, and the money there is; () where it is no budget.
    """

    names: tuple[str, ...]
    kind: Kind
    answers: tuple[tuple[Answer, int], ...]
    grades: tuple[str, ...] = ()
    ties: bool = True
    unsure: int = 0
    costs: tuple[int, ...] = ()
    limit: int = 0


class Unreadable(Exception):
    """One sentence about what could not be read, and the line it stands in; 0 where it is about the whole file."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(f"Line {line}: {why}." if line else f"{why}.")


def gathered(answers: Iterable[tuple[Answer, int]]) -> tuple[tuple[Answer, int], ...]:
    """Equal answers together, in the order in which they first came. An answer nobody gave is left out."""
    found = dict[Answer, int]()
    for answer, count in answers:
        if count:
            found[answer] = found.get(answer, 0) + count
    return tuple(found.items())


def number(text: str, what: str, line: int) -> int:
    """A whole number from 0, in plain digits."""
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise Unreadable(f"{text[:40]!r} is no {what}: a whole number is needed", line)
    return int(text)
