"""The page of what can be printed, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...jury.numbers import JurorNumber, VoteId, Words
from ...jury.reasons import Reason
from ..printing.packs import Pack
from .sheets import Sheet, SittingRow


@dataclass(frozen=True, slots=True)
class CardRow:
    """A seat whose card can be made anew; `issue` is the valid card's, `seated` whether a device sits there."""

    juror: JurorNumber
    name: str
    issue: int
    seated: bool


@dataclass(frozen=True, slots=True)
class PrintPage(Sheet):
    """Every pack with what can be chosen of it, and where a card is made anew.

    `address` is where the cards lead, `tables` as many as there will be. Where a `pack` could not be printed, `typed`
    is what was asked for, `problems` the fields that cannot be so, and `letter` one that no font has. `renewed` is the
    seat whose card was just made anew, 0 for none; `refused` says why one was not, `juror` of which seat.
    """

    sitting: SittingRow
    cards: tuple[CardRow, ...]
    votes: tuple[tuple[VoteId, Words], ...]
    tongues: tuple[tuple[str, str], ...]
    address: str
    starts: str
    tables: int
    pack: Pack | None = None
    typed: Mapping[str, str] | None = None
    problems: frozenset[str] = frozenset()
    letter: str = ""
    renewed: int = 0
    refused: Reason | None = None
    juror: int = 0
