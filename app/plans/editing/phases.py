"""A new phase of each kind, with a title, a prompt, notes and minutes that are usual for it, to be changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...jury.day.plan import Phase, PhaseKind
from ...jury.numbers import PhaseId, VoteId
from ...jury.plan import Plan
from ...jury.votes.plan import When
from .. import agenda
from ..saying import said
from .languages import languages, only_in

USUAL: Mapping[PhaseKind, Phase] = {
    phase.kind: phase
    for phase in (
        agenda.arrive(15),
        agenda.the_question(15),
        agenda.first_view(20),
        agenda.evidence(30, ()),
        agenda.questions(30),
        replace(
            agenda.for_me(30, 4, "Talk about it at your table. Everybody speaks once before anybody speaks twice."),
            title=said("Table talk"),
        ),
        agenda.recommendations(40),
        agenda.rest(15, title="Short break"),
        agenda.view_now(20),
        agenda.result(15),
        agenda.how_it_was(10),
        agenda.goodbye(10),
    )
}
"""One of each kind, in the order in which a full day meets them."""

PUTS: Mapping[PhaseKind, When] = {
    PhaseKind.ARRIVE: When.PRACTICE,
    PhaseKind.OPENING: When.OPENING,
    PhaseKind.REFINED: When.REFINED,
    PhaseKind.EVALUATION: When.EVALUATION,
}
"""Which votes a new phase of this kind is there for, unless another phase puts them."""


def new_phase(plan: Plan, kind: PhaseKind, phase: PhaseId) -> Phase:
    """In the languages of the plan, with the votes that wait for such a phase."""
    usual = only_in(languages(plan), USUAL[kind])
    cues = tuple(cue for cue in usual.cues if cue.words)
    return replace(usual, id=phase, votes=tuple(_waiting(plan, kind)), exhibits=(), cues=cues)


def _waiting(plan: Plan, kind: PhaseKind) -> Iterator[VoteId]:
    if kind is PhaseKind.RESULT:
        shown = {vote for phase in plan.agenda if phase.kind is kind for vote in phase.votes}
        yield from (vote.id for vote in plan.votes if vote.when in SHOWN_AFTERWARDS and vote.id not in shown)
    elif kind in PUTS:
        put = {vote for phase in plan.agenda if phase.kind is not PhaseKind.RESULT for vote in phase.votes}
        yield from (vote.id for vote in plan.votes if vote.when is PUTS[kind] and vote.id not in put)


SHOWN_AFTERWARDS = frozenset({When.OPENING, When.REFINED})
"""What a result phase is for, as a rule."""
