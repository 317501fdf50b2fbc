"""The verdicts of a sitting as a flat table: what was decided at each close, and every number that it rests on."""

import json
from collections.abc import Iterator

from ..jury.state import State
from ..jury.votes.verdict import Places, Verdict
from .table import Cell, Table

VERDICTS = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "a question for which something was declared before the vote"),
    ("ruling", "no-quorum, carried, below, leading, tied, counted or nobody"),
    ("present", "how many were here at the close, with those who had answered and gone"),
    ("entitled", "how many ever checked in, with those who voted on paper"),
    ("valid", "how many answered other than not sure"),
    ("voted", "how many answered"),
    ("quorum", "how many had to vote; empty where none was declared"),
    ("needed", "how many the threshold takes; empty where none was declared"),
    ("given", "how many were for it: the most that any option has; empty without a threshold"),
    ("votes", "each option's votes, in the order of the options; [] where options have none"),
    ("winners", "the places of what won, carried or is paid for, from 0"),
    ("tied", "the places of what came out equal"),
    ("decided_by", "what told the equal apart: none, order or lot"),
    ("follows", "what follows where a threshold was missed: rework or annex; else empty"),
)


def verdict_table(state: State) -> Table:
    rows = (
        (vote.id, version, question, *_row(closing.verdicts[question]))
        for vote in state.the_plan.votes
        for version, closing in enumerate(state.voting(vote.id).closings, 1)
        for question in vote.questions
        if question in closing.verdicts
    )
    return Table("verdicts", VERDICTS, tuple(rows))


def _row(verdict: Verdict) -> Iterator[Cell]:
    """In the order of the columns."""
    yield verdict.ruling.value
    yield from (verdict.present, verdict.entitled, verdict.valid, verdict.voted)
    yield from (verdict.quorum, verdict.needed, verdict.given)
    yield from map(_places, (verdict.votes, verdict.winners, verdict.tied))
    yield verdict.decided_by.value
    yield verdict.follows.value if verdict.follows else None


def _places(places: Places) -> str:
    return json.dumps(places)
