"""The rules of what jurors say to the wording: other words for it, and whether a frozen version is in ours."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis, Seq
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_text
from .acts import AnswerAmendment
from .drafting import having
from .juror_acts import LONGEST_AMENDMENT, LONGEST_REASON, ProposeAmendment, SignOff, WithdrawAmendment
from .standing import check_decision, draft, standing
from .state import Amendment, SignedOff

MOST_AMENDMENTS = 50
"""From one juror in one day."""


def check_propose(state: State, by: By, act: ProposeAmendment, now: Millis, given: object) -> Outcome:
    """What was written to an earlier revision is still taken: a juror's words are not lost to a quick drafter."""
    state.check_present(by)
    it = draft(state, act.recommendation)
    if not 1 <= act.rev <= it.rev:
        raise Refused(Reason.MALFORMED)
    check_text(act.text, LONGEST_AMENDMENT)
    mine = [each for each in state.recommendations.amendments.values() if each.author == by.number]
    if any((a.recommendation, a.text, a.withdrawn) == (it.seq, act.text.strip(), False) for a in mine):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(mine) >= MOST_AMENDMENTS:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def apply_propose(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ProposeAmendment)
    author = JurorNumber(entry.by.number)
    return _with(state, Amendment(entry.seq, author, act.recommendation, act.rev, act.text.strip()))


def check_withdraw(state: State, by: By, act: WithdrawAmendment, now: Millis, given: object) -> Outcome:
    amendment = _waiting(state, act.amendment)
    if amendment.author != by.number:
        raise Refused(Reason.OTHERS)
    if amendment.taken is not None:
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_withdraw(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, WithdrawAmendment)
    return _with(state, replace(state.recommendations.amendments[act.amendment], withdrawn=True))


def check_answer(state: State, by: By, act: AnswerAmendment, now: Millis, given: object) -> Outcome:
    amendment = _waiting(state, act.amendment)
    check_decision(act.leaving, amendment.taken, act.taken, act.because)
    return Outcome()


def apply_answer(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AnswerAmendment)
    amendment = state.recommendations.amendments[act.amendment]
    return _with(state, replace(amendment, taken=act.taken, because=act.because.strip()))


def undo_answer(state: State, entry: Entry) -> AnswerAmendment | None:
    act = entry.act
    assert isinstance(act, AnswerAmendment)
    amendment = state.recommendations.amendments[act.amendment]
    if amendment.withdrawn or amendment.taken != act.taken:
        return None
    return AnswerAmendment(act.amendment, act.taken, act.leaving, undoes=entry.seq)


def check_sign_off(state: State, by: By, act: SignOff, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    it = standing(state, act.recommendation)
    if not it.frozen or it.latest is None or act.version != it.latest.number:
        raise Refused(Reason.MOVED_ON)
    if len(act.because) > LONGEST_REASON:
        raise Refused(Reason.TOO_LONG)
    if not act.ours:
        check_text(act.because, LONGEST_REASON)
    if it.latest.signed.get(JurorNumber(by.number)) == _signed(act):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_sign_off(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, SignOff)
    it = state.recommendations.drafted[act.recommendation]
    latest = it.versions[-1]
    signed = latest.signed.having(JurorNumber(entry.by.number), _signed(act))
    return having(state, replace(it, versions=(*it.versions[:-1], replace(latest, signed=signed))))


def _signed(act: SignOff) -> SignedOff:
    return SignedOff(act.ours, "" if act.ours else act.because.strip())


def _waiting(state: State, named: Seq) -> Amendment:
    amendment = state.recommendations.amendments.get(named)
    if amendment is None or amendment.withdrawn:
        raise Refused(Reason.UNKNOWN)
    return amendment


def _with(state: State, amendment: Amendment) -> State:
    amendments = {**state.recommendations.amendments, amendment.seq: amendment}
    return replace(state, recommendations=replace(state.recommendations, amendments=amendments))
