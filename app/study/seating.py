"""Who sits with whom: even tables, and as few pairs as can be who have already sat together.

A local search by swaps. It reaches the fewest repeats known for the rooms Juryday is made for (8 for 24 people at four
tables in the second round, 12 for 48 at six), and keeps to a bounded number of steps for any other.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import comb
from random import Random

from ..jury.act import Act
from ..jury.numbers import JurorNumber
from ..jury.state import State
from ..jury.tables.acts import DrawTables, Tables
from ..jury.tables.rules import met_before
from ..jury.votes.turnout import entitled

STARTS = 6
STEPS = 20_000
"""Swaps looked at per start, where the fewest repeats there can be are not reached sooner."""

Pair = frozenset[JurorNumber]
Seating = list[list[JurorNumber]]


def seat(jurors: Sequence[JurorNumber], tables: int, before: Iterable[Tables], seed: int) -> Tables:
    """Everybody at one of so many tables, whose sizes differ by one at most. The same seed gives the same seating.

    ValueError where there are fewer jurors than tables, or no table at all.
    """
    if not 1 <= tables <= len(jurors):
        raise ValueError("every table needs somebody")
    before = tuple(before)
    met, enough = meetings(before), fewest_repeats(jurors, tables, before)
    dice = Random(seed)  # noqa: S311 a draw to be repeated, not a secret
    best = _searched(_dealt(jurors, tables, dice), met, enough, dice)
    for _ in range(STARTS - 1):
        if _cost(best, met) <= enough:
            break
        best = min(best, _searched(_dealt(jurors, tables, dice), met, enough, dice), key=lambda one: _cost(one, met))
    return tuple(tuple(sorted(table)) for table in best)


def fewest_repeats(jurors: Sequence[JurorNumber], tables: int, before: Iterable[Tables]) -> int:
    """A bound that no seating can beat: each table takes as evenly as it can from each table of every round before."""
    bound = 0
    for seating in before:
        known = {juror for table in seating for juror in table}
        groups = len(seating) + len(set(jurors) - known)
        for place in range(tables):
            each, more = divmod(len(jurors[place::tables]), groups)
            bound += more * comb(each + 1, 2) + (groups - more) * comb(each, 2)
    return bound


def drawn_tables(state: State, act: Act) -> Tables | None:
    """What `DrawTables` is given: a seating for everybody who is here, or None where there can be none."""
    assert isinstance(act, DrawTables)
    here = sorted(entitled(state))
    if not 1 <= act.tables <= len(here):
        return None
    return seat(here, act.tables, met_before(state, act.phase), seed=secrets.randbits(64))


def meetings(seatings: Iterable[Tables]) -> Counter[Pair]:
    """How often each pair has sat together."""
    return Counter(frozenset(pair) for tables in seatings for table in tables for pair in combinations(table, 2))


def repeats(tables: Tables, before: Iterable[Tables]) -> int:
    """How many pairs at these tables have sat together before."""
    met = meetings(before)
    return sum(frozenset(pair) in met for table in tables for pair in combinations(table, 2))


def _dealt(jurors: Sequence[JurorNumber], tables: int, dice: Random) -> Seating:
    shuffled = dice.sample(sorted(jurors), len(jurors))
    return [shuffled[place::tables] for place in range(tables)]


def _searched(seating: Seating, met: Mapping[Pair, int], enough: int, dice: Random) -> Seating:
    """Swap two people whenever that is no worse; steps that change nothing carry the search over plateaus."""
    if len(seating) < 2:
        return seating
    cost = _cost(seating, met)
    for _ in range(STEPS):
        if cost <= enough:
            break
        one, other = dice.sample(range(len(seating)), 2)
        here, there = dice.randrange(len(seating[one])), dice.randrange(len(seating[other]))
        change = _change(seating[one], here, seating[other][there], met)
        change += _change(seating[other], there, seating[one][here], met)
        if change <= 0:
            seating[one][here], seating[other][there] = seating[other][there], seating[one][here]
            cost += change
    return seating


def _change(table: list[JurorNumber], place: int, comes: JurorNumber, met: Mapping[Pair, int]) -> int:
    """What it costs this table that `comes` takes the place of whoever sits there."""
    goes = table[place]
    others = [sits for sits in table if sits != goes]
    return sum(_square(met, comes, other) - _square(met, goes, other) for other in others)


def _square(met: Mapping[Pair, int], one: JurorNumber, other: JurorNumber) -> int:
    """Meeting a third time is worse than two people meeting twice."""
    times = met.get(frozenset((one, other)), 0)
    return times * times


def _cost(seating: Iterable[Sequence[JurorNumber]], met: Mapping[Pair, int]) -> int:
    return sum(_square(met, *pair) for table in seating for pair in combinations(table, 2))
