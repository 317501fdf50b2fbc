"""A live room in which everybody changes their answer twice a second, and how long acts wait to be acknowledged."""

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from websockets.asyncio.client import connect

EVERY = 0.5


@asynccontextmanager
async def answering(port: int, seats: Sequence[str]) -> AsyncIterator[list[float]]:
    """`seats` are lines as a Venue writes them. Gives the list that grows by the seconds each act waited."""
    waited: list[float] = []
    people = [
        asyncio.create_task(_answers(port, line, EVERY * place / len(seats), waited))
        for place, line in enumerate(seats)
    ]
    try:
        yield waited
        for gone in (person for person in people if person.done()):
            gone.result()
            raise ConnectionError("somebody stopped answering")
    finally:
        for person in people:
            person.cancel()
        await asyncio.gather(*people, return_exceptions=True)


async def _answers(port: int, line: str, offset: float, waited: list[float]) -> None:
    path, _, cookie = line.partition("\t")
    keys = {"origin": f"http://127.0.0.1:{port}", "cookie": cookie}
    async with connect(f"ws://127.0.0.1:{port}{path}live", additional_headers=keys, max_size=None) as socket:
        began, rev = time.perf_counter() + offset, 0
        while True:
            await asyncio.sleep(began + EVERY * rev - time.perf_counter())
            rev += 1
            act_id = secrets.token_hex(16)
            said = {"act": "CastBallot", "act_id": act_id, "vote": "opening", "version": 1, "rev": rev}
            sent = time.perf_counter()
            await socket.send(json.dumps(said | {"answers.role": rev % 3}))
            while not _is_recorded(await socket.recv(), act_id):
                pass
            waited.append(time.perf_counter() - sent)


def _is_recorded(message: str | bytes, act_id: str) -> bool:
    """A room that is sent its screen says nothing of it; another fate than this one would make the figure a lie."""
    told = json.loads(message) if isinstance(message, str) and message.startswith("{") else {}
    if told.get("act_id") != act_id:
        return False
    if told["fate"] != "recorded":
        raise ValueError(told)
    return True


def p99(waited: Sequence[float]) -> float:
    return sorted(waited)[int(len(waited) * 0.99)]
