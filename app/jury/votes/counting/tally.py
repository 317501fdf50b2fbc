"""What every count comes to: the winners, the order of all options, and the tables that show how it came about.

One shape for all methods, so that one screen and one printed table can show any of them. No prose: a heading is a code,
for whoever shows it to put into words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

Places = tuple[int, ...]
Order = tuple[Places, ...]
"""From the best; options that are equal stand together, in ascending order."""


class Shows(StrEnum):
    """What the cells of a table are."""

    OPTIONS = "options"
    """A row of figures for each option."""
    PAIRS = "pairs"
    """How many put the row's option above the column's."""
    PATHS = "paths"
    """How strong the strongest chain of wins is from the row's option to the column's."""
    ROUNDS = "rounds"
    """How many ballots each option holds, round after round."""
    MONEY = "money"
    """How much there is, and how much is left."""


class Head(StrEnum):
    """What heads a row or a column, or fills a cell that is no number. The first three bear a number."""

    OPTION = "option"
    ROUND = "round"
    LEVEL = "level"
    FIRSTS = "firsts"
    APPROVALS = "approvals"
    POINTS = "points"
    ANSWERS = "answers"
    MEAN = "mean"
    MEDIAN = "median"
    WINS = "wins"
    TIES = "ties"
    LOSSES = "losses"
    WORST_LOSS = "worst-loss"
    EXHAUSTED = "exhausted"
    COST = "cost"
    MONEY = "money"
    LIMIT = "limit"
    LEFT = "left"
    LEFT_AT_MOST = "left-at-most"
    DECISION = "decision"
    FUNDED = "funded"
    COMPLETED = "completed"
    DEPENDS = "depends"
    NO_MONEY = "no-money"
    NOT_CHOSEN = "not-chosen"


@dataclass(frozen=True, slots=True)
class Label:
    """A heading; `number` is an option's place from 0, a round from 1, or a level from 0."""

    head: Head
    number: int = 0


Value = TypeVar("Value", int, Fraction, tuple[int, ...])
Cell = int | Fraction | Label | None
"""None: nothing to say there."""


@dataclass(frozen=True, slots=True)
class Grid:
    """rows: each with its heading and as many cells as there are columns."""

    shows: Shows
    columns: tuple[Label, ...]
    rows: tuple[tuple[Label, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """winners: several where they are tied, none where the method finds none. tables: the whole count."""

    winners: Places
    order: Order
    tables: tuple[Grid, ...]


def options(count: int) -> tuple[Label, ...]:
    return tuple(Label(Head.OPTION, place) for place in range(count))


def order_by(values: Iterable[Value]) -> Order:
    """The places of these values from the highest, equal ones together."""
    held = list(values)
    places = sorted(range(len(held)), key=lambda place: held[place], reverse=True)
    return tuple(tuple(sorted(group)) for _, group in groupby(places, key=lambda place: held[place]))


def figures(columns: Mapping[Head | Label, Iterable[Cell]]) -> Grid:
    """One row for each option, out of columns of a figure for each."""
    heads = tuple(head if isinstance(head, Label) else Label(head) for head in columns)
    rows = list(zip(*columns.values(), strict=True))
    return Grid(Shows.OPTIONS, heads, tuple(zip(options(len(rows)), rows, strict=True)))


def in_order(order: Order, *tables: Grid) -> Tally:
    """The best of an order wins."""
    return Tally(order[0] if order else (), order, tables)
