"""How somebody wants it printed, read from a form. What cannot be so is named by its field; nothing typed is lost."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...jury.numbers import JurorNumber
from ...plans.hours import minute_of
from ..tongues import LANGUAGES
from .packs import Choices
from .prepared import Prepared

MOST_TYPED = 400
MOST_TABLES = 200
DASH = re.compile(r"\s*[-–]\s*")
APART = re.compile(r"[,;\s]+")
PART = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", re.ASCII)
NUMBER = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)
FIELDS = ("seats", "vote", "names", "large", "lang", "starts", "tables")

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """`problems` are the fields that cannot be as they were typed; then the choices are not to be used."""

    typed: Typed
    choices: Choices
    problems: frozenset[str] = frozenset()


def chosen(fields: Typed, day: Prepared) -> Chosen:
    typed = {name: fields.get(name, "").strip()[:MOST_TYPED] for name in FIELDS}
    seats = _seats(typed["seats"], day)
    return Chosen(
        typed,
        Choices(
            seats=seats or None,
            votes=tuple(vote.id for vote in day.plan.votes if vote.id == typed["vote"]) or None,
            names=typed["names"] == "yes",
            large=typed["large"] == "yes",
            lang=typed["lang"] or Choices().lang,
            starts=typed["starts"],
            tables=int(typed["tables"]) if NUMBER.fullmatch(typed["tables"]) else 0,
        ),
        frozenset(_problems(typed, day, seats)),
    )


def _problems(typed: Typed, day: Prepared, seats: tuple[JurorNumber, ...] | None) -> Iterator[str]:
    tables = typed["tables"]
    if seats is None:
        yield "seats"
    if typed["vote"] and typed["vote"] not in {vote.id for vote in day.plan.votes}:
        yield "vote"
    if typed["lang"] and typed["lang"] not in languages(day):
        yield "lang"
    if typed["starts"] and minute_of(typed["starts"]) is None:
        yield "starts"
    if tables and not (NUMBER.fullmatch(tables) and int(tables) <= MOST_TABLES):
        yield "tables"


def languages(day: Prepared) -> tuple[str, ...]:
    """Those of the screens, and those the plan is written in."""
    return tuple(dict.fromkeys((*LANGUAGES, *day.plan.title)))


def _seats(text: str, day: Prepared) -> tuple[JurorNumber, ...] | None:
    """ "1-12, 15" as the seats that are meant, each once; () for all, and None where that is not what it says."""
    wanted: dict[JurorNumber, None] = {}
    for part in filter(None, APART.split(DASH.sub("-", text))):
        found = PART.fullmatch(part)
        if found is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        meant = [JurorNumber(number) for number in range(first, min(last, first + len(day.issues)) + 1)]
        if not meant or not set(meant) <= day.issues.keys():
            return None
        wanted |= dict.fromkeys(meant)
    return tuple(wanted)
