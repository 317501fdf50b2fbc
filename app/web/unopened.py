"""A seat card's code before the doors are open: its holder is told so, and nobody who only guesses is."""

from sqlalchemy import Engine

from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from ..store import cards, roster
from ..store.juries import find_sitting
from .access import Access, Card, same_code


def card_before_opening(engine: Engine, access: Access, sittings: tuple[str, ...], code: str) -> Card | None:
    """The valid card of one of these sittings behind a typed code; seats are those that cards are printed for."""
    for named in sittings:
        sitting = find_sitting(engine, named)
        if sitting is None:
            continue
        issues = cards.issues(engine, named)
        for juror in roster.jurors_of(sitting, roster.roster(engine, named)):
            card = Card(named, By(Role.JUROR, JurorNumber(juror)), issues.get(juror, 1))
            if same_code(access.card_code(card), code):
                return card
    return None
