"""The same profiles in the words of pref_voting and votelib, which share no code with Juryday.

pref_voting imports plots, a compiler and solvers that none of the methods compared here uses. They are in no lock file;
empty modules stand in for them, and whatever would use one of them fails.
"""

from __future__ import annotations

import sys
import types
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.jury.votes.counting.profile import Profile

STAND_INS = (
    *("numba", "matplotlib", "matplotlib.pyplot", "nashpy"),
    *("ortools", "ortools.linear_solver", "scipy", "scipy.optimize"),
)


def _as_it_is(*given: Any, **how: Any) -> Any:
    """In place of numba.jit: leaves a function uncompiled."""
    return given[0] if given and callable(given[0]) else _as_it_is


def _stand_in(name: str) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__dict__.update(__path__=[], jit=_as_it_is, pyplot=None, pywraplp=None, linprog=None)
    return module


absent = [name for name in STAND_INS if name not in sys.modules]
sys.modules.update({name: _stand_in(name) for name in absent})
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pref_voting import c1_methods, iterative_methods, margin_based_methods, scoring_methods
    from pref_voting.profiles_with_ties import ProfileWithTies
for name in absent:
    del sys.modules[name]

from votelib import convert  # noqa: E402 side by side with pref_voting
from votelib.evaluate import cardinal, condorcet, core, sequential  # noqa: E402


def ties(profile: Profile) -> ProfileWithTies:
    """For pref_voting, with whatever a ballot leaves out below what it ranks."""
    ballots = [{place: rank for place, rank in enumerate(ranking) if rank} for ranking, _ in profile.ballots]
    theirs = ProfileWithTies(ballots, [count for _, count in profile.ballots], candidates=list(profile.places))
    theirs.use_extended_strict_preference()
    return theirs


def winning_votes(theirs: ProfileWithTies) -> dict[str, Callable[[int, int], int]]:
    return {"strength_function": theirs.support}


def pairs(profile: Profile) -> dict[tuple[int, int], int]:
    """For votelib's Condorcet methods: how many put the one above the other.

    A ballot that nobody cast names all options: it would not know one that nobody ranked. Pairs it leaves out are 0.
    """
    ballots = {(frozenset(profile.places),): 0}
    for ranking, count in profile.ballots:
        ranks = sorted({*ranking} - {0})
        groups = tuple(frozenset(p for p in profile.places if ranking[p] == rank) for rank in ranks)
        ballots[groups] = ballots.get(groups, 0) + count
    every = {(one, other): 0 for one in profile.places for other in profile.places if one != other}
    return every | convert.RankedToCondorcetVotes().convert(ballots)


def best(winners: list[Any]) -> tuple[int, ...]:
    """What votelib gives for one seat: somebody, or those tied for it."""
    return tuple(sorted(winners[0] if isinstance(winners[0], core.Tie) else winners[:1])) if winners else ()


__all__ = [
    "best", "c1_methods", "cardinal", "condorcet", "core", "iterative_methods", "margin_based_methods", "pairs",
    "scoring_methods", "sequential", "ties", "winning_votes",
]  # fmt: skip
