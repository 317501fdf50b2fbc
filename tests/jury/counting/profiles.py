"""Ranked profiles for the tests: written as people would, or drawn at random with ties and truncation."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from app.jury.votes.counting.profile import Profile, Ranking, profile_of, ranking_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def written(options: int, *ballots: str) -> Profile:
    """written(3, "2 A>B=C", "1 C"): two put A above B and C, which are equal; one ranks C alone."""
    return Profile(options, tuple(_ballot(options, *ballot.split()) for ballot in ballots))


def _ballot(options: int, count: str, order: str) -> tuple[Ranking, int]:
    return ranking_of(options, [[LETTERS.index(name) for name in group.split("=")] for group in order.split(">")]), int(
        count
    )


def names(places: tuple[int, ...]) -> str:
    return "".join(LETTERS[place] for place in places)


def spelled(order: tuple[tuple[int, ...], ...]) -> str:
    """As in "AB C" for A and B equal, and C below."""
    return " ".join(map(names, order))


def dense(ranks: tuple[int, ...]) -> Ranking:
    held = sorted({rank for rank in ranks if rank})
    return tuple(held.index(rank) + 1 if rank else 0 for rank in ranks)


@st.composite
def profiles(draw: st.DrawFn, most: int = 5, ballots: int = 8) -> Profile:
    options = draw(st.integers(1, most))
    ranking = st.tuples(*[st.integers(0, options)] * options).map(dense)
    return profile_of(options, draw(st.lists(ranking, max_size=ballots)))


def drawn(
    seed: int, count: int, *, ties: bool = True, short: bool = True, most: int = 6, voters: int = 12
) -> Iterator[Profile]:
    """Random profiles, the same for the same seed. Few voters, so that ties between options are frequent."""
    dice = Random(seed)
    for _ in range(count):
        options = dice.randint(2, most)
        yield profile_of(options, [_drawn(dice, options, ties, short) for _ in range(dice.randint(1, voters))])


def _drawn(dice: Random, options: int, ties: bool, short: bool) -> Ranking:
    order = dice.sample(range(options), options)
    kept = order[: dice.randint(1, options)] if short else order
    if not ties:
        return ranking_of(options, [[place] for place in kept])
    groups = [[kept[0]]]
    for place in kept[1:]:
        if dice.random() < 0.3:
            groups[-1].append(place)
        else:
            groups.append([place])
    return ranking_of(options, groups)
