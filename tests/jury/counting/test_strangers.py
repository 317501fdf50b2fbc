"""Thousands of random elections, with equal ranks and short ballots, counted here, by pref_voting and by votelib."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest

from app.jury.votes.counting.borda import borda
from app.jury.votes.counting.budget import budget
from app.jury.votes.counting.instant_runoff import instant_runoff
from app.jury.votes.counting.majority_judgement import majority_judgement
from app.jury.votes.counting.pairwise import condorcet_winner, copeland, minimax, pairwise, smith_set
from app.jury.votes.counting.profile import Profile, Ranking, groups, ranking_of
from app.jury.votes.counting.schulze import schulze, strongest_paths
from tests.jury.counting import strangers
from tests.jury.counting.profiles import drawn
from tests.jury.counting.strangers import best, c1_methods, iterative_methods, margin_based_methods, pairs, ties

if TYPE_CHECKING:
    from collections.abc import Callable

SEED, ELECTIONS = 20_261_125, 2_500
PAIRED = list(drawn(SEED, ELECTIONS))


def test_the_random_elections_are_of_every_kind():
    assert len(PAIRED) == ELECTIONS
    assert 50 < sum(condorcet_winner(pairwise(profile)) is None for profile in PAIRED) < ELECTIONS - 50
    assert sum(len(schulze(profile).winners) > 1 for profile in PAIRED) > 50
    assert any(0 in ranking for profile in PAIRED for ranking, _ in profile.ballots)
    assert any(len(set(ranking)) < len(ranking) - ranking.count(0) for p in PAIRED for ranking, _ in p.ballots)


def test_pref_voting_counts_every_pair_the_same():
    for profile in PAIRED:
        theirs, matrix = ties(profile), pairwise(profile)
        assert all(matrix[i][j] == theirs.support(i, j) for i in profile.places for j in profile.places if i != j)


def test_pref_voting_elects_the_same():
    for profile in PAIRED:
        theirs = ties(profile)
        by = strangers.winning_votes(theirs)
        matrix = pairwise(profile)
        winner = condorcet_winner(matrix)
        assert ([] if winner is None else [winner]) == (c1_methods.condorcet(theirs) if winner is not None else [])
        assert list(smith_set(matrix)) == c1_methods.top_cycle(theirs)
        assert list(copeland(profile).winners) == c1_methods.copeland(theirs)
        assert list(schulze(profile).winners) == margin_based_methods.beat_path(theirs, **by)
        assert list(minimax(profile).winners) == margin_based_methods.minimax(theirs, **by)


def test_pref_voting_gives_the_same_borda_points():
    for profile in PAIRED:
        net = strangers.scoring_methods.symmetric_borda_scores(ties(profile))
        rows = borda(profile).tables[0].rows
        half = Fraction(profile.voters * (profile.options - 1), 2)
        assert {label.number: cells[0] for label, cells in rows} == {p: half + Fraction(net[p], 2) for p in net}


def test_pref_voting_finds_the_same_possible_winners_by_instant_runoff():
    for profile in drawn(SEED + 1, 700, most=5, voters=9):
        assert list(instant_runoff(profile).winners) == iterative_methods.split_irv_put(ties(profile))


def test_votelib_counts_every_pair_and_every_path_the_same():
    for profile in PAIRED:
        theirs, matrix = pairs(profile), pairwise(profile)
        assert all(matrix[i][j] == count for (i, j), count in theirs.items())
        paths = strangers.condorcet.Schulze.widest_paths(theirs)
        assert strongest_paths(matrix) == tuple(
            tuple(0 if i == j else paths.get((i, j), 0) for j in profile.places) for i in profile.places
        )


def test_votelib_elects_the_same():
    for profile in PAIRED:
        theirs, matrix = pairs(profile), pairwise(profile)
        winner = condorcet_winner(matrix)
        assert strangers.condorcet.CondorcetWinner().evaluate(theirs) == ([] if winner is None else [winner])
        scored = strangers.condorcet.Copeland(second_order=False).evaluate(theirs)
        assert copeland(profile).winners == (best(scored) or tuple(profile.places)), "nobody scored where nobody won"
        assert minimax(profile).winners == best(strangers.condorcet.MinimaxCondorcet("winning_votes").evaluate(theirs))


def test_votelib_elects_the_same_by_instant_runoff_where_nothing_is_tied():
    counted = 0
    runoff = strangers.sequential.TransferableVoteSelector(quota_function=None)
    for profile in drawn(SEED + 2, 1_000, ties=False, short=False, voters=40):
        tally = instant_runoff(profile)
        if len(tally.tables) == 1 and all(len(group) == 1 for group in tally.order):
            ballots = {tuple(place for (place,) in groups(ranking)): count for ranking, count in profile.ballots}
            assert tally.winners == best(runoff.evaluate(ballots))
            counted += 1
    assert counted > 300


def test_votelib_elects_the_same_by_majority_judgement_between_two():
    """Among more that share a median, votelib lets one come back that is behind already: 0 1 3 beside 1 1 1 twice."""
    dice, tied = Random(SEED), 0
    for _ in range(2_000):
        options, voters = 2, dice.randint(1, 15)
        ballots = [(tuple(dice.randrange(6) for _ in range(options)), 1) for _ in range(voters)]
        tally = majority_judgement(options, ballots)
        grades = Counter(frozenset(enumerate(given)) for given, _ in ballots)
        try:
            theirs = best(strangers.cardinal.MajorityJudgment().evaluate(grades))
        except strangers.core.VotingSystemError:
            tied += 1
            assert len(tally.winners) > 1
        else:
            assert tally.winners == theirs
    assert tied


def test_pabutools_funds_the_same_projects():
    from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
    from pabutools.rules import greedy_utilitarian_welfare
    from pabutools.tiebreaking import TieBreakingRule

    first = TieBreakingRule(lambda instance, profile, project: int(project.name))
    dice = Random(SEED)
    for _ in range(400):
        costs = [dice.randint(1, 30) for _ in range(dice.randint(1, 8))]
        ballots = [tuple(p for p in range(len(costs)) if dice.random() < 0.4) for _ in range(dice.randint(1, 9))]
        limit, chosen = dice.randint(1, 100), {place for ballot in ballots for place in ballot}
        projects = {place: Project(str(place), costs[place]) for place in chosen}
        profile = ApprovalProfile([ApprovalBallot(projects[place] for place in ballot) for ballot in ballots])
        instance = Instance(projects.values(), budget_limit=limit)
        theirs = greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat, tie_breaking=first)
        tally = budget(costs, [(ballot, 1) for ballot in ballots], limit, range(len(costs)))
        assert sorted(int(project.name) for project in theirs) == list(tally.winners)


def without_ties(ranking: Ranking) -> Ranking:
    """Equal ranks lost, as in the copy of Debian 2003 that elects somebody else."""
    order = sorted((rank, place) for place, rank in enumerate(ranking) if rank)
    return ranking_of(len(ranking), [[place] for _, place in order])


def filled_up(ranking: Ranking) -> Ranking:
    """The unranked below all others, but in an order that nobody gave."""
    last = max(ranking)
    return tuple(rank or last + place + 1 for place, rank in enumerate(ranking))


def first_alone(ranking: Ranking) -> Ranking:
    return tuple(int(rank == 1) for rank in ranking)


@pytest.mark.parametrize("mistake", [without_ties, filled_up, first_alone])
def test_a_mistake_in_reading_ballots_is_found_out(mistake: Callable[[Ranking], Ranking]):
    mistaken = [Profile(p.options, tuple((mistake(ranking), n) for ranking, n in p.ballots)) for p in PAIRED[:300]]
    theirs = [ties(profile) for profile in PAIRED[:300]]
    elected = [margin_based_methods.beat_path(each, **strangers.winning_votes(each)) for each in theirs]
    assert sum(list(schulze(wrong).winners) != right for wrong, right in zip(mistaken, elected, strict=True)) > 10
