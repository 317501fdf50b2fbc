"""When a vote closes, exactly the acknowledged ballots are counted, and the result never changes."""

from __future__ import annotations

import asyncio
import hashlib
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.jury.chain import canonical
from app.jury.people import By, Role
from app.jury.votes.acts import CastBallot, CloseVote, OpenVote, VoteClosed
from app.store.journal import Journal
from tests.days import juror, moved_to, seated
from tests.days import opened as sitting_opened
from tests.live.rooms import asked, lived, opened, replayed, workers
from tests.store.books import prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.live.answer import Answer
    from app.live.room import Room
    from app.store.tables import Sitting

EVERY_MACHINE = True
VOTERS, CLOSERS, ROUNDS = 40, 3, 12


@pytest.mark.parametrize(("many", "seed"), [(1, 0), (1, 1), (1, 2), (2, 3), (2, 4)])
async def test_the_ballots_counted_are_the_ballots_acknowledged(engine: Engine, many: int, seed: int) -> None:
    """Forty voters change their minds while three consoles race to close; then the vote is opened again. All of them
    at one worker of the server, or here and there at two."""
    await _rounds(engine, many, seed)


async def test_a_database_that_gives_one_place_to_two_entries_is_found_out(postgres: Engine) -> None:
    with postgres.begin() as connection:
        connection.execute(text("ALTER TABLE entry DROP CONSTRAINT pk_entry"))
    with pytest.raises(AssertionError):
        await _rounds(postgres, 2, 5)


async def _rounds(engine: Engine, many: int, seed: int) -> None:
    sitting = prepared(engine)
    async with workers(engine, sitting, many) as rooms:
        room, everybody = rooms[0], range(1, VOTERS + 1)
        await lived(room, sitting_opened(VOTERS), seated(*everybody), moved_to("opening"))
        acknowledged: dict[int, int] = {}
        for version in range(1, ROUNDS + 1):
            dice = Random(f"{seed}.{version}")
            assert (await asked(room, By(Role.FACILITATOR, 1), OpenVote("opening", version))).fate == "recorded"
            pressing = [asyncio.create_task(_close(rooms[n % many], n, version, dice)) for n in range(1, CLOSERS + 1)]
            marked = await asyncio.gather(*(_vote(rooms[n % many], n, version, dice) for n in everybody))
            acknowledged |= {n: marks[-1] for n, marks in zip(everybody, marked, strict=True) if marks}
            answers = await asyncio.gather(*pressing)
            for each in rooms:
                await each._desk.catch_up()
                await _is_settled(each, version, acknowledged, answers)
        _one_closing_a_version(engine, sitting)
        assert all(each.state == replayed(engine, sitting) for each in rooms)


async def _vote(room: Room, number: int, version: int, dice: Random) -> list[int]:
    """Ballot after ballot until one comes too late. The marks that were acknowledged."""
    marks: list[int] = []
    for rev in range(1, 200):
        mark = dice.randrange(3)
        act = CastBallot("opening", version, (version - 1) * 200 + rev, {"keep": mark})
        answer = await asked(room, juror(number), act)
        if answer.fate == "closed":
            return marks
        assert answer.fate == "recorded"
        marks.append(mark)
    raise AssertionError("never closed")


async def _close(room: Room, console: int, version: int, dice: Random) -> Answer:
    for _ in range(dice.randrange(1, 60)):
        await asyncio.sleep(0)
    return await asked(room, By(Role.FACILITATOR, console), CloseVote("opening", version))


async def _is_settled(room: Room, version: int, acknowledged: dict[int, int], answers: list[Answer]) -> None:
    assert sorted(str(answer.fate) for answer in answers) == ["recorded", "replaced", "replaced"]
    (closing,) = (answer.outcome for answer in answers if answer.fate == "recorded")
    assert isinstance(closing, VoteClosed)
    counted = tuple(sorted(acknowledged.values()))
    assert closing.ballots["keep"] == counted
    assert closing.turnout == len(acknowledged)
    assert closing.entitled == VOTERS
    assert dict(closing.counts["keep"]) == {mark: counted.count(mark) for mark in set(counted)}
    assert closing.digest == hashlib.sha256(canonical(["opening", version, closing.ballots])).hexdigest()
    before = room.state
    late = [asked(room, juror(n), CastBallot("opening", version, 10_000, {"keep": 0})) for n in (1, 2, 3)]
    again = [asked(room, By(Role.FACILITATOR, 1), CloseVote("opening", version)) for _ in range(3)]
    assert [answer.fate for answer in await asyncio.gather(*late)] == ["closed"] * 3
    assert [answer.fate for answer in await asyncio.gather(*again)] == ["replaced"] * 3
    assert room.state is before
    assert room.state.voting("opening").closings[version - 1] == closing


def _one_closing_a_version(engine: Engine, sitting: Sitting) -> None:
    """And between a closing and the next opening, no ballot."""
    is_open, closed = False, list[int]()
    for entry in Journal(engine, sitting).read():
        match entry.act:
            case OpenVote():
                is_open = True
            case CloseVote(version=version):
                is_open = False
                closed.append(version)
            case CastBallot():
                assert is_open
    assert closed == list(range(1, ROUNDS + 1))


async def test_an_acknowledged_close_survives_a_restart_to_the_digest(engine: Engine) -> None:
    sitting = prepared(engine)
    async with opened(engine, sitting) as room:
        await lived(room, sitting_opened(4), seated(1, 2, 3, 4), moved_to("opening"))
        await lived(room, (By(Role.FACILITATOR, 1), OpenVote("opening", 1)))
        await lived(room, *((juror(n), CastBallot("opening", 1, 1, {"keep": n % 3})) for n in (1, 2, 3)))
        act_id = "c" * 32
        first = await asked(room, By(Role.FACILITATOR, 1), CloseVote("opening", 1), act_id)
    async with opened(engine, sitting) as room:
        again = await asked(room, By(Role.FACILITATOR, 1), CloseVote("opening", 1), act_id)
        assert again == first
        assert room.state.voting("opening").closings == (first.outcome,)
