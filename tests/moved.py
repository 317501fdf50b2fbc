"""Days on which options are asked about at first and at the end, in three readings; until before the reveal."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from app.jury.votes.acts import CastBallot
from app.plans.instrument import in_three_readings
from tests.asked_twice import EVERY
from tests.days import juror, moved_to, opened, seated, vote_closed, vote_opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.jury.plan import Plan
    from tests.days import Step

FOUR = {
    "fund": "Public money goes on providing about a third of the opera house’s income.",
    "welcome": "The opera house does more to welcome people who feel it is not for them, even if it puts on less.",
    "explain": "The opera house explains in public, in plain words, what it does with public money and why.",
    "say": "The public gets a say in what the opera house does.",
}
SEVEN = {
    f"place-{n}": f"Neighbourhood redevelopment responsibilities, transferred to organisation {n}, unconditionally."
    for n in range(1, 8)
}


def of_proposals(proposals: Mapping[str, str]) -> Plan:
    asked = in_three_readings(proposals)
    names = tuple(question.id for question in asked)
    votes = tuple(replace(vote, questions=names) for vote in EVERY.votes)
    return replace(EVERY, questions=asked, blocks=(), votes=votes)


def both_views(plan: Plan, jurors: int = 24) -> Step:
    """Support goes up for the first options and down for the last."""
    chance = Random(20)
    each = [question.id for question in plan.questions]

    def given(number: int, vote: str, drift: float) -> Step:
        marks = {q: max(-3, min(3, round(chance.gauss(drift * (1 - place / 2), 1.5)))) for place, q in enumerate(each)}
        return juror(number), CastBallot(vote, 1, 1, marks)

    everybody = range(1, jurors + 1)
    first, last = (
        (moved_to(v), vote_opened(v), *(given(n, v, drift) for n in everybody), vote_closed(v))
        for v, drift in (("opening", 0.0), ("refined", 1.0))
    )
    return (opened(jurors, plan), seated(*everybody), first, last, moved_to("result"))
