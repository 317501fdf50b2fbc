"""What a plan comes to: a digest by which anybody can tell whether the plan they hold is the one that was settled.

It is the SHA-256 of the canonical JSON of all that the plan states. What is as it would be anyway is left out, as in a
plan's file, so that a field which a later version adds changes no digest that was published before.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any

from .chain import canonical
from .plan import Plan


def digest_of(plan: Plan) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(written(plan)).hexdigest()


def written(plan: Plan) -> bytes:
    """What the digest is made of."""
    return canonical(_stated(plan))


def _stated(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _stated(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_stated(inner) for inner in value]
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _stated(inner) for field, inner in held if inner != _anyway(field)}
    return value


def _anyway(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default
