"""The boxes of a form: what was typed into each, made tidy, or what is wrong with it. Whatever is typed is kept."""

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from zoneinfo import available_timezones

from ...jury.reasons import Reason, Refused

LONGEST_LINE, LONGEST_TEXT = 160, 3_000
LONGEST_WAS = 400
FIRST_YEAR, LAST_YEAR = 2000, 2199
REGIONS = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)
ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
HOUR = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?", re.ASCII)


class Wrong(StrEnum):
    """What can be wrong with what is in a box; templates say it in a sentence."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNREADABLE = "unreadable"
    NO_DATE = "no-date"
    TOO_EARLY = "too-early"
    NO_HOUR = "no-hour"
    NO_NUMBER = "no-number"
    NOT_OFFERED = "not-offered"


class Amiss(Exception):
    """What is in a box cannot be taken."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


Box = Callable[[str], str]
"""From what was typed, without space around it, to what is kept. Raises Amiss."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it is shown: by box what is in it, what is wrong, and what somebody else has put there meanwhile.

    `rev` is the revision it is filled in over, and `was` tells by short marks what was in each box then.
    """

    boxes: Mapping[str, str]
    wrong: Mapping[str, Wrong] = field(default_factory=dict)
    meanwhile: Mapping[str, str] = field(default_factory=dict)
    rev: int = 0
    was: str = ""

    @property
    def is_fine(self) -> bool:
        return not self.wrong

    def over(self, now: "Typed") -> "Typed":
        """The same form over what was saved first: boxes that were left alone here hold what is there now. Where both
        were changed, both are shown."""
        was = set(self.was.split())
        left = {name for name, text in self.boxes.items() if _mark(name, text) in was}
        boxes = {name: now.boxes[name] if name in left else text for name, text in self.boxes.items()}
        theirs = {name: text for name, text in now.boxes.items() if name in boxes and _mark(name, text) not in was}
        both = {name: text for name, text in theirs.items() if boxes[name] != text}
        return replace(self, boxes=boxes, meanwhile=both, rev=now.rev, was=now.was)


def as_it_is(boxes: Mapping[str, str], rev: int) -> Typed:
    """A form that nobody has touched yet."""
    return Typed(boxes, rev=rev, was=" ".join(_mark(name, text) for name, text in boxes.items()))


def _mark(name: str, text: str) -> str:
    return hashlib.sha256(f"{name} {text}".encode(errors="replace")).hexdigest()[:12]


def read(form: Mapping[str, str], boxes: Mapping[str, Box]) -> Typed:
    """Every box is read; one that is missing is empty. `rev` is the revision that the form was filled in over."""
    kept: dict[str, str] = {}
    wrong: dict[str, Wrong] = {}
    for name, box in boxes.items():
        typed = form.get(name, "").replace("\r\n", "\n").strip()
        kept[name] = typed.replace("\x00", "\ufffd")
        try:
            if "\x00" in typed:
                raise Amiss(Wrong.UNREADABLE)
            kept[name] = box(typed)
        except Amiss as amiss:
            wrong[name] = amiss.wrong
    rev = form.get("rev", "")
    return Typed(
        kept, wrong, rev=int(rev) if re.fullmatch(r"[0-9]{1,9}", rev) else 0, was=form.get("was", "")[:LONGEST_WAS]
    )


def made_id(form: Mapping[str, str]) -> str:
    """The id that a form was given for what it makes, so that sending it twice makes one thing; "" for a new one."""
    given = form.get("made", "")
    if given and not ID.fullmatch(given):
        raise Refused(Reason.MALFORMED)
    return given


def text(longest: int = LONGEST_TEXT, needed: bool = False) -> Box:
    def box(typed: str) -> str:
        if needed and not typed:
            raise Amiss(Wrong.EMPTY)
        if len(typed) > longest:
            raise Amiss(Wrong.TOO_LONG)
        return typed

    return box


def line(longest: int = LONGEST_LINE, needed: bool = False) -> Box:
    """A text without breaks."""
    whole = text(longest, needed)
    return lambda typed: whole(" ".join(typed.split()))


def day(needed: bool = False) -> Box:
    """An ISO date; as people write it where a browser has no calendar: 31/12/2027."""

    def box(typed: str) -> str:
        if not typed:
            return text(needed=needed)(typed)
        written = DAY_FIRST.fullmatch(typed)
        iso = f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else typed
        try:
            found = date.fromisoformat(iso)
        except ValueError:
            raise Amiss(Wrong.NO_DATE) from None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise Amiss(Wrong.NO_DATE)
        return found.isoformat()

    return box


def hour(typed: str) -> str:
    found = HOUR.fullmatch(typed)
    if found is None:
        raise Amiss(Wrong.NO_HOUR)
    return f"{found[1]:0>2}:{found[2]}"


def number(fewest: int, most: int) -> Box:
    def box(typed: str) -> str:
        if not re.fullmatch(r"[0-9]{1,9}", typed) or not fewest <= int(typed) <= most:
            raise Amiss(Wrong.NO_NUMBER)
        return str(int(typed))

    return box


def one_of(offered: Collection[str]) -> Box:
    def box(typed: str) -> str:
        if typed not in offered:
            raise Amiss(Wrong.NOT_OFFERED)
        return typed

    return box


@cache
def time_zones() -> tuple[str, ...]:
    """Those that are named for a place, and UTC."""
    return ("UTC", *sorted(zone for zone in available_timezones() if zone.startswith(REGIONS)))
