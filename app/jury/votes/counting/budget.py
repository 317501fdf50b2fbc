"""Budget: everybody chooses projects; they are funded from the most chosen down, each if the money left still pays it.

A project that nobody chose is not funded. Where several were chosen equally often and the money does not pay them all,
it is a tie: a project is funded if it is paid in whichever order these are taken, and depends on the tie if only some
orders pay it. This is the greedy rule of most cities, as in Talmon & Faliszewski, A Framework for Approval-Based
Budgeting Methods (2019).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .approval import approvals
from .profile import Weighted
from .tally import Cell, Grid, Head, Label, Order, Places, Shows, Tally, figures, order_by

MOST_TIED, MOST_SUMS = 10, 200
"""How many tied projects are taken in every order, and how many sums of money left are followed from there. Beyond
that, whatever could still be paid depends on the tie."""

Left = frozenset[int]
"""The sums of money that can be left, depending on how ties fall."""


@dataclass(frozen=True, slots=True)
class BudgetTally(Tally):
    """winners: what is funded however ties fall. depends: what only some ways pay. skipped: what none pays, with why:
    NO_MONEY or NOT_CHOSEN. left: the money left, smallest first; one sum unless it depends on a tie."""

    depends: Places
    skipped: tuple[tuple[int, Head], ...]
    left: tuple[int, ...]


def budget(
    costs: Sequence[int], ballots: Iterable[Weighted], limit: int, tie_break: Sequence[int] | None = None
) -> BudgetTally:
    """costs: of each project, above 0. ballots: the places somebody chose, and how many chose just these.

    tie_break: all places, from the favoured to the last. ValueError where it is no order of all places, or a cost is
    not above 0, or the limit is below.
    """
    places = range(len(costs))
    if limit < 0 or min(costs, default=1) <= 0 or sorted(tie_break or places) != list(places):
        raise ValueError("a budget needs costs above 0, a limit and, if any, a tie-break that names every project once")
    held = approvals(len(costs), ballots)
    order = order_by(held)
    left, decided = _decided(costs, _taken(order, held, tie_break), frozenset({limit}))
    decisions = [decided.get(place, Head.NOT_CHOSEN) for place in places]
    shown: dict[Head | Label, Sequence[Cell]] = {
        Head.APPROVALS: held, Head.COST: costs, Head.DECISION: [Label(decision) for decision in decisions]
    }  # fmt: skip
    skipped = tuple((p, why) for p, why in enumerate(decisions) if why not in {Head.FUNDED, Head.DEPENDS})
    return BudgetTally(
        _that_are(Head.FUNDED, decisions), order, (figures(shown), purse(limit, left)),
        _that_are(Head.DEPENDS, decisions), skipped, tuple(sorted(left)),
    )  # fmt: skip


def purse(limit: int, left: Iterable[int]) -> Grid:
    """What there is and what is left; the least and the most where that depends on a tie."""
    least, most = min(left), max(left)
    rows: list[tuple[Label, tuple[Cell, ...]]] = [(Label(Head.LIMIT), (limit,)), (Label(Head.LEFT), (least,))]
    if most > least:
        rows.append((Label(Head.LEFT_AT_MOST), (most,)))
    return Grid(Shows.MONEY, (Label(Head.MONEY),), tuple(rows))


def _that_are(decision: Head, decisions: Sequence[Head]) -> Places:
    return tuple(place for place, made in enumerate(decisions) if made is decision)


def _taken(order: Order, held: Sequence[int], tie_break: Sequence[int] | None) -> Order:
    """The chosen projects in the order in which they are looked at; one by one where a tie-break tells them apart."""
    chosen = tuple(group for group in order if held[group[0]])
    if not tie_break:
        return chosen
    return tuple((place,) for group in chosen for place in sorted(group, key=tie_break.index))


def _decided(costs: Sequence[int], order: Order, left: Left) -> tuple[Left, dict[int, Head]]:
    decided: dict[int, Head] = {}
    for group in order:
        asked = [costs[place] for place in group]
        if len(left) > MOST_SUMS or (len(group) > MOST_TIED and sum(asked) > min(left)):
            return _cut_short(costs, order, decided, left)
        decided |= {place: _decision(costs, group, place, left) for place in group}
        left = frozenset[int]().union(*(_leftovers(asked, money) for money in left))
    return left, decided


def _cut_short(
    costs: Sequence[int], order: Order, decided: dict[int, Head], left: Left
) -> tuple[Left, dict[int, Head]]:
    for place in (place for group in order for place in group if place not in decided):
        decided[place] = Head.DEPENDS if costs[place] <= max(left) else Head.NO_MONEY
    return frozenset({0, max(left)}), decided


def _decision(costs: Sequence[int], group: Places, place: int, left: Left) -> Head:
    others = [costs[other] for other in group if other != place]
    if max(left) < costs[place]:
        return Head.NO_MONEY
    if all(money >= costs[place] and not _crowded_out(others, money - costs[place], money) for money in left):
        return Head.FUNDED
    return Head.DEPENDS


def _crowded_out(others: Sequence[int], spare: int, money: int) -> bool:
    """Whether some of the others can be paid so that less is left than this project costs."""
    return sum(others) > spare and any(spare < paid <= money for paid in _sums(others, money))


def _leftovers(costs: Sequence[int], money: int) -> Left:
    """What can be left once no unpaid one of these fits any more, for every order in which they can be taken."""
    if sum(costs) <= money:
        return frozenset({money - sum(costs)})
    found = set[int]()
    rising = sorted(costs)
    for cheapest, cost in enumerate(rising):
        rest = money - sum(rising[:cheapest])
        found |= {rest - paid for paid in _sums(rising[cheapest + 1 :], rest) if rest - paid < cost}
    return frozenset(found)


def _sums(costs: Iterable[int], money: int) -> set[int]:
    """Every sum, up to this money, that some of these costs come to."""
    sums = {0} if money >= 0 else set[int]()
    for cost in costs:
        sums |= {paid + cost for paid in sums if paid + cost <= money}
    return sums
