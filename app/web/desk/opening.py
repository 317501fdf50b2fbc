"""The last page before the day: what is about to be settled, and the one act that opens the doors.

Nothing takes an opening back. Whoever sends the form twice, or at the same time as somebody else, opens the same doors.
"""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.day.acts import OpenSitting
from ...jury.exhibits.balance import uneven
from ...jury.frozen import digest_of
from ...jury.numbers import ActId
from ...jury.people import By, Role
from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...live.answer import Sent
from ...plans.advice import advice
from ...plans.faults import faults
from ...plans.gallery import waiting
from ...plans.untouched import questions_as_they_came
from ...store import cards, preparing, roster
from ...store.evidence.reviews import balance_of
from ...store.journal import new_act_id
from ...store.plan_versions import newest
from ..inbox import ACT_ID
from ..joining import posted
from .guest import Guest, visited
from .opening_sheets import About, OpenPage
from .planning.around import said
from .planning.sheets import Said
from .rows import date_of, sitting_row, today_in
from .venue.standing import newest_verdict

router = APIRouter(prefix="/desk/sittings/{sitting}/open")

ORGANISER = By(Role.ORGANISER)


@router.get("")
async def open_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await asyncio.to_thread(_page, guest, ""))


@router.post("")
async def open_doors(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    if not ACT_ID.fullmatch(form.get("act_id", "")):
        raise Refused(Reason.MALFORMED)
    if guest.house.state_of(guest.sitting.id).is_open:
        return _onward(guest)
    act, problem = await asyncio.to_thread(_to_open, guest, form)
    if act is None:
        return guest.shown(await asyncio.to_thread(_page, guest, problem), 409)
    room = await guest.house.admit(guest.sitting)
    answer = await room.submit(Sent(ORGANISER, ActId(form["act_id"]), act))
    # Whoever came second finds the doors open, and that is what was wanted.
    if not room.state.is_open:
        raise Refused(answer.reason or Reason.TRY_AGAIN)
    return _onward(guest)


def _onward(guest: Guest) -> Response:
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/", 303)


def _to_open(guest: Guest, form: Mapping[str, str]) -> tuple[OpenSitting | None, str]:
    """The act, or why there is none: "changed", "faults", "unsure" or "put-away"."""
    sitting, engine = guest.sitting.id, guest.engine
    saved = newest(engine, sitting)
    if form.get("version") != str(saved.number) or form.get("seats") != str(guest.sitting.seats):
        return None, "changed"
    if faults(saved.plan):
        return None, "faults"
    if form.get("sure") != "yes":
        return None, "unsure"
    if preparing.is_put_away(engine, sitting):
        return None, "put-away"
    jurors = roster.jurors_of(guest.sitting, roster.roster(engine, sitting))
    issues = {seat: issue for seat, issue in cards.issues(engine, sitting).items() if seat in jurors}
    return OpenSitting(saved.plan, jurors, balance_of(engine, sitting, saved.plan.exhibits), issues), ""


def _page(guest: Guest, problem: str) -> OpenPage:
    saved = newest(guest.engine, guest.sitting.id)
    state = guest.house.state_of(guest.sitting.id)
    found = faults(saved.plan)
    return OpenPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        version=saved.number,
        digest=state.day.frozen or digest_of(saved.plan),
        is_open=state.is_open,
        faults=found,
        warnings=() if found else _warnings(guest, saved.plan),
        waiting=waiting(saved.plan),
        about=_about(guest, saved.plan),
        act_id=new_act_id(),
        problem=problem,
    )


def _warnings(guest: Guest, plan: Plan) -> tuple[Said, ...]:
    """But for texts that wait for words: those are said apart."""
    still = waiting(plan)
    remarks = (remark for remark in advice(plan, guest.sitting.seats) if remark.place not in still)
    return tuple(said(guest, plan, "warning", remarks))


def _about(guest: Guest, plan: Plan) -> About:
    sitting, engine = guest.sitting, guest.engine
    listed = roster.roster(engine, sitting.id)
    evidence = balance_of(engine, sitting.id, plan.exhibits)
    today = today_in(sitting.zone)
    return About(
        today=date_of(today),
        is_today=sitting.held_on == today,
        has_passed="" < sitting.held_on < today,
        answer_is_past="" < guest.inquiry.answer_by < today,
        seats=len(roster.jurors_of(sitting, listed)),
        prepared=sitting.seats,
        named=sum(bool(line.name) for line in listed.values()),
        reissued=len(cards.issues(engine, sitting.id)),
        consoles=preparing.consoles_of(engine, sitting.id),
        venue=newest_verdict(engine, sitting.id),
        question=plan.charge.question,
        asked=len(plan.questions),
        unchanged=questions_as_they_came(plan),
        evidence=evidence,
        uneven=tuple(uneven(evidence)),
    )
