"""Contributions as people see them: one's own, the table's, and those that wait to be looked at."""

from dataclasses import dataclass

from ..jury.contributions.acts import (
    LONGEST_CONTRIBUTION,
    ModerateContribution,
    Perspective,
    Stance,
    WithdrawContribution,
)
from ..jury.contributions.rules import is_seen_by_others, may_moderate
from ..jury.contributions.state import Contribution
from ..jury.numbers import PhaseId, Seq
from ..jury.people import By
from ..jury.state import State
from .region import KeyedRegion, Region


@dataclass(frozen=True, slots=True)
class ContributionForm(Region):
    """Where a contribution is written. It never changes during a round, so that typing is never disturbed.

    `for_table` says that a scribe writes here, in the table's words.
    """

    phase: PhaseId
    longest: int
    for_table: bool


@dataclass(frozen=True, slots=True)
class MyContribution(KeyedRegion):
    """One's own, to better or take back until the round ends. `state` is "waiting", "seen" or "kept"."""

    contribution: Seq
    next_rev: int
    perspective: Perspective
    stance: Stance
    text: str
    longest: int
    state: str
    because: str
    withdraw: WithdrawContribution


@dataclass(frozen=True, slots=True)
class SaidRow:
    perspective: Perspective
    stance: Stance
    text: str


@dataclass(frozen=True, slots=True)
class TableTalk(Region):
    """What others at one's table have said, without names."""

    rows: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class ToModerate:
    """A contribution as it now stands, with the acts that decide about it; None for the one already decided."""

    table: int
    perspective: Perspective
    stance: Stance
    text: str
    decision: bool | None
    show: ModerateContribution | None
    keep: ModerateContribution | None


@dataclass(frozen=True, slots=True)
class ContributionsPanel(Region):
    """Every contribution of this round that one may decide about, those that wait first."""

    rows: tuple[ToModerate, ...]
    waiting: int


def contribution_form(state: State, for_table: bool = False) -> ContributionForm:
    return ContributionForm(state.the_phase.id, LONGEST_CONTRIBUTION, for_table)


def my_contributions(state: State, by: By) -> tuple[MyContribution, ...]:
    """The newest first."""
    return tuple(_mine(state, said) for said in reversed(_of_round(state)) if said.author == by)


def who_spoke(state: State) -> frozenset[By]:
    """Everybody else sees what their table's other listeners see."""
    return frozenset(said.author for said in state.contributions.values())


def table_talk(state: State, by: By, table: int) -> TableTalk:
    others = (said for said in _of_round(state) if said.author != by and table and said.table == table)
    seen = (said for said in others if is_seen_by_others(state, said))
    return TableTalk(tuple(SaidRow(said.perspective, said.stance, said.text) for said in seen))


def contributions_panel(state: State, by: By) -> ContributionsPanel:
    rows = [_to_moderate(said) for said in _of_round(state) if may_moderate(state, by, said)]
    waiting_first = sorted(rows, key=lambda row: row.decision is not None)
    return ContributionsPanel(tuple(waiting_first), sum(row.decision is None for row in rows))


def _of_round(state: State) -> tuple[Contribution, ...]:
    """The standing contributions of the present phase, in the order they were made."""
    here = state.the_phase.id
    return tuple(said for said in state.contributions.values() if said.phase == here and not said.withdrawn)


def _mine(state: State, said: Contribution) -> MyContribution:
    seen = is_seen_by_others(state, said)
    return MyContribution(
        key=str(said.seq),
        contribution=said.seq,
        next_rev=said.rev + 1,
        perspective=said.perspective,
        stance=said.stance,
        text=said.text,
        longest=LONGEST_CONTRIBUTION,
        state="seen" if seen else "kept" if said.decision is False else "waiting",
        because=said.because if said.decision is False else "",
        withdraw=WithdrawContribution(said.seq),
    )


def _to_moderate(said: Contribution) -> ToModerate:
    def decide(shown: bool) -> ModerateContribution | None:
        return None if said.decision is shown else ModerateContribution(said.seq, said.rev, said.decision, shown)

    return ToModerate(
        table=said.table,
        perspective=said.perspective,
        stance=said.stance,
        text=said.text,
        decision=said.decision,
        show=decide(True),
        keep=decide(False),
    )
