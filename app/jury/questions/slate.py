"""The rules of the list of questions to be put: what was found fair, what a facilitator makes of it, and whom it leaves
without one.

How a fair list is found is not for here: it comes as given, and is held to be what it says only as far as its questions
can be put at all.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Set
from dataclasses import replace
from typing import TypeVar

from ..entry import Entry
from ..numbers import ExhibitId, JurorNumber, Millis, Seq
from ..people import By, Role
from ..reasons import Reason, Refused
from ..state import State
from .acts import LONGEST_REPLY, ProposeSlate, SetSlate, SlateProposed, SlateSet
from .kinds import PUT_IN_THE_ROOM
from .state import Proposal, SlateMade, WitnessQuestion

MOST_SLOTS = 20
MOST_ON_LIST = 50

Juror = TypeVar("Juror", bound=Hashable)
Asked = TypeVar("Asked", bound=Hashable)


def unrepresented(seconds: Mapping[Juror, Collection[Asked]], chosen: Set[Asked]) -> tuple[Juror, ...]:
    """Those who want something put, and of whose questions none is."""
    return tuple(juror for juror, questions in seconds.items() if questions and chosen.isdisjoint(questions))


def wanted(
    state: State, about: ExhibitId | None = None, also: Set[Seq] = frozenset()
) -> dict[JurorNumber, tuple[Seq, ...]]:
    """Who wants which questions put, their own among them: of those that were not put yet, and of `also`."""
    found: dict[JurorNumber, tuple[Seq, ...]] = {}
    for asked in state.questions.asked.values():
        if asked.seq in also or (can_be_listed(asked) and not asked.times_put and about in (None, asked.about)):
            for juror in wanting(asked):
                found[juror] = (*found.get(juror, ()), asked.seq)
    return dict(sorted(found.items()))


def wanting(asked: WitnessQuestion) -> Set[JurorNumber]:
    """The jurors who asked it or second it."""
    return asked.seconds | {JurorNumber(author.number) for author in asked.authors if author.role is Role.JUROR}


def can_be_listed(asked: WitnessQuestion) -> bool:
    return asked.is_open_to_all and not asked.is_settled and asked.kind in PUT_IN_THE_ROOM


def listed(state: State) -> tuple[WitnessQuestion, ...]:
    """The list as it stands: without what was taken back or hidden, and with what was merged in its parts' place."""
    return tuple(dict.fromkeys(_listed(state)))


def _listed(state: State) -> Iterator[WitnessQuestion]:
    for seq in state.questions.slate:
        asked = state.questions.asked[seq]
        while asked.into:
            asked = state.questions.asked[asked.into]
        if asked.is_open_to_all:
            yield asked


def next_listed(state: State) -> WitnessQuestion | None:
    """The first on the list that was not put yet."""
    return next((asked for asked in listed(state) if not asked.times_put and not asked.is_settled), None)


def without_question(state: State) -> tuple[JurorNumber, ...]:
    """Who wants something put, and has nothing on the list as it stands."""
    there = {asked.seq for asked in listed(state)}
    return unrepresented(wanted(state, also=there), there)


def check_propose(state: State, by: By, act: ProposeSlate, now: Millis, given: object) -> SlateProposed:
    """given: the questions, in order, as they were found from `wanted`."""
    if act.about is not None:
        state.the_plan.exhibit(act.about)
    if not 1 <= act.slots <= MOST_SLOTS:
        raise Refused(Reason.TOO_MANY)
    if not isinstance(given, tuple) or len(given) > act.slots or len(set(given)) != len(given):
        raise Refused(Reason.TRY_AGAIN)
    wants = wanted(state, act.about)
    if not {*given} <= {seq for questions in wants.values() for seq in questions}:
        raise Refused(Reason.TRY_AGAIN)
    found = SlateProposed(given, unrepresented(wants, set(given)))
    if not given or state.questions.proposal == _proposal(state.questions.proposal, act, found):
        raise Refused(Reason.NOTHING_CHANGES)
    return found


def apply_propose(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, ProposeSlate)
    assert isinstance(outcome, SlateProposed)
    proposal = Proposal(entry.seq, act.slots, act.about, outcome.slate, outcome.unrepresented)
    return replace(state, questions=replace(state.questions, proposal=proposal))


def check_set(state: State, by: By, act: SetSlate, now: Millis, given: object) -> SlateSet:
    if act.leaving != state.questions.slate:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving and act.because.strip() in ("", _because(state)):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.to) > MOST_ON_LIST or len(set(act.to)) != len(act.to):
        raise Refused(Reason.TOO_MANY)
    if len(act.because) > LONGEST_REPLY:
        raise Refused(Reason.TOO_LONG)
    stood = {asked.seq for asked in listed(state)}
    for asked in map(state.questions.asked.get, act.to):
        if asked is None:
            raise Refused(Reason.UNKNOWN)
        if asked.seq not in stood and not can_be_listed(asked):
            raise Refused(Reason.NOT_NOW)
    proposal = state.questions.proposal
    wants = wanted(state, proposal.about if proposal else None, also={*act.to})
    return SlateSet(proposal.slate if proposal else (), unrepresented(wants, {*act.to}))


def apply_set(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, SetSlate)
    assert isinstance(outcome, SlateSet)
    proposal = state.questions.proposal
    made = SlateMade(proposal, act.to, act.because.strip() or _because(state), outcome.unrepresented)
    slates = {**state.questions.slates, proposal.seq if proposal else Seq(0): made}
    return replace(state, questions=replace(state.questions, slate=act.to, slates=slates))


def undo_set(state: State, entry: Entry) -> SetSlate | None:
    act = entry.act
    assert isinstance(act, SetSlate)
    newer = state.questions.proposal is not None and state.questions.proposal.seq > entry.seq
    stands = all(can_be_listed(state.questions.asked[seq]) for seq in act.leaving)
    if newer or not stands or state.questions.slate != act.to or act.to == act.leaving:
        return None
    return SetSlate(act.to, act.leaving, undoes=entry.seq)


def _because(state: State) -> str:
    """Why the list is as it is, as it was said since the latest proposal."""
    proposal = state.questions.proposal
    made = state.questions.slates.get(proposal.seq if proposal else Seq(0))
    return made.because if made else ""


def _proposal(before: Proposal | None, act: ProposeSlate, found: SlateProposed) -> Proposal | None:
    seq = before.seq if before else Seq(0)
    return Proposal(seq, act.slots, act.about, found.slate, found.unrepresented)
