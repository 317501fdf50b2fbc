"""There is money for some of what is wanted, and not for all: a day on what to do without."""

from ..jury.day.plan import Influence
from ..jury.exhibits.plan import Side
from ..jury.texts import TO_FILL_IN
from .day import charge_of, full_day, jury
from .evidence import frame, story
from .instrument import Asked
from .settling import budget, order_of, points

PROPOSALS = {
    "spread": "Every service loses a little, so that none is lost.",
    "choose": "Some services end, so that the others stay as good as they are.",
    "pay": "People pay somewhat more, so that nothing has to go.",
    "need": "Money goes first to those who have the least, even if others lose what they use.",
}
THINGS = {
    "library": ("The library is open on every weekday", 300_000),
    "buses": ("Evening buses run to the outer estates", 250_000),
    "parks": ("Parks and playgrounds are kept up", 200_000),
    "youth": ("The youth centre has workers on five days", 200_000),
    "advice": ("People in debt or without a home get advice", 150_000),
    "lunch": ("Older people get a lunch club and visits", 150_000),
    "streets": ("Pavements and street lights are mended", 250_000),
    "festival": ("The summer festival is held", 100_000),
}
MONEY = 1_000_000
"""What there is, in pounds; all of it together would cost more than half as much again."""

ASKED = Asked(
    PROPOSALS,
    statements=(
        "Who uses a service should pay for it.",
        "Services that few people use should go first.",
        "Those with the least should lose last, whatever it costs the rest of us.",
        "It is better to do a few things well than many things badly.",
        "I would pay more if I knew what it was for.",
        "What prevents trouble later is worth more than what helps today.",
        "Neighbours could do much of this themselves.",
        "A town needs things that are a pleasure, also when money is short.",
    ),
    personal=(
        "What I or my family use",
        "What I would have to pay",
        "What I would miss most",
        "How I get about",
    ),
    public=(
        "Those who have nowhere else to go",
        "How many people gain by it",
        "What cannot be built up again once it is gone",
        "What saves money later",
    ),
    trusted="the council",
    compared="the health service",
    first=(
        budget(
            "budget",
            "What would you spend the money on? What does not fit has to go.",
            MONEY,
            "pounds",
            THINGS,
            "budget",
        ),
        points(
            "importance",
            "How much does each of these matter to you, whatever it costs?",
            20,
            {name: text for name, (text, _) in THINGS.items()},
            "importance",
        ),
    ),
)

MORNING = (
    frame(
        "the-money", Side.BACKGROUND, 15, "Where the money comes from and goes", "the whole budget.", "The treasurer"
    ),
    frame(
        "for-ending", Side.FOR, 12, "For ending some services", "why to do less, and do it well.", "Who argues for it"
    ),
    frame(
        "against-ending", Side.AGAINST, 12, "Against ending any", "why to keep all of it going.", "Who argues for it"
    ),
)
LATER = (
    frame("each-thing", Side.NEUTRAL, 15, "What each thing does for whom", "who uses it, and its cost.", "An officer"),
    story("depends", 8, "Somebody who depends on one of them", "A person who uses it every week"),
    story("pays", 8, "Somebody who finds it hard to pay more", "A person on a low income"),
)

PLAN = jury(
    "Trade-offs and a budget",
    charge_of(
        "There is not enough money for everything. What should stay, and what can we do without?",
        asks="the council",
        open_to=(
            "Which of the services on the list are paid for next year.",
            "By which principle to choose, next year and after it.",
        ),
        settled=(
            "How much money there is in all.",
            "What the law says must be provided. None of that is on the list.",
            TO_FILL_IN + "the true total and costs, and who checked them; those on the list are an example.",
        ),
        influence=Influence.COLLABORATE,
    ),
    full_day(
        MORNING,
        LATER,
        later_title="The things, and two people’s lives",
        me="Which of these do you or yours use, and what would you miss first?",
        everyone="Who loses what, if it goes? Build one budget as a table, and say what you left out and why.",
        together="Put the four ways to choose in order, for the town as a whole.",
        answering=30,
    ),
    (*MORNING, *LATER),
    ASKED,
    (order_of("principle", "By which of these should the council choose? Put the best first.", PROPOSALS),),
    {"budget": "One million pounds", "importance": "Twenty points"},
)
