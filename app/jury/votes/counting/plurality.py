"""First places: each ballot is one vote for the option it puts first; the most votes win.

Several that share the first place share the vote in equal parts. A ballot that ranks nothing counts for nobody. The
oldest rule of elections; for the shared vote, see Delemazure & Peters, Generalizing Instant Runoff Voting to Allow for
Indifferences (2024), whose "split" it is.
"""

from collections.abc import Container
from fractions import Fraction

from .profile import Profile, Ranking, groups
from .tally import Head, Tally, figures, in_order, order_by


def plurality(profile: Profile) -> Tally:
    held = first_places(profile, profile.places)
    return in_order(order_by(held), figures({Head.FIRSTS: held}))


def first_places(profile: Profile, among: Container[int]) -> list[Fraction]:
    """For every option, how many ballots put it first among these; the others get 0."""
    held = [Fraction(0)] * profile.options
    for ranking, count in profile.ballots:
        first = firsts(ranking, among)
        for place in first:
            held[place] += Fraction(count, len(first))
    return held


def firsts(ranking: Ranking, among: Container[int]) -> tuple[int, ...]:
    """The best of these on one ballot; () where it ranks none of them."""
    for group in groups(ranking):
        if kept := tuple(place for place in group if place in among):
            return kept
    return ()
