"""A day on which every method is asked twice, with two dozen jurors who have answered: until before the reveal."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from app.jury.day.plan import PhaseKind
from app.jury.votes.acts import CastBallot, ShowResults
from app.jury.votes.declared import Declared, Portion
from app.jury.votes.plan import Block, Method, Vote, When
from tests.asked import EVERY_METHOD, options
from tests.days import FACILITATOR, PLAN, juror, moved_to, opened, phase, said, seated, vote_closed, vote_opened

if TYPE_CHECKING:
    from app.jury.numbers import Mark
    from app.jury.plan import Plan
    from app.jury.votes.plan import Question
    from tests.days import Step

JURORS = 24
ASKED = tuple(replace(question, block=question.id) for question in EVERY_METHOD)
EACH = tuple(question.id for question in ASKED)
ALL_AT_ONCE = tuple(replace(question, block="") for question in ASKED)
EVERY = replace(
    PLAN,
    agenda=(
        phase(PhaseKind.ARRIVE, 10),
        phase(PhaseKind.OPENING, 15, votes=("opening",)),
        phase(PhaseKind.REFINED, 15, votes=("refined",)),
        phase(PhaseKind.RESULT, 15, votes=("opening", "refined")),
    ),
    questions=ASKED,
    blocks=tuple(Block(question.id, said(question.method.value)) for question in ASKED),
    votes=(
        Vote("opening", When.OPENING, said("Opening view"), EACH),
        Vote("refined", When.REFINED, said("Refined view"), EACH),
    ),
)


FIXED = frozenset({Method.SCALE, Method.SCORE, Method.CONSENT})
"""Their options are their points."""
LONG = "A place of the old town that is kept open, warm and free of charge for everybody, number {}"
CROWDED = replace(
    EVERY,
    questions=tuple(
        replace(
            question,
            options=options(*(LONG.format(number) for number in range(1, 10))),
            costs=tuple(10_000 * number for number in range(1, 10)) if question.costs else (),
            total=150_000 if question.costs else question.total,
            declared=Declared(quorum=Portion(1, 2)),
        )
        for question in ASKED
        if question.method not in FIXED
    ),
    votes=tuple(
        replace(vote, questions=tuple(q for q in EACH if q not in ("scale", "score", "consent")))
        for vote in EVERY.votes
    ),
)
"""The same with nine options that nobody can say in one breath, and a quorum."""


def marked(question: Question, chance: Random) -> Mark:
    """An answer as people might give it: the first options are liked more, and nobody answers alike."""
    options = range(len(question.options))
    liking = [chance.gauss(0, 1.2) - 0.25 * place for place in options]
    best = sorted(options, key=lambda place: -liking[place])
    match question.method:
        case Method.SINGLE:
            return best[0]
        case Method.SCALE:
            return chance.choice([2, 2, 1, 1, 0, -1, -2, 99])
        case Method.SCORE:
            return chance.choice([3, 5, 6, 7, 7, 8, 10])
        case Method.CONSENT:
            return chance.choice([0, 1, 2, 2, 3, 3, 3])
        case Method.APPROVAL:
            return tuple(sorted(best[: chance.randint(0, 3)]))
        case Method.BUDGET:
            return (0, 2) if chance.random() < 0.5 else (1, 2, 3)
        case Method.RANKING:
            ranked = best[: chance.randint(2, 4)]
            return tuple(ranked.index(place) + 1 if place in ranked else 0 for place in options)
        case Method.POINTS:
            return tuple({0: 6, 1: 3}.get(best.index(place), 0) for place in options)
        case _:
            top = len(question.levels) - 1
            return tuple(max(0, min(top, round(top / 2 + liking[place]))) for place in options)


def cast(plan: Plan, vote: str, jurors: int, seed: int) -> Step:
    chance = Random(seed)
    marks = ({q.id: marked(q, chance) for q in plan.questions} for _ in range(jurors))
    return tuple((juror(number), CastBallot(vote, 1, 1, given)) for number, given in enumerate(marks, 1))


def asked_twice(plan: Plan = EVERY, jurors: int = JURORS) -> Step:
    """Both views, answered by everybody and closed; the result is next."""
    views = (("opening", 5), ("refined", 8))
    put = (
        (moved_to(vote), vote_opened(vote), cast(plan, vote, jurors, seed), vote_closed(vote)) for vote, seed in views
    )
    return (opened(jurors, plan), seated(*range(1, jurors + 1)), *put, moved_to("result"))


def turned_to(question: str) -> Step:
    """Everybody looks at this question's result."""
    return lambda state: (FACILITATOR, ShowResults(state.day.results, question))
