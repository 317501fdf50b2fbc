"""How the report on what was shown says things: sides, amounts, texts of a plan, and what may be copied."""

import re
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from ...jury.exhibits.plan import Exhibit, FileKind, Side
from ...jury.exhibits.testimony_acts import Instead
from ...jury.numbers import Millis, Words
from ...jury.questions.kinds import Answerer, Kind
from ...jury.texts import is_stated
from ..document.value import Prose, Run

ENGLISH = "en"
SIDES = {
    Side.FOR: "For",
    Side.AGAINST: "Against",
    Side.NEUTRAL: "Neither for nor against",
    Side.HUMAN_STORY: "A person’s story",
    Side.BACKGROUND: "Background",
}
FILES = {FileKind.PDF: "Document", FileKind.IMAGE: "Picture", FileKind.VIDEO: "Film"}
KINDS = {
    Kind.WITNESS: "Questions to the witnesses",
    Kind.ORGANISER: "Questions to the organiser",
    Kind.TO_KNOW: "What the jury still needed to know",
    Kind.EVIDENCE: "Evidence that the jury asked for",
}
INSTEAD = {
    Instead.NOBODY: "Nobody was heard instead.",
    Instead.STAND_IN: "Somebody stood in.",
    Instead.READ_OUT: "It was read out.",
}
ANSWERERS = {Answerer.WITNESS: "The answer", Answerer.ORGANISER: "The organiser’s answer"}
REFUSES = re.compile(
    r"\bnot (?:to )?be (?:copied|reproduced|published|shared)|\bno (?:copying|reproduction)|\bdo not (?:copy|reproduce)"
    r"|all rights reserved|\bdim copïo|\bni chaniateir",
    re.IGNORECASE,
)
"""A licence says in words of its own who may copy what is shown. These say that nobody may."""


def spoken(words: Words) -> Run:
    """A text of the plan, marked with its language where that is not English."""
    if text := words.get(ENGLISH):
        return Run(text)
    lang, text = next(((lang, text) for lang, text in words.items() if text), ("", "–"))
    return Run(text, lang)


def prose(words: Words) -> Prose:
    return (spoken(words),)


def some(number: int, one: str, more: str = "") -> str:
    """ "1 minute", "2 minutes"."""
    return f"{number} {one if number == 1 else more or f'{one}s'}"


def listed(texts: Iterable[str]) -> str:
    """ "a, b and c"."""
    *most, last = [*texts] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def may_be_copied(exhibit: Exhibit) -> bool:
    """Only where somebody has said who may, and that is not nobody."""
    return is_stated(exhibit.licence) and not any(map(REFUSES.search, exhibit.licence.values()))


def time_of_day(at: Millis, zone: str) -> str:
    there = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    return f"{there.day} {there:%B %Y}, {there:%H:%M}"
