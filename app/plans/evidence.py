"""Evidence as building blocks: what a published report says, and frames that the organiser fills in.

A frame says which case is to be made, by whom and for how long, and invents neither people nor figures: what it says,
who says it, what they stand to gain and where it comes from are marked as still to be filled in.
"""

from dataclasses import replace

from ..jury.exhibits.plan import Exhibit, Side
from ..jury.numbers import ExhibitId
from .saying import fill_in, said

SUMMARISED = (
    "The report’s authors advised public bodies on public value, and think well of asking the public. This summary is "
    "in our own words."
)


def report(box: str) -> str:
    return (
        f"Public Value: The Next Steps in Public Service Reform, Box {box}. "
        "A report published by The Work Foundation in 2008."
    )


def background(exhibit: str, minutes: int, title: str, summary: str, *body: str, box: str) -> Exhibit:
    """What the report's box says that bears on the question; the figures of today are the organiser's to add."""
    return Exhibit(
        ExhibitId(exhibit),
        said(title),
        Side.BACKGROUND,
        said(summary),
        (*map(said, body), fill_in("the facts of your own case, with figures and their dates.")),
        interest=said(SUMMARISED),
        source=said(report(box)),
        minutes=minutes,
    )


def frame(exhibit: str, side: Side, minutes: int, title: str, case: str, witness: str = "") -> Exhibit:
    """case: what is to be told, as it would follow "to be filled in". witness: in which role somebody comes."""
    return Exhibit(
        ExhibitId(exhibit),
        said(title),
        side,
        fill_in(case),
        (fill_in("the facts on which this rests, and what is not known."),),
        interest=fill_in("who pays for this or stands to gain or lose by it."),
        source=fill_in("where this comes from, and its date."),
        witness=said(witness) if witness else None,
        minutes=minutes,
    )


def story(exhibit: str, minutes: int, title: str, who: str) -> Exhibit:
    """Somebody comes and tells what happened to them. Nobody's story is made up."""
    told = frame(exhibit, Side.HUMAN_STORY, minutes, title, "what this person lived through, as they tell it.", who)
    return replace(told, body=(), source=fill_in("how this person was found, and by whom."))
