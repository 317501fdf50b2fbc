"""A short day on which a town is asked in every way there is, once: about its hall, its park, its library and its pool.

Nothing of it is real. It is there to try the ballot papers, and to see how each kind of answer is counted.
"""

from ..jury.day.plan import Charge, Influence, Phase, PhaseKind
from ..jury.numbers import OptionId, PhaseId, QuestionId, VoteId, Words
from ..jury.plan import Plan
from ..jury.seats.plan import COUNT_MOVES, Consent
from ..jury.votes.declared import Below, Declared, Portion, Threshold, TieBreak
from ..jury.votes.plan import Block, Method, Option, Question, Vote, When

TOWN = "Millbrook"
TITLE = "Millbrook and its four places"
PURPOSE = "A town that does not exist is asked in every way there is. It decides nothing."
EVERY_WAY = VoteId("every-way")


def _en(text: str) -> Words:
    return {"en": text}


def _options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(OptionId(f"option-{place}"), _en(label)) for place, label in enumerate(labels, 1))


PLACES = _options("The hall", "The park", "The library", "The pool")
FOUR_IN_FIVE = Declared(Threshold(Portion(4, 5), below=Below.REWORK), quorum=Portion(1, 2, more=True))
BY_LOT = Declared(tie_break=TieBreak.LOT)


def _question(method: Method, words: str, options: tuple[Option, ...] = PLACES) -> Question:
    named = method.value
    return Question(QuestionId(named), method, _en(words), options, block=named)


SINGLE = _question(Method.SINGLE, "Which of the four do you go to most?")
SCALE = Question(
    QuestionId("scale"),
    Method.SCALE,
    _en("The town should spend more on its four places, even if the council tax goes up a little."),
    _options("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
    block="scale",
    not_sure=True,
)
SCORE = _question(
    Method.SCORE, "How proud are you of this town? From 0, not at all, to 10, very.", _options(*map(str, range(11)))
)
APPROVAL = Question(
    QuestionId("approval"),
    Method.APPROVAL,
    _en("Which of them should stay open on Sundays?"),
    PLACES,
    block="approval",
    most=3,
    shuffled=True,
)
SCORES = Question(
    QuestionId("scores"),
    Method.SCORES,
    _en("How well is each of them looked after?"),
    PLACES,
    block="scores",
    levels=_options(*map(str, range(6))),
)
JUDGEMENT = Question(
    QuestionId("judgement"),
    Method.JUDGEMENT,
    _en("If there were money for only one of them, what kind of choice would each be?"),
    PLACES,
    block="judgement",
    levels=_options("Reject", "Poor", "Acceptable", "Good", "Very good", "Excellent"),
)
RANKING = Question(
    QuestionId("ranking"),
    Method.RANKING,
    _en("Which of them should be mended first, and which after that?"),
    PLACES,
    block="ranking",
    shuffled=True,
    declared=BY_LOT,
)
POINTS = Question(
    QuestionId("points"),
    Method.POINTS,
    _en("Here are ten points. How much does each of them matter to you?"),
    PLACES,
    block="points",
    total=10,
)
BUDGET = Question(
    QuestionId("budget"),
    Method.BUDGET,
    _en("What should be paid for next year?"),
    _options(
        "A new roof for the hall", "Benches and trees for the park", "The library open in the evening", "A warmer pool"
    ),
    block="budget",
    total=100,
    costs=(60, 15, 25, 40),
    unit=_en("thousand pounds"),
)
CONSENT = Question(
    QuestionId("consent"),
    Method.CONSENT,
    _en("“The town keeps all four places open, and asks its people again in two years.” Where do you stand?"),
    _options(
        "I am against it",
        "I do not support it, but I will not stand in its way",
        "I support it, with doubts",
        "I support it wholeheartedly",
    ),
    block="consent",
    own_words=True,
    conditions=True,
    declared=FOUR_IN_FIVE,
)

QUESTIONS = (SINGLE, SCALE, SCORE, APPROVAL, SCORES, JUDGEMENT, RANKING, POINTS, BUDGET, CONSENT)
TITLES = (
    "Choose one",
    "A scale",
    "A score",
    "Choose several",
    "A score for each",
    "A judgement on each",
    "Put in order",
    "Spread points",
    "Spend a budget",
    "Consent",
)


def _phase(kind: PhaseKind, minutes: int, title: str, prompt: str, votes: tuple[VoteId, ...] = ()) -> Phase:
    return Phase(PhaseId(kind.value), kind, _en(title), minutes, _en(prompt), votes)


AGENDA = (
    _phase(PhaseKind.ARRIVE, 5, "Arriving", "Welcome to Millbrook. Take your seat. Nothing you do today can go wrong."),
    _phase(PhaseKind.CHARGE, 5, "The question", "Four places, and never enough money. Read what this is about."),
    _phase(
        PhaseKind.OPENING,
        25,
        "Every way of asking",
        "Ten questions, each answered in a way of its own. Take your time and try things.",
        votes=(EVERY_WAY,),
    ),
    _phase(
        PhaseKind.RESULT,
        20,
        "The results",
        "We look at them one by one, and at how each was counted.",
        votes=(EVERY_WAY,),
    ),
    _phase(PhaseKind.CLOSE, 5, "The end", "Thank you. Your own way through the day is on your screen."),
)

PLAN = Plan(
    title=_en(TITLE),
    charge=Charge(
        question=_en("What should become of the hall, the park, the library and the pool?"),
        asked_by=_en("Nobody. Millbrook is made up, so that everybody can try every way of asking."),
        up_for_grabs=(_en("Your own answers, as often as you like, until the vote closes."),),
        not_up_for_grabs=(_en("The real hall, park, library and pool where you live."),),
        influence=Influence.INFORM,
        answered_by=_en("You can see for yourself how each answer was counted."),
    ),
    agenda=AGENDA,
    consents=(Consent(COUNT_MOVES, _en("My first and last answers may be compared, without my name.")),),
    questions=QUESTIONS,
    votes=(Vote(EVERY_WAY, When.INTERIM, _en("Every way of asking"), tuple(asked.id for asked in QUESTIONS)),),
    blocks=tuple(Block(asked.block, _en(title)) for asked, title in zip(QUESTIONS, TITLES, strict=True)),
)
