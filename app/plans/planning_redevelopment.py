"""A town centre is to be rebuilt: what should the planning authority ask for on the public's behalf? (Box One.)"""

from ..jury.day.plan import Influence
from ..jury.exhibits.plan import Side
from ..jury.texts import TO_FILL_IN
from .day import charge_of, full_day, jury
from .evidence import background, frame, story
from .instrument import Asked, known
from .settling import grades

PROPOSALS = {
    "homes": "As many new homes as the site can hold, even if buildings are taller.",
    "space": "More of the site as public space, even if there are fewer homes and shops.",
    "shops": "Room kept at lower rents for shops and workshops that are there now.",
    "leisure": "A pool or sports hall that everybody can reach, even if other things wait.",
}

ASKED = Asked(
    PROPOSALS,
    statements=(
        "A town centre belongs to everybody who uses it, not only to those who live there.",
        "People who live next to a site should have the last word on it.",
        "Who builds takes the risk, and should decide what is built.",
        "New homes are worth some loss of light and view.",
        "A place to sit without buying anything is as important as a shop.",
        "What is old in a town should be kept where it can be.",
        "It is right to put up with years of building work for those who come after us.",
        "The council’s planners know best what the town needs.",
        "Plans should be judged by what they do for those with the least.",
        "I would rather see something built soon than something better much later.",
        "People are asked about plans only when everything is settled.",
        "Cars should have less room in the middle of a town.",
    ),
    personal=(
        "Where I or my family could live",
        "How I get about and where I shop",
        "Noise, dust and years of building",
        "What it does to my home’s surroundings",
    ),
    public=(
        "Homes for people who have none of their own",
        "Work and trade in the town",
        "A place where all sorts of people meet",
        "What we leave to those who come after us",
    ),
    trusted="the planning authority",
    compared="the health service",
    known=(known("must-consult", "Do planners have to ask the public by law?", "Yes", "No"),),
)

BEFORE_LUNCH = (
    background(
        "asking-about-plans",
        10,
        "What is known about asking the public",
        "Planners have asked the public for longer than most. It does not always go well.",
        "Planners must consult by law. Done well, it shows them what experts miss, prepares them for what people will "
        "say, and makes it easier to justify a decision.",
        "Meetings can be taken over by those who speak loudest. Looking for something that all agree on can end in "
        "what nobody minds much. Some people lose by almost every decision.",
        "The report calls for honesty about what can be changed. It also says that cost and law are often left out.",
        box="One",
    ),
    frame(
        "for-building", Side.FOR, 15, "The case for the scheme", "what the scheme brings, and to whom.", "Who builds"
    ),
    frame(
        "against", Side.AGAINST, 15, "The case against the scheme", "what the scheme costs, and whom.", "Who objects"
    ),
)
AFTER_TEA = (
    frame(
        "the-rules", Side.NEUTRAL, 10, "What the law allows", "which limits bind the authority.", "A planning officer"
    ),
    story("trader", 8, "Somebody who trades there now", "A trader on the site"),
    story("waiting", 8, "Somebody who waits for a home", "A person on the housing list"),
)
TOGETHER = grades(
    "grades", "How good would each of these be for the town as a whole?", {**PROPOSALS, "leave": "Leave it as it is."}
)

PLAN = jury(
    "A town centre redevelopment",
    charge_of(
        "What should the authority ask for on our behalf when the town centre is rebuilt?",
        asks="the planning authority",
        open_to=(
            "What the open space is for and how it looks.",
            "Which uses come first where there is not room for all.",
            "How people are kept informed and asked while it is built.",
        ),
        settled=(
            TO_FILL_IN + "whether it is settled that the site is rebuilt at all.",
            "Planning law, and the rights of those who own the land.",
        ),
        influence=Influence.INVOLVE,
    ),
    full_day(
        BEFORE_LUNCH,
        AFTER_TEA,
        later_title="The rules, and two people’s lives",
        me="What do you do in the town centre now, and what would make you go there more, or less?",
        everyone="Who gains and who loses by each plan? Which of them is not in this room?",
        together="Give each plan a grade, for the town as a whole and not for yourself alone.",
    ),
    (*BEFORE_LUNCH, *AFTER_TEA),
    ASKED,
    (TOGETHER,),
)
