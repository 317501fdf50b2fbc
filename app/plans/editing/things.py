"""The parts of a plan that have ids: found, changed, moved, added and removed, in any of its lists.

Removing one takes its name out of whatever named it, so that nothing is left that points nowhere. Ids are the caller's
to draw, and are never used again.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from ...jury.day.plan import Phase
from ...jury.exhibits.plan import Exhibit
from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...jury.seats.plan import Consent, meant_by
from ...jury.votes.plan import Block, Question, Vote

Thing = Phase | Consent | Exhibit | Question | Vote | Block
T = TypeVar("T", Phase, Consent, Exhibit, Question, Vote, Block)
E = TypeVar("E")

LISTS: dict[type[Thing], str] = {
    Phase: "agenda",
    Consent: "consents",
    Exhibit: "exhibits",
    Question: "questions",
    Vote: "votes",
    Block: "blocks",
}
"""In which field of a plan each kind of thing stands."""
NAMED_IN: dict[type[Thing], tuple[tuple[str, str], ...]] = {
    Exhibit: (("agenda", "exhibits"),),
    Vote: (("agenda", "votes"),),
    Question: (("votes", "questions"),),
}
"""Which field of what names a thing by its id."""


def named(thing: Thing) -> str:
    """By what a thing goes in its list. A consent is the same in all its versions."""
    return meant_by(thing.id) if isinstance(thing, Consent) else thing.id


def listed(plan: Plan, kind: type[T]) -> tuple[T, ...]:
    return cast("tuple[T, ...]", getattr(plan, LISTS[kind]))


def found(plan: Plan, kind: type[T], wanted: str) -> T:
    """Refused where there is none."""
    return listed(plan, kind)[_place(listed(plan, kind), wanted)]


def changed(plan: Plan, thing: T) -> Plan:
    """This in place of the one with its id."""
    kind = type(thing)
    return _with(plan, kind, [thing if each.id == thing.id else each for each in _having(plan, kind, thing.id)])


def added(plan: Plan, thing: T, after: str | None = None) -> Plan:
    """after: the id it follows; None puts it last, and "" first. Refused where its id is there already."""
    kind: type[T] = type(thing)
    before = listed(plan, kind)
    if any(each.id == thing.id for each in before):
        raise Refused(Reason.MALFORMED)
    at = len(before) if after is None else _place(before, after) + 1 if after else 0
    return _with(plan, kind, _put(before, at, thing))


def moved(plan: Plan, kind: type[T], wanted: str, to: int) -> Plan:
    """To this place, counted from 0; beyond either end is the end."""
    before = listed(plan, kind)
    thing = before[_place(before, wanted)]
    rest = tuple(each for each in before if each.id != wanted)
    return _with(plan, kind, _put(rest, max(to, 0), thing))


def moved_by(plan: Plan, kind: type[T], wanted: str, steps: int) -> Plan:
    """Up is −1, down is 1."""
    return moved(plan, kind, wanted, _place(listed(plan, kind), wanted) + steps)


def removed(plan: Plan, kind: type[T], wanted: str) -> Plan:
    """Without it, and without its name anywhere. A vote that asked for it alone is left with nothing to ask."""
    plan = _with(plan, kind, [each for each in _having(plan, kind, wanted) if each.id != wanted])
    for where, field in NAMED_IN.get(kind, ()):
        named = [
            replace(each, **{field: tuple(name for name in getattr(each, field) if name != wanted)})
            for each in getattr(plan, where)
        ]
        plan = replace(plan, **{where: tuple(named)})  # type: ignore[arg-type]
    return plan


def dangling(plan: Plan) -> frozenset[tuple[str, str, str, str]]:
    """What names something that is not there: the list, the id, the field, and the name."""
    there = {field: {each.id for each in getattr(plan, field)} for field in LISTS.values()}
    return frozenset(
        (where, each.id, field, name)
        for kind, places in NAMED_IN.items()
        for where, field in places
        for each in getattr(plan, where)
        for name in getattr(each, field)
        if name not in there[LISTS[kind]]
    )


def _put(things: tuple[E, ...], at: int, thing: E) -> tuple[E, ...]:
    return (*things[:at], thing, *things[at:])


def _having(plan: Plan, kind: type[T], wanted: str) -> tuple[T, ...]:
    things = listed(plan, kind)
    _place(things, wanted)
    return things


def _place(things: Sequence[Thing], wanted: str) -> int:
    for place, thing in enumerate(things):
        if thing.id == wanted:
            return place
    raise Refused(Reason.UNKNOWN)


def _with(plan: Plan, kind: type[T], things: Sequence[T]) -> Plan:
    return replace(plan, **{LISTS[kind]: tuple(things)})  # type: ignore[arg-type]
