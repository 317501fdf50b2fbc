"""A day with a whole instrument: three proposals in both hats, an order, eight statements, questions beside the point.

`day` holds it: who answered what at first and at the end is given as numbers, and everything else is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.jury.day.plan import PhaseKind
from app.jury.votes.acts import CastBallot
from app.jury.votes.declared import Declared, Portion, Threshold
from app.jury.votes.plan import Method, Option, Question, Vote, When
from app.plans.instrument import Asked, instrument, known, only_if
from app.plans.settling import consents_to
from tests.days import PLAN, juror, moved_to, opened, said, seated, vote_closed, vote_opened, voted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.jury.numbers import Mark
    from tests.days import Step

PROPOSALS = {"fund": "Go on paying.", "open": "Open the books.", "cheap": "Cheaper seats."}
ASKED = instrument(
    Asked(
        proposals=PROPOSALS,
        statements=tuple(f"Statement {n}." for n in range(1, 9)),
        personal=("I go.", "I pay."),
        public=("Children.", "Jobs."),
        trusted="the house",
        compared="the weather service",
        known=(known("share", "How much is public money?", "A third", "Half"),),
    )
)
ONLY_IF = only_if(PROPOSALS, ("It is cheap.", "It is near."))
HALF = Declared(Threshold(Portion(1, 2)))
VERDICT = tuple(replace(question, declared=HALF) for question in consents_to(PROPOSALS))
MATTERED = Question("mattered", Method.SINGLE, said("What?"), (Option("story", said("s")), Option("none", said("n"))))
INSTRUMENTED = replace(
    PLAN,
    agenda=tuple(
        replace(there, votes=("refined", "verdict")) if there.kind is PhaseKind.REFINED else there
        for there in PLAN.agenda
    ),
    questions=(*ASKED, *ONLY_IF, *VERDICT, MATTERED),
    votes=(
        Vote("opening", When.OPENING, said("Opening view"), tuple(q.id for q in ASKED)),
        Vote("refined", When.REFINED, said("Refined view"), tuple(q.id for q in (*ASKED, *ONLY_IF))),
        Vote("verdict", When.REFINED, said("Verdict"), tuple(q.id for q in VERDICT)),
        Vote("evaluation", When.EVALUATION, said("Evaluation"), ("mattered",)),
    ),
)


@dataclass(frozen=True)
class Said:
    """One person's answers: support, me, all of each proposal; ranks; statements; the rest by name."""

    support: Sequence[int] = (0, 0, 0)
    me: Sequence[int] = (0, 0, 0)
    all: Sequence[int] = (0, 0, 0)
    order: Sequence[int] = (1, 2, 3)
    statements: Sequence[int] = (3, 2, 1, 0, -1, -2, -3, 0)
    more: Mapping[str, Mark] | None = None

    @property
    def marks(self) -> dict[str, Mark]:
        hats = {"support": self.support, "me": self.me, "all": self.all}
        return {
            **{f"{name}-{hat}": given[n] for hat, given in hats.items() for n, name in enumerate(PROPOSALS)},
            "order": tuple(self.order),
            **{f"statement-{n}": mark for n, mark in enumerate(self.statements, 1)},
            **(self.more or {}),
        }


def day(first: Mapping[int, Said], last: Mapping[int, Said], unasked: Sequence[int] = ()) -> Step:
    """Jurors by number; the `unasked` did not agree to be counted among those who moved."""
    everybody = sorted({*first, *last})
    return (
        opened(max(everybody), INSTRUMENTED),
        seated(*(n for n in everybody if n not in unasked)),
        seated(*unasked, consents=()),
        _put("opening", first),
        _put("refined", last),
    )


def verdict(marks: Mapping[int, int], conditions: Mapping[int, str]) -> Step:
    """Whether the first proposal can go forward: each one's level, and on what condition."""
    return (
        vote_opened("verdict"),
        *(_consented(n, mark, conditions) for n, mark in marks.items()),
        vote_closed("verdict"),
    )


def _put(vote: str, answers: Mapping[int, Said]) -> Step:
    each = tuple(voted(number, vote, **given.marks) for number, given in answers.items())
    return (moved_to(vote), vote_opened(vote), *each, vote_closed(vote))


def _consented(number: int, mark: int, conditions: Mapping[int, str]) -> Step:
    asked = VERDICT[0].id
    on = {asked: conditions[number]} if number in conditions else {}
    return juror(number), CastBallot("verdict", 1, 1, {asked: mark}, conditions=on)
