"""Who may come in: cards that prove a seat, passes that a device keeps, and codes typed by hand.

Everything is an HMAC under the server's key: cards can be printed again, nothing secret is stored, and what a seat's
newer generation replaces is worth nothing. A card's secret travels in the address's fragment, which browsers do not
send; a pass travels in an HttpOnly cookie that only the screen's own path receives.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from ..jury.people import By, Role
from ..jury.reasons import Reason
from ..store.juries import CODE_LETTERS

CARD_CODE_LENGTH = 10
RECOVERY_CODE_LENGTH = 12
OWN_NUMBER_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Pass:
    """What a device holds: whose screen it is, in which sitting, and the seat's generation it was given.

    A console's generation is the second (UTC) at which it ends, 0 or 1 for one that does not.
    """

    sitting: str
    by: By
    generation: int = 0

    @property
    def path(self) -> str:
        """The screen's address, under which its cookie lives."""
        return screen_path(self.sitting, self.by)

    @property
    def no_longer(self) -> Reason:
        """Why a device is turned away whose pass has been good."""
        return Reason.CONSOLE_ENDED if self.by.role is Role.FACILITATOR else Reason.SEAT_MOVED


@dataclass(frozen=True, slots=True)
class Card:
    """What a person holds: a printed or shown QR for a seat, a console or a wall.

    `issue` counts the re-prints of a seat's. A console's is the second (UTC) at which it ends, 1 for one that does not.
    """

    sitting: str
    by: By
    issue: int = 1


class Access:
    """Writes and reads passes, cards and codes. Reading returns None for anything it did not write."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def write_pass(self, held: Pass) -> str:
        text = f"{held.sitting}.{held.by.role}.{held.by.number}.{held.generation}"
        return f"{text}.{self._proof('pass', text)}"

    def read_pass(self, text: str) -> Pass | None:
        parts = self._proven("pass", text)
        return Pass(*parts) if parts else None

    def write_card(self, card: Card) -> str:
        text = f"{card.sitting}.{card.by.role}.{card.by.number}.{card.issue}"
        return f"{text}.{self._proof('card', text)}"

    def read_card(self, text: str) -> Card | None:
        parts = self._proven("card", text)
        return Card(*parts) if parts else None

    def card_code(self, card: Card) -> str:
        """The card's secret as a code that can be typed: 50 bits, and tries are limited."""
        return self._code("card code", card, CARD_CODE_LENGTH)

    def recovery_code(self, sitting: str) -> str:
        """The code that makes any device the sitting's console: 60 bits."""
        return self._code("recovery code", Card(sitting, By(Role.FACILITATOR, 1)), RECOVERY_CODE_LENGTH)

    def own_number(self, held: Pass) -> str:
        """Six digits that only a device with this pass is told: they open the seat's own page on another one."""
        drawn = int.from_bytes(self._mac("own number", f"{held.sitting}.{held.by}.{held.generation}"))
        return f"{drawn % 10**OWN_NUMBER_LENGTH:0{OWN_NUMBER_LENGTH}}"

    def _code(self, purpose: str, card: Card, length: int) -> str:
        text = f"{card.sitting}.{card.by}.{card.issue}"
        return "".join(CODE_LETTERS[byte % 32] for byte in self._mac(purpose, text)[:length])

    def _proven(self, purpose: str, text: str) -> tuple[str, By, int] | None:
        body, _, proof = text.rpartition(".")
        if not hmac.compare_digest(proof.encode(), self._proof(purpose, body).encode()):
            return None
        sitting, role, number, count = body.split(".")
        return sitting, By(Role(role), int(number)), int(count)

    def _proof(self, purpose: str, text: str) -> str:
        """128 bits, as 22 characters that need no escaping in an address."""
        return base64.urlsafe_b64encode(self._mac(purpose, text)[:16]).decode().rstrip("=")

    def _mac(self, purpose: str, text: str) -> bytes:
        return hmac.digest(self._key, f"{purpose}|{text}".encode(), hashlib.sha256)


def screen_path(sitting: str, by: By) -> str:
    return f"/day/{sitting}/{by.role}/{by.number}/"


def typed(code: str) -> str:
    """A code as people type it: in any case, with spaces or hyphens, and with letters that a code never holds."""
    kept = "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())
    return kept.translate(str.maketrans("0O1I", "QQLL"))


def grouped(code: str, size: int = 3) -> str:
    """A code as people read it: "KTR 4WX"."""
    return " ".join(code[at : at + size] for at in range(0, len(code), size))


def same_code(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
