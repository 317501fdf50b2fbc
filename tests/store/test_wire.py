"""Acts and outcomes are read back as they were written, and nothing that is not one is read at all."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from random import Random
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.jury.acts import ACTS, kind_of
from app.jury.chain import canonical
from app.jury.reasons import Reason, Refused
from app.store.wire import plain, read_act, read_payload, read_plan, write_payload, write_plan
from tests.days import PLAN, REVEALED, told

calm = settings(deadline=None, derandomize=True, database=None, max_examples=60)
every_kind = pytest.mark.parametrize("kind", ACTS)
seeds = st.integers(0, 2**32)
DAY = told(REVEALED)[0]

TEXTS = ["", "a", "keep", "1", "true", "null", "é\u2028\x7f", "<b>&\"'", "🎭", '{"act":1}', "x" * 500]
NUMBERS = [0, 1, -1, 2, 99, 2**31, 2**63, -(2**70)]


def any_value(shape: Any, dice: Random) -> Any:
    """Some value of this shape."""
    if isinstance(shape, NewType):
        return any_value(shape.__supertype__, dice)
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        return shape(**{field.name: any_value(hints[field.name], dice) for field in fields(shape)})
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        return dice.choice(list(shape))
    origin, inner = get_origin(shape), get_args(shape)
    if origin in (Union, types.UnionType):
        return any_value(dice.choice(inner), dice)
    if origin is Mapping:
        return {any_value(inner[0], dice): any_value(inner[1], dice) for _ in range(dice.randrange(4))}
    if origin is tuple:
        many = [inner[0]] * dice.randrange(4) if Ellipsis in inner else inner
        return tuple(any_value(each, dice) for each in many)
    return {int: dice.choice(NUMBERS), str: dice.choice(TEXTS), bool: dice.random() < 0.5, types.NoneType: None}[shape]


@every_kind
@calm
@given(seed=seeds)
def test_what_is_written_is_read_back(kind: str, seed: int) -> None:
    dice = Random(seed)
    act, outcome = any_value(ACTS[kind], dice), any_value(ACTS[kind].outcome, dice)
    written = write_payload(act, outcome)
    assert read_payload(kind, written) == (act, outcome)
    assert write_payload(*read_payload(kind, written)) == written


@every_kind
@calm
@given(seed=seeds)
def test_an_act_with_a_field_too_many_is_refused(kind: str, seed: int) -> None:
    act = any_value(ACTS[kind], Random(seed))
    assert read_act(kind, plain(act)) == act
    with pytest.raises(Refused) as caught:
        read_act(kind, plain(act) | {"extra": 1})
    assert caught.value.reason is Reason.MALFORMED


def test_a_payload_with_a_field_too_many_is_not_read() -> None:
    for entry in DAY:
        held = json.loads(write_payload(entry.act, entry.outcome))
        for part in ("act", "outcome"):
            odd: dict[str, Any] = held | {part: held[part] | {"extra": 1}}
            with pytest.raises(ValueError, match="extra"):
                read_payload(kind_of(entry.act), canonical(odd))


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refused):
        read_act("Sabotage", {})
    with pytest.raises(ValueError, match="unknown act"):
        read_payload("Sabotage", b'{"act":{},"outcome":{}}')


def test_a_plan_is_read_back_as_it_was_written() -> None:
    assert read_plan(write_plan(PLAN)) == PLAN
