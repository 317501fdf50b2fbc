"""What an inquiry has settled, put where a plan's charge still waits for it. What the charge says already stays."""

from dataclasses import dataclass, replace
from datetime import date

from ..jury.day.plan import Charge, Influence
from ..jury.numbers import Words
from ..jury.texts import is_stated
from .untouched import listed_as_it_came


@dataclass(frozen=True, slots=True)
class Authorised:
    """As the inquiry says it, in English: one thing a line, `answer_by` an ISO date; "" for what is not settled."""

    asked_by: str = ""
    accountable: str = ""
    influence: str = ""
    up_for_grabs: str = ""
    not_up_for_grabs: str = ""
    answer_by: str = ""


def charge_from(authorised: Authorised, charge: Charge) -> Charge:
    """The charge with the inquiry's level of influence, and with its words where there are none or they wait."""
    return replace(
        charge,
        asked_by=_said(charge.asked_by, authorised.asked_by),
        answered_by=_said(charge.answered_by, answering(authorised.accountable, authorised.answer_by)),
        up_for_grabs=_listed(charge.up_for_grabs, authorised.up_for_grabs),
        not_up_for_grabs=_listed(charge.not_up_for_grabs, authorised.not_up_for_grabs),
        influence=Influence(authorised.influence) if authorised.influence else charge.influence,
    )


def answering(accountable: str, answer_by: str) -> str:
    """Who tells jurors what became of it, and by when; "" where nobody is named."""
    if not accountable:
        return ""
    who = accountable.rstrip(" .")
    if not answer_by:
        return f"{who} will answer."
    day = date.fromisoformat(answer_by)
    return f"{who} will answer by {day.day} {day:%B %Y}."


def things(lines: str) -> tuple[str, ...]:
    """One thing a line; bullets that people type are left out."""
    tidy = (line.strip().removeprefix("-").removeprefix("•").strip() for line in lines.splitlines())
    return tuple(line for line in tidy if line)


def _said(words: Words, text: str) -> Words:
    return {"en": text} if text and not is_stated(words) else words


def _listed(said: tuple[Words, ...], lines: str) -> tuple[Words, ...]:
    """The whole list, and never a part: two that each say half would contradict each other. What a ready-made jury says
    there was said by nobody who asks."""
    own = any(map(is_stated, said)) and not listed_as_it_came(said)
    if own or not things(lines):
        return said
    return tuple({"en": thing} for thing in things(lines))
