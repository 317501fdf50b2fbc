"""A sitting is made from a plan: for which jury, on which day, with how many seats. What was typed comes back."""

import asyncio
import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.responses import RedirectResponse, Response

from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import juries
from ...store.organisations import jury_in
from ...store.preparing import home_of
from ...store.tables import Jury, Sitting
from .authority import taken_over
from .boxes import Amiss, day
from .guest import Guest

ZONE = "Europe/London"
"""Where the jury has not sat before: afterwards, the zone in which it last did."""
MOST_SEATS = 500
ONCE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class JuryChoice:
    """One of the organisation's juries: its inquiry's title, and where it meets."""

    jury: str
    inquiry: str
    place: str


@dataclass(frozen=True, slots=True)
class SittingForm:
    """What is asked, and what was answered, as it was typed. `problems` names the fields that cannot be so.

    `once` is the form's own: sent twice, it makes one sitting.
    """

    juries: tuple[JuryChoice, ...]
    once: str
    jury: str = ""
    held_on: str = ""
    seats: str = "24"
    problems: frozenset[str] = field(default_factory=frozenset)


def blank(guest: Guest, jury: str = "", seats: int = 24) -> SittingForm:
    """jury: the one that is chosen to begin with."""
    return SittingForm(choices(guest), secrets.token_hex(16), jury, seats=str(seats))


def typed(guest: Guest, fields: Mapping[str, str]) -> SittingForm:
    """Refused where it is not our form at all."""
    if not ONCE.fullmatch(fields.get("once", "")):
        raise Refused(Reason.MALFORMED)
    given = {name: fields.get(name, "").strip()[:40] for name in ("jury", "held_on", "seats")}
    mine = choices(guest)
    fits = {
        "jury": given["jury"] in {each.jury for each in mine},
        "held_on": not given["held_on"] or _is_date(given["held_on"]),
        "seats": re.fullmatch(r"[0-9]{1,3}", given["seats"], re.ASCII) is not None
        and 1 <= int(given["seats"]) <= MOST_SEATS,
    }
    problems = frozenset(name for name, fit in fits.items() if not fit)
    return SittingForm(mine, fields["once"], given["jury"], given["held_on"], given["seats"], problems)


async def made(guest: Guest, form: SittingForm, plan: Plan, note: str) -> Response:
    """The sitting that a form without problems asks for, with a room of its own; then its page."""
    sitting = await asyncio.to_thread(_made, guest, form, plan, note)
    await guest.house.admit(sitting)
    return RedirectResponse(f"/desk/sittings/{sitting.id}/", 303)


def _made(guest: Guest, form: SittingForm, plan: Plan, note: str) -> Sitting:
    # Named by the form and by whoever sends it: sent twice, it finds what the first has made.
    named = hashlib.sha256(f"{guest.member.id} {form.once}".encode()).hexdigest()[:16]
    there = juries.find_sitting(guest.engine, named)
    jury = jury_in(guest.engine, guest.organisation.id, form.jury)
    if jury is None:
        raise Refused(Reason.UNKNOWN)
    return there or juries.add_sitting(
        guest.engine,
        jury,
        taken_over(home_of(guest.engine, jury.id)[1], plan),
        _zone(guest, jury),
        wall_clock(),
        by=guest.member.name,
        note=note,
        named=named,
        held_on=form.held_on,
        seats=int(form.seats),
    )


def _zone(guest: Guest, jury: Jury) -> str:
    before = juries.newest_sitting(guest.engine, jury)
    return before.zone if before else ZONE


def choices(guest: Guest) -> tuple[JuryChoice, ...]:
    inquiries = juries.inquiries(guest.engine, guest.organisation.id)
    return tuple(
        JuryChoice(jury.id, inquiry.title, jury.place)
        for inquiry in inquiries
        if inquiry.archived_at is None
        for jury in juries.juries_of(guest.engine, inquiry)
        if jury.archived_at is None
    )


def _is_date(text: str) -> bool:
    try:
        return day()(text) == text
    except Amiss:
        return False
