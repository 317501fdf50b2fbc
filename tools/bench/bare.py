"""The baselines: as little as can hold a vote or show a screen, with the same framework and the same disk.

`group` writes whatever came in during the last commit as one commit, in a thread; `usual` opens a session and commits
for every vote. Either sends a text to everybody when it is asked to. Rows are as wide as a journal's.
"""

import asyncio
import gc
import json
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from sqlalchemy import event
from sqlmodel import Field, Session, SQLModel, create_engine

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
INSERT = "INSERT OR IGNORE INTO row (seq, at, by, act_id, kind, salt, payload, digest, hash) VALUES (?,?,?,?,?,?,?,?,?)"
WIDE = "0" * 64


class Row(SQLModel, table=True):
    """A vote, as wide as an entry of a journal."""

    seq: int = Field(primary_key=True)
    at: int
    by: str
    act_id: str = Field(unique=True)
    kind: str
    salt: str
    payload: str
    digest: str
    hash: str


class Group:
    """One writer; a batch is whatever arrived during the last commit."""

    def __init__(self, file: Path, delay: float) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._delay = delay
        self._waiting: list[tuple[tuple[Any, ...], asyncio.Future[int]]] = []
        self._came = asyncio.Event()
        self._seq = self._connection.execute("SELECT coalesce(max(seq), 0) FROM row").fetchone()[0]

    async def keep(self, act: dict[str, Any], text: str) -> int:
        self._seq += 1
        row = (self._seq, int(time.time() * 1000), "juror 1", act["act_id"], act["act"], WIDE[:32], text, WIDE, WIDE)
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append((row, done))
        self._came.set()
        return await done

    async def write(self) -> None:
        while True:
            await self._came.wait()
            self._came.clear()
            batch, self._waiting = self._waiting, []
            await asyncio.to_thread(self._commit, [row for row, _ in batch])
            for row, done in batch:
                done.set_result(row[0])

    def _commit(self, rows: list[tuple[Any, ...]]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany(INSERT, rows)
        self._connection.execute("COMMIT")
        time.sleep(self._delay)


class Usual:
    """A session and a commit for every vote."""

    def __init__(self, file: Path) -> None:
        self._engine = create_engine(f"sqlite:///{file}")
        event.listen(self._engine, "connect", _prepare)
        self._seq = 0

    async def keep(self, act: dict[str, Any], text: str) -> int:
        self._seq += 1
        with Session(self._engine) as session:
            session.add(
                Row(seq=self._seq, at=int(time.time() * 1000), by="juror 1", act_id=act["act_id"], kind=act["act"],
                    salt=WIDE[:32], payload=text, digest=WIDE, hash=WIDE)
            )  # fmt: skip
            session.commit()
        return self._seq

    async def write(self) -> None:
        await asyncio.Event().wait()


def _prepare(connection: Any, _: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def create(how: str, file: Path, show: Path, delay: float) -> FastAPI:
    engine = create_engine(f"sqlite:///{file}")
    SQLModel.metadata.create_all(engine, tables=[Row.metadata.tables["row"]])
    engine.dispose()
    here: set[WebSocket] = set()
    shown = show.read_text() if show.is_file() else ""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.store = Group(file, delay) if how == "group" else Usual(file)
        writing = asyncio.create_task(app.state.store.write())
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 50, 1_000)
        yield
        writing.cancel()

    app = FastAPI(lifespan=lifespan)

    @app.websocket("/{path:path}live")
    async def live(socket: WebSocket, path: str) -> None:
        await socket.accept()
        await socket.send_text("<main></main>")
        here.add(socket)
        try:
            while True:
                text = await socket.receive_text()
                act = json.loads(text)
                if act["act"] == "CastBallot":
                    seq = await app.state.store.keep(act, text)
                    await socket.send_text(json.dumps({"act_id": act["act_id"], "fate": "recorded", "seq": seq}))
                else:
                    for each in tuple(here):
                        await each.send_text(shown)
        except WebSocketDisconnect:
            here.discard(socket)

    return app


if __name__ == "__main__":
    HOW, PORT, FILE, SHOW, DELAY = sys.argv[1:]
    uvicorn.run(
        create(HOW, Path(FILE), Path(SHOW), float(DELAY)),
        host="127.0.0.1",
        port=int(PORT),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        backlog=4096,
        access_log=False,
        log_level="warning",
    )
