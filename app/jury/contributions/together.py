"""The rules for what a table says together: what it proposes, who says so too, and two contributions in one wording."""

from dataclasses import replace

from ..act import Outcome
from ..consent import check_consent, check_new, consented
from ..entry import Entry
from ..numbers import JurorNumber, Millis, Seq
from ..people import By, Role
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_text
from ..turns.rules import may_host
from .acts import (
    LONGEST_CONTRIBUTION,
    AnswerMerge,
    MergeOffered,
    OfferMerge,
    ProposeContribution,
    SecondContribution,
)
from .rules import MOST_CONTRIBUTIONS, is_seen_by_others, may_moderate, standing, table_of, with_said
from .state import Contribution, Merge


def check_propose(state: State, by: By, act: ProposeContribution, now: Millis, given: object) -> Outcome:
    said = _hosted(state, by, act.contribution)
    if said.proposal == act.on:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_propose(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ProposeContribution)
    return with_said(state, replace(state.contributions[act.contribution], proposal=act.on))


def check_second(state: State, by: By, act: SecondContribution, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    said = _of_this_round(state, act.contribution)
    if not is_seen_by_others(state, said) or said.table != table_of(state, by):
        raise Refused(Reason.UNKNOWN)
    if by in said.authors:
        raise Refused(Reason.OWN)
    if (JurorNumber(by.number) in said.seconds) == act.on:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_second(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, SecondContribution)
    said, juror = state.contributions[act.contribution], {JurorNumber(entry.by.number)}
    return with_said(state, replace(said, seconds=said.seconds | juror if act.on else said.seconds - juror))


def check_offer(state: State, by: By, act: OfferMerge, now: Millis, given: object) -> MergeOffered:
    """Nobody puts together what they cannot see."""
    first, second = _hosted(state, by, act.first), _hosted(state, by, act.second)
    if not (can_see(state, by, first) and can_see(state, by, second)):
        raise Refused(Reason.UNKNOWN)
    if first.seq == second.seq or first.table != second.table:
        raise Refused(Reason.APART)
    check_text(act.text, LONGEST_CONTRIBUTION)
    merges = state.merges.values()
    check_new(by, act.first, act.second, merges, lambda merge: is_pending(state, merge), MOST_CONTRIBUTIONS)
    asked = dict.fromkeys(str(author) for author in (*first.authors, *second.authors))
    return MergeOffered(first.rev, second.rev, tuple(asked))


def apply_offer(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, OfferMerge)
    assert isinstance(outcome, MergeOffered)
    merge = Merge(
        seq=entry.seq,
        by=entry.by,
        first=act.first,
        second=act.second,
        first_rev=outcome.first_rev,
        second_rev=outcome.second_rev,
        perspective=act.perspective,
        stance=act.stance,
        text=act.text.strip(),
        asked=frozenset(map(By.read, outcome.asked)),
    )
    return _answered(state, consented(merge, entry.by), entry.seq)


def check_answer(state: State, by: By, act: AnswerMerge, now: Millis, given: object) -> Outcome:
    return check_consent(by, state.merges.get(act.merge), lambda merge: is_pending(state, merge), act.agrees)


def apply_answer(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AnswerMerge)
    return _answered(state, consented(state.merges[act.merge], entry.by, act.agrees), entry.seq)


def is_pending(state: State, merge: Merge) -> bool:
    """Both stand as they were when it was offered, in the round that still goes on."""
    parts = ((merge.first, merge.first_rev), (merge.second, merge.second_rev))
    both = [(state.contributions[part], rev) for part, rev in parts]
    unchanged = all(said.stands and said.rev == rev and said.phase == state.day.phase for said, rev in both)
    return unchanged and not merge.over


def can_see(state: State, by: By, said: Contribution) -> bool:
    if by in said.authors or is_seen_by_others(state, said):
        return True
    return by.role in (Role.FACILITATOR, Role.SCRIBE) and may_moderate(state, by, said)


def _answered(state: State, merge: Merge, seq: Seq) -> State:
    """Once everybody has agreed, one contribution stands for both, looked at if whoever offered it may do that."""
    if merge.over or not merge.is_agreed:
        return _with_merge(state, merge)
    first, second = state.contributions[merge.first], state.contributions[merge.second]
    made = Contribution(
        seq=seq,
        author=merge.by,
        phase=first.phase,
        table=first.table,
        perspective=merge.perspective,
        stance=merge.stance,
        text=merge.text,
        proposal=first.proposal or second.proposal,
        voices=tuple(dict.fromkeys((*first.authors, *second.authors))),
    )
    if merge.by.role is not Role.JUROR and may_moderate(state, merge.by, made):
        made = replace(made, moderated=1, shown=True)
    for part in (first, second):
        state = with_said(state, replace(part, into=seq))
    return _with_merge(with_said(state, made), replace(merge, over=True))


def _hosted(state: State, by: By, contribution: Seq) -> Contribution:
    said = _of_this_round(state, contribution)
    if not may_host(state, by, said.phase, said.table):
        raise Refused(Reason.NOT_ALLOWED)
    return said


def _of_this_round(state: State, contribution: Seq) -> Contribution:
    said = standing(state, contribution)
    if said.phase != state.day.phase:
        raise Refused(Reason.ROUND_OVER)
    return said


def _with_merge(state: State, merge: Merge) -> State:
    return replace(state, merges={**state.merges, merge.seq: merge})
