"""Instant runoff: each ballot is one vote for its first choice; whoever has the fewest goes, and those votes pass on to
the next choice, until one is left.

Several that share the first place share the vote in equal parts. A ballot none of whose ranked options is left is
exhausted. The rounds go on to the last two, also where somebody has more than half before that: it changes no winner
and gives the whole order. Source: Ware (1871); for the shared vote, Delemazure & Peters, Generalizing Instant Runoff
Voting to Allow for Indifferences (2024), whose "split" it is.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from .plurality import first_places
from .profile import Profile
from .tally import Cell, Grid, Head, Label, Order, Places, Shows, Tally, in_order, options

MOST_WAYS = 1_000
"""How many groups of remaining options are followed. Beyond that, whoever is left counts as a possible winner."""
SHOWN = 4
"""How many of the ways in which ties can fall are shown, a table each."""

Left = frozenset[int]


def instant_runoff(profile: Profile, tie_break: Sequence[int] | None = None) -> Tally:
    """tie_break: all places, from the favoured to the first to go where several have the fewest votes.

    Without it every way in which a tie can fall is followed: whoever wins in one of them is a winner, and the others
    stand where the luckiest way takes them. ValueError where the tie-break is no order of all places.
    """
    if tie_break is not None and sorted(tie_break) != list(profile.places):
        raise ValueError("a tie-break names every option once")
    runoff = _Runoff(profile, tie_break)
    everybody = frozenset(profile.places)
    ways = islice(runoff.ways(everybody), SHOWN)
    return in_order(_by_standing(runoff.standings(everybody)), *(_rounds(profile, way) for way in ways))


class _Runoff:
    """What has been found out of one profile, so that no group of remaining options is looked at twice."""

    def __init__(self, profile: Profile, tie_break: Sequence[int] | None) -> None:
        self._profile, self._tie_break = profile, tie_break
        self._found: dict[Left, dict[int, int]] = {}

    def standings(self, left: Left) -> dict[int, int]:
        """Of each remaining option, the best rank it can still reach; 1 is to win."""
        if left not in self._found:
            if len(self._found) >= MOST_WAYS:
                return dict.fromkeys(left, 1)
            self._found[left] = self._looked_into(left)
        return self._found[left]

    def _looked_into(self, left: Left) -> dict[int, int]:
        leaving = self._leaving(left)
        if not leaving:
            return dict.fromkeys(left, 1)
        best = dict.fromkeys(left, len(left))
        for gone in leaving:
            rest = left - gone
            ranks = dict.fromkeys(gone, len(rest) + 1) | self.standings(rest)
            best = {place: min(rank, ranks[place]) for place, rank in best.items()}
        return best

    def ways(self, left: Left) -> Iterator[tuple[Left, ...]]:
        """Who is left, round after round, in every way in which ties can fall."""
        leaving = self._leaving(left)
        if not leaving or len(left) == 2:
            yield (left,)
            return
        for gone in leaving:
            for later in self.ways(left - gone):
                yield (left, *later)

    def _leaving(self, left: Left) -> tuple[Left, ...]:
        """Who can go next, for each way in which a tie can fall; () where it is over or nothing tells them apart.

        Those with the fewest go together where all their votes in one hand would still be the fewest: then they all go
        next, in whichever order.
        """
        held = first_places(self._profile, left)
        fewest = min((held[place] for place in left), default=0)
        last = [place for place in sorted(left) if held[place] == fewest]
        if len(left) < 2 or (self._tie_break is None and not any(held)):
            return ()
        if self._tie_break is not None:
            return (frozenset({max(last, key=self._tie_break.index)}),)
        above = [held[place] for place in left if held[place] > fewest]
        if above and fewest * len(last) < min(above):
            return (frozenset(last),)
        return tuple(frozenset({place}) for place in last)


def _by_standing(ranks: dict[int, int]) -> Order:
    groups: dict[int, Places] = {}
    for place, rank in sorted(ranks.items()):
        groups[rank] = (*groups.get(rank, ()), place)
    return tuple(groups[rank] for rank in sorted(groups))


def _rounds(profile: Profile, way: tuple[Left, ...]) -> Grid:
    """A row for each option and one for exhausted ballots, a column for each round; empty once an option is gone."""
    held = [first_places(profile, left) for left in way]
    columns = tuple(Label(Head.ROUND, number) for number, _ in enumerate(way, 1))
    rows: list[tuple[Label, tuple[Cell, ...]]] = [
        (label, tuple(votes[place] if place in left else None for left, votes in zip(way, held, strict=True)))
        for place, label in enumerate(options(profile.options))
    ]
    exhausted = (Label(Head.EXHAUSTED), tuple(profile.voters - sum(votes) for votes in held))
    return Grid(Shows.ROUNDS, columns, (*rows, exhausted))
