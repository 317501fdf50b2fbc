"""Marks: which ones a question allows, how they are sorted and counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.numbers import Mark
from app.jury.votes.declared import Declared, Portion, Threshold
from app.jury.votes.methods import (
    METHODS,
    NOT_SURE,
    can_be_answered,
    count,
    is_valid,
    marks_of,
    option_of,
    settled,
    sort_marks,
    tally_each,
)
from app.jury.votes.plan import Method, Option, Question
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
from tests.days import KEEP, QUESTIONS, said
from tests.random_days import bounded

SUPPORT = QUESTIONS[1]


def with_points(points: int, **changes) -> Question:
    options = tuple(Option(str(place), said(str(place))) for place in range(points))
    return replace(SUPPORT, options=options, **changes)


def test_a_single_choice_is_marked_with_the_option_s_place():
    assert marks_of(KEEP) == (0, 1, 2)
    assert [option_of(KEEP, mark).id for mark in marks_of(KEEP)] == ["yes", "some", "no"]


def test_a_scale_is_offered_from_its_highest_point_down_and_then_not_sure():
    assert marks_of(SUPPORT) == (3, 2, 1, 0, -1, -2, -3, NOT_SURE)
    assert option_of(SUPPORT, 3) == SUPPORT.options[-1]
    assert option_of(SUPPORT, 0) == SUPPORT.options[3]
    assert option_of(SUPPORT, -3) == SUPPORT.options[0]
    assert option_of(SUPPORT, NOT_SURE) is None


def test_not_sure_is_offered_only_where_the_question_allows_it():
    assert not is_valid(replace(SUPPORT, not_sure=False), NOT_SURE)
    assert not is_valid(KEEP, NOT_SURE)
    assert is_valid(SUPPORT, NOT_SURE)


@pytest.mark.parametrize("points", [3, 5, 7, 9, 11])
def test_a_scale_has_a_mark_for_each_of_its_points(points: int):
    question = with_points(points, not_sure=False)
    assert [option_of(question, mark) for mark in marks_of(question)] == list(reversed(question.options))


@pytest.mark.parametrize("question", [KEEP, SUPPORT])
@pytest.mark.parametrize(
    "mark", [-4, 4, 98, 100, 10**30, -(10**30), (), (0,), (0, 1), True, False, None, "0", 0.0, 0.5]
)
def test_everything_else_is_no_mark(question: Question, mark: object):
    assert not is_valid(question, mark)


@pytest.mark.parametrize("question", [KEEP, SUPPORT])
def test_every_mark_on_the_ballot_paper_is_valid(question: Question):
    assert all(is_valid(question, mark) for mark in marks_of(question))


def test_every_method_has_its_rules_and_a_question_in_these_tests():
    assert set(METHODS) == set(Method) == {question.method for question in EVERY_METHOD}


@pytest.mark.parametrize("question", EVERY_METHOD, ids=lambda question: question.method.value)
def test_every_method_can_be_put(question: Question):
    assert can_be_answered(question)


@pytest.mark.parametrize(
    "question",
    [
        replace(SINGLE, options=SINGLE.options[:1]),
        replace(SINGLE, most=2),
        replace(SCALE, options=SCALE.options[:4]),
        replace(APPROVAL, most=0),
        replace(APPROVAL, most=5),
        replace(APPROVAL, fewest=4),
        replace(APPROVAL, not_sure=True),
        replace(SCORES, levels=()),
        replace(JUDGEMENT, levels=JUDGEMENT.levels[:1]),
        replace(JUDGEMENT, not_sure=True),
        replace(RANKING, fewest=5),
        replace(RANKING, most=1, fewest=2),
        replace(POINTS, total=0),
        replace(POINTS, total=1001),
        replace(BUDGET, total=0),
        replace(BUDGET, costs=(1, 2)),
        replace(BUDGET, total=9),
        replace(BUDGET, costs=(1, 2, 3, 0)),
        replace(CONSENT, options=CONSENT.options[:3]),
        replace(SINGLE, declared=Declared(quorum=Portion(2, 1))),
        replace(SINGLE, declared=Declared(Threshold(Portion(1, 1, more=True)))),
        replace(SINGLE, declared=Declared(Threshold(Portion(1, 0)))),
    ],
)
def test_a_question_that_nobody_could_answer_or_decide_cannot_be_put(question: Question):
    assert not can_be_answered(question)


GOOD = [
    (APPROVAL, [(), (0,), (2, 0), (0, 1, 3)]),
    (SCORES, [(0, 0, 0, 0), (5, 4, 3, 2)]),
    (JUDGEMENT, [(0, 1, 4, 4)]),
    (RANKING, [(1, 2, 3, 4), (1, 1, 0, 2), (0, 0, 0, 1), (2, 4, 4, 0)]),
    (POINTS, [(10, 0, 0, 0), (1, 2, 3, 4), (0, 0, 0, 1)]),
    (BUDGET, [(), (0, 2), (1, 2, 3), (3,)]),
    (CONSENT, [0, 1, 2, 3]),
]
BAD = [
    (APPROVAL, [(0, 1, 2, 3), (0, 0), (4,), 0, (True,)]),
    (SCORES, [(), (5, 4, 3), (6, 0, 0, 0), (5, 4, 3, 2, 1), (-1, 0, 0, 0), (True, 0, 0, 0), 3]),
    (JUDGEMENT, [(5, 0, 0, 0), (0, 0, 0)]),
    (RANKING, [(0, 0, 0, 0), (5, 1, 1, 1), (1, 2, 3), ()]),
    (POINTS, [(0, 0, 0, 0), (10, 1, 0, 0), (11, 0, 0, 0), (5,), (-1, 1, 0, 0)]),
    (BUDGET, [(0, 1), (0, 2, 3), (0, 0), (4,)]),
    (CONSENT, [4, -1, NOT_SURE, (0,)]),
]


@pytest.mark.parametrize(("question", "mark"), [(q, mark) for q, marks in GOOD for mark in marks])
def test_an_answer_within_the_rules_of_its_method_is_a_mark(question: Question, mark: Mark):
    assert is_valid(question, mark)


@pytest.mark.parametrize(("question", "mark"), [(q, mark) for q, marks in BAD for mark in marks])
def test_an_answer_beside_the_rules_of_its_method_is_none(question: Question, mark: Mark):
    assert not is_valid(question, mark)


def test_equal_ranks_are_real_answers_unless_the_question_says_otherwise():
    assert is_valid(RANKING, (1, 1, 2, 0))
    assert not is_valid(replace(RANKING, equal_ranks=False), (1, 1, 2, 0))


def test_a_ranking_may_ask_for_so_many_at_least_and_at_most():
    assert is_valid(replace(RANKING, fewest=2, most=3), (1, 2, 0, 0))
    assert not is_valid(replace(RANKING, fewest=2, most=3), (1, 0, 0, 0))
    assert not is_valid(replace(RANKING, fewest=2, most=3), (1, 2, 3, 4))


def test_a_mark_is_kept_so_that_equal_answers_are_equal_marks():
    assert settled(APPROVAL, (2, 0)) == (0, 2)
    assert settled(RANKING, (2, 4, 4, 0)) == (1, 2, 2, 0)
    assert settled(POINTS, (3, 1, 2, 0)) == (3, 1, 2, 0)
    assert settled(SINGLE, 2) == 2


@pytest.mark.parametrize(
    ("portion", "people", "needed"),
    [
        (Portion(80, 100), 23, 19),
        (Portion(4, 5), 25, 20),
        (Portion(2, 3), 24, 16),
        (Portion(2, 3), 25, 17),
        (Portion(1, 2), 24, 12),
        (Portion(1, 2, more=True), 24, 13),
        (Portion(1, 2, more=True), 23, 12),
        (Portion(1, 1), 24, 24),
        (Portion(0, 1), 24, 0),
    ],
)
def test_a_portion_of_people_is_a_whole_number_of_them(portion: Portion, people: int, needed: int):
    assert portion.of(people) == needed


def test_where_each_option_has_a_number_the_numbers_of_each_are_counted():
    counted = tally_each(RANKING, count([(1, 2, 0, 0), (1, 2, 0, 0), (2, 1, 1, 0)]))
    assert counted == (((1, 2), (2, 1)), ((1, 1), (2, 2)), ((1, 1), (0, 2)), ((0, 3),))


MARKS = st.integers() | st.lists(st.integers()).map(tuple)


@bounded
@given(st.lists(MARKS))
def test_counting_loses_and_invents_no_mark(marks):
    counted = count(marks)
    assert sum(n for _, n in counted) == len(marks)
    assert sort_marks(mark for mark, n in counted for _ in range(n)) == sort_marks(marks)
    assert [mark for mark, _ in counted] == list(sort_marks(set(marks)))


@bounded
@given(st.lists(MARKS), st.randoms(use_true_random=False))
def test_sorting_leaves_no_trace_of_who_was_first(marks, chance):
    shuffled = marks.copy()
    chance.shuffle(shuffled)
    assert sort_marks(shuffled) == sort_marks(marks)
