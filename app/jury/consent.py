"""One wording for two: an offer that takes effect once everybody has agreed who wrote either, and never before."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from .act import Outcome
from .numbers import Seq
from .people import By, Role
from .reasons import Reason, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """`asked` are those who wrote the two. `over` once it was made or refused."""

    seq: Seq
    by: By
    first: Seq
    second: Seq
    text: str
    asked: Set[By]
    agreed: Set[By] = frozenset()
    over: bool = False

    @property
    def is_agreed(self) -> bool:
        return not self.asked - self.agreed


Made = TypeVar("Made", bound=Offer)


def check_new(
    by: By, first: Seq, second: Seq, offers: Iterable[Made], is_pending: Callable[[Made], bool], most: int
) -> None:
    """Refused where the same two are offered already, or this hand has offered too much."""
    made = list(offers)
    if {first, second} in [{offer.first, offer.second} for offer in made if is_pending(offer)]:
        raise Refused(Reason.NOTHING_CHANGES)
    if sum(offer.by == by for offer in made) >= most:
        raise Refused(Reason.TOO_MANY)


def check_consent(by: By, offer: Made | None, is_pending: Callable[[Made], bool], agrees: bool) -> Outcome:
    if offer is None or not can_answer(by, offer):
        raise Refused(Reason.UNKNOWN)
    if not is_pending(offer) or (agrees and not answers_for(by, offer) - offer.agreed):
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def consented(offer: Made, by: By, agrees: bool = True) -> Made:
    """The offer after somebody's answer; whoever makes one agrees for themselves."""
    return replace(offer, agreed=offer.agreed | answers_for(by, offer)) if agrees else replace(offer, over=True)


def answers_for(by: By, offer: Offer) -> frozenset[By]:
    """Whose consent somebody gives: their own. A facilitator gives a scribe's, who wrote in the table's words."""
    leads = by.role is Role.FACILITATOR
    return frozenset(asked for asked in offer.asked if asked == by or (leads and asked.role is Role.SCRIBE))


def can_answer(by: By, offer: Offer) -> bool:
    return by == offer.by or by.role is Role.FACILITATOR or bool(answers_for(by, offer))
