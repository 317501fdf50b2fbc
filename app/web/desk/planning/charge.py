"""The title of a day and its charge: the question, who asks it, what can be changed by it, and who answers."""

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.day.plan import Charge, Influence
from ....jury.plan import Plan
from ....plans.editing.languages import languages
from ....plans.editing.merging import Path
from ...joining import posted
from ..authority import taken_over
from ..guest import Guest, visited
from .around import clashing, head, saved_at
from .boxes import LARGEST_FORM, LONGEST_TITLE, Boxes, Problem, Wrong
from .keeping import Clashed, Draft, base_of, draft, keep
from .sheets import ChargePage

router = APIRouter(prefix="/desk/sittings/{sitting}/plan/charge")

PARTS = ("question", "asked_by", "up_for_grabs", "not_up_for_grabs", "influence", "answered_by")
LISTS = ("up_for_grabs", "not_up_for_grabs")
BOXES: dict[Path, str] = {("title",): "title"} | {("charge", name): name for name in PARTS}


@router.get("")
async def charge_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await _page(guest, await draft(guest), request))


@router.post("")
async def change_charge(request: Request) -> Response:
    form = await posted(request, LARGEST_FORM)
    guest = await visited(request)
    base = await base_of(guest, form)
    boxes = Boxes(form, languages(base.plan))
    mine = _read(boxes, base.plan)
    if boxes.problems:
        return guest.shown(await _page(guest, replace(base, plan=mine), boxes=boxes), 400)
    kept = await keep(guest, base.number, lambda _: mine, "The charge")
    if isinstance(kept, Clashed):
        boxes.problems |= clashing(kept.clashes, BOXES, boxes.languages)
        boxes.problems |= _whole_lists(boxes, kept.newest.charge)
        return guest.shown(await _page(guest, Draft(kept.plan, kept.number), boxes=boxes), 409)
    return saved_at(guest, "plan/charge", kept)


def _read(boxes: Boxes, plan: Plan) -> Plan:
    was = plan.charge
    charge = Charge(
        question=boxes.words("question", was.question, needed=True),
        asked_by=boxes.words("asked_by", was.asked_by, needed=True),
        up_for_grabs=boxes.list_of("up_for_grabs", was.up_for_grabs),
        not_up_for_grabs=boxes.list_of("not_up_for_grabs", was.not_up_for_grabs),
        influence=boxes.choice("influence", Influence),
        answered_by=boxes.words("answered_by", was.answered_by, needed=True),
    )
    return replace(plan, title=boxes.words("title", plan.title, LONGEST_TITLE, needed=True), charge=charge)


def _whole_lists(boxes: Boxes, newest: Charge) -> dict[str, Problem]:
    """Where a line of a list clashes, the whole list is shown as it is now."""
    return {
        f"{name}.{lang}": Problem(Wrong.CLASH, "\n".join(words.get(lang, "") for words in getattr(newest, name)))
        for name in LISTS
        for lang in boxes.languages
        if f"{name}.{lang}" in boxes.problems
    }


async def _page(guest: Guest, now: Draft, request: Request | None = None, boxes: Boxes | None = None) -> ChargePage:
    return ChargePage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        title=now.plan.title,
        charge=now.plan.charge,
        problems=boxes.problems if boxes else {},
        takes_over=not now.is_fixed and taken_over(guest.inquiry, now.plan) != now.plan,
    )
