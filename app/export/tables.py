"""A sitting as flat tables: votes, contributions, turns, witness questions, phases. No juror's number is in them."""

from collections.abc import Iterator, Sequence

from ..jury.contributions.rules import is_let_through
from ..jury.entry import Entry
from ..jury.rules import fold
from ..jury.state import State
from ..study.timings import timings
from .asked import asked_tables
from .citations import citation_table
from .evidence import evidence_tables
from .questions import question_tables
from .recommendations import recommendation_tables
from .results import result_tables, results_of
from .table import Cell, Table
from .verdicts import verdict_table
from .voices import voice_tables
from .votes import vote_tables
from .words import moment, said

CONTRIBUTIONS = (
    ("round", "the round of table talk"),
    ("table", "the table at which it was said; 0 for none"),
    ("perspective", "me: spoken for oneself, all: for everybody"),
    ("stance", "for, against, condition or question"),
    ("text", "the words; empty where they were not shown to others"),
    ("shown", "1 where others at the table saw it"),
    ("number", "its place among the day's contributions, from 1"),
    ("proposal", "1 where the table made it its proposal"),
    ("seconds", "how many others at the table said so too"),
    ("merged_into", "the number of the contribution it was merged into, with its author's consent; empty for none"),
)
PHASES = (
    ("phase", "the phase's id"),
    ("kind", "what it was for"),
    ("title", "its title"),
    ("planned", "minutes planned"),
    ("protected", "how many of them were protected; 0 for none"),
    ("replanned", "minutes it was to have in the end: other than planned where the rest of the day was planned anew"),
    ("began", "when the room first came to it, in the sitting's own time; empty where it never did"),
    ("ended", "when the room last left it; empty where it never did"),
    ("minutes", "minutes the room spent in it, all visits together; moves that were taken back and nights left out"),
)


def tables_of(entries: Sequence[Entry], zone: str) -> tuple[Table, ...]:
    """zone: the sitting's IANA time zone. The entries are those of a sitting in which no vote is open."""
    state = fold(entries)
    return (
        *asked_tables(state.the_plan.questions),
        *vote_tables(entries, state, zone),
        *result_tables(results_of(state)),
        verdict_table(state),
        Table("contributions", CONTRIBUTIONS, tuple(_contributions(state))),
        *voice_tables(entries, state),
        *recommendation_tables(state),
        citation_table(state),
        *question_tables(state),
        *evidence_tables(state, entries[-1].at, zone),
        Table("phases", PHASES, tuple(_phases(state, zone))),
    )


def _contributions(state: State) -> Iterator[tuple[Cell, ...]]:
    kept = [each for each in state.contributions.values() if not each.withdrawn]
    number = {each.seq: place for place, each in enumerate(kept, 1)}
    for each in kept:
        shown = is_let_through(state, each)
        spoken = (each.perspective.value, each.stance.value, each.text if shown else "", int(shown))
        together = (number[each.seq], int(each.proposal), len(each.seconds), number.get(each.into))
        yield (each.phase, each.table, *spoken, *together)


def _phases(state: State, zone: str) -> Iterator[tuple[Cell, ...]]:
    for each in timings(state):
        lasts = (each.planned, each.protected, each.replanned)
        times = (moment(each.began, zone), moment(each.ended, zone))
        yield (each.phase, each.kind.value, said(each.title), *lasts, *times, each.minutes or 0)
