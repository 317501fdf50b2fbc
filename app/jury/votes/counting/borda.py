"""Borda: from each ballot, an option gets a point for every option it is above, and half a point for every one it
equals.

That is the average of the points its equals would have shared. Those left unranked equal each other, below all the
ranked. The most points win. Points are exact fractions. Source: Borda (1781), with Black's averages for ties (1976).
"""

from collections.abc import Iterable
from fractions import Fraction

from .profile import Profile, is_above
from .tally import Head, Tally, figures, in_order, order_by


def borda(profile: Profile) -> Tally:
    points = [Fraction(twice, 2) for twice in _doubled(profile)]
    return in_order(order_by(points), figures({Head.POINTS: points}))


def _doubled(profile: Profile) -> Iterable[int]:
    for one in profile.places:
        others = [other for other in profile.places if other != one]
        yield sum(
            count * (1 + is_above(ranking, one, other) - is_above(ranking, other, one))
            for ranking, count in profile.ballots
            for other in others
        )
