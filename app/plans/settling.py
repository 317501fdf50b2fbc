"""What a jury settles together, and what is declared before it votes: how much is enough, what decides ties."""

from collections.abc import Mapping

from ..jury.numbers import QuestionId
from ..jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from ..jury.votes.plan import Method, Question
from .saying import named, options, said
from .scales import NOUGHT_TO_FIVE, OPPOSE_TO_SUPPORT, POOR_TO_GOOD

MOST_ARE_HERE = Portion(3, 4)
FOUR_IN_FIVE = Threshold(Portion(4, 5), Base.VALID, Below.ANNEX)
"""Below it, what was said stands as the view of some."""
MORE_THAN_HALF = Threshold(Portion(1, 2, more=True), Base.PRESENT, Below.REWORK)


CONSENTING = "Say of each whether it can go forward in our name, and what would have to change."
"""What the room is told when it answers `consents_to`."""
GO_FORWARD = "Can this go forward in our name?"


def consents_to(proposals: Mapping[str, str]) -> tuple[Question, ...]:
    """Each by itself: oppose, stand aside, live with, support; and in one's own words what would have to change."""
    return tuple(
        Question(
            QuestionId(f"{name}-consent"),
            Method.CONSENT,
            said(f"{text} {GO_FORWARD}"),
            options(*OPPOSE_TO_SUPPORT),
            block="verdict",
            own_words=True,
            conditions=True,
            declared=Declared(FOUR_IN_FIVE, MOST_ARE_HERE),
        )
        for name, text in proposals.items()
    )


def grades(question: str, words: str, things: Mapping[str, str], block: str = "verdict") -> Question:
    """Each thing gets a grade in words. The one with the best middle grade stands first."""
    return Question(
        QuestionId(question),
        Method.JUDGEMENT,
        said(words),
        named(things),
        block=block,
        shuffled=True,
        levels=options(*POOR_TO_GOOD),
        declared=Declared(quorum=MOST_ARE_HERE, tie_break=TieBreak.LOT),
    )


def scores(question: str, words: str, things: Mapping[str, str], block: str = "verdict") -> Question:
    """Each thing gets from 0 to 5."""
    return Question(
        QuestionId(question),
        Method.SCORES,
        said(words),
        named(things),
        block=block,
        shuffled=True,
        levels=options(*NOUGHT_TO_FIVE),
        declared=Declared(quorum=MOST_ARE_HERE, tie_break=TieBreak.LOT),
    )


def picks(question: str, words: str, things: Mapping[str, str], most: int) -> Question:
    """Up to so many of them. What more than half of those present choose is settled."""
    return Question(
        QuestionId(question),
        Method.APPROVAL,
        said(words),
        named(things),
        block="verdict",
        most=most,
        shuffled=True,
        declared=Declared(MORE_THAN_HALF, MOST_ARE_HERE, TieBreak.LOT),
    )


def order_of(question: str, words: str, things: Mapping[str, str]) -> Question:
    return Question(
        QuestionId(question),
        Method.RANKING,
        said(words),
        named(things),
        block="verdict",
        shuffled=True,
        declared=Declared(quorum=MOST_ARE_HERE, tie_break=TieBreak.LOT),
    )


def budget(
    question: str, words: str, total: int, unit: str, costs: Mapping[str, tuple[str, int]], block: str
) -> Question:
    """costs: name → what it is, and how much of the total it takes."""
    return Question(
        QuestionId(question),
        Method.BUDGET,
        said(words),
        named({name: text for name, (text, _) in costs.items()}),
        block=block,
        total=total,
        costs=tuple(cost for _, cost in costs.values()),
        unit=said(unit),
    )


def points(question: str, words: str, total: int, things: Mapping[str, str], block: str) -> Question:
    """So many points to spread as one likes."""
    return Question(
        QuestionId(question), Method.POINTS, said(words), named(things), block=block, shuffled=True, total=total
    )
