"""What became of the evidence: what each side was given, and which views moved alongside which exhibit.

Counts of the whole jury, and of no fewer than three answers; nothing that the room was not shown before the day was
over. That something moved alongside an exhibit says nothing of why it moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..jury.entry import Entry
from ..jury.exhibits.ledger import Heard, SideHeard, heard, ledger, shares
from ..jury.exhibits.plan import Side
from ..jury.exhibits.pulse import FEWEST_TOLD, PulseCounts, pulse_of, told_counts
from ..jury.exhibits.subjects import Subject, subjects
from ..jury.exhibits.testimony_acts import Absence
from ..jury.numbers import ExhibitId, OptionId, Words
from ..jury.rules import fold
from ..jury.state import State
from ..jury.votes.methods import METHODS
from ..jury.votes.plan import When
from ..jury.votes.results import Moves, moves_to_tell
from .findings import Standing, standing, told_first


@dataclass(frozen=True, slots=True)
class ExhibitFinding:
    """One exhibit: minutes as planned, seconds as marked on the console, questions that the room saw.

    `pulse` is None where nothing of it may be told; `missing` are those who came and did not say whether it changed
    anything.
    """

    exhibit: ExhibitId
    title: Words
    side: Side
    witness: Words | None
    minutes: int
    to_be_questioned: int
    shown: bool
    given: int
    questioned: int
    asked: int
    answered: int
    absence: Absence | None
    pulse: PulseCounts | None
    missing: int


@dataclass(frozen=True, slots=True)
class OptionFinding:
    """An option, and how answers to its question moved between the two votes (None where that may not be told).

    Of the exhibits in their order: how many saw it more favourably after it, and less; () where that is not told.
    """

    option: OptionId
    words: Words
    votes: Moves | None
    alongside: tuple[tuple[ExhibitId, int, int], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`shares` are whole per cent of the minutes of those for and those against, `least_share` what was declared."""

    exhibits: tuple[ExhibitFinding, ...]
    sides: tuple[SideHeard, ...]
    shares: tuple[tuple[Side, int], ...]
    least_share: int
    options: tuple[OptionFinding, ...]


def evidence(entries: Sequence[Entry]) -> Evidence:
    """Of an open sitting's journal; whoever has the floor has it until the latest entry."""
    state, now = fold(entries), entries[-1].at
    sides = ledger(state, now)
    found = tuple(_exhibit(state, each) for each in heard(state, now))
    return Evidence(
        exhibits=found,
        sides=sides,
        shares=tuple(shares({each.side: each.given + each.questioned for each in sides}).items()),
        least_share=state.the_plan.least_share,
        options=tuple(_option(state, subject, found) for subject in subjects(state.the_plan)),
    )


def _exhibit(state: State, each: Heard) -> ExhibitFinding:
    exhibit = each.exhibit
    came = sum(seat.checked_in for seat in state.seats.values())
    said = sum(taps.changed is not None for taps in pulse_of(state, exhibit.id).given.values())
    pulse = told_counts(state, exhibit.id)
    return ExhibitFinding(
        exhibit.id,
        exhibit.title,
        exhibit.side,
        exhibit.witness,
        exhibit.minutes,
        exhibit.questioned,
        each.shown,
        each.given // 1000,
        each.questioned // 1000,
        each.asked,
        each.answered,
        each.absence,
        pulse,
        came - said if pulse else came,
    )


def _option(state: State, subject: Subject, found: Sequence[ExhibitFinding]) -> OptionFinding:
    told = [(each.exhibit, each.pulse.moved) for each in found if each.pulse and each.pulse.moved]
    alongside = ((exhibit, m.up, m.down) for exhibit, moved in told for m in moved if m.subject == subject)
    return OptionFinding(subject.option, subject.words, _between_votes(state, subject), tuple(alongside))


def _between_votes(state: State, subject: Subject) -> Moves | None:
    """Only of answers that have an order, of three people or more who agreed to be counted."""
    question = state.the_plan.question(subject.question)
    refined = (vote for vote in state.the_plan.votes if vote.when is When.REFINED and question.id in vote.questions)
    later = next((vote for vote in refined if standing(state, vote) is Standing.COUNTED), None)
    first = told_first(state, later, question.id) if later is not None else None
    if later is None or first is None or not METHODS[question.method].ordered:
        return None
    found = moves_to_tell(state, first, later, question)
    return found if found is not None and found.paired >= FEWEST_TOLD else None
