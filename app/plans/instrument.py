"""What is asked at the opening and again as the refined view, and what is asked about the day itself.

Each proposal is asked about three times: support alone, then good for me and good for everyone. Then the proposals in
order, statements to agree with or not, reasons for oneself and for all from one shuffled list, confidence, trust in
whoever asks and, to compare, in somebody who has nothing to do with it. Two questions that no evidence bears on show
how far answers move by themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..jury.exhibits.plan import Exhibit
from ..jury.numbers import OptionId, QuestionId
from ..jury.votes.instrument import ANOTHER
from ..jury.votes.plan import Block, Method, Option, Question, Reading
from .saying import choice, named, options, said, scale, score
from .scales import AGAINST_TO_FOR, BAD_TO_GOOD, DISAGREE_TO_AGREE

IN_A_BLOCK, LISTS_IN_A_BLOCK = 4, 1
"""As many statements, and as many lists of conditions, as the wall can show legibly together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one jury's instrument is made of. `proposals` and `statements` go by name and in order.

    `personal` and `public` are reasons, as many of the one as of the other. `trusted` is whoever asks, `compared` a
    body that has nothing to do with it. `first` are questions of this jury's own, which come before the rest, and
    `known` what the evidence tells and people may know already.
    """

    proposals: Mapping[str, str]
    statements: tuple[str, ...]
    personal: tuple[str, ...]
    public: tuple[str, ...]
    trusted: str
    compared: str
    first: tuple[Question, ...] = ()
    known: tuple[Question, ...] = ()


def instrument(asked: Asked) -> tuple[Question, ...]:
    return (
        *asked.first,
        *in_three_readings(asked.proposals),
        in_order(asked.proposals),
        *agreeing(asked.statements),
        why(*asked.personal, *asked.public),
        *asked.known,
        CONFIDENCE,
        trust("trust-asking", asked.trusted),
        trust("trust-other", asked.compared),
        *NOTHING_TO_DO_WITH_IT,
    )


def in_three_readings(proposals: Mapping[str, str]) -> tuple[Question, ...]:
    """Support first and alone; then, in blocks whose order is drawn for each juror, for me and for everyone."""
    support = (
        scale(f"{name}-support", f"{text} {FOR_OR_AGAINST}", AGAINST_TO_FOR, "support", Reading.SUPPORT, name)
        for name, text in proposals.items()
    )
    hats = (
        scale(f"{name}-{hat}", f"{text} {HOW_GOOD}", BAD_TO_GOOD, hat.value, hat, name)
        for hat in (Reading.ME, Reading.ALL)
        for name, text in proposals.items()
    )
    return (*support, *hats)


FOR_OR_AGAINST = "Are you for or against this?"
HOW_GOOD = "How good or bad would that be?"
ONLY_IF = "On what condition would you be for this?"
SOMETHING_ELSE = "Another one, written below"
MOST_CONDITIONS = 3
AGREE_OR_NOT = "Do you agree or disagree?"


def only_if(proposals: Mapping[str, str], conditions: Sequence[str]) -> tuple[Question, ...]:
    """On which conditions each proposal would be supported, from one list, with a box for one's own.

    Asked at the end, when people know what there is to ask for. Whoever is for it as it stands, or against it whatever
    is done, ticks none.
    """
    return tuple(
        Question(
            QuestionId(f"{name}-if"),
            Method.APPROVAL,
            said(f"{text} {ONLY_IF}"),
            (*options(*conditions), Option(ANOTHER, said(SOMETHING_ELSE))),
            about=OptionId(name),
            block=f"conditions-{1 + n // LISTS_IN_A_BLOCK}",
            most=min(MOST_CONDITIONS, len(conditions) + 1),
            own_words=True,
        )
        for n, (name, text) in enumerate(proposals.items())
    )


def in_order(proposals: Mapping[str, str]) -> Question:
    return Question(
        QuestionId("order"),
        Method.RANKING,
        said("Which of these would you put first, and which last?"),
        named(proposals),
        block="order",
        shuffled=True,
    )


def agreeing(statements: Iterable[str]) -> tuple[Question, ...]:
    return tuple(
        scale(f"statement-{n}", f"{text} {AGREE_OR_NOT}", DISAGREE_TO_AGREE, f"statements-{block}")
        for n, text in enumerate(statements, 1)
        for block in [1 + (n - 1) // IN_A_BLOCK]
    )


def why(*reasons: str) -> Question:
    """Up to three from a list in an order of one's own, and a box for one's own words.

    The first half are reasons for oneself, the second for everybody; jurors see no such mark.
    """
    half = len(reasons) // 2
    hats = (Reading.ME,) * half + (Reading.ALL,) * half
    return Question(
        QuestionId("reasons"),
        Method.APPROVAL,
        said("Which reasons weigh most with you?"),
        tuple(replace(option, reading=hat) for option, hat in zip(options(*reasons), hats, strict=True)),
        block="reasons",
        most=3,
        shuffled=True,
        own_words=True,
    )


def known(question: str, words: str, *answers: str) -> Question:
    """The right answer is in the evidence, and nowhere marked: it is not a test."""
    return replace(choice(question, words, *answers, block="known"), not_sure=True)


CONFIDENCE = score("confidence", "How sure are you of your answers? 0 means not at all, 10 means completely.", "trust")


def trust(question: str, whom: str) -> Question:
    return score(
        question,
        f"How far do you trust {whom} to take notice of what the public thinks? 0 means not at all, "
        "10 means completely.",
        "trust",
    )


NOTHING_TO_DO_WITH_IT = (
    scale("placebo-1", "Shops are open when I need them. Do you agree or disagree?", DISAGREE_TO_AGREE, "other"),
    scale(
        "placebo-2", "I would rather be too warm than too cold. Do you agree or disagree?", DISAGREE_TO_AGREE, "other"
    ),
)
"""No evidence of any day bears on these. If they move as much as the rest, the rest has not said much."""

PRACTICE = choice("practice", "Which would you like best just now?", "Tea", "Coffee", "Water", "None", block="practice")

PROCESS = (
    scale("heard", "I heard enough to form a view.", DISAGREE_TO_AGREE, "hearing"),
    scale("balance", "Both sides were shown fairly.", DISAGREE_TO_AGREE, "hearing"),
    scale("voice", "I could say what I wanted to say.", DISAGREE_TO_AGREE, "hearing"),
    scale("respect", "The others treated me with respect.", DISAGREE_TO_AGREE, "hearing"),
    scale("honoured", "What we were told about our influence today was honoured.", DISAGREE_TO_AGREE, "promise"),
    score("useful", "How useful was this day? 0 means not at all, 10 means very.", "promise"),
)


def mattered(exhibits: Iterable[Exhibit]) -> Question:
    """Which exhibit weighed most; and in one's own words, why."""
    titles = {str(exhibit.id): exhibit.title["en"] for exhibit in exhibits}
    return Question(
        QuestionId("mattered"),
        Method.SINGLE,
        said("Which of the things you heard today mattered most to your view?"),
        named({**titles, "none": "None of it"}),
        block="mattered",
        own_words=True,
    )


TITLES = {
    "support": "For or against",
    "me": "For me and my household",
    "all": "For everyone",
    "conditions-1": "On what condition (1)",
    "conditions-2": "On what condition (2)",
    "conditions-3": "On what condition (3)",
    "conditions-4": "On what condition (4)",
    "order": "The order",
    "statements-1": "What jurors agree with (1)",
    "statements-2": "What jurors agree with (2)",
    "statements-3": "What jurors agree with (3)",
    "statements-4": "What jurors agree with (4)",
    "reasons": "Reasons",
    "known": "What we know",
    "trust": "Confidence and trust",
    "other": "Something else",
    "verdict": "What we say together",
    "practice": "Practice",
    "hearing": "How the day was held",
    "promise": "What was promised",
    "mattered": "What mattered",
}


def blocks_of(questions: Iterable[Question], own: Mapping[str, str]) -> tuple[Block, ...]:
    """A title for every block that is used; `own` are this jury's."""
    titles = {**own, **TITLES}
    used = {question.block for question in questions}
    return tuple(Block(block, said(title)) for block, title in titles.items() if block in used)
