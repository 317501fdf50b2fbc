"""What the jury asked and was answered, and what it said at its tables: in its own words, where these may leave."""

from collections.abc import Iterator

from ...jury.contributions.acts import Perspective, Stance
from ...study.findings import AskedFinding, RoundFinding
from ..charts.chart import table
from ..document.value import Paragraph, Part, Section, Tone, plain
from ..words import said
from .told import Told, counted, lines

STANCES = {Stance.FOR: "For", Stance.AGAINST: "Against", Stance.CONDITION: "Only if", Stance.QUESTION: "A question"}
HATS = {Perspective.MYSELF: "for myself", Perspective.EVERYBODY: "for everybody"}


def asked(told: Told) -> Section:
    """What stayed unanswered comes first: somebody still owes it."""
    found = told.found
    open_, answered = ([each for each in found.asked if each.answered is done] for done in (False, True))
    within = []
    if open_:
        within.append(Section("Still unanswered", (lines(plain(_question(each)) for each in open_),)))
    if answered:
        within.append(Section("Answered", (lines(plain(_question(each)) for each in answered),)))
    parts: list[Part] = [Paragraph(plain(f"The room saw {counted(len(found.asked), 'question')} of the jury's own."))]
    if found.asked_not_shown:
        parts.append(
            Paragraph(
                plain(f"{found.asked_not_shown} more {_were(found.asked_not_shown)} not shown to it."), Tone.ASIDE
            )
        )
    return Section("What was asked, and what was not answered", tuple(parts), tuple(within))


def spoken(told: Told) -> Section:
    return Section("What was said, for oneself and for all", (), tuple(map(_round, told.found.rounds)))


def _question(each: AskedFinding) -> str:
    about = f" (on “{said(each.about)}”)" if each.about else ""
    reply = f" Answer: {each.reply}" if each.reply else ""
    return f"{each.text}{about}, wanted by {counted(each.wanted_by + 1, 'juror')}.{reply}"


def _round(found: RoundFinding) -> Section:
    rows = [(STANCES[stance], str(me), str(everybody)) for stance, me, everybody in found.counts]
    counts = table(f"Contributions in {said(found.title)}", ("How it was meant", "For oneself", "For everybody"), rows)
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
