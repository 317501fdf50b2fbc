"""What was typed into the boxes of a plan's pages: texts by language, lists by line, numbers, times and choices.

`Boxes` keeps a problem for each box that cannot be taken, and goes on, so that a form comes back whole, with all its
problems and everything that was typed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from ....jury.numbers import Words
from ....jury.reasons import Reason, Refused
from ....jury.texts import LONGEST_WORDS
from ....plans.editing.languages import with_text
from ....plans.hours import minute_of
from ...inbox import FORBIDDEN

LONGEST_TITLE = 200
LARGEST_FORM = 1024 * 1024
"""Bytes: long texts in several languages, each letter of which may take nine."""
MOST_LINES = 40
T = TypeVar("T", bound=str)
E = TypeVar("E", bound=StrEnum)


class Wrong(StrEnum):
    """Why a box cannot be taken. `_planning.html` says it in a sentence."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    NO_NUMBER = "no-number"
    MORE_THAN_THERE_IS = "more-than-there-is"
    NO_TIME = "no-time"
    CLASH = "clash"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a box. Where somebody else changed it meanwhile, `now` is what it says."""

    wrong: Wrong
    now: str = ""


@dataclass(slots=True)
class Boxes:
    """One posted form, being read."""

    form: Mapping[str, str]
    languages: Sequence[str]
    problems: dict[str, Problem] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(FORBIDDEN.search(text) for pair in self.form.items() for text in pair):
            raise Refused(Reason.MALFORMED)

    def text(self, name: str, longest: int = LONGEST_WORDS) -> str:
        text = self.form.get(name, "").replace("\r\n", "\n").strip()
        if len(text) > longest:
            self.problems[name] = Problem(Wrong.TOO_LONG)
        return text

    def words(self, name: str, before: Words, longest: int = LONGEST_WORDS, needed: bool = False) -> Words:
        """In each of the plan's languages; what there is in others stays. needed: in one language at least."""
        words = before
        for lang in self.languages:
            words = with_text(words, lang, self.text(f"{name}.{lang}", longest))
        if needed and not words:
            self.problems[f"{name}.{self.languages[0]}"] = Problem(Wrong.EMPTY)
        return words

    def list_of(self, name: str, before: tuple[Words, ...]) -> tuple[Words, ...]:
        """A thing a line: the third line in one language is the third in another, and may be left empty in one.

        Where no line was typed over, it is as it was before, in other languages, too.
        """
        lines = {lang: self._lines(f"{name}.{lang}") for lang in self.languages}
        most = max(map(len, lines.values()))
        if most > MOST_LINES:
            self.problems[f"{name}.{self.languages[0]}"] = Problem(Wrong.TOO_MANY)
        things = [
            {lang: of[place] for lang, of in lines.items() if place < len(of) and of[place]} for place in range(most)
        ]
        kept = [self._with_others(thing, before[place : place + 1]) for place, thing in enumerate(things) if thing]
        return tuple(kept)

    def _lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.text(name, LONGEST_WORDS * 2).split("\n")]

    def _with_others(self, thing: Words, before: tuple[Words, ...]) -> Words:
        """With what it says in languages that are not the plan's."""
        others = {lang: text for was in before for lang, text in was.items() if lang not in self.languages}
        return {**others, **thing}

    def number(self, name: str, before: int, lowest: int, highest: int) -> int:
        """A whole number; what it was before, where none was typed that can be taken."""
        typed = self.form.get(name, "").strip()
        if typed.isascii() and typed.isdigit() and len(typed) < 10 and lowest <= int(typed) <= highest:
            return int(typed)
        self.problems[name], self.typed[name] = Problem(Wrong.NO_NUMBER), typed
        return before

    def least(self, name: str, before: int, minutes: int) -> int:
        """How many of the minutes are protected."""
        least = self.number(name, before, 0, 10**9)
        if name not in self.problems and least > minutes:
            self.problems[name] = Problem(Wrong.MORE_THAN_THERE_IS)
        return least

    def time(self, name: str) -> str:
        """ "09:30", or "" for none."""
        typed = self.form.get(name, "").strip()
        if not typed or minute_of(typed) is not None:
            return typed
        self.problems[name], self.typed[name] = Problem(Wrong.NO_TIME), typed
        return ""

    def choice(self, name: str, kind: type[E]) -> E:
        """One of those that the page offers; a page that offers others is none of ours."""
        try:
            return kind(self.form.get(name, ""))
        except ValueError:
            raise Refused(Reason.MALFORMED) from None

    def ticked(self, name: str, offered: Collection[T]) -> tuple[T, ...]:
        """Those that are ticked, in the order in which they are offered. A box is called by name and what it is for."""
        return tuple(each for each in offered if self.form.get(f"{name}.{each}"))
