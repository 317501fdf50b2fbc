"""What a golden day, after its close, takes out of its record: texts one by one, and all of one seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.entry import Entry
from app.jury.removals.acts import EraseJuror, Place, Redact
from app.jury.removals.places import texts_of
from app.jury.rules import check, fold
from app.store.journal import new_act_id
from tests.journals.day import ORGANISER

if TYPE_CHECKING:
    from app.store.journal import Journal


def take_away(journal: Journal) -> None:
    """Two texts go, then all that the first juror who answered ever wrote or answered."""
    places = [Place(entry.seq, path) for entry in journal.read() for path in texts_of(entry)]
    remove(journal, Redact((places[0], places[-1]), "They name somebody who is not here."))
    remove(journal, EraseJuror(1, "The juror asked for it."))


def remove(journal: Journal, act: Redact | EraseJuror) -> Entry:
    entries = journal.read()
    given, at = journal.without(act), entries[-1].at + 60_000
    outcome = check(fold(entries), ORGANISER, act, at, given)
    entry = Entry(len(entries) + 1, at, ORGANISER, new_act_id(), act, outcome)
    journal.append([entry], instead=given)
    return entry
