"""What is claimed of a change: as scipy and statsmodels would, and of too few people nothing."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar

from app.study.measures.paired import holm, margins, moved, signed_ranks, yes_and_no


def likert(people: int, seed: int) -> list[float]:
    return [float(each) for each in np.random.default_rng(seed).integers(-3, 4, people)]


def test_who_moved_is_counted() -> None:
    found = moved([0, 1, -2, 3], [1, 1, -3, 3])
    assert (found.people, found.up, found.down, found.same) == (4, 1, 1, 2)
    assert (found.before, found.after, found.change) == (0.5, 0.5, 0.0)
    assert moved([], []).change is None


def test_of_eleven_people_no_p_and_no_interval_is_told_and_of_twelve_both() -> None:
    eleven, twelve = (moved([0.0] * n, [1.0, -1.0] + [1.0] * (n - 2)) for n in (11, 12))
    assert (eleven.interval, eleven.p, eleven.ranks) == (None, None, None)
    assert twelve.interval is not None
    assert twelve.p is not None
    assert twelve.ranks is not None


def test_the_interval_is_students() -> None:
    change = np.array(likert(15, 4))
    found = moved([0.0] * 15, change.tolist())
    expected = stats.ttest_1samp(change, 0).confidence_interval()
    assert found.interval == pytest.approx((expected.low, expected.high))


def test_where_nobody_moved_nothing_is_doubtful() -> None:
    found = moved([1.0] * 12, [1.0] * 12)
    assert (found.interval, found.p, found.ranks) == ((0.0, 0.0), 1.0, 1.0)


@pytest.mark.parametrize(("people", "seed"), [(8, 1), (12, 2), (14, 3)])
def test_ranks_by_flipped_signs_are_wilcoxons_with_pratts_zeros(people: int, seed: int) -> None:
    change = np.array(likert(people, seed))
    drawn = stats.PermutationMethod(n_resamples=9_999, rng=np.random.default_rng(0))
    expected = stats.wilcoxon(change, zero_method="pratt", method=drawn).pvalue
    assert signed_ranks(change) == pytest.approx(expected, abs=0.02)
    assert 0 in change
    assert len(set(np.abs(change))) < people


def test_several_options_are_adjusted_together_and_what_is_not_told_stays_so() -> None:
    assert holm([0.01, None, 0.04, 0.03]) == pytest.approx((0.03, None, 0.06, 0.06))
    assert holm([None]) == (None,)
    assert holm([]) == ()


def test_yes_and_no_is_mcnemars_exact_test() -> None:
    expected = mcnemar([[10, 7], [1, 6]], exact=True).pvalue
    assert yes_and_no(7, 1, 24) == pytest.approx(expected)
    assert yes_and_no(7, 1, 11) is None
    assert yes_and_no(0, 0, 24) == 1.0


def test_three_classes_are_tested_from_thirty_people_on() -> None:
    assert margins(((9, 0, 0), (0, 10, 0), (5, 0, 5))) is None
    thirty = margins(((10, 0, 0), (0, 10, 0), (8, 0, 2)))
    assert thirty is not None
    assert thirty < 0.01
    assert margins(((10, 2, 0), (2, 10, 0), (0, 0, 8))) == 1.0


def test_a_class_that_nobody_came_into_or_left_does_not_stop_the_test() -> None:
    found = margins(((12, 0, 9), (0, 0, 0), (1, 0, 10)))
    assert found == pytest.approx(stats.chi2.sf((9 - 1) ** 2 / (9 + 1), 1))
