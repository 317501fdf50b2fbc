"""People's own words in a record, for whoever reads them before anything leaves: each text once, and where it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..jury.act import Act
from ..jury.acts import kind_of
from ..jury.contributions.acts import Contribute, OfferMerge, ReviseContribution
from ..jury.day.acts import Announce
from ..jury.entry import Entry
from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from ..jury.removals.acts import EraseJuror, Place, Redact
from ..jury.removals.places import BECAUSE, texts_of
from ..jury.seats.quoting import may_be_quoted
from ..jury.state import State
from ..jury.votes.acts import CastBallot, TranscribeBallot

QUOTED = (Contribute, ReviseContribution, OfferMerge, CastBallot, TranscribeBallot)
"""What leaves only in the words of those who agreed to be quoted."""
TO_THE_ROOM = (Announce, Redact, EraseJuror)
LONGEST_SHARED = 12
"""Longer texts that are the same are one text; a short one, as a yes, is each person's own."""


@dataclass(slots=True)
class FreeText:
    """`kinds` are the acts in which it was said, `leaves` whether it would stand in what is published."""

    text: str
    kinds: tuple[str, ...]
    places: tuple[Place, ...]
    leaves: bool


def free_texts(entries: Sequence[Entry], state: State) -> tuple[FreeText, ...]:
    """In the order in which they were first said."""
    found: dict[object, FreeText] = {}
    for entry in entries:
        for path, text in texts_of(entry).items():
            place, kind = Place(entry.seq, path), kind_of(entry.act)
            one = found.setdefault(text if len(text) > LONGEST_SHARED else place, FreeText(text, (), (), leaves=False))
            one.kinds = tuple(dict.fromkeys((*one.kinds, kind)))
            one.places = (*one.places, place)
            one.leaves |= _leaves(state, entry.by, entry.act, path)
    return tuple(found.values())


def _leaves(state: State, by: By, act: Act, path: str) -> bool:
    if path == BECAUSE or isinstance(act, TO_THE_ROOM):
        return False
    author = By(Role.JUROR, JurorNumber(act.juror)) if isinstance(act, TranscribeBallot) else by
    return not isinstance(act, QUOTED) or may_be_quoted(state, author)
