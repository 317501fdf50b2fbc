"""The desk's first page and an inquiry's own: what there is, how it stands, and the next thing to do for each."""

import asyncio
from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.state import State
from ...plans.charging import things
from ...store import juries
from ...store.answered_later import answered_later
from ...store.tables import Inquiry, Jury, Sitting
from ...study.findings import told_results
from .archive import put_away_in
from .guest import Guest, visited
from .inquiry_sheets import Authority, DeskPage, InquiryPage, InquiryRow, JuryCard, Next, SittingLine
from .keeping import dues
from .rows import date_of, sitting_row, today_in
from .steps import facts_of, next_of, steps_of
from .unanswered import unanswered
from .ways import door_for

router = APIRouter(prefix="/desk")

SAYS = ("asked_by", "accountable", "influence", "up_for_grabs", "not_up_for_grabs", "answer_by")
"""What an inquiry has to settle besides its purpose, which it has from the start."""


@router.get("/")
async def desk(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await asyncio.to_thread(_desk, guest))


def _desk(guest: Guest) -> DeskPage:
    listed = juries.inquiries(guest.engine, guest.organisation.id)
    shown = [inquiry for inquiry in listed if inquiry.archived_at is None]
    rows = tuple(_inquiry_row(guest, inquiry) for inquiry in shown)
    return DeskPage(
        lang=guest.lang,
        who=guest.who,
        inquiries=rows,
        may_begin=door_for(guest.office, "/desk/inquiries/new") is not None,
        archived=len(put_away_in(guest)) if door_for(guest.office, "/desk/archive") else 0,
        due=tuple(dues(guest)),
        live=tuple(line.row for row in rows for card in row.juries for line in card.sittings if _is_live(line)),
    )


def _is_live(line: SittingLine) -> bool:
    return line.row.stands in ("open", "adjourned")


def _inquiry_row(guest: Guest, inquiry: Inquiry) -> InquiryRow:
    cards = _cards(guest, inquiry)
    return InquiryRow(inquiry.id, inquiry.title, inquiry.purpose, cards, _next(guest, inquiry, cards))


def inquiry_page(guest: Guest) -> InquiryPage:
    inquiry = guest.inquiry
    cards = _cards(guest, inquiry)
    may_edit = door_for(guest.office, "/desk/inquiries/{inquiry}/edit") is not None
    return InquiryPage(
        lang=guest.lang,
        who=guest.who,
        inquiry=inquiry.id,
        title=inquiry.title,
        authority=_authority(guest, inquiry),
        juries=cards,
        archived=inquiry.archived_at is not None,
        next=_next(guest, inquiry, cards),
        may_edit=may_edit,
    )


def _authority(guest: Guest, inquiry: Inquiry) -> Authority:
    held = (
        s.held_on for jury in juries.juries_of(guest.engine, inquiry) for s in juries.sittings_of(guest.engine, jury)
    )
    last = max(held, default="")
    return Authority(
        purpose=inquiry.purpose,
        asked_by=inquiry.asked_by,
        accountable=inquiry.accountable,
        influence=inquiry.influence,
        up_for_grabs=things(inquiry.up_for_grabs),
        not_up_for_grabs=things(inquiry.not_up_for_grabs),
        answer_by=date_of(inquiry.answer_by),
        waiting=tuple(name for name in SAYS if not getattr(inquiry, name).strip()),
        answers_too_early=bool(inquiry.answer_by) and inquiry.answer_by <= last,
        answer_is_past="" < inquiry.answer_by < today_in("UTC"),
    )


def _cards(guest: Guest, inquiry: Inquiry) -> tuple[JuryCard, ...]:
    listed = (jury for jury in juries.juries_of(guest.engine, inquiry) if jury.archived_at is None)
    return tuple(JuryCard(jury.id, jury.place, jury.venue, _lines(guest, jury)) for jury in listed)


def _lines(guest: Guest, jury: Jury) -> tuple[SittingLine, ...]:
    shown = [each for each in juries.sittings_of(guest.engine, jury) if each.archived_at is None]
    return tuple(_line(guest, jury, each) for each in sorted(shown, key=_when))


def _when(sitting: Sitting) -> tuple[str, int]:
    """In the order in which they are held; those without a day come last."""
    return sitting.held_on or "9999", sitting.made_at


def _line(guest: Guest, jury: Jury, sitting: Sitting) -> SittingLine:
    state = guest.house.state_of(sitting.id)
    row = sitting_row(guest.house, sitting)
    if state.is_open:
        return SittingLine(row, None, *(_came_of(guest, sitting, state) if state.day.closed else ()))
    ahead = next_of(steps_of(sitting.id, facts_of(guest.house, sitting, jury), guest.office))
    return SittingLine(row, ahead)


def _came_of(guest: Guest, sitting: Sitting, state: State) -> tuple[int, int]:
    later = answered_later(guest.engine, sitting.id)
    return len(told_results(state)), sum(each.question not in later for each in unanswered(state))


def _next(guest: Guest, inquiry: Inquiry, cards: Iterable[JuryCard]) -> Next | None:
    """The first thing that is missing for this inquiry, where it is this office's to do."""
    cards = tuple(cards)
    if not cards:
        return _offered(guest, "jury", "/desk/inquiries/{inquiry}/juries/new", inquiry.id, "")
    for card in cards:
        if not card.sittings:
            return _offered(guest, "sitting", "/desk/juries/{jury}/sittings/new", card.jury, card.place)
    waiting = ((card, line, line.ahead) for card in cards for line in card.sittings if line.ahead)
    for card, line, ahead in waiting:
        return Next("step", f"/desk/sittings/{line.row.sitting}/", card.place, ahead.name)
    return None


def _offered(guest: Guest, name: str, shape: str, named: str, about: str) -> Next | None:
    """Where the door is open to this office."""
    if door_for(guest.office, shape) is None:
        return None
    return Next(name, shape.replace("{inquiry}", named).replace("{jury}", named), about)
