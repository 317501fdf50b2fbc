"""Where members are signed in: one row a device, which can be revoked. A token is kept as its SHA-256."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, delete, func, update
from sqlmodel import Session, col, select

from ..jury.numbers import MINUTE, Millis
from .database import only_reading
from .passwords import is_right
from .tables import HalfSignIn, Member, SignIn

SIGNED_IN_FOR = 12 * 60 * MINUTE
"""A long day; after that somebody has to sign in again."""
HALF_FOR = 5 * MINUTE
"""In which the second factor has to follow the password."""
HANDLE = 16
"""How much of a hash is enough to name a row by."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A token for one device: `whole`, or good only for giving the second factor with it."""

    token: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Device:
    """One place where a member is signed in. `handle` names it to them, and is no key to anything."""

    handle: str
    name: str
    since: Millis
    is_this: bool


def kept(token: str) -> str:
    """What of a token, or of a code, is in the database."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(engine: Engine, name: str, password: str, now: Millis, device: str = "") -> Begun | None:
    """None for a wrong name or password, after the same work for either."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        member = session.exec(select(Member).where(Member.name == name.strip(), col(Member.gone_at).is_(None))).first()
    if not is_right(member.password if member else None, password) or member is None:
        return None
    return _half(engine, member, now) if member.totp else Begun(begin(engine, member, now, device), True)


def begin(engine: Engine, member: Member, now: Millis, device: str = "") -> str:
    """A token for a device of somebody who has shown who they are."""
    with Session(engine) as session:
        token = begin_in(session, member.id, now, device)
        session.commit()
        return token


def begin_in(session: Session, member: str, now: Millis, device: str) -> str:
    token = secrets.token_urlsafe(32)
    row = SignIn(token=kept(token), member=member, device=device, made_at=now, ends_at=now + SIGNED_IN_FOR)
    session.add(row)
    return token


def _half(engine: Engine, member: Member, now: Millis) -> Begun:
    token = secrets.token_urlsafe(32)
    with Session(engine) as session:
        session.exec(delete(HalfSignIn).where(col(HalfSignIn.ends_at) <= now))
        session.add(HalfSignIn(token=kept(token), member=member.id, ends_at=now + HALF_FOR))
        session.commit()
    return Begun(token, False)


def who_is(engine: Engine, token: str, now: Millis) -> Member | None:
    """The member behind a token that is neither ended nor revoked, and who is still one."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        held = session.get(SignIn, kept(token))
        if held is None or held.revoked or held.ends_at <= now:
            return None
        member = session.get(Member, held.member)
        return member if member and member.gone_at is None else None


def who_is_half(engine: Engine, token: str, now: Millis) -> Member | None:
    """Whose password was right on this device a moment ago."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        held = session.get(HalfSignIn, kept(token))
        return session.get(Member, held.member) if held and held.ends_at > now else None


def devices(engine: Engine, member: str, token: str, now: Millis) -> list[Device]:
    """Where this member is signed in now, the newest first; `token` is this device's."""
    open_ones = select(SignIn).where(SignIn.member == member, col(SignIn.revoked).is_(False), SignIn.ends_at > now)
    with Session(only_reading(engine)) as session:
        rows = session.exec(open_ones.order_by(col(SignIn.made_at).desc(), SignIn.token)).all()
        return [Device(row.token[:HANDLE], row.device, Millis(row.made_at), row.token == kept(token)) for row in rows]


def last_sign_ins(engine: Engine, organisation: str) -> Mapping[str, Millis]:
    """When each member of the organisation last signed in."""
    asked = select(SignIn.member, func.max(SignIn.made_at)).join(Member).where(Member.organisation == organisation)
    with Session(only_reading(engine)) as session:
        return {member: Millis(at) for member, at in session.exec(asked.group_by(SignIn.member))}


def sign_out(engine: Engine, token: str) -> None:
    with Session(engine) as session:
        session.exec(update(SignIn).where(col(SignIn.token) == kept(token)).values(revoked=True))
        session.commit()


def sign_out_device(engine: Engine, member: str, handle: str) -> None:
    """One of this member's devices; nothing where the handle is none of theirs."""
    if len(handle) != HANDLE or not handle.isalnum():
        return
    with Session(engine) as session:
        named = col(SignIn.token).startswith(handle, autoescape=True)
        session.exec(update(SignIn).where(col(SignIn.member) == member, named).values(revoked=True))
        session.commit()


def sign_out_everywhere(engine: Engine, member: str, but: str | None = None) -> None:
    """Every device of this member, but for the one with this token where one is named."""
    with Session(engine) as session:
        end_all(session, member, but)
        session.commit()


def end_all(session: Session, member: str, but: str | None = None) -> None:
    theirs = update(SignIn).where(col(SignIn.member) == member)
    session.exec((theirs.where(col(SignIn.token) != kept(but)) if but else theirs).values(revoked=True))
    session.exec(delete(HalfSignIn).where(col(HalfSignIn.member) == member))
