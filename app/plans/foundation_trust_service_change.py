"""A hospital trust wants to change where a service is given, and asks members and other people first. (Box Three.)"""

from ..jury.day.plan import Influence
from ..jury.exhibits.plan import Side
from ..jury.texts import TO_FILL_IN
from .day import charge_of, full_day, jury
from .evidence import background, frame, story
from .instrument import Asked, known
from .settling import CONSENTING, consents_to

PROPOSALS = {
    "together": "The service moves to one larger site, with more specialists in one place.",
    "apart": "The service stays on every site, even if specialists are there less often.",
    "nearer": "Routine visits move out of hospital, to places nearer home.",
    "members": "No change goes ahead before members have been asked in a way like today’s.",
}

ASKED = Asked(
    PROPOSALS,
    statements=(
        "A local hospital should offer as much as it can, whatever that costs elsewhere.",
        "I would travel further for better treatment.",
        "Doctors and nurses know best how to arrange a service.",
        "People who use a service most should have the most say in it.",
        "People who cannot travel should be thought of first.",
        "Money that is saved here will do good elsewhere.",
        "Change in hospitals usually makes things worse for patients.",
        "Those who work there should have a say as well as those who are treated.",
        "It is fair that some people lose a little so that others gain a lot.",
        "A hospital belongs to the people it serves.",
        "It is better to decide soon than to ask everybody.",
        "Members of a trust speak for people like me.",
    ),
    personal=(
        "How far I or my family would have to travel",
        "What happened to me or mine in hospital",
        "How long I would wait",
        "Knowing the people who treat me",
    ),
    public=(
        "How many lives it could save",
        "People who have no car or cannot travel",
        "What the money could do elsewhere",
        "Staff, and whether they stay",
    ),
    trusted="the trust",
    compared="your local council",
    known=(
        known(
            "elects",
            "Who elects the governors of a foundation trust?",
            "Its members",
            "The local council",
            "Nobody: the government names them",
        ),
    ),
)

MORNING = (
    background(
        "voice",
        10,
        "How people have a say in the health service",
        "There are many ways to be heard, and it is not clear how they fit together.",
        "Foundation trusts have members, who elect governors. On paper that gives people more hold on a trust’s "
        "management than most other arrangements do.",
        "Mostly members choose themselves, and most of them do little. How far they are like the rest of the public is "
        "not well known.",
        "People who feel that a hospital is theirs will defend it. That can also make it hard to change anything.",
        box="Three",
    ),
    frame("for-change", Side.FOR, 15, "The case for the change", "what gets better, and for whom.", "A clinician"),
    frame(
        "against-change", Side.AGAINST, 15, "The case against the change", "what is lost, and by whom.", "A local group"
    ),
)
LATER = (
    frame("money", Side.NEUTRAL, 10, "What it costs either way", "the cost of each, and who checked it.", "An auditor"),
    story("patient", 8, "Somebody who is treated there", "A patient"),
    story("nurse", 8, "Somebody who works there", "A nurse"),
)

PLAN = jury(
    "A change to a hospital service",
    charge_of(
        "Where and how should this service be given, so that it is right for everyone whom the trust serves?",
        asks="the foundation trust",
        open_to=(
            "Which of the ways to arrange the service is best for all of us.",
            "What must be in place before anything changes.",
            "How members and other people are asked from now on.",
        ),
        settled=(
            TO_FILL_IN + "what the trust holds to be unsafe, and who judged it.",
            "The money for the whole trust, which others decide.",
        ),
        influence=Influence.INVOLVE,
    ),
    full_day(
        MORNING,
        LATER,
        later_title="Money, and two people’s lives",
        me="When did you or somebody close to you need this service, and what mattered then?",
        everyone="Who needs it most, and who is hardest to reach? What would you say to those who lose?",
        together=CONSENTING,
    ),
    (*MORNING, *LATER),
    ASKED,
    consents_to(PROPOSALS),
)
