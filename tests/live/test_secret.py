"""Secret votes in a live room: counted exactly once each, from the box alone, whoever closes and whatever fails."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from app.jury.reasons import Reason
from app.jury.votes.acts import CastSecret, CloseVote, VoteClosed
from app.live.answer import Sent
from app.store.box import Box
from app.store.journal import Journal
from tests.days import (
    FACILITATOR,
    SECRET,
    SECRET_OPENING,
    cast,
    juror,
    moved_to,
    seated,
    undone,
    vote_closed,
    vote_opened,
)
from tests.days import (
    opened as sitting_opened,
)
from tests.live.rooms import asked, lived, new_id, opened, replayed, told, workers
from tests.store.books import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy import Engine

    from app.jury.votes.secrecy import Marks, Slip
    from app.live.answer import Answer
    from app.live.room import Room
    from app.store.tables import Sitting

EVERY_MACHINE = True
CAST, CLOSE = CastSecret("opening", 1), CloseVote("opening", 1)


@pytest.fixture
def sitting(engine: Engine) -> Sitting:
    return kept(engine, SECRET_OPENING)[0]


@pytest.fixture
def box(engine: Engine, sitting: Sitting, tmp_path: Path) -> Box:
    return Box(engine, sitting.id, tmp_path / "keys" / "box")


def keys(tmp_path: Path) -> int:
    return len(list((tmp_path / "keys" / "box").glob("*.key")))


def slips(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM box")).scalar_one())


async def put(room: Room, number: int, mark: int, act_id: str = "") -> Answer:
    return await asked(room, juror(number), CAST, act_id, {"keep": mark})


async def closed(room: Room, act_id: str = "") -> VoteClosed:
    answer = await asked(room, FACILITATOR, CLOSE, act_id)
    assert isinstance(answer.outcome, VoteClosed), answer
    return answer.outcome


async def test_what_was_cast_is_counted_and_then_nothing_of_it_is_left(
    engine: Engine, sitting: Sitting, box: Box, tmp_path: Path
) -> None:
    async with opened(engine, sitting, box=box) as room:
        for number, mark in ((1, 0), (2, 2), (3, 0), (4, 1)):
            assert (await put(room, number, mark)).fate == "recorded"
        assert (slips(engine), keys(tmp_path)) == (4, 1)
        assert (await closed(room)).ballots["keep"] == (0, 0, 1, 2)
        assert (slips(engine), keys(tmp_path)) == (0, 0)
        assert room.state == replayed(engine, sitting)


async def test_a_double_tap_is_one_ballot_and_a_second_tab_is_told_kindly(
    engine: Engine, sitting: Sitting, box: Box
) -> None:
    async with opened(engine, sitting, box=box) as room:
        same = new_id()
        both = await asyncio.gather(put(room, 1, 0, same), put(room, 1, 0, same), put(room, 1, 2))
        assert told(both[0]) == told(both[1])
        assert told(both[2]) == ("invalid", None, Reason.ALREADY_CAST)
        assert told(await put(room, 1, 0, same)) == told(both[0])
        await put(room, 2, 1)
        await put(room, 3, 1)
        assert slips(engine) == 3
        assert (await closed(room)).ballots["keep"] == (0, 1, 1)
        assert told(await put(room, 1, 0, same)) == told(both[0])


async def test_a_close_among_ballots_counts_those_before_it_and_none_after(
    engine: Engine, sitting: Sitting, box: Box
) -> None:
    """All in the inbox at once, as in a burst."""
    async with opened(engine, sitting, box=box) as room:
        sent = [Sent(juror(n), new_id(), CAST, {"keep": n - 1}) for n in (1, 2, 3)]
        late = Sent(juror(4), new_id(), CAST, {"keep": 2})
        close = [Sent(FACILITATOR, new_id(), CLOSE) for _ in range(2)]
        answers = await asyncio.gather(*map(room.submit, [*sent, close[0], late, close[1]]))
        assert [answer.fate for answer in answers] == [*["recorded"] * 4, "closed", "replaced"]
        assert answers[3].outcome.ballots["keep"] == (0, 1, 2)
        assert told(await room.submit(close[0])) == told(answers[3])


async def test_taking_the_close_back_opens_an_empty_box(engine: Engine, sitting: Sitting, box: Box) -> None:
    async with opened(engine, sitting, box=box) as room:
        await lived(room, *(cast(n, "opening", keep=0) for n in (1, 2, 3)), vote_closed("opening"), undone)
        await lived(room, *(cast(n, "opening", keep=2) for n in (1, 2, 3, 4)), vote_closed("opening"))
        first, second = room.state.voting("opening").closings
        assert (first.ballots["keep"], second.ballots["keep"]) == ((0, 0, 0), (2, 2, 2, 2))


async def test_a_room_that_restarts_in_the_midst_counts_them_all(engine: Engine, sitting: Sitting, box: Box) -> None:
    for number in (1, 2, 3):
        async with opened(engine, sitting, box=box) as room:
            await put(room, number, 1)
    async with opened(engine, sitting, box=box) as room:
        assert (await closed(room)).ballots["keep"] == (1, 1, 1)


async def test_killed_between_the_close_and_the_key_the_next_start_destroys_it(
    engine: Engine, sitting: Sitting, box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(engine, sitting, box=box) as room:
        await lived(room, *(cast(n, "opening", keep=0) for n in (1, 2, 3)))
        with monkeypatch.context() as killed:
            killed.setattr(Box, "destroy", lambda *_: None)
            await closed(room)
    assert (slips(engine), keys(tmp_path)) == (3, 1)
    box.tidy(replayed(engine, sitting), alone=True)
    assert (slips(engine), keys(tmp_path)) == (0, 0)


async def test_a_key_that_cannot_be_destroyed_stops_nobody(
    engine: Engine, sitting: Sitting, box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(*_: object) -> None:
        raise OSError("read-only file system")

    async with opened(engine, sitting, box=box) as room:
        await lived(room, *(cast(n, "opening", keep=0) for n in (1, 2, 3)))
        monkeypatch.setattr(Box, "destroy", stuck)
        assert (await closed(room)).turnout == 3
        await lived(room, moved_to("evidence"))


async def test_where_no_key_can_be_made_nothing_is_called_recorded(
    engine: Engine, sitting: Sitting, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    async with opened(engine, sitting, box=box) as room:
        same = new_id()
        with monkeypatch.context() as broken:
            broken.setattr("app.store.box.slip_key", full)
            assert told(await put(room, 1, 0, same)) == ("retry", None, Reason.TRY_AGAIN)
        assert (await put(room, 1, 0, same)).fate == "recorded"


async def test_a_box_whose_key_is_lost_is_not_counted_as_empty(
    engine: Engine, sitting: Sitting, box: Box, tmp_path: Path
) -> None:
    async with opened(engine, sitting, box=box) as room:
        await put(room, 1, 0)
        for key in (tmp_path / "keys" / "box").glob("*.key"):
            key.unlink()
        assert told(await asked(room, FACILITATOR, CLOSE)) == ("invalid", None, Reason.BOX_SHUT)
        assert room.state.voting("opening").is_open


async def test_a_refused_ballot_leaves_no_mark_in_the_room_s_memory(engine: Engine, sitting: Sitting, box: Box) -> None:
    async with opened(engine, sitting, box=box) as room:
        await put(room, 1, 0)
        assert (await put(room, 1, 2)).reason == Reason.ALREADY_CAST
        assert [sent.given for sent, _ in room._desk._refused.values()] == [None]
        assert "keep" not in repr(Sent(juror(1), new_id(), CAST, {"keep": 2}))


async def test_a_worker_that_was_not_quick_enough_opens_the_box_again(
    engine: Engine, sitting: Sitting, box: Box
) -> None:
    """One closes while the other records a ballot that the first has not heard of."""
    async with opened(engine, sitting, box=box) as one, opened(engine, sitting, box=box) as other:
        one._desk.journal.alone = True
        await lived(one, *(cast(n, "opening", keep=0) for n in (1, 2)))
        await put(other, 3, 2)
        assert (await asked(one, FACILITATOR, CLOSE)).reason == Reason.TRY_AGAIN
        one._desk.journal.alone = False
        assert (await closed(one)).ballots["keep"] == (0, 0, 2)
        assert [entry.seq for entry in Journal(engine, sitting).read()] == list(range(1, one._desk.seq + 1))


class Overtaken(Box):
    """Just before it seals or opens a slip, another worker counts what is in it and locks it for ever."""

    overtake: Callable[[], object]

    def opened(self, vote: str, version: int) -> tuple[Marks, ...] | None:
        self.overtake()
        return super().opened(vote, version)

    def sealed(self, slips: Sequence[Slip]) -> list[dict[str, Any]]:
        self.overtake()
        return super().sealed(slips)


@pytest.mark.parametrize("late", ["a console", "a juror"])
async def test_whoever_is_overtaken_by_another_worker_s_close_is_told_so_and_leaves_no_key(
    engine: Engine, sitting: Sitting, box: Box, tmp_path: Path, late: str
) -> None:
    """A box that was emptied is not called lost; and a ballot that came too late leaves nothing lying."""
    overtaken = Overtaken(engine, sitting.id, tmp_path / "keys" / "box")
    async with opened(engine, sitting, box=box) as one, opened(engine, sitting, box=overtaken) as other:
        one._desk.journal.alone = other._desk.journal.alone = False
        await lived(one, *(cast(n, "opening", keep=0) for n in (1, 2, 3)))
        loop = asyncio.get_running_loop()
        overtaken.overtake = lambda: asyncio.run_coroutine_threadsafe(closed(one), loop).result(10)
        if late == "a console":
            assert (await asked(other, FACILITATOR, CLOSE)).fate == "replaced"
        else:
            assert (await put(other, 4, 2)).fate == "closed"
        assert other.state.voting("opening").closings[0].ballots["keep"] == (0, 0, 0)
        assert (slips(engine), keys(tmp_path)) == (0, 0)


async def test_whoever_hears_of_a_close_destroys_the_key_that_a_killed_worker_left(
    engine: Engine, sitting: Sitting, box: Box, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened(engine, sitting, box=box) as one, opened(engine, sitting, box=box) as other:
        one._desk.journal.alone, other._desk.journal.alone = True, True
        await lived(one, *(cast(n, "opening", keep=0) for n in (1, 2, 3)))
        with monkeypatch.context() as killed:
            killed.setattr(Box, "destroy", lambda *_: None)
            await closed(one)
        assert (slips(engine), keys(tmp_path)) == (3, 1)
        other._desk.journal.alone = False
        await other._desk.catch_up()
        assert (slips(engine), keys(tmp_path)) == (0, 0)


@pytest.mark.parametrize(("many", "seed"), [(1, 0), (1, 1), (2, 2), (2, 3)])
async def test_voters_race_the_close_and_what_was_acknowledged_is_what_was_counted(
    engine: Engine, tmp_path: Path, many: int, seed: int
) -> None:
    """Forty voters and three consoles, all at one worker of the server, or here and there at two."""
    everybody = range(1, 41)
    day = sitting_opened(40, SECRET), seated(*everybody), moved_to("opening"), vote_opened("opening")
    sitting, _ = kept(engine, *day)
    box = Box(engine, sitting.id, tmp_path / "keys" / "box")
    async with workers(engine, sitting, many, box) as rooms:

        async def vote(number: int) -> str:
            await asyncio.sleep((number * 7919 + seed) % 13 / 3000)
            return (await put(rooms[number % many], number, number % 3)).fate

        async def close(console: int) -> Answer:
            await asyncio.sleep(0.002)
            return await asked(rooms[console % many], FACILITATOR, CLOSE)

        voting, closing_it = asyncio.gather(*map(vote, everybody)), asyncio.gather(*map(close, (1, 2, 3)))
        fates, closes = await voting, await closing_it
        (closing,) = (answer.outcome for answer in closes if answer.fate == "recorded")
        assert sorted(answer.fate for answer in closes) == ["recorded", "replaced", "replaced"]
        for room in rooms:
            await room._desk.catch_up()
            assert room.state == replayed(engine, sitting)
    assert slips(engine) == 0
    counted = sorted(number % 3 for number, fate in zip(everybody, fates, strict=True) if fate == "recorded")
    assert set(fates) <= {"recorded", "closed"}
    assert closing.turnout == len(counted)
    assert list(closing.ballots["keep"]) == (counted if len(counted) > 2 else [])
