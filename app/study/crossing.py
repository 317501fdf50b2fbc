"""Answers crossed with what is known of people, so that nobody in a small group can be told from the table.

A cell of fewer than the limit is left out, a zero too, and so are as many others as it takes: whoever knows every total
and that no count is negative still cannot say any cell that is left out to within the limit. Groups are told from ten
people up; smaller ones are put together. A table that cannot be kept safe so is not told at all.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from ..jury.votes.change import FEWEST_OUTSIDE
from .measures.small import FEWEST_IN_A_SUBGROUP

FEWEST_IN_A_CELL = FEWEST_OUTSIDE
TOGETHER = "others"

Cells = tuple[tuple[int, ...], ...]
Places = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Crossing:
    """`cells[group][answer]` is a count, or None where it is left out. Totals are whole.

    `holds` names, group by group, all that are put together in it: it is not told.
    """

    groups: tuple[str, ...]
    answers: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    group_totals: tuple[int, ...]
    answer_totals: tuple[int, ...]
    holds: tuple[tuple[str, ...], ...] = ()


def crossed(people: Iterable[tuple[str, str]], answers: Sequence[str]) -> Crossing | None:
    """people: each one's group and answer, everybody's who answered: whoever is missing could be told by subtracting.

    None where no two groups are large enough, or where nothing can be told safely.
    """
    counts = Counter(people)
    groups = _large_enough({group for group, _ in counts}, counts)
    if len(groups) < 2:
        return None
    said = tuple(answer for answer in answers if any(counts[group, answer] for group, _ in counts))
    cells = tuple(tuple(sum(counts[group, answer] for group in named) for answer in said) for named in groups)
    left_out = suppressed(cells, FEWEST_IN_A_CELL)
    if len(left_out) == len(cells) * len(said):
        return None
    return Crossing(
        groups=tuple(named[0] if len(named) == 1 else TOGETHER for named in groups),
        answers=said,
        cells=tuple(
            tuple(None if (row, column) in left_out else n for column, n in enumerate(each))
            for row, each in enumerate(cells)
        ),
        group_totals=tuple(map(sum, cells)),
        answer_totals=tuple(map(sum, zip(*cells, strict=True))),
        holds=tuple(groups),
    )


def suppressed(cells: Cells, fewest: int) -> Places:
    """Those below the limit, with what protects them; all of them where nothing else does."""
    places = [(row, column) for row, each in enumerate(cells) for column in range(len(each))]
    out = {(row, column) for row, column in places if cells[row][column] < fewest}
    while open_ones := [place for place in sorted(out) if _known_within(cells, frozenset(out), place) < fewest]:
        row, column = open_ones[0]
        beside = [place for place in places if place not in out and (place[0] == row or place[1] == column)]
        others = beside or [place for place in places if place not in out]
        if not others:
            break
        out.add(min(others, key=lambda place: (cells[place[0]][place[1]], place)))
    return frozenset(out)


def can_be_subtracted(told: Crossing, parts: Sequence[Set[int]], inside: Cells) -> bool:
    """Whether somebody who is told this, and of some of its people themselves, is left with few of the others.

    parts: which groups, by their places, can be put together so that they are the same in both; inside: by part and
    answer, how many are told of. Where all are one part, what is left is no more than the whole jury's counts tell.
    """
    if len(parts) < 2:
        return False
    for part, there in zip(parts, inside, strict=True):
        if sum(told.group_totals[row] for row in part) == sum(there):
            continue
        for column, n in enumerate(there):
            least, most = _between(told, parts, inside, (part, column))
            if most - least < FEWEST_IN_A_CELL and least - n < FEWEST_IN_A_CELL:
                return True
    return False


def say_more(one: Crossing, other: Crossing, shared: Set[tuple[int, int]]) -> bool:
    """Whether two tables of the same people and answers, held together, tell a small count that neither tells.

    shared: which groups of the one have people in common with which of the other, as whoever knows that each area lies
    on one coast also knows. Where every two have, nothing is known but totals.
    """
    if len(shared) == len(one.groups) * len(other.groups):
        return False
    places = [(*pair, column) for pair in sorted(shared) for column in range(len(one.answers))]
    left_out, known = _lines(one, other, places)
    for place, held in left_out:
        least, most = _within(held, known)
        if most - least < min(FEWEST_IN_A_CELL, _most(one, other, place)):
            return True
    for place in places:
        least, most = _within([each == place for each in places], known)
        if least < FEWEST_IN_A_CELL and most - least < min(FEWEST_IN_A_CELL, _most(one, other, place)):
            return True
    return False


Place = tuple[int | None, int | None, int]
"""A group of the one, of the other, or of both, and an answer."""
Line = Sequence[bool]


def _lines(
    one: Crossing, other: Crossing, places: Sequence[Place]
) -> tuple[list[tuple[Place, Line]], list[tuple[Line, int]]]:
    """What is left out, and what is known: of each, which places it adds up."""
    left_out: list[tuple[Place, Line]] = []
    known: list[tuple[Line, int]] = []
    for axis, told in enumerate((one, other)):
        for row, cells in enumerate(told.cells):
            known.append(([place[axis] == row for place in places], told.group_totals[row]))
            for column, n in enumerate(cells):
                line = [place[axis] == row and place[2] == column for place in places]
                if n is None:
                    left_out.append(((None, row, column) if axis else (row, None, column), line))
                else:
                    known.append((line, n))
    for column, n in enumerate(one.answer_totals):
        known.append(([place[2] == column for place in places], n))
    return left_out, known


def _most(one: Crossing, other: Crossing, place: Place) -> int:
    """What nobody needs two tables to know: there are no more than the group has, or the answer."""
    groups = ((one, place[0]), (other, place[1]))
    return min(one.answer_totals[place[2]], *(told.group_totals[row] for told, row in groups if row is not None))


def _within(wanted: Line, known: Sequence[tuple[Line, int]]) -> tuple[int, int]:
    # Slow to import, and wanted only when something is about to leave.
    import numpy as np
    from scipy.optimize import linprog

    aim, held = np.array(wanted, float), np.array([line for line, _ in known], float)
    least, most = (round(sign * linprog(sign * aim, A_eq=held, b_eq=[n for _, n in known]).fun) for sign in (1, -1))
    return least, most


def _between(told: Crossing, parts: Sequence[Set[int]], inside: Cells, what: tuple[Set[int], int]) -> tuple[int, int]:
    """The least and the most that this part's cells of one column can hold together, by both."""
    # Slow to import, and wanted only when something is about to leave.
    import numpy as np
    from scipy.optimize import linprog

    places = [(row, column) for row in range(len(told.groups)) for column in range(len(told.answers))]

    def line(rows: Set[int], columns: Set[int]) -> list[int]:
        return [int(row in rows and column in columns) for row, column in places]

    everywhere = set(range(len(told.groups))), set(range(len(told.answers)))
    sums = [(line({row}, everywhere[1]), n) for row, n in enumerate(told.group_totals)]
    sums += [(line(everywhere[0], {column}), n) for column, n in enumerate(told.answer_totals)]
    floors = [(line(p, {c}), n) for p, there in zip(parts, inside, strict=True) for c, n in enumerate(there)]
    bounds = [(n or 0, n) for row in told.cells for n in row]
    wanted = np.array(line(what[0], {what[1]}))
    system = {"A_eq": [each for each, _ in sums], "b_eq": [n for _, n in sums]}
    system |= {"A_ub": [[-n for n in each] for each, _ in floors], "b_ub": [-n for _, n in floors]}
    least, most = (round(sign * linprog(sign * wanted, bounds=bounds, **system).fun) for sign in (1, -1))
    return least, most


def _known_within(cells: Cells, out: Places, place: tuple[int, int]) -> float:
    """How far apart the least and the most are that this cell can hold, by all totals and by what is told."""
    # Slow to import, and wanted only when something is about to leave.
    import numpy as np
    from scipy.optimize import linprog

    unknown = sorted(out)
    lines = sorted({("row", row) for row, _ in unknown} | {("column", column) for _, column in unknown})
    held = np.array([[int(line in (("row", row), ("column", column))) for row, column in unknown] for line in lines])
    sums = held @ np.array([cells[row][column] for row, column in unknown])
    wanted = np.array([float(each == place) for each in unknown])
    least, most = (linprog(sign * wanted, A_eq=held, b_eq=sums).fun for sign in (1, -1))
    return float(round(-most - least))


def _large_enough(groups: Iterable[str], counts: Counter[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The smallest two are put together until each is large enough; those put together come last."""
    sizes: dict[tuple[str, ...], int] = {
        (group,): sum(n for (each, _), n in counts.items() if each == group) for group in sorted(groups)
    }
    while len(sizes) > 1 and min(sizes.values()) < FEWEST_IN_A_SUBGROUP:
        one, other = sorted(sizes, key=lambda named: (sizes[named], named))[:2]
        sizes[tuple(sorted((*one, *other)))] = sizes.pop(one) + sizes.pop(other)
    return sorted(sizes, key=lambda named: (len(named) > 1, named))
