"""The instrument from its blocks: what is asked at the opening and again as the refined view, and about the day."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.plan import Plan
from ....jury.votes.instrument import instrument_of
from ....jury.votes.plan import When
from ....plans.editing.asking import LISTS, TRUSTED, read_blocks, written_blocks
from ....plans.editing.blocks import Blocks
from ....plans.editing.building import with_instrument
from ....plans.editing.finding import found
from ....plans.editing.measuring import minutes_to_answer, warnings
from ....plans.editing.rows import Typed, moved, rows_of, with_spare
from ....plans.instrument import PROCESS
from ...joining import posted_pairs
from ..guest import Guest, visited
from ..planning.around import head, saved_at
from ..planning.keeping import Clashed, Draft, draft, keep, made_from
from .drawing import lines
from .sheets import InstrumentPage
from .typed import MOST_FIELDS, focused, fresh_for, lists_of, plan_it_was, told, tongues

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")

SAVE = "save"
EMPTY_ROWS: Mapping[str, int] = {"proposal": 4, "condition": 3, "statement": 8, "personal": 3, "public": 3}
"""So many rows to begin with."""


@dataclass(frozen=True, slots=True)
class Form:
    """`plan` is the one that the warnings are about: with what was typed in it, where it could be read."""

    now: Draft
    plan: Plan
    typed: Typed
    faults: Mapping[str, str]
    clashes: tuple[str, ...] = ()
    focus: str = ""


@router.get("/instrument")
async def instrument_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    return await _page(guest, request, Form(now, now.plan, _written(now.plan), {}))


@router.post("/instrument")
async def change_instrument(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    number, wanted = made_from(form), form.get("do", SAVE)
    base = await plan_it_was(guest, number)
    now = Draft(base, number)
    typed = moved(form, wanted)
    read = read_blocks(typed, found(base).blocks, tongues(base))
    plan = base if read.faults else with_instrument(base, read.blocks, fresh_for(form, "instrument"))
    if wanted != SAVE:
        return await _page(guest, request, Form(now, plan, typed, {}, focus=focused(wanted)))
    if read.faults:
        return await _page(guest, request, Form(now, base, typed, read.faults), 400)
    kept = await keep(guest, number, lambda _: plan, "The instrument")
    if isinstance(kept, Clashed):
        newest = Draft(kept.plan, kept.number)
        return await _page(guest, request, Form(newest, kept.plan, _written(kept.plan), {}, told(kept.clashes)), 409)
    return saved_at(guest, "plan/instrument", kept)


def _written(plan: Plan) -> dict[str, str]:
    blocks = found(plan).blocks
    typed = written_blocks(blocks if blocks != Blocks() else USUAL, tongues(plan))
    for group, rows in EMPTY_ROWS.items():
        if not rows_of(typed, group):
            typed = with_spare(typed, group, rows)
    return typed


USUAL = Blocks(
    hats=True,
    order=True,
    consents=True,
    confidence=True,
    asking=TRUSTED["asking"],
    other=TRUSTED["other"],
    placebo=True,
    practice=True,
    rated=tuple(question.id for question in PROCESS),
    mattered=True,
)
"""What is ticked to begin with."""


async def _page(guest: Guest, request: Request, form: Form, status: int = 200) -> Response:
    pieces = {question.id for question in found(form.plan).pieces.values()}
    twice = [vote for vote in form.plan.votes if vote.when in (When.OPENING, When.REFINED)]
    asked = dict.fromkeys(question for vote in twice for question in vote.questions if question not in pieces)
    measured = instrument_of(form.plan)
    said: dict[str, tuple[str, ...]] = {}
    blocks = read_blocks(form.typed, found(form.now.plan).blocks, tongues(form.now.plan)).blocks
    for remark in warnings(blocks, form.plan):
        said[remark.place] = (*said.get(remark.place, ()), remark.says)
    page = InstrumentPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, form.now, request),
        typed=form.typed,
        faults=form.faults,
        clashes=form.clashes,
        focus=form.focus,
        lists=lists_of(form.typed, LISTS),
        warnings=said,
        minutes=tuple(minutes_to_answer(form.plan, vote) for vote in (measured.first, measured.last) if vote),
        by_hand=lines(form.plan, asked),
        rated=tuple((question.id, question.words) for question in PROCESS),
    )
    return guest.shown(page, status)
