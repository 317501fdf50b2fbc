"""What the jury asked and was answered, and what it said at its tables: in its own words, where these may leave."""

from collections.abc import Iterator

from ...jury.contributions.acts import Perspective, Stance
from ...study.asked import ListOfQuestions
from ...study.findings import RoundFinding
from ..charts.chart import table
from ..document.value import Item, Paragraph, Part, Points, Section, Tone, plain
from ..materials.asked import asked_section
from ..materials.saying import some
from ..words import said
from .told import Told

STANCES = {Stance.FOR: "For", Stance.AGAINST: "Against", Stance.CONDITION: "Only if", Stance.QUESTION: "A question"}
MEANT = ("How it was meant", "For oneself", "For everybody")
HATS = {Perspective.MYSELF: "for myself", Perspective.EVERYBODY: "for everybody"}


def asked(told: Told) -> Section:
    """Kind by kind, and by which lists questions were put."""
    found = asked_section(told.state)
    return Section("What was asked, and what was not answered", found.parts, (*found.within, *_lists(told)))


def spoken(told: Told) -> Section:
    return Section("What was said, for oneself and for all", (), tuple(map(_round, told.found.rounds)))


def _lists(told: Told) -> tuple[Section, ...]:
    lists = told.asked.lists
    return (Section("Which questions were put first", (Points(tuple(map(_list, lists))),)),) if lists else ()


def _list(each: ListOfQuestions) -> Item:
    about = f" about “{said(each.about)}”" if each.about else ""
    by = "as the fair list proposed" if each.proposed and not each.changed else "changed by the facilitator"
    by = by if each.proposed else "made by hand"
    because = f" Why: {each.because}" if each.because else ""
    wanting = f"{some(each.left_out, 'juror')} who wanted something put had nothing on it."
    left = wanting if each.left_out else "Everybody who wanted something put had a question on it."
    head = f"A list of {some(len(each.taken), 'question')}{about}, {by}. {left}{because}"
    return Item(plain(head), tuple(Item(plain(text or "A question that was taken back since.")) for text in each.taken))


def _round(found: RoundFinding) -> Section:
    rows = [(STANCES[stance], str(me), str(everybody)) for stance, me, everybody in found.counts]
    said_here = sum(me + everybody for _, me, everybody in found.counts)
    counts = table(f"{some(said_here, 'contribution')}, by how they were meant", MEANT, rows)
    parts: list[Part] = [counts, *_words(found)]
    if found.not_shown:
        parts.append(
            Paragraph(
                plain(f"{found.not_shown} more {_were(found.not_shown)} not shown to others, or may not be quoted."),
                Tone.ASIDE,
            )
        )
    return Section(said(found.title), tuple(parts))


def _words(found: RoundFinding) -> Iterator[Paragraph]:
    for each in found.shown:
        yield Paragraph(plain(f"{STANCES[each.stance]}, {HATS[each.perspective]}: {each.text}"), Tone.QUOTED)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
