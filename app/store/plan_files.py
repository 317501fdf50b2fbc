"""A plan as a file that people and programs write: JSON by a published schema, read strictly, refused in a sentence."""

import json
from typing import Any

from pydantic import ValidationError

from ..jury.plan import Plan
from .wire import adapter

MOST_PARTS = 30_000
"""Divided by commas. The longest ready-made jury has 1,600."""
SCHEMA = "https://json-schema.org/draft/2020-12/schema"


class Unreadable(Exception):
    """This is not a plan. The text is one sentence, and says where in the JSON."""


def write_plan_file(plan: Plan) -> str:
    """What is as it would be anyway is left out."""
    written = adapter(Plan).dump_python(plan, mode="json", exclude_defaults=True)
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def read_plan_file(text: str) -> Plan:
    """The inverse. Neither a field too many nor a text where a number is meant is let pass."""
    # Where all of them are wrong each is told, and a live day would wait for that.
    if text.count(",") > MOST_PARTS:
        raise Unreadable(f"it has more than {MOST_PARTS} parts, which no plan has.")
    try:
        plan: Plan = adapter(Plan).validate_json(text, strict=True, extra="forbid")
    except ValidationError as wrong:
        raise Unreadable(_sentence(wrong)) from None
    return plan


def plan_schema() -> dict[str, Any]:
    schema = adapter(Plan).json_schema()
    for shape in (schema, *schema["$defs"].values()):
        if "properties" in shape:
            shape["additionalProperties"] = False
            for field in shape["properties"].values():
                field.pop("title", None)
    return {"$schema": SCHEMA, **schema}


def _sentence(wrong: ValidationError) -> str:
    errors = wrong.errors(include_url=False)
    first, more = errors[0], len(errors) - 1
    rest = f" ({more} more after this)" if more else ""
    return f"{_said(first)}{rest}."


def _said(error: Any) -> str:
    where, kind = path_of(error["loc"]), error["type"]
    parent = path_of(error["loc"][:-1]) or "the plan"
    match kind:
        case "json_invalid":
            return f"it is not JSON: {error['ctx']['error']}"
        case "missing":
            return f"{parent} has no “{error['loc'][-1]}”"
        case "unexpected_keyword_argument":
            return f"{parent} has “{error['loc'][-1]}”, which is not known there"
        case "enum":
            return f"{where} is {json.dumps(error['input'], ensure_ascii=False)[:40]}, and not one of {_listed(error)}"
        case _:
            return f"{where or 'the plan'} {EXPECTED.get(kind, error['msg'])}"


def _listed(error: Any) -> str:
    return str(error["ctx"]["expected"]).replace("'", "")


EXPECTED = {
    "string_type": "has to be a text",
    "int_type": "has to be a whole number",
    "bool_type": "has to be true or false",
    "tuple_type": "has to be a list",
    "dict_type": 'has to be texts by language, as in {"en": "…"}',
    "dataclass_type": "has to be an object",
}


def path_of(steps: tuple[int | str, ...]) -> str:
    """agenda[2].title, for ("agenda", 2, "title")."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
