"""A short jury on two evenings: a street outside a school. The first ends after the questions, and the day adjourns."""

from ..jury.day.plan import Influence
from ..jury.exhibits.plan import Side
from . import agenda
from .day import charge_of, jury
from .evidence import frame, story
from .instrument import Asked
from .settling import CONSENTING, consents_to

PROPOSALS = {
    "closed": "The street is closed to cars when school begins and ends.",
    "slower": "Cars may go through, but slowly and without stopping.",
    "same": "The street stays as it is, with somebody to help children across.",
}

ASKED = Asked(
    PROPOSALS,
    statements=(
        "A street is there for those who live in it first of all.",
        "Children should be able to walk to school by themselves.",
        "People who have to drive should not be made to suffer for it.",
        "If a street is closed, the traffic only goes elsewhere.",
        "It is right to change a habit for other people’s safety.",
        "Schools should look after their own gates.",
        "People here will find a way to live with whatever is decided.",
        "Nothing should change before it has been tried for some months.",
    ),
    personal=(
        "How I get about",
        "Parking at my door",
        "My own children or grandchildren",
        "Noise and air where I live",
    ),
    public=(
        "Children’s safety",
        "People who cannot walk far",
        "Shops and deliveries",
        "Streets that would get the traffic instead",
    ),
    trusted="the council",
    compared="the health service",
)

HEARD = (
    frame("counted", Side.BACKGROUND, 8, "What was counted", "traffic, accidents and air, with dates.", "The council"),
    frame(
        "for-closing",
        Side.FOR,
        10,
        "The case for closing it to cars",
        "what gets better, and where it did.",
        "A parent",
    ),
    frame(
        "against-closing", Side.AGAINST, 10, "The case against closing it", "what gets worse, and for whom.", "A trader"
    ),
    story("next-street", 7, "Somebody from the next street", "A neighbour who would get the traffic"),
)

PLAN = jury(
    "Two evenings: the street outside the school",
    charge_of(
        "What should happen in the street outside the school when school begins and ends?",
        asks="the council",
        open_to=(
            "Whether and when cars may use the street.",
            "What would have to be done for those who lose by it.",
        ),
        settled=("Emergency services can always get through.", "The school stays where it is."),
        influence=Influence.INVOLVE,
    ),
    (
        agenda.arrive(15),
        agenda.the_question(10),
        agenda.first_view(20),
        agenda.evidence(35, HEARD),
        agenda.rest(10),
        agenda.questions(25),
        agenda.until_next_time(5),
        agenda.for_me(25, 3, "How does the street matter to you, and what have you thought about since last time?"),
        agenda.for_all(30, 3, "Who would gain, who would lose, and who is not here? What would make it fair?"),
        agenda.rest(10, "pause", "Short break"),
        agenda.view_now(20),
        agenda.verdict(10, CONSENTING),
        agenda.result(15),
        agenda.how_it_was(5),
        agenda.goodbye(5),
    ),
    HEARD,
    ASKED,
    consents_to(PROPOSALS),
)
