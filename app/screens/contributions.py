"""Contributions as people see them: one's own, the table's, and those that wait to be looked at."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from ..jury.citing.told import Because
from ..jury.contributions.acts import (
    LONGEST_CONTRIBUTION,
    ModerateContribution,
    Perspective,
    ProposeContribution,
    SecondContribution,
    Stance,
    WithdrawContribution,
)
from ..jury.contributions.rules import is_seen_by_others, may_moderate
from ..jury.contributions.state import Contribution
from ..jury.numbers import Seq
from ..jury.people import By, Role
from ..jury.state import State
from ..jury.tables.rules import seating_of
from .citing import because, what_made
from .frame import Frame
from .region import KeyedRegion, Region, Screen

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ContributionForm(KeyedRegion):
    """Where a contribution to the round `key` is written. It never changes during a round, so that typing is never
    disturbed; and another round has another, so that nothing is said there by accident.

    `for_table` says that a scribe writes here, in the table's words; `tables` are those for which a facilitator may.
    """

    longest: int
    for_table: bool
    tables: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MyContribution(KeyedRegion):
    """One's own, to better or take back until the round ends. `state` is "waiting", "seen" or "kept".

    What was `merged` out of two is taken apart again, and not bettered.
    """

    contribution: Seq
    next_rev: int
    perspective: Perspective
    stance: Stance
    text: str
    longest: int
    state: str
    because: str
    withdraw: WithdrawContribution
    merged: bool = False
    proposal: bool = False
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class SaidRow:
    """`second` is a juror's, who has `seconded` or not; `propose` that of whoever looks after the table."""

    perspective: Perspective
    stance: Stance
    text: str
    contribution: Seq
    proposal: bool = False
    seconds: int = 0
    seconded: bool = False
    second: SecondContribution | None = None
    propose: ProposeContribution | None = None
    because: tuple[Because, ...] = ()
    by_facilitator: bool = False


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
    proposal: bool
    seconds: int
    propose: ProposeContribution | None
    because: tuple[Because, ...] = ()
    by_facilitator: bool = False


@dataclass(frozen=True, slots=True)
class ContributionsPanel(Region):
    """Every contribution of this round that one may decide about, those that wait first.

    `all_waiting` names each of those, with the revision that stands here ("12.1 15.2"), to be shown all at once.
    """

    rows: tuple[ToModerate, ...]
    waiting: int
    all_waiting: str = ""


def contribution_form(state: State, for_table: bool = False) -> ContributionForm:
    return ContributionForm(state.the_phase.id, LONGEST_CONTRIBUTION, for_table)


def facilitator_s_form(frame: Frame) -> tuple[ContributionForm, ...]:
    """For the tables that have no scribe; () before the draw, and where each has one."""
    state = frame.moment.state
    tables = range(1, len(seating_of(state, state.the_phase.id).tables) + 1)
    without = tuple(table for table in tables if table not in frame.moment.watched.hands.scribes)
    return (ContributionForm(state.the_phase.id, LONGEST_CONTRIBUTION, True, without),) if without else ()


@dataclass(frozen=True, slots=True)
class Said:
    """What was said in a round, found by who said it and by the table that others hear it at.

    Under each of one's own stands what made one say so, to be chosen. `because` is what others read of that.
    """

    by_author: Mapping[By, Screen]
    at_table: Mapping[int, tuple[Contribution, ...]]
    involved: Set[By]
    because: Mapping[Seq, tuple[Because, ...]]


def said_in_this_round(frame: Frame) -> Said:
    """Made once for everybody. One's own come newest first."""
    by_author: dict[By, Screen] = {}
    state = frame.moment.state
    newest = {author: said.seq for said in _of_round(state) for author in said.authors}
    at_table: dict[int, tuple[Contribution, ...]] = {}
    for said in _of_round(state):
        for author in said.authors:
            asked = what_made(frame, said.seq, fresh=newest[author] == said.seq)
            by_author[author] = (_mine(state, said), *asked, *by_author.get(author, ()))
        if said.table and is_seen_by_others(state, said):
            at_table[said.table] = (*at_table.get(said.table, ()), said)
    seconders = {By(Role.JUROR, juror) for table in at_table.values() for said in table for juror in said.seconds}
    came_of = {said.seq: because(state, said.seq) for table in at_table.values() for said in table}
    return Said(by_author, at_table, by_author.keys() | seconders, came_of)


def my_contributions(said: Said, by: By) -> Screen:
    return said.by_author.get(by, ())


def table_talk(said: Said, by: By, table: int, hosting: bool = False) -> TableTalk:
    """hosting: whether they look after the table."""
    others = [each for each in said.at_table.get(table, ()) if by not in each.authors]
    return TableTalk(tuple(_row(each, by, hosting, said.because[each.seq]) for each in others))


def _row(said: Contribution, by: By, hosting: bool, because: tuple[Because, ...]) -> SaidRow:
    seconded = by.role is Role.JUROR and by.number in said.seconds
    return SaidRow(
        perspective=said.perspective,
        stance=said.stance,
        text=said.text,
        contribution=said.seq,
        proposal=said.proposal,
        seconds=len(said.seconds),
        seconded=seconded,
        second=SecondContribution(said.seq, not seconded) if by.role is Role.JUROR else None,
        propose=ProposeContribution(said.seq, not said.proposal) if hosting else None,
        because=because,
        by_facilitator=said.by_facilitator,
    )


def contributions_panel(state: State, by: By) -> ContributionsPanel:
    rows = [_to_moderate(state, said) for said in _of_round(state) if may_moderate(state, by, said)]
    waiting_first = sorted(rows, key=lambda row: row.decision is not None)
    named = [f"{row.show.contribution}.{row.show.rev}" for row in rows if row.decision is None and row.show]
    return ContributionsPanel(tuple(waiting_first), len(named), " ".join(named[:MOST_AT_ONCE]))


def _of_round(state: State) -> tuple[Contribution, ...]:
    """The standing contributions of the present phase, in the order they were made."""
    here = state.the_phase.id
    return tuple(said for said in state.contributions.values() if said.phase == here and said.stands)


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
        merged=bool(said.voices),
        proposal=said.proposal,
        seconds=len(said.seconds),
    )


def _to_moderate(state: State, said: Contribution) -> ToModerate:
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
        proposal=said.proposal,
        seconds=len(said.seconds),
        propose=ProposeContribution(said.seq, not said.proposal) if said.table else None,
        because=because(state, said.seq),
        by_facilitator=said.by_facilitator,
    )
