"""The rules of witness questions."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis, Seq
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_text
from .acts import (
    LONGEST_QUESTION,
    LONGEST_REPLY,
    AnswerWitnessQuestion,
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    RequestEvidence,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from .kinds import Answerer, Kind
from .state import WitnessQuestion

MOST_QUESTIONS = 100
"""More than anybody asks in a day, and not enough to drown the others."""


def check_ask(state: State, by: By, act: AskWitness, now: Millis, given: object) -> Outcome:
    if act.kind is Kind.EVIDENCE:
        raise Refused(Reason.MALFORMED)
    if act.about is not None:
        state.the_plan.exhibit(act.about)
    return _check_new(state, by, act.text)


def apply_ask(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AskWitness)
    asked = WitnessQuestion(entry.seq, entry.by, state.the_phase.id, act.text.strip(), act.about, kind=act.kind)
    return with_asked(state, asked)


def check_request(state: State, by: By, act: RequestEvidence, now: Millis, given: object) -> Outcome:
    if len(act.whom) > LONGEST_QUESTION:
        raise Refused(Reason.TOO_LONG)
    return _check_new(state, by, act.text)


def apply_request(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, RequestEvidence)
    asked = WitnessQuestion(entry.seq, entry.by, state.the_phase.id, act.text.strip(), kind=Kind.EVIDENCE)
    return with_asked(state, replace(asked, whom=act.whom.strip()))


def _check_new(state: State, by: By, text: str) -> Outcome:
    state.check_present(by)
    check_text(text, LONGEST_QUESTION)
    mine = [asked for asked in state.questions.asked.values() if asked.author == by]
    if any(asked.text == text.strip() and not asked.withdrawn for asked in mine):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(mine) >= MOST_QUESTIONS:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def check_withdraw(state: State, by: By, act: WithdrawWitnessQuestion, now: Millis, given: object) -> Outcome:
    asked = standing(state, act.question)
    if by not in asked.authors:
        raise Refused(Reason.OTHERS)
    if asked.is_settled or state.questions.put == asked.seq:
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_withdraw(state: State, entry: Entry) -> State:
    """What was merged into one that is taken back stands by itself again."""
    act = entry.act
    assert isinstance(act, WithdrawWitnessQuestion)
    taken = state.questions.asked[act.question]
    for part in [asked for asked in state.questions.asked.values() if asked.into == taken.seq]:
        state = with_asked(state, replace(part, into=Seq(0)))
    return with_asked(state, replace(taken, withdrawn=True))


def check_second(state: State, by: By, act: SecondWitnessQuestion, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    asked = standing(state, act.question)
    if not asked.shown:
        raise Refused(Reason.UNKNOWN)
    if by in asked.authors:
        raise Refused(Reason.OWN)
    if (JurorNumber(by.number) in asked.seconds) == act.on:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_second(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, SecondWitnessQuestion)
    asked, juror = state.questions.asked[act.question], JurorNumber(entry.by.number)
    seconds = asked.seconds | {juror} if act.on else asked.seconds - {juror}
    return with_asked(state, replace(asked, seconds=seconds))


def check_moderate(state: State, by: By, act: ModerateWitnessQuestion, now: Millis, given: object) -> Outcome:
    asked = standing(state, act.question)
    if act.leaving != asked.shown or state.questions.put == asked.seq:
        raise Refused(Reason.MOVED_ON)
    if act.shown == asked.shown:
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.because) > LONGEST_REPLY:
        raise Refused(Reason.TOO_LONG)
    return Outcome()


def apply_moderate(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ModerateWitnessQuestion)
    asked = state.questions.asked[act.question]
    return with_asked(state, replace(asked, shown=act.shown, because=act.because.strip(), ground=act.ground))


def undo_moderate(state: State, entry: Entry) -> ModerateWitnessQuestion | None:
    act = entry.act
    assert isinstance(act, ModerateWitnessQuestion)
    asked = state.questions.asked[act.question]
    stands = asked.shown == act.shown and asked.stands and state.questions.put != asked.seq
    return ModerateWitnessQuestion(act.question, act.shown, act.leaving, undoes=entry.seq) if stands else None


def check_put(state: State, by: By, act: PutWitnessQuestion, now: Millis, given: object) -> Outcome:
    if act.leaving != state.questions.put:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.to is not None and not standing(state, act.to).shown:
        raise Refused(Reason.NOT_NOW)
    return Outcome()


def apply_put(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, PutWitnessQuestion)
    state = replace(state, questions=replace(state.questions, put=act.to))
    # What is taken back was never put; what comes back to the wall by that is not put a second time.
    counted, by_one = (act.to, 1) if act.undoes is None else (act.leaving, -1)
    if counted is None:
        return state
    asked = state.questions.asked[counted]
    return with_asked(state, replace(asked, times_put=max(0, asked.times_put + by_one)))


def undo_put(state: State, entry: Entry) -> PutWitnessQuestion | None:
    act = entry.act
    assert isinstance(act, PutWitnessQuestion)
    before = state.questions.asked.get(act.leaving) if act.leaving is not None else None
    if state.questions.put != act.to or (before is not None and not before.is_open_to_all):
        return None
    return PutWitnessQuestion(act.to, act.leaving, undoes=entry.seq)


def check_answer(state: State, by: By, act: AnswerWitnessQuestion, now: Millis, given: object) -> Outcome:
    asked = standing(state, act.question)
    if act.leaving != asked.answered or asked.declined:
        raise Refused(Reason.MOVED_ON)
    if act.exhibit is not None:
        state.the_plan.exhibit(act.exhibit)
    if _answered(asked, act) == asked:
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.reply) > LONGEST_REPLY:
        raise Refused(Reason.TOO_LONG)
    return Outcome()


def apply_answer(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AnswerWitnessQuestion)
    return with_asked(state, _answered(state.questions.asked[act.question], act))


def _answered(asked: WitnessQuestion, act: AnswerWitnessQuestion) -> WitnessQuestion:
    if not act.answered:
        return replace(
            asked, answered=False, reply=act.reply.strip(), partly=False, answerer=Answerer.WITNESS, exhibit=None
        )
    return replace(
        asked, answered=True, reply=act.reply.strip(), partly=act.partly, answerer=act.who, exhibit=act.exhibit
    )


def undo_answer(state: State, entry: Entry) -> AnswerWitnessQuestion | None:
    act = entry.act
    assert isinstance(act, AnswerWitnessQuestion)
    asked = state.questions.asked[act.question]
    stands = asked.answered == act.answered != act.leaving and asked.stands
    return AnswerWitnessQuestion(act.question, act.answered, act.leaving, undoes=entry.seq) if stands else None


def check_decline(state: State, by: By, act: DeclineAnswer, now: Millis, given: object) -> Outcome:
    asked = standing(state, act.question)
    if act.leaving != asked.declined or asked.answered:
        raise Refused(Reason.MOVED_ON)
    if act.declined == asked.declined:
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.because) > LONGEST_REPLY:
        raise Refused(Reason.TOO_LONG)
    return Outcome()


def apply_decline(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, DeclineAnswer)
    asked = state.questions.asked[act.question]
    return with_asked(state, replace(asked, declined=act.declined, reply=act.because.strip(), answerer=act.who))


def undo_decline(state: State, entry: Entry) -> DeclineAnswer | None:
    act = entry.act
    assert isinstance(act, DeclineAnswer)
    asked = state.questions.asked[act.question]
    stands = asked.declined == act.declined and asked.stands and not asked.answered
    return DeclineAnswer(act.question, act.declined, act.leaving, undoes=entry.seq) if stands else None


def standing(state: State, question: Seq) -> WitnessQuestion:
    asked = state.questions.asked.get(question)
    if asked is None or not asked.stands:
        raise Refused(Reason.UNKNOWN)
    return asked


def with_asked(state: State, asked: WitnessQuestion) -> State:
    return replace(state, questions=replace(state.questions, asked={**state.questions.asked, asked.seq: asked}))
