"""What was typed on a form about questions: its rows, ids for what is new, and what somebody else has made of it."""

import asyncio
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from ....jury.numbers import Words
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....plans.editing.languages import languages
from ....plans.editing.merging import Clash
from ....plans.editing.rows import MOVE, Fresh, Typed, rows_of
from ....plans.places import is_blank
from ....store import plan_versions
from ..guest import Guest
from ..planning.keeping import Draft
from .sheets import FormRow, Lists

MOST_FIELDS = 1_500
"""Ninety-eight answers in several languages, each with its id and its cost."""

CHANGED: Mapping[str, str] = {
    "method": "how it is answered",
    "words": "its words",
    "block": "what it is looked at with",
    "title": "its title",
    "questions": "which questions it puts, and their order",
    "when": "when it is put",
    "votes": "the votes of a step",
}
SAVE = "save"


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the boxes, the plan it was made from, and what is wrong with it."""

    now: Draft
    typed: Typed
    faults: Mapping[str, str]
    clashes: tuple[str, ...] = ()
    focus: str = ""


def lists_of(typed: Typed, groups: Iterable[str]) -> Lists:
    return {group: tuple(_rows(typed, group)) for group in groups}


def _rows(typed: Typed, group: str) -> Iterator[FormRow]:
    rows = rows_of(typed, group)
    for number, row in enumerate(rows, 1):
        yield FormRow(row.place, number, row.boxes, number == 1, number == len(rows))


def focused(wanted: str) -> str:
    """The button that a moved row is moved by: it goes along with its row."""
    match = MOVE.fullmatch(wanted)
    if match is None or match[1] == "out":
        return wanted.removeprefix("more.") if wanted.startswith("more.") else ""
    place = int(match[3]) + (1 if match[1] == "down" else -1)
    return f"{match[1]}.{match[2]}.{max(place, 0)}"


def fresh_for(form: Mapping[str, str], named: str) -> Fresh:
    """New ids that the same form, sent twice, makes again: then it adds one thing. No other form makes them."""
    seed = hashlib.sha256(repr((named, sorted(form.items()))).encode(errors="replace")).hexdigest()
    numbers = count(1)
    return lambda: hashlib.sha256(f"{seed}|{next(numbers)}".encode()).hexdigest()[:12]


async def plan_it_was(guest: Guest, number: int) -> Plan:
    """The plan that a form was made from. Refused where that version never was, and once the sitting is open."""
    if guest.house.state_of(guest.sitting.id).is_open:
        raise Refused(Reason.ALREADY_OPEN)
    found = await asyncio.to_thread(plan_versions.plan_at, guest.engine, guest.sitting.id, number)
    if found is None:
        raise Refused(Reason.MALFORMED)
    return found


def tongues(plan: Plan) -> tuple[str, ...]:
    return tuple(languages(plan))


def told(clashes: Iterable[Clash]) -> tuple[str, ...]:
    """What somebody else changed that was changed here too: a line for each, with theirs where it is a text."""
    return tuple(dict.fromkeys(_line(clash) for clash in clashes))


def _line(clash: Clash) -> str:
    what = next((CHANGED[part] for part in clash.path[2:] if part in CHANGED), "something of it")
    if clash.theirs is None:
        return f"Somebody else has taken away {what}."
    if isinstance(clash.theirs, str) and clash.theirs:
        return f"Somebody else has changed {what}. There it says now: “{clash.theirs}”"
    return f"Somebody else has changed {what}."


def text_of(words: Words, otherwise: str) -> str:
    """For a note in the history, which is in English."""
    text = words.get("en") or next(iter(words.values()), "")
    return (text if len(text) < 80 else f"{text[:77]}…") if not is_blank(words) else otherwise
