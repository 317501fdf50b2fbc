"""What holds of every profile: nobody's name, nobody's place in the pile and no method's whim decides."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.jury.votes.counting.borda import borda
from app.jury.votes.counting.instant_runoff import instant_runoff
from app.jury.votes.counting.pairwise import condorcet, condorcet_winner, copeland, minimax, pairwise, smith_set
from app.jury.votes.counting.plurality import plurality
from app.jury.votes.counting.profile import Profile, Ranking
from app.jury.votes.counting.schulze import schulze
from tests.jury.counting.profiles import dense, profiles, written
from tests.random_days import bounded

METHODS = {
    "plurality": plurality, "irv": instant_runoff, "borda": borda, "schulze": schulze, "condorcet": condorcet,
    "copeland": copeland, "minimax": minimax,
}  # fmt: skip
by_every_method = pytest.mark.parametrize("count", METHODS.values(), ids=METHODS)


@by_every_method
@bounded
@given(profiles(), st.randoms(use_true_random=False))
def test_renaming_the_options_renames_the_result(count, profile, chance):
    new = list(profile.places)
    chance.shuffle(new)
    renamed = Profile(profile.options, tuple((moved(ranking, new), n) for ranking, n in profile.ballots))
    expected = tuple(tuple(sorted(new[place] for place in group)) for group in count(profile).order)
    assert count(renamed).order == expected
    assert count(renamed).winners == tuple(sorted(new[place] for place in count(profile).winners))


def moved(ranking: Ranking, new: list[int]) -> Ranking:
    old = {place: was for was, place in enumerate(new)}
    return tuple(ranking[old[place]] for place in range(len(ranking)))


@by_every_method
@bounded
@given(profiles(), st.randoms(use_true_random=False))
def test_neither_the_order_of_the_ballots_nor_how_they_are_piled_matters(count, profile, chance):
    ballots = [(ranking, 1) for ranking, n in profile.ballots for _ in range(n)]
    chance.shuffle(ballots)
    assert count(Profile(profile.options, tuple(ballots))) == count(profile)


@by_every_method
@bounded
@given(profiles())
def test_every_option_stands_once_in_the_order_and_the_best_win(count, profile):
    tally = count(profile)
    assert sorted(place for group in tally.order for place in group) == list(profile.places)
    assert tally.winners == tally.order[0] or (count is condorcet and not tally.winners)


@by_every_method
@bounded
@given(profiles())
def test_every_figure_is_exact(count, profile):
    for grid in count(profile).tables:
        assert all(len(cells) == len(grid.columns) for _, cells in grid.rows)
        assert not [cell for _, cells in grid.rows for cell in cells if isinstance(cell, float)]


@bounded
@given(profiles())
def test_schulze_and_copeland_and_minimax_elect_whoever_wins_against_everybody_alone(profile):
    winner = condorcet_winner(pairwise(profile))
    assume(winner is not None)
    for count in (schulze, condorcet, copeland):
        assert count(profile).winners == (winner,)
    assert winner in minimax(profile).winners


@bounded
@given(profiles())
def test_schulze_and_copeland_elect_from_the_smith_set(profile):
    top = set(smith_set(pairwise(profile)))
    assert set(copeland(profile).winners) <= top
    matrix = pairwise(profile)
    for inside in top:
        assert all(matrix[inside][outside] > matrix[outside][inside] for outside in set(profile.places) - top)


@pytest.mark.parametrize(
    "count", [c for n, c in METHODS.items() if n != "borda"], ids=[n for n in METHODS if n != "borda"]
)
@bounded
@given(profiles(), st.data())
def test_whoever_more_than_half_put_first_wins(count, profile, data):
    assume(profile.options > 1)
    favourite = data.draw(st.sampled_from(list(profile.places)))
    ahead = dense(tuple(1 if place == favourite else 2 for place in profile.places))
    crowd = Profile(profile.options, (*profile.ballots, (ahead, profile.voters + 1)))
    assert count(crowd).winners == (favourite,)


@pytest.mark.parametrize("count", [borda, schulze, condorcet, copeland, minimax])
@bounded
@given(profiles())
def test_every_ballot_and_its_reverse_tie_all(count, profile):
    both = (each for ranking, n in profile.ballots for each in ((ranking, n), (reverse(ranking), n)))
    tally = count(Profile(profile.options, tuple(both)))
    assert tally.order == (tuple(profile.places),)


def reverse(ranking: Ranking) -> Ranking:
    """The unranked come first, as one group: they were last."""
    last = max(ranking) + 1
    return dense(tuple(last + 1 - (rank or last) for rank in ranking))


@bounded
@given(profiles())
def test_borda_hands_out_as_many_points_as_there_are_pairs(profile):
    points = [cells[0] for _, cells in borda(profile).tables[0].rows]
    assert sum(points) == Fraction(profile.voters * profile.options * (profile.options - 1), 2)


@bounded
@given(profiles())
def test_in_every_round_votes_and_exhausted_ballots_are_all_the_ballots(profile):
    for rounds in instant_runoff(profile).tables:
        for at, _ in enumerate(rounds.columns):
            assert sum(cells[at] for _, cells in rounds.rows if cells[at] is not None) == profile.voters


def test_what_nobody_voted_in_ties_all():
    nobody = Profile(3, ())
    assert [count(nobody).order for count in METHODS.values()] == [((0, 1, 2),)] * len(METHODS)
    blank = Profile(3, (((0, 0, 0), 4),))
    assert [count(blank).order for count in METHODS.values()] == [((0, 1, 2),)] * len(METHODS)


def test_a_cycle_has_no_condorcet_winner():
    tally = condorcet(written(3, "1 A>B>C", "1 B>C>A", "1 C>A>B"))
    assert (tally.winners, tally.order) == ((), ((0, 1, 2),))


@pytest.mark.parametrize("ballot", [((1, 2), 1), ((1, 2, -1), 1), ((1, 2, 3), -1)])
def test_what_is_no_ranking_is_refused(ballot):
    with pytest.raises(ValueError, match="no ranking of 3 options"):
        Profile(3, (ballot,))
