"""One exhibit's page: what it says, in every language of the plan, its files and links, and how jurors will see it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.exhibits.plan import Exhibit, ExhibitFile
from ....jury.plan import Plan
from ....plans.editing.exhibits import ReadExhibit, read_exhibit, shows_exhibits, with_exhibit, written_exhibit
from ....plans.editing.languages import languages
from ....plans.editing.merging import Clash
from ....plans.editing.rows import rows_of
from ....plans.editing.things import found
from ....screens.exhibits import ExhibitCard
from ....store.evidence.files import LARGEST
from ....store.evidence.unfit import Unfit, Why
from ..guest import Guest, visited
from ..planning.around import head, saved_at
from ..planning.keeping import Clashed, Draft, draft, keep, made_from
from .files import is_here, own_files
from .sheets import Boxes, ExhibitPage, FileLine
from .taking_in import Sent, kept_from, sent_with

router = APIRouter(prefix="/desk/sittings/{sitting}/evidence")

SPARE_LINKS = 2
MEANWHILE = "Somebody else has changed this meanwhile. It now says: “{}”."
GONE = "Somebody else has taken this away meanwhile. Saving puts it back."


@dataclass(frozen=True, slots=True)
class Form:
    """What stands on the page, where it is not the exhibit as it is kept."""

    boxes: Boxes
    faults: Boxes = field(default_factory=dict)
    clashed: bool = False
    unfit: Why | None = None


@router.get("/{exhibit}")
async def exhibit_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    return await _page(guest, request, now, None)


@router.post("/{exhibit}")
async def change_exhibit(request: Request) -> Response:
    """The whole form at once, with or without one more file. Whatever cannot be kept, nothing typed is lost."""
    guest = await visited(request)
    sent = await sent_with(request)
    try:
        return await _changed(guest, request, sent)
    finally:
        await sent.close()


async def _changed(guest: Guest, request: Request, sent: Sent) -> Response:
    now, named = await draft(guest), request.path_params["exhibit"]
    exhibit = found(now.plan, Exhibit, named)
    made, typed = made_from(sent.fields), dict(sent.fields)
    try:
        if sent.unfit:
            raise Unfit(sent.unfit)
        if sent.file:
            typed |= {f"file.{_next(typed, exhibit)}.id": (await kept_from(guest, sent)).digest}
    except Unfit as unfit:
        return await _page(guest, request, now, Form(typed, unfit=unfit.why), 400)
    known = await asyncio.to_thread(own_files, guest)

    def read(plan: Plan) -> ReadExhibit:
        return read_exhibit(typed, plan, found(plan, Exhibit, named), languages(now.plan), known)

    def change(plan: Plan) -> Plan:
        return with_exhibit(plan, read(plan).exhibit, read(plan).phases)

    if faults := read(now.plan).faults:
        return await _page(guest, request, now, Form(typed, faults), 400)
    kept = await keep(guest, made, change, f"Exhibit: {_called(exhibit)}")
    if isinstance(kept, Clashed):
        return await _clashed(guest, request, kept, named)
    return saved_at(guest, f"evidence/{named}", kept)


async def _clashed(guest: Guest, request: Request, kept: Clashed, named: str) -> Response:
    langs = languages(kept.plan)
    typed = written_exhibit(kept.plan, found(kept.plan, Exhibit, named), langs)
    faults = dict(_said(clash, named) for clash in kept.clashes)
    return await _page(guest, request, Draft(kept.plan, kept.number), Form(typed, faults, clashed=True), 409)


def _said(clash: Clash, named: str) -> tuple[str, str]:
    """The box that shows the part of the exhibit that both changed, and what the other made of it."""
    _, _, rest = ".".join(clash.path).partition(f"{named}.")
    text = GONE if clash.theirs is None else MEANWHILE.format(str(clash.theirs)[:200])
    return {"files": "file", "links": "link"}.get(rest.split(".")[0], rest), text


def _next(typed: Mapping[str, str], exhibit: Exhibit) -> int:
    """The number of a row that is not there yet."""
    return max((row.place for row in rows_of(typed, "file")), default=len(exhibit.files) - 1) + 1


def _called(exhibit: Exhibit) -> str:
    return next(iter(exhibit.title.values()), exhibit.id)[:80]


async def _page(guest: Guest, request: Request, now: Draft, form: Form | None, status: int = 200) -> Response:
    exhibit, langs = found(now.plan, Exhibit, request.path_params["exhibit"]), languages(now.plan)
    shown = form or Form(written_exhibit(now.plan, exhibit, langs))
    own = await asyncio.to_thread(own_files, guest)
    page = ExhibitPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        exhibit=exhibit,
        steps=tuple((phase.id, phase.title) for phase in now.plan.agenda if shows_exhibits(phase)),
        boxes=shown.boxes,
        files=await asyncio.to_thread(_file_lines, guest, shown.boxes, exhibit, own),
        links=_filled(shown.boxes) + SPARE_LINKS,
        preview=guest.house.render.html(ExhibitCard(exhibit), langs[0]),
        faults=shown.faults,
        clashed=shown.clashed,
        unfit=shown.unfit,
        most_bytes=LARGEST,
    )
    return guest.shown(page, status)


def _filled(boxes: Boxes) -> int:
    """How many rows of links there are up to the last that says something."""
    return max((row.place for row in rows_of(boxes, "link") if any(row.boxes.values())), default=-1) + 1


def _file_lines(guest: Guest, boxes: Boxes, exhibit: Exhibit, own: Mapping[str, ExhibitFile]) -> tuple[FileLine, ...]:
    """A plan that came from elsewhere may name files that are not the organisation's."""
    known = {**own, **{file.digest: file for file in exhibit.files}}
    rows: Sequence[tuple[int, str]] = [(row.place, row.id) for row in rows_of(boxes, "file")]
    return tuple(
        FileLine(place, known[digest], is_here(guest, digest, own)) for place, digest in rows if digest in known
    )
