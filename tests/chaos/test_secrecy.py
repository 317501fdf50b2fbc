"""Secret means unlinked: whoever seizes everything after the close knows no more than the count."""

from __future__ import annotations

import asyncio
import io
import logging
import os
from contextlib import contextmanager
from dataclasses import replace
from math import sqrt
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client import generate_latest
from sqlalchemy import text

from app.jury.chain import canonical
from app.jury.votes.acts import CastSecret, CloseVote, OpenVote
from app.live.answer import Sent
from app.live.room import Room
from app.store import box as store_box
from app.store.box import Box
from app.store.journal import Journal
from tests.chaos.secrecy.attacker import READINGS, WAYS, advantage, keys_that_lie_about, says
from tests.chaos.secrecy.on_postgres import OnPostgres, rows, seized_postgres
from tests.chaos.secrecy.on_sqlite import seized_sqlite
from tests.chaos.secrecy.seized import QUESTION, Seized, read_record
from tests.days import FACILITATOR, LINKS, SECRET, juror, moved_to, opened, seated
from tests.live.rooms import Plainly, SetClock, new_id
from tests.machines import EVERY
from tests.store.books import database, kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from app.jury.votes.secrecy import Slip
    from tests.chaos.secrecy.seized import Place
    from tests.machines import Cluster

    Opened = Callable[[Path], AbstractContextManager[Place]]

VOTES = int(os.environ.get("JURYDAY_SECRET_VOTES", "250"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))
JURORS, TOGETHER = 40, 25
"""Jurors a vote, and votes a database."""
MARKS = (-3, 0)
LIMIT = 0.02
BY_LUCK = 4 * 0.5
"""Of few ballots, a lucky guesser is right more often: what four standard deviations of a coin allow."""
SHARE = {"sqlite": 1, "postgres": 3}
"""PostgreSQL, where a vote takes longer, has every so many of them."""
every_machine = pytest.mark.parametrize("machine", EVERY)


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written, and in which order, is the same on a disk that is not waited for."""
    settings = ("journal_mode=WAL", "synchronous=OFF", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=5000")
    monkeypatch.setattr("app.store.database.PRAGMAS", settings)


@pytest.fixture
def seize(machine: str, request: pytest.FixtureRequest) -> Opened:
    """A database to be seized, beside the folder with the keys."""
    if machine == "sqlite":
        return seized_sqlite
    cluster: Cluster = request.getfixturevalue("cluster")
    return lambda folder: seized_postgres(cluster)


async def cast(room: Room, number: int, version: int, mark: int) -> None:
    answer = await room.submit(Sent(juror(number), new_id(), CastSecret("opening", version), {QUESTION: mark}))
    assert answer.fate == "recorded", answer


async def voted(room: Room, place: Place, keys: Path, version: int, dice: Random, *, one_by_one: bool) -> Seized:
    """One vote from its opening to its close; everything is seized in the midst of it, just before, and after."""
    place.begin()
    await room.submit(Sent(FACILITATOR, new_id(), OpenVote("opening", version)))
    seized = Seized(folder=keys, bound=canonical([room._desk.journal.sitting, "opening", version]))
    seats = dice.sample(range(1, JURORS + 1), JURORS)
    seized.truth = {seat: dice.choice(MARKS) for seat in seats}
    middle = dice.randrange(JURORS // 4, JURORS)
    while seats:
        many = 1 if one_by_one else dice.choice((1, 1, 1, 2, 4))
        now, seats = seats[:many], seats[many:]
        await asyncio.gather(*(cast(room, seat, version, seized.truth[seat]) for seat in now))
        if len(seats) < middle and not seized.copy:
            seized.copy = place.copy()
    seized.slips, seized.commits, seized.transactions = place.slips(), place.log(), place.transactions(version)
    answer = await room.submit(Sent(FACILITATOR, new_id(), CloseVote("opening", version)))
    assert answer.fate == "recorded", answer
    seized.dead = place.dead(version)
    return seized


async def series(seize: Opened, folder: Path, many: int, dice: Random, *, one_by_one: bool = False) -> list[Seized]:
    """So many votes in one database: the same one, opened again and again."""
    await asyncio.to_thread(folder.mkdir)
    with seize(folder) as place:
        engine, keys = place.engine, folder / "keys"
        sitting, _ = kept(engine, opened(JURORS, SECRET), seated(*range(1, JURORS + 1)), moved_to("opening"))
        room = Room(Journal(engine, sitting), LINKS, Plainly(), SetClock(), box=Box(engine, sitting.id, keys / "box"))
        await room.start()
        votes = [await voted(room, place, keys, n, dice, one_by_one=one_by_one) for n in range(1, many + 1)]
        await room.stop(1012)
        read_record(Journal(engine, sitting).lines(), votes)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM box")).scalar_one() == 0
    return votes


async def seized_of(seize: Opened, folder: Path, many: int, *, one_by_one: bool = False) -> list[Seized]:
    dice, votes = Random(SEED), list[Seized]()
    while len(votes) < many:
        part = min(TOGETHER, many - len(votes))
        votes += await series(seize, folder / str(len(votes)), part, dice, one_by_one=one_by_one)
    return votes


@every_machine
async def test_nobody_who_seizes_everything_does_better_than_chance(
    machine: str, seize: Opened, tmp_path: Path
) -> None:
    many = VOTES // SHARE[machine]
    votes = await seized_of(seize, tmp_path, many)
    seats = sum(len(seized.roll) for seized in votes)
    assert seats == many * JURORS
    assert all(sorted(seized.truth.values()) == seized.published for seized in votes)
    gained = {name: advantage(way, votes) for name, way in WAYS[machine].items()}
    best = max(gained, key=lambda name: gained[name])
    print(f"seed {SEED}: on {machine}, {many} secret votes, {seats} ballots, {len(gained)} ways of linking them; "
          f"the best, by {best}, was right {100 * gained[best]:+.2f} % more often than chance")  # fmt: skip
    limit = max(LIMIT, BY_LUCK / sqrt(seats))
    assert gained[best] <= limit, {name: share for name, share in gained.items() if share > limit}


# The mutants


class InTheClear:
    """It seals nothing."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def encrypt(self, nonce: bytes, written: bytes, bound: bytes) -> bytes:
        return written

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        return sealed


def seals_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_box, "AESGCM", InTheClear)


def leaves_the_key_lying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_box, "destroy", lambda path: None)


def does_not_pad(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = Box.sealed

    def unpadded(self: Box, slips: Sequence[Slip]) -> list[dict[str, Any]]:
        return sealed(self, [replace(slip, size=len(canonical(slip.marks))) for slip in slips])

    monkeypatch.setattr(Box, "sealed", unpadded)


@every_machine
@pytest.mark.parametrize("mutant", [seals_nothing, leaves_the_key_lying, does_not_pad], ids=lambda m: m.__name__)
async def test_a_box_that_leaks_is_found_out(
    machine: str, seize: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mutant: Any
) -> None:
    mutant(monkeypatch)
    votes = await seized_of(seize, tmp_path, 5, one_by_one=True)
    gained = {name: advantage(way, votes) for name, way in WAYS[machine].items()}
    assert max(gained.values()) > 0.4, "of the half that chance leaves"
    if machine == "postgres":
        # Not by place alone: where a row is gone another may lie, and then the order is none.
        links = ("xmin", "xmin of the entry", "dead rows, xmin of the entry")
        found = {link: max(gained[f"{link}, {reading}"] for reading in READINGS) for link in links}
        assert min(found.values()) > 0.4, found


async def test_what_postgres_keeps_of_a_closed_box_is_linked_to_seats_and_sealed_for_ever(
    cluster: Cluster, tmp_path: Path
) -> None:
    """Rows that were deleted lie in the table's file until it is vacuumed, and in the write-ahead log for longer."""
    left: list[bytes] = []

    @contextmanager
    def seize(_: Path) -> Iterator[OnPostgres]:
        with seized_postgres(cluster) as place:
            yield place
            place.vacuum()
            left.append(place.copy())

    (seized,) = await series(seize, tmp_path / "one", 1, Random(SEED), one_by_one=True)
    assert {slip.id for slip in seized.dead} == {slip.id for slip in seized.slips}
    assert {slip.written for slip in seized.dead} == set(seized.transactions.values())
    assert len(set(seized.transactions.values())) == JURORS
    assert all(slip.sealed in seized.commits[0] for slip in seized.slips)
    assert {says(seized, slip) for slip in seized.dead} == {None}
    assert list(keys_that_lie_about(seized)) == []
    assert not list(rows(left[0]))


async def test_neither_log_nor_figures_say_what_was_marked_or_how_many_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when something goes wrong: a mark that is none, a box whose key cannot be made."""
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger().addHandler(handler)
    with database(tmp_path) as engine:
        sitting, _ = kept(engine, opened(4, SECRET), seated(1, 2, 3, 4), moved_to("opening"))
        box = Box(engine, sitting.id, tmp_path / "keys" / "box")
        room = Room(Journal(engine, sitting), LINKS, Plainly(), SetClock(), box=box)
        await room.start()
        await room.submit(Sent(FACILITATOR, new_id(), OpenVote("opening", 1)))
        before = generate_latest(room._pulse.registry).count(b"CastSecret")
        with monkeypatch.context() as broken:
            broken.setattr(store_box, "slip_key", lambda path: path.read_bytes())
            answer = await room.submit(Sent(juror(1), new_id(), CastSecret("opening", 1), {QUESTION: -3}))
            assert answer.fate == "retry"
        answer = await room.submit(Sent(juror(1), new_id(), CastSecret("opening", 1), {QUESTION: 731731}))
        assert answer.reason == "invalid-mark"
        for number in (1, 2, 3):
            await cast(room, number, 1, -3)
        assert generate_latest(room._pulse.registry).count(b"CastSecret") == before == 0
        await room.stop(1012)
    logging.getLogger().removeHandler(handler)
    said = heard.getvalue()
    assert "could not be written" in said
    assert QUESTION not in said
    assert "731731" not in said
