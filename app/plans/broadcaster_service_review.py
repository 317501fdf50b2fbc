"""A public broadcaster's service is reviewed by people who pay for it, listeners or not. (Box Seven.)"""

from ..jury.day.plan import Influence
from ..jury.exhibits.plan import Side
from .day import charge_of, full_day, jury
from .evidence import background, frame, story
from .instrument import Asked, known
from .settling import CONSENTING, consents_to, grades

PROPOSALS = {
    "keep": "The service stays as it is, for those who use it now.",
    "wider": "The service changes so that more kinds of people use it, even if some who use it now like it less.",
    "distinct": "The service does only what nobody else would do, even if fewer people use it.",
    "smaller": "The service gets less money, and the money goes to other services.",
}
PURPOSES = {
    "inform": "Helping people to understand the world",
    "learn": "Helping people to learn",
    "create": "Making what is new and well made",
    "reflect": "Showing every part of the country to itself",
    "reach": "Being there for people whom others do not serve",
}

ASKED = Asked(
    PROPOSALS,
    statements=(
        "A public broadcaster should offer something to everybody who pays for it.",
        "It is right to pay for a service that I do not use myself.",
        "What many people like should come first.",
        "What only a public broadcaster would make should come first.",
        "If companies can make it, public money should not.",
        "A service that few people use can be worth a lot to all.",
        "Those who run it know better than the public what is good.",
        "People like me are seldom seen or heard there.",
        "The country would be poorer without it.",
        "It should take more risks, even if some of it fails.",
        "Whoever is paid by the public has to say what the money was spent on.",
        "The public has little to gain from having a say in broadcasting.",
    ),
    personal=(
        "What I watch or listen to",
        "What I pay",
        "Whether people like me are there",
        "What I or my children learn",
    ),
    public=(
        "What everybody needs to know",
        "People whom nobody else serves",
        "Work for people who make things",
        "What else the same money could pay for",
    ),
    trusted="the broadcaster",
    compared="your local council",
    known=(
        known(
            "how-often",
            "How often was each of the BBC’s services to be reviewed when the report was written?",
            "Every year",
            "Once in five years",
            "Once in ten years",
        ),
    ),
    first=(
        grades("how-well", "How well does the service do each of these, as far as you know?", PURPOSES, "how-well"),
    ),
)

MORNING = (
    background(
        "review",
        10,
        "What a service review is",
        "It asks whether a service does what it is there for. At the time of the report each of the BBC’s services was "
        "to be reviewed at least once in five years.",
        "The people who judged this spoke for those who pay the licence fee. They wanted to know how the public could "
        "take a larger part in it.",
        "Asking the public works best where it is clear what for: to justify decisions, or to improve a service. "
        "And everybody who takes part wants to see that something comes of it.",
        "Many people do not feel that broadcasting rules touch their daily lives, as a school or a hospital does.",
        box="Seven",
    ),
    frame("for-it", Side.FOR, 15, "What the service is good for", "what it does for the public.", "Who runs it"),
    frame("against-it", Side.AGAINST, 15, "What speaks against it", "what it costs and fails to do.", "A critic of it"),
)
LATER = (
    frame("who-uses-it", Side.NEUTRAL, 12, "Who uses it and what it costs", "figures of use and cost.", "A researcher"),
    story("uses-it", 8, "Somebody who would miss it", "A person who uses it every day"),
    story("never", 8, "Somebody who never uses it", "A person who pays and does not use it"),
)

PLAN = jury(
    "A broadcaster’s service under review",
    charge_of(
        "Does this service do what it is there for, and what should become of it?",
        asks="the body that answers for the broadcaster to those who pay for it",
        open_to=(
            "How well the service does what it is meant to do.",
            "What should change in it, and for whom.",
            "What should be told to the public about it every year.",
        ),
        settled=(
            "How much people pay for all services together.",
            "What is said in single programmes, which no outsider decides.",
        ),
        influence=Influence.CONSULT,
    ),
    full_day(
        MORNING,
        LATER,
        later_title="Use, cost, and two people’s lives",
        me="What do you watch or listen to, and what would you miss?",
        everyone="What does it do for people who never use it? Who is served by nobody?",
        together=CONSENTING,
    ),
    (*MORNING, *LATER),
    ASKED,
    consents_to(PROPOSALS),
    {"how-well": "How well the service does"},
)
