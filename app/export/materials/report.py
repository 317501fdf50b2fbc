"""The report on what a jury was shown. It is made of the record, and nobody who sat on the jury is named in it.

What may not be copied is described and not reproduced; files other than pictures are named by their SHA-256, with which
anybody can tell whether a file they were given is the one that the jury saw.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...jury.day.acts import OpenSitting
from ...jury.entry import Entry
from ...jury.exhibits.balance import Balance
from ...jury.exhibits.ledger import heard
from ...jury.exhibits.plan import Exhibit
from ...jury.numbers import ExhibitId, Millis
from ...jury.rules import fold
from ...jury.state import State
from ..document.value import Facts, Item, Paragraph, Part, Points, Report, Run, Section, Tone, plain
from .asked import asked_section
from .balance import balance_section
from .exhibit import Pictures, exhibit_section
from .on_screen import Looked, looked_at
from .saying import SIDES, prose, some, spoken


@dataclass(frozen=True, slots=True)
class Held:
    """Where and when the jury met, as people write it, and its IANA time zone."""

    place: str
    day: str
    zone: str


def materials(entries: Sequence[Entry], held: Held, pictures: Pictures) -> Report:
    """Of an open or closed sitting's journal. pictures: those that may stand in it, by their SHA-256."""
    state, looked = fold(entries), looked_at(entries)
    return Report(
        title="What the jury was shown",
        lang="en",
        above=" · ".join(filter(None, (spoken(state.the_plan.title).text, held.place, held.day))),
        lead="Every exhibit with its source, its side and its minutes; what was asked and answered; and who had looked "
        "at the evidence beforehand.",
        parts=tuple(_first(state)),
        sections=tuple(_sections(state, looked, held, pictures, balance_of(entries), entries[-1].at)),
    )


def balance_of(entries: Sequence[Entry]) -> Balance | None:
    opening = entries[0].act if entries else None
    return opening.balance if isinstance(opening, OpenSitting) else None


def _first(state: State) -> Iterator[Part]:
    plan = state.the_plan
    yield Facts((("The charge", prose(plan.charge.question)), ("Put by", prose(plan.charge.asked_by))))
    if not state.day.closed:
        yield Paragraph(
            plain("The day is not over. More may be shown, and what stands here can still change."), Tone.ASIDE
        )


def _sections(
    state: State,
    looked: Mapping[ExhibitId, Looked],
    held: Held,
    pictures: Pictures,
    signed: Balance | None,
    now: Millis,
) -> Iterator[Section]:
    given = {each.exhibit.id: each for each in heard(state, now)}
    seen = state.exhibits.seen
    shown = tuple(exhibit_section(state, given[each], looked.get(each), held.zone, pictures) for each in seen)
    yield balance_section(state, looked, signed, now)
    nothing = (Paragraph(plain("Nothing has been shown.")),)
    yield Section("What was shown", () if shown else nothing, shown)
    yield _not_shown(state)
    yield asked_section(state)
    yield _about(state)


def _not_shown(state: State) -> Section:
    title = "What was prepared and not shown"
    left = [each for each in state.the_plan.exhibits if each.id not in state.exhibits.seen]
    if not left:
        return Section(title, (Paragraph(plain("Everything that was prepared was shown.")),))
    said = Paragraph(plain("The jury did not see these, and they are no part of what it went by."))
    return Section(title, (said, Points(tuple(_named(state, each) for each in left))))


def _named(state: State, exhibit: Exhibit) -> Item:
    absence = state.exhibits.absences.get(exhibit.id)
    why = (Run(" Whoever was to give it did not come: "), Run(absence.because)) if absence else ()
    return Item((spoken(exhibit.title), Run(f" ({SIDES[exhibit.side]}). Source: "), spoken(exhibit.source), *why))


def _about(state: State) -> Section:
    seats = some(sum(seat.checked_in for seat in state.seats.values()), "juror")
    said = (
        f"It was put together from the record of the day, on which {seats} checked in. “On screen” is how long an "
        "exhibit stood on the wall and on every tablet; whoever gave it may have spoken for longer. Questions are told "
        "as the room saw them, and never by whom they were asked."
    )
    digest = f"The plan with which the doors opened has the SHA-256 {state.day.frozen}."
    return Section("How this was made", (Paragraph(plain(said)), Paragraph(plain(digest), Tone.ASIDE)))
