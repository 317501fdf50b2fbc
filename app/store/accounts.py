"""Members' accounts, and where they are signed in. A password is kept as its argon2 hash, a token as its SHA-256."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from ..jury.numbers import MINUTE, Millis
from .database import only_reading
from .juries import new_id
from .organisations import first_organisation
from .tables import Member, Office, SignIn

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 256
SIGNED_IN_FOR = 12 * 60 * MINUTE
"""A long day; after that somebody has to sign in again."""


class Unacceptable(Exception):
    """A name that is taken or empty, or a password too short or too long."""


_hasher = PasswordHasher()
_NOBODY = _hasher.hash("a password that nobody has")


def set_password(engine: Engine, name: str, password: str, now: Millis) -> Member:
    """Make the account, or give it a new password; whoever was signed in with the old one no longer is.

    A new one is an organiser's of the first organisation, and a keeper's.
    """
    if not name.strip() or len(name) > 80:
        raise Unacceptable("A name has between 1 and 80 characters.")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Unacceptable(f"A password has between {SHORTEST_PASSWORD} and {LONGEST_PASSWORD} characters.")
    home = first_organisation(engine, now).id
    with Session(engine, expire_on_commit=False) as session:
        found = session.exec(select(Member).where(Member.name == name.strip())).first()
        account = found or _new_keeper(home, name.strip(), now)
        account.password = _hasher.hash(password)
        session.add(account)
        session.exec(update(SignIn).where(col(SignIn.member) == account.id).values(revoked=True))
        session.commit()
        return account


def _new_keeper(home: str, name: str, now: Millis) -> Member:
    office = Office.ORGANISER.value
    return Member(id=new_id(), organisation=home, name=name, office=office, password="", keeper=True, made_at=now)


def members(engine: Engine) -> list[Member]:
    with Session(engine, expire_on_commit=False) as session:
        return list(session.exec(select(Member)))


def sign_in(engine: Engine, name: str, password: str, now: Millis) -> str | None:
    """A token for this device; None for a wrong name or password, after the same work for either."""
    with Session(engine, expire_on_commit=False) as session:
        account = session.exec(select(Member).where(Member.name == name.strip())).first()
    try:
        _hasher.verify(account.password if account else _NOBODY, password[: LONGEST_PASSWORD + 1])
    except VerifyMismatchError:
        return None
    if account is None:
        return None
    token = secrets.token_urlsafe(32)
    with Session(engine) as session:
        session.add(SignIn(token=_kept(token), member=account.id, made_at=now, ends_at=now + SIGNED_IN_FOR))
        session.commit()
    return token


def who_is(engine: Engine, token: str, now: Millis) -> Member | None:
    """The member behind a token that is neither ended nor revoked."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        held = session.get(SignIn, _kept(token))
        if held is None or held.revoked or held.ends_at <= now:
            return None
        return session.get(Member, held.member)


def sign_out(engine: Engine, token: str) -> None:
    with Session(engine) as session:
        session.exec(update(SignIn).where(col(SignIn.token) == _kept(token)).values(revoked=True))
        session.commit()


def sign_out_everywhere(engine: Engine, name: str) -> bool:
    """Every device of this member. False where there is no such account."""
    with Session(engine, expire_on_commit=False) as session:
        account = session.exec(select(Member).where(Member.name == name.strip())).first()
        if account is None:
            return False
        session.exec(update(SignIn).where(col(SignIn.member) == account.id).values(revoked=True))
        session.commit()
        return True


def revoke(engine: Engine, name: str) -> bool:
    """Sign this member out everywhere, and let nobody in until there is a new password. False without an account."""
    with Session(engine) as session:
        account = session.exec(select(Member).where(Member.name == name.strip())).first()
        if account is None:
            return False
        account.password = _hasher.hash(secrets.token_urlsafe(32))
        session.add(account)
        session.exec(update(SignIn).where(col(SignIn.member) == account.id).values(revoked=True))
        session.commit()
        return True


def _kept(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
