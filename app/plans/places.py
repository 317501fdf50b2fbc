"""Every text of a plan with its place: the path to it in the plan's JSON, as in agenda[2].title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from ..jury.numbers import Words
from ..jury.plan import Plan

MAY_BE_EMPTY = frozenset({"notes", "unit", "licence", "profile", "says"})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said of a plan. `place` is the path in its JSON, "" for the plan as a whole."""

    place: str
    says: str


def texts_of(plan: Plan) -> Iterator[tuple[str, Words]]:
    """Texts that may be left empty come only where they are not."""
    return _texts(plan, "")


def _texts(value: object, place: str) -> Iterator[tuple[str, Words]]:
    if isinstance(value, Mapping):
        if value or place.rpartition(".")[2] not in MAY_BE_EMPTY:
            yield place, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _texts(part, f"{place}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), f"{place}.{field.name}" if place else field.name)


def is_blank(words: Words) -> bool:
    return not any(text.strip() for text in words.values())
