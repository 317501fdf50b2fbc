"""The page on which the team enters ballot papers: choose a seat, key the paper twice, the next one. Plain forms."""

import asyncio
import re
from collections.abc import Iterable, Mapping

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..jury.numbers import ActId, JurorNumber, QuestionId
from ..jury.reasons import Reason, Refused
from ..jury.votes.methods import Shape
from ..jury.votes.plan import Method
from ..screens.transcribing import PaperQuestion, PaperVote, next_rev, paper_vote
from ..store import roster
from ..store.journal import new_act_id
from .house import House
from .inbox import ACT_ID, NOTHING_YET, sent_by
from .joining import posted_pairs
from .shells import PaperPage
from .visit import Visit, language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")

MOST_FIELDS = 4_000
TWICE = ("answers", "again")
WRITTEN = ("words", "conditions")
NUMBER = re.compile(r"[1-9][0-9]{0,5}")
UNGIVEN = {Method.RANKING: "0", Method.POINTS: "0"}
"""What an empty box means beside one that is filled in: not ranked, no point. A level has to be given."""

Typed = Mapping[str, tuple[str, ...]]


@router.get("/paper")
async def paper(request: Request) -> Response:
    guest = visit(request)
    juror = _juror(request.query_params.get("juror", ""), guest)
    done = _juror(request.query_params.get("done", ""), guest)
    return await _page(request, guest, juror, {}, done=done)


@router.post("/paper")
async def enter(request: Request) -> Response:
    """One paper. What is refused comes back as it was typed, with the reason."""
    guest = visit(request)
    typed = _typed(await posted_pairs(request, MOST_FIELDS))
    juror = _juror(_only(typed, "juror"), guest)
    put = paper_vote(guest.room.state, {}) if guest.room.state.is_open else None
    if juror is None or put is None:
        raise Refused(Reason.MALFORMED if juror is None else Reason.VOTE_CLOSED)
    try:
        sent = sent_by(guest.by, _act_id(typed), _fields(typed, put))
    except Refused as refused:
        return await _page(request, guest, juror, typed, problem=refused.reason)
    answer = await guest.room.submit(sent)
    if answer.reason is not None:
        return await _page(request, guest, juror, typed, problem=answer.reason)
    return RedirectResponse(f"{guest.held.path}paper?done={juror}", 303)


async def _page(
    request: Request,
    guest: Visit,
    juror: JurorNumber | None,
    typed: Typed,
    *,
    done: JurorNumber | None = None,
    problem: Reason | None = None,
) -> Response:
    house: House = request.app.state.house
    state = guest.room.state
    names = await asyncio.to_thread(roster.names, house.engine, guest.held.sitting)
    put = paper_vote(state, names) if state.is_open else None
    shell = PaperPage(
        lang=language(request),
        put=put,
        secret=state.is_open and any(vote.secret and state.voting(vote.id).is_open for vote in state.the_plan.votes),
        juror=juror,
        rev=next_rev(state, put.vote, juror) if put and juror else 0,
        act_id=new_act_id(),
        typed=typed,
        differs=_differs(typed, put) if put and problem is Reason.PAPER_DIFFERS else (),
        done=done,
        problem=problem,
    )
    return HTMLResponse(house.render.page(shell), 409 if problem else 200)


def _typed(pairs: Iterable[tuple[str, str]]) -> Typed:
    typed: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        typed[name] = (*typed.get(name, ()), value.strip())
    return typed


def _only(typed: Typed, name: str) -> str:
    return typed.get(name, ("",))[-1]


def _act_id(typed: Typed) -> ActId:
    named = _only(typed, "act_id")
    return ActId(named) if ACT_ID.fullmatch(named) else new_act_id()


def _juror(named: str, guest: Visit) -> JurorNumber | None:
    juror = JurorNumber(int(named)) if NUMBER.fullmatch(named) else JurorNumber(0)
    return juror if juror in guest.room.state.seats else None


def _fields(typed: Typed, put: PaperVote) -> dict[str, object]:
    """The act as the inbox reads it: without the questions that were left empty on the paper."""
    head = {name: _only(typed, name) for name in ("juror", "vote", "version", "rev")}
    each = (_answer(typed, box, asked) for box in TWICE for asked in put.questions)
    boxes = [f"{box}.{asked.question}" for box in WRITTEN for asked in put.questions]
    kept = {name: _only(typed, name) for name in boxes if _only(typed, name)}
    return {"act": "TranscribeBallot", "answers:json": "{}", "again:json": "{}"} | head | kept | _joined(each)


def _joined(parts: Iterable[Mapping[str, object]]) -> dict[str, object]:
    return {name: value for part in parts for name, value in part.items()}


def _answer(typed: Typed, box: str, asked: PaperQuestion) -> dict[str, object]:
    """The fields of one answer, keyed the first or the second time; none where nothing was keyed."""
    name = f"{box}.{asked.question}"
    match asked.shape:
        case Shape.ONE:
            return {name: value} if (value := _only(typed, name)) else {}
        case Shape.SOME:
            given = [value for value in typed.get(f"{name}[]", ()) if value not in ("", NOTHING_YET)]
            return {f"{name}[]": given} if given else {}
        case Shape.EACH:
            given = [_only(typed, f"{name}[{choice.mark}]") for choice in asked.choices]
            blank = UNGIVEN.get(asked.method, "-1")
            return {f"{name}[{place}]": value or blank for place, value in enumerate(given)} if any(given) else {}


def _differs(typed: Typed, put: PaperVote) -> tuple[QuestionId, ...]:
    """The questions in which what was keyed the second time is not what was keyed the first."""
    return tuple(asked.question for asked in put.questions if len({_given(typed, box, asked) for box in TWICE}) > 1)


def _given(typed: Typed, box: str, asked: PaperQuestion) -> str:
    return str(list(_answer(typed, box, asked).values()))
