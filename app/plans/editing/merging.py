"""Two changes of one plan, made at once from the same version: both, unless they are of the same part.

A part is a text in one language, a number, a place in a list: the smallest thing of which two people cannot both be
right. What a question can be answered with is one part, because its method, options and limits mean something only
together; so is one target of recruitment, whose shares make a whole. Where both changed one part, or one took away what
the other changed, that is a clash, and theirs stays until somebody who has seen both decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ...jury.numbers import Words
from ...jury.plan import Plan
from ...jury.seats.plan import Consent, meant_by
from ...jury.seats.targets import Target
from ...jury.votes.plan import Question
from .orders import both
from .things import dangling

Path = tuple[str, ...]
Named = Mapping[Any, Any]
BY_THEMSELVES = frozenset({"id", "words", "block", "about", "reading"})
"""What of a question can change without its answers meaning something else."""
NOTHING = object()


@dataclass(frozen=True, slots=True)
class Clash:
    """A part that both changed: ("agenda", "lunch", "minutes"), with what each made of it; None where it is gone."""

    path: Path
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merged:
    """The plan with both changes, as far as there are no clashes."""

    plan: Plan
    clashes: tuple[Clash, ...]


def merged(base: Plan, mine: Plan, theirs: Plan) -> Merged:
    clashes: list[Clash] = []
    plan: Plan = _merge((), base, mine, theirs, clashes)
    for where, thing, field, name in sorted(dangling(plan) - dangling(mine) - dangling(theirs)):
        clashes.append(Clash((where, thing, field), name, None))
    return Merged(plan, tuple(clashes))


def _merge(path: Path, base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if type(base) is type(mine) is type(theirs):
        if is_dataclass(base) and not isinstance(base, Target):
            return _fields(path, base, mine, theirs, clashes)
        if isinstance(base, Mapping):
            return _texts(path, base, mine, theirs, clashes)
        if isinstance(base, tuple):
            return _list(path, base, mine, theirs, clashes)
    clashes.append(Clash(path, _there(mine), _there(theirs)))
    return theirs


def _there(value: object) -> object:
    return None if value is NOTHING else value


def _fields(path: Path, base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    names = [field.name for field in fields(base)]
    if isinstance(base, Question) and _answered_otherwise(base, mine, theirs):
        clashes.append(Clash((*path, "method"), mine, theirs))
        names = sorted(BY_THEMSELVES)
    made = {
        name: _merge((*path, name), getattr(base, name), getattr(mine, name), getattr(theirs, name), clashes)
        for name in names
    }
    return replace(theirs, **made)


def _answered_otherwise(base: Question, mine: Question, theirs: Question) -> bool:
    """Both changed how it is answered, and not in the same way."""
    alone = {name: getattr(base, name) for name in BY_THEMSELVES}
    mine, theirs = replace(mine, **alone), replace(theirs, **alone)
    return base not in (mine, theirs) and mine != theirs


def _texts(path: Path, base: Words, mine: Words, theirs: Words, clashes: list[Clash]) -> Words:
    made = {lang: _within((*path, lang), lang, base, mine, theirs, clashes) for lang in {**theirs, **mine, **base}}
    return {lang: text for lang, text in made.items() if text is not NOTHING}


def _within(path: Path, name: str, base: Named, mine: Named, theirs: Named, clashes: list[Clash]) -> Any:
    """What bears this name in each, if anything does."""
    was, here, there = (each.get(name, NOTHING) for each in (base, mine, theirs))
    return _merge(path, was, here, there, clashes)


def _list(path: Path, base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    was, here, there = _named(base), _named(mine), _named(theirs)
    if was is not None and here is not None and there is not None:
        return _things(path, was, here, there, clashes)
    if len(base) == len(mine) == len(theirs):
        places = enumerate(zip(base, mine, theirs, strict=True))
        return tuple(_merge((*path, str(place)), b, m, t, clashes) for place, (b, m, t) in places)
    clashes.append(Clash(path, mine, theirs))
    return theirs


def _named(things: Sequence[Any]) -> Named | None:
    """By id, where each has one of its own; an id names itself. A consent is the same in all its versions, and a target
    goes by what it is about."""
    ids = [thing if isinstance(thing, str) else _name(thing) for thing in things]
    return dict(zip(ids, things, strict=True)) if None not in ids and len(set(ids)) == len(ids) else None


def _name(thing: Any) -> Any:
    if isinstance(thing, Target):
        return thing.attribute
    return meant_by(thing.id) if isinstance(thing, Consent) else getattr(thing, "id", None)


def _things(path: Path, base: Named, mine: Named, theirs: Named, clashes: list[Clash]) -> tuple[Any, ...]:
    order = both(list(base), list(mine), list(theirs))
    if order is None:
        clashes.append(Clash(path, tuple(mine), tuple(theirs)))
        order = list(theirs)
    made = {name: _within((*path, name), name, base, mine, theirs, clashes) for name in {**theirs, **mine, **base}}
    # What I took away and they changed is a clash, and stays where they have it.
    for place, name in enumerate(theirs):
        if name not in order and made[name] is not NOTHING:
            order.insert(min(place, len(order)), name)
    return tuple(made[name] for name in order if made[name] is not NOTHING)
