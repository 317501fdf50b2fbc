"""Whether the evidence is even, in figures and sentences; and who has looked at it and signs, by name and date."""

import asyncio
import re
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....jury.day.acts import OpenSitting
from ....jury.exhibits.balance import Balance, Review, balance, uneven
from ....jury.exhibits.ledger import shares, short_of
from ....jury.exhibits.plan import Side
from ....jury.plan import HALF, Plan
from ....jury.reasons import Reason, Refused
from ....live.clock import wall_clock
from ....store.evidence.reviews import LONGEST_NAME, LONGEST_REMARK, evidence_digest, sign, signed, withdraw
from ....store.journal import Journal
from ....store.tables import BalanceReview, Office
from ...inbox import FORBIDDEN
from ...joining import posted
from ..boxes import Amiss, day
from ..guest import Guest, visited
from ..planning.around import address, head, saved_at
from ..planning.keeping import Clashed, draft, keep, made_from
from .sheets import BalancePage, Boxes, ReviewLine

router = APIRouter(prefix="/desk/sittings/{sitting}/balance")

ONCE = re.compile(r"[0-9a-f]{32}")
BOXES = {"name": LONGEST_NAME, "capacity": LONGEST_NAME, "remark": LONGEST_REMARK, "on": 10}
MAY_STAY_EMPTY = "remark"
SIGNING = frozenset({Office.ORGANISER, Office.COMMISSIONER})


@router.get("")
async def balance_page(request: Request) -> Response:
    guest = await visited(request)
    return await _page(guest, {}, frozenset(), request=request, signed_now=request.query_params.get("signed") == "yes")


@router.post("")
async def change_reviews(request: Request) -> Response:
    """Somebody signs, takes that back, or declares a share; each only while the sitting is not open."""
    form = await posted(request)
    guest = await visited(request)
    now = await draft(guest)
    if now.is_fixed:
        raise Refused(Reason.ALREADY_OPEN)
    if withdrawn := form.get("withdraw"):
        await asyncio.to_thread(withdraw, guest.engine, guest.sitting.id, withdrawn)
        return RedirectResponse(f"{address(guest, 'balance')}#signed", 303)
    if "least_share" in form:
        return await _declared(guest, form)
    return await _signed(guest, now.plan, form)


async def _declared(guest: Guest, form: Mapping[str, str]) -> Response:
    """The least share of the minutes that those for and those against are each to have; it is a part of the plan."""
    if guest.who.office is not Office.ORGANISER:
        raise Refused(Reason.NOT_ALLOWED)
    typed = form["least_share"].strip()
    if not re.fullmatch(r"[0-9]{0,2}", typed, re.ASCII) or int(typed or 0) > HALF:
        return await _page(guest, {"least_share": typed[:9]}, frozenset({"least_share"}), 400)
    share = int(typed or 0)
    kept = await keep(guest, made_from(form), lambda plan: replace(plan, least_share=share), f"Least share: {share} %")
    if isinstance(kept, Clashed):
        return await _page(guest, {"least_share": typed}, frozenset({"least_share_clash"}), 409)
    return saved_at(guest, "balance", kept)


async def _signed(guest: Guest, plan: Plan, form: Mapping[str, str]) -> Response:
    if not ONCE.fullmatch(form.get("once", "")) or FORBIDDEN.search("".join(form.values())):
        raise Refused(Reason.MALFORMED)
    typed = {name: form.get(name, "").strip() for name in BOXES}
    problems = frozenset(name for name in BOXES if not _fits(name, typed[name]))
    if form.get("digest") != evidence_digest(plan.exhibits):
        # What they looked at is not what is there now.
        problems |= {"digest"}
    if problems:
        return await _page(guest, typed, problems, 409 if problems == {"digest"} else 400)
    review = Review(typed["name"], typed["capacity"], typed["remark"], typed["on"], True)
    exhibits, named = plan.exhibits, f"{guest.sitting.id}-{form['once']}"
    await asyncio.to_thread(
        sign,
        guest.engine,
        guest.sitting.id,
        exhibits,
        review=review,
        by=guest.member.name,
        now=wall_clock(),
        named=named,
    )
    return RedirectResponse(f"{address(guest, 'balance')}?signed=yes#signed", 303)


def _fits(name: str, text: str) -> bool:
    if name == "on":
        return _is_date(text)
    return (bool(text) or name == MAY_STAY_EMPTY) and len(text) <= BOXES[name]


def _is_date(text: str) -> bool:
    try:
        return day()(text) == text != ""
    except Amiss:
        return False


async def _page(
    guest: Guest,
    typed: Boxes,
    problems: frozenset[str],
    status: int = 200,
    *,
    request: Request | None = None,
    signed_now: bool = False,
) -> Response:
    now = await draft(guest)
    rows = await asyncio.to_thread(signed, guest.engine, guest.sitting.id)
    recorded = await asyncio.to_thread(_recorded, guest) if now.is_fixed else None
    here = balance(now.plan.exhibits, ()) if recorded is None else recorded
    digest = evidence_digest(now.plan.exhibits)
    page = BalancePage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        found=here,
        uneven=tuple(uneven(here)),
        titles={exhibit.id: exhibit.title for exhibit in now.plan.exhibits},
        reviews=_recorded_lines(recorded) if recorded else tuple(_line(row, digest) for row in rows),
        recorded=recorded is not None,
        may_sign=not now.is_fixed and guest.who.office in SIGNING,
        once=secrets.token_hex(16),
        typed={"on": _today(guest), **typed, "digest": digest},
        problems=problems,
        signed=signed_now,
        least_share=now.plan.least_share,
        shares=tuple(shares(_together(here)).items()),
        short=short_of(now.plan.least_share, _together(here)),
    )
    return guest.shown(page, status)


def _together(found: Balance) -> dict[Side, int]:
    """Minutes to present and to be questioned, as planned."""
    return {each.side: each.minutes + each.questioned for each in found.sides}


def _recorded(guest: Guest) -> Balance | None:
    """As it went into the record; None where it opened without having been asked."""
    opening = next((each.act for each in Journal(guest.engine, guest.sitting).read()[:1]), None)
    return opening.balance if isinstance(opening, OpenSitting) else None


def _recorded_lines(found: Balance) -> tuple[ReviewLine, ...]:
    return tuple(ReviewLine("", review, day_said(review.on)) for review in found.reviews)


def _line(row: BalanceReview, digest: str) -> ReviewLine:
    review = Review(row.name, row.capacity, row.remark, row.signed_on, row.plan_digest == digest)
    return ReviewLine(row.id, review, day_said(row.signed_on), row.by)


def day_said(iso: str) -> str:
    """2027-05-01 as people write it: "1 May 2027"."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _today(guest: Guest) -> str:
    zone = ZoneInfo(guest.sitting.zone)
    return datetime.fromtimestamp(wall_clock() / 1000, zone).date().isoformat()
