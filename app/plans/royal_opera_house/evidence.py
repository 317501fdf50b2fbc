"""The evidence of the whole day: background, two exhibits on either side, two people's stories, and an open question.

A manager, a critic, two dancers and an economist give it. What was not asked of them at once is asked after it.

The report says that two dancers told their stories and that these persuaded Manchester most; it does not say what they
told. So nobody's story is invented: on a real day the dancers come and tell it.
"""

from ...jury.exhibits.plan import Exhibit, Side
from ...jury.numbers import ExhibitId
from ..evidence import report
from ..saying import said

REPORT = report("Two")
HELD_FOR = (
    "The workshops were held for the Royal Opera House, which receives the public money in question. "
    "This summary is in our own words."
)
WORTH_IT = "On the side of the public money: the view of people at the workshops, told in our own words."
NOT_CONVINCED = "On the side of doubt: the view of people at the workshops, told in our own words."
STORY = (
    "On a real day, a dancer stands here and tells you how they came to dance, and what it took. The report says that "
    "two dancers did so, but not what they told. This is a demonstration, so no story is made up."
)


MANAGER = (
    "On a real day, a manager of the opera house says this. A manager is paid by it, and it receives the public money."
)
CRITIC = "On a real day, a critic of the public money says this, and tells you whom they speak for."
ECONOMIST = "On a real day, an economist says this, and tells you who paid for the work."


def _exhibit(
    exhibit: str,
    side: Side,
    minutes: int,
    title: str,
    summary: str,
    *body: str,
    interest: str,
    witness: str = "",
    profile: str = "",
    questioned: int = 0,
) -> Exhibit:
    return Exhibit(
        id=ExhibitId(exhibit),
        title=said(title),
        side=side,
        summary=said(summary),
        body=tuple(map(said, body)),
        interest=said(interest),
        source=said(REPORT),
        witness=said(witness) if witness else None,
        minutes=minutes,
        questioned=questioned,
        profile=said(profile) if profile else {},
    )


BACKGROUND = _exhibit(
    "what-it-is",
    Side.BACKGROUND,
    8,
    "What the Royal Opera House is, and who pays",
    "It puts on opera and ballet. About a third of its income is public money.",
    "Two workshops were held about it, one in London and one in Manchester. Each lasted a day. "
    "What you hear today comes from a report about them.",
    "The report was made to find out how the opera house can justify and explain the public money it receives, "
    "and what people who do not go there think of it.",
    interest=HELD_FOR,
)
NATION = _exhibit(
    "nation",
    Side.FOR,
    10,
    "Something that belongs to the nation",
    "People at the workshops had no doubt that it is worth something to the public.",
    "They saw an asset to the nation and a site with a history. They saw an employer of many people.",
    "They said that it educates, and that it gives great talent a place.",
    interest=WORTH_IT,
    witness="A manager",
    profile=MANAGER,
    questioned=5,
)
ELITE = _exhibit(
    "elite",
    Side.AGAINST,
    10,
    "A house for the few?",
    "Many people take it for a place for an elite that offers little to anybody else.",
    "The worry ran through both days. People felt that too little had been done about it.",
    "They gave it credit for opening its doors wider. All the same, they all thought that it could do more, "
    "so that people like themselves would feel welcome.",
    interest=NOT_CONVINCED,
    witness="A critic",
    profile=CRITIC,
    questioned=5,
)
DANCERS = tuple(
    _exhibit(
        f"dancer-{n}",
        Side.HUMAN_STORY,
        5,
        title,
        STORY,
        "In Manchester, two dancers’ own stories persuaded people more than anything else, once the facts were "
        "laid open beside them.",
        interest="The dancer works for the opera house, and is paid by it.",
        witness="A dancer",
        questioned=2,
    )
    for n, title in ((1, "A dancer’s story"), (2, "Another dancer’s story"))
)
NINETY_PENCE = _exhibit(
    "ninety-pence",
    Side.FOR,
    7,
    "What ninety pence pays for",
    "In Manchester, the talk was of the ninety pence that each person pays.",
    "The argument was that it pays for more than opera and ballet: many jobs, training for technical staff and for "
    "performers, tourists who come to Britain, and help for London’s creative industries.",
    "The report gives no figures for these effects. Ask for them.",
    interest=WORTH_IT,
    witness="An economist",
    profile=ECONOMIST,
    questioned=4,
)
WHO_PAYS = _exhibit(
    "who-pays",
    Side.AGAINST,
    7,
    "Everybody pays, not everybody goes",
    "Public money comes from people who go and from people who never will.",
    "People at the workshops began from their own views and experience of opera and ballet. "
    "Public money asks for more than that: those pay too who have no such experience.",
    "The report does not say what else the money could have done.",
    interest=NOT_CONVINCED,
    witness="A critic",
    profile=CRITIC,
    questioned=4,
)
HOW_MUCH_SAY = _exhibit(
    "how-much-say",
    Side.NEUTRAL,
    4,
    "How much say should the public have?",
    "Opinions differed, and the report does not settle it.",
    "Some wanted the opera house to take more notice of what the public thinks. Others would leave it to run its own "
    "affairs, as long as it can justify the money and explains itself in public.",
    "People were clear that it does not take a seat on its board. What they cared about was openness, and that "
    "somebody answers for what is done.",
    interest=HELD_FOR,
)

MORNING = (BACKGROUND, NATION, ELITE)
LATE_MORNING = (*DANCERS, NINETY_PENCE, WHO_PAYS, HOW_MUCH_SAY)
