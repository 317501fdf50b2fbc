"""The way in as a whole, which can be shut for a moment: while the database is another one in a moment's time.

Whoever comes meanwhile is told to come back; whoever is inside and has not been answered gets a little time to finish.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..jury.reasons import Reason, fate_of

RESTART = 1012
AGAIN = 3
"""Seconds after which a page asks again by itself."""
Page = Callable[[Request], Response]


class Gate:
    """Open, or shut. Knows the requests that are inside and have not been answered yet."""

    def __init__(self) -> None:
        self.is_shut = False
        self._inside: set[asyncio.Task[object]] = set()
        self._fewer = asyncio.Event()

    def came(self, task: asyncio.Task[object]) -> None:
        self._inside.add(task)

    def went(self, task: asyncio.Task[object]) -> None:
        self._inside.discard(task)
        self._fewer.set()

    def open(self) -> None:
        self.is_shut = False

    async def shut(self, patience: float) -> None:
        """Returns when nobody is inside any more. Whoever takes longer than this many seconds is sent away."""
        self.is_shut = True
        with suppress(TimeoutError):
            await self._until_empty(patience)
        for task in tuple(self._inside):
            task.cancel()
        with suppress(TimeoutError):
            await self._until_empty(patience)

    async def _until_empty(self, patience: float) -> None:
        async with asyncio.timeout(patience):
            while self._inside:
                self._fewer.clear()
                await self._fewer.wait()


class Gated:
    """The application behind the gate. `page` is what a person sees who comes while it is shut."""

    def __init__(self, app: ASGIApp, gate: Gate, page: Page) -> None:
        self._app = app
        self._gate = gate
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind == "lifespan" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
        elif self._gate.is_shut:
            await (self._come_back(scope, receive, send) if kind == "http" else _hung_up(receive, send))
        elif kind == "http":
            await self._let_in(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        task = asyncio.current_task()
        assert task is not None
        answered = False

        async def answering(message: Message) -> None:
            # What follows, such as a long download, needs no database, and is not cut off.
            nonlocal answered
            answered = True
            self._gate.went(task)
            await send(message)

        self._gate.came(task)
        try:
            await self._app(scope, receive, answering)
        except asyncio.CancelledError:
            if answered or not self._gate.is_shut:
                raise
            task.uncancel()
            await self._come_back(scope, receive, send)
        finally:
            self._gate.went(task)

    def _come_back(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        request = Request(scope)
        answer = _told(request) if _is_script(request) else self._page(request)
        answer.headers["retry-after"] = str(AGAIN)
        if request.method == "GET":
            answer.headers["refresh"] = str(AGAIN)
        return answer(scope, receive, send)


def _is_script(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/json")


def _told(_: Request) -> Response:
    return JSONResponse({"fate": fate_of(Reason.TRY_AGAIN), "reason": Reason.TRY_AGAIN}, 503)


async def _hung_up(receive: Receive, send: Send) -> None:
    await receive()
    # A handshake refused outright is retried for ever by browsers; a close code is not.
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": RESTART})
