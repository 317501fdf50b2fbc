"""The rules of removals: an organiser takes texts out, or one seat's words and answers, also after the day has closed.

No vote may be open while a juror is erased: what is being counted must not change under the count.
"""

from dataclasses import replace

from ..entry import Entry
from ..numbers import Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_text
from .acts import LONGEST_BECAUSE, MOST_PLACES, EraseJuror, Redact, Remains, Removed


def check_redact(state: State, by: By, act: Redact, now: Millis, given: object) -> Removed:
    check_text(act.because, LONGEST_BECAUSE)
    if not act.places:
        raise Refused(Reason.TOO_SHORT)
    if len(act.places) > MOST_PLACES:
        raise Refused(Reason.TOO_MANY)
    return _removed(given)


def check_erase(state: State, by: By, act: EraseJuror, now: Millis, given: object) -> Removed:
    check_text(act.because, LONGEST_BECAUSE)
    if act.juror not in state.seats:
        raise Refused(Reason.UNKNOWN)
    if any(voting.is_open for voting in state.votes.values()):
        raise Refused(Reason.VOTE_OPEN)
    return _removed(given)


def apply_removal(state: State, entry: Entry) -> State:
    """Says that it was done. What was removed is not in the entries that are read: the store has seen to it."""
    act, outcome, before = entry.act, entry.outcome, state.removals
    assert isinstance(outcome, Removed)
    jurors = before.jurors | {act.juror} if isinstance(act, EraseJuror) else before.jurors
    after = replace(before, texts=before.texts + outcome.texts, entries=before.entries | outcome.left.keys())
    return replace(state, removals=replace(after, jurors=jurors))


def _removed(given: object) -> Removed:
    if not isinstance(given, Remains) or not given.left:
        raise Refused(Reason.NOTHING_CHANGES)
    return Removed(given.left, given.texts)
