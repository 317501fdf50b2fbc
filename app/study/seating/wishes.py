"""Wishes that nothing can keep, in a sentence."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

from ...jury.tables.wishes import Clash, Why, clashes
from ...jury.tables.wishes import Wishes as Wishes

Person = TypeVar("Person", bound=Hashable)


class Impossible(Exception):
    """No seating keeps to what was asked for; the text says why."""


def check_wishes(people: Sequence[Person], tables: int, wishes: Wishes[Person]) -> None:
    """Impossible, with the reason a person would give, for what is plainly so. The solver finds the rest."""
    if not 1 <= tables <= len(people):
        raise Impossible(f"{len(people)} people cannot fill {tables} tables: every table needs somebody.")
    for clash in clashes(people, tables, wishes):
        raise Impossible(_said(clash))


def _said(clash: Clash[Person]) -> str:
    one, *others = clash.people
    match clash.why:
        case Why.NO_SUCH_TABLE:
            return f"{one} is to sit at table {clash.table}, and there are {clash.room}."
        case Why.TOO_MANY:
            return f"{len(clash.people)} people are to sit at table {clash.table}, which has {clash.room} places."
        case Why.ONESELF:
            return f"{one} cannot be kept apart from {one}."
        case Why.BOTH_HERE:
            return f"{one} and {others[0]} are never to sit together, and both are to sit at table {clash.table}."
