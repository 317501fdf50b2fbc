"""Rankings in words, as most formats hold them: groups of equal names, the best first, turned into ranks and back."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from .given import Answer, Ballots, Kind, Unreadable, gathered

Groups = Sequence[Sequence[str]]


def ranked(lines: Iterable[tuple[int, Groups, int]], known: Iterable[str] = ()) -> Ballots:
    """lines: (line number, groups, count). known: names that were declared, and come first; the others follow as they
    turn up."""
    places = {name: place for place, name in enumerate(known)}
    held = list[tuple[dict[int, int], int]]()
    for line, groups, count in lines:
        ranks = dict[int, int]()
        for rank, group in enumerate(groups, 1):
            for name in group:
                place = places.setdefault(name, len(places))
                if place in ranks:
                    raise Unreadable(f"{name} is ranked twice", line)
                ranks[place] = rank
        held.append((ranks, count))
    if not places:
        raise Unreadable("There are no options in this file")
    answers = ((tuple(ranks.get(place, 0) for place in range(len(places))), count) for ranks, count in held)
    return Ballots(tuple(places), Kind.RANKED, gathered(answers))


def in_groups(names: Sequence[str], answer: Answer) -> list[list[str]]:
    """The ranked names, equal ones together, the best first."""
    held = sorted((rank, place) for place, rank in enumerate(answer) if rank)
    return [[names[place] for _, place in group] for _, group in groupby(held, key=lambda pair: pair[0])]
