"""A question as a facilitator types it on the day, of whichever method, as the plan would hold it.

Boxes that the method has no need of are not read. What nobody could answer is for the rules to refuse; here only a line
or a number that cannot be read is.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..jury.numbers import Words
from ..jury.reasons import Reason, Refused
from ..jury.votes.declared import Base, Below, TieBreak
from ..jury.votes.methods import HAS_NO_WINNER, HAS_THRESHOLD
from ..jury.votes.plan import Method
from ..plans.editing.figures import lines as filled_lines
from ..plans.editing.figures import number, priced
from ..plans.scales import JUDGEMENTS

WRITTEN_IN = "en"
CONSENTS = (
    "I am against it",
    "I do not support it, but I will not stand in its way",
    "I support it, with doubts",
    "I support it wholeheartedly",
)
HIGHEST, POINTS = 5, 10
"""The highest score and the points to spread where no other number was typed."""

Fields = dict[str, Any]


def question(named: str, fields: Fields) -> Fields:
    """The question, from the boxes of the form. `named` becomes its id."""
    method = str(fields.get("method", Method.SINGLE))
    typed = {
        "id": named,
        "method": method,
        "words": words(fields["asked"]),
        "options": listed(lines(fields, "options")),
        "own_words": bool(fields.get("own_words")),
        "shuffled": bool(fields.get("shuffled")) and method != Method.CONSENT,
        "declared": _declared(method, fields),
    }
    own = OF_METHOD.get(method)
    return typed | (own(fields) if own else {})


def words(text: object) -> Words:
    return {WRITTEN_IN: str(text).replace("\r\n", "\n").strip()}


def lines(fields: Fields, name: str) -> tuple[str, ...]:
    return filled_lines(str(fields.get(name, "")))


def listed(texts: Sequence[str]) -> list[Fields]:
    return [{"id": f"option-{n}", "words": words(text)} for n, text in enumerate(texts, 1)]


def _one(fields: Fields) -> Fields:
    return {"not_sure": bool(fields.get("not_sure"))}


def _score(fields: Fields) -> Fields:
    return _one(fields) | {"options": _scores(fields)}


def _approval(fields: Fields) -> Fields:
    return {"most": _number(fields, "most", len(lines(fields, "options")))}


def _each_scored(fields: Fields) -> Fields:
    return {"levels": _scores(fields)}


def _scores(fields: Fields) -> list[Fields]:
    """A hundred is more than any question may offer, and is for the rules to refuse."""
    return listed([str(score) for score in range(min(_number(fields, "highest", HIGHEST), 100) + 1)])


def _judgement(fields: Fields) -> Fields:
    """Typed from the best down, and kept from the worst up."""
    return {"levels": listed((lines(fields, "levels") or JUDGEMENTS)[::-1])}


def _ranking(fields: Fields) -> Fields:
    return {"most": _number(fields, "most", 0), "equal_ranks": bool(fields.get("equal_ranks"))}


def _points(fields: Fields) -> Fields:
    return {"total": _number(fields, "points", POINTS)}


def _budget(fields: Fields) -> Fields:
    projects = [_project(line) for line in lines(fields, "projects")]
    return {
        "options": listed([name for name, _ in projects]),
        "costs": [cost for _, cost in projects],
        "total": _number(fields, "limit", 0),
        "unit": words(unit) if (unit := str(fields.get("unit", "")).strip()) else {},
    }


def _consent(fields: Fields) -> Fields:
    return {"options": listed(CONSENTS), "own_words": True, "conditions": True}


def _project(line: str) -> tuple[str, int]:
    project = priced(line)
    if project is None:
        raise Refused(Reason.NO_COST)
    return project


def _number(fields: Fields, name: str, otherwise: int) -> int:
    text = str(fields.get(name, "")).strip()
    if not text:
        return otherwise
    typed = number(text)
    if typed is None:
        raise Refused(Reason.NO_NUMBER)
    return typed


def _declared(method: str, fields: Fields) -> Fields:
    enough, quorum = _portion(fields, "enough"), _portion(fields, "quorum")
    threshold = {
        "portion": enough,
        "base": fields.get("base", Base.VALID),
        "below": fields.get("below", Below.REWORK),
    }
    return {
        "threshold": threshold if enough and method in HAS_THRESHOLD else None,
        "quorum": quorum,
        "tie_break": fields.get("tie_break", TieBreak.NONE) if method not in HAS_NO_WINNER else TieBreak.NONE,
    }


def _portion(fields: Fields, name: str) -> Fields | None:
    """Two numbers, "4" in "5", and perhaps that it has to be more; nothing where both boxes are empty."""
    part, whole = (_number(fields, f"{name}_{side}", 0) for side in ("part", "whole"))
    if bool(part) != bool(whole):
        raise Refused(Reason.NO_NUMBER)
    return {"part": part, "whole": whole, "more": bool(fields.get(f"{name}_more"))} if whole else None


OF_METHOD: Mapping[str, Callable[[Fields], Fields]] = {
    Method.SINGLE: _one,
    Method.SCALE: _one,
    Method.SCORE: _score,
    Method.APPROVAL: _approval,
    Method.SCORES: _each_scored,
    Method.JUDGEMENT: _judgement,
    Method.RANKING: _ranking,
    Method.POINTS: _points,
    Method.BUDGET: _budget,
    Method.CONSENT: _consent,
}
"""What each method reads of the form beside the question and its answers."""
