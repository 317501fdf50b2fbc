"""What happens at a table in a round of talk: go-rounds, turns, quiet, and somebody who looks after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.contributions.acts import AnswerMerge, OfferMerge, ProposeContribution, SecondContribution
from app.jury.contributions.rules import is_seen_by_others
from app.jury.turns.acts import (
    BeginQuiet,
    EndGoRound,
    EndQuiet,
    HostTable,
    PassTurn,
    StartGoRound,
    TakeTurn,
    TakeTurnBack,
)
from app.jury.turns.rules import at_table, waiting
from tests.journals.day import FACILITATOR, SCRIBE, juror

if TYPE_CHECKING:
    from tests.journals.day import Day


def take_turns(day: Day, phase: str) -> None:
    """At table 1 a scribe looks after the turns, at table 2 a juror does."""
    day.do(SCRIBE, BeginQuiet(phase, 1, 2))
    day.do(SCRIBE, EndQuiet(phase, 1))
    day.do(SCRIBE, StartGoRound(phase, 1, 1))
    first, second, *_ = waiting(day.state, phase, 1)
    day.do(juror(first), PassTurn(phase, 1, first))
    wrong = day.do(SCRIBE, TakeTurn(phase, 1, first))
    day.do(SCRIBE, TakeTurnBack(phase, 1, wrong))
    day.do(SCRIBE, TakeTurn(phase, 1, second))
    for number in waiting(day.state, phase, 1):
        day.do(SCRIBE, TakeTurn(phase, 1, number))
    host = at_table(day.state, phase, 2)[0]
    day.do(juror(host), HostTable(phase, 2, 0, host))
    day.do(juror(host), StartGoRound(phase, 2, 1))
    day.do(FACILITATOR, EndGoRound(phase, 2, 1))
    talked(day, phase, host)
    say_together(day, phase)


def say_together(day: Day, phase: str) -> None:
    """The table proposes something, others say so too, and two contributions become one; another offer is refused."""
    said = [each for each in day.state.contributions.values() if each.phase == phase]
    heard = [each for each in said if is_seen_by_others(day.state, each)]
    first, second = [each for each in heard if each.table == 1 and each.author != SCRIBE][:2]
    others = [number for number in at_table(day.state, phase, 1) if juror(number) not in (first.author, second.author)]
    day.do(SCRIBE, ProposeContribution(first.seq))
    day.do(juror(others[0]), SecondContribution(first.seq))
    wording = (first.perspective, first.stance, f"{first.text} {second.text}")
    refused = day.do(SCRIBE, OfferMerge(first.seq, second.seq, *wording))
    day.do(first.author, AnswerMerge(refused, False))
    offered = day.do(FACILITATOR, OfferMerge(first.seq, second.seq, *wording))
    for author in dict.fromkeys((first.author, second.author)):
        day.do(author, AnswerMerge(offered, True))


def talked(day: Day, phase: str, host: int) -> None:
    """Freely: two hold the floor, one is not heard."""
    seats = at_table(day.state, phase, 2)
    speaking = 0
    for _ in range(12):
        following = day.dice.choice([seat for seat in (*seats[:2], *seats[:2], *seats[:-1]) if seat != speaking])
        day.do(juror(host), TakeTurn(phase, 2, following))
        speaking = following
    assert day.state.turns[phase][2].speaking == speaking
