"""What was heard, as flat tables: who had the floor when, what each exhibit and each side was given, what was tapped.

Counts are of the whole jury. That a view moved alongside an exhibit says nothing of why it moved.
"""

from collections.abc import Iterator

from ..jury.exhibits.ledger import heard, ledger
from ..jury.exhibits.pulse import Degrees, PulseCounts, told_counts
from ..jury.numbers import Millis
from ..jury.state import State
from .table import Cell, Table
from .words import moment, said

HEARINGS = (
    ("exhibit", "the exhibit's id"),
    ("mode", "speaking, or being questioned"),
    ("began", "when somebody was given the floor, in the sitting's own time"),
    ("ended", "when it ended"),
    ("seconds", "how long it was, without what the step's clock stood still"),
)
EXHIBITS = (
    ("exhibit", "the exhibit's id"),
    ("title", "its title"),
    ("side", "where it stands: for, against, neutral, human-story or background"),
    ("witness", "who was to give it; empty where nobody was"),
    ("planned", "minutes it was to be given"),
    ("planned_questioned", "minutes it was to be questioned"),
    ("shown", "1 where the room saw it"),
    ("given", "seconds for which somebody spoke to it, as marked on the console"),
    ("questioned", "seconds for which somebody was questioned about it"),
    ("asked", "questions about it that the room saw"),
    ("answered", "how many of them were answered"),
    ("absent", "why its witness did not come; empty where they did, or there was none"),
    ("instead", "what was heard instead: nobody, stand-in or read-out"),
)
LEDGER = (
    ("side", "the side"),
    ("exhibits", "how many exhibits it was to have"),
    ("shown", "how many of them the room saw"),
    ("planned", "minutes it was to be given"),
    ("given", "seconds it was given, as marked on the console"),
    ("planned_questioned", "minutes it was to be questioned"),
    ("questioned", "seconds it was questioned"),
    ("answered", "how many questions about its exhibits were answered"),
    ("absent", "how many of its witnesses did not come"),
)
PULSES = (
    ("exhibit", "the exhibit after which it was tapped"),
    ("asked", "clear, trusted or changed: whether it changed how somebody sees an option"),
    ("answer", "yes, partly or no"),
    ("count", "how many tapped it; nothing is told of fewer than three answers"),
    ("answered", "how many answered this at all"),
    ("missing", "how many of those who came did not"),
)
ALONGSIDE = (
    ("exhibit", "the exhibit after which it was tapped"),
    ("option", "the option's id"),
    ("words", "the option, or the question that asks about it"),
    ("up", "how many said that they now see it more favourably"),
    ("down", "how many less: views that moved alongside the exhibit, whatever moved them"),
    ("answered", "how many said whether anything changed"),
    ("missing", "how many of those who came did not"),
)


def evidence_tables(state: State, now: Millis, zone: str) -> tuple[Table, ...]:
    """now: until when whoever has the floor has it. zone: the sitting's IANA time zone."""
    came = sum(seat.checked_in for seat in state.seats.values())
    told = [each for exhibit in state.the_plan.exhibits if (each := told_counts(state, exhibit.id))]
    return (
        Table("hearings", HEARINGS, tuple(_hearings(state, now, zone))),
        Table("exhibits", EXHIBITS, tuple(_exhibits(state, now))),
        Table("ledger", LEDGER, tuple(_ledger(state, now))),
        Table("pulses", PULSES, tuple(row for each in told for row in _pulse(each, came))),
        Table("alongside", ALONGSIDE, tuple(row for each in told for row in _alongside(each, came))),
    )


def _hearings(state: State, now: Millis, zone: str) -> Iterator[tuple[Cell, ...]]:
    for each in state.exhibits.stretches:
        times = moment(each.began, zone), moment(each.ended, zone)
        yield (each.exhibit, each.mode.value, *times, each.spent(now) // 1000)


def _exhibits(state: State, now: Millis) -> Iterator[tuple[Cell, ...]]:
    for each in heard(state, now):
        of, absence = each.exhibit, each.absence
        planned = (of.id, said(of.title), of.side.value, said(of.witness or {}), of.minutes, of.questioned)
        came = (int(each.shown), each.given // 1000, each.questioned // 1000, each.asked, each.answered)
        missing = (absence.because, absence.instead.value) if absence else ("", "")
        yield (*planned, *came, *missing)


def _ledger(state: State, now: Millis) -> Iterator[tuple[Cell, ...]]:
    for each in ledger(state, now):
        given, questioned = (each.minutes, each.given // 1000), (each.to_be_questioned, each.questioned // 1000)
        yield (each.side.value, each.exhibits, each.shown, *given, *questioned, each.answered, each.absent)


def _pulse(told: PulseCounts, came: int) -> Iterator[tuple[Cell, ...]]:
    for asked, degrees in (("clear", told.clear), ("trusted", told.trusted)):
        if degrees is not None:
            answered = degrees.yes + degrees.partly + degrees.no
            for answer, count in _each(degrees):
                yield (told.exhibit, asked, answer, count, answered, came - answered)
    if told.changed is not None and told.unchanged is not None:
        answered = told.changed + told.unchanged
        for answer, count in (("yes", told.changed), ("no", told.unchanged)):
            yield (told.exhibit, "changed", answer, count, answered, came - answered)


def _each(degrees: Degrees) -> tuple[tuple[str, int], ...]:
    return ("yes", degrees.yes), ("partly", degrees.partly), ("no", degrees.no)


def _alongside(told: PulseCounts, came: int) -> Iterator[tuple[Cell, ...]]:
    answered = (told.changed or 0) + (told.unchanged or 0)
    for each in told.moved or ():
        subject = each.subject
        yield (told.exhibit, subject.option, said(subject.words), each.up, each.down, answered, came - answered)
