"""For each act on what the room asks, beyond asking it, a day on which it may be done."""

from app.jury.act import Act
from app.jury.people import By
from app.jury.questions.acts import (
    AnswerQuestionMerge,
    DeclineAnswer,
    ModerateWitnessQuestion,
    OfferQuestionMerge,
    ProposeSlate,
    RequestEvidence,
    SecondWitnessQuestion,
    SetSlate,
)
from app.jury.state import State
from tests.days import FACILITATOR, HEARING_SHOWN, Step, asked, juror, told


def all_shown(state: State) -> Step:
    """A facilitator shows every question that nobody has looked at."""
    waiting = (each.seq for each in state.questions.asked.values() if each.shown is None)
    return tuple((FACILITATOR, ModerateWitnessQuestion(seq, None, True)) for seq in waiting)


def shown(*day: Step) -> Step:
    return (*day, *all_shown(told(*day)[1]))


THREE_ASKED = shown(HEARING_SHOWN, asked(2, "And who does not?"), asked(3, "Since when?"))
"""Jurors 1, 2 and 3 have each asked something that the room sees."""
FIRST, OTHER, LAST = told(THREE_ASKED)[1].questions.asked
WANTED: Step = (THREE_ASKED, (juror(4), SecondWitnessQuestion(FIRST)), (juror(2), SecondWitnessQuestion(FIRST)))
"""Four want something put: 1, 2 and 4 the first, 2 their own as well, 3 their own alone."""
OFFER: tuple[By, Act] = (FACILITATOR, OfferQuestionMerge(FIRST, OTHER, "Who pays, and who does not?"))
OFFERED: Step = (THREE_ASKED, OFFER)
OFFERED_IN = told(OFFERED)[0][-1].seq
PROPOSED: Step = (WANTED, lambda state: (FACILITATOR, ProposeSlate(2), (FIRST, LAST)))
ADOPTED: Step = (PROPOSED, (FACILITATOR, SetSlate((), (FIRST, LAST))))

ASKING: dict[type[Act], tuple[Step, Act]] = {
    RequestEvidence: (THREE_ASKED, RequestEvidence("What it costs in other towns", "The auditor")),
    DeclineAnswer: (THREE_ASKED, DeclineAnswer(FIRST, False, True, "It is a secret.")),
    OfferQuestionMerge: (THREE_ASKED, OFFER[1]),
    AnswerQuestionMerge: (OFFERED, AnswerQuestionMerge(OFFERED_IN, False)),
    ProposeSlate: (WANTED, ProposeSlate(2)),
    SetSlate: (PROPOSED, SetSlate((), (LAST,), "They asked first.")),
}
