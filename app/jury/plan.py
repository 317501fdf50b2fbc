"""The plan: what was prepared for one sitting, frozen into the record when the sitting opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from .contributions.plan import Moderation
from .day.plan import Charge, Phase
from .exhibits.plan import Exhibit, can_be_shown
from .numbers import ExhibitId, PhaseId, QuestionId, VoteId, Words
from .reasons import Reason, Refused
from .seats.plan import Consent
from .seats.targets import Target, can_be_recruited
from .votes.methods import can_be_answered
from .votes.plan import Block, Question, Vote

HALF = 50
"""Per cent: two sides cannot both have more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything prepared, with ids that are never used again. Looking up an unknown id is refused.

    `languages` are those it is written in, the first one first; where there are none, those of its texts. `left` are
    the hints on its wording that somebody read and left as they are, each by a digest of what it says of what.
    `least_share` is how many per cent those for and those against are each to have at least, of the minutes of both
    together; 0 declares none. `targets` say who is to be recruited; nobody needs to say so.
    """

    title: Words
    charge: Charge
    agenda: tuple[Phase, ...]
    consents: tuple[Consent, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    questions: tuple[Question, ...] = ()
    votes: tuple[Vote, ...] = ()
    blocks: tuple[Block, ...] = ()
    moderation: Moderation = Moderation.FACILITATOR
    languages: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    least_share: int = 0
    targets: tuple[Target, ...] = ()

    def phase(self, wanted: PhaseId) -> Phase:
        return _found(self.agenda, wanted)

    def exhibit(self, wanted: ExhibitId) -> Exhibit:
        return _found(self.exhibits, wanted)

    def question(self, wanted: QuestionId) -> Question:
        return _found(self.questions, wanted)

    def vote(self, wanted: VoteId) -> Vote:
        return _found(self.votes, wanted)


def check_plan(plan: Plan) -> None:
    """Refuse a plan that could not be held: an id given twice, something unknown, a question nobody could answer."""
    ids: list[Sequence[str]] = [
        [phase.id for phase in plan.agenda],
        [consent.id for consent in plan.consents],
        [exhibit.id for exhibit in plan.exhibits],
        [question.id for question in plan.questions],
        [vote.id for vote in plan.votes],
        [block.id for block in plan.blocks],
        *[[option.id for option in question.options] for question in plan.questions],
    ]
    if not plan.agenda or any(len(set(given)) != len(given) for given in ids):
        raise Refused(Reason.MALFORMED)
    if not all(vote.questions for vote in plan.votes) or not all(map(can_be_answered, plan.questions)):
        raise Refused(Reason.MALFORMED)
    shown = all(map(can_be_shown, plan.exhibits))
    if not shown or not 0 <= plan.least_share <= HALF or not can_be_recruited(plan.targets):
        raise Refused(Reason.MALFORMED)
    _check_references(plan)


def _check_references(plan: Plan) -> None:
    for phase in plan.agenda:
        for vote in phase.votes:
            plan.vote(vote)
        for exhibit in phase.exhibits:
            plan.exhibit(exhibit)
    for put in plan.votes:
        for question in put.questions:
            plan.question(question)


T = TypeVar("T", Phase, Exhibit, Question, Vote)


def _found(things: tuple[T, ...], wanted: str) -> T:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise Refused(Reason.UNKNOWN)
