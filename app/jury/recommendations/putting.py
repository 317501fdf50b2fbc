"""The rules by which a frozen recommendation is put to a vote, with what is enough settled before anybody votes."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import Millis, OptionId, QuestionId, VoteId
from ..people import By
from ..plan import Plan, check_plan
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_words
from ..votes.methods import can_be_answered
from ..votes.plan import Method, Option, Question, Vote, When
from .acts import LEVELS, LONGEST_RECOMMENDATION, PutRecommendation, TakenOff, TakeOffRecommendation
from .drafting import having
from .standing import recommendation, standing
from .state import Recommendation


def check_put(state: State, by: By, act: PutRecommendation, now: Millis, given: object) -> Outcome:
    it = standing(state, act.recommendation)
    if not it.frozen or it.latest is None or act.version != it.latest.number or act.phase != state.day.phase:
        raise Refused(Reason.MOVED_ON)
    if it.latest.votes:
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.levels) not in LEVELS or act.declared.threshold is None:
        raise Refused(Reason.CANNOT_BE_PUT)
    check_words(act.title, *act.levels, longest=LONGEST_RECOMMENDATION)
    if not can_be_answered(_asked(it, act)[0]):
        raise Refused(Reason.CANNOT_BE_PUT)
    check_plan(_with_vote(state, it, act).the_plan)
    return Outcome()


def apply_put(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, PutRecommendation)
    return _with_vote(state, state.recommendations.drafted[act.recommendation], act)


def undo_put(state: State, entry: Entry) -> TakeOffRecommendation | None:
    act = entry.act
    assert isinstance(act, PutRecommendation)
    it = state.recommendations.drafted[act.recommendation]
    votes = it.versions[act.version - 1].votes
    if not votes or state.voting(votes[-1]).version:
        return None
    return TakeOffRecommendation(it.seq, votes[-1], undoes=entry.seq)


def check_take_off(state: State, by: By, act: TakeOffRecommendation, now: Millis, given: object) -> TakenOff:
    it = recommendation(state, act.recommendation)
    if it.latest is None or act.vote not in it.latest.votes:
        raise Refused(Reason.UNKNOWN)
    if state.voting(act.vote).version:
        raise Refused(Reason.MOVED_ON)
    vote = state.the_plan.vote(act.vote)
    asked = state.the_plan.question(vote.questions[0])
    phase = next(phase.id for phase in state.the_plan.agenda if vote.id in phase.votes)
    return TakenOff(phase, vote.title, tuple(option.words for option in asked.options), asked.declared)


def apply_take_off(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, TakeOffRecommendation)
    it = state.recommendations.drafted[act.recommendation]
    latest = it.versions[-1]
    without = replace(latest, votes=tuple(vote for vote in latest.votes if vote != act.vote))
    state = having(state, replace(it, versions=(*it.versions[:-1], without)))
    return replace(state, plan=_without(state.the_plan, act.vote))


def undo_take_off(state: State, entry: Entry) -> PutRecommendation | None:
    act, before = entry.act, entry.outcome
    assert isinstance(act, TakeOffRecommendation)
    assert isinstance(before, TakenOff)
    it = state.recommendations.drafted[act.recommendation]
    if not it.is_standing or not it.frozen or it.versions[-1].votes or state.day.phase != before.phase:
        return None
    return PutRecommendation(
        it.seq, len(it.versions), before.phase, before.title, before.levels, before.declared, undoes=entry.seq
    )


def _asked(it: Recommendation, act: PutRecommendation) -> tuple[Question, Vote]:
    """The question is the frozen wording itself. An id is never used again."""
    name = f"recommendation-{it.seq}-{it.puts + 1}"
    options = tuple(Option(OptionId(f"level-{n}"), words) for n, words in enumerate(act.levels, 1))
    question = Question(
        QuestionId(name),
        Method.CONSENT,
        it.versions[act.version - 1].words,
        options,
        block=name,
        own_words=True,
        conditions=True,
        declared=act.declared,
    )
    return question, Vote(VoteId(name), When.INTERIM, act.title, (question.id,))


def _with_vote(state: State, it: Recommendation, act: PutRecommendation) -> State:
    question, vote = _asked(it, act)
    plan = state.the_plan
    agenda = tuple(
        replace(each, votes=(*each.votes, vote.id)) if each.id == act.phase else each for each in plan.agenda
    )
    plan = replace(plan, agenda=agenda, questions=(*plan.questions, question), votes=(*plan.votes, vote))
    latest = replace(it.versions[-1], votes=(*it.versions[-1].votes, vote.id))
    changed = replace(it, versions=(*it.versions[:-1], latest), puts=it.puts + 1)
    return having(replace(state, plan=plan), changed)


def _without(plan: Plan, name: VoteId) -> Plan:
    questions = plan.vote(name).questions
    return replace(
        plan,
        agenda=tuple(replace(each, votes=tuple(v for v in each.votes if v != name)) for each in plan.agenda),
        questions=tuple(each for each in plan.questions if each.id not in questions),
        votes=tuple(each for each in plan.votes if each.id != name),
    )
