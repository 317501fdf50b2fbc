"""What is removed from the record is in no part of the state that follows from it, and everything else is."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from app.jury.acts import ACTS
from app.jury.day.agenda_acts import CloseSitting
from app.jury.entry import Entry
from app.jury.people import Role
from app.jury.reasons import Reason
from app.jury.removals.acts import EraseJuror, Place, Redact, Remains
from app.jury.removals.places import REMOVED, TEXTS, erased, is_of, redacted, texts_of
from app.jury.rules import fold
from tests.days import CLOSING, FACILITATOR, OPENING, ORGANISER, after, opened, refused, vote_closed
from tests.journals.test_golden import by_journal, entries_of
from tests.random_days import BEGINNINGS

WRITTEN = {"text", "because", "reply", "whom", "words", "conditions"}
LEFT = Remains({3: "ab"}, 2)
CLOSED = (CLOSING, (FACILITATOR, CloseSitting("close")))
WORDS = Redact((Place(3, "act.text"),), "It names a neighbour.")


def test_every_place_where_an_act_takes_free_text_is_known():
    for act in ACTS.values():
        there = {f"act.{each.name}" for each in fields(act) if each.name in WRITTEN and "Seq" not in str(each.type)}
        assert there <= set(TEXTS.get(act, ())), act


@by_journal
def test_a_day_without_any_texts_still_folds_and_says_removed_instead(path):
    entries = entries_of(path)
    texts = {text for entry in entries for text in texts_of(entry).values()}
    assert len(texts) > 2
    bare = [redacted(entry, texts_of(entry)) for entry in entries]
    assert not any(texts_of(entry) for entry in bare)
    said = repr(replace(fold(bare), plan=None))
    assert REMOVED in said
    assert not [text for text in texts if len(text) > 20 and repr(text)[1:-1] in said]


@by_journal
def test_a_day_without_one_juror_folds_and_its_closings_stand(path):
    entries = entries_of(path)
    for juror in (1, 3):
        without = [erased(entry) if is_of(entry, juror) else entry for entry in entries]
        whole, bare = fold(entries), fold(without)
        assert {name: each.closings for name, each in whole.votes.items()} == {
            name: each.closings for name, each in bare.votes.items()
        }
        answers = [given for voting in bare.votes.values() for given in voting.answers.values()]
        assert answers
        assert not any(juror in given for given in answers)
        assert bare.seats[juror].consents == ()


def test_whatever_day_it_is_an_entry_is_erased_once_and_then_stays_as_it_is():
    for entries, _ in BEGINNINGS:
        bare = [erased(entry) for entry in entries]
        fold(bare)
        assert [erased(entry) for entry in bare] == bare


def test_an_organiser_removes_words_also_after_the_close_and_nobody_else_ever():
    state = after(CLOSED)
    assert refused(state, FACILITATOR, WORDS) == Reason.NOT_ALLOWED
    done = after(CLOSED, (lambda _: (ORGANISER, WORDS, LEFT)), (lambda _: (ORGANISER, EraseJuror(1, "Asked."), LEFT)))
    assert (done.removals.texts, done.removals.entries, done.removals.jurors) == (4, {3}, {1})
    assert replace(done, removals=state.removals) == state


@pytest.mark.parametrize(
    ("act", "given", "reason"),
    [
        (WORDS, None, Reason.NOTHING_CHANGES),
        (replace(WORDS, because=" "), LEFT, Reason.TOO_SHORT),
        (replace(WORDS, because="x" * 301), LEFT, Reason.TOO_LONG),
        (replace(WORDS, places=()), LEFT, Reason.TOO_SHORT),
        (replace(WORDS, places=WORDS.places * 201), LEFT, Reason.TOO_MANY),
        (EraseJuror(99, "Asked."), LEFT, Reason.UNKNOWN),
    ],
)
def test_what_is_not_taken(act, given, reason):
    assert refused(after(CLOSED), ORGANISER, act, given=given) == reason


def test_nobody_is_erased_while_a_vote_is_open():
    assert refused(after(OPENING), ORGANISER, EraseJuror(1, "Asked."), given=LEFT) == Reason.VOTE_OPEN
    over = after(OPENING, vote_closed("opening"), lambda _: (ORGANISER, EraseJuror(1, "Asked."), LEFT))
    assert over.removals.jurors == {1}


def test_what_a_place_names_and_is_not_there_changes_nothing():
    entry = next(each for each in BEGINNINGS[0][0] if each.by.role is Role.JUROR)
    assert isinstance(entry, Entry)
    assert redacted(entry, ("act.text", "act", "outcome.words.en", "seq", "")) == entry
    assert after(opened()).removals.entries == frozenset()
