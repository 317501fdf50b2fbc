"""A line to try: a socket that answers each message with the time, and the page that tries it on any device.

Open to whoever asks, as a tablet has no account; it tells nothing but the time, and not for long.
"""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass

from fastapi import APIRouter, Request, WebSocket
from starlette.responses import HTMLResponse, Response
from starlette.websockets import WebSocketDisconnect

from ....live.clock import wall_clock
from ...headers import is_same_origin
from ...house import House
from ...visit import language
from ..sheets import OutsidePage

router = APIRouter(prefix="/desk/check")

MOST_MESSAGES = 100
LONGEST_MESSAGE = 40
PATIENCE = 30.0
NOT_OURS = 4403
ENOUGH = 1000


@dataclass(frozen=True, slots=True)
class CheckPage(OutsidePage):
    """Tries the line from this device to the server, and says how it went. Nothing of it is kept."""


@router.get("")
async def check_page(request: Request) -> Response:
    house: House = request.app.state.house
    return HTMLResponse(house.render.page(CheckPage(language(request))))


@router.websocket("/live")
async def try_line(socket: WebSocket) -> None:
    await socket.accept()
    if not is_same_origin(socket.headers):
        await socket.close(NOT_OURS)
        return
    with suppress(WebSocketDisconnect, asyncio.TimeoutError, RuntimeError):
        async with asyncio.timeout(PATIENCE):
            await _answer(socket)
        await socket.close(ENOUGH)


async def _answer(socket: WebSocket) -> None:
    for _ in range(MOST_MESSAGES):
        message = await socket.receive()
        if message["type"] == "websocket.disconnect" or len(message.get("text") or "") > LONGEST_MESSAGE:
            return
        await socket.send_text(json.dumps({"pong": message.get("text"), "now": wall_clock()}))
