"""Days on which recommendations are drafted, told in the words of `tests.days`."""

from __future__ import annotations

from dataclasses import replace

from app.jury.day.plan import PhaseKind
from app.jury.people import By
from app.jury.recommendations.acts import (
    AmendRecommendation,
    DraftRecommendation,
    FreezeRecommendation,
    MergeConditions,
    MergeRecommendations,
    ModerateStatement,
    PutRecommendation,
    ReopenRecommendation,
)
from app.jury.recommendations.juror_acts import (
    ConfirmCondition,
    ProposeAmendment,
    SignOff,
    StateCondition,
    WriteStatement,
)
from app.jury.state import State
from app.jury.votes.declared import Base, Declared, Portion, Threshold
from tests.days import (
    FACILITATOR,
    WHOLE,
    Step,
    contributed,
    juror,
    moved_to,
    opened,
    phase,
    said,
    seated,
    told,
    vote_closed,
    vote_opened,
    voted,
)

DRAFTED = replace(
    WHOLE,
    agenda=(*WHOLE.agenda[:7], phase(PhaseKind.DRAFTING, 40), *WHOLE.agenda[7:]),
)
LEVELS = tuple(map(said, ("oppose", "unsure", "support if", "support")))
TWO_THIRDS = Declared(Threshold(Portion(2, 3), Base.PRESENT))
TEXT, OTHER = {"en": "Keep paying, openly."}, {"en": "Publish what is paid."}


def newest(kind: str, state: State) -> int:
    return max(getattr(state.recommendations, kind))


def first(state: State) -> int:
    return min(state.recommendations.drafted)


def frozen(state: State) -> tuple[By, FreezeRecommendation]:
    it = state.recommendations.drafted[first(state)]
    return FACILITATOR, FreezeRecommendation(it.seq, it.rev)


def reopened(state: State) -> tuple[By, ReopenRecommendation]:
    it = state.recommendations.drafted[first(state)]
    return FACILITATOR, ReopenRecommendation(it.seq, len(it.versions))


def amended(text: str, *taken: int) -> Step:
    def step(state: State) -> tuple[By, AmendRecommendation]:
        it = state.recommendations.drafted[first(state)]
        return FACILITATOR, AmendRecommendation(it.seq, it.rev + 1, {"en": text}, it.sources, taken)

    return step


def signed(number: int, ours: bool = True, because: str = "") -> Step:
    def step(state: State) -> tuple[By, SignOff]:
        it = state.recommendations.drafted[first(state)]
        return juror(number), SignOff(it.seq, len(it.versions), ours, because)

    return step


def conditional(number: int, text: str) -> Step:
    return lambda state: (juror(number), StateCondition(first(state), text))


def merged_conditions(state: State) -> tuple[By, MergeConditions]:
    every = tuple(state.recommendations.conditions)
    return FACILITATOR, MergeConditions(first(state), "It is published every year", every)


def confirmed(number: int, agrees: bool = True) -> Step:
    def step(state: State) -> tuple[By, ConfirmCondition]:
        mine = next(c.seq for c in state.recommendations.conditions.values() if c.author == number)
        return juror(number), ConfirmCondition(mine, newest("canons", state), agrees)

    return step


def dissented(number: int, text: str = "We would rather not pay.", by_number: bool = False) -> Step:
    def step(state: State) -> tuple[By, WriteStatement]:
        it = state.recommendations.drafted[first(state)]
        return juror(number), WriteStatement(it.seq, len(it.versions), text, by_number)

    return step


def statement_shown(state: State) -> tuple[By, ModerateStatement]:
    return FACILITATOR, ModerateStatement(newest("statements", state), None, True)


def put_to_vote(state: State) -> tuple[By, PutRecommendation]:
    it = state.recommendations.drafted[first(state)]
    return FACILITATOR, PutRecommendation(
        it.seq, len(it.versions), "drafting", said("Recommendation 1"), LEVELS, TWO_THIRDS
    )


def balloted(*marks: int) -> Step:
    """The vote on the first recommendation: jurors 1, 2 … give these marks, and it closes."""

    def vote(state: State) -> str:
        votes: tuple[str, ...] = state.recommendations.drafted[first(state)].versions[-1].votes
        return votes[-1]

    def step(make: object, *args: int) -> Step:
        return lambda state: make(vote(state), *args)(state)  # type: ignore[operator]

    cast = tuple(step(lambda name, n, mark: voted(n, name, **{name: mark}), n, mark) for n, mark in enumerate(marks, 1))
    return (step(lambda name: vote_opened(name)), *cast, step(lambda name: vote_closed(name)))


SAID: Step = (opened(plan=DRAFTED), seated(1, 2, 3, 4), moved_to("talk"), contributed(1), contributed(2, "Be open."))
SOURCES = tuple(told(SAID)[1].contributions)
BEGUN: Step = (SAID, moved_to("drafting"), (FACILITATOR, DraftRecommendation(TEXT, SOURCES[:1])))
IT = first(told(BEGUN)[1])
TWO: Step = (BEGUN, (FACILITATOR, DraftRecommendation(OTHER, SOURCES[1:])))
ANOTHER = newest("drafted", told(TWO)[1])
MERGED: Step = (TWO, (FACILITATOR, MergeRecommendations(IT, 2, ANOTHER, TEXT)))
PROPOSED: Step = (BEGUN, (juror(1), ProposeAmendment(IT, 1, "Say for how long.")))
PROPOSAL = newest("amendments", told(PROPOSED)[1])
FROZEN: Step = (BEGUN, frozen)
CONDITIONAL: Step = (FROZEN, conditional(1, "It is published"), conditional(2, "We hear each year"))
CONDITION = min(told(CONDITIONAL)[1].recommendations.conditions)
CANONICAL: Step = (CONDITIONAL, merged_conditions)
CANON = newest("canons", told(CANONICAL)[1])
DISSENTED: Step = (FROZEN, dissented(4))
DISSENT = newest("statements", told(DISSENTED)[1])
SHOWN: Step = (DISSENTED, statement_shown)
REPLACED: Step = (FROZEN, dissented(1), reopened, amended("Keep paying for five years."), frozen)
PUT: Step = (FROZEN, put_to_vote)
BELOW: Step = (PUT, balloted(0, 1, 0, 3))
"""One of the four who are here supports it; it takes three."""
CARRIED: Step = (
    BELOW,
    reopened,
    amended("Keep paying for five years, openly."),
    frozen,
    put_to_vote,
    balloted(3, 3, 2, 0),
)
