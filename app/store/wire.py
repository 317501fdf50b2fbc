"""How acts and outcomes are written down and read back: JSON, strictly by the shape of their dataclasses."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from ..jury.act import Act, Outcome
from ..jury.acts import ACTS
from ..jury.chain import canonical
from ..jury.numbers import Mark, QuestionId
from ..jury.plan import Plan
from ..jury.reasons import Reason, Refused

# pydantic looks here for a dataclass's configuration; set from outside, so that the rules import nothing.
for _written in (Act, Outcome):
    setattr(_written, "__pydantic_config__", ConfigDict(extra="forbid"))  # noqa: B010  the class knows no such name

_MARKS: TypeAdapter[Mapping[QuestionId, Mark]] = TypeAdapter(Mapping[QuestionId, Mark])
_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def adapter(shape: type[Any]) -> TypeAdapter[Any]:
    """The reader and writer of one dataclass, made once."""
    if shape not in _adapters:
        _adapters[shape] = TypeAdapter(shape)
    return _adapters[shape]


def write_payload(act: Act, outcome: Outcome) -> bytes:
    """The canonical JSON of {"act": …, "outcome": …}: what the chain is made over."""
    return canonical({"act": plain(act), "outcome": plain(outcome)})


def read_payload(kind: str, payload: str | bytes) -> tuple[Act, Outcome]:
    """The inverse of `write_payload`. ValueError where a payload is not of its kind's shape."""
    shape = ACTS.get(kind)
    if shape is None:
        raise ValueError(f"unknown act: {kind}")
    held = json.loads(payload)
    return adapter(shape).validate_python(held["act"]), adapter(shape.outcome).validate_python(held["outcome"])


def read_act(kind: str, fields: dict[str, Any]) -> Act:
    """An act as somebody sent it: texts where numbers are meant are read as numbers. Refused when it is not one."""
    shape = ACTS.get(kind)
    if shape is None:
        raise Refused(Reason.MALFORMED)
    try:
        act: Act = adapter(shape).validator.validate_python(fields)
    except ValidationError:
        raise Refused(Reason.MALFORMED) from None
    return act


def read_marks(given: object) -> Mapping[QuestionId, Mark]:
    """One ballot's marks as somebody sent them or as a slip holds them. Refused when they are none.

    What was given is in no message: it may be secret.
    """
    try:
        marks: Mapping[QuestionId, Mark] = _MARKS.validate_python(given)
    except ValidationError:
        raise Refused(Reason.MALFORMED) from None
    return marks


def plain(value: object) -> Any:
    """A dataclass as JSON-ready dictionaries, lists, texts and numbers."""
    return adapter(type(value)).serializer.to_python(value, mode="json")


def write_plan(plan: Plan) -> str:
    return canonical(plain(plan)).decode()


def read_plan(text: str) -> Plan:
    plan: Plan = adapter(Plan).validate_json(text)
    return plan
