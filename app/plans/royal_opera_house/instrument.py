"""What is asked at the opening and again as the refined view, and what is asked about the day itself.

Four things the opera house could do, each asked about three times: support alone, for me, for everyone; and put in
order. Then statements to agree with or not, reasons from a list and in one's own words, confidence, trust in the opera
house and, to compare, in another public body, and two questions that no evidence bears on. About a quarter of an hour
on a tablet.
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
    mattered,
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

INSTRUMENT = (
    *in_three_readings(PROPOSALS),
    in_order(PROPOSALS),
    *agreeing(STATEMENTS),
    why(*REASONS),
    CONFIDENCE,
    trust("trust-house", "the opera house"),
    trust("trust-council", "your local council"),
    *NOTHING_TO_DO_WITH_IT,
)
"""The same in both cities, so that the two days can be set side by side."""

RATED = (*PROCESS, mattered((*MORNING, *LATE_MORNING)))

BLOCKS = (Block("role", said("The opera house itself")), *blocks_of((PRACTICE, *INSTRUMENT, *RATED), {}))
