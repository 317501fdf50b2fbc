"""A ballot paper holds what its method needs, filled in with what is recorded, in each juror's own order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.jury.day.plan import PhaseKind
from app.jury.votes.acts import LONGEST_OWN_WORDS, CastBallot
from app.jury.votes.methods import Shape
from app.jury.votes.plan import Method, Vote, When
from app.jury.votes.state import Answer
from app.screens.journey import MyJourney
from app.screens.papers import paper
from tests.asked import (
    APPROVAL,
    BUDGET,
    CONSENT,
    EVERY_METHOD,
    JUDGEMENT,
    POINTS,
    RANKING,
    SCALE,
    SCORES,
    SINGLE,
)
from tests.days import (
    PLAN,
    after,
    inside,
    juror,
    moved_to,
    opened,
    phase,
    said,
    seated,
    seen,
    the,
    vote_closed,
    vote_opened,
)

if TYPE_CHECKING:
    from app.jury.numbers import Mark
    from app.jury.votes.plan import Question
    from app.screens.papers import Paper


def blank(question: Question, juror: int = 1) -> Paper:
    return paper(question, None, juror)


def filled(question: Question, mark: Mark, **written: str) -> Paper:
    return paper(question, Answer(mark, 1, **written), 1)


@pytest.mark.parametrize("question", EVERY_METHOD, ids=lambda question: question.method)
def test_every_paper_has_choices_or_rows_and_nothing_filled_in(question: Question) -> None:
    drawn = blank(question)
    assert bool(drawn.choices) is (drawn.shape is not Shape.EACH)
    assert [row.place for row in drawn.rows] == (list(range(4)) if drawn.shape is Shape.EACH else [])
    assert not any(choice.chosen for choice in drawn.choices)
    assert {row.given for row in drawn.rows} <= {None}


def test_what_is_recorded_is_filled_in() -> None:
    assert [choice.chosen for choice in filled(APPROVAL, (0, 2)).choices] == [True, False, True, False]
    assert [row.given for row in filled(RANKING, (2, 0, 1, 2)).rows] == [2, 0, 1, 2]
    assert [row.given for row in filled(POINTS, (7, 0, 0, 3)).rows] == [7, 0, 0, 3]
    assert [choice.mark for choice in filled(SCALE, -1).choices if choice.chosen] == [-1]


def test_none_of_these_is_an_answer_of_its_own_where_none_may_be_chosen() -> None:
    assert blank(APPROVAL).none_of_these is blank(BUDGET).none_of_these is False
    assert filled(APPROVAL, ()).none_of_these is True
    assert filled(APPROVAL, (1,)).none_of_these is False
    assert blank(replace(APPROVAL, fewest=1)).none_of_these is None
    assert blank(SINGLE).none_of_these is blank(RANKING).none_of_these is None


def test_words_come_from_the_best_down_and_scores_from_the_lowest_up() -> None:
    assert [level.mark for level in blank(JUDGEMENT).levels] == [4, 3, 2, 1, 0]
    assert blank(JUDGEMENT).levels[0].words == {"en": "Excellent"}
    assert [level.mark for level in blank(SCORES).levels] == [0, 1, 2, 3, 4, 5]
    assert blank(CONSENT).choices[0].words == {"en": "I support it wholeheartedly"}


def test_a_project_bears_its_cost_and_the_paper_its_limit() -> None:
    drawn = blank(BUDGET)
    assert [choice.cost for choice in drawn.choices] == [60, 50, 40, 10]
    assert (drawn.total, drawn.unit) == (100, {"en": "thousand pounds"})
    assert {choice.cost for choice in blank(APPROVAL).choices} == {0}


@pytest.mark.parametrize(
    "question", [APPROVAL, SCORES, JUDGEMENT, RANKING, POINTS, BUDGET], ids=lambda each: each.method
)
def test_where_options_are_shuffled_each_juror_meets_all_of_them_in_an_order_of_their_own(question: Question) -> None:
    def order(juror: int) -> tuple[int, ...]:
        drawn = blank(replace(question, shuffled=True), juror)
        return tuple(row.place for row in drawn.rows) or tuple(choice.mark for choice in drawn.choices)

    orders = [order(juror) for juror in range(1, 9)]
    assert all(sorted(each) == [0, 1, 2, 3] for each in orders)
    assert len(set(orders)) > 1
    assert orders == [order(juror) for juror in range(1, 9)]


def test_a_shuffled_row_keeps_what_its_own_option_was_given() -> None:
    for number in range(1, 9):
        rows = paper(replace(POINTS, shuffled=True), Answer((1, 2, 3, 4), 1), number).rows
        assert all(row.given == row.place + 1 and row.words == POINTS.options[row.place].words for row in rows)


def test_a_ranking_without_a_limit_may_rank_all_and_one_number_has_none() -> None:
    assert (blank(RANKING).fewest, blank(RANKING).most) == (0, 4)
    assert blank(replace(RANKING, most=2)).most == 2
    assert blank(SINGLE).most == 0


def test_a_consent_has_a_box_for_the_reason_and_one_for_the_condition() -> None:
    drawn = filled(CONSENT, 2, words="It is ours.", condition="it stays free")
    assert (drawn.own_words, drawn.written) == (True, "It is ours.")
    assert (drawn.conditions, drawn.condition) == (True, "it stays free")
    assert drawn.longest == LONGEST_OWN_WORDS
    assert not blank(SINGLE).conditions
    assert {question.method for question in EVERY_METHOD} == set(Method)


def test_a_condition_stands_beside_the_reason_on_the_own_way_through_the_day():
    votes = tuple(Vote(v, When(v), said(v), ("consent",)) for v in ("opening", "refined"))
    plan = replace(PLAN, questions=(CONSENT,), votes=votes, agenda=(*PLAN.agenda, phase(PhaseKind.CLOSE, 5)))
    cast = CastBallot("refined", 1, 1, {"consent": 1}, {"consent": "It is ours."}, {"consent": "it stays free"})
    day = (opened(plan=plan), seated(1, 2), moved_to("refined"), vote_opened("refined"), (juror(1), cast))
    state = after(day, vote_closed("refined"), moved_to("close"))
    (way,) = the(MyJourney, seen(state, juror(1))).ways.once
    assert (way.written, way.condition) == ("It is ours.", "it stays free")
    assert "it stays free" not in [*inside(seen(state, juror(2)))]
