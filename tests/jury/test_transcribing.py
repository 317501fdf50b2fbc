"""A ballot that came on paper: keyed twice, held to the same rules, counted the same."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from app.jury.reasons import Reason
from app.jury.rules import inverse
from app.jury.seats.acts import Leave, TakeSeat
from app.jury.votes.acts import CastBallot, Finish, TranscribeBallot
from app.jury.votes.methods import settled
from tests.days import (
    FACILITATOR,
    OPENING,
    OPENING_OVER,
    SECRET_OPENING,
    VISITOR,
    WHOLE_OPENING,
    accepted,
    after,
    entry_for,
    juror,
    moved_to,
    opened,
    refused,
    seated,
    vote_closed,
    vote_opened,
    voted,
)
from tests.every_method import EVERY, QUESTIONS, drawn, every_method

if TYPE_CHECKING:
    from app.jury.numbers import Mark

OPEN = after(OPENING)


def paper(number: int, rev: int = 1, again: dict[str, Mark] | None = None, **answers: Mark) -> TranscribeBallot:
    return TranscribeBallot(number, "opening", 1, rev, answers, answers if again is None else again)


def transcribed(number: int, rev: int = 1, **answers: Mark):
    return FACILITATOR, paper(number, rev, **answers)


def test_a_paper_is_counted_like_a_ballot_from_a_tablet():
    on_tablet = after(OPENING, voted(3, "opening", keep=2, me=1), vote_closed("opening")).voting("opening").closings[-1]
    closed = after(OPENING, transcribed(3, keep=2, me=1), vote_closed("opening")).voting("opening").closings[-1]
    assert (closed.counts, closed.digest, closed.turnout) == (on_tablet.counts, on_tablet.digest, on_tablet.turnout)
    assert (closed.transcribed, on_tablet.transcribed) == (1, 0)


@pytest.mark.parametrize("again", [{"keep": 1}, {}, {"keep": 0, "me": 1}, {"me": 0}, {"keep": 77}], ids=str)
def test_what_is_keyed_twice_must_be_the_same(again: dict[str, Mark]):
    assert refused(OPEN, FACILITATOR, paper(3, again=again, keep=0)) == Reason.PAPER_DIFFERS


def test_the_same_places_in_another_order_are_the_same_answer():
    state = after(WHOLE_OPENING)
    act = TranscribeBallot(3, "opening", 1, 1, {"reasons": (2, 0)}, {"reasons": (0, 2)})
    assert accepted(state, FACILITATOR, act).voting("opening").answers_to("reasons")[3].mark == (0, 2)


def test_a_paper_is_held_to_the_rules_of_its_method():
    assert refused(OPEN, FACILITATOR, paper(3, keep=3)) == Reason.INVALID_MARK
    assert refused(OPEN, FACILITATOR, paper(3, unasked=0)) == Reason.UNKNOWN
    assert refused(OPEN, FACILITATOR, paper(3)) == Reason.MALFORMED
    assert refused(OPEN, FACILITATOR, paper(99, keep=0)) == Reason.UNKNOWN


def test_no_paper_is_taken_after_the_close():
    assert refused(after(OPENING_OVER), FACILITATOR, paper(3, rev=9, keep=0)) == Reason.VOTE_CLOSED


def test_no_paper_is_taken_for_a_secret_vote():
    """Whoever types it would know it."""
    assert refused(after(SECRET_OPENING), FACILITATOR, paper(3, keep=0)) == Reason.NOT_NOW


def test_a_seat_without_a_device_can_vote_on_paper_and_is_one_of_those_who_could():
    closed = after(OPENING, transcribed(5, keep=0), vote_closed("opening")).voting("opening").closings[-1]
    assert (closed.turnout, closed.entitled, closed.checked_in) == (1, 5, 5)
    assert refused(OPEN, juror(5), CastBallot("opening", 1, 1, {"keep": 0})) == Reason.NOT_CHECKED_IN


def test_somebody_who_handed_a_paper_in_and_went_home_is_counted():
    closed = after(OPENING, (juror(2), Leave()), transcribed(2, keep=0), vote_closed("opening"))
    assert closed.voting("opening").closings[-1].turnout == 1


def test_the_paper_replaces_what_was_tapped_and_a_tap_what_was_on_paper():
    state = after(OPENING, voted(3, "opening", keep=0), transcribed(3, rev=2, keep=1))
    assert state.voting("opening").answers_to("keep")[3].transcribed
    assert refused(state, juror(3), CastBallot("opening", 1, 2, {"keep": 2})) == Reason.NEWER_ANSWER
    changed = accepted(state, juror(3), CastBallot("opening", 1, 3, {"keep": 2})).voting("opening")
    assert (changed.answers_to("keep")[3].mark, changed.answers_to("keep")[3].transcribed) == (2, False)


def test_a_paper_can_be_entered_again_and_that_is_how_it_is_taken_back():
    state = after(OPENING, transcribed(3, keep=0), transcribed(3, rev=2, keep=1))
    assert state.voting("opening").answers_to("keep")[3].mark == 1
    assert inverse(state, entry_for(state, *transcribed(3, rev=3, keep=0), seq=1000, now=0)) is None
    assert refused(state, *transcribed(3, rev=2, keep=0)) == Reason.NEWER_ANSWER


def test_whoever_has_finished_on_a_tablet_is_done():
    state = after(WHOLE_OPENING, (juror(3), Finish("opening", 1)))
    assert refused(state, *transcribed(3, keep=0)) == Reason.FINISHED


def test_opened_again_a_paper_stands_and_is_counted_as_one():
    state = after(
        OPENING, transcribed(3, keep=0), vote_closed("opening"), vote_opened("opening"), vote_closed("opening")
    )
    assert [closing.transcribed for closing in state.voting("opening").closings] == [1, 1]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_method_can_be_on_paper(question):
    state = after(every_method(), vote_opened(EVERY))
    mark = drawn(question, Random(5))
    act = TranscribeBallot(10, EVERY, 3, 9, {question.id: mark}, {question.id: mark})
    kept = accepted(state, FACILITATOR, act).voting(EVERY).answers_to(question.id)[10]
    assert (kept.mark, kept.transcribed) == (settled(question, mark), True)


def test_a_seat_that_voted_on_paper_is_given_to_nobody_else_and_found_again_by_its_own_card():
    state = after(opened(jurors=3), seated(1), moved_to("opening"), vote_opened("opening"), transcribed(2, keep=0))
    sat = entry_for(state, VISITOR, TakeSeat(), seq=1000, now=0).outcome
    assert sat.juror == 3
    assert refused(accepted(state, VISITOR, TakeSeat()), VISITOR, TakeSeat()) == Reason.ROOM_FULL
    assert entry_for(state, VISITOR, TakeSeat(2), seq=1000, now=0).outcome.juror == 2
