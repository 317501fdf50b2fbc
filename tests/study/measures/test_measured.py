"""A whole day's figures: who is in them and who is not, and what they are, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.export.charts.captions import on_conditions
from app.jury.votes.instrument import instrument_of
from app.study.measures.measured import Primary, measured
from app.study.measures.refined import records
from app.study.measures.transitions import Position
from tests.days import PLAN, after, vote_opened
from tests.study.measures.instrumented import INSTRUMENTED, Said, day, verdict

FIRST = {
    1: Said(support=(3, 1, 0), me=(3, -1, 2), all=(-1, 2, 2)),
    2: Said(support=(-2, 0, 0), statements=(1, 2, 3, 0, -1, -2, -3, 0), order=(3, 2, 1)),
    3: Said(support=(0, 0, 99), order=(2, 1, 3)),
    4: Said(support=(3, 3, 3)),
}
LAST = {
    1: Said(support=(-1, 2, 2), me=(3, -1, 2), all=(-1, 2, 2), more={"reasons": (0, 2), "share": 0}),
    2: Said(support=(1, 0, 0), statements=(3, 2, 1, 0, -1, -2, -3, 1), order=(1, 2, 3), more={"reasons": (0,)}),
    3: Said(support=(2, 0, 0), order=(1, 2, 3)),
    4: Said(support=(-3, 3, 3)),
    5: Said(support=(3, 3, 3)),
}


OPPOSED = 0
"""The row of those who were against at first."""


def test_the_instrument_is_known_by_its_shape() -> None:
    asked = instrument_of(INSTRUMENTED)
    assert (asked.first, asked.last) == INSTRUMENTED.votes[:2]
    assert [proposal.id for proposal in asked.proposals] == ["fund", "open", "cheap"]
    assert all(proposal.has_hats and proposal.consent for proposal in asked.proposals)
    assert [proposal.words["en"] for proposal in asked.proposals] == [
        "Go on paying.",
        "Open the books.",
        "Cheaper seats.",
    ]
    assert len(asked.considerations) == 8
    assert [question.id for question in asked.trust] == ["trust-asking", "trust-other"]
    assert (len(asked.placebo), len(asked.known)) == (2, 1)
    assert asked.order is not None
    assert asked.reasons is not None


def test_a_secret_vote_is_no_instrument() -> None:
    hidden = replace(INSTRUMENTED, votes=tuple(replace(vote, secret=True) for vote in INSTRUMENTED.votes))
    assert instrument_of(hidden).first is None


def test_nobodys_own_index_is_among_the_figures_of_the_group() -> None:
    found = measured(after(day(FIRST, LAST)))
    assert found is not None
    assert found.reason is not None, found.reason_lacks
    assert found.reason.before.people >= 3
    assert not found.reason.before.individual
    assert not found.reason.after.individual


def test_who_is_in_the_figures_and_who_is_not() -> None:
    found = measured(after(day(FIRST, LAST, unasked=[4])))
    assert found is not None
    assert (found.people, found.answered, found.unasked) == (3, (4, 5), 1)
    assert found.primary is Primary.ALIGNMENT
    fund = found.options[0]
    assert (fund.support.people, fund.support.up, fund.support.down) == (3, 2, 1)
    assert fund.first == {Position.OPPOSE: 1, Position.UNSURE: 1, Position.SUPPORT: 2, Position.IF: 0}
    assert fund.last == {Position.OPPOSE: 2, Position.UNSURE: 0, Position.SUPPORT: 3, Position.IF: 0}
    assert fund.transition.counts == ((0, 0, 0, 1), (0, 0, 0, 1), (1, 0, 0, 0))


def test_not_sure_is_in_no_mean() -> None:
    found = measured(after(day(FIRST, LAST)))
    assert found is not None
    cheap = found.options[2]
    assert cheap.support.people == 3
    assert cheap.first[Position.UNSURE] == 3


def test_alignment_goes_by_the_worked_values() -> None:
    found = measured(after(day(FIRST, LAST)))
    assert found is not None
    assert found.alignment is not None
    assert found.alignment.defined == (1, 1)
    assert found.alignment.agree == (3, 3)
    assert found.alignment.before == pytest.approx(-3 / 7)
    assert found.alignment.after == pytest.approx(1)
    assert found.alignment.separation[0] == pytest.approx(7 / 4)


def test_reasons_and_wants_are_compared_where_there_are_enough() -> None:
    found = measured(after(day(FIRST, LAST)))
    assert found is not None
    assert found.reason is not None
    assert found.reason.after.people == 4
    assert found.reason.after.dri > found.reason.before.dri
    assert found.reason.change.p is None
    few = measured(after(day({1: FIRST[1], 2: FIRST[2]}, {1: LAST[1], 2: LAST[2]})))
    assert few is not None
    assert few.reason is None
    assert "It takes 3 people" in few.reason_lacks


def test_nothing_is_measured_while_the_refined_view_is_open_or_where_there_is_none() -> None:
    held = day(FIRST, LAST)
    assert measured(after(held)) is not None
    assert measured(after(held, vote_opened("refined"))) is None
    assert measured(replace(after(held), plan=PLAN)) is None


TICKED: tuple[tuple[int, ...], ...] = ((0, 1), (), (0,), (2,), ())


def test_support_on_a_condition_is_never_support_and_the_way_to_enough_is_told() -> None:
    levels, conditions = {1: 0, 2: 3, 3: 3, 4: 1, 5: 3}, {2: "Cheap seats first.", 4: " cheap  seats FIRST. "}
    found = measured(after(day(FIRST, LAST), verdict(levels, conditions)))
    assert found is not None
    fund = found.options[0]
    assert fund.last == {Position.OPPOSE: 2, Position.UNSURE: 0, Position.SUPPORT: 2, Position.IF: 1}
    assert fund.conditions[-1] is None
    assert (fund.conditional.floor, fund.conditional.ceiling, fund.conditional.unlocks[-1]) == (2, 4, 2)
    assert (fund.conditional.needed, fund.conditional.smallest) == (3, ((2,),))
    assert fund.transition.counts[OPPOSED][2] == 1


def test_conditions_that_were_ticked_are_told_by_name_and_those_that_were_written_together() -> None:
    """Who is against it stays so, and counts among those whom the condition would bring."""
    some = {n: replace(said, more={"fund-if": mark}) for (n, said), mark in zip(LAST.items(), TICKED, strict=True)}
    held = after(day(FIRST, some))
    found = measured(held)
    assert found is not None
    fund, opened = found.options[:2]
    assert [words and words["en"] for words in fund.conditions] == ["It is cheap.", "It is near.", None]
    assert fund.needs == (frozenset({0}), frozenset({0, 1}), frozenset({2}))
    assert (fund.last[Position.IF], fund.last[Position.OPPOSE]) == (1, 2)
    assert fund.conditional.ceiling - fund.conditional.floor == 3
    assert fund.conditional.unlocks == (Fraction(3, 2), Fraction(1, 2), 1)
    assert "3 more if their conditions are met, 2 of them against it or not sure as it stands" in on_conditions(fund)
    assert opened.needs == ()
    one, two = (next(r for r in records(held, instrument_of(INSTRUMENTED)) if r.juror == n) for n in (1, 2))
    assert (one.conditions, one.position) == (("option-1", "option-2"), Position.OPPOSE)
    assert two.conditions == ()


def test_a_record_says_what_somebody_did_and_not_how_well() -> None:
    held = {(each.juror, each.option): each for each in records(after(day(FIRST, LAST)), instrument_of(INSTRUMENTED))}
    one, two, five = held[1, "fund"], held[2, "fund"], held[5, "fund"]
    assert (one.before, one.position, one.stable) == (Position.SUPPORT, Position.OPPOSE, False)
    assert (one.reasons, one.both_sides, one.reasoned) == (("option-1", "option-3"), True, True)
    assert (two.both_sides, two.reasoned) == (False, True)
    assert (one.informed, two.informed) == (True, False)
    assert (five.before, five.stable, five.reasoned) == (None, None, False)
    assert held[1, "open"].stable


def test_what_no_evidence_bears_on_is_held_against_what_it_does() -> None:
    still = {n: replace(said, more={"placebo-1": 0, "placebo-2": 0}) for n, said in FIRST.items()}
    shaken = {n: replace(said, more={"placebo-1": 3, "placebo-2": -3}) for n, said in LAST.items()}
    calm, noisy = measured(after(day(still, LAST))), measured(after(day(still, shaken)))
    assert calm is not None
    assert noisy is not None
    assert not calm.noisy
    assert noisy.noisy
    assert [each.people for each in noisy.placebo] == [4, 4]


def test_figures_hold_no_jurors_numbers() -> None:
    """Renumbering the seats changes nothing."""
    other = {1: 4, 2: 3, 3: 2, 4: 1, 5: 5}
    renumbered = [{other[n]: said for n, said in answers.items()} for answers in (FIRST, LAST)]
    one, two = measured(after(day(FIRST, LAST))), measured(after(day(*renumbered)))
    assert one is not None
    assert two is not None
    assert one.options == two.options
    assert one.alignment == two.alignment
