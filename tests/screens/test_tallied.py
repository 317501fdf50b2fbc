"""What people see of a count, method by method: options in their places, exact figures, every tie."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from app.jury.votes.acts import VoteClosed
from app.jury.votes.declared import Declared, Portion, Threshold, TieBreak
from app.jury.votes.methods import count, sort_marks
from app.jury.votes.verdict import Cast, verdict_on
from app.screens.tallied.answers import Answers
from app.screens.tallied.figures import Place, in_figures, places
from app.screens.tallied.of import tallied
from tests.asked import APPROVAL, BUDGET, CONSENT, EVERY_METHOD, JUDGEMENT, POINTS, RANKING, SCALE, SCORES, SINGLE

if TYPE_CHECKING:
    from app.jury.numbers import Mark
    from app.jury.votes.plan import Question

HALL, PARK, LIBRARY, POOL = ({"en": words} for words in ("The hall", "The park", "The library", "The pool"))


def closed(question: Question, *marks: Mark) -> VoteClosed:
    counts, voters = count(marks), len(marks)
    verdict = verdict_on(question, Cast(counts, "digest", voters, voters))
    return VoteClosed(
        entitled=voters,
        turnout=voters,
        ballots={question.id: sort_marks(marks)},
        counts={question.id: counts},
        digest="digest",
        verdicts={question.id: verdict} if verdict else {},
    )


def of(question: Question, *marks: Mark, before: tuple[Mark, ...] | None = None):
    return tallied(question, closed(question, *before) if before is not None else None, closed(question, *marks))


# Figures


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"),
        (12, "12"),
        (1_234_567, "1234567"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 4), "0.25"),
        (Fraction(121, 20), "6.05"),
        (Fraction(10, 3), "3 1/3"),
        (Fraction(2, 3), "2/3"),
        (Fraction(1_000_001, 2), "500000.5"),
    ],
)
def test_figures_are_exact(number: int | Fraction, said: str):
    assert in_figures(number) == said


def test_after_two_that_share_the_first_place_comes_the_third():
    now = places(((2, 0), (1,)), earlier=((1,), (0,), (2,)))
    assert now == {2: Place(1, True, 3), 0: Place(1, True, 2), 1: Place(3, False, 1)}
    assert list(now) == [2, 0, 1], "best first"


# One answer, or several


def test_whoever_chose_none_of_the_options_is_a_row_where_that_is_an_answer():
    shown = of(APPROVAL, (0, 1), (1,), ())
    assert [(row.words, row.after) for row in shown.rows] == [
        (HALL, 1), (PARK, 2), (LIBRARY, 0), (POOL, 0), (None, 1),
    ]  # fmt: skip
    assert (shown.several, shown.first, shown.most) == (True, (PARK,), 2)
    must = of(replace(APPROVAL, fewest=1), (0, 1), (1,))
    assert None not in [row.words for row in must.rows]


def test_several_that_are_chosen_equally_often_are_all_first():
    assert of(SINGLE, 0, 0, 1, 1, 2).first == (HALL, PARK)
    assert (of(SINGLE).first, of(SINGLE).most) == ((), 0), "nobody answered"


def test_a_consent_has_four_levels_no_average_and_those_who_would_support_it():
    shown = of(CONSENT, 0, 2, 2, 3, before=(0, 1, 1, 3))
    assert [(row.before, row.after) for row in shown.rows] == [(1, 1), (0, 2), (2, 0), (1, 1)]
    assert (shown.is_consent, shown.support_before, shown.support_after) == (True, 1, 3)
    assert (shown.mean_before, shown.mean_after) == ("", "")


def test_a_scale_keeps_its_average_beside_all_its_counts():
    shown = of(SCALE, 2, 2, 0, 99)
    assert ([row.after for row in shown.rows], shown.mean_after) == ([2, 0, 1, 0, 0, 1], "+1.3")
    assert not shown.is_consent


# A level for each option


def test_scores_come_best_first_with_average_sum_and_every_level():
    shown = of(SCORES, (5, 0, 4, 1), (3, 0, 4, 1), before=((0, 1, 0, 0),))
    assert [(row.words, row.after.mean, row.after.total) for row in shown.rows] == [
        (HALL, "4.0", 8), (LIBRARY, "4.0", 8), (POOL, "1.0", 2), (PARK, "0.0", 0),
    ]  # fmt: skip
    assert [row.place for row in shown.rows] == [
        Place(1, True, 2), Place(1, True, 2), Place(3, False, 2), Place(4, False, 1),
    ]  # fmt: skip
    assert (shown.first, shown.level) == ((HALL, LIBRARY), ((HALL, LIBRARY),))
    assert [part.n for part in shown.rows[0].after.parts] == [1, 0, 1, 0, 0, 0]
    assert shown.rows[3].before.mean == "1.0"


def test_majority_judgement_has_middle_grades_in_words_and_an_order():
    shown = of(JUDGEMENT, (4, 3, 0, 2), (4, 3, 1, 2), (0, 2, 1, 2))
    assert [(row.words, row.after.grade) for row in shown.rows] == [
        (HALL, {"en": "Excellent"}), (PARK, {"en": "Good"}), (POOL, {"en": "Passable"}), (LIBRARY, {"en": "Poor"}),
    ]  # fmt: skip
    assert (shown.first, shown.level) == ((HALL,), ())
    assert [words["en"] for words, _ in shown.levels] == ["Excellent", "Good", "Passable", "Poor", "Reject"]


@pytest.mark.parametrize("voters", [1, 2, 3, 7, 24])
def test_the_parts_of_a_bar_lie_end_to_end_and_fill_it(voters: int):
    shown = of(JUDGEMENT, *((n % 5, n % 3, n % 2, 4) for n in range(voters)))
    for row in shown.rows:
        ends = [part.start + part.share for part in row.after.parts]
        assert [part.start for part in row.after.parts] == [0, *ends[:-1]]
        assert ends[-1] == 100
        assert sum(part.n for part in row.after.parts) == voters


# Rankings

TENNESSEE = ((1, 2, 3, 4),) * 42 + ((4, 1, 2, 3),) * 26 + ((4, 3, 1, 2),) * 15 + ((4, 3, 2, 1),) * 17
"""The well-known example: the first option has the most first places, the second wins against every other, the fourth
wins round by round."""


def test_a_ranking_is_ordered_pair_by_pair_and_the_pairs_are_told():
    shown = of(RANKING, *TENNESSEE)
    assert [row.words for row in shown.rows] == [PARK, LIBRARY, POOL, HALL]
    pair = shown.rows[0].pairs[3]
    assert (pair.above, pair.below, pair.equal) == (58, 42, 0)
    assert [shown.rows[n].pairs[n] for n in range(4)] == [None] * 4
    assert (shown.first, shown.beats_all, shown.voters) == ((PARK,), True, 100)


def test_other_ways_of_counting_the_same_ballots_stand_beside_it_and_may_differ():
    shown = of(RANKING, *TENNESSEE)
    assert (shown.runoff_first, shown.points_first) == ((POOL,), (PARK,))
    assert len(shown.runoffs) == 1
    assert {row.words["en"]: row.held for row in shown.runoffs[0]} == {
        "The pool": ("17", "32", "58"),
        "The hall": ("42", "42", "42"),
        "The park": ("26", "26", ""),
        "The library": ("15", "", ""),
    }
    assert [(row.words["en"], row.points) for row in shown.points] == [
        ("The park", "194"), ("The library", "173"), ("The hall", "126"), ("The pool", "107"),
    ]  # fmt: skip


def test_equal_ranks_make_no_difference_and_what_is_left_out_is_below():
    shown = of(RANKING, (1, 1, 2, 0), (1, 2, 0, 0))
    hall, park = shown.rows[0], shown.rows[1]
    assert (hall.words, park.words) == (HALL, PARK)
    assert (hall.pairs[1].above, hall.pairs[1].below, hall.pairs[1].equal) == (1, 0, 1)


def test_a_ring_is_told_and_everybody_in_it_is_level():
    shown = of(replace(RANKING, options=RANKING.options[:3]), (1, 2, 3), (3, 1, 2), (2, 3, 1))
    assert (shown.first, shown.level, shown.beats_all) == ((HALL, PARK, LIBRARY), ((HALL, PARK, LIBRARY),), False)


def test_ballots_that_rank_nobody_who_is_left_are_a_row_of_their_own():
    (way, *_) = of(RANKING, (1, 2, 0, 0), (1, 2, 0, 0), (2, 1, 0, 0), (2, 1, 0, 0), (0, 0, 1, 0)).runoffs
    assert way[-1].words is None
    assert way[-1].held[-1] == "1"


def test_the_order_at_first_stands_beside_the_order_now():
    shown = of(RANKING, (1, 2, 3, 4), before=((4, 3, 2, 1),))
    assert [(row.place.number, row.place.before) for row in shown.rows] == [(1, 4), (2, 3), (3, 2), (4, 1)]
    assert [row.words for row in shown.before] == [POOL, LIBRARY, PARK, HALL]
    assert of(RANKING, (1, 2, 3, 4)).before == ()


# Points and money


def test_points_are_summed_best_first_with_those_who_gave_them_and_those_kept():
    shown = of(POINTS, (10, 0, 0, 0), (0, 5, 5, 0), (0, 3, 2, 1), before=((0, 0, 0, 10),))
    assert [(row.words, row.before, row.after, row.givers) for row in shown.rows] == [
        (HALL, 0, 10, 1), (PARK, 0, 8, 2), (LIBRARY, 0, 7, 2), (POOL, 10, 1, 1),
    ]  # fmt: skip
    assert (shown.kept, shown.first, shown.level) == (4, (HALL,), ())
    assert (shown.rows[3].before_share, shown.rows[3].after_share) == (100, 10)


def test_a_budget_pays_the_most_chosen_as_long_as_it_fits_and_passes_over_what_does_not():
    shown = of(BUDGET, (0, 3), (0,), (0,), (1,), (1,), (2,), (2,))
    assert [(row.words, row.after, row.decided) for row in shown.rows] == [
        (HALL, 3, "funded"), (PARK, 2, "no-money"), (LIBRARY, 2, "funded"), (POOL, 1, "no-money"),
    ]  # fmt: skip
    assert (shown.funded, shown.least_left, shown.most_left) == ((HALL, LIBRARY), 0, 0)


def test_what_a_budget_leaves_depends_on_a_tie_where_that_decides_who_fits():
    tied = replace(BUDGET, costs=(60, 50, 30, 10))
    shown = of(tied, (1,), (0,))
    assert [(row.words, row.decided) for row in shown.rows[:2]] == [(HALL, "depends"), (PARK, "depends")]
    assert (shown.funded, shown.least_left, shown.most_left) == ((), 40, 50)
    assert shown.level == ((HALL, PARK),)
    decided = of(replace(tied, declared=Declared(tie_break=TieBreak.ORDER)), (1,), (0,))
    assert (decided.funded, decided.least_left, decided.broken) == ((HALL,), 40, True)


def test_a_budget_pays_for_nothing_that_misses_what_was_declared_for_it():
    strict = replace(BUDGET, declared=Declared(Threshold(Portion(1, 2, more=True))))
    shown = of(strict, (2,), (2,), (2, 3))
    assert [(row.words, row.decided) for row in shown.rows] == [
        (LIBRARY, "funded"), (POOL, "below"), (HALL, "not-chosen"), (PARK, "not-chosen"),
    ]  # fmt: skip


def test_those_who_chose_no_project_are_counted_and_nobody_is_level_in_having_nothing():
    shown = of(BUDGET, (), (2,), before=((2,),))
    assert (shown.none, shown.level, shown.funded) == (1, (), (LIBRARY,))
    assert shown.rows[0].decided_before == "funded"


# All of them


@pytest.mark.parametrize("question", EVERY_METHOD, ids=lambda question: question.id)
def test_a_question_that_nobody_answered_has_a_result_of_nothing(question: Question):
    for before in (None, ()):
        shown = of(question, before=before)
        if isinstance(shown, Answers):
            assert {row.after for row in shown.rows} == {0}
        else:
            assert len(shown.rows) == len(question.options)
            assert shown.rows[0].place.level


def test_the_same_closing_gives_the_same_object():
    closing = closed(RANKING, (1, 2, 3, 4))
    assert tallied(RANKING, None, closing) is tallied(RANKING, None, closing)
    assert tallied(RANKING, None, closing) is not tallied(RANKING, None, closed(RANKING, (1, 2, 3, 4)))
