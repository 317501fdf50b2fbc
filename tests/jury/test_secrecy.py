"""Secret votes: whole, once, by three or more. Who has cast is known; what they marked is nowhere but in the box."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.jury.chain import canonical
from app.jury.day.acts import RestoreSitting
from app.jury.numbers import Mark
from app.jury.reasons import Reason
from app.jury.rules import check, inverse, undo
from app.jury.seats.acts import Leave
from app.jury.votes.acts import CastBallot, CastSecret, CloseVote, Finish, OpenVote
from app.jury.votes.methods import METHODS, Shape, marks_of
from app.jury.votes.secrecy import ended, opens_box, slip
from app.jury.votes.turnout import Coarse, Few, Turnout, coarse, few, turnout
from tests.asked import EVERY_METHOD
from tests.days import (
    FACILITATOR,
    OPENING,
    ORGANISER,
    PLAN,
    SECRET,
    SECRET_ARRIVED,
    SECRET_BALLOTS,
    SECRET_CAST,
    SECRET_OPENING,
    SECRET_OVER,
    START,
    accepted,
    after,
    box_opened,
    cast,
    inside,
    juror,
    moved_to,
    opened,
    refused,
    seated,
    told,
    undone,
    vote_opened,
)

if TYPE_CHECKING:
    from app.jury.votes.plan import Question

CAST = CastSecret("opening", 1)
CLOSE = CloseVote("opening", 1)
OPENING_VOTE = SECRET.vote("opening")
RESTORED = (ORGANISER, RestoreSitting("second", START))


# Casting


def test_who_has_cast_is_kept_and_nothing_of_what():
    quiet = after(SECRET_OPENING, cast(1, "opening", keep=0, support=3))
    assert quiet == after(SECRET_OPENING, cast(1, "opening", keep=2, me=-3))
    assert quiet.voting("opening").has_cast(1)
    assert not quiet.voting("opening").has_cast(2)


def test_neither_do_the_entries_tell():
    one, _ = told(SECRET_OPENING, cast(1, "opening", keep=0))
    other, _ = told(SECRET_OPENING, cast(1, "opening", keep=2))
    assert one == other


def test_a_ballot_is_final():
    state = after(SECRET_CAST)
    assert refused(state, juror(1), CAST, given={"keep": 1}) == Reason.ALREADY_CAST
    assert refused(state, juror(4), Finish("opening", 1)) == Reason.NOT_NOW


def test_any_question_can_be_left_blank_and_so_can_all():
    assert turnout(after(SECRET_OPENING, cast(1, "opening")), OPENING_VOTE) == Turnout(4, 1, 1)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (None, Reason.MALFORMED),
        ((0,), Reason.MALFORMED),
        ({"lunch": 0}, Reason.UNKNOWN),
        ({"keep": 3}, Reason.INVALID_MARK),
        ({"keep": (0,)}, Reason.INVALID_MARK),
        ({"support": (0, 0)}, Reason.INVALID_MARK),
        ({"keep": 0, "support": 4}, Reason.INVALID_MARK),
        ({"keep": True}, Reason.INVALID_MARK),
    ],
)
def test_one_mark_that_is_none_refuses_the_whole_ballot(given: object, reason: Reason):
    assert refused(after(SECRET_OPENING), juror(1), CAST, given=given) == reason


def test_the_two_ways_of_casting_do_not_mix():
    assert refused(after(SECRET_OPENING), juror(1), CastBallot("opening", 1, 1, {"keep": 0})) == Reason.NOT_NOW
    assert refused(after(OPENING), juror(1), CAST, given={"keep": 0}) == Reason.NOT_NOW


def test_only_who_is_here_may_cast_and_only_while_it_is_open():
    state = after(SECRET_OPENING)
    assert refused(state, juror(5), CAST, given={}) == Reason.NOT_CHECKED_IN
    assert refused(state, juror(1), CastSecret("opening", 2), given={}) == Reason.MALFORMED
    assert refused(state, juror(1), CastSecret("opening", 0), given={}) == Reason.MALFORMED
    assert refused(after(SECRET_OVER), juror(4), CAST, given={}) == Reason.VOTE_CLOSED


# Three or more


def test_it_opens_for_three_and_not_for_two():
    two = after(opened(plan=SECRET), seated(1, 2), moved_to("opening"))
    assert refused(two, FACILITATOR, OpenVote("opening", 1)) == Reason.TOO_FEW
    three = after(opened(plan=SECRET), seated(1, 2, 3), moved_to("opening"))
    assert accepted(three, FACILITATOR, OpenVote("opening", 1)).voting("opening").is_open


def test_a_linked_vote_opens_for_one():
    assert after(opened(plan=PLAN), seated(1), moved_to("opening"), vote_opened("opening")).voting("opening").is_open


@pytest.mark.parametrize("many", [1, 2])
def test_fewer_than_three_ballots_are_not_published(many: int):
    ballots = SECRET_BALLOTS[:many]
    casts = tuple(cast(n + 1, "opening", **ballot) for n, ballot in enumerate(ballots))
    (closing,) = after(SECRET_OPENING, casts, box_opened("opening", *ballots)).voting("opening").closings
    assert (closing.turnout, closing.withheld, closing.is_told) == (many, True, False)
    assert set(closing.ballots.values()) == set(closing.counts.values()) == {()}


def test_no_ballot_at_all_is_an_ordinary_result():
    (closing,) = after(SECRET_OPENING, box_opened("opening")).voting("opening").closings
    assert (closing.turnout, closing.withheld) == (0, False)


# Closing


def test_what_the_box_held_is_published_sorted_question_by_question():
    (closing,) = after(SECRET_OVER).voting("opening").closings
    assert closing.ballots == {"keep": (0, 0, 2), "support": (-1, 3), "me": (), "all": ()}
    assert closing.counts["keep"] == ((0, 2), (2, 1))
    assert (closing.entitled, closing.turnout) == (4, 3)
    assert closing.digest == hashlib.sha256(canonical(["opening", 1, closing.ballots])).hexdigest()


def test_in_whichever_order_they_come_out_the_result_is_the_same():
    backwards = after(SECRET_CAST, box_opened("opening", *SECRET_BALLOTS[::-1]))
    assert backwards.voting("opening") == after(SECRET_OVER).voting("opening")


def test_a_box_that_holds_fewer_ballots_than_were_cast_is_not_counted():
    state = after(SECRET_CAST)
    assert refused(state, FACILITATOR, CLOSE) == Reason.BOX_SHUT
    assert refused(state, FACILITATOR, CLOSE, given=SECRET_BALLOTS[:2]) == Reason.BOX_SHUT


def test_one_more_is_another_worker_s_that_we_have_not_read_of():
    assert refused(after(SECRET_CAST), FACILITATOR, CLOSE, given=(*SECRET_BALLOTS, {})) == Reason.TRY_AGAIN


def test_only_an_open_secret_vote_has_a_box_to_open():
    assert opens_box(after(SECRET_CAST), "opening", 1)
    assert not opens_box(after(SECRET_CAST), "opening", 2)
    assert not opens_box(after(SECRET_OVER), "opening", 1)
    assert not opens_box(after(OPENING), "opening", 1)
    assert not opens_box(after(OPENING), "lunch", 1)
    assert [ended(after(day)) for day in ((), SECRET_CAST, SECRET_OVER)] == [(), (), (("opening", 1),)]


# Again


def test_opened_again_it_starts_empty_and_the_first_close_stays():
    before = after(SECRET_OVER)
    assert undo(before) == OpenVote("opening", 2, undoes=undo(before).undoes)
    again = after(SECRET_OVER, undone)
    assert turnout(again, OPENING_VOTE) == Turnout(4, 0, 0)
    assert again.voting("opening").closings == before.voting("opening").closings
    twice = after(SECRET_OVER, undone, cast(1, "opening", keep=1), box_opened("opening", {"keep": 1}))
    assert [closing.turnout for closing in twice.voting("opening").closings] == [3, 1]
    assert ended(twice) == (("opening", 1), ("opening", 2))


def test_where_too_few_are_left_closing_cannot_be_taken_back():
    state = after(SECRET_OVER, *((juror(n), Leave()) for n in (1, 2)))
    closing = next(e for e in reversed(state.undoable) if isinstance(e.act, CloseVote))
    assert inverse(state, closing) is None


# Back from a copy


def test_a_copy_made_in_the_midst_of_it_makes_it_void():
    state = after(SECRET_CAST, RESTORED)
    (closing,) = state.voting("opening").closings
    assert (closing.void, closing.turnout, closing.is_told, state.voting("opening").is_open) == (True, 3, False, False)
    assert set(closing.ballots.values()) == {()}
    assert refused(state, juror(4), CAST, given={"keep": 0}) == Reason.VOTE_VOID
    again = after(SECRET_CAST, RESTORED, vote_opened("opening"))
    assert turnout(again, OPENING_VOTE) == Turnout(4, 0, 0)
    assert refused(again, juror(4), CAST, given={"keep": 0}) == Reason.VOTE_VOID


def test_also_what_was_cast_in_a_vote_that_the_copy_does_not_know():
    assert refused(after(SECRET_ARRIVED, RESTORED), juror(1), CAST, given={"keep": 0}) == Reason.VOTE_VOID
    assert refused(after(SECRET_ARRIVED), juror(1), CAST, given={"keep": 0}) == Reason.MALFORMED


def test_what_had_closed_before_the_copy_stands_and_so_does_a_linked_vote():
    assert after(SECRET_OVER, RESTORED).votes == after(SECRET_OVER).votes
    assert after(OPENING, RESTORED).votes == after(OPENING).votes


# The slip


def extremes(question: Question) -> list[Mark]:
    """What takes the most room, whether or not anybody may answer so."""
    longest = max(marks_of(question), key=lambda mark: len(str(mark)))
    many = len(question.options)
    return {Shape.ONE: [longest], Shape.SOME: [tuple(range(many))], Shape.EACH: [(longest,) * many]}[
        METHODS[question.method].shape
    ]


@pytest.mark.parametrize("question", EVERY_METHOD, ids=lambda question: question.method)
def test_every_ballot_fits_its_slip_and_all_slips_of_a_vote_are_of_one_size(question: Question):
    vote = replace(OPENING_VOTE, questions=("keep", question.id))
    plan = replace(SECRET, questions=(*SECRET.questions, question), votes=(vote, SECRET.vote("refined")))
    state = after(opened(plan=plan), seated(1, 2, 3), moved_to("opening"), vote_opened("opening"))
    blank = slip(state, CAST, {})
    for mark in extremes(question):
        assert len(canonical({"keep": 2, question.id: mark})) <= blank.size
    assert slip(state, CAST, {"keep": 1}).size == blank.size


@pytest.mark.parametrize(
    "question", [q for q in EVERY_METHOD if METHODS[q.method].shape is not Shape.ONE], ids=lambda q: q.id
)
def test_nothing_given_is_a_blank_unless_that_is_an_answer(question: Question):
    vote = replace(OPENING_VOTE, questions=(question.id,))
    plan = replace(SECRET, questions=(*SECRET.questions, question), votes=(vote, SECRET.vote("refined")))
    state = after(opened(plan=plan), seated(1, 2, 3), moved_to("opening"), vote_opened("opening"))
    nothing = () if METHODS[question.method].shape is Shape.SOME else (0,) * len(question.options)
    assert check(state, juror(1), CAST, START, {question.id: nothing})
    assert slip(state, CAST, {question.id: nothing}).marks in ({}, {question.id: nothing})


# In words


def test_turnout_is_told_in_words():
    said = [coarse(Turnout(20, n, n)) for n in (0, 1, 9, 10, 17, 18, 19, 20)]
    some, half, nearly = Coarse.SOME, Coarse.HALF, Coarse.NEARLY
    assert said == [Coarse.NONE, some, some, half, half, nearly, nearly, Coarse.ALL]
    assert [few(n) for n in (0, 1, 2, 3, 9)] == [Few.NOBODY, Few.FEW, Few.FEW, Few.MORE, Few.MORE]


def test_no_mark_stands_anywhere_in_the_state():
    state = after(SECRET_OPENING, cast(1, "opening", support=-3), cast(2, "opening", support=-3))
    votings = list(inside(state.votes))
    assert 2 in votings
    assert -3 not in votings
