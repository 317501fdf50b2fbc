"""The members of one organisation: what each does for it, and who no longer belongs to it.

An organisation keeps one organiser at least, and an installation one organiser who looks after it.
"""

from collections.abc import Sequence

from sqlalchemy import Engine, or_, update
from sqlmodel import Session, col, select

from ..jury.numbers import Millis
from .accounts import end_consoles
from .database import only_reading
from .passwords import Unacceptable, Unfit
from .sign_ins import end_all
from .tables import Member, Office

OPENS_CONSOLES = frozenset({Office.ORGANISER, Office.FACILITATOR})


def members_of(engine: Engine, organisation: str) -> Sequence[Member]:
    """Those who are and those who were, by name."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return session.exec(select(Member).where(Member.organisation == organisation).order_by(Member.name)).all()


def member_in(engine: Engine, organisation: str, member: str) -> Member | None:
    with Session(only_reading(engine), expire_on_commit=False) as session:
        wanted = select(Member).where(Member.id == member, Member.organisation == organisation)
        return session.exec(wanted).one_or_none()


def change_office(engine: Engine, member: str, office: Office) -> None:
    """Raises Unacceptable."""
    with Session(engine) as session:
        changed = _held(session, member)
        changed.office = office.value
        _none_is_missing(session, changed)
        if office not in OPENS_CONSOLES:
            end_consoles(session, member)
        session.commit()


def remove(engine: Engine, member: str, now: Millis) -> None:
    """Signed out everywhere at once, and every console they opened ends. Raises Unacceptable."""
    with Session(engine) as session:
        gone = _held(session, member)
        gone.gone_at = gone.gone_at or now
        _none_is_missing(session, gone)
        end_all(session, member)
        end_consoles(session, member)
        session.commit()


def restore(engine: Engine, member: str) -> None:
    """They can sign in again, with the password they had."""
    with Session(engine) as session:
        session.exec(update(Member).where(col(Member.id) == member).values(gone_at=None))
        session.commit()


def _held(session: Session, member: str) -> Member:
    """The row. Nobody else can demote or remove anybody of the same organisation, nor a keeper, until we are done."""
    home = select(Member.organisation).where(Member.id == member).scalar_subquery()
    those = select(Member).where(or_(col(Member.organisation) == home, col(Member.keeper)))
    session.exec(those.order_by(Member.id).with_for_update(key_share=True)).all()
    return session.get_one(Member, member)


def _none_is_missing(session: Session, changed: Member) -> None:
    session.add(changed)
    session.flush()
    organiser = Member.office == Office.ORGANISER.value, col(Member.gone_at).is_(None)
    if session.exec(select(Member.id).where(Member.organisation == changed.organisation, *organiser)).first() is None:
        raise Unacceptable(Unfit.LAST_ORGANISER)
    if changed.keeper and session.exec(select(Member.id).where(col(Member.keeper), *organiser)).first() is None:
        raise Unacceptable(Unfit.LAST_KEEPER)
