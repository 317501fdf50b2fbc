"""Marks: which ones a question allows, how they are sorted and counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.votes.methods import METHODS, NOT_SURE, count, is_valid, marks_of, option_of, sort_marks
from app.jury.votes.plan import Method, Option, Question
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


def test_every_method_has_its_rules():
    assert set(METHODS) == set(Method)


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
