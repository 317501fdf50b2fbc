"""The rules of seats: sitting down, on which device, and checking in."""

from dataclasses import replace

import pytest

from app.jury.day.acts import OpenSitting
from app.jury.reasons import Reason
from app.jury.seats.acts import MOST_CARDS, CheckIn, ReissueCard, SeatTaken, TakeSeat
from app.jury.seats.plan import COUNT_MOVES
from app.jury.seats.state import Seat
from app.jury.state import EMPTY
from app.jury.votes.acts import TranscribeBallot
from app.jury.votes.plan import When
from app.jury.votes.turnout import entitled
from tests.days import (
    ARRIVED,
    FACILITATOR,
    OPENING,
    ORGANISER,
    PLAN,
    START,
    VISITOR,
    accepted,
    after,
    entry_for,
    juror,
    moved_to,
    opened,
    refused,
    seated,
    vote_opened,
    voted,
)

FRESH = after(opened(jurors=2))


def taken(state, act: TakeSeat) -> SeatTaken:
    return entry_for(state, VISITOR, act, 1000, START).outcome


def test_without_a_card_the_next_free_seat_is_given_in_order():
    state = FRESH
    for expected in (1, 2):
        assert taken(state, TakeSeat()) == SeatTaken(expected, 1)
        state = accepted(state, VISITOR, TakeSeat())
    assert refused(state, VISITOR, TakeSeat()) == Reason.ROOM_FULL


def test_a_seat_taken_by_card_is_no_longer_free():
    assert taken(accepted(FRESH, VISITOR, TakeSeat(1)), TakeSeat()).juror == 2


def test_the_same_card_again_is_a_new_generation_and_the_check_in_stands():
    state = after(opened(), seated(1))
    moved = accepted(state, VISITOR, TakeSeat(1))
    assert moved.seats[1] == replace(state.seats[1], generation=2)
    assert moved.seats[1].checked_in
    assert moved.seats[2] == state.seats[2]


def test_a_full_room_still_lets_a_card_holder_move_to_another_device():
    full = accepted(accepted(FRESH, VISITOR, TakeSeat()), VISITOR, TakeSeat())
    assert taken(full, TakeSeat(2)) == SeatTaken(2, 2)


@pytest.mark.parametrize("number", [0, 3, -1, 10**30])
def test_there_is_no_seat_beside_the_jury_s(number: int):
    assert refused(FRESH, VISITOR, TakeSeat(number)) == Reason.UNKNOWN


@pytest.mark.parametrize("issue", [0, 2])
def test_only_the_card_s_valid_issue_opens_a_seat(issue: int):
    assert refused(FRESH, VISITOR, TakeSeat(1, issue)) == Reason.CARD_REPLACED


def test_a_reissued_card_replaces_the_one_before():
    reissued = accepted(FRESH, FACILITATOR, ReissueCard(1, 1))
    assert refused(reissued, VISITOR, TakeSeat(1, 1)) == Reason.CARD_REPLACED
    assert taken(reissued, TakeSeat(1, 2)) == SeatTaken(1, 1)
    assert taken(reissued, TakeSeat(2, 1)) == SeatTaken(2, 1)


def test_whoever_sits_there_stays_when_a_card_is_reissued_unless_they_are_put_out():
    state = after(opened(), seated(1))
    stays = accepted(state, FACILITATOR, ReissueCard(1, 1))
    assert stays.seats[1] == replace(state.seats[1], issue=2)
    goes = accepted(state, ORGANISER, ReissueCard(1, 1, put_out=True))
    assert goes.seats[1] == replace(state.seats[1], issue=2, generation=2)
    assert taken(goes, TakeSeat(1, 2)) == SeatTaken(1, 3)


def test_nobody_is_put_out_of_an_empty_seat_and_it_stays_free():
    state = accepted(FRESH, FACILITATOR, ReissueCard(1, 1, put_out=True))
    assert state.seats[1] == Seat(issue=2)
    assert taken(state, TakeSeat()) == SeatTaken(1, 1)


def test_two_who_reissue_the_same_card_make_one():
    state = accepted(FRESH, FACILITATOR, ReissueCard(1, 1))
    assert refused(state, FACILITATOR, ReissueCard(1, 1)) == Reason.MOVED_ON
    assert refused(state, FACILITATOR, ReissueCard(9, 1)) == Reason.UNKNOWN
    worn_out = replace(FRESH, seats=FRESH.seats.having(1, Seat(issue=MOST_CARDS)))
    assert refused(worn_out, FACILITATOR, ReissueCard(1, MOST_CARDS)) == Reason.TOO_MANY


def test_cards_that_were_reissued_before_the_doors_opened_stay_dead():
    state = accepted(EMPTY, ORGANISER, OpenSitting(PLAN, (1, 2), issues={2: 3}))
    assert (state.seats[1].issue, state.seats[2].issue) == (1, 3)
    assert refused(state, VISITOR, TakeSeat(2, 2)) == Reason.CARD_REPLACED
    assert taken(state, TakeSeat(2, 3)) == SeatTaken(2, 1)


@pytest.mark.parametrize("issues", [{3: 2}, {1: 0}, {1: MOST_CARDS + 1}])
def test_an_opening_names_no_card_that_cannot_be(issues: dict[int, int]):
    assert refused(EMPTY, ORGANISER, OpenSitting(PLAN, (1, 2), issues=issues)) == Reason.MALFORMED


def test_checking_in_makes_a_juror_entitled_and_keeps_what_they_agreed_to():
    before = after(ARRIVED)
    assert entitled(before) == {1, 2, 3, 4}
    state = accepted(before, juror(5), CheckIn((COUNT_MOVES,)))
    assert entitled(state) == {1, 2, 3, 4, 5}
    assert state.seats[5].consents == (COUNT_MOVES,)
    assert state.seats[4].consents == ()


def test_a_juror_may_think_again_about_consent():
    state = accepted(after(ARRIVED), juror(1), CheckIn(()))
    assert state.seats[1].checked_in
    assert state.seats[1].consents == ()


def test_checking_in_twice_alike_changes_nothing():
    assert refused(after(ARRIVED), juror(1), CheckIn((COUNT_MOVES,))) == Reason.NOTHING_CHANGES
    assert refused(after(ARRIVED), juror(4), CheckIn(())) == Reason.NOTHING_CHANGES


def test_nobody_agrees_to_what_was_not_asked():
    assert refused(after(ARRIVED), juror(5), CheckIn((COUNT_MOVES, "sell-my-data"))) == Reason.UNKNOWN


def test_a_number_without_a_seat_is_no_juror():
    assert refused(FRESH, juror(3), CheckIn()) == Reason.NOT_ALLOWED
    assert accepted(FRESH, juror(2), CheckIn()).seats[2].checked_in


def test_a_seat_is_where_it_answered_first_and_a_later_device_takes_nothing_over_by_answering():
    assert after(OPENING).seats[1].is_where_it_answered, "nothing was answered yet"
    state = after(OPENING, voted(1, "opening", keep=0))
    assert (state.seats[1].answered, state.seats[1].is_where_it_answered) == (1, True)
    moved = accepted(state, VISITOR, TakeSeat(1))
    assert (moved.seats[1].answered, moved.seats[1].is_where_it_answered) == (1, False)
    again = after(OPENING, voted(1, "opening", keep=0), (VISITOR, TakeSeat(1)), voted(1, "opening", keep=1))
    assert (again.seats[1].answered, again.seats[1].is_where_it_answered) == (1, False)


def test_a_practice_ballot_makes_a_device_nobody_s_own():
    practised = replace(PLAN, votes=(replace(PLAN.votes[0], when=When.PRACTICE), *PLAN.votes[1:]))
    day = (opened(plan=practised), seated(1), moved_to("opening"), vote_opened("opening"), voted(1, "opening", keep=0))
    assert after(*day).votes["opening"].answers_to("keep").get(1)
    assert after(*day).seats[1].answered == 0


def test_a_ballot_that_came_on_paper_was_given_on_no_device():
    state = after(OPENING, (FACILITATOR, TranscribeBallot(1, "opening", 1, 1, {"keep": 0}, {"keep": 0})))
    assert state.votes["opening"].answers_to("keep").get(1)
    assert state.seats[1].answered == 0
