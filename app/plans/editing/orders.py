"""Lists of names in which things were added, removed and moved: what moved, and two such changes made into one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise


def stayed(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The longest run of names that are in both in the same order; of several the first found. Names are there once."""
    place = {name: number for number, name in enumerate(before)}
    kept = [name for name in after if name in place]
    ends: list[int] = []
    last: list[str] = []
    behind: dict[str, str | None] = {}
    for name in kept:
        at = bisect_left(ends, place[name])
        behind[name] = last[at - 1] if at else None
        ends[at:], last[at:] = [place[name], *ends[at + 1 :]], [name, *last[at + 1 :]]
    return list(_back(last[-1] if last else None, behind))[::-1]


def moved_in(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """As few as can have been moved for one order to become the other."""
    return (set(before) & set(after)) - set(stayed(before, after))


def both(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Their order with what I did to the base done to it as well. None where we moved the same thing apart."""
    gone = set(base) - set(mine)
    moved = moved_in(base, mine) & set(theirs)
    if moved & moved_in(base, theirs) and not _same_order(base, mine, theirs):
        return None
    put = moved | (set(mine) - set(base) - set(theirs))
    order = [name for name in theirs if name not in gone | put]
    before: dict[str, str] = {after: name for name, after in pairwise(mine)}
    for name in mine:
        if name in put:
            order.insert(_after(before, order, name), name)
    return order


def _after(before: dict[str, str], order: list[str], name: str) -> int:
    """The place after the nearest of those that come before it and are there."""
    while (name := before.get(name, "")) and name not in order:
        pass
    return order.index(name) + 1 if name else 0


def _same_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> bool:
    shared = set(base) & set(mine) & set(theirs)
    return [name for name in mine if name in shared] == [name for name in theirs if name in shared]


def _back(name: str | None, behind: dict[str, str | None]) -> Iterator[str]:
    while name is not None:
        yield name
        name = behind[name]
