"""A whole day rehearsed: simulated jurors and a simulated facilitator, through the real doors of a server of its own.

The store is a folder that is thrown away. What is measured is what was promised: everything that a tablet was told is
recorded stands in the journal, once.
"""

import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from ..jury.entry import Entry
from ..jury.people import By, Role
from ..jury.plan import Plan
from ..settings import Settings, bundled
from ..store.database import migrate, open_database
from ..store.journal import Journal
from ..store.key import server_key
from ..store.tables import Sitting
from ..store.wire import read_plan
from ..web.access import Access, Card
from .crowd import AGAIN, PATIENT, Manner, SimulatedJuror
from .keeping import kept, unhurried
from .leading import SimulatedFacilitator
from .opening import Place, prepare_day, prepare_demo
from .scribing import SimulatedScribe

AT_A_TABLE = 6


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """acts: sent by jurors and scribes. acknowledged: told "recorded". recorded: in the journal. digest: its last hash.

    lost: acknowledged and not in the journal. doubled: in the journal more than once.
    """

    jurors: int
    acts: int
    acknowledged: int
    recorded: int
    lost: int
    doubled: int
    seconds: float
    digest: str


def rehearse(
    jurors: int,
    speed: float,
    seed: int,
    plan: Plan | None = None,
    place: Place = Place.LONDON,
    keep: Path | None = None,
) -> Rehearsed:
    """speed: how many minutes of the plan pass in one. The same seed gives the same people, not the same timing.

    plan: another day than the demonstration's. keep: a file for the journal, unhurried.
    """
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, _day(Path(folder), jurors, plan, place) as (server, sitting, journal):
        access = Access(server_key(Path(folder) / "keys"))
        dice = _dice(seed)
        cards = [_card(access, sitting, By(Role.JUROR, n)) for n in range(1, jurors + 1)]
        people = [
            SimulatedJuror(server, card, _dice(f"{seed}.{n}"), _manner(dice, speed)) for n, card in enumerate(cards)
        ]
        scribes = [
            SimulatedScribe(
                server, _card(access, sitting, By(Role.SCRIBE, n)), _dice(f"{seed}.scribe.{n}"), _noting(speed)
            )
            for n in range(1, max(2, jurors // AT_A_TABLE + 1))
        ]
        minutes = {phase.id: phase.minutes for phase in read_plan(sitting.plan).agenda}
        console = _card(access, sitting, By(Role.FACILITATOR, 1))
        asyncio.run(_held(SimulatedFacilitator(server, console, 60 / speed, minutes), [*people, *scribes]))
        entries = journal.read()
        if keep:
            keep.write_bytes(kept(Path(folder), sitting, unhurried(entries, speed)))
        digest = json.loads(list(journal.lines())[-1])["hash"]
        return _told(jurors, [*people, *scribes], entries, digest, time.monotonic() - began)


def _dice(seed: int | str) -> random.Random:
    return random.Random(seed)  # noqa: S311  a draw to be repeated, not a secret


def _card(access: Access, sitting: Sitting, by: By) -> str:
    return access.write_card(Card(sitting.id, by))


def _manner(dice: random.Random, speed: float) -> Manner:
    """Most are quick; some are slow, some late, some lose the line, some tap twice, some hardly say a word."""
    slow, late = dice.random() < 0.15, dice.random() < 0.1
    return Manner(
        pace=(40 if slow else 12) / speed,
        late=(60 * 60 if late else 10 * 60) / speed,
        drops=0.1 if dice.random() < 0.2 else 0.01,
        doubles=0.5 if dice.random() < 0.2 else 0.05,
        talks=dice.choice([0.3, 1.0, 1.0]),
    )


def _noting(speed: float) -> Manner:
    """Somebody else begins to speak about every half a minute."""
    return Manner(pace=60 / speed, late=60 / speed)


@contextmanager
def _day(folder: Path, jurors: int, plan: Plan | None, place: Place) -> Iterator[tuple[str, Sitting, Journal]]:
    """A day on a store of its own, served by a process of its own, and both gone afterwards."""
    engine = open_database(Settings(data=folder, database_url="").database)
    migrate(engine, bundled("migrations"))
    sitting = (
        prepare_day(engine, plan, "Rehearsal", jurors) if plan else prepare_demo(engine, place=place, seats=jurors)
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = f"http://127.0.0.1:{port}"
    own = {"PORT": str(port), "JURYDAY_DATA": str(folder), "JURYDAY_DATABASE_URL": "", "JURYDAY_PUBLIC_URL": server}
    process = subprocess.Popen([sys.executable, "-m", "app.cli", "serve"], env=os.environ | own)
    try:
        _wait_for(server, process)
        yield server, sitting, Journal(engine, sitting)
    finally:
        process.terminate()
        process.wait(PATIENT)
        engine.dispose()


def _wait_for(server: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 2 * PATIENT
    with httpx.Client(base_url=server) as client:
        while time.monotonic() < until and process.poll() is None:
            with suppress(httpx.TransportError):
                if client.get("/healthz").status_code == httpx.codes.OK:
                    return
            time.sleep(0.1)
    raise TimeoutError("the server of the rehearsal does not answer")


async def _held(facilitator: SimulatedFacilitator, people: Sequence[SimulatedJuror]) -> None:
    """Until the day is closed and everybody has heard what became of the last thing sent, or waited long for it."""
    seats = [asyncio.create_task(person.take_part()) for person in people]
    await facilitator.hold_the_day()
    for _ in range(int(PATIENT / AGAIN)):
        if all(fate for person in people for fate in person.fates.values()):
            break
        await asyncio.sleep(AGAIN)
    for seat in seats:
        seat.cancel()
    for ended in await asyncio.gather(*seats, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended


def _told(
    jurors: int, people: Sequence[SimulatedJuror], entries: Sequence[Entry], digest: str, seconds: float
) -> Rehearsed:
    fates = {act_id: fate for person in people for act_id, fate in person.fates.items()}
    acknowledged = {act_id for act_id, fate in fates.items() if fate == "recorded"}
    stands = Counter(entry.act_id for entry in entries)
    return Rehearsed(
        jurors=jurors,
        acts=len(fates),
        acknowledged=len(acknowledged),
        recorded=sum(act_id in stands for act_id in fates),
        lost=sum(act_id not in stands for act_id in acknowledged),
        doubled=sum(count > 1 for count in stands.values()),
        seconds=round(seconds, 1),
        digest=digest,
    )
