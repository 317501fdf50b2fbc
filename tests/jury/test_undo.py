"""Taking back: a new act for each step back, as many steps as are remembered, never a stale one."""

from dataclasses import replace

import pytest

from app.jury.act import RoomAct
from app.jury.day.acts import Announce, CallEyesUp, ChangePhase
from app.jury.people import By, Role
from app.jury.reasons import Reason
from app.jury.rule_book import RULES
from app.jury.rules import REMEMBERED, inverse, undo
from app.jury.state import EMPTY
from app.jury.votes.acts import CloseVote, HideVotes, OpenVote, RevealVotes
from tests.days import (
    ARRIVED,
    COUNTED,
    FACILITATOR,
    OPENING,
    OPENING_CAST,
    OPENING_OVER,
    REVEALED,
    accepted,
    after,
    juror,
    moved_to,
    refused,
    revealed,
    told,
    undone,
    vote_closed,
    vote_opened,
    voted,
)

SECOND_CONSOLE = By(Role.FACILITATOR, 2)
BOTH = {"opening": 1, "refined": 1}


def test_there_is_nothing_to_take_back_before_anything_was_done():
    assert undo(EMPTY) is None
    assert undo(after(ARRIVED)) is None


def test_undoing_a_close_reopens_and_the_linked_ballots_stand():
    closed = after(OPENING_OVER)
    assert undo(closed) == OpenVote("opening", 2, undoes=closed.undoable[-1].seq)
    again = after(OPENING_OVER, undone).voting("opening")
    assert (again.version, again.is_open) == (2, True)
    assert again.answers == after(OPENING_CAST).voting("opening").answers


def test_the_first_close_and_its_digest_stay_on_the_record():
    first = after(OPENING_OVER).voting("opening").closings
    reclosed = after(OPENING_OVER, undone, voted(1, "opening", keep=2), vote_closed("opening")).voting("opening")
    assert reclosed.closings[:1] == first
    assert len(reclosed.closings) == 2
    assert reclosed.closings[1].digest != first[0].digest


def test_undo_goes_on_past_a_close_to_the_opening_and_the_move_before_it():
    twice = after(OPENING_OVER, undone, undone)
    assert not twice.voting("opening").is_open
    assert len(twice.voting("opening").closings) == 2
    assert after(OPENING_OVER, undone, undone, undone).day.phase == "arrive"
    assert undo(after(OPENING_OVER, undone, undone, undone)) is None


def test_undo_goes_back_through_a_vote_that_was_put_twice():
    twice = (OPENING_OVER, vote_opened("opening"), vote_closed("opening"))
    assert after(twice, undone).voting("opening").version == 3
    closed = after(twice, undone, undone).voting("opening")
    assert (closed.version, closed.is_open) == (3, False)


def test_undoing_the_opening_of_a_vote_closes_it_and_keeps_what_was_cast():
    state = after(OPENING_CAST)
    assert undo(state) == CloseVote("opening", 1, undoes=state.undoable[-1].seq)
    closed = after(OPENING_CAST, undone).voting("opening")
    assert closed.is_closed
    assert closed.closings[0].turnout == 4


def test_ballots_and_check_ins_are_nobody_s_to_take_back():
    entries, state = told(OPENING_CAST)
    assert entries[-1].by == juror(4)
    assert inverse(state, entries[-1]) is None
    assert undo(state) == undo(after(OPENING))


def test_undoing_a_reveal_hides_and_what_was_hidden_can_be_revealed_again():
    state = after(REVEALED)
    assert undo(state) == HideVotes(BOTH, undoes=state.undoable[-1].seq)
    hidden = after(REVEALED, undone)
    assert {hidden.voting(vote).revealed for vote in BOTH} == {0}
    shown = accepted(hidden, FACILITATOR, RevealVotes(BOTH))
    assert {shown.voting(vote).revealed for vote in BOTH} == {1}


def test_undoing_a_hide_reveals_again():
    hidden = (REVEALED, (FACILITATOR, HideVotes(BOTH)))
    state = after(hidden)
    assert undo(state) == RevealVotes(BOTH, undoes=state.undoable[-1].seq)
    assert after(hidden, undone).voting("refined").revealed == 1


def test_a_hide_is_not_taken_back_into_a_version_that_was_never_revealed():
    recounted = (
        COUNTED,
        moved_to("refined"),
        revealed("opening", "refined"),
        (FACILITATOR, HideVotes(BOTH)),
        vote_opened("refined"),
        vote_closed("refined"),
        undone,
        undone,
    )
    state = after(recounted)
    assert state.voting("refined").version == 3
    assert undo(state) == ChangePhase("refined", "result", undoes=undo(state).undoes)


def test_a_hide_is_not_taken_back_while_the_counterpart_is_open_again():
    state = after(
        REVEALED,
        moved_to("opening"),
        vote_opened("opening"),
        (FACILITATOR, HideVotes({"refined": 1})),
        vote_closed("opening"),
        undone,
    )
    assert state.voting("opening").is_open
    assert isinstance(undo(state), CloseVote)


def test_a_reveal_that_was_hidden_by_hand_is_not_hidden_again():
    state = after(REVEALED, (FACILITATOR, HideVotes({"opening": 1})), undone, (FACILITATOR, HideVotes({"refined": 1})))
    assert undo(state) == RevealVotes({"refined": 1}, undoes=state.undoable[-1].seq)
    state = replace(state, undoable=state.undoable[:-1])
    assert not isinstance(undo(state), HideVotes)


def test_two_consoles_at_once_take_back_one_step():
    state = after(ARRIVED, (FACILITATOR, Announce("Tea!")), (FACILITATOR, Announce("Cake!")))
    press = undo(state)
    once = accepted(state, FACILITATOR, press)
    assert once.day.announcement == "Tea!"
    assert refused(once, SECOND_CONSOLE, press) == Reason.MOVED_ON


def test_an_undo_is_stale_once_anything_newer_could_be_taken_back():
    state = after(ARRIVED, (FACILITATOR, Announce("Tea!")))
    press = undo(state)
    assert refused(accepted(state, FACILITATOR, CallEyesUp(True)), FACILITATOR, press) == Reason.MOVED_ON


def test_an_undo_takes_back_what_it_names_and_nothing_else():
    state = after(ARRIVED, moved_to("charge"))
    seq = state.undoable[-1].seq
    assert refused(state, FACILITATOR, Announce("Tea!", undoes=seq)) == Reason.MOVED_ON
    assert refused(state, FACILITATOR, ChangePhase("charge", "opening", undoes=seq)) == Reason.MOVED_ON
    assert refused(state, FACILITATOR, ChangePhase("charge", "arrive", undoes=seq + 1)) == Reason.MOVED_ON
    assert accepted(state, FACILITATOR, ChangePhase("charge", "arrive", undoes=seq)).day.phase == "arrive"


def test_what_was_taken_back_is_not_taken_back_again():
    state = after(ARRIVED, moved_to("charge"), (FACILITATOR, CallEyesUp(True)), undone)
    assert not state.day.eyes_up
    assert isinstance(undo(state), ChangePhase)
    assert undo(after(ARRIVED, moved_to("charge"), (FACILITATOR, CallEyesUp(True)), undone, undone)) is None


def test_going_back_by_hand_is_a_step_of_its_own():
    state = after(ARRIVED, moved_to("charge"), moved_to("arrive"))
    assert (undo(state).leaving, undo(state).to) == ("arrive", "charge")


def test_only_so_many_steps_are_remembered():
    day = (ARRIVED, *((FACILITATOR, Announce(str(n))) for n in range(REMEMBERED + 10)))
    state = after(day)
    assert len(state.undoable) == REMEMBERED
    assert after(day, (undone,) * REMEMBERED).day.announcement == "9"
    assert undo(after(day, (undone,) * REMEMBERED)) is None


def test_a_whole_day_is_taken_back_to_its_beginning():
    state = after(REVEALED, (FACILITATOR, Announce("Thank you")), (FACILITATOR, CallEyesUp(True)))
    steps = 0
    while act := undo(state):
        state = accepted(state, FACILITATOR, act)
        steps += 1
    assert steps == 11
    assert state.day.phase == "arrive"
    assert (state.day.announcement, state.day.eyes_up) == ("", False)
    assert not any(voting.is_open or voting.revealed for voting in state.votes.values())


@pytest.mark.parametrize("act", [kind for kind in RULES if issubclass(kind, RoomAct)])
def test_everything_that_steers_the_room_can_be_taken_back(act: type[RoomAct]):
    assert RULES[act].inverse is not None


def test_nothing_else_can():
    assert all(RULES[kind].inverse is None for kind in RULES if not issubclass(kind, RoomAct))
