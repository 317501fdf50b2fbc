"""A loop that hears a few devices at a time: each in its turn, and nobody is forgotten or taken for another."""

from __future__ import annotations

import asyncio
import selectors
import socket
from contextlib import ExitStack
from itertools import chain

from app.live.loop import AT_ONCE, Few, Loop

MANY = 3 * AT_ONCE + 1


def test_each_that_is_ready_has_its_turn_before_anybody_has_a_second() -> None:
    with Few() as selector, ExitStack() as lines:
        for number in range(MANY):
            ours, theirs = (lines.enter_context(end) for end in socket.socketpair())
            theirs.send(b"here")
            selector.register(ours, selectors.EVENT_READ, number)
        turns = [[key.data for key, _ in selector.select(0)] for _ in range(4)]
        assert [len(turn) for turn in turns] == [AT_ONCE, AT_ONCE, AT_ONCE, 1]
        assert sorted(chain.from_iterable(turns)) == list(range(MANY))
        assert len(selector.select(0)) == AT_ONCE


def test_who_has_left_meanwhile_is_not_heard_even_where_another_has_the_number() -> None:
    with Few() as selector, ExitStack() as lines:
        pairs = [[lines.enter_context(end) for end in socket.socketpair()] for _ in range(AT_ONCE + 2)]
        for number, (ours, theirs) in enumerate(pairs):
            theirs.send(b"here")
            selector.register(ours, selectors.EVENT_READ, number)
        first = {key.data for key, _ in selector.select(0)}
        one, other = (ours for number, (ours, _) in enumerate(pairs) if number not in first)
        selector.unregister(one)
        selector.unregister(other)
        selector.register(other, selectors.EVENT_READ, "somebody else")
        heard = {key.data for key, _ in selector.select(0)} | {key.data for key, _ in selector.select(0)}
        assert heard == first | {"somebody else"}


def test_a_crowd_at_the_door_comes_in_and_is_answered() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readexactly(4))
        writer.close()

    async def one(port: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"here")
        answer = await reader.read()
        writer.close()
        return answer

    async def crowd() -> list[bytes]:
        server = await asyncio.start_server(echo, "127.0.0.1", 0, backlog=MANY)
        async with server:
            port = server.sockets[0].getsockname()[1]
            return await asyncio.gather(*(one(port) for _ in range(MANY)))

    with asyncio.Runner(loop_factory=Loop) as runner:
        assert runner.run(crowd()) == [b"here"] * MANY
