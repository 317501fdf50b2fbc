"""What a facilitator types to add a question or an exhibit, as the plan would hold it.

A form has plain boxes: one option a line, paragraphs with an empty line between them. Ids are made from the act's id,
so that the same form sent twice adds one thing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ..jury.exhibits.plan import Side
from ..jury.numbers import ActId, Words
from ..jury.votes.plan import Method, When

WRITTEN_IN = "en"

Fields = dict[str, Any]


def composed(kind: str, fields: Fields, act_id: ActId) -> Fields:
    """The act's fields: as they came, or made from what was typed where they came from such a form."""
    compose, typed = FORMS.get(kind, (_as_it_came, ""))
    return compose(fields, act_id) if isinstance(fields.get(typed), str) else fields


def _question(fields: Fields, act_id: ActId) -> Fields:
    named = f"added-{act_id[:16]}"
    words = _words(fields["asked"])
    options = [line.strip() for line in str(fields.get("options", "")).splitlines() if line.strip()]
    several = fields.get("method") == Method.APPROVAL
    question = {
        "id": named,
        "method": fields.get("method", Method.SINGLE),
        "words": words,
        "options": [{"id": f"option-{n}", "words": _words(text)} for n, text in enumerate(options, 1)],
        "most": len(options) if several else 0,
        "not_sure": bool(fields.get("not_sure")) and not several,
    }
    vote = {"id": named, "when": When.INTERIM, "title": words, "questions": [named]}
    return {"question": question, "vote": vote, "phase": fields.get("phase")}


def _exhibit(fields: Fields, act_id: ActId) -> Fields:
    paragraphs = [text.strip() for text in str(fields.get("body", "")).split("\n\n") if text.strip()]
    exhibit = {
        "id": f"added-{act_id[:16]}",
        "title": _words(fields["title"]),
        "side": fields.get("side", Side.BACKGROUND),
        "summary": _words(paragraphs[0] if paragraphs else ""),
        "body": [_words(text) for text in paragraphs[1:]],
        "interest": _words(fields.get("interest", "")),
        "source": _words(fields.get("source", "")),
    }
    return {"exhibit": exhibit, "phase": fields.get("phase")}


def _as_it_came(fields: Fields, act_id: ActId) -> Fields:
    return fields


def _words(text: object) -> Words:
    return {WRITTEN_IN: str(text).replace("\r\n", "\n").strip()}


FORMS: Mapping[str, tuple[Callable[[Fields, ActId], Fields], str]] = {
    "AddQuestion": (_question, "asked"),
    "AddExhibit": (_exhibit, "title"),
}
"""Which act is made from which form, and the box by which the form is known."""
