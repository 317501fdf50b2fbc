"""Which of a seat's cards is the valid one before the sitting is open; once it is, the journal says so."""

from sqlalchemy import Connection, Engine, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from ..jury.numbers import JurorNumber
from ..jury.seats.acts import MOST_CARDS
from .database import only_reading
from .tables import RosterRow

ROWS = RosterRow.__table__  # type: ignore[attr-defined]


def issues(engine: Engine, sitting: str) -> dict[JurorNumber, int]:
    """The valid cards of those seats whose card was made anew; of every other seat it is the first."""
    wanted = select(RosterRow.juror, RosterRow.issue).where(RosterRow.sitting == sitting, RosterRow.issue > 1)
    with Session(only_reading(engine)) as session:
        return {JurorNumber(juror): issue for juror, issue in session.exec(wanted)}


def reissue(engine: Engine, sitting: str, juror: JurorNumber, leaving: int) -> bool:
    """The card after `leaving` is valid from now on. False where another one was valid, or there were too many."""
    if not 1 <= leaving < MOST_CARDS:
        return False
    mine = (ROWS.c.sitting == sitting, ROWS.c.juror == juror, ROWS.c.issue == leaving)
    with engine.begin() as connection:
        changed = connection.execute(update(ROWS).where(*mine).values(issue=leaving + 1)).rowcount == 1
        return changed or (leaving == 1 and _is_new(connection, sitting, juror))


def _is_new(connection: Connection, sitting: str, juror: JurorNumber) -> bool:
    """The first that the roster hears of this seat."""
    row = {"sitting": sitting, "juror": juror, "name": "", "needs": "", "issue": 2, "rev": 1}
    try:
        with connection.begin_nested():
            connection.execute(insert(ROWS).values(row))
    except IntegrityError:
        return False
    return True
