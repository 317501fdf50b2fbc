"""The second factor: codes that change every half minute (RFC 6238), and eight that stand in for a lost phone.

A code is good once, and for a step before and after its own, as clocks differ. A spare one is kept as its hash.
"""

import hmac
from collections.abc import Sequence

import pyotp
from sqlalchemy import Engine, delete, update
from sqlmodel import Session, col, func, select

from ..jury.numbers import Millis
from .accounts import take_second_factor
from .database import only_reading
from .juries import new_code
from .sign_ins import begin_in, kept
from .tables import HalfSignIn, Member, SpareCode

STEP = 30
"""Seconds for which a code is shown."""
SPARE_CODES = 8
SPARE_LENGTH = 10
SECRET_LENGTH = 32


def new_secret() -> str:
    """160 bits, in the letters that are typed into an authenticator."""
    return pyotp.random_base32(SECRET_LENGTH)


def is_secret(text: str) -> bool:
    return len(text) == SECRET_LENGTH and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def address_of(secret: str, name: str) -> str:
    """What an authenticator reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Juryday")


def turn_on(engine: Engine, member: str, secret: str, code: str, now: Millis) -> Sequence[str] | None:
    """The spare codes, which are told this once; None where the code is not one of this secret's now."""
    step = _step_of(secret, code, now)
    if step is None:
        return None
    spare = [new_code(SPARE_LENGTH) for _ in range(SPARE_CODES)]
    with Session(engine) as session:
        account = session.get_one(Member, member)
        take_second_factor(session, account)
        account.totp, account.totp_step = secret, step
        session.add_all(SpareCode(member=member, code=kept(each)) for each in spare)
        session.commit()
    return spare


def turn_off(engine: Engine, member: str) -> None:
    with Session(engine) as session:
        take_second_factor(session, session.get_one(Member, member))
        session.commit()


def spare_codes_left(engine: Engine, member: str) -> int:
    with Session(only_reading(engine)) as session:
        return session.exec(select(func.count()).where(SpareCode.member == member)).one()


def complete(engine: Engine, half: str, code: str, now: Millis, device: str = "") -> str | None:
    """A whole sign-in for a half one and a code, which are both used up; None where either is not good (any more)."""
    with Session(engine) as session:
        held = session.get(HalfSignIn, kept(half))
        member = session.get(Member, held.member) if held and held.ends_at > now else None
        if member is None or member.gone_at is not None or not _used_up(session, member, code, now):
            return None
        if not _gone(session.exec(delete(HalfSignIn).where(col(HalfSignIn.token) == kept(half)))):
            return None
        token = begin_in(session, member.id, now, device)
        session.commit()
        return token


def _used_up(session: Session, member: Member, code: str, now: Millis) -> bool:
    """Whether the code was good. It no longer is, for this row is changed by one alone."""
    step = _step_of(member.totp, code, now)
    if step is None:
        mine = col(SpareCode.member) == member.id, col(SpareCode.code) == kept(code)
        return _gone(session.exec(delete(SpareCode).where(*mine)))
    newer = col(Member.id) == member.id, col(Member.totp_step) < step
    return _gone(session.exec(update(Member).where(*newer).values(totp_step=step)))


def _gone(result: object) -> bool:
    count: int = getattr(result, "rowcount")  # noqa: B009 sqlmodel's types do not know it
    return count == 1


def _step_of(secret: str, code: str, now: Millis) -> int | None:
    """The step of which this is the code, where that is now or next to it."""
    here = now // 1000 // STEP
    right = (step for step in (here, here - 1, here + 1) if hmac.compare_digest(_code_at(secret, step), code))
    return next(right, None) if secret and code.isascii() and code.isdecimal() else None


def _code_at(secret: str, step: int) -> str:
    return pyotp.TOTP(secret).generate_otp(step)
