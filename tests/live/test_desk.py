"""Each act is recorded once, in one order, and its sender always learns the same answer."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from app.jury.day.acts import Announce
from app.jury.people import By, Role
from app.jury.rule_book import RULES
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.state import EMPTY
from app.jury.votes.acts import CastBallot, OpenVote
from app.live.answer import Sent
from app.live.desk import Desk
from app.store.journal import Journal
from tests.days import ARRIVED, FACILITATOR, OPENING, OPENING_CAST, VISITOR, juror, vote_closed
from tests.live.rooms import DAY, SetClock, asked, lived, new_id, opened, replayed, told, until
from tests.random_days import wished
from tests.store.books import kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from app.live.answer import Answer
    from app.live.room import Room

BALLOT = CastBallot("opening", 1, 1, {"keep": 1})
OTHER = CastBallot("opening", 1, 1, {"keep": 2})


async def test_the_same_act_a_hundred_times_is_one_entry_and_one_answer(engine: Engine) -> None:
    sitting, entries = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        act_id = new_id()
        answers = [await asked(room, juror(1), BALLOT, act_id) for _ in range(50)]
        answers += await asyncio.gather(*(asked(room, juror(1), BALLOT, act_id) for _ in range(50)))
        assert {told(answer) for answer in answers} == {("recorded", len(entries) + 1, None)}
        assert len(Journal(engine, sitting).read()) == len(entries) + 1


async def test_the_answer_stays_the_same_after_a_restart_and_after_the_close(engine: Engine) -> None:
    sitting, entries = kept(engine, OPENING)
    act_id, late = new_id(), new_id()
    async with opened(engine, sitting) as room:
        first = await asked(room, juror(1), BALLOT, act_id)
    async with opened(engine, sitting) as room:
        assert told(await asked(room, juror(1), BALLOT, act_id)) == told(first)
        await lived(room, vote_closed("opening"))
        assert told(await asked(room, juror(1), BALLOT, act_id)) == told(first)
        assert (await asked(room, juror(2), BALLOT, late)).fate == "closed"
    async with opened(engine, sitting) as room:
        assert told(await asked(room, juror(1), BALLOT, act_id)) == told(first)
        assert (await asked(room, juror(2), BALLOT, late)).fate == "closed"
    assert len(Journal(engine, sitting).read()) == len(entries) + 2


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_known_id_with_other_content_or_from_somebody_else_is_a_conflict(
    engine: Engine, restarted: bool
) -> None:
    sitting, entries = kept(engine, OPENING)
    act_id = new_id()
    async with opened(engine, sitting) as room:
        await asked(room, juror(1), BALLOT, act_id)
        if not restarted:
            assert (await asked(room, juror(1), OTHER, act_id)).fate == "conflict"
    async with opened(engine, sitting) as room:
        for by, act in ((juror(1), OTHER), (juror(2), BALLOT), (juror(1), CheckIn()), (FACILITATOR, Announce("!"))):
            answer = await asked(room, by, act, act_id)
            assert (answer.fate, answer.seq, answer.outcome) == ("conflict", None, None)
    assert len(Journal(engine, sitting).read()) == len(entries) + 1


async def test_a_conflict_within_one_batch_is_one_too(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        act_id = new_id()
        sent = [(juror(1), BALLOT), (juror(1), OTHER), (juror(2), BALLOT), (juror(1), BALLOT)]
        answers = await asyncio.gather(*(asked(room, by, act, act_id) for by, act in sent))
        assert [answer.fate for answer in answers] == ["recorded", "conflict", "conflict", "recorded"]


async def test_the_acts_of_one_batch_see_each_other(engine: Engine) -> None:
    sitting, entries = kept(engine, ARRIVED, OPENING[1])
    async with opened(engine, sitting) as room:
        sent = [
            (VISITOR, TakeSeat(5)),
            (juror(5), CheckIn()),
            (FACILITATOR, OpenVote("opening", 1)),
            (juror(5), BALLOT),
            (juror(5), CastBallot("opening", 1, 2, {"keep": 2})),
            (FACILITATOR, OpenVote("opening", 1)),
        ]
        answers = await asyncio.gather(*(asked(room, by, act) for by, act in sent))
        assert [answer.fate for answer in answers] == ["recorded"] * 5 + ["replaced"]
        assert [answer.seq for answer in answers[:5]] == [len(entries) + n for n in range(1, 6)]
        ats = {entry.at for entry in Journal(engine, sitting).read(len(entries))}
        assert len(ats) == 1


@pytest.mark.parametrize("seed", range(4))
async def test_what_is_live_is_what_a_replay_gives_after_any_interleaving(engine: Engine, seed: int) -> None:
    """Several rooms at once, eight impatient people in each, clocks that jump by a day; with two restarts."""
    dice = Random(seed)
    sittings = [kept(engine, OPENING)[0], kept(engine, ARRIVED)[0], kept(engine, OPENING_CAST)[0]]
    clock = SetClock()
    for _ in range(2):
        rooms = [opened(engine, sitting, clock) for sitting in sittings]
        live = [await room.__aenter__() for room in rooms]
        people = [impatient(room, clock, Random(dice.random())) for room in live for _ in range(8)]
        answers = [answer for some in await asyncio.gather(*people) for answer in some]
        assert {answer.fate for answer in answers} >= {"recorded", "invalid", "replaced"}
        for room, sitting in zip(live, sittings, strict=True):
            assert room.state == replayed(engine, sitting)
        for opener in rooms:
            await opener.__aexit__(None, None, None)
        for sitting in sittings:
            entries = Journal(engine, sitting).read()
            assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
            assert all(one.at <= next_.at for one, next_ in itertools.pairwise(entries))
            assert len({entry.act_id for entry in entries}) == len(entries)


async def impatient(room: Room, clock: SetClock, dice: Random) -> list[Answer]:
    """Thirty wishes, some of them sent twice."""
    answers: list[Answer] = []
    for _ in range(30):
        clock.now += dice.choice([0, 1, 900, -DAY, DAY])
        meant = wished(dice).act([EMPTY, room.state])
        if meant is None:
            continue
        act_id, times = new_id(), dice.choice([1, 1, 2])
        same = await asyncio.gather(*(asked(room, *meant, act_id) for _ in range(times)))
        assert len({told(answer) for answer in same if answer.fate == "recorded"}) <= 1
        answers += same
    return answers


async def test_the_time_of_an_entry_never_runs_backwards(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    clock = SetClock()
    async with opened(engine, sitting, clock) as room:
        for turn, jump in enumerate((0, -DAY, 5, 0, 2 * DAY, -DAY), 1):
            clock.now += jump
            await lived(room, (juror(1), CastBallot("opening", 1, turn, {"keep": 0})))
    clock.now -= 3 * DAY
    async with opened(engine, sitting, clock) as room:
        await lived(room, (juror(1), CastBallot("opening", 1, 9, {"keep": 0})))
    ats = [entry.at for entry in Journal(engine, sitting).read()]
    assert ats == sorted(ats)
    assert ats[-1] == ats[-2]


def failing(engine: Engine, committed: bool, times: int) -> Callable[[], int]:
    """COMMIT fails so many times, before or after the fact. Returns how often it still will."""
    commit, left = engine.dialect.do_commit, [times]

    def unsure(connection: sqlite3.Connection) -> None:
        if left[0] and connection.in_transaction:
            left[0] -= 1
            if committed:
                commit(connection)
            raise sqlite3.OperationalError("disk I/O error")
        commit(connection)

    engine.dialect.do_commit = unsure  # type: ignore[method-assign]
    return lambda: left[0]


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("times", [1, 3])
async def test_when_nobody_knows_whether_a_commit_happened_the_same_id_tells_the_truth(
    engine: Engine, committed: bool, times: int
) -> None:
    sitting, entries = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        left = failing(engine, committed, times)
        sent = [(juror(n), CastBallot("opening", 1, 1, {"keep": 0}), new_id()) for n in (1, 2, 3, 4)]
        answers = await asyncio.gather(*(asked(room, *each) for each in sent))
        assert {answer.fate for answer in answers} == {"retry"}
        for _ in range(times):
            answers = await asyncio.gather(*(asked(room, *each) for each in sent))
        assert {answer.fate for answer in answers} == {"recorded"}
        assert sorted(answer.seq or 0 for answer in answers) == [len(entries) + n for n in (1, 2, 3, 4)]
        assert left() == (0 if not committed else times - 1)
        failing(engine, committed=False, times=0)
        assert room.state == replayed(engine, sitting)
        assert len(Journal(engine, sitting).read()) == len(entries) + 4


async def test_a_rule_that_fails_refuses_its_own_act_and_no_other(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting, _ = kept(engine, OPENING)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    async with opened(engine, sitting) as room:
        odd = RULES[Announce].__class__(RULES[Announce].who, RULES[Announce].during, broken, RULES[Announce].apply)
        monkeypatch.setitem(RULES, Announce, odd)  # type: ignore[arg-type]
        bad, good = await asyncio.gather(asked(room, FACILITATOR, Announce("!")), asked(room, juror(1), BALLOT))
        assert (bad.fate, good.fate) == ("invalid", "recorded")


async def test_nobody_is_answered_and_nothing_is_shown_before_the_commit(engine: Engine) -> None:
    sitting, entries = kept(engine, OPENING)
    journal, rung = Journal(engine, sitting), []
    desk = Desk(journal, SetClock(), lambda: rung.append(len(Journal(engine, sitting).read())))
    await desk.catch_up()
    writer = asyncio.create_task(desk.write())
    seen: list[int] = []

    async def send(number: int) -> None:
        answer = await desk.submit(Sent(juror(number), new_id(), BALLOT))
        seen.append(number)
        assert answer.seq in {entry.seq for entry in journal.read()}

    before = desk.state

    def unanswered(connection: object) -> None:
        assert not seen
        assert desk.state is before

    event.listen(engine, "commit", unanswered)
    await asyncio.gather(*(send(n) for n in (1, 2, 3, 4)))
    assert sorted(seen) == [1, 2, 3, 4]
    await until(lambda: rung)
    assert rung[-1] == len(entries) + 4
    writer.cancel()
    await asyncio.gather(writer, return_exceptions=True)


@pytest.mark.parametrize(
    "by", [By(role, 1) for role in Role] + [juror(0), juror(99), juror(-1), By(Role.FACILITATOR, 7)]
)
async def test_nobody_does_what_the_table_of_rules_does_not_say(engine: Engine, by: By) -> None:
    sitting, entries = kept(engine, OPENING_CAST)
    async with opened(engine, sitting) as room:
        for act in (BALLOT, CheckIn(), Announce("hello"), TakeSeat(99), OpenVote("refined", 1)):
            answer = await asked(room, by, act)
            if by.role not in RULES[type(act)].who or (by.role is Role.JUROR and by.number not in room.state.seats):
                assert answer.reason == "not-allowed"
        if by.role not in (Role.JUROR, Role.FACILITATOR) or by.number > 50:
            assert len(Journal(engine, sitting).read()) == len(entries)
