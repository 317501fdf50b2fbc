"""Instant runoff and first places: shared votes, exhausted ballots, and ties that are broken, or followed."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given

from app.jury.votes.counting.instant_runoff import MOST_WAYS, SHOWN, instant_runoff
from app.jury.votes.counting.plurality import plurality
from app.jury.votes.counting.profile import Profile, ranking_of
from app.jury.votes.counting.tally import Head, Label
from tests.jury.counting.profiles import profiles, spelled, written
from tests.random_days import bounded


def test_who_share_the_first_place_share_the_vote():
    tally = plurality(written(3, "1 A=B=C", "1 A=B", "1 C"))
    assert [cells[0] for _, cells in tally.tables[0].rows] == [Fraction(5, 6), Fraction(5, 6), Fraction(4, 3)]
    assert spelled(tally.order) == "C AB"


def test_a_vote_passes_on_whole_to_the_equals_that_are_left():
    tally = instant_runoff(written(3, "4 A", "3 B", "2 B=C"))
    assert rounds(tally, 0) == {"A": (4, 4), "B": (4, 5), "C": (1, None), "exhausted": (0, 0)}
    assert spelled(tally.order) == "B A C"


def test_a_ballot_whose_options_are_gone_is_exhausted_and_shown_as_that():
    tally = instant_runoff(written(3, "3 A", "2 B", "1 C"))
    assert rounds(tally, 0) == {"A": (3, 3), "B": (2, 2), "C": (1, None), "exhausted": (0, 1)}


def test_a_tie_for_the_last_place_is_followed_both_ways():
    tally = instant_runoff(written(3, "3 A", "2 B>C", "2 C>B"))
    assert (tally.winners, spelled(tally.order)) == ((1, 2), "BC A")
    assert [rounds(tally, way)["A"] for way in (0, 1)] == [(3, 3), (3, 3)]
    assert [rounds(tally, way)["B"] for way in (0, 1)] == [(2, None), (2, 4)]


@pytest.mark.parametrize(("tie_break", "order"), [((0, 1, 2), "B A C"), ((2, 0, 1), "C A B")])
def test_a_declared_order_breaks_every_tie(tie_break, order):
    tally = instant_runoff(written(3, "3 A", "2 B>C", "2 C>B"), tie_break)
    assert (spelled(tally.order), len(tally.tables)) == (order, 1)


@pytest.mark.parametrize("tie_break", [(), (0, 1), (0, 1, 1), (0, 1, 3)])
def test_a_tie_break_names_every_option_once(tie_break):
    with pytest.raises(ValueError, match="every option once"):
        instant_runoff(written(3, "1 A"), tie_break)


def test_those_whom_nobody_puts_first_go_together():
    tally = instant_runoff(written(9, "3 A>I", "2 B"))
    assert len(tally.tables) == 1
    assert rounds(tally, 0)["A"] == (3, 3)
    assert spelled(tally.order) == "A B CDEFGHI"


@bounded
@given(profiles(most=4))
def test_the_possible_winners_are_those_of_all_declared_orders(profile):
    orders = permutations(profile.places)
    declared = {winner for order in orders for winner in instant_runoff(profile, order).winners}
    assert set(instant_runoff(profile).winners) == declared


@bounded
@given(profiles(most=4))
def test_a_declared_order_leaves_no_tie(profile):
    tally = instant_runoff(profile, tuple(profile.places))
    assert all(len(group) == 1 for group in tally.order)
    assert len(tally.tables) == 1


def test_more_ties_than_can_be_followed_leave_everybody_possible_and_come_to_an_end():
    options = 24
    crowd = Profile(options, tuple((ranking_of(options, [[place]]), 1) for place in range(options)))
    assert 2**options > MOST_WAYS
    tally = instant_runoff(crowd)
    assert tally.winners == tuple(range(options))
    assert len(tally.tables) == SHOWN


def rounds(tally, way: int) -> dict[str, tuple]:
    named = {
        label: "ABCDEFGHI"[label.number] if label.head is Head.OPTION else label.head.value
        for label, _ in rows(tally, way)
    }
    return {named[label]: cells for label, cells in rows(tally, way)}


def rows(tally, way: int) -> tuple[tuple[Label, tuple], ...]:
    return tally.tables[way].rows
