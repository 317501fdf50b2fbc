"""Who has looked at a sitting's evidence and signed for it, by name and with a date; nobody is ever written over.

A signature is bound to the evidence as it was: `evidence_digest`. Afterwards it says so, and still stands on the page.
"""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from ...jury.chain import canonical
from ...jury.exhibits.balance import Balance, Review, balance
from ...jury.exhibits.plan import Exhibit
from ...jury.numbers import Millis
from ..database import only_reading
from ..juries import new_id
from ..tables import BalanceReview
from ..wire import plain

LONGEST_NAME, LONGEST_REMARK = 120, 2_000


def evidence_digest(exhibits: Sequence[Exhibit]) -> str:
    """Over every exhibit as it stands, in its order: SHA-256 in hexadecimal."""
    return hashlib.sha256(canonical([plain(exhibit) for exhibit in exhibits])).hexdigest()


def sign(
    engine: Engine, sitting: str, exhibits: Sequence[Exhibit], *, review: Review, by: str, now: Millis, named: str = ""
) -> None:
    """by: the member who writes it down. named: an id of the form's own, so that what is sent twice is signed once."""
    row = BalanceReview(
        id=named or new_id(),
        sitting=sitting,
        name=review.name,
        capacity=review.capacity,
        remark=review.remark,
        by=by,
        plan_digest=evidence_digest(exhibits),
        signed_on=review.on,
        made_at=now,
    )
    with Session(engine) as session:
        if session.get(BalanceReview, row.id) is None:
            session.add(row)
            session.commit()


def withdraw(engine: Engine, sitting: str, review: str) -> None:
    """The signature is on no page any more; the row stays."""
    with Session(engine) as session:
        row = session.get(BalanceReview, review)
        if row is not None and row.sitting == sitting:
            row.withdrawn = True
            session.add(row)
            session.commit()


def signed(engine: Engine, sitting: str) -> list[BalanceReview]:
    """In the order in which they signed."""
    wanted = select(BalanceReview).where(BalanceReview.sitting == sitting, col(BalanceReview.withdrawn).is_(False))
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return list(session.exec(wanted.order_by(col(BalanceReview.made_at), BalanceReview.id)))


def reviews_of(engine: Engine, sitting: str, exhibits: Sequence[Exhibit]) -> tuple[Review, ...]:
    """As they go into the record when the sitting opens."""
    digest = evidence_digest(exhibits)
    return tuple(
        Review(row.name, row.capacity, row.remark, row.signed_on, row.plan_digest == digest)
        for row in signed(engine, sitting)
    )


def balance_of(engine: Engine, sitting: str, exhibits: Sequence[Exhibit]) -> Balance:
    """How even the evidence is, and who has looked at it: for a page, and for the record."""
    return balance(exhibits, reviews_of(engine, sitting, exhibits))
