"""Approval: everybody chooses as many options as they like; the most chosen wins.

Source: Brams & Fishburn, Approval Voting (1978).
"""

from collections.abc import Iterable

from .profile import Weighted
from .tally import Head, Tally, figures, in_order, order_by


def approval(options: int, ballots: Iterable[Weighted]) -> Tally:
    """ballots: the places somebody chose, none of them twice, and how many chose just these."""
    held = approvals(options, ballots)
    return in_order(order_by(held), figures({Head.APPROVALS: held}))


def approvals(options: int, ballots: Iterable[Weighted]) -> list[int]:
    """How many chose each option."""
    held = [0] * options
    for chosen, count in ballots:
        for place in chosen:
            held[place] += count
    return held
