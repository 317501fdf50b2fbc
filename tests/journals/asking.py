"""What can be done with questions beyond asking, seconding and answering them: once at least, after the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.questions.acts import (
    AnswerQuestionMerge,
    AnswerWitnessQuestion,
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    OfferQuestionMerge,
    ProposeSlate,
    PutWitnessQuestion,
    RequestEvidence,
    SecondWitnessQuestion,
    SetSlate,
)
from app.jury.questions.kinds import Answerer, Ground, Kind
from app.study.slate import proposed_slate
from tests.journals.day import FACILITATOR, juror

if TYPE_CHECKING:
    from tests.journals.day import Day


def ask_more(day: Day) -> None:
    """On the step at which questions are asked, with nothing on the wall."""
    if day.state.questions.put is not None:
        day.do(FACILITATOR, PutWitnessQuestion(day.state.questions.put, None))
    first, second, third, fourth, fifth = day.here[:5]
    grow = day.do(juror(first), AskWitness("Will the grant grow?"))
    grows = day.do(juror(second), AskWitness("Is the grant going to be larger?"))
    lunch = day.do(juror(third), AskWitness("Who reads what we say?", kind=Kind.ORGANISER))
    known = day.do(juror(fourth), AskWitness("How many never go?", kind=Kind.TO_KNOW))
    rude = day.do(juror(fifth), AskWitness("Why is that one so dull?"))
    figures = day.do(juror(fifth), RequestEvidence("What other towns pay", "An auditor"))
    for seq in (grow, grows, lunch, known, figures):
        day.do(FACILITATOR, ModerateWitnessQuestion(seq, None, True))
    day.do(FACILITATOR, ModerateWitnessQuestion(rude, None, False, "Say it otherwise?", Ground.HURTS))
    day.do(juror(third), SecondWitnessQuestion(figures))
    day.do(juror(fourth), SecondWitnessQuestion(grow))
    one = day.do(FACILITATOR, OfferQuestionMerge(grow, grows, "Will the grant be larger?"))
    day.do(juror(first), AnswerQuestionMerge(one, True))
    merged = day.do(juror(second), AnswerQuestionMerge(one, True))
    list_them(day, merged, lunch)
    day.do(FACILITATOR, DeclineAnswer(known, False, True, "Nobody has counted.", Answerer.ORGANISER))
    shown = day.state.the_plan.exhibits[0].id
    day.do(FACILITATOR, AnswerWitnessQuestion(figures, False, True, "A table of them.", True, exhibit=shown))


def list_them(day: Day, merged: int, lunch: int) -> None:
    propose = ProposeSlate(2)
    day.do(FACILITATOR, propose, proposed_slate("", day.state, propose))
    proposal = day.state.questions.proposal
    assert proposal
    day.do(FACILITATOR, SetSlate((), proposal.slate))
    day.do(FACILITATOR, SetSlate(proposal.slate, (lunch, merged), "Whoever reads it is here only now."))
    day.undo()
    day.do(FACILITATOR, SetSlate(proposal.slate, (lunch, merged), "Whoever reads it is here only now."))
    day.do(FACILITATOR, PutWitnessQuestion(None, lunch))
    day.do(FACILITATOR, AnswerWitnessQuestion(lunch, False, True, "All of us.", who=Answerer.ORGANISER))
    day.do(FACILITATOR, PutWitnessQuestion(lunch, merged))
