"""A tablet as the server meets it: it comes in with a card, keeps its pass and every act until its fate is known."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

if TYPE_CHECKING:
    from types import TracebackType

    from websockets.asyncio.client import ClientConnection

NOT_FINAL = {"retry", "revoked"}
PATIENCE = 20.0
"""Seconds within which anything that is waited for must have happened."""


def new_act_id() -> str:
    return secrets.token_hex(16)


def frame_of(act: str, act_id: str, fields: dict[str, Any]) -> str:
    return json.dumps({"act": act, "act_id": act_id, **fields})


class Voter:
    """One device. `sent` and `fates` hold every act it ever sent and what it was told; `pushes` what it was shown."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.path = ""
        self.cookie = ""
        self.sent: dict[str, str] = {}
        self.fates: dict[str, dict[str, Any]] = {}
        self.others: list[dict[str, Any]] = []
        self.pushes: list[str] = []
        self.closed: int | None = None
        self.epoch = ""
        self.greeted = False
        self._socket: ClientConnection | None = None
        self._news = asyncio.Condition()
        self._reader: asyncio.Task[None] | None = None

    # Coming in

    async def enter(self, card: str) -> Voter:
        return await self._admitted("/enter", {"card": card})

    async def join(self, code: str, act_id: str = "") -> Voter:
        return await self._admitted("/join", {"code": code, "act_id": act_id})

    async def recover(self, code: str) -> Voter:
        return await self._admitted("/recover", {"code": code})

    async def _admitted(self, door: str, form: dict[str, str]) -> Voter:
        origin = {"origin": self.address}
        async with httpx.AsyncClient(base_url=self.address, headers=origin, verify=False) as client:
            answer = await client.post(door, data=form, timeout=PATIENCE)
        assert answer.status_code == 303, answer.text
        where = answer.headers["location"]
        self.path = where.removesuffix("card")
        self.cookie = f"juryday={answer.cookies['juryday']}"
        return self

    # The socket

    async def connect(self, **headers: str) -> Voter:
        url = f"ws{self.address[4:]}{self.path}live"
        given = {"origin": self.address, "cookie": self.cookie} | headers
        self._socket = await connect(url, additional_headers=given, max_size=None, compression=None)
        self.closed = None
        self.greeted = False
        self._reader = asyncio.create_task(self._read(self._socket))
        return self

    async def _read(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                text = await socket.recv()
                async with self._news:
                    self._sort(str(text))
                    self._news.notify_all()
        async with self._news:
            self.closed = socket.close_code
            self._news.notify_all()

    def _sort(self, text: str) -> None:
        if not text.startswith("{"):
            self.pushes.append(text)
            return
        told = json.loads(text)
        if "hello" in told:
            self._doubt(told["hello"]["epoch"])
            self.greeted = True
        if "fate" not in told:
            self.others.append(told)
        elif told["act_id"] not in self.fates or self.fates[told["act_id"]]["fate"] in NOT_FINAL:
            self.fates[told["act_id"]] = told
        else:
            self.others.append(told)

    def _doubt(self, epoch: str) -> None:
        """A new epoch: the server came back from a copy, and may have forgotten what it had acknowledged."""
        if self.epoch not in ("", epoch):
            self.fates = {act_id: told for act_id, told in self.fates.items() if told["fate"] != "recorded"}
        self.epoch = epoch

    @property
    def is_connected(self) -> bool:
        return self._socket is not None and self.closed is None

    async def leave(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader

    async def hang_up(self) -> None:
        """Without a word, as a device does that loses its network."""
        if self._socket is not None:
            self._socket.transport.abort()
        if self._reader is not None:
            await self._reader

    async def __aenter__(self) -> Voter:
        return self if self._socket else await self.connect()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.leave()

    async def say(self, frame: str | bytes) -> None:
        assert self._socket is not None
        await self._socket.send(frame)

    async def until(self, happened: Any) -> None:
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(happened)

    async def ping(self) -> dict[str, Any]:
        """Returns when everything sent before has been answered."""
        token = secrets.token_hex(4)
        await self.say(json.dumps({"ping": token}))
        await self.until(lambda: any(told.get("pong") == token for told in self.others))
        return next(told for told in self.others if told.get("pong") == token)

    # Acts

    async def act(self, kind: str, act_id: str = "", **fields: Any) -> dict[str, Any]:
        """Send one act, and say what it was told: its first answer."""
        act_id = act_id or new_act_id()
        self.sent[act_id] = frame_of(kind, act_id, fields)
        await self.say(self.sent[act_id])
        await self.until(lambda: act_id in self.fates or self.closed is not None)
        return self.fates.get(act_id, {})

    async def cast(self, vote: str, version: int, rev: int, **answers: int) -> dict[str, Any]:
        return await self.act("CastBallot", vote=vote, version=version, rev=rev, **marks(answers))

    # The outbox

    @property
    def outbox(self) -> list[str]:
        """What has been sent and has no final answer."""
        return [act_id for act_id in self.sent if self.fates.get(act_id, {}).get("fate", "retry") in NOT_FINAL]

    async def stay(self) -> None:
        """Connect, again and again, until the server is there; then send again whatever has no final answer."""
        while True:
            with suppress(OSError, InvalidHandshake, ConnectionClosed, TimeoutError):
                await self.connect()
                await self.until(lambda: self.greeted or self.closed is not None)
                for act_id in self.outbox:
                    await self.say(self.sent[act_id])
                await self.until(lambda: not self.outbox or self.closed is not None)
                if self.closed is None:
                    return
            await asyncio.sleep(0.02)


def marks(answers: dict[str, int]) -> dict[str, int]:
    return {f"answers.{question}": mark for question, mark in answers.items()}
