"""Several workers on one journal: whoever was not quick enough, or has not heard yet, learns the truth and says it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from app.jury.day.acts import Announce
from app.jury.votes.acts import CastBallot
from app.store.journal import Journal
from tests.days import ARRIVED, FACILITATOR, OPENING, juror, vote_closed
from tests.live.rooms import asked, lived, new_id, opened, replayed, told
from tests.store.books import kept

if TYPE_CHECKING:
    from sqlalchemy import Engine

BALLOT = CastBallot("opening", 1, 1, {"keep": 0})


async def test_who_finds_the_seq_taken_catches_up_and_decides_again(engine: Engine) -> None:
    """Two rooms on one journal: what one writes the other has not heard of, until it writes itself."""
    sitting, entries = kept(engine, OPENING)
    async with opened(engine, sitting) as one, opened(engine, sitting) as other:
        same = new_id()
        first = await asked(one, juror(1), BALLOT, same)
        assert told(await asked(other, juror(1), BALLOT, same)) == told(first)
        await asked(one, juror(2), BALLOT)
        await asked(other, juror(3), BALLOT)
        await lived(one, vote_closed("opening"))
        assert (await asked(other, juror(4), BALLOT)).fate == "closed"
        both = [asked(room, FACILITATOR, Announce(f"{n}")) for n in range(20) for room in (one, other)]
        answers = await asyncio.gather(*both)
        await asked(one, FACILITATOR, Announce("the end"))
        await asked(other, FACILITATOR, Announce("the very end"))
        seqs = [answer.seq for answer in answers if answer.seq]
        assert len(seqs) == len(set(seqs))
        assert other.state == replayed(engine, sitting)
    assert [entry.seq for entry in Journal(engine, sitting).read()] == list(range(1, one_more(engine, sitting)))
    assert len(entries) < one_more(engine, sitting)


async def test_who_has_not_heard_the_bell_yet_refuses_nothing_that_another_worker_recorded(engine: Engine) -> None:
    """Its answer was lost on the way, and the tablet asks the other worker."""
    sitting, _ = kept(engine, ARRIVED, OPENING[1])
    async with opened(engine, sitting) as one, opened(engine, sitting) as other:
        other._desk.journal.alone = False
        await lived(one, OPENING[2:])
        act_id = new_id()
        first = await asked(one, juror(1), BALLOT, act_id)
        assert first.fate == "recorded"
        assert told(await asked(other, juror(1), BALLOT, act_id)) == told(first)


def one_more(engine: Engine, sitting: object) -> int:
    return len(Journal(engine, sitting).read()) + 1  # type: ignore[arg-type]
