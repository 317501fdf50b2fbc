"""What a journal says, as JSON, to be compared with what an earlier release read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from app.jury.rules import fold
from app.jury.votes.moments import first_view
from app.jury.votes.plan import Vote
from app.jury.votes.results import moves
from app.study.findings import findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.jury.entry import Entry
    from app.jury.state import State


def told(entries: Sequence[Entry]) -> Any:
    """The findings, every published count, and who moved on every question that was put twice."""
    state = fold(entries)
    counts = {vote: [closing.counts for closing in voting.closings] for vote, voting in state.votes.items()}
    return {"findings": _plain(findings(entries)), "counts": _plain(counts), "moves": _plain(_moves(state))}


def _moves(state: State) -> dict[str, Any]:
    return {
        question: moves(state, before, after, state.the_plan.question(question))
        for after in state.the_plan.votes
        for question in after.questions
        if (before := first_view(state, after, question))
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Vote):
        return value.id
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return value["en"] if "en" in value else {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value
