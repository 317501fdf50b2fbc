"""The desk's first page: every inquiry of the organisation, with its juries and their sittings."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...store import juries
from ...store.tables import Inquiry
from ..house import House
from .guest import visited
from .rows import sitting_row
from .sheets import DeskPage, InquiryRow, JuryRow

router = APIRouter(prefix="/desk")


@router.get("/")
async def desk(request: Request) -> Response:
    guest = await visited(request)
    listed = await asyncio.to_thread(juries.inquiries, guest.engine, guest.organisation.id)
    rows = [await asyncio.to_thread(_inquiry_row, guest.house, inquiry) for inquiry in listed]
    return guest.shown(DeskPage(guest.lang, guest.who, tuple(rows)))


def _inquiry_row(house: House, inquiry: Inquiry) -> InquiryRow:
    held = tuple(
        JuryRow(jury.place, tuple(sitting_row(house, sitting) for sitting in juries.sittings_of(house.engine, jury)))
        for jury in juries.juries_of(house.engine, inquiry)
    )
    return InquiryRow(inquiry.title, inquiry.purpose, held)
