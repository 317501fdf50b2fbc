"""The rest of a day can change; what was done stays done."""

from dataclasses import replace

import pytest

from app.jury.day.acts import Announce, ChangePhase, StartClock
from app.jury.day.agenda import dropped
from app.jury.day.agenda_acts import AddExhibit, AddQuestion, Adjourn, ChangeAgenda, CloseSitting, Resume
from app.jury.exhibits.plan import Exhibit, Side
from app.jury.reasons import Reason
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.votes.acts import CastBallot, CloseVote
from app.jury.votes.plan import Method, Option, Question, Vote, When
from tests.days import (
    ARRIVED,
    CLOSING,
    FACILITATOR,
    HEARD,
    OPENING,
    OPENING_OVER,
    VISITOR,
    WHOLE_ARRIVED,
    accepted,
    after,
    at,
    juror,
    moved_to,
    refused,
    said,
    undone,
    vote_opened,
    voted,
)

AHEAD = ("evidence", "refined", "result")


def changed(*to: str):
    return FACILITATOR, ChangeAgenda(AHEAD, to)


def question(name: str = "new", *, phase: str = "evidence", **more) -> AddQuestion:
    options = (Option("y", said("Yes")), Option("n", said("No")))
    asked = replace(Question(name, Method.SINGLE, said("Meet again?"), options), **more)
    return AddQuestion(asked, Vote(f"{name}-vote", When.INTERIM, said("Meet again?"), (name,)), phase)


def exhibit(name: str = "letter", phase: str = "evidence", **more) -> AddExhibit:
    texts = {
        "title": said("A letter"),
        "summary": said("It came today."),
        "interest": said("None"),
        "source": said("Post"),
    }
    return AddExhibit(Exhibit(id=name, side=Side.NEUTRAL, body=(), **(texts | more)), phase)


# Another order


def test_what_is_ahead_is_put_into_another_order_and_the_room_follows_it():
    state = after(OPENING_OVER, changed("refined", "evidence", "result"))
    assert [phase.id for phase in state.agenda] == ["arrive", "charge", "opening", "refined", "evidence", "result"]
    assert accepted(state, FACILITATOR, ChangePhase("opening", "refined")).day.phase == "refined"


def test_a_phase_is_dropped_and_comes_back_where_it_is_wanted():
    state = after(OPENING_OVER, changed("refined", "result"))
    assert dropped(state) == ("evidence",)
    assert refused(state, FACILITATOR, ChangePhase("opening", "evidence")) == Reason.NOT_NOW
    back = accepted(state, FACILITATOR, ChangeAgenda(("refined", "result"), ("refined", "evidence", "result")))
    assert dropped(back) == ()


def test_what_is_behind_cannot_be_changed():
    state = after(OPENING_OVER)
    for to in (("arrive", *AHEAD), ("opening", *AHEAD), ("evidence", "evidence"), ("lunch",)):
        assert refused(state, FACILITATOR, ChangeAgenda(AHEAD, to)) == Reason.UNKNOWN


def test_of_two_facilitators_who_change_the_same_agenda_the_second_is_told():
    state = after(OPENING_OVER, changed("refined", "result"))
    assert refused(state, FACILITATOR, ChangeAgenda(AHEAD, ("result",))) == Reason.MOVED_ON
    assert refused(after(OPENING_OVER), FACILITATOR, ChangeAgenda(AHEAD, AHEAD)) == Reason.NOTHING_CHANGES


def test_a_changed_agenda_is_taken_back_while_it_stands():
    assert after(OPENING_OVER, changed("result"), undone).ahead == AHEAD


# Additions


def test_a_question_is_added_and_put_to_a_vote_of_its_own():
    state = after(HEARD, (FACILITATOR, question()), vote_opened("new-vote"), voted(1, "new-vote", new=1))
    assert state.voting("new-vote").answers["new"][1].mark == 1


def test_an_exhibit_is_added_to_a_phase_that_is_on_or_ahead():
    assert "letter" in accepted(after(OPENING_OVER), FACILITATOR, exhibit()).the_plan.phase("evidence").exhibits
    assert "letter" in accepted(after(HEARD), FACILITATOR, exhibit()).the_phase.exhibits


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (question(phase="opening"), Reason.MOVED_ON),
        (question(phase="lunch"), Reason.MOVED_ON),
        (question(phase="result"), Reason.NOT_NOW),
        (question("keep"), Reason.MALFORMED),
        (question(most=2), Reason.CANNOT_BE_PUT),
        (question(options=(Option("y", said("Yes")), Option("n", said("x" * 501)))), Reason.TOO_LONG),
        (exhibit(summary={"en": "x" * 5_001}), Reason.TOO_LONG),
        (exhibit(phase="refined"), Reason.NOT_NOW),
        (exhibit("story"), Reason.MALFORMED),
        (exhibit(source={"en": " "}), Reason.TOO_SHORT),
        (exhibit(summary={}), Reason.TOO_SHORT),
    ],
)
def test_what_could_not_be_held_is_not_added(act, reason: Reason):
    assert refused(after(HEARD), FACILITATOR, act) == reason


# Another evening


def test_an_adjourned_day_stands_still_and_goes_on_where_it_was():
    running = after(HEARD)
    left = running.day.clocks["evidence"].ends_at - at()
    adjourned = accepted(running, FACILITATOR, Adjourn("evidence"))
    assert adjourned.day.adjourned
    assert adjourned.day.clocks["evidence"].left is not None
    assert left < 0, "the test's clock had run out long before"
    for act in (ChangePhase("evidence", "refined"), ChangeAgenda(("refined", "result"), ()), StartClock("evidence", 2)):
        assert refused(adjourned, FACILITATOR, act) == Reason.ADJOURNED
    resumed = accepted(adjourned, FACILITATOR, Resume("evidence"))
    assert (resumed.day.adjourned, resumed.the_phase.id) == (False, "evidence")


def test_between_two_evenings_people_can_still_come_go_and_be_told():
    adjourned = after(HEARD, (FACILITATOR, Adjourn("evidence")))
    seated = accepted(adjourned, VISITOR, TakeSeat(5))
    assert accepted(seated, juror(5), CheckIn(())).seats[5].is_here
    assert accepted(adjourned, FACILITATOR, Announce("Tomorrow at six")).day.announcement


def test_a_day_does_not_break_off_while_people_are_voting():
    for act in (Adjourn("opening"),):
        assert refused(after(OPENING), FACILITATOR, act) == Reason.VOTE_OPEN
    assert refused(after(OPENING_OVER), FACILITATOR, Adjourn("charge")) == Reason.MOVED_ON
    assert refused(after(OPENING_OVER), FACILITATOR, Resume("opening")) == Reason.NOTHING_CHANGES


# The end


def test_a_closed_day_takes_nothing_more_but_devices_that_sit_down_to_read():
    closed = after(CLOSING, (FACILITATOR, CloseSitting("close")))
    for by, act in (
        (FACILITATOR, Announce("Wait")),
        (juror(1), CheckIn(())),
        (juror(1), CastBallot("opening", 1, 1, {"keep": 0})),
        (FACILITATOR, CloseVote("opening", 1)),
    ):
        assert refused(closed, by, act) == Reason.SITTING_CLOSED
    assert accepted(closed, VISITOR, TakeSeat(1)).seats[1].generation == 2


def test_a_day_is_closed_in_its_last_step_alone():
    assert refused(after(WHOLE_ARRIVED), FACILITATOR, CloseSitting("arrive")) == Reason.NOT_NOW
    assert refused(after(ARRIVED, moved_to("charge")), FACILITATOR, CloseSitting("charge")) == Reason.NOT_NOW
