"""Equal shares: everybody gets the same part of the money, and projects are paid by those who chose them, together.

Of the projects whose supporters can still pay them, the one comes next that costs each of them the least for what they
get, counting a project as worth its cost. Then everybody gets a little more on paper and all is done anew, until the
money would not pay the result; the last result it pays stands. What is left then goes to the most chosen projects that
fit. So a minority gets its part. Source: Peters, Pierczyński & Skowron, Proportional Participatory Budgeting with
Additive Utilities (2021), by way of pabutools, an optional package: it is named only where it is needed.
"""

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import Any

from ..jury.votes.counting.approval import approvals
from ..jury.votes.counting.budget import BudgetTally, purse
from ..jury.votes.counting.profile import Weighted
from ..jury.votes.counting.tally import Cell, Head, Label, figures, order_by

STEPS = 1_000
"""How often the shares are raised at most; each time by a hundredth of the money, or by 1 where that is more."""


class NotInstalled(Exception):
    """The package that this needs is not there; says how to get it."""

    def __init__(self) -> None:
        super().__init__("The Method of Equal Shares needs the extra budget: pip install 'juryday[budget]'.")


def equal_shares(
    costs: Sequence[int], ballots: Iterable[Weighted], limit: int, tie_break: Sequence[int] | None = None
) -> BudgetTally:
    """costs: of each project, above 0. ballots: the places somebody chose, and how many chose just these.

    tie_break: all places, from the favoured to the last; the places' own order where it is left out. ValueError where
    it is no order of all places, a cost is not above 0, or the limit is below. NotInstalled without the extra.
    """
    places = range(len(costs))
    favoured = list(places) if tie_break is None else list(tie_break)
    if limit < 0 or min(costs, default=1) <= 0 or sorted(favoured) != list(places):
        raise ValueError("a budget needs costs above 0, a limit and, if any, a tie-break that names every project once")
    if find_spec("pabutools") is None:
        raise NotInstalled
    cast = [(chosen, count) for chosen, count in ballots if chosen and count]
    held = approvals(len(costs), cast)
    shared = _shared(costs, cast, limit, favoured) if cast and limit else frozenset[int]()
    ahead = sorted(places, key=lambda place: (-held[place], favoured.index(place)))
    return _told(costs, held, shared, _completed(costs, held, shared, limit, ahead), limit)


def _shared(costs: Sequence[int], ballots: Sequence[Weighted], limit: int, favoured: Sequence[int]) -> frozenset[int]:
    """The last outcome of raised shares that the money pays."""
    wanted = {place for chosen, _ in ballots for place in chosen if costs[place] <= limit}
    raised, paid = limit, frozenset[int]()
    for _ in range(STEPS):
        outcome = _once(costs, ballots, raised, favoured, wanted)
        if sum(costs[place] for place in outcome) > limit:
            break
        paid = outcome
        if paid == wanted:
            break
        raised += max(1, limit // 100)
    return paid


def _once(
    costs: Sequence[int], ballots: Sequence[Weighted], money: int, favoured: Sequence[int], wanted: set[int]
) -> frozenset[int]:
    from pabutools.election import ApprovalBallot, ApprovalMultiProfile, Cost_Sat, Instance, Project
    from pabutools.election.ballot import FrozenApprovalBallot
    from pabutools.rules import method_of_equal_shares
    from pabutools.tiebreaking import TieBreakingRule

    projects = {place: Project(str(place), costs[place]) for place in wanted}
    profile = ApprovalMultiProfile()
    for chosen, count in ballots:
        profile[FrozenApprovalBallot(ApprovalBallot(projects[p] for p in chosen if p in wanted))] += count
    breaking = TieBreakingRule(lambda instance, profile, project: favoured.index(int(project.name)))
    outcome: Any = method_of_equal_shares(
        Instance(projects.values(), budget_limit=money), profile, sat_class=Cost_Sat, tie_breaking=breaking
    )
    return frozenset(int(project.name) for project in outcome)


def _completed(
    costs: Sequence[int], held: Sequence[int], shared: frozenset[int], limit: int, ahead: Iterable[int]
) -> frozenset[int]:
    left, more = limit - sum(costs[place] for place in shared), set[int]()
    for place in ahead:
        if held[place] and place not in shared and costs[place] <= left:
            more.add(place)
            left -= costs[place]
    return frozenset(more)


def _told(
    costs: Sequence[int], held: Sequence[int], shared: frozenset[int], more: frozenset[int], limit: int
) -> BudgetTally:
    decisions = [
        Head.FUNDED if place in shared else Head.COMPLETED if place in more else Head.NO_MONEY if held[place]
        else Head.NOT_CHOSEN for place in range(len(costs))
    ]  # fmt: skip
    funded = tuple(sorted(shared | more))
    shown: dict[Head | Label, Sequence[Cell]] = {
        Head.APPROVALS: held, Head.COST: costs, Head.DECISION: [Label(decision) for decision in decisions]
    }  # fmt: skip
    skipped = tuple((place, why) for place, why in enumerate(decisions) if place not in funded)
    left = limit - sum(costs[place] for place in funded)
    return BudgetTally(funded, order_by(held), (figures(shown), purse(limit, [left])), (), skipped, (left,))
