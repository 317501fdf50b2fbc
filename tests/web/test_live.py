"""A device that goes away in the middle of something is a lost connection, and nobody else notices."""

from __future__ import annotations

import pytest
from starlette.websockets import WebSocketDisconnect

from app.live.seat import GONE, Seat
from app.screens.frame import Frame
from app.screens.moment import Moment
from app.web.live import _or_gone
from tests.days import ARRIVED, LINKS, WALL, after


class Words:
    """A renderer of nothing."""

    def push(self, regions: object, lang: str) -> str:
        return "some"

    def push_main(self, screen: object, lang: str) -> str:
        return "all"


async def leaves(_: object) -> None:
    raise WebSocketDisconnect(1006)


async def test_a_send_to_a_device_that_has_gone_is_a_lost_connection() -> None:
    with pytest.raises(ConnectionError):
        await _or_gone(leaves(""))


async def test_a_seat_whose_device_goes_in_the_middle_of_a_send_or_a_close_fails_nobody() -> None:
    seat = Seat(WALL, 0, "en", lambda text: _or_gone(leaves(text)), lambda code: _or_gone(leaves(code)))
    assert seat.show(Frame(Moment(after(ARRIVED), LINKS)), Words())
    assert seat._sending is None
    seat.leave(GONE)
    await seat._sending
