"""Work begun on the spot: as with a task of its own, which it needs only where it has to wait."""

from __future__ import annotations

import asyncio

import pytest

from app.live.begun import begun


async def test_work_that_waits_for_nothing_is_done_at_once() -> None:
    done: list[str] = []

    async def work() -> None:
        done.append("all of it")

    assert begun(work()) is None
    assert done == ["all of it"]


async def test_what_it_raises_at_once_is_raised_here() -> None:
    async def work() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        begun(work())


async def test_the_rest_goes_on_when_what_it_waits_for_has_come() -> None:
    door, done = asyncio.Event(), list[str]()

    async def work() -> None:
        await door.wait()
        done.append("in")
        await asyncio.sleep(0)
        done.append("out")

    rest = begun(work())
    assert rest is not None
    task = asyncio.ensure_future(rest)
    assert done == []
    door.set()
    await task
    assert done == ["in", "out"]


async def test_what_it_raises_later_is_raised_by_the_rest() -> None:
    async def work() -> None:
        await asyncio.sleep(0)
        raise ConnectionError

    rest = begun(work())
    assert rest is not None
    with pytest.raises(ConnectionError):
        await rest


async def test_a_rest_that_runs_out_of_time_stops_the_work_itself() -> None:
    ended: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append("tidied up")

    rest = begun(work())
    assert rest is not None
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.001):
            await rest
    assert ended == ["tidied up"]
