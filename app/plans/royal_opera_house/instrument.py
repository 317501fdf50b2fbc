"""What is asked at the opening and again as the refined view, and what is asked about the day itself.

Four things the opera house could do, each asked about three times: support alone, for me, for everyone. Then statements
to agree with or not, reasons from a list and in one's own words, confidence, and trust in the opera house and, to
compare, in another public body. About a quarter of an hour on a tablet.
"""

from ...jury.numbers import QuestionId
from ...jury.votes.plan import Block, Method, Question, Reading
from ..saying import choice, options, said, scale, score

AGAINST_TO_FOR = (
    "Strongly against",
    "Against",
    "Slightly against",
    "Neither for nor against",
    "Slightly for",
    "For",
    "Strongly for",
)
BAD_TO_GOOD = (
    "Very bad",
    "Bad",
    "Slightly bad",
    "Neither good nor bad",
    "Slightly good",
    "Good",
    "Very good",
)
DISAGREE_TO_AGREE = (
    "Strongly disagree",
    "Disagree",
    "Slightly disagree",
    "Neither agree nor disagree",
    "Slightly agree",
    "Agree",
    "Strongly agree",
)

PROPOSALS = {
    "fund": "Public money goes on providing about a third of the opera house’s income.",
    "welcome": "The opera house does more to welcome people who feel it is not for them, even if it puts on less.",
    "explain": "The opera house explains in public, in plain words, what it does with public money and why.",
    "say": "The public gets a say in what the opera house does.",
}
STATEMENTS = (
    "An opera house is part of what makes a nation.",
    "Public money should go to what most people use.",
    "It is right to pay for something that I may never use myself.",
    "Opera and ballet are for a small group of people.",
    "The work and training it gives matter as much as what is on the stage.",
    "The people who run it know best how to spend its money.",
    "Arts that cannot pay for themselves should be let go.",
    "Whoever receives public money owes the public an explanation.",
)
REASONS = (
    "I enjoy opera or ballet, or would like to",
    "I do not feel that it is for people like me",
    "What it costs me",
    "What I or people I know could learn or do there",
    "What it means to the nation",
    "Work, training and visitors",
    "Fairness to those who pay and never go",
    "Talent that would have no other home",
)

BLOCKS = tuple(
    Block(block, said(title))
    for block, title in (
        ("role", "The opera house itself"),
        ("support", "For or against"),
        ("me", "For me and my household"),
        ("all", "For everyone"),
        ("statements-1", "What jurors agree with (1)"),
        ("statements-2", "What jurors agree with (2)"),
        ("reasons", "Reasons"),
        ("trust", "Confidence and trust"),
        ("practice", "Practice"),
        ("hearing", "How the day was held"),
        ("promise", "What was promised"),
    )
)

SUPPORT = tuple(
    scale(f"{name}-support", f"{text} Are you for or against this?", AGAINST_TO_FOR, "support", Reading.SUPPORT, name)
    for name, text in PROPOSALS.items()
)
ME = tuple(
    scale(f"{name}-me", f"{text} How good or bad would that be?", BAD_TO_GOOD, "me", Reading.ME, name)
    for name, text in PROPOSALS.items()
)
ALL = tuple(
    scale(f"{name}-all", f"{text} How good or bad would that be?", BAD_TO_GOOD, "all", Reading.ALL, name)
    for name, text in PROPOSALS.items()
)
AGREEING = tuple(
    scale(f"statement-{n}", f"{text} Do you agree or disagree?", DISAGREE_TO_AGREE, f"statements-{1 + (n > 4)}")
    for n, text in enumerate(STATEMENTS, 1)
)
WHY = Question(
    QuestionId("reasons"),
    Method.APPROVAL,
    said("Which reasons weigh most with you?"),
    options(*REASONS),
    block="reasons",
    most=3,
    shuffled=True,
    own_words=True,
)
TRUST = (
    score("confidence", "How sure are you of your answers? 0 means not at all, 10 means completely.", "trust"),
    score(
        "trust-house",
        "How far do you trust the opera house to take notice of what the public thinks? 0 means not at all, "
        "10 means completely.",
        "trust",
    ),
    score(
        "trust-council",
        "How far do you trust your local council to take notice of what the public thinks? 0 means not at all, "
        "10 means completely.",
        "trust",
    ),
)
INSTRUMENT = (*SUPPORT, *ME, *ALL, *AGREEING, WHY, *TRUST)
"""The same in both cities, so that the two days can be set side by side."""

PRACTICE = choice("practice", "Which would you like best just now?", "Tea", "Coffee", "Water", "None", block="practice")

PROCESS = (
    scale("heard", "I heard enough to form a view.", DISAGREE_TO_AGREE, "hearing"),
    scale("balance", "Both sides were shown fairly.", DISAGREE_TO_AGREE, "hearing"),
    scale("voice", "I could say what I wanted to say.", DISAGREE_TO_AGREE, "hearing"),
    scale("respect", "The others treated me with respect.", DISAGREE_TO_AGREE, "hearing"),
    scale("honoured", "What we were told about our influence today was honoured.", DISAGREE_TO_AGREE, "promise"),
    score("useful", "How useful was this day? 0 means not at all, 10 means very.", "promise"),
)
