"""What people say made them say it: at a table, of a recommendation, beside it, and beside an answer on a ballot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.citing.acts import Cite, CiteForReason
from tests.journals.day import FACILITATOR, SCRIBE, juror

if TYPE_CHECKING:
    from tests.journals.day import Day


def cite_what_is_said(day: Day, phase: str) -> None:
    """Every second one: some of an exhibit, some of an answer, one of both, and one taken back."""
    said = [each for each in day.state.contributions.values() if each.phase == phase and each.stands]
    seen, answer = day.state.exhibits.seen, answered(day)
    for number, each in enumerate(said[::2]):
        day.do(each.author, Cite(each.seq, seen[number % len(seen)]))
    day.do(said[0].author, Cite(said[0].seq, answer=answer))
    day.do(said[1].author, Cite(said[1].seq, seen[0]))
    day.do(said[1].author, Cite(said[1].seq, seen[0], on=False))


def cite_what_is_written(day: Day) -> None:
    it = next(iter(day.state.recommendations.drafted))
    statement = day.state.recommendations.statements[min(day.state.recommendations.statements)]
    seen = day.state.exhibits.seen
    day.do(FACILITATOR, Cite(it, seen[1]))
    day.do(SCRIBE, Cite(it, answer=answered(day)))
    day.do(juror(statement.author), Cite(statement.seq, seen[0]))
    vote = day.state.recommendations.drafted[it].versions[0].votes[0]
    for author, given in day.state.voting(vote).answers_to(vote).items():
        if given.words:
            day.do(juror(author), CiteForReason(vote, vote, seen[2]))


def answered(day: Day) -> int:
    return next(seq for seq, asked in day.state.questions.asked.items() if asked.answered)
