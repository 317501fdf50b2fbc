"""A regulator with duties to consumers and to citizens asks what should weigh more where they differ. (Box Four.)"""

from ..jury.day.plan import Influence
from ..jury.exhibits.plan import Side
from .day import charge_of, full_day, jury
from .evidence import background, frame, story
from .instrument import Asked, known
from .settling import scores

PROPOSALS = {
    "price": "Prices are kept low first of all, even if some places get a poorer service.",
    "everywhere": "Everybody gets the same basic service, even if most people’s bills rise a little.",
    "protect": "Stricter rules protect people from harm, even if there is less to choose from.",
    "open": "The regulator asks the public in ways like today’s before it decides, even if that takes longer.",
}

ASKED = Asked(
    PROPOSALS,
    statements=(
        "If companies compete, everybody is served well in the end.",
        "Some things should be there for everybody, whatever they cost.",
        "What is good for customers is good for the country.",
        "People can judge for themselves and need few rules.",
        "Those who cannot pay should not be left behind.",
        "A regulator should keep out of what people watch, read or say.",
        "I should not have to pay for a service that others use.",
        "It is a regulator’s task to think of people who are not customers.",
        "Experts should decide; the rest of us know too little.",
        "A regulator should say openly how it weighed one thing against another.",
        "Rules that protect children are worth some loss of freedom for adults.",
        "A market without rules serves those who have money.",
    ),
    personal=(
        "What I pay",
        "What I can choose from",
        "How well it works where I live",
        "Being treated fairly when something goes wrong",
    ),
    public=(
        "People who would otherwise be left out",
        "Children and others who need protection",
        "What people need to know to take part in public life",
        "Companies that can plan and invest",
    ),
    trusted="the regulator",
    compared="the health service",
    known=(
        known("duties", "To whom does Ofcom have duties by law?", "To consumers alone", "To citizens alone", "To both"),
    ),
)

MORNING = (
    background(
        "two-duties",
        10,
        "Consumers and citizens",
        "The law gives the communications regulator, Ofcom, duties to both, and they are not the same.",
        "The one is about markets that work well, the other about what society needs. Which comes first when they pull "
        "apart is a question of what the regulator takes itself to be.",
        "Many regulators look to markets alone and ask the public little. Those for food safety and for treatments in "
        "the health service go further, and let the public into decisions that need expert knowledge.",
        "In the United States and Canada, communications regulators invite comments from anybody.",
        box="Four",
    ),
    frame(
        "for-market", Side.FOR, 15, "For leaving more to the market", "what customers gain by it.", "Who argues for it"
    ),
    frame(
        "against-market",
        Side.AGAINST,
        15,
        "Against leaving more to the market",
        "what society loses by it.",
        "Who argues for it",
    ),
)
LATER = (
    frame(
        "a-case", Side.NEUTRAL, 12, "One decision that is coming", "what is to be decided, and when.", "The regulator"
    ),
    story("left-out", 8, "Somebody who is badly served", "A person without a good service"),
    story("small-firm", 8, "Somebody who provides it", "A person who runs a small company"),
)

PLAN = jury(
    "Consumers and citizens: a regulator’s choice",
    charge_of(
        "What should the regulator weigh most where our interests as customers and as citizens differ?",
        asks="the regulator",
        open_to=(
            "How much each interest should count when they pull apart.",
            "What the regulator owes people who are not customers.",
            "How it should ask the public, and how it should explain itself.",
        ),
        settled=("The duties that the law gives to the regulator.", "Decisions that have already been taken."),
        influence=Influence.CONSULT,
    ),
    full_day(
        MORNING,
        LATER,
        later_title="One decision, and two people’s lives",
        me="What do you expect as a customer, and when did you last feel badly served?",
        everyone="What does a society need, even of those who do not pay? Who speaks for them?",
        together="Say how much each of these should count, from 0 to 5, when the regulator decides.",
    ),
    (*MORNING, *LATER),
    ASKED,
    (scores("weights", "How much should each of these count, from not at all (0) to most of all (5)?", PROPOSALS),),
)
