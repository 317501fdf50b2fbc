"""Results as people see them: refined beside opening, as counts, means and moves."""

import pytest

from app.jury.votes.results import Moves
from app.screens.results import Result, ResultCard, WallResult
from app.screens.tallied.answers import ResultRow
from tests.days import (
    ASKED,
    COUNTED,
    OPENING_OVER,
    REVEALED,
    WALL,
    Step,
    after,
    juror,
    moved_to,
    opened,
    revealed,
    said,
    seated,
    seen,
    vote_closed,
    vote_opened,
    voted,
)


def result(question: str, *day: Step, viewer=WALL) -> Result:
    return next(r for r in seen(after(*day), viewer) if isinstance(r, Result) and r.question == question)


def test_a_choice_is_told_in_counts_before_and_after():
    shown = result("keep", REVEALED)
    assert shown.tallied.rows == (
        ResultRow(said("yes"), before=2, after=1, before_share=100, after_share=50),
        ResultRow(said("some"), before=1, after=1, before_share=50, after_share=50),
        ResultRow(said("no"), before=1, after=2, before_share=50, after_share=100),
    )
    assert (shown.answered_before, shown.answered_after) == (4, 4)
    assert (shown.tallied.mean_before, shown.tallied.mean_after) == ("", ""), "a choice has no mean"
    assert shown.moves == Moves(paired=3, up=0, down=0, same=2, other=1)


def test_a_scale_is_told_from_its_highest_point_down_to_not_sure_with_exact_means():
    shown = result("me", REVEALED)
    assert [row.words and row.words["en"] for row in shown.tallied.rows] == [
        *(f"point {place}" for place in (6, 5, 4, 3, 2, 1, 0)),
        None,
    ]
    assert [row.before for row in shown.tallied.rows] == [0, 1, 1, 0, 0, 0, 0, 1]
    assert [row.after for row in shown.tallied.rows] == [2, 1, 0, 0, 0, 0, 0, 1]
    assert (shown.answered_before, shown.answered_after) == (3, 4)
    assert (shown.tallied.mean_before, shown.tallied.mean_after) == ("+1.5", "+2.7")


@pytest.mark.parametrize("question", ASKED)
def test_rows_add_up_to_those_who_answered(question: str):
    shown = result(question, REVEALED)
    assert sum(row.after for row in shown.tallied.rows) == shown.answered_after
    assert sum(row.before for row in shown.tallied.rows) == shown.answered_before
    assert max(share for row in shown.tallied.rows for share in (row.before_share, row.after_share)) == 100


@pytest.mark.parametrize("question", ASKED)
def test_wall_and_tablets_say_the_same(question: str):
    wall, tablet = result(question, REVEALED), result(question, REVEALED, viewer=juror(1))
    assert (type(wall), type(tablet)) == (WallResult, ResultCard)
    assert all(
        getattr(wall, name) == getattr(tablet, name)
        for name in ("tallied", "moves", "answered_before", "answered_after")
    )


def test_without_the_opening_view_there_is_no_before():
    shown = result("me", COUNTED, revealed("refined"))
    assert {row.before for row in shown.tallied.rows} == {None}
    assert (shown.answered_before, shown.tallied.mean_before, shown.moves) == (None, "", None)
    assert shown.answered_after == 4


def test_a_recount_shows_the_newest_closing():
    day = (COUNTED, moved_to("refined"), vote_opened("refined"), voted(1, "refined", keep=0), vote_closed("refined"))
    shown = result("keep", day, moved_to("result"), revealed("opening", "refined"))
    assert [row.after for row in shown.tallied.rows] == [2, 0, 2]


def test_a_vote_nobody_answered_has_a_result_of_nothing():
    day = (OPENING_OVER, moved_to("refined"), vote_opened("refined"), vote_closed("refined"), moved_to("result"))
    shown = result("me", day, revealed("opening", "refined"))
    assert {(row.after, row.after_share) for row in shown.tallied.rows} == {(0, 0)}
    assert (shown.answered_after, shown.tallied.mean_after) == (0, "")
    alone = result("me", day, revealed("refined"))
    assert {(row.after, row.after_share) for row in alone.tallied.rows} == {(0, 0)}


def test_a_mean_a_little_below_zero_is_not_minus_nothing():
    everybody = range(1, 25)
    day = (opened(24), seated(*everybody), moved_to("refined"), vote_opened("refined"))
    cast = tuple(voted(number, "refined", me=-1 if number == 1 else 0) for number in everybody)
    over = (vote_closed("refined"), moved_to("opening"), vote_opened("opening"), vote_closed("opening"))
    assert result("me", day, cast, over, moved_to("result"), revealed("refined")).tallied.mean_after == "+0.0"
