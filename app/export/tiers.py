"""Who may have what: the tables of a sitting by the widest circle that each may leave for.

*Public* is anybody: whole-jury tallies, which were declared public, sorted ballots without numbers, what was put to the
room, and words of those who agreed to be quoted. *Partners* and *research* may be told more of small groups, under an
agreement; the *operator* has the record itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import IntEnum

from ..jury.contributions.rules import is_let_through
from ..jury.seats.quoting import may_be_quoted
from ..jury.state import State
from .table import Cell, Table


class Tier(IntEnum):
    """A circle, the widest first: whoever may have what a tier holds may have what wider ones hold."""

    PUBLIC = 1
    PARTNERS = 2
    RESEARCH = 3
    OPERATOR = 4


PUBLIC = (
    *("asked", "options", "votes", "ballots", "counts", "published", "results", "verdicts", "pairs"),
    *("contributions", "recommendations", "versions", "conditions", "statements", "questions", "lists", "citations"),
    *("exhibits", "hearings", "ledger", "pulses", "alongside", "phases"),
)
WIDEST: Mapping[str, Tier] = {
    **dict.fromkeys(PUBLIC, Tier.PUBLIC),
    "voices": Tier.PARTNERS,
    "turns": Tier.RESEARCH,
}
"""A table that is not named here leaves for the operator alone."""


def released(tables: Iterable[Table], state: State, tier: Tier) -> tuple[Table, ...]:
    """What this circle may have of them."""
    kept = (table for table in tables if WIDEST.get(table.name, Tier.OPERATOR) <= tier)
    return tuple(
        _quoted(table, state) if table.name == "contributions" and tier < Tier.OPERATOR else table for table in kept
    )


def _quoted(table: Table, state: State) -> Table:
    """Words of nobody who did not agree to be quoted. The rows are those of the contributions that were kept."""
    kept = [each for each in state.contributions.values() if not each.withdrawn]
    place = [name for name, _ in table.columns].index("text")
    rows = (
        row
        if is_let_through(state, each) and all(may_be_quoted(state, by) for by in each.authors)
        else _without(row, place)
        for row, each in zip(table.rows, kept, strict=True)
    )
    return replace(table, rows=tuple(rows))


def _without(row: tuple[Cell, ...], place: int) -> tuple[Cell, ...]:
    return (*row[:place], "", *row[place + 1 :])
