"""The rules of conditions: each in its author's own words, until that author says that another wording is theirs."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis, Seq
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_text
from .acts import MergeConditions, PartConditions
from .juror_acts import LONGEST_CONDITION, ConfirmCondition, StateCondition, WithdrawCondition
from .standing import canon_of, conditions_of, standing
from .state import Canon, Condition

MOST_CONDITIONS = 50
"""From one juror in one day."""


def check_state(state: State, by: By, act: StateCondition, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    standing(state, act.recommendation)
    check_text(act.text, LONGEST_CONDITION)
    mine = [each for each in state.recommendations.conditions.values() if each.author == by.number]
    if any((c.recommendation, c.text, c.withdrawn) == (act.recommendation, act.text.strip(), False) for c in mine):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(mine) >= MOST_CONDITIONS:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def apply_state(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, StateCondition)
    return _with(state, Condition(entry.seq, JurorNumber(entry.by.number), act.recommendation, act.text.strip()))


def check_withdraw(state: State, by: By, act: WithdrawCondition, now: Millis, given: object) -> Outcome:
    _mine(state, by, act.condition)
    return Outcome()


def apply_withdraw(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, WithdrawCondition)
    return _with(state, replace(state.recommendations.conditions[act.condition], withdrawn=True))


def check_merge(state: State, by: By, act: MergeConditions, now: Millis, given: object) -> Outcome:
    it = standing(state, act.recommendation)
    check_text(act.text, LONGEST_CONDITION)
    if not act.conditions or len(set(act.conditions)) != len(act.conditions):
        raise Refused(Reason.MALFORMED)
    if not set(act.conditions) <= {each.seq for each in conditions_of(state, it.seq)}:
        raise Refused(Reason.UNKNOWN)
    if any(canon_of(state, seq) for seq in act.conditions):
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_merge(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, MergeConditions)
    members: dict[Seq, bool | None] = dict.fromkeys(act.conditions)
    return _with_canon(state, Canon(entry.seq, act.recommendation, act.text.strip(), members))


def undo_merge(state: State, entry: Entry) -> PartConditions | None:
    if state.recommendations.canons[entry.seq].parted:
        return None
    return PartConditions(entry.seq, False, True, undoes=entry.seq)


def check_part(state: State, by: By, act: PartConditions, now: Millis, given: object) -> Outcome:
    canon = _canon(state, act.canon)
    if act.leaving != canon.parted:
        raise Refused(Reason.MOVED_ON)
    if act.parted == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if not act.parted and _is_elsewhere(state, canon):
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_part(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, PartConditions)
    return _with_canon(state, replace(state.recommendations.canons[act.canon], parted=act.parted))


def undo_part(state: State, entry: Entry) -> PartConditions | None:
    act = entry.act
    assert isinstance(act, PartConditions)
    canon = state.recommendations.canons[act.canon]
    if canon.parted != act.parted or (canon.parted and _is_elsewhere(state, canon)):
        return None
    return PartConditions(act.canon, act.parted, act.leaving, undoes=entry.seq)


def check_confirm(state: State, by: By, act: ConfirmCondition, now: Millis, given: object) -> Outcome:
    condition, canon = _mine(state, by, act.condition), _canon(state, act.canon)
    if canon.parted or condition.seq not in canon.members:
        raise Refused(Reason.MOVED_ON)
    if canon.members[condition.seq] is act.agrees:
        raise Refused(Reason.NOTHING_CHANGES)
    if canon_of(state, condition.seq) not in (None, canon):
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_confirm(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ConfirmCondition)
    canon = state.recommendations.canons[act.canon]
    return _with_canon(state, replace(canon, members={**canon.members, act.condition: act.agrees}))


def _is_elsewhere(state: State, canon: Canon) -> bool:
    """Whether a condition that would come back into this wording has gone into another one since."""
    return any(agrees is not False and canon_of(state, seq) for seq, agrees in canon.members.items())


def _mine(state: State, by: By, named: Seq) -> Condition:
    condition = state.recommendations.conditions.get(named)
    if condition is None or condition.withdrawn:
        raise Refused(Reason.UNKNOWN)
    if condition.author != by.number:
        raise Refused(Reason.OTHERS)
    return condition


def _canon(state: State, named: Seq) -> Canon:
    canon = state.recommendations.canons.get(named)
    if canon is None:
        raise Refused(Reason.UNKNOWN)
    return canon


def _with(state: State, condition: Condition) -> State:
    conditions = {**state.recommendations.conditions, condition.seq: condition}
    return replace(state, recommendations=replace(state.recommendations, conditions=conditions))


def _with_canon(state: State, canon: Canon) -> State:
    canons = {**state.recommendations.canons, canon.seq: canon}
    return replace(state, recommendations=replace(state.recommendations, canons=canons))
