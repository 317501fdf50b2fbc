"""Options in their places, with those that share one, and exact figures as people write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ...jury.numbers import Words
from ...jury.votes.counting.tally import Cell, Grid, Head, Label, Order
from ...jury.votes.plan import Question

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Place:
    """From 1, the best; `level` where another option shares it. `before` is the place at first, if there was one."""

    number: int
    level: bool
    before: int | None


Level = tuple[tuple[Words, ...], ...]
"""Options that nothing tells apart, group by group."""


def places(order: Order, earlier: Order | None = None) -> dict[int, Place]:
    """Each option's place, best first. After two that share the first place comes the third."""
    before = _numbers(earlier) if earlier is not None else {}
    level = {option: len(group) > 1 for group in order for option in group}
    return {option: Place(n, level[option], before.get(option)) for option, n in _numbers(order).items()}


def level(question: Question, order: Order) -> Level:
    return tuple(named(question, group) for group in order if len(group) > 1)


def named(question: Question, options: Iterable[int]) -> tuple[Words, ...]:
    return tuple(question.options[option].words for option in options)


def column(grid: Grid, head: Head) -> tuple[Cell, ...]:
    """A figure for each option, in the order of the question."""
    at = grid.columns.index(Label(head))
    return tuple(cells[at] for _, cells in grid.rows)


def whole_column(grid: Grid, head: Head) -> tuple[int, ...]:
    return tuple(cell for cell in column(grid, head) if isinstance(cell, int))


def in_figures(number: int | Fraction) -> str:
    """Exact: 2.5 where two decimals say it all, 3 1/3 where they do not."""
    whole, rest = divmod(Fraction(number), 1)
    if not rest:
        return str(whole)
    if HUNDRED % rest.denominator == 0:
        return f"{whole}.{int(rest * HUNDRED):02}".rstrip("0")
    return f"{whole} {rest}" if whole else str(rest)


def rounded(number: object) -> str:
    """With one decimal, as all averages are told; "" where there is none."""
    return f"{float(number):.1f}" if isinstance(number, Fraction) else ""


def _numbers(order: Order) -> dict[int, int]:
    numbers: dict[int, int] = {}
    for group in order:
        numbers |= dict.fromkeys(group, len(numbers) + 1)
    return numbers
