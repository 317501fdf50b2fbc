"""One vote: what it is called, when and in which steps it is put, and its questions in their order."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....jury.day.plan import PUTS_VOTES, PhaseKind
from ....jury.numbers import QuestionId, VoteId
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....jury.votes.plan import Vote
from ....plans.editing.rows import Typed, moved, rows_of, with_spare, written_rows
from ....plans.editing.votes import new_vote, read_vote, with_vote, without_vote, written_vote
from ...joining import posted_pairs
from ..guest import Guest, visited
from ..planning.around import address, head, saved_at
from ..planning.keeping import Clashed, Draft, draft, keep, made_from
from .sheets import Tick, VotePage
from .typed import MOST_FIELDS, focused, lists_of, plan_it_was, text_of, told, tongues

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")

SAVE, ADD = "save", "add"


@dataclass(frozen=True, slots=True)
class Form:
    now: Draft
    before: Vote
    is_new: bool
    typed: Typed
    faults: Mapping[str, str]
    clashes: tuple[str, ...] = ()
    focus: str = ""


@router.get("/votes")
async def votes(request: Request) -> Response:
    """They stand with their questions."""
    guest = await visited(request)
    return RedirectResponse(address(guest, "plan/questions"), 303)


@router.get("/vote")
async def new_vote_page(request: Request) -> Response:
    """A new one. The address may say which question it puts, and the vote is called by that to begin with."""
    guest = await visited(request)
    now, before = await draft(guest), new_vote(secrets.token_hex(6))
    asked = request.query_params.get("question", "")
    found = next((question for question in now.plan.questions if question.id == asked), None)
    if found is not None:
        before = replace(before, title=found.words, questions=(found.id,))
    typed = written_vote(now.plan, before, tongues(now.plan))
    return await _page(guest, request, Form(now, before, True, typed, {}))


@router.post("/vote")
async def make_vote(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    named = form.get("vote", "")
    if not re.fullmatch(r"[0-9a-f]{12}", named):
        raise Refused(Reason.MALFORMED)
    return await _sent(guest, request, form, new_vote(named), is_new=True)


@router.get("/votes/{vote}")
async def vote_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    vote = now.plan.vote(VoteId(request.path_params["vote"]))
    return await _page(guest, request, Form(now, vote, False, written_vote(now.plan, vote, tongues(now.plan)), {}))


@router.post("/votes/{vote}")
async def change_vote(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    base = await plan_it_was(guest, made_from(form))
    return await _sent(guest, request, form, base.vote(VoteId(request.path_params["vote"])), is_new=False)


@router.post("/votes/{vote}/remove")
async def remove_vote(request: Request) -> Response:
    """Its questions stay, for another vote to put."""
    form, guest = dict(await posted_pairs(request)), await visited(request)
    base = await plan_it_was(guest, made_from(form))
    vote = base.vote(VoteId(request.path_params["vote"]))
    note = f"Vote taken out: “{text_of(vote.title, vote.id)}”"
    kept = await keep(guest, made_from(form), lambda _: without_vote(base, vote.id), note)
    if isinstance(kept, Clashed):
        raise Refused(Reason.MOVED_ON)
    return saved_at(guest, "plan/questions", kept)


async def _sent(guest: Guest, request: Request, form: dict[str, str], before: Vote, *, is_new: bool) -> Response:
    number, wanted = made_from(form), form.get("do", SAVE)
    base = await plan_it_was(guest, number)
    now = Draft(base, number)
    if wanted != SAVE:
        typed = _adding(form) if wanted == ADD else moved(form, wanted)
        return await _page(guest, request, Form(now, before, is_new, typed, {}, focus=focused(wanted)))
    read = read_vote(form, base, before, tongues(base))
    if read.faults:
        return await _page(guest, request, Form(now, before, is_new, form, read.faults), 400)
    note = f"{'New vote' if is_new else 'Vote'}: “{text_of(read.vote.title, before.id)}”"
    kept = await keep(guest, number, lambda _: with_vote(base, read), note)
    if isinstance(kept, Clashed):
        mine = next((vote for vote in kept.plan.votes if vote.id == before.id), None)
        if mine is None:
            raise Refused(Reason.MOVED_ON)
        typed, newest = written_vote(kept.plan, mine, tongues(kept.plan)), Draft(kept.plan, kept.number)
        return await _page(guest, request, Form(newest, mine, is_new, typed, {}, told(kept.clashes)), 409)
    return saved_at(guest, "plan/questions", kept, f"vote-{before.id}")


def _adding(form: dict[str, str]) -> dict[str, str]:
    """One more question at the end: the one that was chosen from the list."""
    longer = with_spare(form, "question", 1)
    last = rows_of(longer, "question")[-1]
    return longer | {f"question.{last.place}.id": form.get("one_more", "")}


async def _page(guest: Guest, request: Request, form: Form, status: int = 200) -> Response:
    plan = form.now.plan
    words = {question.id: question.words for question in plan.questions}
    lists = lists_of(_known(plan, form.typed), ("question",))
    put = {row.boxes["id"] for row in lists["question"]}
    page = VotePage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, form.now, request),
        typed=form.typed,
        faults=form.faults,
        clashes=form.clashes,
        focus=form.focus,
        vote=form.before.id,
        is_new=form.is_new,
        lists=lists,
        words=words,
        others=tuple((named, said) for named, said in words.items() if named not in put),
        puts=_ticks(plan, form.typed, PUTS_VOTES),
        shows=_ticks(plan, form.typed, frozenset({PhaseKind.RESULT})),
    )
    return guest.shown(page, status)


def _known(plan: Plan, typed: Typed) -> dict[str, str]:
    """Rows of questions that there are, each once."""
    there = {question.id for question in plan.questions}
    ids = (QuestionId(row.boxes.get("id", "")) for row in rows_of(typed, "question"))
    return written_rows("question", ({"id": each} for each in dict.fromkeys(ids) if each in there))


def _ticks(plan: Plan, typed: Typed, kinds: frozenset[PhaseKind]) -> tuple[Tick, ...]:
    phases = (phase for phase in plan.agenda if phase.kind in kinds)
    return tuple(Tick(phase.id, phase.title, bool(typed.get(f"step.{phase.id}"))) for phase in phases)
