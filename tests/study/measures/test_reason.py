"""The Deliberative Reason Index: as published, as by hand, and honest about what it cannot say."""

from __future__ import annotations

import json
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import spearmanr
from typer.testing import CliRunner

from app.cli import app
from app.study.measures.reason import View, adjusted_index, agreements, index, reasoned, view
from app.study.measures.sheet import TooLittle
from app.study.measures.swapping import change_of_index
from tests.golden import golden

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = ("fnqcj.csv", "uppsala_building_plus.csv", "uppsala_control.csv")


def views(people: int, seed: int, options: int = 5) -> dict[str, View]:
    dice = np.random.default_rng(seed)
    return {
        f"J{number}": View(tuple(map(float, dice.integers(-3, 4, 12))), tuple(map(float, dice.permutation(options))))
        for number in range(people)
    }


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_juries_come_out_as_published(name: str) -> None:
    expected = json.loads(golden("dri/expected.json").read_text())[name]
    done = CliRunner().invoke(app, ["measure", "dri", str(golden(f"dri/{name}")), "--json"])
    told = json.loads(done.output)
    for stage in ("before", "after"):
        assert told[stage]["dri"] == pytest.approx(expected[stage], abs=1e-12)
        assert told[stage]["people"] == expected["people"]
    assert told["change"]["dri"] == pytest.approx(expected["after"] - expected["before"], abs=1e-12)
    assert 0 < told["change"]["p"] <= 1
    assert len(told["individual"]) == expected["people"]


def test_the_null_is_what_comes_out_on_average_when_preferences_are_dealt_at_random() -> None:
    those = views(4, 2)
    deals = permutations([view.preferences for view in those.values()])
    considered = [(n, view.considerations) for n, view in those.items()]
    dealt = [
        reasoned({n: View(considerations, ranks) for (n, considerations), ranks in zip(considered, deal, strict=True)})
        for deal in deals
    ]
    every = [each.dri for each in dealt]
    assert len(set(every)) > 5
    assert reasoned(those).null == pytest.approx(np.mean(every), abs=1e-12)


def test_it_is_what_the_paper_says_pair_by_pair() -> None:
    those = views(6, 3)
    pairs = list(combinations(those.values(), 2))
    q = np.array([spearmanr(one.considerations, other.considerations).statistic for one, other in pairs])
    r = np.array([spearmanr(one.preferences, other.preferences).statistic for one, other in pairs])
    found = reasoned(those)
    assert found.dri == pytest.approx(1 - 2 * np.mean(abs(q - r)), abs=1e-12)
    weight = np.minimum(1, np.maximum(abs(q), abs(r)) / 0.2)
    mean = 1 - np.mean((1 - abs(q - r) / 2**0.5) * weight)
    assert found.adjusted == pytest.approx((2**0.5 / 2 - 2 * mean) / (2**0.5 / 2), abs=1e-12)
    own = [abs(q[at] - r[at]) for at, pair in enumerate(combinations(those, 2)) if "J0" in pair]
    assert found.individual["J0"] == pytest.approx(1 - 2 * np.mean(own), abs=1e-12)


def with_gaps(those: dict[str, View], seed: int, share: float) -> dict[str, View]:
    dice = np.random.default_rng(seed)
    return {
        name: View(tuple(None if dice.random() < share else each for each in of.considerations), of.preferences)
        for name, of in those.items()
    }


def over_both(one: View, other: View) -> float:
    """How far apart the two are, over what both answered."""
    pairs = zip(one.considerations, other.considerations, strict=True)
    common = [pair for pair in pairs if None not in pair]
    if len(common) < 8:
        return float("nan")
    q = spearmanr(*zip(*common, strict=True)).statistic
    return abs(q - spearmanr(one.preferences, other.preferences).statistic)


def test_who_was_not_sure_of_something_is_compared_over_what_both_answered() -> None:
    those = with_gaps(views(9, 11), 1, 0.2)
    apart = np.array([over_both(*pair) for pair in combinations(those.values(), 2)])
    found = reasoned(those)
    assert (found.pairs, found.dropped) == (int((~np.isnan(apart)).sum()), int(np.isnan(apart).sum()))
    assert found.dropped
    assert found.dri == pytest.approx(1 - 2 * np.nanmean(apart), abs=1e-12)
    assert reasoned(with_gaps(views(9, 11), 1, 0.0)) == reasoned(views(9, 11))


def test_who_left_out_too_much_is_compared_with_nobody() -> None:
    assert view((1.0,) * 8 + (None,) * 4, (1.0, 2.0, 3.0)) is not None
    assert view((1.0,) * 7 + (None,) * 5, (1.0, 2.0, 3.0)) is None
    assert view((1.0,) * 8, (1.0, None, 3.0)) is None
    assert view((1.0,) * 8, None) is None


def test_a_change_is_tried_over_what_both_answered_too() -> None:
    before, after = (list(with_gaps(views(12, seed), seed, 0.15).values()) for seed in (5, 6))

    def changed(swaps: tuple[bool, ...]) -> float:
        both = [(a, b) if swap else (b, a) for b, a, swap in zip(before, after, swaps, strict=True)]
        first, then = ([over_both(*pair) for pair in combinations(of, 2)] for of in zip(*both, strict=True))
        return 2 * (np.nanmean(first) - np.nanmean(then))

    found = change_of_index(before, after)
    assert found.dri == pytest.approx(changed((False,) * 12))
    seen = abs(found.dri) - 1e-12
    halves = product((False, True), repeat=3)
    tried = [abs(changed((*some, *((False,) * 9)))) >= seen for some in halves]
    assert found.p is not None
    assert found.p * found.ways >= 2 * sum(tried)


def test_whoever_gives_one_answer_throughout_is_in_no_pair_and_that_is_told() -> None:
    those = views(5, 4)
    flat = those | {"J9": View((1.0,) * 12, those["J0"].preferences)}
    found = reasoned(flat)
    assert (found.people, found.pairs, found.dropped) == (6, 10, 5)
    assert found.individual["J9"] is None
    assert found.dri == pytest.approx(reasoned(those).dri)
    with pytest.raises(TooLittle, match="one answer throughout"):
        reasoned({str(n): View((1.0,) * 12, (1.0, 2.0, 3.0)) for n in range(4)})


@pytest.mark.parametrize(
    ("those", "why"),
    [
        (views(2, 1), "It takes 3 people"),
        (views(5, 1, options=2), "2 options"),
        ({n: View(view.considerations[:7], view.preferences) for n, view in views(5, 1).items()}, "7 considerations"),
    ],
)
def test_too_little_is_not_measured(those: dict[str, View], why: str) -> None:
    with pytest.raises(TooLittle, match=why):
        reasoned(those)


def test_a_change_is_tried_against_every_swap_of_a_persons_before_and_after() -> None:
    before, after = list(views(12, 5).values()), list(views(12, 6).values())
    found = change_of_index(before, after)
    assert (found.ways, found.exact, found.people) == (4096, True, 12)

    def of(chosen: list[View]) -> float:
        q, r = agreements(chosen)
        upper = np.triu_indices(12, 1)
        return index(q[upper], r[upper])

    assert found.dri == pytest.approx(of(after) - of(before))
    as_large = abs(of([before[0], *after[1:]]) - of([after[0], *before[1:]])) >= abs(found.dri)
    assert found.p is not None
    assert found.p >= (2 + 2 * as_large) / 4096, "itself and its mirror image at least"
    assert change_of_index(before, before).p == 1.0


def test_whoever_gives_one_answer_throughout_is_in_no_swapped_pair_either() -> None:
    before, after = list(views(12, 7).values()), list(views(12, 8).values())
    before[3], after[3], after[5] = (View((2.0,) * 12, each.preferences) for each in (before[3], after[3], after[5]))

    def changed(swaps: tuple[bool, ...]) -> float:
        both = [(b, a) if not swap else (a, b) for b, a, swap in zip(before, after, swaps, strict=True)]
        first, then = (reasoned({str(n): view for n, view in enumerate(side)}).dri for side in zip(*both, strict=True))
        return then - first

    every = [abs(changed(swaps)) for swaps in product((False, True), repeat=12)]
    found = change_of_index(before, after)
    assert found.dri == pytest.approx(changed((False,) * 12), abs=1e-12)
    assert found.p == np.mean([each >= abs(found.dri) - 1e-12 for each in every])


def test_few_people_get_no_p_and_many_are_drawn() -> None:
    few = change_of_index(list(views(11, 5).values()), list(views(11, 6).values()))
    assert few.p is None
    many = change_of_index(list(views(14, 5).values()), list(views(14, 6).values()), seed=1)
    assert (many.ways, many.exact) == (9_999, False)
    assert many == change_of_index(list(views(14, 5).values()), list(views(14, 6).values()), seed=1)


def test_weak_agreement_counts_for_less_when_adjusted() -> None:
    weak = np.array([0.05, -0.05])
    assert index(weak, weak) == 1.0
    assert adjusted_index(weak, weak) < 0 < adjusted_index(weak + 0.9, weak + 0.9)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "person,stage"),
        ("person,stage,X1\n", "column “X1”"),
        ("person,stage,C1,C1,P1\n", "there twice"),
        ("person,stage,C1,P1\na,later,1,1\n", "neither before nor after"),
        ("person,stage,C1,P1\na,before,1,1\na,before,1,1\n", "there twice before"),
        ("person,stage,C1,P1\na,before,x,1\n", "“x” is not a number"),
        ("person,stage,C1,P1\na,before,1\n", "line 2 has 1 answers"),
        ("person,stage,C1,P1\na,before,1,1\n", "It takes 3 people"),
    ],
)
def test_a_table_that_is_none_is_refused_in_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "answers.csv").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["measure", "dri", str(tmp_path / "answers.csv")])
    assert done.exit_code == 1
    assert why in done.output
