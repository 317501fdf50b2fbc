"""Two facilitators cannot skip a step, and a dead laptop does not stop the day."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from app.jury.day.acts import Announce, ChangePhase
from app.jury.people import By, Role
from app.jury.rules import undo
from tests.days import ARRIVED, PHASES
from tests.live.rooms import asked, lived, opened, replayed
from tests.server import served
from tests.store.books import kept
from tests.voter import Voter, new_act_id

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

RACERS, ROUNDS = 8, 200


async def test_of_eight_who_press_next_at_once_one_wins_two_hundred_times(engine: Engine) -> None:
    sitting, entries = kept(engine, ARRIVED)
    async with opened(engine, sitting) as room:
        for number in range(ROUNDS):
            leaving, to = PHASES[number % len(PHASES)], PHASES[(number + 1) % len(PHASES)]
            assert room.state.day.phase == leaving
            racers = [By(Role.FACILITATOR, 1 + n % 3) for n in range(RACERS)]
            answers = await asyncio.gather(*(asked(room, by, ChangePhase(leaving, to)) for by in racers))
            lost = [answer for answer in answers if answer.fate != "recorded"]
            assert len(lost) == RACERS - 1
            assert {(answer.fate, answer.reason) for answer in lost} == {("replaced", "moved-on")}
            assert room.state.day.phase == to
        assert len(list(replayed_entries(engine, sitting))) == len(entries) + ROUNDS
        assert room.state == replayed(engine, sitting)


def replayed_entries(engine: Engine, sitting: object) -> list[object]:
    from app.store.journal import Journal

    return list(Journal(engine, sitting).read())  # type: ignore[arg-type]


async def test_undo_pressed_by_two_at_once_takes_back_once(engine: Engine) -> None:
    sitting, _ = kept(engine, ARRIVED)
    one, two = By(Role.FACILITATOR, 1), By(Role.FACILITATOR, 2)
    async with opened(engine, sitting) as room:
        texts = [f"number {n}" for n in range(12)]
        await lived(room, *((one, Announce(text)) for text in texts))
        for text in [*reversed(texts[:-1]), ""]:
            act = undo(room.state)
            assert act is not None
            answers = await asyncio.gather(*(asked(room, by, act) for by in (one, two)))
            assert sorted(str(answer.fate) for answer in answers) == ["recorded", "replaced"]
            assert {answer.reason for answer in answers} == {None, "moved-on"}
            assert room.state.day.announcement == text
        assert room.state == replayed(engine, sitting)


async def test_the_recovery_code_takes_over_from_a_console_that_died(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        first = await Voter(server.address).enter(server.link("Console").partition("#")[2])
        await first.connect()
        assert (await first.act("ChangePhase", leaving="arrive", to="charge"))["fate"] == "recorded"
        await first.leave()
        server.kill()
        server.start()
        second = await Voter(server.address).recover(server.recovery_code().lower().replace(" ", "-"))
        async with second:
            await second.until(lambda: second.pushes)
            assert 'id="RunSheet"' in second.pushes[0]
            assert (await second.act("ChangePhase", leaving="arrive", to="charge"))["reason"] == "moved-on"
            assert (await second.act("ChangePhase", leaving="charge", to="opening"))["fate"] == "recorded"
            # What the first console sent before it died is known under the second's hands too.
            act_id = next(iter(first.sent))
            await second.say(first.sent[act_id])
            await second.until(lambda: act_id in second.fates)
            assert second.fates[act_id]["seq"] == first.fates[act_id]["seq"]


async def test_one_act_through_five_sockets_two_tabs_and_doubled_frames_is_one_entry(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        console = await Voter(server.address).enter(server.link("Console").partition("#")[2])
        tablet = await Voter(server.address).enter(server.link("Seat 1").partition("#")[2])
        async with console, tablet:
            await tablet.act("CheckIn")
            await console.act("ChangePhase", leaving="arrive", to="opening")
            opening = await console.act("OpenVote", vote="opening", version=1)
            tabs = [_tab(tablet) for _ in range(5)]
            for tab in tabs:
                await tab.connect()
            act_id = new_act_id()
            fields = {"vote": "opening", "version": 1, "rev": 1, "answers.role": 2}
            answers = await asyncio.gather(*(tab.act("CastBallot", act_id, **fields) for tab in tabs))
            assert {(answer["fate"], answer["seq"]) for answer in answers} == {("recorded", opening["seq"] + 1)}
            for tab in tabs:
                for _ in range(3):
                    await tab.say(tab.sent[act_id])
                await tab.ping()
                assert [told["seq"] for told in tab.others if "fate" in told] == [opening["seq"] + 1] * 3
                await tab.leave()
            other_tab = [_tab(tablet), _tab(tablet)]
            both = [await tab.connect() for tab in other_tab]
            same_rev = {"vote": "opening", "version": 1, "rev": 2}
            answers = await asyncio.gather(
                *(tab.act("CastBallot", **same_rev, **{"answers.role": n}) for n, tab in enumerate(both))
            )
            assert sorted(answer["fate"] for answer in answers) == ["recorded", "replaced"]
            for tab in both:
                await tab.leave()
            last = await console.act("Announce", text="done")
            assert last["seq"] == opening["seq"] + 3


def _tab(tablet: Voter) -> Voter:
    tab = Voter(tablet.address)
    tab.path, tab.cookie = tablet.path, tablet.cookie
    return tab
