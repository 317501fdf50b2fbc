"""Several workers on one journal: whoever was not quick enough, or has not heard yet, learns the truth and says it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sqlalchemy import text

from app.jury.day.acts import Announce
from app.jury.votes.acts import CastBallot
from app.store.database import open_database
from app.store.journal import Journal
from tests.days import ARRIVED, FACILITATOR, OPENING, juror, vote_closed
from tests.live.rooms import Device, as_sent, asked, lived, new_id, opened, replayed, told, until
from tests.store.books import kept

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY_MACHINE = True
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


async def test_a_database_that_drops_every_connection_is_asked_again(postgres: Engine) -> None:
    """Acts are sent once more, and the screens go on: also those for whom somebody else wrote."""
    sitting, entries = kept(postgres, OPENING)
    async with opened(postgres, sitting) as one, opened(postgres, sitting) as other:
        console = Device(FACILITATOR)
        other.sit(console.seat)
        await asked(one, juror(1), BALLOT)
        await until(lambda: console.shows == as_sent(other.screen(FACILITATOR)))
        drop_everybody(postgres)
        await other._desk.heard()
        act_id = new_id()
        fates = [(await asked(one, juror(2), BALLOT, act_id)).fate for _ in range(3)]
        assert fates[-1] == "recorded"
        await until(lambda: other.state == replayed(postgres, sitting))
        await until(lambda: console.shows == as_sent(other.screen(FACILITATOR)))
    assert len(Journal(postgres, sitting).read()) == len(entries) + 2


def drop_everybody(postgres: Engine) -> None:
    """As when the database is started anew under a server that goes on."""
    other = open_database(postgres.url.render_as_string())
    mine = "datname = current_database() AND pid <> pg_backend_pid()"
    with other.connect() as connection:
        gone = connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}")).all()
    other.dispose()
    assert gone


def one_more(engine: Engine, sitting: object) -> int:
    return len(Journal(engine, sitting).read()) + 1  # type: ignore[arg-type]
