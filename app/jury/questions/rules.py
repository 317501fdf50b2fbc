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
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from .state import WitnessQuestion

MOST_QUESTIONS = 100
"""More than anybody asks in a day, and not enough to drown the others."""


def check_ask(state: State, by: By, act: AskWitness, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    check_text(act.text, LONGEST_QUESTION)
    if act.about is not None:
        state.the_plan.exhibit(act.about)
    mine = [asked for asked in state.questions.asked.values() if asked.author == by]
    if any(asked.text == act.text.strip() and not asked.withdrawn for asked in mine):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(mine) >= MOST_QUESTIONS:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def apply_ask(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AskWitness)
    return _with(state, WitnessQuestion(entry.seq, entry.by, state.the_phase.id, act.text.strip(), act.about))


def check_withdraw(state: State, by: By, act: WithdrawWitnessQuestion, now: Millis, given: object) -> Outcome:
    asked = _standing(state, act.question)
    if asked.author != by:
        raise Refused(Reason.OTHERS)
    if asked.answered or state.questions.put == asked.seq:
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_withdraw(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, WithdrawWitnessQuestion)
    return _with(state, replace(state.questions.asked[act.question], withdrawn=True))


def check_second(state: State, by: By, act: SecondWitnessQuestion, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    asked = _standing(state, act.question)
    if not asked.shown:
        raise Refused(Reason.UNKNOWN)
    if asked.author == by:
        raise Refused(Reason.OWN)
    if (JurorNumber(by.number) in asked.seconds) == act.on:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_second(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, SecondWitnessQuestion)
    asked, juror = state.questions.asked[act.question], JurorNumber(entry.by.number)
    seconds = asked.seconds | {juror} if act.on else asked.seconds - {juror}
    return _with(state, replace(asked, seconds=seconds))


def check_moderate(state: State, by: By, act: ModerateWitnessQuestion, now: Millis, given: object) -> Outcome:
    asked = _standing(state, act.question)
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
    return _with(state, replace(asked, shown=act.shown, because=act.because.strip()))


def undo_moderate(state: State, entry: Entry) -> ModerateWitnessQuestion | None:
    act = entry.act
    assert isinstance(act, ModerateWitnessQuestion)
    asked = state.questions.asked[act.question]
    stands = asked.shown == act.shown and not asked.withdrawn and state.questions.put != asked.seq
    return ModerateWitnessQuestion(act.question, act.shown, act.leaving, undoes=entry.seq) if stands else None


def check_put(state: State, by: By, act: PutWitnessQuestion, now: Millis, given: object) -> Outcome:
    if act.leaving != state.questions.put:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.to is not None and not _standing(state, act.to).shown:
        raise Refused(Reason.NOT_NOW)
    return Outcome()


def apply_put(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, PutWitnessQuestion)
    return replace(state, questions=replace(state.questions, put=act.to))


def undo_put(state: State, entry: Entry) -> PutWitnessQuestion | None:
    act = entry.act
    assert isinstance(act, PutWitnessQuestion)
    before = state.questions.asked.get(act.leaving) if act.leaving is not None else None
    if state.questions.put != act.to or (before is not None and not before.is_open_to_all):
        return None
    return PutWitnessQuestion(act.to, act.leaving, undoes=entry.seq)


def check_answer(state: State, by: By, act: AnswerWitnessQuestion, now: Millis, given: object) -> Outcome:
    asked = _standing(state, act.question)
    if act.leaving != asked.answered:
        raise Refused(Reason.MOVED_ON)
    if (act.answered, act.reply.strip()) == (asked.answered, asked.reply):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.reply) > LONGEST_REPLY:
        raise Refused(Reason.TOO_LONG)
    return Outcome()


def apply_answer(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AnswerWitnessQuestion)
    asked = state.questions.asked[act.question]
    return _with(state, replace(asked, answered=act.answered, reply=act.reply.strip()))


def undo_answer(state: State, entry: Entry) -> AnswerWitnessQuestion | None:
    act = entry.act
    assert isinstance(act, AnswerWitnessQuestion)
    asked = state.questions.asked[act.question]
    stands = asked.answered == act.answered != act.leaving and not asked.withdrawn
    return AnswerWitnessQuestion(act.question, act.answered, act.leaving, undoes=entry.seq) if stands else None


def _standing(state: State, question: Seq) -> WitnessQuestion:
    asked = state.questions.asked.get(question)
    if asked is None or asked.withdrawn:
        raise Refused(Reason.UNKNOWN)
    return asked


def _with(state: State, asked: WitnessQuestion) -> State:
    return replace(state, questions=replace(state.questions, asked={**state.questions.asked, asked.seq: asked}))
