"""A sitting as flat tables: votes, ballots, counts, contributions, questions, phases. No juror's number is in them.

Ballots stand question by question, sorted, as they were published at the close: rows of two questions cannot be joined.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ..jury.contributions.rules import is_seen_by_others
from ..jury.day.acts import ChangePhase, OpenSitting
from ..jury.day.agenda_acts import CloseSitting
from ..jury.entry import Entry
from ..jury.numbers import MINUTE, Mark, Words
from ..jury.rules import fold
from ..jury.state import State
from ..jury.votes.acts import CloseVote, OpenVote, VoteClosed
from ..jury.votes.methods import NOT_SURE, option_of, tally
from ..jury.votes.plan import Question, Vote
from .table import Cell, Table

VOTES = (
    ("vote", "the vote's id"),
    ("version", "1 for the first time it was put, 2 after it was opened again …"),
    ("moment", "practice, opening, interim, refined or evaluation"),
    ("title", "the vote's title"),
    ("opened", "when it was opened, in the sitting's own time"),
    ("closed", "when it was closed, in the sitting's own time"),
    ("entitled", "how many could answer"),
    ("turnout", "how many answered at least one question"),
    ("digest", "SHA-256 of the canonical JSON of [vote, version, ballots]"),
)
BALLOTS = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "the question's id"),
    ("words", "the question as it was put"),
    ("reading", "support, me or all: in which hat it was asked; empty for none"),
    (
        "ballot",
        "which of this question's ballots, sorted; no juror's number, and nothing in another question",
    ),
    ("mark", "the mark: a point from the middle of a scale, a score, or an option's place from 0; 99 is not sure"),
    ("answer", "the mark in words; empty where none of several options was chosen"),
)
COUNTS = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "the question's id"),
    ("mark", "the mark, as in ballots.csv"),
    ("answer", "the mark in words"),
    ("count", "how many ballots bear it"),
)
CONTRIBUTIONS = (
    ("round", "the round of table talk"),
    ("table", "the table at which it was said; 0 for none"),
    ("perspective", "me: spoken for oneself, all: for everybody"),
    ("stance", "for, against, condition or question"),
    ("text", "the words; empty where they were not shown to others"),
    ("shown", "1 where others at the table saw it"),
)
QUESTIONS = (
    ("question", "the question to a witness; empty where it was not shown to the room"),
    ("about", "the exhibit it is about"),
    ("seconds", "how many others wanted the answer"),
    ("shown", "1 where the room saw it"),
    ("answered", "1 where it was answered"),
    ("reply", "the answer, where somebody wrote it down"),
)
PHASES = (
    ("phase", "the phase's id"),
    ("kind", "what it was for"),
    ("title", "its title"),
    ("planned", "minutes planned"),
    ("began", "when the room first came to it, in the sitting's own time; empty where it never did"),
    ("minutes", "minutes the room spent in it, all visits together"),
)


def tables_of(entries: Sequence[Entry], zone: str) -> tuple[Table, ...]:
    """zone: the sitting's IANA time zone. The entries are those of a sitting in which no vote is open."""
    state = fold(entries)
    return (
        Table("votes", VOTES, tuple(_votes(entries, state, zone))),
        Table("ballots", BALLOTS, tuple(_ballots(state))),
        Table("counts", COUNTS, tuple(_counts(state))),
        Table("contributions", CONTRIBUTIONS, tuple(_contributions(state))),
        Table("questions", QUESTIONS, tuple(_questions(state))),
        Table("phases", PHASES, tuple(_phases(entries, state, zone))),
    )


def _closings(state: State) -> Iterator[tuple[Vote, int, VoteClosed]]:
    for vote in state.the_plan.votes:
        for version, closing in enumerate(state.voting(vote.id).closings, 1):
            yield vote, version, closing


def _votes(entries: Sequence[Entry], state: State, zone: str) -> Iterator[tuple[Cell, ...]]:
    opened = {(e.act.vote, e.act.version): e.at for e in entries if isinstance(e.act, OpenVote)}
    closed = {(e.act.vote, e.act.version): e.at for e in entries if isinstance(e.act, CloseVote)}
    for vote, version, closing in _closings(state):
        times = (_time(moment.get((vote.id, version)), zone) for moment in (opened, closed))
        numbers = (closing.entitled, closing.turnout, closing.digest)
        yield (vote.id, version, vote.when.value, _said(vote.title), *times, *numbers)


def _ballots(state: State) -> Iterator[tuple[Cell, ...]]:
    for vote, version, closing in _closings(state):
        for question in map(state.the_plan.question, vote.questions):
            reading = question.reading.value if question.reading else None
            head = (vote.id, version, question.id, _said(question.words), reading)
            for number, mark in enumerate(closing.ballots[question.id], 1):
                for each in _each(mark):
                    yield (*head, number, each, _answer(question, each))


def _counts(state: State) -> Iterator[tuple[Cell, ...]]:
    for vote, version, closing in _closings(state):
        for question in map(state.the_plan.question, vote.questions):
            for mark, count in tally(question, closing.counts[question.id]):
                yield (vote.id, version, question.id, mark, _answer(question, mark), count)


def _contributions(state: State) -> Iterator[tuple[Cell, ...]]:
    for said in state.contributions.values():
        if not said.withdrawn:
            shown = is_seen_by_others(state, said)
            spoken = (said.perspective.value, said.stance.value, said.text if shown else "")
            yield (said.phase, said.table, *spoken, int(shown))


def _questions(state: State) -> Iterator[tuple[Cell, ...]]:
    for asked in state.questions.asked.values():
        if not asked.withdrawn:
            text = asked.text if asked.shown else ""
            yield (text, asked.about, len(asked.seconds), int(bool(asked.shown)), int(asked.answered), asked.reply)


def _phases(entries: Sequence[Entry], state: State, zone: str) -> Iterator[tuple[Cell, ...]]:
    spent = dict[str, int]()
    began = dict[str, int]()
    here, since = None, 0
    for entry in entries:
        if isinstance(entry.act, OpenSitting | ChangePhase | CloseSitting):
            if here is not None:
                spent[here] = spent.get(here, 0) + entry.at - since
            here, since = _reached(entry, here), entry.at
            if here is not None:
                began.setdefault(here, entry.at)
    for phase in state.the_plan.agenda:
        minutes = round(spent.get(phase.id, 0) / MINUTE)
        yield (phase.id, phase.kind.value, _said(phase.title), phase.minutes, _time(began.get(phase.id), zone), minutes)


def _reached(entry: Entry, here: str | None) -> str | None:
    match entry.act:
        case OpenSitting(plan=plan):
            return plan.agenda[0].id
        case ChangePhase(to=to):
            return to
        case CloseSitting():
            return None
        case _:
            return here


def _each(mark: Mark) -> tuple[int | None, ...]:
    return (mark,) if isinstance(mark, int) else mark or (None,)


def _answer(question: Question, mark: int | None) -> str:
    if mark is None:
        return ""
    option = option_of(question, mark)
    return _said(option.words) if option else "Not sure" if mark == NOT_SURE else ""


def _said(words: Words) -> str:
    return words.get("en") or next(iter(words.values()), "")


def _time(at: int | None, zone: str) -> str:
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).isoformat(timespec="seconds") if at is not None else ""
