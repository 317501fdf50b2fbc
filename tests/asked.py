"""One question of every method, as a plan would put it."""

from __future__ import annotations

from dataclasses import replace

from app.jury.votes.plan import Method, Option, Question


def options(*words: str) -> tuple[Option, ...]:
    return tuple(Option(word.lower().replace(" ", "-"), {"en": word}) for word in words)


def question(method: Method, *words: str, **changes: object) -> Question:
    asked = Question(method.value, method, {"en": f"A question of {method.value}"}, options(*words))
    return replace(asked, **changes)  # type: ignore[arg-type]


PLACES = ("The hall", "The park", "The library", "The pool")
SINGLE = question(Method.SINGLE, *PLACES)
SCALE = question(Method.SCALE, "Very bad", "Bad", "Neither", "Good", "Very good", not_sure=True)
SCORE = question(Method.SCORE, *map(str, range(11)))
APPROVAL = question(Method.APPROVAL, *PLACES, most=3)
SCORES = question(Method.SCORES, *PLACES, levels=options(*map(str, range(6))))
JUDGEMENT = question(Method.JUDGEMENT, *PLACES, levels=options("Reject", "Poor", "Passable", "Good", "Excellent"))
RANKING = question(Method.RANKING, *PLACES)
POINTS = question(Method.POINTS, *PLACES, total=10)
BUDGET = question(Method.BUDGET, *PLACES, total=100, costs=(60, 50, 40, 10), unit={"en": "thousand pounds"})
CONSENT = question(
    Method.CONSENT,
    "I oppose it",
    "I stand aside",
    "I can live with it",
    "I support it wholeheartedly",
    own_words=True,
    conditions=True,
)

EVERY_METHOD = (SINGLE, SCALE, SCORE, APPROVAL, SCORES, JUDGEMENT, RANKING, POINTS, BUDGET, CONSENT)
