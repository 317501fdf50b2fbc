"""The state of the room: `fold(apply, journal)`, and nothing that could be derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .day.plan import Phase
from .day.state import Day
from .entry import Entry
from .exhibits.state import Exhibits
from .numbers import JurorNumber, VoteId
from .plan import Plan
from .reasons import Reason, Refused
from .seats.state import Seat
from .votes.state import NEVER_PUT, Voting


@dataclass(frozen=True, slots=True)
class State:
    """One slice per room of the chain. `undoable` holds the last entries that could be taken back, newest last."""

    plan: Plan | None = None
    day: Day = Day()
    seats: Mapping[JurorNumber, Seat] = field(default_factory=dict)
    exhibits: Exhibits = Exhibits()
    votes: Mapping[VoteId, Voting] = field(default_factory=dict)
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

    def voting(self, vote: VoteId) -> Voting:
        return self.votes.get(vote, NEVER_PUT)


EMPTY = State()
