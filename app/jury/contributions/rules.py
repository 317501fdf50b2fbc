"""The rules of contributions."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis, Seq
from ..people import By, Role
from ..reasons import Reason, Refused
from ..state import State
from ..tables.rules import seating_of
from ..texts import check_text
from .acts import (
    LONGEST_CONTRIBUTION,
    Contribute,
    Contributed,
    ModerateContribution,
    ReviseContribution,
    WithdrawContribution,
)
from .plan import Moderation
from .state import Contribution

MOST_CONTRIBUTIONS = 200
"""From one hand in one day; a scribe writes for a whole table."""


def check_contribute(state: State, by: By, act: Contribute, now: Millis, given: object) -> Contributed:
    state.check_present(by)
    if act.phase != state.day.phase:
        raise Refused(Reason.ROUND_OVER)
    check_text(act.text, LONGEST_CONTRIBUTION)
    mine = [said for said in state.contributions.values() if said.author == by]
    if any(_same(said, act) for said in mine):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(mine) >= MOST_CONTRIBUTIONS:
        raise Refused(Reason.TOO_MANY)
    return Contributed(_table_named(state, by, act.table))


def _table_named(state: State, by: By, table: int) -> int:
    if by.role is not Role.FACILITATOR:
        if table:
            raise Refused(Reason.MALFORMED)
        return table_of(state, by)
    if not 1 <= table <= len(seating_of(state, state.the_phase.id).tables):
        raise Refused(Reason.UNKNOWN)
    return table


def apply_contribute(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, Contribute)
    assert isinstance(outcome, Contributed)
    said = Contribution(
        seq=entry.seq,
        author=entry.by,
        phase=act.phase,
        table=outcome.table,
        perspective=act.perspective,
        stance=act.stance,
        text=act.text.strip(),
    )
    if entry.by.role is Role.FACILITATOR:
        said = replace(said, moderated=said.rev, shown=True)
    return with_said(state, said)


def check_revise(state: State, by: By, act: ReviseContribution, now: Millis, given: object) -> Outcome:
    said = _mine(state, by, act.contribution)
    if said.voices:
        raise Refused(Reason.OTHERS)
    check_text(act.text, LONGEST_CONTRIBUTION)
    if act.rev != said.rev + 1:
        raise Refused(Reason.MOVED_ON)
    if _same(said, act):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_revise(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ReviseContribution)
    said = state.contributions[act.contribution]
    return with_said(
        state,
        replace(said, rev=act.rev, perspective=act.perspective, stance=act.stance, text=act.text.strip()),
    )


def check_withdraw(state: State, by: By, act: WithdrawContribution, now: Millis, given: object) -> Outcome:
    _mine(state, by, act.contribution)
    return Outcome()


def apply_withdraw(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, WithdrawContribution)
    return _apart(with_said(state, replace(state.contributions[act.contribution], withdrawn=True)), act.contribution)


def check_moderate(state: State, by: By, act: ModerateContribution, now: Millis, given: object) -> Outcome:
    said = standing(state, act.contribution)
    if by.role is Role.SCRIBE and not may_moderate(state, by, said):
        raise Refused(Reason.NOT_ALLOWED)
    if act.rev != said.rev or act.leaving != said.decision:
        raise Refused(Reason.MOVED_ON)
    if act.shown == said.decision:
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.because) > LONGEST_CONTRIBUTION:
        raise Refused(Reason.TOO_LONG)
    return Outcome()


def apply_moderate(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ModerateContribution)
    said = state.contributions[act.contribution]
    decided = 0 if act.shown is None else act.rev
    return with_said(state, replace(said, moderated=decided, shown=act.shown, because=act.because.strip()))


def undo_moderate(state: State, entry: Entry) -> ModerateContribution | None:
    act = entry.act
    assert isinstance(act, ModerateContribution)
    said = state.contributions[act.contribution]
    if not said.stands or said.rev != act.rev or said.decision != act.shown:
        return None
    return ModerateContribution(act.contribution, act.rev, act.shown, act.leaving, undoes=entry.seq)


def table_of(state: State, by: By) -> int:
    """The table at which somebody speaks: a scribe's own, a juror's in this round."""
    if by.role is Role.SCRIBE:
        return by.number
    return seating_of(state, state.the_phase.id).table_of(JurorNumber(by.number))


def may_moderate(state: State, by: By, said: Contribution) -> bool:
    """A facilitator always; a scribe at the own table, where the plan leaves it to the tables."""
    if by.role is Role.FACILITATOR:
        return True
    return state.the_plan.moderation is Moderation.TABLE and said.table == by.number


def is_seen_by_others(state: State, said: Contribution) -> bool:
    return said.stands and is_let_through(state, said)


def is_let_through(state: State, said: Contribution) -> bool:
    """Whether those who look at contributions first, if anybody does, have shown it as it stands."""
    if state.the_plan.moderation is Moderation.NOBODY:
        return said.decision is not False
    return said.decision is True


def _apart(state: State, merged: Seq) -> State:
    """What was merged into one that is taken back stands by itself again."""
    for part in (said for said in state.contributions.values() if said.into == merged):
        state = with_said(state, replace(part, into=Seq(0)))
    return state


def _same(said: Contribution, act: Contribute | ReviseContribution) -> bool:
    if isinstance(act, Contribute) and (not said.stands or said.phase != act.phase):
        return False
    return (said.perspective, said.stance, said.text) == (act.perspective, act.stance, act.text.strip())


def _mine(state: State, by: By, contribution: Seq) -> Contribution:
    said = standing(state, contribution)
    if by not in said.authors:
        raise Refused(Reason.OTHERS)
    if said.phase != state.day.phase:
        raise Refused(Reason.ROUND_OVER)
    return said


def standing(state: State, contribution: Seq) -> Contribution:
    said = state.contributions.get(contribution)
    if said is None or not said.stands:
        raise Refused(Reason.UNKNOWN)
    return said


def with_said(state: State, said: Contribution) -> State:
    return replace(state, contributions={**state.contributions, said.seq: said})
