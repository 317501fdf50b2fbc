"""First places: each ballot is one vote for the option it puts first; the most votes win.

Several that share the first place share the vote in equal parts. A ballot that ranks nothing counts for nobody. The
oldest rule of elections; for the shared vote, see Delemazure & Peters, Generalizing Instant Runoff Voting to Allow for
Indifferences (2024), whose "split" it is.
"""

from collections.abc import Collection
from fractions import Fraction

from .profile import Profile, Ranking
from .tally import Head, Tally, figures, in_order, order_by


def plurality(profile: Profile) -> Tally:
    held = first_places(profile, profile.places)
    return in_order(order_by(held), figures({Head.FIRSTS: held}))


def first_places(profile: Profile, among: Collection[int]) -> list[Fraction]:
    """For every option, how many ballots put it first among these; the others get 0."""
    by_share: dict[int, list[int]] = {1: [0] * profile.options}
    for ranking, count in profile.ballots:
        first = firsts(ranking, among)
        held = by_share.setdefault(len(first), [0] * profile.options)
        for place in first:
            held[place] += count
    shares = [[Fraction(count, share) for count in held] for share, held in by_share.items() if share]
    return [sum(parts, Fraction(0)) for parts in zip(*shares, strict=True)]


def firsts(ranking: Ranking, among: Collection[int]) -> tuple[int, ...]:
    """The best of these on one ballot; () where it ranks none of them."""
    best = min((ranking[place] for place in among if ranking[place]), default=0)
    return tuple(place for place in among if best and ranking[place] == best)
