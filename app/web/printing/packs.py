"""Every pack that can be printed, and how it is made of what is prepared. A name that no font can write is left to be
written by hand."""

import io
import zipfile
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from ...export.printing.documents import Document
from ...export.printing.press import NoSuchLetter, Press
from ...jury.numbers import JurorNumber, VoteId
from ...jury.people import By, Role
from ...jury.votes.plan import Vote
from ..access import Access, Card, grouped
from ..tongues import ENGLISH, LANGUAGES, catalogue
from .ballots import paper_ballots
from .boards import result_boards
from .cards import SeatWay, seat_cards, table_signs
from .day_sheet import printed_run_sheet
from .network import without_network
from .prepared import Prepared
from .saying import Saying

PLAIN, LARGE = 12, 18
"""Points of a ballot paper's text."""
CARD_CODE_GROUPS = 5


class Pack(StrEnum):
    """What can be printed, by the name of its file."""

    CARDS = "seat-cards"
    SIGNS = "table-signs"
    RUN_SHEET = "run-sheet"
    BALLOTS = "paper-ballots"
    BOARDS = "result-boards"
    NETWORK = "when-the-wifi-dies"


OF_VOTES = frozenset({Pack.BALLOTS, Pack.BOARDS})


@dataclass(frozen=True, slots=True)
class Choices:
    """How it is printed. `tables` 0 and `starts` "" stand for what is planned, None for all seats or all votes."""

    seats: tuple[JurorNumber, ...] | None = None
    votes: tuple[VoteId, ...] | None = None
    names: bool = True
    large: bool = False
    lang: str = ENGLISH
    starts: str = ""
    tables: int = 0


@dataclass(frozen=True, slots=True)
class Printer:
    """`frontend` is where the languages are; `address` where people find this server, without a slash at the end."""

    press: Press
    access: Access
    frontend: Path
    address: str

    def pdf(self, pack: Pack, day: Prepared, chosen: Choices) -> bytes:
        """Raises NoSuchLetter. Waits: not for the loop that serves sockets."""
        return self._printed(day, lambda by_hand: [self.document(pack, day, chosen, by_hand)])[0]

    def everything(self, day: Prepared, chosen: Choices) -> bytes:
        """All packs, as one ZIP file of PDFs; without those of votes where there is none."""
        packs = [pack for pack in Pack if day.plan.votes or pack not in OF_VOTES]
        pdfs = self._printed(day, lambda by_hand: [self.document(pack, day, chosen, by_hand) for pack in packs])
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            for pack, pdf in zip(packs, pdfs, strict=True):
                file.writestr(f"{pack}.pdf", pdf)
        return packed.getvalue()

    def document(self, pack: Pack, day: Prepared, chosen: Choices, by_hand: Set[JurorNumber] = frozenset()) -> Document:
        _, staff = self.say(chosen.lang), self.say(ENGLISH)
        match pack:
            case Pack.CARDS:
                return self._cards(_, day, chosen, by_hand)
            case Pack.SIGNS:
                return table_signs(_, staff("Table signs"), chosen.tables or day.tables, day.title(_))
            case Pack.RUN_SHEET:
                starts = chosen.starts or day.starts
                return printed_run_sheet(staff, day.plan, starts, day.where_and_when(staff), large=chosen.large)
            case Pack.BALLOTS:
                size = LARGE if chosen.large else PLAIN
                return paper_ballots(_, day.plan, _votes(day, chosen), day.day(_), size, day.beside)
            case Pack.BOARDS:
                return result_boards(_, day.plan, _votes(day, chosen), day.day(_))
            case Pack.NETWORK:
                title = staff("When the Wi-Fi dies")
                return without_network(staff, title, day.day(staff), self.address, large=chosen.large)

    def link(self, card: Card) -> str:
        """A card's secret stands in the fragment: it is never in a request line, nor in a server's log."""
        return f"{self.address}/enter#{self.access.write_card(card)}"

    def code(self, card: Card) -> str:
        return grouped(self.access.card_code(card), CARD_CODE_GROUPS)

    def _cards(self, _: Saying, day: Prepared, chosen: Choices, by_hand: Set[JurorNumber]) -> Document:
        seats = day.issues if chosen.seats is None else chosen.seats
        ways = [self._way(juror, day, chosen, by_hand) for juror in seats]
        typed = self.address.partition("://")[2]
        return seat_cards(_, self.say(ENGLISH)("Seat cards"), ways, day.day(_), typed, large=chosen.large)

    def _way(self, juror: JurorNumber, day: Prepared, chosen: Choices, by_hand: Set[JurorNumber]) -> SeatWay:
        card = Card(day.sitting, By(Role.JUROR, juror), day.issues[juror])
        name = day.names.get(juror, "") if chosen.names else ""
        own = day.tongues.get(juror, "")
        return SeatWay(
            juror=juror,
            issue=card.issue,
            name="" if juror in by_hand else name,
            by_hand=bool(name) and juror in by_hand,
            link=self.link(card),
            code=self.code(card),
            say=self.say(own if own in LANGUAGES else chosen.lang),
        )

    def _printed(self, day: Prepared, made: Callable[[Set[JurorNumber]], Iterable[Document]]) -> list[bytes]:
        try:
            return self.press.pdfs(made(frozenset()))
        except NoSuchLetter:
            named = list(day.names.items())
            can = self.press.can_print([name for _, name in named])
            by_hand = frozenset(juror for (juror, _), fits in zip(named, can, strict=True) if not fits)
            if not by_hand:
                raise
            return self.press.pdfs(made(by_hand))

    def say(self, lang: str) -> Saying:
        return _saying(self.frontend, lang)


def _votes(day: Prepared, chosen: Choices) -> tuple[Vote, ...]:
    return tuple(map(day.plan.vote, chosen.votes)) if chosen.votes else day.plan.votes


@lru_cache(16)
def _saying(frontend: Path, lang: str) -> Saying:
    return Saying(catalogue(frontend, lang), lang)
