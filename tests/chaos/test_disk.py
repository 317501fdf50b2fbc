"""A disk that is full or slow never lies: whoever is told "recorded" is recorded, everybody else is asked to wait."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from app.jury.reasons import Fate
from app.jury.votes.acts import CastBallot
from app.live.answer import Answer
from app.live.desk import Desk
from app.store.journal import Journal
from app.store.lines import verified
from tests.days import KEEP, OPENING, WALL, juror
from tests.live.rooms import Device, asked, lived, new_id, opened, until
from tests.store.books import prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from app.jury.entry import Entry
    from app.live.answer import Sent
    from app.live.room import Room

VOTERS = (1, 2, 3, 4)
SECONDS_OF_A_SLOW_DISK = 0.3


class SmallDisk:
    """Lets a database grow by so many pages and no further, until there is room again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._pages = 0
        event.listen(engine, "connect", self._limit)

    def _limit(self, connection: Any, _: object) -> None:
        if self._pages:
            connection.execute(f"PRAGMA max_page_count={self._pages}")

    def leave(self, pages: int) -> None:
        with self._engine.connect() as connection:
            self._pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + pages
        self._engine.dispose()

    def make_room(self) -> None:
        self._pages = 0
        self._engine.dispose()


Told = dict[str, tuple[int, CastBallot, Answer]]


async def everybody_answers(room: Room, revs: range) -> Told:
    """Each voter with each revision, all at once: what became of each act."""
    acts = {new_id(): (n, CastBallot("opening", 1, rev, {KEEP.id: rev % 3})) for rev in revs for n in VOTERS}
    answers = await asyncio.gather(*(asked(room, juror(n), act, act_id) for act_id, (n, act) in acts.items()))
    return {act_id: (*acts[act_id], answer) for act_id, answer in zip(acts, answers, strict=True)}


def lies(told: Told, entries: Sequence[Entry]) -> list[str]:
    """The acts that were called recorded and are not there, or are there and were not."""
    there = {entry.act_id for entry in entries}
    return [act_id for act_id, (_, _, answer) in told.items() if (answer.fate is Fate.RECORDED) != (act_id in there)]


async def filled(engine: Engine) -> tuple[Told, list[Entry], Journal]:
    """Answers until the disk is full, and on."""
    sitting = prepared(engine)
    disk, journal = SmallDisk(engine), Journal(engine, sitting)
    async with opened(engine, sitting) as room:
        await lived(room, OPENING)
        disk.leave(6)
        told: Told = {}
        for round_ in range(12):
            told |= await everybody_answers(room, range(round_ * 10 + 1, round_ * 10 + 11))
        entries = journal.read()
        wall = Device(WALL)
        room.sit(wall.seat)
        await until(lambda: wall.shows)
        disk.make_room()
        for act_id, (number, act, answer) in [*told.items()]:
            if answer.fate is Fate.RETRY:
                told[act_id] = (number, act, await asked(room, juror(number), act, act_id))
    return told, entries, journal


async def test_a_full_disk_records_nothing_it_cannot_keep_and_goes_on_when_there_is_room(engine: Engine) -> None:
    told, at_the_time, journal = await filled(engine)
    first_refused = len(at_the_time)
    assert {answer.fate for _, _, answer in told.values()} <= {Fate.RECORDED, Fate.REPLACED}
    assert len(journal.read()) > first_refused, "some were refused while the disk was full, and recorded afterwards"
    assert lies(told, journal.read()) == []
    assert len(verified(line.decode() for line in journal.lines())[1]) == len(journal.read())


async def test_a_desk_that_calls_it_recorded_all_the_same_is_found_out(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = Desk._settle

    async def hopeful(self: Desk, batch: Sequence[Sent]) -> list[Answer]:
        answers = await settle(self, batch)
        return [Answer(a.act_id, Fate.RECORDED, self.seq) if a.fate is Fate.RETRY else a for a in answers]

    monkeypatch.setattr(Desk, "_settle", hopeful)
    told, _, journal = await filled(engine)
    assert lies(told, journal.read())


class SlowDisk:
    """Every commit takes its time. `commits` counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commits = 0
        append = Journal.append

        def slowly(journal: Journal, entries: Sequence[Entry]) -> None:
            append(journal, entries)
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
    async def hasty(self: Desk, entries: Sequence[Entry]) -> None:
        behind.append(asyncio.create_task(asyncio.to_thread(self.journal.append, entries)))

    behind: list[asyncio.Task[None]] = []
    async with opened(engine, prepared(engine)) as room:
        await lived(room, OPENING)
        SlowDisk(monkeypatch)
        monkeypatch.setattr(Desk, "_append", hasty)
        assert await soonest_of_500(room) < SECONDS_OF_A_SLOW_DISK
        await asyncio.gather(*behind)
