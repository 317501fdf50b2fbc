"""Whether the evidence is even: minutes, questions and pages per side, what nobody has stated, and who looked at it.

These are figures and names, and no verdict: whether a day is fair is for people to say, by name and with a date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..numbers import ExhibitId
from ..texts import is_stated
from .plan import Exhibit, Side


@dataclass(frozen=True, slots=True)
class SideGiven:
    """What one side is given, in all: exhibits, minutes to present and to be questioned, pages to look at."""

    side: Side
    exhibits: int
    minutes: int
    questioned: int
    pages: int


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody has looked at the evidence and says so: by name, in which capacity, on a day (ISO 8601).

    `still_stands` is whether the evidence is as it was when they signed.
    """

    name: str
    capacity: str
    remark: str
    on: str
    still_stands: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """Every side, also one that has nothing; the exhibits that say nothing of interest, source or licence."""

    sides: tuple[SideGiven, ...]
    without_interest: tuple[ExhibitId, ...] = ()
    without_source: tuple[ExhibitId, ...] = ()
    without_licence: tuple[ExhibitId, ...] = ()
    reviews: tuple[Review, ...] = ()

    def of(self, side: Side) -> SideGiven:
        return next(given for given in self.sides if given.side is side)


def balance(exhibits: Sequence[Exhibit], reviews: tuple[Review, ...] = ()) -> Balance:
    return Balance(
        sides=tuple(_given(exhibits, side) for side in Side),
        without_interest=tuple(exhibit.id for exhibit in exhibits if not is_stated(exhibit.interest)),
        without_source=tuple(exhibit.id for exhibit in exhibits if not is_stated(exhibit.source)),
        without_licence=tuple(exhibit.id for exhibit in exhibits if _needs_licence(exhibit)),
        reviews=reviews,
    )


def _given(exhibits: Sequence[Exhibit], side: Side) -> SideGiven:
    its = [exhibit for exhibit in exhibits if exhibit.side is side]
    return SideGiven(
        side,
        len(its),
        sum(exhibit.minutes for exhibit in its),
        sum(exhibit.questioned for exhibit in its),
        sum(exhibit.pages for exhibit in its),
    )


def _needs_licence(exhibit: Exhibit) -> bool:
    """What somebody says in the room is nobody's to license; a file somebody made is."""
    return bool(exhibit.files) and not is_stated(exhibit.licence)


def uneven(found: Balance) -> Iterator[tuple[str, SideGiven, SideGiven]]:
    """In which figures those for and those against are not given the same: "exhibits", "minutes", …"""
    pro, con = found.of(Side.FOR), found.of(Side.AGAINST)
    for figure in ("exhibits", "minutes", "questioned", "pages"):
        if getattr(pro, figure) != getattr(con, figure):
            yield figure, pro, con
