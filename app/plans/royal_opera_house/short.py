"""An hour of the opera house day: one choice, three scales, one exhibit. For a first try."""

from ...jury.day.plan import Cue, Phase, PhaseKind
from ...jury.exhibits.plan import Exhibit, Side
from ...jury.numbers import ExhibitId, OptionId, PhaseId, QuestionId, VoteId, Words
from ...jury.plan import Plan
from ...jury.votes.plan import Method, Option, Question, Reading, Vote, When
from ..agenda import at
from ..consents import COUNTED
from ..scales import AGAINST_TO_FOR, BAD_TO_GOOD
from .charge import charge_of

OPENING = VoteId("opening")
REFINED = VoteId("refined")
EVIDENCE = ExhibitId("what-it-is-and-who-pays")


def _en(text: str) -> Words:
    return {"en": text}


def _choice(question: str, words: str, options: dict[str, str]) -> Question:
    """options: id → words, in the order of the ballot paper."""
    listed = tuple(Option(OptionId(option), _en(label)) for option, label in options.items())
    return Question(QuestionId(question), Method.SINGLE, _en(words), listed)


def _scale(question: str, reading: Reading, words: str, labels: tuple[str, ...]) -> Question:
    """labels: one for each point, from the lowest to the highest."""
    points = tuple(Option(OptionId(f"point-{place}"), _en(label)) for place, label in enumerate(labels, start=1))
    return Question(QuestionId(question), Method.SCALE, _en(words), points, reading=reading, not_sure=True)


def _phase(
    kind: PhaseKind,
    minutes: int,
    title: str,
    prompt: str,
    votes: tuple[VoteId, ...] = (),
    exhibits: tuple[ExhibitId, ...] = (),
    cues: tuple[Cue, ...] = (),
    least: int = 0,
) -> Phase:
    return Phase(PhaseId(kind.value), kind, _en(title), minutes, _en(prompt), votes, exhibits, least=least, cues=cues)


FOR_OR_AGAINST = "Are you for or against public money continuing to provide about a third of the opera house's income?"
GOOD_OR_BAD = (
    "How good or bad would it be if public money continued to provide about a third of the opera house's income?"
)

MONEY = (
    _scale("money-support", Reading.SUPPORT, FOR_OR_AGAINST, AGAINST_TO_FOR),
    _scale("money-me", Reading.ME, GOOD_OR_BAD, BAD_TO_GOOD),
    _scale("money-all", Reading.ALL, GOOD_OR_BAD, BAD_TO_GOOD),
)
"""The same three in both cities, so that the two days can be set side by side."""

AGENDA = (
    _phase(
        PhaseKind.ARRIVE,
        10,
        "Arriving",
        "Welcome. Take your seat and read what you are asked to agree to. You can say no and still take part.",
    ),
    _phase(
        PhaseKind.CHARGE,
        10,
        "The question",
        "Read the question, who asks it, and what today can and cannot change. Please ask if anything is unclear.",
    ),
    _phase(
        PhaseKind.OPENING,
        10,
        "Your first view",
        "Tell us what you think now, before you hear any evidence. There are no right or wrong answers.",
        votes=(OPENING,),
    ),
    _phase(
        PhaseKind.EVIDENCE,
        15,
        "The evidence",
        "Read what people have said, for and against. Please ask if anything is unclear.",
        exhibits=(EVIDENCE,),
        cues=(at(10, "Ask who has not spoken."), at(17, "Ask what is still unclear before everybody answers again.")),
    ),
    _phase(
        PhaseKind.DRAFTING,
        15,
        "What we recommend",
        "We write down what we recommend, in our own words. Say so where you would put it otherwise, on what condition "
        "you would support it, or that you do not agree.",
        least=10,
    ),
    _phase(
        PhaseKind.REFINED,
        10,
        "Your view now",
        "Answer the same questions again, now that you have seen the evidence. You may change your mind or keep it.",
        votes=(REFINED,),
    ),
    _phase(
        PhaseKind.RESULT,
        10,
        "The result",
        "We look at the first and second answers side by side. Nobody's name is shown.",
        votes=(OPENING, REFINED),
        cues=(at(10, "Say who answers the jury, and by when."),),
    ),
)

WHAT_IT_IS = _en(
    "The Royal Opera House puts on opera and ballet. About a third of its income is public money. "
    "That share comes from a published report. Most of what follows is opinion."
)
ARGUMENTS = (
    _en(
        "For: People who took part saw it as an asset to the nation. They spoke of a site with a history, "
        "and of an employer of many people. They said that it educates, and that talent finds support there."
    ),
    _en(
        "For: In Manchester, the talk was of ninety pence that each person pays. The argument was that this "
        "money does more than put on shows. It was said to create jobs, to train technical staff and "
        "performers, to bring tourists, and to help London's creative industries. "
        "The report gives no figures for these effects."
    ),
    _en(
        "Against: Many see it as a place for an elite, with not much there for ordinary people. "
        "People came back to that worry on both days. "
        "They felt that the opera house had not done enough about it."
    ),
    _en(
        "Against: Everybody pays, whether they go or not. That is what public funding means. People at the "
        "workshops gave the opera house credit for opening its doors wider. Even so, all of them thought it "
        "could do more. They wanted people like themselves to feel welcome there. "
        "The report does not say what that would take."
    ),
    _en(
        "How much say should the public have? Opinions differed. Some wanted the opera house to take more "
        "notice of what the public thinks. Others would leave most decisions to it, provided that it can "
        "defend the public money and explain openly what it does."
    ),
)


def _exhibit(city: str, asked: str) -> Exhibit:
    two_workshops = _en(
        "Two workshops were held about it, one in London and one in Manchester. Each lasted a day. "
        f"In {city}, people were asked {asked}. The points below come from both workshops."
    )
    return Exhibit(
        id=EVIDENCE,
        title=_en("What the Royal Opera House is, and who pays"),
        side=Side.BACKGROUND,
        summary=_en("Public money is about a third of its income. Here is what people have said for and against."),
        body=(WHAT_IT_IS, two_workshops, *ARGUMENTS),
        interest=_en(
            "The workshops were held for the Royal Opera House, which receives the public money in question. "
            "This summary is in our own words."
        ),
        source=_en(
            "Public Value: The Next Steps in Public Service Reform, Box Two. "
            "A report published by The Work Foundation in 2008."
        ),
    )


def _plan(city: str, asked: str, charge: str, first: Question) -> Plan:
    """asked: what the real workshop in this city was asked, to follow "people were asked"."""
    questions = (first, *MONEY)
    put = tuple(question.id for question in questions)
    return Plan(
        title=_en(f"{city}: the Royal Opera House"),
        charge=charge_of(charge),
        agenda=AGENDA,
        consents=(COUNTED,),
        exhibits=(_exhibit(city, asked),),
        questions=questions,
        votes=(
            Vote(OPENING, When.OPENING, _en("First view"), put),
            Vote(REFINED, When.REFINED, _en("View after the evidence"), put),
        ),
    )


LONDON = _plan(
    city="London",
    asked="what role the opera house has in UK society",
    charge="What role does the Royal Opera House have in UK society?",
    first=_choice(
        "role",
        "Which of these comes closest to your view of the opera house's role in UK society?",
        {
            "national": "It keeps something that matters to the whole nation",
            "talent": "It supports talent and helps people learn",
            "work": "It gives people work and training, and brings visitors",
            "audience": "It serves the people who go, and few others",
            "none": "It has no role that society needs",
        },
    ),
)

MANCHESTER = _plan(
    city="Manchester",
    asked="whether Britain should have a Royal Opera House",
    charge="Should there be a Royal Opera House in Britain?",
    first=_choice(
        "whether",
        "Should there be a Royal Opera House in Britain, and should public money support it?",
        {
            "more": "Yes, with more public money than now",
            "same": "Yes, with about as much public money as now",
            "less": "Yes, with less public money than now",
            "unfunded": "Yes, but with no public money",
            "no": "No, there should not be one",
        },
    ),
)
