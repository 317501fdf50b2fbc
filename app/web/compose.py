"""What a facilitator types to add a question or an exhibit, as the plan would hold it.

A form has plain boxes: one option a line, paragraphs with an empty line between them. Ids are made from the act's id,
so that the same form sent twice adds one thing.
"""

import re
from collections.abc import Callable, Mapping

from ..jury.exhibits.plan import Side
from ..jury.numbers import ActId
from ..jury.reasons import Reason, Refused
from ..jury.votes.declared import Base
from ..jury.votes.plan import When
from .asked import Fields, question, words

PORTION = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)(\+?)")
OPPOSE = {"en": "I oppose it", "cy": "Rwy’n ei wrthwynebu"}
SUPPORT = (
    OPPOSE,
    {"en": "I am not sure", "cy": "Dydw i ddim yn siŵr"},
    {"en": "I support it if …", "cy": "Rwy’n ei gefnogi os …"},
    {"en": "I support it", "cy": "Rwy’n ei gefnogi"},
)
LEVELS_OF_CONSENT = (
    OPPOSE,
    {"en": "I stand aside", "cy": "Rwy’n sefyll o’r neilltu"},
    {"en": "I can live with it", "cy": "Gallaf fyw gydag ef"},
    {"en": "I support it wholeheartedly", "cy": "Rwy’n ei gefnogi â’m holl galon"},
)
YES_OR_NO = ({"en": "No", "cy": "Nac ydw"}, {"en": "Yes", "cy": "Ydw"})
KINDS = {"support": SUPPORT, "consent": LEVELS_OF_CONSENT, "yes-or-no": YES_OR_NO}
"""How a recommendation can be put, from the lowest answer to the highest."""


def composed(kind: str, fields: Fields, act_id: ActId) -> Fields:
    """The act's fields: as they came, or made from what was typed where they came from such a form."""
    compose, typed = FORMS.get(kind, (_as_it_came, ""))
    return compose(fields, act_id) if isinstance(fields.get(typed), str) else fields


def _question(fields: Fields, act_id: ActId) -> Fields:
    named = f"added-{act_id[:16]}"
    vote = {
        "id": named,
        "when": When.INTERIM,
        "title": words(fields["asked"]),
        "questions": [named],
        "secret": bool(fields.get("secret")),
    }
    # A block of its own: the room looks at one such result at a time.
    return {"question": question(named, fields) | {"block": named}, "vote": vote, "phase": fields.get("phase")}


def _exhibit(fields: Fields, act_id: ActId) -> Fields:
    paragraphs = [text.strip() for text in str(fields.get("body", "")).split("\n\n") if text.strip()]
    exhibit = {
        "id": f"added-{act_id[:16]}",
        "title": words(fields["title"]),
        "side": fields.get("side", Side.BACKGROUND),
        "summary": words(paragraphs[0] if paragraphs else ""),
        "body": [words(text) for text in paragraphs[1:]],
        "interest": words(fields.get("interest", "")),
        "source": words(fields.get("source", "")),
    }
    return {"exhibit": exhibit, "phase": fields.get("phase")}


def _as_it_came(fields: Fields, act_id: ActId) -> Fields:
    return fields


def _put(fields: Fields, act_id: ActId) -> Fields:
    """ "2/3" is a part of the whole; "1/2+" is more than it."""
    typed = PORTION.fullmatch(str(fields.pop("enough")))
    if typed is None:
        raise Refused(Reason.NO_NUMBER)
    portion = {"part": typed[1], "whole": typed[2], "more": bool(typed[3])}
    threshold = {"portion": portion, "base": fields.pop("base", Base.PRESENT)}
    levels = KINDS.get(str(fields.pop("kind", "support")))
    if levels is None:
        raise Refused(Reason.MALFORMED)
    return fields | {"levels": levels, "declared": {"threshold": threshold}}


FORMS: Mapping[str, tuple[Callable[[Fields, ActId], Fields], str]] = {
    "AddQuestion": (_question, "asked"),
    "AddExhibit": (_exhibit, "title"),
    "PutRecommendation": (_put, "enough"),
}
"""Which act is made from which form, and the box by which the form is known."""
