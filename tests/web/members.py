"""People of every office, and of another organisation, signed in at the desk of a place."""

from __future__ import annotations

import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sqlmodel import Session

from app.live.clock import wall_clock
from app.store.juries import new_id
from app.store.sign_ins import SIGNED_IN_FOR
from app.store.sign_ins import kept as kept_hash
from app.store.tables import Member, Office, Organisation, SignIn
from tests.days import COUNTED
from tests.store.books import database, home, kept, prepared
from tests.web.place import served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.days import Step
    from tests.web.place import Place

STRANGER = "stranger"
"""An organiser of another organisation."""


def add_member(engine: Engine, name: str, office: Office, organisation: str, *, keeper: bool = False) -> Member:
    """With a password that nobody knows: `keys_of` signs in without one."""
    with Session(engine, expire_on_commit=False) as session:
        member = Member(
            id=new_id(),
            organisation=organisation,
            name=name,
            office=office.value,
            password="",
            keeper=keeper,
            made_at=wall_clock(),
        )
        session.add(member)
        session.commit()
        return member


def keys_of(engine: Engine, member: Member) -> dict[str, str]:
    """What a device on which this member is signed in sends along."""
    token, now = secrets.token_urlsafe(32), wall_clock()
    with Session(engine) as session:
        session.add(SignIn(token=kept_hash(token), member=member.id, made_at=now, ends_at=now + SIGNED_IN_FOR))
        session.commit()
    return {"cookie": f"juryday-desk={token}"}


def staffed(engine: Engine) -> dict[str, dict[str, str]]:
    """The keys of one member for each office, named for it, and of a stranger. The organiser is the keeper."""
    people = {
        office.value: add_member(engine, office.value, office, home(engine), keeper=office is Office.ORGANISER)
        for office in Office
    }
    with Session(engine, expire_on_commit=False) as session:
        elsewhere = Organisation(id=new_id(), name="Another council", made_at=wall_clock())
        session.add(elsewhere)
        session.commit()
    people[STRANGER] = add_member(engine, STRANGER, Office.ORGANISER, elsewhere.id)
    return {name: keys_of(engine, member) for name, member in people.items()}


@asynccontextmanager
async def staffed_place(folder: Path, day: Step = COUNTED) -> AsyncIterator[tuple[Place, dict[str, dict[str, str]]]]:
    """A place on which this day was held, with a second sitting that is not open, and everybody's keys."""
    with database(folder) as engine:
        sitting, _ = kept(engine, day)
        other = prepared(engine)
        keys = staffed(engine)
        async with served(folder, engine, sitting, other) as there:
            yield there, keys
