"""Refined preferences: where each person stands on each option at the end, on what condition, and how they got there.

A record, and not a score. `reasoned`, `stable` and the other flags say what somebody did, not how well. Records hold
jurors' numbers: nothing that leaves may show them, except under the rules of release.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...jury.numbers import JurorNumber, OptionId, QuestionId, VoteId
from ...jury.state import State
from ...jury.votes.instrument import Instrument, Proposal
from ...jury.votes.moments import in_order
from ...jury.votes.plan import Question, Reading
from ...jury.votes.state import Answer, Voting
from .answered import number
from .transitions import Position, class_of


@dataclass(frozen=True, slots=True)
class Record:
    """One person and one option at the end. `before` is None for whoever gave no first view.

    informed: ticked an answer to everything there was to know, and not "not sure"; None where nothing was asked.
    conditions: those that were ticked; own_condition: whether they said, asked if it can go forward, what would have to
    change. Whoever is not for it and names a condition stays where they are, and counts among those it would bring.
    reasoned: gave a reason, from the list or in own words, or a condition. stable: stands where they stood at first;
    None without a first view. both_sides: among the reasons is one for oneself and one for all.
    """

    juror: JurorNumber
    option: OptionId
    before: Position | None
    position: Position
    conditions: tuple[OptionId, ...]
    own_condition: bool
    confidence: float | None
    reasons: tuple[str, ...]
    own_words: str
    mattered: str | None
    informed: bool | None
    reasoned: bool
    stable: bool | None
    both_sides: bool


def records(state: State, asked: Instrument) -> tuple[Record, ...]:
    """Of everybody who said at the end whether they support it, in the order of seats and options."""
    assert asked.last
    support = (state.voting(asked.last.id).answers_to(p.support.id) for p in asked.proposals)
    jurors = sorted(set[JurorNumber]().union(*(answers.keys() for answers in support)))
    return tuple(record for juror in jurors for record in _of(state, asked, juror))


def _of(state: State, asked: Instrument, juror: JurorNumber) -> Iterator[Record]:
    assert asked.last
    last = asked.last.id
    chosen = _answer(state, last, asked.reasons, juror)
    reasons = _reasons(asked, chosen)
    known = [_answer(state, last, question, juror) for question in asked.known]
    confidence = _answer(state, last, asked.confidence, juror)
    for proposal in asked.proposals:
        answer = state.voting(last).answers_to(proposal.support.id).get(juror)
        if answer is None:
            continue
        before = first_position(state, asked, proposal, juror)
        ticked, written = ticked_conditions(state, proposal, juror), has_own_condition(state, proposal, juror)
        on_condition = bool(ticked) or written
        yield Record(
            juror=juror,
            option=proposal.id,
            before=before,
            position=position(answer, on_condition=on_condition),
            conditions=ticked,
            own_condition=written,
            confidence=number(confidence.mark) if confidence else None,
            reasons=tuple(option for option, _ in reasons),
            own_words=chosen.words if chosen else "",
            mattered=mattered_most(state, juror),
            informed=all(a is not None and number(a.mark) is not None for a in known) if known else None,
            reasoned=bool(reasons or on_condition or (chosen and chosen.words)),
            stable=None if before is None else class_of(number(answer.mark)) is before,
            both_sides={Reading.ME, Reading.ALL} <= {hat for _, hat in reasons},
        )


def position(support: Answer, *, on_condition: bool) -> Position:
    """By the scale, as at first; who is for it and names a condition is for it on that condition."""
    found = class_of(number(support.mark))
    return Position.IF if on_condition and found is Position.SUPPORT else found


def first_position(state: State, asked: Instrument, proposal: Proposal, juror: JurorNumber) -> Position | None:
    answers = state.voting(asked.first.id).answers_to(proposal.support.id) if asked.first else {}
    answer = answers.get(juror)
    return class_of(number(answer.mark)) if answer else None


def ticked_conditions(state: State, proposal: Proposal, juror: JurorNumber) -> tuple[OptionId, ...]:
    """Those of the listed that would have to be met; () for none, or where there is no list."""
    answer = _last_answer(state, proposal.conditions.id, juror) if proposal.conditions else None
    if proposal.conditions is None or answer is None or not isinstance(answer.mark, tuple):
        return ()
    return tuple(proposal.conditions.options[place].id for place in answer.mark)


def has_own_condition(state: State, proposal: Proposal, juror: JurorNumber) -> bool:
    answer = _last_answer(state, proposal.consent.id, juror) if proposal.consent else None
    return bool(answer and answer.condition.strip())


def mattered_most(state: State, juror: JurorNumber) -> str | None:
    """The id of the exhibit that somebody said mattered most; None where they named none."""
    question = next((q for q in state.the_plan.questions if q.id == "mattered"), None)
    answer = _last_answer(state, question.id, juror) if question else None
    if question is None or answer is None or not isinstance(answer.mark, int):
        return None
    chosen = str(question.options[answer.mark].id) if answer.mark < len(question.options) else None
    return chosen if chosen in {str(exhibit.id) for exhibit in state.the_plan.exhibits} else None


def last_closed(state: State, question: QuestionId) -> Voting | None:
    """The last vote on a question that has closed."""
    votes = (vote for vote in in_order(state.the_plan.votes) if question in vote.questions)
    closed = [state.voting(vote.id) for vote in votes if state.voting(vote.id).is_closed]
    return closed[-1] if closed else None


def _last_answer(state: State, question: QuestionId, juror: JurorNumber) -> Answer | None:
    voting = last_closed(state, question)
    return voting.answers_to(question).get(juror) if voting else None


def _answer(state: State, vote: VoteId, question: Question | None, juror: JurorNumber) -> Answer | None:
    return state.voting(vote).answers_to(question.id).get(juror) if question else None


def _reasons(asked: Instrument, chosen: Answer | None) -> tuple[tuple[str, Reading | None], ...]:
    if asked.reasons is None or chosen is None or not isinstance(chosen.mark, tuple):
        return ()
    options = (asked.reasons.options[place] for place in chosen.mark)
    return tuple((option.id, option.reading) for option in options)
