"""What a juror sees at every moment of the day: their own seat's regions, and nobody else's marks."""

import pytest

from app.jury.day.acts import Announce, CallEyesUp
from app.jury.exhibits.acts import ShowExhibit
from app.jury.seats.acts import MOST_PEOPLE
from app.jury.votes.acts import HideVotes
from app.jury.votes.answers import Part
from app.screens.ballots import BallotFoot, BallotHead, BallotQuestion, VoteOver
from app.screens.day import ChargeCard, Notice, Waiting
from app.screens.exhibits import ExhibitCard
from app.screens.receipts import MyBallot
from app.screens.results import MyMove
from app.screens.seats import CheckInForm, Place
from tests.days import (
    ARRIVED,
    ASKED,
    COUNTED,
    FACILITATOR,
    HEARD,
    OPENING,
    OPENING_CAST,
    OPENING_OVER,
    PHASES,
    PLAN,
    QUESTIONS,
    REFINED_CAST,
    REVEALED,
    STORY,
    VISITOR,
    Step,
    after,
    inside,
    juror,
    moved_to,
    names,
    opened,
    revealed,
    said,
    seated,
    seen,
    the,
    undone,
    vote_opened,
    voted,
)

HEARING = ["AskForm", "WitnessQuestions", "RequestForm"]
PAPER = ["BallotHead", *["BallotQuestion"] * 4, "BallotFoot"]
OWN = Place | MyMove | MyBallot
RECEIPT = ["MyBallot", "PublishedBallots"]
MOMENTS: dict[str, tuple[Step, list[str]]] = {
    "arriving": (ARRIVED, ["Waiting"]),
    "charge": ((ARRIVED, moved_to("charge")), ["ChargeCard"]),
    "opening view not put yet": ((ARRIVED, moved_to("opening")), ["Waiting"]),
    "opening view open": (OPENING, PAPER),
    "opening view cast": (OPENING_CAST, PAPER),
    "opening view over": (OPENING_OVER, ["VoteOver"]),
    "opening view open again": ((OPENING_OVER, undone), PAPER),
    "evidence to come": (HEARD, ["Waiting", *HEARING]),
    "evidence": (
        (HEARD, (FACILITATOR, ShowExhibit(None, "story"))),
        ["Following", "ExhibitCard", "OwnNotes", "PulseCard", *HEARING],
    ),
    "refined view": (REFINED_CAST, PAPER),
    "counted": (COUNTED, ["Waiting"]),
    "revealed": (REVEALED, [*["ResultCard", "MyMove"] * 4, *RECEIPT * 2]),
    "revealed without the opening view": ((COUNTED, revealed("refined")), [*["ResultCard"] * 4, *RECEIPT]),
    "revealed without the refined view": ((COUNTED, revealed("opening")), [*["ResultCard"] * 4, *RECEIPT]),
    "hidden again": ((REVEALED, undone), ["Waiting"]),
}
by_moment = pytest.mark.parametrize(("day", "regions"), MOMENTS.values(), ids=MOMENTS)


@by_moment
def test_juror_3_sees_exactly(day: Step, regions: list[str]):
    assert names(seen(after(day), juror(3))) == ["Place", "Now", *regions]


@by_moment
def test_juror_5_who_has_not_checked_in_sees_only_how_to(day: Step, regions: list[str]):
    assert names(seen(after(day), juror(5))) == ["Place", "Now", "CheckInForm"]
    assert names(seen(after(day, seated(5)), juror(5))) == ["Place", "Now", *regions]


@by_moment
def test_while_eyes_are_up_there_is_nothing_else_to_look_at(day: Step, regions: list[str]):
    up = after(day, (FACILITATOR, CallEyesUp(True)))
    assert names(seen(up, juror(3))) == ["Place", "Now", "EyesUp"]
    assert names(seen(up, juror(5))) == ["Place", "Now", "CheckInForm"]
    down = after(day, (FACILITATOR, CallEyesUp(True)), undone)
    assert names(seen(down, juror(3))) == ["Place", "Now", *regions]


@by_moment
def test_an_announcement_reaches_everybody_and_leaves_with_its_taking_back(day: Step, regions: list[str]):
    announced = after(day, (FACILITATOR, Announce("Tea!")))
    assert names(seen(announced, juror(3))) == ["Place", "Now", "Notice", *regions]
    assert names(seen(announced, juror(5))) == ["Place", "Now", "Notice", "CheckInForm"]
    assert the(Notice, seen(announced, juror(3))) == Notice("Tea!")
    quiet = after(day, (FACILITATOR, Announce("Tea!")), undone)
    assert names(seen(quiet, juror(3))) == ["Place", "Now", *regions]


def test_the_doors_are_closed_before_the_day_and_to_those_without_a_screen():
    assert names(seen(after(), juror(1))) == ["Closed"]
    assert names(seen(after(REVEALED), VISITOR)) == ["Closed"]


# What the regions say


def test_a_juror_s_own_place():
    assert the(Place, seen(after(ARRIVED), juror(3))) == Place(3, PLAN.title, 0)


def test_the_check_in_asks_for_the_plan_s_consents():
    assert the(CheckInForm, seen(after(opened()), juror(5))) == CheckInForm(
        5, PLAN.consents, (), 1, MOST_PEOPLE, left=False
    )


def test_waiting_says_what_comes_next_if_anything_does():
    assert the(Waiting, seen(after(ARRIVED), juror(3))) == Waiting(said("prompt of arrive"), said("charge"))
    assert the(Waiting, seen(after(COUNTED), juror(3))).next_title is None


def test_now_counts_the_steps_of_the_day():
    for step, phase in enumerate(PHASES, 1):
        state = after(ARRIVED) if step == 1 else after(ARRIVED, moved_to(phase))
        now = seen(state, juror(3))[1]
        assert (now.step, now.steps, now.title) == (step, 6, said(phase))


def test_a_countdown_is_the_deadline_as_a_fact():
    standing = seen(after(ARRIVED), juror(3))[1].countdown
    assert (standing.ends_at, standing.ends, standing.left) == (None, "", 600_000)
    state = after(ARRIVED, moved_to("charge"))
    running = seen(state, juror(3))[1].countdown
    assert (running.ends_at, running.ends, running.left) == (state.day.clocks["charge"].ends_at, "21:41", None)


def test_the_charge_and_the_evidence_are_the_plan_s():
    assert the(ChargeCard, seen(after(ARRIVED, moved_to("charge")), juror(3))).charge == PLAN.charge
    shown = after(HEARD, (FACILITATOR, ShowExhibit(None, "story")))
    assert the(ExhibitCard, seen(shown, juror(3))).exhibit == STORY


def papers(day: Step, number: int) -> dict[str, BallotQuestion]:
    return {page.question: page for page in seen(after(day), juror(number)) if isinstance(page, BallotQuestion)}


def marked(page: BallotQuestion) -> tuple[int, ...]:
    return tuple(choice.mark for choice in page.paper.choices if choice.chosen)


def test_a_ballot_paper_asks_every_question_in_order_with_the_marks_it_allows():
    pages = papers(OPENING, 3)
    assert [(page.number, page.of, page.question) for page in pages.values()] == [
        (number, 4, question) for number, question in enumerate(ASKED, 1)
    ]
    assert [page.words for page in pages.values()] == [question.words for question in QUESTIONS]
    assert [choice.mark for choice in pages["keep"].paper.choices] == [0, 1, 2]
    assert [choice.mark for choice in pages["me"].paper.choices] == [3, 2, 1, 0, -1, -2, -3, 99]
    assert pages["me"].paper.choices[0].words == said("point 6")
    assert pages["me"].paper.choices[-1].words is None
    assert {(marked(page), page.next_rev) for page in pages.values()} == {((), 1)}


def test_a_ballot_paper_shows_what_is_recorded_and_how_to_change_it():
    day = (OPENING, voted(3, "opening", keep=2), voted(3, "opening", keep=0))
    pages = papers(day, 3)
    assert (marked(pages["keep"]), pages["keep"].next_rev) == ((0,), 3)
    assert (marked(pages["me"]), pages["me"].next_rev) == ((), 1)
    assert the(BallotFoot, seen(after(day), juror(3))) == BallotFoot(answered=1, of=4, to_finish=False)
    assert the(BallotHead, seen(after(day), juror(3))) == BallotHead(said("Opening view"), 4, practice=False)


def test_a_reopened_ballot_paper_is_of_the_new_version_and_keeps_the_marks():
    again = papers((OPENING_OVER, vote_opened("opening")), 3)
    assert {page.version for page in again.values()} == {2}
    assert [marked(page) for page in again.values()] == [marked(page) for page in papers(OPENING_CAST, 3).values()]


def test_juror_4_does_not_see_what_juror_3_answered():
    before, now = (
        (OPENING, voted(4, "opening", keep=1)),
        (OPENING, voted(4, "opening", keep=1), voted(3, "opening", keep=2)),
    )
    assert not papers(before, 3)["keep"].answered
    assert marked(papers(now, 3)["keep"]) == (2,), "there is somebody to exclude"
    assert seen(after(before), juror(4)) == seen(after(now), juror(4))
    assert marked(papers(now, 4)["keep"]) == (1,)


def test_when_a_vote_is_over_a_juror_learns_how_much_of_it_was_answered():
    assert the(VoteOver, seen(after(OPENING_OVER), juror(3))) == VoteOver(
        "opening", said("Opening view"), 4, 4, practice=False, never_shown=False
    )
    assert the(VoteOver, seen(after(OPENING_OVER), juror(4))) == VoteOver(
        "opening", said("Opening view"), 2, 4, practice=False, never_shown=False
    )


def test_after_the_reveal_each_juror_sees_where_they_themselves_began_and_ended():
    def mine(number: int) -> MyMove:
        return next(move for move in seen(after(REVEALED), juror(number)) if move.id == "MyMove-refined-me")

    assert mine(1) == MyMove("refined-me", (Part(said("point 5")),), True, (Part(said("point 6")),), True)
    assert mine(2) == MyMove("refined-me", (Part(None),), True, (Part(said("point 5")),), True), "not sure is known"
    assert mine(4) == MyMove("refined-me", (), False, (Part(said("point 6")),), True), "no answer is not known"


def test_all_jurors_see_the_same_results():
    cards = [[r for r in seen(after(REVEALED), juror(n)) if not isinstance(r, OWN)] for n in (1, 2, 3, 4)]
    assert names(tuple(cards[0])) == ["Now", *["ResultCard"] * 4, *["PublishedBallots"] * 2]
    assert cards[0] == cards[1] == cards[2] == cards[3]


def test_what_is_hidden_again_is_gone_from_every_screen():
    hidden = after(REVEALED, (FACILITATOR, HideVotes({"opening": 1, "refined": 1})))
    assert names(seen(hidden, juror(1))) == ["Place", "Now", "Waiting"]


def test_no_juror_screen_holds_a_name():
    state = after(REVEALED)
    named = {n: f"Name {n}" for n in state.seats}
    console = {value for value in inside(seen(state, FACILITATOR, names=named)) if isinstance(value, str)}
    assert set(named.values()) <= console, "there is somebody to exclude"
    for number in state.seats:
        assert seen(state, juror(number), names=named) == seen(state, juror(number))
