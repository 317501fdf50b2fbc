"""Members' accounts: who there is, and their passwords. Whoever was signed in with an old password no longer is."""

from sqlalchemy import Engine, delete, update
from sqlmodel import Session, col, func, select

from ..jury.numbers import Millis
from .database import only_reading
from .juries import new_id
from .organisations import first_organisation
from .passwords import Unacceptable, Unfit, fit_name, hash_of_nothing, hashed, is_right
from .sign_ins import end_all
from .tables import ConsoleCard, Member, Office, SpareCode


def set_password(engine: Engine, name: str, password: str, now: Millis, *, without_second_factor: bool = False) -> None:
    """Make the account, or give it a new password; one that was removed is there again.

    A new one is an organiser's of the first organisation, and a keeper's.
    """
    kept, secret = fit_name(name), hashed(password)
    home = first_organisation(engine, now).id
    with Session(engine) as session:
        found = session.exec(select(Member).where(Member.name == kept)).first()
        if found is None and is_taken(session, kept):
            raise Unacceptable(Unfit.TAKEN)
        account = found or new_member(kept, home, Office.ORGANISER, now, keeper=True)
        account.password, account.gone_at = secret, None
        session.add(account)
        if without_second_factor:
            take_second_factor(session, account)
        end_all(session, account.id)
        session.commit()


def new_member(name: str, organisation: str, office: Office, now: Millis, *, keeper: bool = False) -> Member:
    """Not kept yet, and without a password."""
    return Member(
        id=new_id(),
        organisation=organisation,
        name=name,
        office=office.value,
        password="",
        keeper=keeper,
        made_at=now,
    )


def is_taken(session: Session, name: str) -> bool:
    """Whether somebody signs in with this name, or with one that differs only in its capitals."""
    return session.exec(select(Member.id).where(func.lower(Member.name) == name.lower())).first() is not None


def change_password(engine: Engine, member: Member, old: str, new: str, token: str) -> bool:
    """False where the old one is wrong. Every other device is signed out. Raises Unacceptable."""
    if not is_right(member.password, old):
        return False
    secret = hashed(new)
    with Session(engine) as session:
        account = session.get_one(Member, member.id)
        if account.password != member.password:
            return False
        account.password = secret
        session.add(account)
        end_all(session, member.id, but=token)
        session.commit()
        return True


def members(engine: Engine) -> list[Member]:
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return list(session.exec(select(Member)))


def is_empty(engine: Engine) -> bool:
    """Whether nobody is a member of anything yet."""
    with Session(only_reading(engine)) as session:
        return session.exec(select(Member.id).limit(1)).first() is None


def has_second_factor(engine: Engine, name: str) -> bool:
    with Session(only_reading(engine)) as session:
        return bool(session.exec(select(Member.totp).where(Member.name == name.strip())).first())


def revoke(engine: Engine, name: str) -> bool:
    """Sign this member out everywhere, end their consoles, and let nobody in until there is a new password.

    False without an account.
    """
    nobody_knows = hash_of_nothing()
    with Session(engine) as session:
        account = session.exec(select(Member).where(Member.name == name.strip())).first()
        if account is None:
            return False
        account.password = nobody_knows
        session.add(account)
        end_all(session, account.id)
        end_consoles(session, account.id)
        session.commit()
        return True


def end_consoles(session: Session, member: str) -> None:
    """What they opened from the desk; the printed cards are nobody's in particular."""
    session.exec(update(ConsoleCard).where(col(ConsoleCard.member) == member).values(revoked=True))


def take_second_factor(session: Session, member: Member) -> None:
    member.totp = ""
    session.add(member)
    session.exec(delete(SpareCode).where(col(SpareCode.member) == member.id))
