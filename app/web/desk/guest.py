"""A request to the desk: who it comes from, and what its address names, or a refusal.

Whatever another organisation has is not there for this one's members.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from fastapi import Request
from sqlalchemy import Engine
from starlette.responses import HTMLResponse, Response

from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import sign_ins
from ...store.members import member_in
from ...store.organisations import inquiry_in, jury_in, organisation_of, sitting_in
from ...store.preparing import home_of
from ...store.tables import Inquiry, Jury, Member, Office, Organisation, Sitting
from ..doors import DOORS, door_of
from ..house import House
from ..visit import language
from .rows import date_of
from .sheets import Sheet, Who
from .ways import NOWHERE, Around, head_of, trail_of, ways_of

SIGNED_IN = "juryday-desk"
Row = TypeVar("Row", Inquiry, Jury, Sitting, Member)


class SignedOut(Exception):
    """Nobody is signed in here."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A member who may use this door, and what the address names, which is the organisation's own.

    Where a sitting is named there are its jury and its inquiry, too; with a jury its inquiry.
    """

    house: House
    member: Member
    organisation: Organisation
    lang: str
    inquiry_named: Inquiry | None = None
    jury_named: Jury | None = None
    sitting_named: Sitting | None = None
    member_named: Member | None = None
    around: Around = NOWHERE

    @property
    def office(self) -> Office:
        return Office(self.member.office)

    @property
    def who(self) -> Who:
        return Who(self.member.name, self.office, self.organisation.name, self.member.keeper, self.around)

    @property
    def engine(self) -> Engine:
        return self.house.engine

    @property
    def inquiry(self) -> Inquiry:
        assert self.inquiry_named, "no door without {inquiry} asks for one"
        return self.inquiry_named

    @property
    def jury(self) -> Jury:
        assert self.jury_named, "no door without {jury} asks for one"
        return self.jury_named

    @property
    def sitting(self) -> Sitting:
        assert self.sitting_named, "no door without {sitting} asks for one"
        return self.sitting_named

    @property
    def colleague(self) -> Member:
        """Somebody of the same organisation, or of old, who may be the guest."""
        assert self.member_named, "no door without {member} asks for one"
        return self.member_named

    def shown(self, sheet: Sheet, status: int = 200) -> Response:
        return HTMLResponse(self.house.render.page(sheet), status)


async def visited(request: Request) -> Guest:
    """The guest behind a request. SignedOut without a sign-in; Refused where the door is not open to this office."""
    house: House = request.app.state.house
    return await asyncio.to_thread(_visited, house, request)


def _visited(house: House, request: Request) -> Guest:
    token = request.cookies.get(SIGNED_IN, "")
    member = sign_ins.who_is(house.engine, token, wall_clock()) if token else None
    if member is None:
        raise SignedOut
    if Office(member.office) not in DOORS[door_of(request.scope["route"])]:
        raise Refused(Reason.NOT_ALLOWED)

    home = organisation_of(house.engine, member)

    def named(kind: str, look_up: Callable[[Engine, str, str], Row | None]) -> Row | None:
        if kind not in request.path_params:
            return None
        found = look_up(house.engine, home.id, request.path_params[kind])
        if found is None:
            raise Refused(Reason.UNKNOWN)
        return found

    inquiry, jury, sitting = named("inquiry", inquiry_in), named("jury", jury_in), named("sitting", sitting_in)
    if within := (sitting.jury if sitting else jury and jury.id):
        jury, inquiry = home_of(house.engine, within)
    return Guest(
        house=house,
        member=member,
        organisation=home,
        lang=language(request),
        inquiry_named=inquiry,
        jury_named=jury,
        sitting_named=sitting,
        member_named=named("member", member_in),
        around=_around(house, request.url.path, member, inquiry, jury, sitting),
    )


def _around(
    house: House, path: str, member: Member, inquiry: Inquiry | None, jury: Jury | None, sitting: Sitting | None
) -> Around:
    office = Office(member.office)
    return Around(
        head=head_of(office, member.keeper, path),
        trail=trail_of(path, inquiry, jury, (sitting.id, date_of(sitting.held_on)) if sitting else None),
        sitting=ways_of(sitting.id, house.state_of(sitting.id).is_open, office, path) if sitting else (),
    )
