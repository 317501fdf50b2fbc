"""What is asked at the opening and again as the refined view, and what is asked about the day itself.

Four things the opera house could do, each asked about three times: support alone, for me, for everyone; at the end also
on what conditions; and put in order. Then statements to agree with or not, reasons from a list and in one's own words,
two things that the evidence tells, confidence, trust in the opera house and, to compare, in another public body, and
two questions that no evidence bears on. About a quarter of an hour on a tablet.
"""

from ...jury.votes.plan import Block
from ..instrument import (
    CONFIDENCE,
    NOTHING_TO_DO_WITH_IT,
    PRACTICE,
    PROCESS,
    agreeing,
    blocks_of,
    in_order,
    in_three_readings,
    known,
    mattered,
    only_if,
    trust,
    why,
)
from ..saying import said
from .evidence import LATE_MORNING, MORNING

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
    "People like me would feel at home there.",
    "Without public money only rich people could go.",
    "The same money would do more good somewhere else.",
    "What people learn there stays with them for life.",
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

CONDITIONS = (
    "Somebody independent checks what comes of it",
    "More people outside London get something of it",
    "People with little money can afford to take part",
    "More is done with schools and young people",
    "Nothing nearer home is cut to pay for it",
)

KNOWN = (
    known(
        "share",
        "How much of the opera house’s income is public money?",
        "About a tenth",
        "About a third",
        "About two thirds",
    ),
    known(
        "pence",
        "How much does each person pay for it, as it was put in Manchester?",
        "Nine pence",
        "Ninety pence",
        "Nine pounds",
    ),
)

READINGS = in_three_readings(PROPOSALS)
BESIDE = (
    in_order(PROPOSALS),
    *agreeing(STATEMENTS),
    why(*REASONS),
    *KNOWN,
    CONFIDENCE,
    trust("trust-house", "the opera house"),
    trust("trust-council", "your local council"),
    *NOTHING_TO_DO_WITH_IT,
)
FIRST = (*READINGS, *BESIDE)
LAST = (*READINGS, *only_if(PROPOSALS, CONDITIONS), *BESIDE)
"""The same in both cities, so that the two days can be set side by side."""

RATED = (*PROCESS, mattered((*MORNING, *LATE_MORNING)))

BLOCKS = (Block("role", said("The opera house itself")), *blocks_of((PRACTICE, *LAST, *RATED), {}))
