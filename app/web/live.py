"""The socket: a seat that has shown its pass sends acts and pings, and is shown what changes."""

import json
from collections.abc import Awaitable
from typing import Any

from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect, WebSocketState

from ..jury.numbers import ActId
from ..jury.reasons import Refused
from ..live.answer import Answer
from ..live.seat import MOVED, Seat
from .headers import is_same_origin
from .house import House
from .inbox import read_fields, read_object
from .reports import reported
from .visit import Visit, language, visit

router = APIRouter()

NOT_OURS = 4403

_written = json.JSONEncoder(separators=(",", ":")).encode


@router.websocket("/day/{sitting}/{role}/{number}/live")
async def live(socket: WebSocket) -> None:
    """One connection, from the proof of who it is to its end."""
    if not is_same_origin(socket.headers):
        await _turned_away(socket, NOT_OURS)
        return
    try:
        guest = visit(socket)
    except Refused:
        await _turned_away(socket, MOVED)
        return
    await socket.accept()
    await _seated(socket, guest)


async def _turned_away(socket: WebSocket, code: int) -> None:
    # A handshake refused outright is retried for ever by browsers; a close code of ours is not.
    await socket.accept()
    await socket.close(code)


async def _seated(socket: WebSocket, guest: Visit) -> None:
    def send(text: str) -> Awaitable[None]:
        return _or_gone(socket.send_text(text))

    def close(code: int) -> Awaitable[None]:
        return _or_gone(socket.close(code))

    house: House = socket.app.state.house
    seat = Seat(guest.by, guest.held.generation, language(socket), send, close)
    try:
        now = {"now": guest.room.now, "epoch": guest.room.epoch, "speed": guest.room.speed}
        await _say(socket, {"hello": now | {"code": house.render.code}})
        guest.room.sit(seat)
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            await _heard(socket, house, guest, message.get("text"))
    except (WebSocketDisconnect, RuntimeError):
        # starlette raises RuntimeError for a send on a socket that has just closed
        if socket.application_state is WebSocketState.CONNECTED is socket.client_state:
            raise
    finally:
        guest.room.stand_up(seat)


async def _or_gone(sending: Awaitable[None]) -> None:
    """To the room, a device that went away in the middle of a send is a lost connection and nothing more."""
    try:
        await sending
    except WebSocketDisconnect as left:
        raise ConnectionError("the device has gone") from left


async def _heard(socket: WebSocket, house: House, guest: Visit, text: str | None) -> None:
    """A ping says how the device is, and is answered at once. An act is answered when its fate is known; the next is
    read only then."""
    act_id = ActId("")
    try:
        fields = read_object(text or "")
        current = guest.room.is_current(guest.by, guest.held.generation)
        if current:
            guest.room.heard(guest.by, reported(fields, house.render.code) if "ping" in fields else None)
        if "ping" in fields:
            await _say(socket, {"pong": fields["ping"], "now": guest.room.now})
            return
        named = fields.get("act_id")
        act_id = ActId(named) if isinstance(named, str) else act_id
        if not current:
            raise Refused(guest.held.no_longer)
        answer = await guest.room.take(read_fields(guest.by, fields))
    except Refused as refused:
        answer = Answer.refused(act_id, refused.reason)
    await _say(socket, answer.plain())


async def _say(socket: WebSocket, told: dict[str, Any]) -> None:
    await socket.send_text(_written(told))
