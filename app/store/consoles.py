"""Console cards: who can be a facilitator of one sitting, under which number in its record, and until when.

A card with a row here ends. The links that the command line prints bear the first numbers and have a row only where
somebody shut them: they last until then.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from ..jury.numbers import MINUTE, Millis
from .database import only_reading
from .tables import ConsoleCard, Sitting

PRINTED = (1, 2)
"""The numbers of the links that are printed when a day is set up."""
NOT_SHUT = Millis(2**53)
"""An end that never comes: a printed link has none."""
DAY = 24 * 60 * MINUTE
LONGEST = 400 * DAY
LONGEST_NOTE = 80

Ends = Mapping[int, Millis]
"""By the facilitator's number, when a card ends; 0 where it was shut."""


def usual_end(sitting: Sitting, now: Millis) -> Millis:
    """The end of the day on which it is held; a day from now where that is not known, or past."""
    if sitting.held_on:
        zone = ZoneInfo(sitting.zone)
        after = date.fromisoformat(sitting.held_on) + timedelta(days=1)
        end = Millis(int(datetime(after.year, after.month, after.day, tzinfo=zone).timestamp()) * 1000)
        if end > now:
            return end
    return Millis((now + DAY) // MINUTE * MINUTE)


def cards_of(engine: Engine, sitting: str) -> Sequence[ConsoleCard]:
    """Every card that was ever made, in the order of their numbers."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return session.exec(
            select(ConsoleCard).where(ConsoleCard.sitting == sitting).order_by(col(ConsoleCard.number))
        ).all()


def ends(engine: Engine) -> Mapping[str, Ends]:
    """Of every card there is, by sitting."""
    found: defaultdict[str, dict[int, Millis]] = defaultdict(dict)
    asked = select(ConsoleCard.sitting, ConsoleCard.number, ConsoleCard.ends_at, ConsoleCard.revoked)
    with Session(only_reading(engine)) as session:
        for sitting, number, ends_at, revoked in session.exec(asked):
            found[sitting][number] = Millis(0 if revoked else ends_at)
    return found


def called(engine: Engine) -> Mapping[str, Mapping[int, str]]:
    """By sitting and number, what the team calls whoever holds a card that has not been shut."""
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    asked = select(ConsoleCard.sitting, ConsoleCard.number, ConsoleCard.note)
    with Session(only_reading(engine)) as session:
        for sitting, number, note in session.exec(asked.where(col(ConsoleCard.revoked).is_(False))):
            found[sitting][number] = note
    return found


def add_card(engine: Engine, sitting: str, note: str, ends_at: int, now: Millis) -> ConsoleCard:
    """A card for somebody who need not be a member. Its number was nobody's before."""
    with Session(engine, expire_on_commit=False) as session:
        card = _new(session, sitting, note, ends_at, now)
        session.commit()
        return card


def own_card(engine: Engine, sitting: str, member: str, note: str, ends_at: int, now: Millis) -> ConsoleCard:
    """A member's own: the one they have, made to last longer where need be, or a new one."""
    with Session(engine, expire_on_commit=False) as session:
        _only_one_at_once(session, sitting)
        mine = select(ConsoleCard).where(ConsoleCard.sitting == sitting, ConsoleCard.member == member)
        card = session.exec(mine.where(col(ConsoleCard.revoked).is_(False))).first()
        card = card or _new(session, sitting, note, ends_at, now, member)
        card.ends_at = max(card.ends_at, ends_at)
        session.add(card)
        session.commit()
        return card


def shut(engine: Engine, sitting: str, number: int, now: Millis) -> None:
    """This card opens nothing any more; a printed link neither. Nothing happens where there is no such card."""
    with Session(engine) as session:
        card = session.get(ConsoleCard, (sitting, number))
        if card is None and number in PRINTED:
            card = ConsoleCard(sitting=sitting, number=number, made_at=now, ends_at=NOT_SHUT)
        if card is not None:
            card.revoked = True
            session.add(card)
        session.commit()


def _new(
    session: Session, sitting: str, note: str, ends_at: int, now: Millis, member: str | None = None
) -> ConsoleCard:
    _only_one_at_once(session, sitting)
    highest = session.exec(select(func.max(ConsoleCard.number)).where(ConsoleCard.sitting == sitting)).one()
    number = max(highest or 0, *PRINTED) + 1
    card = ConsoleCard(sitting=sitting, number=number, member=member, note=note, made_at=now, ends_at=ends_at)
    session.add(card)
    session.flush()
    return card


def _only_one_at_once(session: Session, sitting: str) -> None:
    # Ballots refer to this row, and do not wait for it.
    session.exec(select(Sitting.id).where(Sitting.id == sitting).with_for_update(key_share=True)).one()
