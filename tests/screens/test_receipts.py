"""After the reveal every juror can find their ballot in a list without numbers, and nobody sees whose is whose."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from time import perf_counter

import pytest

from app.jury.votes.methods import count
from app.jury.votes.plan import When
from app.screens.frame import Frame
from app.screens.moment import Moment
from app.screens.receipts import LISTED, BallotRow, MyBallot, PublishedBallots, every_ballot, published_ballots
from tests.asked import RANKING, options
from tests.days import (
    COUNTED,
    LINKS,
    REFINED_CAST,
    REVEALED,
    SECRET_OVER,
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
    seated,
    seen,
    the,
    vote_closed,
    vote_opened,
    voted,
)
from tests.every_method import EVERY, REVEALED_EVERY, every_method

ALONE = True
ALONE = after(COUNTED, revealed("refined"))


def told(regions, kind):
    return [region for region in regions if isinstance(region, kind)]


def test_after_the_reveal_a_juror_sees_that_the_ballot_is_counted_and_how_many_gave_the_same():
    mine = the(MyBallot, seen(ALONE, juror(3)))
    assert (mine.key, mine.counted, len(mine.rows)) == ("refined", True, 4)
    keep = mine.rows[0]
    assert (keep.parts[0].words, keep.count) == ({"en": "no", "cy": "no (cy)"}, 2)


def test_every_ballot_is_listed_the_most_given_first():
    listed = the(PublishedBallots, seen(ALONE, juror(3)))
    keep = listed.questions[0]
    assert [(row.parts[0].words["en"], row.count) for row in keep.rows] == [("no", 2), ("yes", 1), ("some", 1)]
    assert (keep.answered, keep.left_out, listed.turnout) == (4, 0, 4)


def test_the_list_is_one_for_everybody_and_bears_nobody_s_mark():
    frame = Frame(Moment(ALONE, LINKS))
    three, four = (the(PublishedBallots, seen(ALONE, juror(n), frame=frame)) for n in (3, 4))
    assert three is four
    assert not any(row.own for row in inside(three) if isinstance(row, BallotRow))


def test_juror_4_does_not_see_juror_3_s_line():
    three, four = (the(MyBallot, seen(ALONE, juror(n))) for n in (3, 4))
    assert three.rows[1].parts != four.rows[1].parts
    assert three.rows[1] not in list(inside(seen(ALONE, juror(4))))


@pytest.mark.parametrize("day", [REFINED_CAST, COUNTED], ids=["open", "closed and not revealed"])
def test_before_the_reveal_there_is_no_receipt(day):
    shown = names(seen(after(day), juror(3)))
    assert not {"MyBallot", "PublishedBallots"} & set(shown)
    assert every_ballot(after(day), juror(3)) == ()


def test_whoever_came_late_is_told_that_none_of_the_ballots_is_theirs():
    late = after(COUNTED, seated(5), revealed("refined"))
    assert [the(MyBallot, seen(late, juror(n))).counted for n in (5, 4)] == [False, True]


def test_opened_again_the_list_goes_until_the_new_version_is_revealed():
    again = (
        COUNTED,
        revealed("refined"),
        moved_to("refined"),
        vote_opened("refined"),
        voted(3, "refined", keep=0),
    )
    assert not told(seen(after(again), juror(3)), PublishedBallots)
    settled = after(again, vote_closed("refined"), revealed("refined"))
    assert the(PublishedBallots, seen(settled, juror(3))).version == 2
    mine = the(MyBallot, seen(settled, juror(3))).rows[0]
    assert (mine.parts[0].words["en"], mine.count) == ("yes", 2)


def test_an_opening_view_has_a_receipt_of_its_own():
    opening, refined = told(seen(after(REVEALED), juror(1)), MyBallot)
    assert [(mine.key, mine.counted, len(mine.rows)) for mine in (opening, refined)] == [
        ("opening", True, 4),
        ("refined", True, 4),
    ]


def test_of_a_practice_nothing_is_counted():
    practice = replace(ALONE.the_plan.votes[1], when=When.PRACTICE)
    plan = replace(ALONE.the_plan, votes=(ALONE.the_plan.votes[0], practice))
    assert not told(seen(replace(ALONE, plan=plan), juror(3)), MyBallot)


def test_every_method_s_ballots_are_listed_in_words():
    state = after(REVEALED_EVERY)
    (listed,) = every_ballot(state, juror(1).number)
    for question, asked in zip(listed.questions, state.the_plan.vote(EVERY).questions, strict=True):
        answers = state.voting(EVERY).answers_to(asked)
        assert sum(row.count for row in question.rows) == len(answers)
        assert [row.own for row in question.rows].count(True) == (1 in answers)


def test_equal_ballots_are_one_line():
    state = after(
        COUNTED,
        moved_to("refined"),
        vote_opened("refined"),
        *(voted(n, "refined", keep=1) for n in (1, 2, 3, 4)),
        vote_closed("refined"),
        revealed("refined"),
    )
    (row,) = the(PublishedBallots, seen(state, juror(1))).questions[0].rows
    assert row.count == 4


def test_two_thousand_different_rankings_are_a_short_list_made_once():
    state = after(every_method(), revealed(EVERY))
    long = replace(RANKING, options=options(*(f"Place {n}" for n in range(12))))
    dice = Random(1)
    marks = [tuple(dice.sample(range(1, 13), 12)) for _ in range(2_000)]
    closing = state.voting(EVERY).closings[-1]
    closing = replace(closing, counts={**closing.counts, long.id: count(marks)})
    voting = replace(state.voting(EVERY), closings=(closing,))
    plan = replace(state.the_plan, questions=tuple(long if q.id == long.id else q for q in state.the_plan.questions))
    state = replace(state.with_voting(EVERY, voting), plan=plan)
    began = perf_counter()
    listed = published_ballots(state, plan.vote(EVERY), (long,)).questions[0]
    assert perf_counter() - began < 0.25
    assert (len(listed.rows), listed.left_out, listed.answered) == (LISTED, 2_000 - LISTED, 2_000)


SECRET_REVEALED: Step = (
    SECRET_OVER,
    moved_to("refined"),
    vote_opened("refined"),
    cast(4, "refined", keep=1),
    cast(1, "refined", keep=1),
    cast(2, "refined", keep=0),
    box_opened("refined", {"keep": 1}, {"keep": 1}, {"keep": 0}),
    moved_to("result"),
    revealed("opening", "refined"),
)


def test_of_a_secret_vote_one_is_told_that_the_ballot_is_counted_and_not_which_it_is():
    state = after(SECRET_REVEALED)
    for number, in_the_box in ((1, [True, True]), (3, [True, False]), (4, [False, True])):
        mine = told(seen(state, juror(number)), MyBallot)
        assert [(each.secret, each.counted, each.rows) for each in mine] == [(True, cast, ()) for cast in in_the_box]
    lists = told(seen(state, juror(1)), PublishedBallots)
    assert [(listed.secret, listed.questions[0].answered) for listed in lists] == [(True, 3), (True, 3)]


def test_no_mark_stands_beside_a_ballot_of_a_secret_vote():
    for listed in every_ballot(after(SECRET_REVEALED), juror(1).number):
        assert not any(row.own for question in listed.questions for row in question.rows)


def test_the_wall_has_no_receipts():
    assert not told(seen(ALONE, WALL), MyBallot | PublishedBallots)
