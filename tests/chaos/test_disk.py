"""A disk that is full or slow never lies: whoever is told "recorded" is recorded, everybody else is asked to wait."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text

from app.jury.reasons import Fate
from app.jury.votes.acts import CastBallot
from app.live.answer import Answer
from app.live.desk import Decided, Desk
from app.store.journal import Journal
from tests.days import KEEP, OPENING, juror
from tests.live.rooms import asked, lived, new_id, opened, replayed
from tests.store.books import kept, prepared

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from app.jury.entry import Entry
    from app.live.answer import Sent
    from app.live.room import Room

ALONE = True
VOTERS = (1, 2, 3, 4)
SECONDS_OF_A_SLOW_DISK = 1.0


class FullDisk:
    """Can be full. A ballot takes up space; so does a page of a database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._most = 1 << 30
        event.listen(engine, "checkout", self._limit)

    def _limit(self, connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count={self._most}")

    def fill(self, spare: int = 0) -> None:
        """Room for so many more pages, and no more."""
        with self.engine.connect() as connection:
            self._most = int(connection.execute(text("PRAGMA page_count")).scalar() or 0) + spare

    def empty(self) -> None:
        self._most = 1 << 30


async def filled(engine: Engine) -> tuple[dict[str, str], set[str]]:
    """Answers to a disk that fills up, then again once there is room: what each was told at first, what was kept."""
    sitting, entries = kept(engine, OPENING)
    disk = FullDisk(engine)
    async with opened(engine, sitting) as room:
        disk.fill(spare=4)
        sent = [(juror(1 + n % 4), CastBallot("opening", 1, 1 + n, {"keep": n % 3}), new_id()) for n in range(400)]
        fates = {act_id: (await asked(room, by, act, act_id)).fate for by, act, act_id in sent}
        kept_ids = {entry.act_id for entry in Journal(engine, sitting).read(len(entries))}
        disk.empty()
        again = {act_id: (await asked(room, by, act, act_id)).fate for by, act, act_id in reversed(sent)}
        assert "retry" not in again.values()
        assert all(again[act_id] == "recorded" for act_id in kept_ids)
        assert room.state == replayed(engine, sitting)
    ids = [entry.act_id for entry in Journal(engine, sitting).read()]
    assert len(ids) == len(set(ids))
    return fates, kept_ids


async def test_a_full_disk_only_ever_says_try_again_and_heals(engine: Engine) -> None:
    fates, kept_ids = await filled(engine)
    assert set(fates.values()) == {"recorded", "retry"}
    assert kept_ids == {act_id for act_id, fate in fates.items() if fate == "recorded"}


async def test_a_whole_batch_on_a_full_disk_is_told_to_try_again(engine: Engine) -> None:
    sitting, entries = kept(engine, OPENING)
    disk = FullDisk(engine)
    async with opened(engine, sitting) as room:
        disk.fill()
        sent = [(juror(1 + n % 4), CastBallot("opening", 1, 1 + n, {"keep": n % 3}), new_id()) for n in range(400)]
        answers = await asyncio.gather(*(asked(room, *each) for each in sent))
        assert {answer.fate for answer in answers} == {"retry"}
        assert len(Journal(engine, sitting).read()) == len(entries)
        disk.empty()
        answers = await asyncio.gather(*(asked(room, *each) for each in sent))
        assert {answer.fate for answer in answers} == {"recorded"}
        assert room.state == replayed(engine, sitting)


async def test_a_desk_that_calls_it_recorded_all_the_same_is_found_out(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = Desk._settle

    async def hopeful(self: Desk, batch: Sequence[Sent]) -> list[Answer]:
        answers = await settle(self, batch)
        return [Answer(a.act_id, Fate.RECORDED, self.seq) if a.fate is Fate.RETRY else a for a in answers]

    monkeypatch.setattr(Desk, "_settle", hopeful)
    fates, kept_ids = await filled(engine)
    assert kept_ids < {act_id for act_id, fate in fates.items() if fate == "recorded"}


class SlowDisk:
    """Every commit takes its time. `commits` counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commits = 0
        append = Journal.append

        def slowly(journal: Journal, entries: Sequence[Entry], *more: Any, **named: Any) -> None:
            append(journal, entries, *more, **named)
            time.sleep(SECONDS_OF_A_SLOW_DISK)
            self.commits += 1

        monkeypatch.setattr(Journal, "append", slowly)


async def soonest_of_500(room: Room) -> float:
    began = time.monotonic()
    soonest: list[float] = []

    async def one(number: int, rev: int) -> None:
        await asked(room, juror(number), CastBallot("opening", 1, rev, {KEEP.id: 0}))
        soonest.append(time.monotonic() - began)

    await asyncio.gather(*(one(number, rev) for rev in range(1, 126) for number in VOTERS))
    return min(soonest)


async def test_nothing_is_acknowledged_before_a_slow_disk_has_it_and_500_answers_take_four_commits(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(engine, prepared(engine)) as room:
        await lived(room, OPENING)
        disk = SlowDisk(monkeypatch)
        assert await soonest_of_500(room) >= SECONDS_OF_A_SLOW_DISK
        assert disk.commits <= 4


async def test_a_desk_that_does_not_wait_for_the_disk_is_found_out(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hasty(self: Desk, decided: Decided) -> None:
        behind.append(asyncio.create_task(asyncio.to_thread(self.journal.append, decided.entries)))

    behind: list[asyncio.Task[None]] = []
    async with opened(engine, prepared(engine)) as room:
        await lived(room, OPENING)
        SlowDisk(monkeypatch)
        monkeypatch.setattr(Desk, "_append", hasty)
        assert await soonest_of_500(room) < SECONDS_OF_A_SLOW_DISK
        await asyncio.gather(*behind)
