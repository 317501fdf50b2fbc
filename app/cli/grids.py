"""A tally in words: as text with aligned columns, or as one JSON object. Fractions stay exact in both."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ..ballots.given import Ballots
from ..jury.votes.counting.budget import BudgetTally
from ..jury.votes.counting.tally import Cell, Grid, Head, Label, Order, Shows, Tally

TITLES = {
    Shows.OPTIONS: "Count",
    Shows.PAIRS: "How many put the row's option above the column's",
    Shows.PATHS: "How strong the strongest chain of wins is from the row's option to the column's",
    Shows.ROUNDS: "Round by round",
    Shows.MONEY: "Money",
}
WORDS = {
    Head.FIRSTS: "first places",
    Head.WORST_LOSS: "worst defeat",
    Head.EXHAUSTED: "(exhausted)",
    Head.LIMIT: "there is",
    Head.LEFT_AT_MOST: "left at most",
    Head.NO_MONEY: "not enough left",
    Head.NOT_CHOSEN: "nobody chose it",
    Head.DEPENDS: "depends on a tie",
    Head.COMPLETED: "funded from what was left",
}


def as_text(ballots: Ballots, tally: Tally) -> str:
    parts = [_headline(ballots, tally), _order(ballots, tally.order)]
    parts += [f"{TITLES[grid.shows]}\n{_aligned(grid, ballots)}" for grid in tally.tables]
    return "\n\n".join(parts)


def as_json(method: str, ballots: Ballots, tally: Tally) -> dict[str, Any]:
    return {
        "method": method,
        "winners": [ballots.names[place] for place in tally.winners],
        "order": [[ballots.names[place] for place in group] for group in tally.order],
        "table": [_as_object(grid, ballots) for grid in tally.tables],
    }


def _headline(ballots: Ballots, tally: Tally) -> str:
    names = ", ".join(ballots.names[place] for place in tally.winners)
    voters = sum(count for _, count in ballots.answers)
    if isinstance(tally, BudgetTally):
        said = f"Funded: {names or 'nothing'}"
    else:
        said = f"Tied: {names}" if len(tally.winners) > 1 else f"Winner: {names}" if names else "No winner"
    return f"{said}\nBallots: {voters}"


def _order(ballots: Ballots, order: Order) -> str:
    first, lines = 1, []
    for group in order:
        lines.append(f"{first:>3}. {' = '.join(ballots.names[place] for place in group)}")
        first += len(group)
    return "\n".join(lines)


def _aligned(grid: Grid, ballots: Ballots) -> str:
    """The rows' headings to the left, everything else to the right of its column."""
    table = [["", *(_words(label, ballots) for label in grid.columns)]]
    table += [[_words(head, ballots), *(_cell(cell, ballots) for cell in cells)] for head, cells in grid.rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(_line(row, widths) for row in table)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    head, *cells = row
    right = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
    return "  ".join([head.ljust(widths[0]), *right]).rstrip()


def _words(label: Label, ballots: Ballots) -> str:
    match label.head:
        case Head.OPTION:
            return ballots.names[label.number]
        case Head.ROUND:
            return f"round {label.number}"
        case Head.LEVEL:
            return ballots.grades[label.number] if ballots.grades else str(label.number)
        case head:
            return WORDS.get(head, head.value)


def _cell(cell: Cell, ballots: Ballots) -> str:
    match cell:
        case None:
            return "-"
        case Label():
            return _words(cell, ballots)
        case Fraction() if cell.denominator > 1:
            whole, rest = divmod(abs(cell), 1)
            return f"{'-' if cell < 0 else ''}{f'{whole} ' if whole else ''}{rest}"
        case _:
            return str(cell)


def _as_object(grid: Grid, ballots: Ballots) -> dict[str, Any]:
    rows = [
        {"of": _words(head, ballots), "cells": [_value(cell, ballots) for cell in cells]} for head, cells in grid.rows
    ]
    return {"shows": grid.shows.value, "columns": [_words(label, ballots) for label in grid.columns], "rows": rows}


def _value(cell: Cell, ballots: Ballots) -> int | str | None:
    """A fraction that is no whole number as text, such as "7/2"."""
    match cell:
        case Label():
            return _words(cell, ballots)
        case Fraction():
            return int(cell) if cell.denominator == 1 else str(cell)
        case _:
            return cell
