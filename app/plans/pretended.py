"""A day pretended from its plan: the room at any moment of it, folded by the real rules and kept nowhere.

Everybody is here and nobody has said or answered anything, so nothing that only people can bring is ever made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..jury.act import Act
from ..jury.day.acts import ChangePhase, OpenSitting
from ..jury.day.plan import PUTS_VOTES, Phase, PhaseKind
from ..jury.entry import Entry
from ..jury.exhibits.acts import ShowExhibit
from ..jury.numbers import MINUTE, ActId, ExhibitId, JurorNumber, Millis, PhaseId, Seq, VoteId
from ..jury.people import By, Role
from ..jury.plan import Plan
from ..jury.reasons import Refused
from ..jury.rules import apply, check
from ..jury.seats.acts import CheckIn, TakeSeat
from ..jury.state import EMPTY, State
from ..jury.tables.acts import SetTables
from ..jury.votes.acts import OpenVote
from .hours import DAY, minute_of, running_clock

FEWEST = 4
"""Jurors who are pretended to come, at the least: a secret vote needs three."""
ORGANISER, FACILITATOR, VISITOR = By(Role.ORGANISER), By(Role.FACILITATOR, 1), By(Role.VISITOR)
Step = tuple[By, Act]


class Moment(StrEnum):
    """What a phase can be looked at in: as it begins, with its tables set, with an exhibit or with a vote."""

    BEGINS = "begins"
    TABLES = "tables"
    EXHIBIT = "exhibit"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to look at. `of` is the exhibit or the vote, "" otherwise."""

    phase: PhaseId
    moment: Moment = Moment.BEGINS
    of: str = ""


def scenes(plan: Plan) -> tuple[Scene, ...]:
    """Everything there is to see, in the order of the day."""
    return tuple(scene for phase in plan.agenda for scene in _scenes(phase))


def _scenes(phase: Phase) -> Iterator[Scene]:
    yield Scene(phase.id)
    if phase.kind is PhaseKind.TALK and phase.tables:
        yield Scene(phase.id, Moment.TABLES)
    if phase.kind is PhaseKind.EVIDENCE:
        yield from (Scene(phase.id, Moment.EXHIBIT, exhibit) for exhibit in phase.exhibits)
    if phase.kind in PUTS_VOTES:
        yield from (Scene(phase.id, Moment.VOTE, vote) for vote in phase.votes)


def pretended(plan: Plan, scene: Scene, seats: int, begins: Millis, starts: str) -> State:
    """The room at a scene of a plan without faults. begins: when the day does, at `starts` ("09:30")."""
    jurors = tuple(JurorNumber(number) for number in range(1, max(seats, FEWEST) + 1))
    entered = Millis(begins + _minutes_until(plan, scene.phase, starts) * MINUTE)
    state = _after(EMPTY, [(ORGANISER, OpenSitting(plan, jurors))], begins)
    return _after(state, _steps(plan, scene, jurors), entered)


def _steps(plan: Plan, scene: Scene, jurors: tuple[JurorNumber, ...]) -> Iterator[Step]:
    first, phase = plan.agenda[0], plan.phase(scene.phase)
    # As the doors open everybody is still asked for what they agree to; from then on everybody is here.
    if scene != Scene(first.id):
        consents = tuple(consent.id for consent in plan.consents)
        for juror in jurors:
            yield VISITOR, TakeSeat(juror)
            yield By(Role.JUROR, juror), CheckIn(consents)
    if phase.id != first.id:
        yield FACILITATOR, ChangePhase(first.id, phase.id)
    match scene.moment:
        case Moment.TABLES:
            tables = tuple(jurors[place :: phase.tables] for place in range(phase.tables))
            yield FACILITATOR, SetTables(phase.id, 1, tuple(filter(None, tables)))
        case Moment.EXHIBIT:
            yield FACILITATOR, ShowExhibit(None, ExhibitId(scene.of))
        case Moment.VOTE:
            yield FACILITATOR, OpenVote(VoteId(scene.of), 1)


def _after(state: State, steps: Iterator[Step] | list[Step], at: Millis) -> State:
    """What the rules refuse is left out: a vote, say, that cannot be put any more."""
    for by, act in steps:
        try:
            outcome = check(state, by, act, at)
        except Refused:
            continue
        state = apply(state, Entry(Seq(1), at, by, ActId(""), act, outcome))
    return state


def _minutes_until(plan: Plan, phase: PhaseId, starts: str) -> int:
    clock = zip(plan.agenda, running_clock(plan, starts), strict=True)
    entered = next(stretch for each, stretch in clock if each.id == phase)
    return (minute_of(entered.begins) or 0) + entered.day * DAY - (minute_of(starts) or 0)
