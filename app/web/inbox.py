"""From what a device sent to an act. Socket frames and forms carry the same flat fields; malformed ones are refused.

A dotted name is a field of a mapping: `answers.support=2` is `{"answers": {"support": "2"}}`. A name ending in `[]` is
a list, in which empty texts only say that there is one; "none" says that it is empty, and stands alone; "?" asks for
something else beside it. Names ending in `[0]`, `[1]` … are the places of a list, none left out. One ending in `:json`
holds JSON. An empty choice is None.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain, starmap
from types import NoneType
from typing import Any, get_args, get_type_hints

from ..jury.act import Act
from ..jury.acts import ACTS
from ..jury.numbers import ActId
from ..jury.people import By
from ..jury.reasons import Reason, Refused
from ..jury.votes.acts import CastSecret
from ..live.answer import Sent
from ..store.journal import new_act_id
from ..store.wire import read_act, read_marks
from .compose import composed

ACT_ID = re.compile(r"[0-9a-f]{32}")
PLACE = re.compile(r"(.+)\[(0|[1-9][0-9]?)\]")
FOLDED = ("]", ":json")
NOTHING_YET, NONE = "?", "none"
FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
"""Neither a NUL nor half a character pair can be stored everywhere."""


def _may_be_none(shape: type[Act]) -> tuple[str, ...]:
    hints = get_type_hints(shape)
    return tuple(field.name for field in dataclasses.fields(shape) if NoneType in get_args(hints[field.name]))


MAY_BE_NONE = {shape: _may_be_none(shape) for shape in ACTS.values()}


def read_frame(by: By, text: str) -> Sent:
    """One act from a socket frame: a JSON object of flat fields, with `act` and `act_id` among them."""
    return read_fields(by, read_object(text))


def read_fields(by: By, fields: dict[str, Any]) -> Sent:
    """One act from the fields of `read_object`, which are used up."""
    return _sent(by, _act_id(fields.pop("act_id", None)), fields)


def read_form(by: By, pairs: Iterable[tuple[str, Any]]) -> Sent:
    """One act from a posted form. Without JavaScript there is no act id, so one is made here: a form sent twice is two
    acts, which is harmless because every act names the revision or the state that it leaves."""
    fields: dict[str, Any] = {}
    for name, value in pairs:
        fields[name] = value if name not in fields else _many(fields[name], value)
    return sent_by(by, _act_id(fields.pop("act_id", None) or new_act_id()), fields)


def read_object(text: str) -> dict[str, Any]:
    fields = _read_json(text)
    if not isinstance(fields, dict):
        raise Refused(Reason.MALFORMED)
    if "\\u" in text:  # a frame is sound UTF-8: only an escape could bring in what cannot be stored
        _check_texts(fields)
    return fields


def sent_by(by: By, act_id: ActId, fields: Mapping[str, Any]) -> Sent:
    """One act from fields of which nothing is known."""
    _check_texts(fields)
    return _sent(by, act_id, fields)


def _sent(by: By, act_id: ActId, fields: Mapping[str, Any]) -> Sent:
    """The act, and the marks of a secret ballot beside it: from here on they are no part of anything that is kept."""
    flat = dict(fields)
    kind = flat.pop("act", None)
    if not isinstance(kind, str) or kind not in ACTS:
        raise Refused(Reason.MALFORMED)
    secret = ACTS[kind] is CastSecret
    sent = _nested(_unfolded(_without_blanks(flat) if secret else flat))
    marks = read_marks(sent.pop("answers", {})) if secret else None
    act = read_act(kind, composed(kind, _without_empty_choices(ACTS[kind], sent), act_id))
    return Sent(by, act_id, act, marks)


def _without_blanks(flat: Mapping[str, Any]) -> dict[str, Any]:
    """On a secret ballot, a question with nothing chosen was left blank."""
    return {name: value for name, value in flat.items() if not (name.startswith("answers.") and _is_empty(value))}


def _is_empty(value: object) -> bool:
    return all(each in ("", NOTHING_YET) for each in (value if isinstance(value, list) else [value]))


def _read_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(Reason.MALFORMED) from None


def _act_id(value: object) -> ActId:
    if not isinstance(value, str) or not ACT_ID.fullmatch(value):
        raise Refused(Reason.MALFORMED)
    return ActId(value)


def _many(before: Any, value: Any) -> list[Any]:
    return [*before, value] if isinstance(before, list) else [before, value]


def _unfolded(flat: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lists as lists, and what came as JSON as what it holds; most acts have neither."""
    if not any(name.endswith(FOLDED) for name in flat):
        return flat
    return dict(starmap(_unpacked, _listed(flat).items()))


def _listed(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that are the places of a list, as that list."""
    fields: dict[str, Any] = {}
    places: dict[str, dict[int, Any]] = {}
    for name, value in flat.items():
        match = PLACE.fullmatch(name)
        if match is None:
            fields[name] = value
        else:
            places.setdefault(match[1], {})[int(match[2])] = value
    for name, given in places.items():
        if name in fields or sorted(given) != list(range(len(given))):
            raise Refused(Reason.MALFORMED)
        fields[name] = [given[place] for place in range(len(given))]
    return fields


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


def _unpacked(name: str, value: Any) -> tuple[str, Any]:
    if name.endswith("[]"):
        return name.removesuffix("[]"), _chosen(value if isinstance(value, list) else [value])
    if name.endswith(":json") and isinstance(value, str):
        held = _read_json(value)
        _check_texts(held)
        return name.removesuffix(":json"), held
    return name, value


def _chosen(given: list[Any]) -> list[Any]:
    """What a list of boxes holds. "None of these" and one of them is no answer, and neither is nothing at all."""
    held = [each for each in given if each not in ("", NOTHING_YET)]
    if (NOTHING_YET in given and not held) or (NONE in held and len(held) > 1):
        raise Refused(Reason.INVALID_MARK)
    return [] if held == [NONE] else held


def _without_empty_choices(shape: type[Act], fields: dict[str, Any]) -> dict[str, Any]:
    """A form sends "" where nothing was chosen, and leaves out what is None."""
    empty = {name: None for name in MAY_BE_NONE[shape] if fields.get(name, "") == ""}
    return fields | empty if empty else fields


def _check_texts(value: object) -> None:
    if _holds_forbidden(value):
        raise Refused(Reason.MALFORMED)


def _holds_forbidden(value: object) -> bool:
    if isinstance(value, str):
        return FORBIDDEN.search(value) is not None
    if isinstance(value, Mapping):
        return any(map(_holds_forbidden, chain(value, value.values())))
    return isinstance(value, list) and any(map(_holds_forbidden, value))
