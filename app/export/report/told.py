"""What a report is told about one day, and the words that its sections share."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...jury.state import State
from ...study.findings import Findings
from ...study.measures.measured import Measured
from ...study.measures.persons import Persons
from ...study.recommended import Recommended
from ..document.value import Item, Points, Prose, Run


@dataclass(frozen=True, slots=True)
class Told:
    """A day and everything that was found of it. measured and recommended are None while they may not be told."""

    state: State
    found: Findings
    measured: Measured | None
    people: Persons
    recommended: Recommended | None


def counted(number: int, one: str, many: str = "") -> str:
    """1 person, 2 people; the plural takes an s where none is given."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def hours(minutes: int) -> str:
    """As long as it was, and never called more."""
    whole, rest = divmod(minutes, 60)
    parts = [counted(whole, "hour") if whole else "", counted(rest, "minute") if rest or not whole else ""]
    return " and ".join(filter(None, parts))


def listed(texts: Iterable[str]) -> str:
    """a, b and c."""
    *most, last = [*texts] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def lines(each: Iterable[Prose]) -> Points:
    return Points(tuple(Item(prose) for prose in each))


def labelled(label: str, text: str) -> Prose:
    return Run(f"{label}: ", strong=True), Run(text)
