"""A ward panel sets its neighbourhood's priorities for the next months, in one long evening. (Box Six.)"""

from ..jury.day.plan import Influence
from ..jury.exhibits.plan import Side
from . import agenda
from .day import charge_of, jury
from .evidence import background, frame, story
from .instrument import Asked, known
from .settling import picks, points

PRIORITIES = {
    "seen": "Officers on foot where people can see and speak to them.",
    "traffic": "Speeding and dangerous parking are dealt with.",
    "young": "Time is given to young people before there is trouble.",
    "drugs": "Open dealing in drugs is stopped.",
    "homes": "People are helped who are not safe in their own homes.",
    "litter": "Fly-tipping, damage and noise at night are dealt with.",
}

PROPOSALS = {
    "harm": "The police deal first with what does the greatest harm, even if few people complain of it.",
    "complaints": "The police deal first with what most people here complain about.",
    "before": "The police spend time on young people and families before there is trouble, and less on patrol.",
}

ASKED = Asked(
    PROPOSALS,
    statements=(
        "Small things that are put right make a place feel cared for.",
        "It matters more what people fear than what is counted.",
        "What people do not report is often what matters most.",
        "I feel safe when I walk here after dark.",
        "More police in sight make people feel safer than they are.",
        "A neighbourhood should set its own priorities, whatever the whole city’s are.",
        "The same people are heard every time.",
        "Much of this is not for the police, but for others to put right.",
    ),
    personal=(
        "What happened to me or mine",
        "Where I go and when",
        "What I see from my window",
        "What I would have to do differently",
    ),
    public=(
        "Those who are harmed most",
        "Those who never come to meetings",
        "What can be changed with the people there are",
        "Trust between neighbours and the police",
    ),
    trusted="the neighbourhood’s police team",
    compared="the health service",
    known=(known("panel", "About how many people are on a ward panel?", "Six", "Twelve", "Thirty"),),
    first=(points("spread", "How much does each of these matter to you?", 10, PRIORITIES, "spread"),),
)

HEARD = (
    background(
        "panels",
        5,
        "What a ward panel is",
        "About twelve people who meet every three months or so, set priorities and see what became of them.",
        "In London the police have worked with such panels in neighbourhoods. Streets and meetings give the wider "
        "public a say as well.",
        "The same few people must not be the only ones who are heard. And what a neighbourhood wants can differ from "
        "what the government or the whole force has set.",
        box="Six",
    ),
    frame(
        "reported", Side.NEUTRAL, 7, "What was reported", "figures of the last year, street by street.", "The police"
    ),
    frame(
        "keep",
        Side.FOR,
        7,
        "For keeping the last priorities",
        "what was done about them, and what it took.",
        "The police",
    ),
    frame(
        "change",
        Side.AGAINST,
        7,
        "Against keeping them",
        "what was left undone, and what has changed since.",
        "A neighbour",
    ),
    story("not-here", 7, "Somebody who does not come to meetings", "A person whom the panel seldom hears"),
)

PLAN = jury(
    "Our neighbourhood’s priorities",
    charge_of(
        "Which three things should the neighbourhood’s police team put first until we meet again?",
        asks="the police, with the council",
        open_to=(
            "The three priorities for the next three months.",
            "How we shall see whether something became of them.",
        ),
        settled=(
            "How many officers there are, and emergencies, which always come first.",
            "What the law and the whole force require.",
        ),
        influence=Influence.EMPOWER,
    ),
    (
        agenda.arrive(10),
        agenda.the_question(10),
        agenda.first_view(20),
        agenda.evidence(35, HEARD, title="What we know"),
        agenda.questions(20),
        agenda.rest(10),
        agenda.for_me(20, 2, "What did you see or live through here in the last three months?"),
        agenda.for_all(
            30, 2, "Who is harmed most? Who is not here? What could the police change, and what only others?"
        ),
        agenda.view_now(20),
        agenda.verdict(10, "Choose three at most. What more than half of us choose is a priority."),
        agenda.result(10),
        agenda.how_it_was(5),
        agenda.goodbye(5),
    ),
    HEARD,
    ASKED,
    (picks("priorities", "Which three should come first?", PRIORITIES, most=3),),
    {"spread": "Ten points"},
)
