"""One question: its form, with the boxes that its method needs, and beside it the ballot paper as a juror meets it.

Whatever moves a row, adds one or shows another method's boxes draws the form again with all that was typed, and keeps
nothing: only Save does.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.numbers import QuestionId
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....jury.votes.methods import HAS_NO_WINNER, HAS_THRESHOLD
from ....jury.votes.plan import Method, Question
from ....plans.editing.dressing import carried, dressed, filled
from ....plans.editing.finding import found as found_in
from ....plans.editing.placing import (
    BY_ITSELF,
    alone_in,
    put_in,
    read_block,
    taken_from,
    with_question,
    without_question,
    written_block,
)
from ....plans.editing.questions import FIELDS, Read, method_of, new_question, read, written
from ....plans.editing.rows import Faults, Fresh, Typed, moved
from ...joining import posted_pairs
from ..guest import Guest, visited
from ..planning.around import head, saved_at
from ..planning.keeping import Clashed, Draft, draft, keep, made_from
from .drawing import hints_on, shown_paper
from .sheets import QuestionPage, Tick
from .typed import MOST_FIELDS, focused, fresh_for, lists_of, plan_it_was, text_of, told, tongues

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")

ROWS = ("option", "step", "grade", "stand")
SAVE = "save"
OTHER_BOXES = "These are the boxes for this way of answering. Fill them in, and save."


@dataclass(frozen=True, slots=True)
class Form:
    """What a page shows: the question as it was, what stands in the boxes, and what is to be said beside them."""

    now: Draft
    before: Question
    is_new: bool
    typed: Typed
    faults: Mapping[str, str]
    question: Question | None
    clashes: tuple[str, ...] = ()
    focus: str = ""


@router.get("/question")
async def new_question_page(request: Request) -> Response:
    """A new one. The address may say how it is answered, and in which vote it is put."""
    guest = await visited(request)
    now, asked = await draft(guest), request.query_params
    method = method_of({"method": asked.get("method", "")}, Method.SINGLE)
    before = new_question(secrets.token_hex(6), method)
    typed = {"method": method.value, "block": BY_ITSELF, f"vote.{asked.get('vote', '')}": "true"}
    typed = dressed(typed, method, tongues(now.plan))
    return await _page(guest, request, Form(now, before, True, typed, {}, None))


@router.post("/question")
async def make_question(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    named = form.get("question", "")
    if not re.fullmatch(r"[0-9a-f]{12}", named):
        raise Refused(Reason.MALFORMED)
    return await _sent(guest, request, form, new_question(named), is_new=True)


@router.get("/questions/{question}")
async def question_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    before = now.plan.question(QuestionId(request.path_params["question"]))
    return await _page(guest, request, Form(now, before, False, _written(now.plan, before), {}, before))


@router.post("/questions/{question}")
async def change_question(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    base = await plan_it_was(guest, made_from(form))
    return await _sent(guest, request, form, base.question(QuestionId(request.path_params["question"])), is_new=False)


@router.post("/questions/{question}/remove")
async def remove_question(request: Request) -> Response:
    """Out of the plan and out of every vote, unless one of these would be left with nothing to put."""
    form, guest = dict(await posted_pairs(request)), await visited(request)
    base = await plan_it_was(guest, made_from(form))
    question = base.question(QuestionId(request.path_params["question"]))
    if left := alone_in(base, question.id):
        titles = ", ".join(f"“{text_of(vote.title, vote.id)}”" for vote in left)
        faults = {"remove": f"It is all that {titles} puts. Take that vote out first, or put another question in it."}
        form_of = Form(await draft(guest), question, False, _written(base, question), faults, question)
        return await _page(guest, request, form_of, 409)
    note = f"Taken out: “{text_of(question.words, question.id)}”"
    kept = await keep(guest, made_from(form), lambda _: without_question(base, question.id), note)
    if isinstance(kept, Clashed):
        raise Refused(Reason.MOVED_ON)
    return saved_at(guest, "plan/questions", kept)


async def _sent(guest: Guest, request: Request, form: dict[str, str], before: Question, *, is_new: bool) -> Response:
    number, wanted = made_from(form), form.get("do", SAVE)
    base, faults = await plan_it_was(guest, number), Faults()
    langs, method = tongues(base), method_of(form, before.method)
    otherwise = method != form.get("shown", method)
    typed = dressed(_rearranged(form, wanted, langs), method, langs)
    found = read(typed, before, langs, fresh_for(form, before.id))
    plan = _with(base, typed, found, before, faults, fresh_for(form, "block"))
    now = Draft(base, number)
    if wanted != SAVE or otherwise:
        asked = {"method": OTHER_BOXES} if otherwise and wanted == SAVE else {}
        return await _page(
            guest, request, Form(now, before, is_new, typed, asked, found.question, focus=focused(wanted))
        )
    if plan is None or faults:
        wrong = {**found.faults, **faults}
        return await _page(guest, request, Form(now, before, is_new, typed, wrong, found.question), 400)
    words = plan.question(before.id).words
    note = f"{'New question' if is_new else 'Question'}: “{text_of(words, before.id)}”"
    kept = await keep(guest, number, lambda _: plan, note)
    if isinstance(kept, Clashed):
        return await _clashed(guest, request, before, kept, is_new=is_new)
    return saved_at(guest, "plan/questions", kept)


async def _clashed(guest: Guest, request: Request, before: Question, kept: Clashed, *, is_new: bool) -> Response:
    """What was typed, on top of what is newest: to save it again is to have seen both."""
    mine = next((each for each in kept.plan.questions if each.id == before.id), None)
    if mine is None:
        raise Refused(Reason.MOVED_ON)
    now = Draft(kept.plan, kept.number)
    typed = _written(kept.plan, mine)
    return await _page(guest, request, Form(now, mine, is_new, typed, {}, mine, told(kept.clashes)), 409)


def _rearranged(form: dict[str, str], wanted: str, langs: tuple[str, ...]) -> dict[str, str]:
    if wanted.startswith("fill."):
        return filled(form, wanted.removeprefix("fill."), langs)
    return moved(form, wanted)


def _with(base: Plan, typed: Typed, found: Read, before: Question, faults: Faults, fresh: Fresh) -> Plan | None:
    """The plan with the question in its block and in the votes that were ticked; None where it cannot be kept."""
    if found.question is None:
        return None
    question, block = read_block(typed, base, found.question, tongues(base), faults, fresh)
    plan = with_question(base, question, block)
    for vote in base.votes:
        ticked, there = bool(typed.get(f"vote.{vote.id}")), question.id in vote.questions
        if ticked and not there:
            plan = put_in(plan, vote, question.id)
        elif there and not ticked and vote.questions == (question.id,):
            faults[f"vote.{vote.id}"] = "This vote puts nothing else. Put another question in it first, or take it out."
        elif there and not ticked:
            plan = taken_from(plan, vote, question.id)
    return plan if found.may_be_kept else None


def _written(plan: Plan, question: Question) -> dict[str, str]:
    put = {f"vote.{vote.id}": "true" for vote in plan.votes if question.id in vote.questions}
    return written(question, tongues(plan)) | written_block(plan, question) | put


async def _page(guest: Guest, request: Request, form: Form, status: int = 200) -> Response:
    plan, method = form.now.plan, method_of(form.typed, form.before.method)
    titled = {block.id: block.title for block in plan.blocks}
    page = QuestionPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, form.now, request),
        typed=form.typed,
        faults=form.faults,
        clashes=form.clashes,
        focus=form.focus,
        question=form.before.id,
        is_new=form.is_new,
        method=method,
        parts=FIELDS[method],
        lists=lists_of(form.typed, (group for group in ROWS if group in FIELDS[method])),
        has_threshold=method in HAS_THRESHOLD,
        has_tie_break=method not in HAS_NO_WINNER,
        blocks=tuple(titled.items()),
        votes=tuple(Tick(vote.id, vote.title, bool(form.typed.get(f"vote.{vote.id}"))) for vote in plan.votes),
        carried=carried(form.typed, method),
        shown=shown_paper(form.question),
        hints=hints_on(plan, form.question) if form.question else (),
        in_instrument=any(piece.id == form.before.id for piece in found_in(plan).pieces.values()),
    )
    return guest.shown(page, status)
