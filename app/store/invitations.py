"""Invitations: a code by which one person becomes a member, once. It is kept as its hash, and told when it is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Engine, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from ..jury.numbers import MINUTE, Millis
from .accounts import is_empty, is_taken, new_member
from .database import only_reading
from .juries import new_code
from .organisations import first_organisation
from .passwords import Unacceptable, Unfit, fit_name, hashed
from .sign_ins import HANDLE, kept
from .tables import Invitation, Member, Office, Organisation

DAY = 24 * 60 * MINUTE
INVITED_FOR, SET_UP_FOR = 7 * DAY, DAY
CODE_LENGTH = 20
"""100 bits: nobody finds one by trying, and it can still be typed."""


class Stands(Enum):
    """What can be said of a code that somebody brings."""

    OPEN = "open"
    UNKNOWN = "unknown"
    USED = "used"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as its code finds it; `stands` says whether it can still be used."""

    stands: Stands
    organisation: str = ""
    office: Office = Office.OBSERVER
    keeper: bool = False


class NotOpen(Exception):
    """The invitation cannot be used (any more)."""

    def __init__(self, stands: Stands) -> None:
        super().__init__(stands.value)
        self.stands = stands


def invite(engine: Engine, organisation: str, office: Office, note: str, now: Millis, *, keeper: bool = False) -> str:
    """A new invitation's code."""
    return _invited(engine, organisation, office, note, now, INVITED_FOR, keeper)


def set_up(engine: Engine, now: Millis) -> str | None:
    """A code for whoever is to be the first organiser, in place of every earlier one. None where there is a member."""
    if not is_empty(engine):
        return None
    with Session(engine) as session:
        session.exec(update(Invitation).where(col(Invitation.used_at).is_(None)).values(withdrawn=True))
        session.commit()
    return _invited(engine, first_organisation(engine, now).id, Office.ORGANISER, "", now, SET_UP_FOR, True)


def _invited(
    engine: Engine, organisation: str, office: Office, note: str, now: Millis, lasts: int, keeper: bool
) -> str:
    code = new_code(CODE_LENGTH)
    row = Invitation(
        token=kept(code),
        organisation=organisation,
        office=office.value,
        note=note,
        keeper=keeper,
        made_at=now,
        ends_at=now + lasts,
    )
    with Session(engine) as session:
        session.add(row)
        session.commit()
    return code


def open_invitations(engine: Engine, organisation: str, now: Millis) -> Sequence[Invitation]:
    """Those that can be used, the newest first."""
    usable = col(Invitation.used_at).is_(None), col(Invitation.withdrawn).is_(False), col(Invitation.ends_at) > now
    mine = select(Invitation).where(Invitation.organisation == organisation, *usable)
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return session.exec(mine.order_by(col(Invitation.made_at).desc())).all()


def withdraw(engine: Engine, organisation: str, handle: str) -> None:
    """One of the organisation's; nothing where the handle is none of theirs."""
    if len(handle) != HANDLE or not handle.isalnum():
        return
    named = col(Invitation.organisation) == organisation, col(Invitation.token).startswith(handle, autoescape=True)
    with Session(engine) as session:
        session.exec(update(Invitation).where(*named, col(Invitation.used_at).is_(None)).values(withdrawn=True))
        session.commit()


def invited_by(engine: Engine, code: str, now: Millis) -> Invited:
    with Session(only_reading(engine)) as session:
        row = session.get(Invitation, kept(code))
        if row is None:
            return Invited(Stands.UNKNOWN)
        home = session.get_one(Organisation, row.organisation)
        return Invited(_stands(row, now), home.name, Office(row.office), row.keeper)


def _stands(row: Invitation, now: Millis) -> Stands:
    if row.used_at is not None:
        return Stands.USED
    if row.withdrawn:
        return Stands.WITHDRAWN
    return Stands.OPEN if row.ends_at > now else Stands.ENDED


def join(engine: Engine, code: str, name: str, password: str, now: Millis, organisation: str | None = None) -> Member:
    """A new member by this invitation, which is used up; the very first gives their organisation its name.

    Of several who come with it at once one becomes a member. Raises Unacceptable, and NotOpen.
    """
    named, known = fit_name(name), invited_by(engine, code, now)
    called = None if organisation is None else fit_name(organisation, Unfit.ORGANISATION)
    if known.stands is not Stands.OPEN:
        raise NotOpen(known.stands)
    secret = hashed(password)
    try:
        with Session(engine, expire_on_commit=False) as session:
            invitation = _taken_up(session, code, now)
            if is_taken(session, named):
                raise Unacceptable(Unfit.TAKEN)
            keeper = invitation.keeper
            member = new_member(named, invitation.organisation, Office(invitation.office), now, keeper=keeper)
            member.password = secret
            session.add(member)
            if called is not None:
                _first_of_all(session, member, called)
            session.commit()
            return member
    except IntegrityError:
        raise Unacceptable(Unfit.TAKEN) from None


def _taken_up(session: Session, code: str, now: Millis) -> Invitation:
    """The row, used by nobody else from here on."""
    usable = col(Invitation.used_at).is_(None), col(Invitation.withdrawn).is_(False), col(Invitation.ends_at) > now
    taken = session.exec(update(Invitation).where(col(Invitation.token) == kept(code), *usable).values(used_at=now))
    if taken.rowcount != 1:
        raise NotOpen(Stands.USED)
    return session.get_one(Invitation, kept(code))


def _first_of_all(session: Session, member: Member, called: str) -> None:
    if session.exec(select(Member.id).where(Member.id != member.id).limit(1)).first() is not None:
        raise NotOpen(Stands.USED)
    home = session.get_one(Organisation, member.organisation)
    home.name = called
    session.add(home)
