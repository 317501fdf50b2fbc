"""A console whose time is over, or that somebody ended, is closed where it is, and nobody else's is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.jury.people import By, Role
from tests.days import FACILITATOR, OPENING, juror
from tests.live.rooms import Device, SetClock, opened, until
from tests.store.books import kept

if TYPE_CHECKING:
    from sqlalchemy import Engine

pytestmark = pytest.mark.usefixtures("quick")

THIRD, FOURTH = By(Role.FACILITATOR, 3), By(Role.FACILITATOR, 4)


async def test_a_console_is_closed_when_it_is_ended_and_the_others_stay(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    clock = SetClock()
    async with opened(engine, sitting, clock) as room:
        end = clock() + 10_000
        devices = [Device(viewer, end // 1000) for viewer in (THIRD, FOURTH)] + [Device(FACILITATOR), Device(juror(1))]
        room.let_in({3: end, 4: end})
        for device in devices:
            room.sit(device.seat)
        await until(lambda: all(device.frames for device in devices))
        room.let_in({3: end, 4: 0})
        await until(lambda: devices[1].closed == 4401)
        assert [device.closed for device in devices] == [None, 4401, None, None]


async def test_a_console_is_closed_when_its_time_is_over(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    clock = SetClock()
    async with opened(engine, sitting, clock) as room:
        end = clock() + 10_000
        device, other = Device(THIRD, end // 1000), Device(FACILITATOR)
        for each in (device, other):
            room.sit(each.seat)
        room.let_in({3: end})
        await until(lambda: device.frames and other.frames)
        clock.now = end
        room.let_in({3: end})
        await until(lambda: device.closed == 4401)
        assert other.closed is None


async def test_a_console_is_good_until_it_ends_whether_or_not_its_card_is_known_here(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    clock = SetClock()
    async with opened(engine, sitting, clock) as room:
        soon = clock() // 1000 + 10
        assert [room.is_current(THIRD, ends_at) for ends_at in (0, 1, soon, soon - 20)] == [True, True, True, False]
        room.let_in({3: 0})
        assert not any(room.is_current(THIRD, ends_at) for ends_at in (0, 1, soon))
        room.let_in({3: soon * 1000 + 5_000})
        assert room.is_current(THIRD, soon - 20), "made to last longer since"
