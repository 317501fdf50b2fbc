"""Seat cards and table signs: what a juror takes in hand, and what is read from across a hall."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...export.printing.documents import SeatCard, SeatCards, Square, TableSigns
from ...jury.numbers import JurorNumber
from .saying import Saying


@dataclass(frozen=True, slots=True)
class SeatWay:
    """A seat's way in: its link and its code, whose seat it is, and how it is said to them.

    Where the card is not the seat's first, `issue` says which it is. `name` is "" where the card does not say it, and
    where it is to be written `by_hand`.
    """

    juror: JurorNumber
    issue: int
    name: str
    by_hand: bool
    link: str
    code: str
    say: Saying


def seat_cards(_: Saying, title: str, ways: Iterable[SeatWay], day: str, address: str, *, large: bool) -> SeatCards:
    """`title` is the document's; `address` is where a code is typed, as people type it."""
    return SeatCards(title, _.lang, tuple(_card(way.say, way, day, address) for way in ways), large)


def _card(_: Saying, way: SeatWay, day: str, address: str) -> SeatCard:
    return SeatCard(
        lang=_.lang,
        seat=_("Seat") if way.issue == 1 else _("Seat, card %(n)s", n=way.issue),
        number=way.juror,
        name=way.name,
        by_hand=way.by_hand,
        day=day,
        square=Square(way.link, _("QR code of your seat’s own link")),
        scan=_("Scan this with your tablet or phone, or go to %(address)s and type the code.", address=address),
        code=way.code,
        keep=_("Keep it to yourself: whoever has this card can sit at your seat."),
    )


def table_signs(_: Saying, title: str, tables: int, day: str) -> TableSigns:
    return TableSigns(title, _.lang, _("Table"), tuple(range(1, tables + 1)), day, _("Fold here"))
