"""The whole day, in London and in Manchester: some six and a half hours from arriving to the close."""

from ...jury.contributions.plan import Moderation
from ...jury.day.plan import Phase, PhaseKind
from ...jury.exhibits.plan import Exhibit
from ...jury.numbers import PhaseId, VoteId
from ...jury.plan import Plan
from ...jury.seats.plan import QUOTE_WORDS, Consent
from ...jury.votes.plan import Question, Vote, When
from ..saying import choice, said
from .charge import COUNTED, charge_of
from .evidence import LATE_MORNING, MORNING
from .instrument import BLOCKS, INSTRUMENT, PRACTICE, PROCESS

TRYING, OPENING, REFINED, ABOUT_THE_DAY = map(VoteId, ("practice", "opening", "refined", "evaluation"))


def _phase(
    phase: str,
    kind: PhaseKind,
    minutes: int,
    title: str,
    prompt: str,
    *,
    votes: tuple[VoteId, ...] = (),
    exhibits: tuple[Exhibit, ...] = (),
    tables: int = 0,
) -> Phase:
    shown = tuple(exhibit.id for exhibit in exhibits)
    return Phase(PhaseId(phase), kind, said(title), minutes, said(prompt), votes, shown, tables)


# fmt: off
MORNING_AGENDA = (
    _phase("arrive", PhaseKind.ARRIVE, 20, "Arriving",
           "Welcome. Take your seat, and try the tablet with a question that does not count.", votes=(TRYING,)),
    _phase("charge", PhaseKind.CHARGE, 15, "The question",
           "Read the question, who asks it, and what today can and cannot change. "
           "Please ask if anything is unclear."),
    _phase("opening", PhaseKind.OPENING, 20, "Your first view",
           "Tell us what you think now, before you hear any evidence. There are no right or wrong answers.",
           votes=(OPENING,)),
    _phase("evidence", PhaseKind.EVIDENCE, 40, "The evidence",
           "Listen to what is said for and against. Write down what you want to ask.", exhibits=MORNING),
    _phase("tea", PhaseKind.BREAK, 15, "Tea", "Take a break. Nothing is decided while you are away."),
    _phase("stories", PhaseKind.EVIDENCE, 40, "Stories and money",
           "Two people tell their story, and the money is set out. Write down what you want to ask.",
           exhibits=LATE_MORNING),
    _phase("questions", PhaseKind.QUESTIONS, 30, "Your questions",
           "Ask whoever gave evidence. If somebody has asked what you want to know, say so."),
    _phase("lunch", PhaseKind.BREAK, 45, "Lunch", "Lunch is served. Please be back on time."),
)
AFTERNOON_AGENDA = (
    _phase("talk-1", PhaseKind.TALK, 40, "Table talk: what it is to me",
           "What is the opera house to you, and what would you miss without it? Let everybody speak once first.",
           tables=4),
    _phase("talk-2", PhaseKind.TALK, 40, "Table talk: what it is to all of us",
           "Who else is affected, and who is not here? What if it did not exist? "
           "Would you say so to somebody whom it hurts?", tables=4),
    _phase("pause", PhaseKind.BREAK, 15, "Short break", "Take a break. After it you answer the first questions again."),
    _phase("refined", PhaseKind.REFINED, 20, "Your view now",
           "Answer the same questions again, now that you have heard the case. You may change your mind or keep it.",
           votes=(REFINED,)),
    _phase("result", PhaseKind.RESULT, 25, "The result",
           "We look at the first and second answers side by side. Nobody’s name is shown.", votes=(OPENING, REFINED)),
    _phase("evaluation", PhaseKind.EVALUATION, 10, "How was the day?",
           "Tell us how the day was held. The organiser reads it, and so does everybody else.",
           votes=(ABOUT_THE_DAY,)),
    _phase("close", PhaseKind.CLOSE, 10, "Goodbye",
           "Your own way through the day is on your screen. Thank you for your time."),
)
# fmt: on

CONSENTS = (
    COUNTED,
    Consent(QUOTE_WORDS, said("What I write may be quoted in the report of the day, without my name.")),
)


def _plan(city: str, charge: str, first: Question, moderation: Moderation) -> Plan:
    instrument = (first, *INSTRUMENT)
    put = tuple(question.id for question in instrument)
    rated = tuple(question.id for question in PROCESS)
    return Plan(
        title=said(f"{city}: the Royal Opera House"),
        charge=charge_of(charge),
        agenda=(*MORNING_AGENDA, *AFTERNOON_AGENDA),
        consents=CONSENTS,
        exhibits=(*MORNING, *LATE_MORNING),
        questions=(PRACTICE, *instrument, *PROCESS),
        votes=(
            Vote(TRYING, When.PRACTICE, said("A practice question"), (PRACTICE.id,)),
            Vote(OPENING, When.OPENING, said("First view"), put, to_finish=True),
            Vote(REFINED, When.REFINED, said("View after the evidence"), put, to_finish=True),
            Vote(ABOUT_THE_DAY, When.EVALUATION, said("About the day"), rated),
        ),
        blocks=BLOCKS,
        moderation=moderation,
    )


LONDON = _plan(
    "London",
    "What role does the Royal Opera House have in UK society?",
    choice(
        "role",
        "Which of these comes closest to your view of the opera house’s role in UK society?",
        "It keeps something that matters to the whole nation",
        "It supports talent and helps people learn",
        "It gives people work and training, and brings visitors",
        "It serves the people who go, and few others",
        "It has no role that society needs",
        block="role",
    ),
    Moderation.FACILITATOR,
)

MANCHESTER = _plan(
    "Manchester",
    "Should there be a Royal Opera House in Britain?",
    choice(
        "whether",
        "Should there be a Royal Opera House in Britain, and should public money support it?",
        "Yes, with more public money than now",
        "Yes, with about as much public money as now",
        "Yes, with less public money than now",
        "Yes, but with no public money",
        "No, there should not be one",
        block="role",
    ),
    Moderation.TABLE,
)
