"""The state of the room: `fold(apply, journal)`, and nothing that could be derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .by_juror import ByJuror
from .citing.state import Citing
from .contributions.state import Contribution, Merge
from .day.plan import Phase
from .day.state import Day
from .entry import Entry
from .exhibits.state import Exhibits
from .numbers import JurorNumber, PhaseId, Seq, VoteId
from .people import By, Role
from .plan import Plan
from .questions.state import Questions
from .reasons import Reason, Refused
from .recommendations.state import Recommendations
from .removals.state import Removals
from .seats.state import Seat
from .tables.state import Seating
from .turns.state import Floor
from .votes.plan import Vote
from .votes.state import NEVER_PUT, Voting


@dataclass(frozen=True, slots=True)
class State:
    """One slice per room of the chain. `undoable` holds the last entries that could be taken back, newest last."""

    plan: Plan | None = None
    day: Day = Day()
    seats: ByJuror[Seat] = field(default_factory=ByJuror)
    exhibits: Exhibits = Exhibits()
    questions: Questions = Questions()
    tables: Mapping[PhaseId, Seating] = field(default_factory=dict)
    turns: Mapping[PhaseId, Mapping[int, Floor]] = field(default_factory=dict)
    contributions: Mapping[Seq, Contribution] = field(default_factory=dict)
    recommendations: Recommendations = Recommendations()
    merges: Mapping[Seq, Merge] = field(default_factory=dict)
    citing: Citing = Citing()
    votes: Mapping[VoteId, Voting] = field(default_factory=dict)
    removals: Removals = Removals()
    undoable: tuple[Entry, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.plan is not None

    @property
    def the_plan(self) -> Plan:
        """The plan of an open sitting; refused before it opens."""
        if self.plan is None:
            raise Refused(Reason.NOT_OPEN_YET)
        return self.plan

    @property
    def the_phase(self) -> Phase:
        if self.day.phase is None:
            raise Refused(Reason.NOT_OPEN_YET)
        return self.the_plan.phase(self.day.phase)

    @property
    def agenda(self) -> tuple[Phase, ...]:
        """The phases in the order in which they now stand."""
        return tuple(map(self.the_plan.phase, self.day.agenda))

    @property
    def so_far(self) -> tuple[Phase, ...]:
        """The phases up to the present one, which comes last."""
        return self.agenda[: self.day.agenda.index(self.the_phase.id) + 1]

    @property
    def ahead(self) -> tuple[PhaseId, ...]:
        """What follows the present phase."""
        return self.day.agenda[self.day.agenda.index(self.the_phase.id) + 1 :]

    def minutes(self, phase: PhaseId) -> int:
        """How long a phase is to be, as things now stand."""
        return self.day.lengths.get(phase, self.the_plan.phase(phase).minutes)

    @property
    def this_evening(self) -> tuple[PhaseId, ...]:
        """What follows the present phase before the jury goes home; empty where it goes home after this one."""
        found: list[PhaseId] = []
        for phase in (self.the_phase, *map(self.the_plan.phase, self.ahead)):
            found.append(phase.id)
            if phase.resumes:
                break
        return tuple(found[1:])

    @property
    def votes_here(self) -> tuple[Vote, ...]:
        """The votes of the present phase."""
        return tuple(map(self.the_plan.vote, self.the_phase.votes))

    def check_present(self, by: By) -> None:
        """A juror must be here to be heard; a scribe speaks for those who are."""
        if by.role is Role.JUROR and not self.seats[JurorNumber(by.number)].is_here:
            raise Refused(Reason.NOT_CHECKED_IN)

    def voting(self, vote: VoteId) -> Voting:
        return self.votes.get(vote, NEVER_PUT)

    def with_voting(self, vote: VoteId, voting: Voting) -> "State":
        return replace(self, votes={**self.votes, vote: voting})


EMPTY = State()
