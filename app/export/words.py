"""What a cell says in words: a text of the plan, an answer, a moment in the sitting's own time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from ..jury.numbers import Mark, Words
from ..jury.votes.answers import Part, parts
from ..jury.votes.declared import Portion
from ..jury.votes.methods import NOT_SURE, option_of
from ..jury.votes.plan import Question


def said(words: Words) -> str:
    return words.get("en") or next(iter(words.values()), "")


def moment(at: int | None, zone: str) -> str:
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).isoformat(timespec="seconds") if at is not None else ""


def mark_in_words(question: Question, mark: int | None) -> str:
    """One mark of an answer; "" for none of several."""
    if mark is None:
        return ""
    option = option_of(question, mark)
    return said(option.words) if option else "Not sure" if mark == NOT_SURE else ""


def answer_in_words(question: Question, mark: Mark) -> str:
    """A whole answer; "" for none of several."""
    return "; ".join(map(_part_in_words, parts(question, mark)))


def portion_in_words(portion: Portion) -> str:
    """ "4 of 5": spreadsheets take 4/5 for a date."""
    return f"{'more than ' if portion.more else ''}{portion.part} of {portion.whole}"


def _part_in_words(part: Part) -> str:
    option = said(part.words) if part.words else "Not sure"
    if part.rank is not None:
        return f"{part.rank}. {option}"
    if part.level is not None:
        return f"{option}: {said(part.level)}"
    return option if part.points is None else f"{option}: {part.points}"
