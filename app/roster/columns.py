"""What the columns of a list are for: a guess from their headings, in English and Welsh, for a person to correct."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .grid import Grid, Line

MOST_ATTRIBUTES = 8
LONGEST_HEADING = 40


class Use(StrEnum):
    """What is made of a column. Several may hold parts of the name, several the needs."""

    SEAT = "seat"
    NAME = "name"
    NEEDS = "needs"
    LANGUAGE = "language"
    ATTRIBUTE = "attribute"
    NOTHING = ""


USUAL: Mapping[Use, tuple[tuple[str, ...], ...]] = {
    Use.SEAT: (
        ("seat", "seat number", "seat no", "sedd", "rhif sedd", "rhif y sedd"),
        ("juror", "juror number", "juror no", "rheithiwr", "rhif rheithiwr", "rhif y rheithiwr"),
        ("number", "no", "nr", "#", "rhif"),
    ),
    Use.NAME: (
        ("display name", "preferred name", "known as", "badge name", "name on badge", "enw arddangos"),
        ("name", "full name", "juror name", "enw", "enw llawn"),
        (
            *("first name", "given name", "forename", "surname", "last name", "family name"),
            *("enw cyntaf", "cyfenw", "enw olaf", "enw teulu"),
        ),
    ),
    Use.NEEDS: (
        (
            *("needs", "access needs", "access", "accessibility", "access requirements", "accessibility needs"),
            *("requirements", "adjustments", "reasonable adjustments", "support", "support needs"),
            *("dietary needs", "dietary requirements", "diet", "anghenion", "anghenion mynediad"),
            *("anghenion hygyrchedd", "hygyrchedd", "mynediad", "addasiadau", "cymorth", "anghenion dietegol"),
        ),
    ),
    Use.LANGUAGE: (
        ("language", "lang", "preferred language", "language preference", "iaith", "dewis iaith", "iaith a ffefrir"),
    ),
    Use.ATTRIBUTE: (
        (
            *("gender", "sex", "age", "age band", "age group", "age range", "ward", "area", "region", "borough"),
            *("district", "constituency", "neighbourhood", "ethnicity", "ethnic group", "ethnic background"),
            *("disability", "education", "qualification", "highest qualification", "tenure", "housing", "occupation"),
            *("employment", "work", "imd", "deprivation", "urban or rural", "urban rural", "attitude", "view", "group"),
            *("rhywedd", "rhyw", "oed", "oedran", "grwp oedran", "band oedran", "ystod oedran", "ardal", "rhanbarth"),
            *("cymdogaeth", "ethnigrwydd", "grwp ethnig", "cefndir ethnig", "anabledd", "addysg", "cymhwyster"),
            *("deiliadaeth", "tai", "swydd", "gwaith", "amddifadedd", "agwedd", "barn", "grwp"),
        ),
    ),
}
"""Usual headings, the likeliest first: of a use that is taken once, a later row counts only without the earlier."""

KNOWN = {heading: use for use, groups in USUAL.items() for group in groups for heading in group}
ALL_THAT_FIT = {Use.NEEDS, Use.ATTRIBUTE}

CONTACTS = re.compile(
    r"\b(e ?mail|phone|telephone|mobile|address|post ?code|birth|dob|e ?bost|ffon|symudol|cyfeiriad|cod post|geni)\b"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column as a person would speak of it, with what stands first in it."""

    letter: str
    heading: str
    use: Use
    samples: tuple[str, ...]
    is_contact: bool


def plain(heading: str) -> str:
    """A heading without what people write differently: case, accents, punctuation. "Grŵp-Oedran:" is "grwp oedran"."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(each))
    return " ".join(re.sub(r"[^\w#]|_", " ", bare.casefold()).split())


def is_known(heading: str) -> bool:
    return plain(heading) in KNOWN


def is_headed(grid: Grid) -> bool:
    """Whether the first row seems to name the columns."""
    first = grid.lines[0].cells
    return any(map(is_known, first)) or not any(cell.isdecimal() for cell in first)


def body(grid: Grid, headed: bool) -> tuple[Line, ...]:
    return grid.lines[1:] if headed else grid.lines


def headings(grid: Grid, headed: bool) -> tuple[str, ...]:
    """What each column is called; "Column C" where it has no heading of its own."""
    first = grid.lines[0].cells if headed else ("",) * grid.width
    return tuple(" ".join(text.split()) or f"Column {letter(place)}" for place, text in enumerate(first))


def guessed(grid: Grid, headed: bool, recruited_by: Iterable[str] = ()) -> tuple[Use, ...]:
    """A use for each column. What nobody said it is for is left out: a list may hold more than we should know.

    recruited_by: what the plan has targets for, by name.
    """
    uses = [Use.NOTHING] * grid.width
    names = [plain(text) for text in grid.lines[0].cells] if headed else [""] * grid.width
    for use in Use:
        for place in _fitting(use, names):
            uses[place] = use
    wanted = set(map(plain, recruited_by))
    for place, name in enumerate(names):
        if name in wanted and uses[place] is Use.NOTHING and uses.count(Use.ATTRIBUTE) < MOST_ATTRIBUTES:
            uses[place] = Use.ATTRIBUTE
    if Use.SEAT not in uses and (numbered := _numbered(body(grid, headed), uses)) is not None:
        uses[numbered] = Use.SEAT
    return tuple(uses)


def columns(grid: Grid, headed: bool, uses: Sequence[Use], samples: int = 3) -> tuple[Column, ...]:
    first = body(grid, headed)[:samples]
    return tuple(
        Column(letter(place), heading, use, tuple(line.cells[place] for line in first), is_contact(heading))
        for place, (heading, use) in enumerate(zip(headings(grid, headed), uses, strict=True))
    )


def is_contact(heading: str) -> bool:
    return CONTACTS.search(plain(heading)) is not None


def letter(place: int) -> str:
    """A column's name in a spreadsheet: A, B, … Z, AA."""
    more, rest = divmod(place, 26)
    return (letter(more - 1) if more else "") + chr(ord("A") + rest)


def _fitting(use: Use, names: Sequence[str]) -> Iterator[int]:
    for group in USUAL.get(use, ()):
        found = [place for place, name in enumerate(names) if name in group]
        if found and use in ALL_THAT_FIT:
            yield from found[:MOST_ATTRIBUTES]
            return
        if found:
            yield from found if use is Use.NAME else found[:1]
            return


def _numbered(lines: Sequence[Line], uses: Sequence[Use]) -> int | None:
    """The first column of nothing but different whole numbers."""
    for place, use in enumerate(uses):
        cells = [line.cells[place] for line in lines]
        if use is Use.NOTHING and cells and all(map(str.isdecimal, cells)) and len(set(cells)) == len(cells):
            return place
    return None
