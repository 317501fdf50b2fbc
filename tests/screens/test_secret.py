"""Secret votes on screens: the paper, one final word, turnout in words, and nobody's name beside it."""

from __future__ import annotations

import pytest

from app.jury.day.acts import RestoreSitting
from app.jury.seats.acts import Leave
from app.jury.votes.turnout import Coarse, Few, Turnout
from app.screens.observer import Progress
from app.screens.receipts import MyBallot
from app.screens.results import MyMove, ResultCard
from app.screens.seats import RoomPanel
from app.screens.secret import NotTold, SecretBallot, SecretCast, SecretOver, SecretPanel, WallSecret
from app.screens.transcribing import paper_vote
from app.screens.votes import VotePanel, WallTurnout
from app.screens.watched import Health, Watched
from tests.days import (
    FACILITATOR,
    OPENING,
    ORGANISER,
    SECRET_BALLOTS,
    SECRET_CAST,
    SECRET_OPENING,
    SECRET_OVER,
    START,
    WALL,
    Step,
    after,
    box_opened,
    cast,
    inside,
    juror,
    moved_to,
    names,
    revealed,
    seen,
    the,
    vote_opened,
)

VOID: Step = (SECRET_CAST, (ORGANISER, RestoreSitting("second", START)))
REVEALED: Step = (
    (SECRET_OVER, moved_to("refined"), vote_opened("refined")),
    (*(cast(n, "refined", **ballot) for n, ballot in enumerate(SECRET_BALLOTS, 1)),),
    (box_opened("refined", *SECRET_BALLOTS), moved_to("result"), revealed("opening", "refined")),
)


def test_the_paper_is_whole_blank_and_without_a_box_to_write_in():
    ballot = the(SecretBallot, seen(after(SECRET_OPENING), juror(1)))
    assert [page.number for page in ballot.pages] == [1, 2, 3, 4]
    for page in ballot.pages:
        assert page.paper.optional
        assert not page.paper.own_words
        assert not page.paper.conditions
        assert not any(choice.chosen for choice in page.paper.choices)


def test_who_has_cast_sees_that_it_is_final_and_others_see_no_difference():
    quiet, cast_by_1 = after(SECRET_OPENING), after(SECRET_OPENING, cast(1, "opening", keep=0))
    assert "SecretCast" in names(seen(cast_by_1, juror(1)))
    assert "SecretBallot" not in names(seen(cast_by_1, juror(1)))
    assert seen(cast_by_1, juror(2)) == seen(quiet, juror(2))
    assert the(SecretCast, seen(cast_by_1, juror(1))) == the(SecretCast, seen(after(SECRET_CAST), juror(3)))


def test_no_screen_has_a_figure_that_moves_with_a_tap():
    """Of four jurors one has cast, or two have: console, wall and observer differ in a word at most."""
    for viewer, kind in ((FACILITATOR, SecretPanel), (WALL, WallSecret)):
        shown = seen(after(SECRET_OPENING, cast(1, "opening")), viewer, presence={1, 2, 3})
        assert the(kind, shown).progress is Coarse.SOME
        assert the(kind, shown).voted == 0
        assert not [value for value in inside(shown) if isinstance(value, Turnout)]
        assert not {type(region) for region in shown} & {VotePanel, WallTurnout}
    (_, is_open, progress), *_ = the(Progress, seen(after(SECRET_CAST), ORGANISER)).votes
    assert (is_open, progress) == (True, Coarse.HALF)


def test_the_console_says_roughly_how_many_are_waited_for_and_never_who():
    shown = seen(after(SECRET_OPENING, cast(1, "opening")), FACILITATOR, presence={1, 2})
    panel = the(SecretPanel, shown)
    assert (panel.waiting_in, panel.waiting_away) == (Few.FEW, Few.FEW)
    assert {row.answered for row in the(RoomPanel, shown).seats} == {None}
    linked = seen(after(OPENING), FACILITATOR, presence={1, 2})
    assert {row.answered for row in the(RoomPanel, linked).seats} != {None}
    everybody = the(SecretPanel, seen(after(SECRET_OPENING), FACILITATOR, presence={1, 2, 3, 4}))
    assert (everybody.waiting_in, everybody.waiting_away) == (Few.MORE, Few.NOBODY)


def test_no_paper_is_entered_for_anybody():
    assert paper_vote(after(OPENING), {}) is not None
    assert paper_vote(after(SECRET_OPENING), {}) is None


@pytest.mark.parametrize(
    ("day", "outcome", "reveals"),
    [(SECRET_CAST, "", False), (SECRET_OVER, "counted", False), (VOID, "void", False)],
)
def test_after_the_close_the_console_says_what_came_of_it(day: Step, outcome: str, reveals: bool):
    panel = the(SecretPanel, seen(after(day), FACILITATOR))
    assert panel.outcome == outcome
    assert (panel.reveal is not None) == reveals
    assert (panel.open is None) == (outcome == "")


def test_with_too_few_here_it_cannot_be_opened_and_the_console_says_why():
    state = after(SECRET_OVER, *((juror(n), Leave()) for n in (1, 2)))
    panel = the(SecretPanel, seen(state, FACILITATOR))
    assert (panel.enough, panel.open, panel.fewest) == (False, None, 3)


def test_a_juror_is_told_whether_their_own_ballot_was_in_the_box():
    state = after(SECRET_OVER)
    assert the(SecretOver, seen(state, juror(1))).cast
    assert not the(SecretOver, seen(state, juror(4))).cast
    assert the(SecretOver, seen(after(VOID), juror(4))).outcome == "void"


def test_results_are_shown_without_anybody_s_own_move_or_answers():
    state = after(REVEALED)
    shown = seen(state, juror(1))
    cards = [region for region in shown if isinstance(region, ResultCard)]
    assert cards
    assert {card.moves for card in cards} == {None}
    assert not [region for region in shown if isinstance(region, MyMove)]
    own = [region for region in shown if isinstance(region, MyBallot)]
    assert {(each.secret, each.counted, each.rows) for each in own} == {(True, True, ())}
    assert "PublishedBallots" in names(shown)


def test_where_too_few_voted_a_sentence_stands_instead_of_the_result():
    two = SECRET_BALLOTS[:2]
    state = after(
        (SECRET_OVER, moved_to("refined"), vote_opened("refined")),
        (*(cast(n, "refined", **ballot) for n, ballot in enumerate(two, 1)), box_opened("refined", *two)),
        (moved_to("result"), revealed("opening", "refined")),
    )
    for viewer in (juror(1), WALL):
        shown = seen(state, viewer)
        assert [region.key for region in shown if isinstance(region, NotTold)] == ["refined"]
        assert [region for region in inside(shown) if getattr(region, "vote", "") == "refined"] == []


def test_the_console_names_the_seats_on_whose_tablet_something_waits_as_it_does_in_any_vote():
    waits = Watched(health={3: Health(unsent=1), 5: Health(unsent=1), 2: Health(quiet=40)})
    assert the(SecretPanel, seen(after(SECRET_OPENING), FACILITATOR, watched=waits)).unsent == (3,), "5 cannot vote"
    assert the(SecretPanel, seen(after(SECRET_OVER), FACILITATOR, watched=waits)).unsent == ()
