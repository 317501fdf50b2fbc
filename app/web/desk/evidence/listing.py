"""The list of exhibits: in their order, with their sides and minutes; one more, and one further up or down."""

import asyncio
import re
import secrets
from collections.abc import Container, Iterator

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....jury.exhibits.balance import balance
from ....jury.exhibits.plan import Exhibit, Side
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....jury.texts import is_stated
from ....plans.editing.exhibits import LONGEST, new_exhibit, shows_exhibits, with_exhibit
from ....plans.editing.languages import languages
from ....plans.editing.rows import clean, unfit
from ....plans.editing.things import moved_by, removed
from ....store.evidence.lent import files_of, is_named
from ...joining import posted
from ..guest import Guest, visited
from ..planning.around import address, head, saved_at
from ..planning.keeping import Change, Clashed, draft, keep, made_from
from .files import as_file, is_here, own_files
from .sheets import EvidencePage, ExhibitLine, SpareFile

router = APIRouter(prefix="/desk/sittings/{sitting}/evidence")

ONCE = re.compile(r"[0-9a-f]{16}")
MOVES = {"up": -1, "down": 1}


@router.get("")
async def evidence_page(request: Request) -> Response:
    return await _page(await visited(request), request)


@router.post("")
async def change_list(request: Request) -> Response:
    """One more exhibit, which is then filled in on its own page; or one moved, or taken away."""
    form = await posted(request)
    guest = await visited(request)
    does, _, exhibit = form.get("does", "").partition(".")
    if does in MOVES:
        told = "The order of the exhibits"
        return await _kept(guest, form, lambda plan: moved_by(plan, Exhibit, exhibit, MOVES[does]), told, exhibit)
    if does == "remove":
        return await _kept(guest, form, lambda plan: removed(plan, Exhibit, exhibit), "An exhibit was taken out")
    return await _added(request, guest, form)


async def _added(request: Request, guest: Guest, form: dict[str, str]) -> Response:
    now = await draft(guest)
    title, side = clean(form.get("title", "")), form.get("side", "")
    if not ONCE.fullmatch(form.get("once", "")) or side not in set(Side):
        raise Refused(Reason.MALFORMED)
    if wrong := unfit(title, LONGEST) if title else "Say what it is called.":
        return await _page(guest, request, wrong, 400)
    named = f"exhibit-{form['once']}"
    if any(each.id == named for each in now.plan.exhibits):
        return RedirectResponse(address(guest, f"evidence/{named}"), 303)
    fresh = new_exhibit(named, {languages(now.plan)[0]: title}, Side(side))
    kept = await keep(guest, made_from(form), lambda plan: _with(plan, fresh), f"New exhibit: {title[:80]}")
    if isinstance(kept, Clashed):
        raise Refused(Reason.MOVED_ON)
    return saved_at(guest, f"evidence/{named}", kept)


def _with(plan: Plan, fresh: Exhibit) -> Plan:
    """Shown in the first step there is for evidence, until somebody says otherwise."""
    steps = [phase.id for phase in plan.agenda if shows_exhibits(phase)]
    return with_exhibit(plan, fresh, frozenset(steps[:1]))


async def _kept(guest: Guest, form: dict[str, str], change: Change, told: str, at: str = "") -> Response:
    kept = await keep(guest, made_from(form), change, told)
    if isinstance(kept, Clashed):
        raise Refused(Reason.MOVED_ON)
    return saved_at(guest, "evidence", kept, at)


async def _page(guest: Guest, request: Request, problem: str = "", status: int = 200) -> Response:
    now = await draft(guest)
    own = await asyncio.to_thread(own_files, guest)
    page = EvidencePage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        lines=await asyncio.to_thread(lambda: tuple(_line(guest, now.plan, each, own) for each in now.plan.exhibits)),
        found=balance(now.plan.exhibits),
        spare=await asyncio.to_thread(lambda: tuple(_spare(guest))),
        once=secrets.token_hex(8),
        problem=problem,
    )
    return guest.shown(page, status)


def _line(guest: Guest, plan: Plan, exhibit: Exhibit, own: Container[str]) -> ExhibitLine:
    steps = tuple(phase.title for phase in plan.agenda if exhibit.id in phase.exhibits)
    gone = () if all(is_here(guest, file.digest, own) for file in exhibit.files) else ("file",)
    return ExhibitLine(exhibit, steps, (*gone, *_lacks(exhibit, bool(steps))))


def _lacks(exhibit: Exhibit, shown: bool) -> Iterator[str]:
    yield from (name for name in ("summary", "interest", "source") if not is_stated(getattr(exhibit, name)))
    if exhibit.files and not is_stated(exhibit.licence):
        yield "licence"
    if not all(is_stated(file.says) for file in exhibit.files):
        yield "says"
    if not shown:
        yield "step"


def _spare(guest: Guest) -> Iterator[SpareFile]:
    for row in files_of(guest.engine, guest.organisation.id):
        if not is_named(guest.engine, guest.organisation.id, row.digest):
            yield SpareFile(as_file(row), f"{row.length / (1 << 20):.1f}")
