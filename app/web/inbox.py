"""From what a device sent to an act. Socket frames and forms carry the same flat fields; malformed ones are refused.

A dotted name is a field of a mapping: `answers.support=2` is `{"answers": {"support": "2"}}`.
"""

import dataclasses
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Any, get_origin, get_type_hints

from ..jury.act import Act
from ..jury.acts import ACTS
from ..jury.numbers import ActId
from ..jury.reasons import Reason, Refused
from ..store.wire import read_act

ACT_ID = re.compile(r"[0-9a-f]{32}")
FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
"""Neither a NUL nor half a character pair can be stored everywhere."""


def read_frame(text: str) -> tuple[ActId, Act]:
    """One act from a socket frame: a JSON object of flat fields, with `act` and `act_id` among them."""
    fields = read_object(text)
    return _act_id(fields.pop("act_id", None)), act_from(fields)


def read_form(pairs: Iterable[tuple[str, Any]]) -> tuple[ActId, Act]:
    """One act from a posted form. Without JavaScript there is no act id, so one is made here: a form sent twice is two
    acts, which is harmless because every act names the revision or the state that it leaves."""
    fields: dict[str, Any] = {}
    for name, value in pairs:
        fields[name] = value if name not in fields else _many(fields[name], value)
    return _act_id(fields.pop("act_id", None) or new_act_id()), act_from(fields)


def read_object(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(Reason.MALFORMED) from None
    if not isinstance(fields, dict):
        raise Refused(Reason.MALFORMED)
    return fields


def act_from(fields: Mapping[str, Any]) -> Act:
    flat = dict(fields)
    kind = flat.pop("act", None)
    if not isinstance(kind, str) or kind not in ACTS or _holds_forbidden(flat):
        raise Refused(Reason.MALFORMED)
    return read_act(kind, _lists(ACTS[kind], _nested(flat)))


def new_act_id() -> ActId:
    return ActId(secrets.token_hex(16))


def _act_id(value: object) -> ActId:
    if not isinstance(value, str) or not ACT_ID.fullmatch(value):
        raise Refused(Reason.MALFORMED)
    return ActId(value)


def _many(before: Any, value: Any) -> list[Any]:
    return [*before, value] if isinstance(before, list) else [before, value]


def _nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for name, value in flat.items():
        outer, dot, inner = name.partition(".")
        if not dot:
            nested[outer] = value
            continue
        mapping = nested.setdefault(outer, {})
        if not isinstance(mapping, dict):
            raise Refused(Reason.MALFORMED)
        mapping[inner] = value
    return nested


def _lists(shape: type[Act], fields: dict[str, Any]) -> dict[str, Any]:
    """A form cannot tell one ticked box from a text: where the act wants several, one becomes a list of one."""
    hints = get_type_hints(shape)
    several = {field.name for field in dataclasses.fields(shape) if get_origin(hints[field.name]) is tuple}
    return {name: [v] if name in several and not isinstance(v, list | tuple) else v for name, v in fields.items()}


def _holds_forbidden(value: object) -> bool:
    match value:
        case str():
            return FORBIDDEN.search(value) is not None
        case list():
            return any(map(_holds_forbidden, value))
        case dict():
            return any(_holds_forbidden(k) or _holds_forbidden(v) for k, v in value.items())
        case _:
            return False
