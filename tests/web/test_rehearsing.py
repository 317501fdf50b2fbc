"""A rehearsal on the real plan: led from a console while simulated jurors answer, and nothing of it anywhere after."""

from __future__ import annotations

import asyncio
import hashlib
import random
import re
import sqlite3
import sys
from contextlib import closing, suppress
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from sqlmodel import Session

from app.demo import inside
from app.demo.crowd import SimulatedJuror
from app.demo.forms import Form, Forms
from app.demo.inside import TURNS, TURNS_BESIDE, Fate, Inside, Turnstile, turns_beside
from app.jury.day.acts import ChangePhase
from app.jury.day.agenda_acts import CloseSitting
from app.jury.people import By, Role
from app.live.answer import Sent
from app.live.seat import Seat
from app.live.watch import Watch
from app.store.journal import new_act_id
from app.store.tables import Sitting
from app.store.wire import write_plan
from app.web.access import Card, Pass
from app.web.rehearsing.rehearsals import MOST
from tests.days import PLAN, WHOLE
from tests.server import Server
from tests.store.books import database, prepared
from tests.web.members import staffed, staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import Engine

    from app.web.rehearsing.rehearsals import Rehearsals
    from app.web.rehearsing.stage import Stage
    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]
FORM = {"people": "12", "speed": "60", "hints": "yes"}


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as (there, keys):
        with Session(there.engine) as session:
            row = session.get_one(Sitting, there.other.id)
            row.plan, row.seats = write_plan(PLAN), 12
            session.add(row)
            session.commit()
        yield there, keys


def of(there: Place) -> str:
    return f"/desk/sittings/{there.other.id}/rehearse"


def all_of(there: Place) -> Rehearsals:
    rehearsals: Rehearsals = there.app.state.rehearsals
    return rehearsals


async def begun(there: Place, keys: dict[str, dict[str, str]], **changed: str) -> Stage:
    answer = await there.doors.post(of(there), data=FORM | changed, headers=keys["facilitator"])
    assert answer.status_code == 303, answer.text
    return all_of(there).on[there.other.id]


def kept(there: Place) -> dict[str, object]:
    """Every row of the real store, and the digest of every file beside it but those of the rehearsals."""
    connection = there.engine.raw_connection()
    try:
        rows = list(connection.driver_connection.iterdump())  # type: ignore[union-attr]
    finally:
        connection.close()
    folder = all_of(there).folder
    beside = [path for path in folder.parent.rglob("*") if path.is_file() and folder not in path.parents]
    digests = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in beside if "sqlite" not in path.name}
    return {"rows": rows, "files": digests}


async def pressed(there: Place, stage: Stage, wanted: str) -> None:
    """The first button of this kind on the console."""
    cookie = {"cookie": f"juryday={stage.house.access.write_pass(Pass(stage.named, By(Role.FACILITATOR, 1)))}"}
    path = f"/day/{stage.named}/facilitator/1/"
    page = await there.doors.get(f"{path}main", headers=cookie)
    form = next(form for form in Forms(page.text).found if form.does == wanted)
    told = await there.doors.post(f"{path}acts", json=form.fields | {"act_id": new_act_id()}, headers=cookie)
    assert told.json()["fate"] == "recorded", told.text


async def until(stage: Stage, wanted: str) -> str:
    """The console, once it says this."""
    async with asyncio.timeout(20):
        while True:
            drawn = stage.house.render.main(stage.room.screen(By(Role.FACILITATOR, 1)), "en")
            if wanted in (text := unescape(re.sub(r"<[^>]+>", " ", drawn))):
                return text
            await asyncio.sleep(0.05)


async def test_a_day_is_led_while_simulated_jurors_answer_and_the_real_store_stays_as_it_was(staff: Staffed) -> None:
    there, keys = staff
    before = kept(there)
    stage = await begun(there, keys)
    async with asyncio.timeout(20):
        while len(stage.room.presence) < 6:
            await asyncio.sleep(0.05)
    await pressed(there, stage, "ChangePhase")
    await pressed(there, stage, "ChangePhase")
    await until(stage, "This step has a vote. Press Open")
    await pressed(there, stage, "OpenVote")
    await until(stage, "are in; the vote can be closed. Press Close")
    await pressed(there, stage, "CloseVote")
    assert kept(there) == before
    folder = stage.folder
    assert (folder / "juryday.sqlite").exists()
    await there.doors.post(f"{of(there)}/end", headers=keys["facilitator"])
    assert kept(there) == before
    assert not folder.exists()
    assert not any(all_of(there).folder.iterdir())
    gone = await there.doors.get(f"/rehearsal/{stage.named}/")
    assert gone.status_code == 410
    assert "The rehearsal is over" in gone.text
    assert f'href="{of(there)}"' in gone.text
    assert (await there.doors.get("/rehearsal/another/")).status_code == 404


async def test_a_simulated_tablet_goes_on_beating_and_counts_as_in(
    staff: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inside, "BEATS", 0.02)
    stage = await begun(*staff)
    room = stage.room
    async with asyncio.timeout(20):
        while not room.presence:
            await asyncio.sleep(0.05)
        juror = next(iter(room.presence))
        room.watch = Watch()
        while not room.watch.is_alive(juror, room.state.seats[juror].generation):
            await asyncio.sleep(0.05)


async def test_every_page_of_it_says_that_it_is_one_and_no_page_of_the_real_day_does(staff: Staffed) -> None:
    there, keys = staff
    stage = await begun(there, keys)
    for by in (By(Role.FACILITATOR, 1), By(Role.WALL), By(Role.SCRIBE, 1)):
        cookie = {"cookie": f"juryday={stage.house.access.write_pass(Pass(stage.named, by))}"}
        page = (await there.doors.get(f"/day/{stage.named}/{by.role}/{by.number}/", headers=cookie)).text
        assert 'data-rehearsal="Rehearsal: nothing here counts"' in page
        assert "<title>Rehearsal · " in page
    door = (await there.doors.get(f"/rehearsal/{stage.named}/")).text
    assert "<title>Rehearsal · " in door
    assert "rehearsal" not in (await there.doors.get("/")).text.lower().replace("juryday.css", "")


async def test_codes_and_cards_of_the_one_open_nothing_of_the_other(staff: Staffed) -> None:
    there, keys = staff
    stage = await begun(there, keys)
    its_door, code = f"/rehearsal/{stage.named}", stage.room.links.join_code
    assert (await there.doors.post("/join", data={"code": code})).status_code == 400
    assert (await there.doors.post(f"{its_door}/join", data={"code": there.sitting.join_code})).status_code == 400
    its_card = stage.house.access.write_card(Card(stage.named, By(Role.JUROR, 12)))
    real_card = there.house.access.write_card(there.card(By(Role.JUROR, 1)))
    assert (await there.doors.post("/enter", data={"card": its_card})).status_code == 403
    assert (await there.doors.post(f"{its_door}/enter", data={"card": real_card})).status_code == 403
    seated = await there.doors.post(f"{its_door}/enter", data={"card": its_card})
    assert seated.headers["location"] == f"/day/{stage.named}/juror/12/"
    assert "juryday-last" not in str(seated.headers)
    with_code = await there.doors.post(f"{its_door}/join", data={"code": code})
    assert with_code.headers["location"].startswith(f"/day/{stage.named}/juror/")


async def test_a_simulated_juror_leaves_a_seat_to_a_person_who_sat_down_there(staff: Staffed) -> None:
    there, keys = staff
    stage = await begun(there, keys, speed="1")
    card = stage.house.access.write_card(Card(stage.named, By(Role.JUROR, 1)))
    await there.doors.post(f"/rehearsal/{stage.named}/enter", data={"card": card})
    mind, gate = SimulatedJuror("", "", random.Random(0)), Turnstile(lambda: 1000)
    for juror, sits in ((1, False), (2, True)):
        late = Inside(stage.room, stage.house.render, juror, Fate(0.0, dies=0.0), mind, gate, 60)
        await late.take_part()
        assert stage.room.state.seats[juror].generation == 1
        assert (late.generation == 1) is sits


async def test_only_one_at_a_time_and_only_for_those_who_lead(staff: Staffed) -> None:
    there, keys = staff
    stage = await begun(there, keys)
    assert await begun(there, keys) is stage
    for office in ("commissioner", "observer"):
        assert (await there.doors.post(of(there), data=FORM, headers=keys[office])).status_code == 403
    assert (await there.doors.get(of(there), headers=keys["stranger"])).status_code == 404
    lead = await there.doors.post(f"{of(there)}/console", headers=keys["organiser"])
    assert lead.headers["location"] == f"/day/{stage.named}/facilitator/1/"


async def test_what_cannot_be_is_said_and_nothing_begins(staff: Staffed) -> None:
    there, keys = staff
    for wrong in ({"people": "11"}, {"people": "25"}, {"people": "²"}, {"speed": "61"}, {"speed": ""}):
        answer = await there.doors.post(of(there), data=FORM | wrong, headers=keys["facilitator"])
        assert answer.status_code == 400
        assert "Between 12 and 24 simulated jurors" in answer.text
    assert not all_of(there).on


async def test_a_day_that_was_rehearsed_to_its_end_is_ticked_off_when_the_rehearsal_is_ended(staff: Staffed) -> None:
    there, keys = staff

    def ticked() -> str:
        with Session(there.engine) as session:
            return session.get_one(Sitting, there.other.id).ticked

    with Session(there.engine) as session:
        row = session.get_one(Sitting, there.other.id)
        row.plan = write_plan(WHOLE)
        session.add(row)
        session.commit()
    for whole in (False, True):
        stage = await begun(there, keys)
        for act in (ChangePhase("arrive", "close"), CloseSitting("close"))[: 1 + whole]:
            told = await stage.room.submit(Sent(By(Role.FACILITATOR, 1), new_act_id(), act))
            assert told.reason is None
        await there.doors.post(f"{of(there)}/end", data={"note": "yes"}, headers=keys["organiser"])
        assert ("rehearse" in ticked().split()) is whole
        steps = await there.doors.get(of(there).removesuffix("rehearse"), headers=keys["organiser"])
        assert ("Rehearsed to its end on " if whole else ", as far as step 12 of 12.") in steps.text


async def test_hints_are_switched_off_and_on_at_any_time(staff: Staffed) -> None:
    there, keys = staff
    stage = await begun(there, keys)
    cookie = {"cookie": f"juryday={stage.house.access.write_pass(Pass(stage.named, By(Role.FACILITATOR, 1)))}"}
    for do, says in (("hints-off", "Show hints"), ("hints-on", "are here. Give the others a moment")):
        path = f"/day/{stage.named}/facilitator/1"
        assert (await there.doors.post(f"{path}/team", data={"do": do}, headers=cookie)).status_code == 303
        assert says in await until(stage, says)
    of_the_day = there.cookie(By(Role.FACILITATOR, 1))
    real = f"/day/{there.sitting.id}/facilitator/1"
    refused = await there.doors.post(
        f"{real}/team", data={"do": "hints-on"}, headers=of_the_day | {"accept": "application/json"}
    )
    assert refused.json() == {"reason": "not-now"}


async def test_beside_a_live_day_a_rehearsal_waits_for_a_nod(staff: Staffed) -> None:
    there, keys = staff
    room = there.house.rooms.find(there.sitting.id)
    assert room
    seat = Seat(By(Role.JUROR, 1), 1, "en", nowhere, nowhere)
    assert turns_beside(there.house) == TURNS
    room.sit(seat)
    assert turns_beside(there.house) == TURNS_BESIDE < TURNS, "a live day comes first"
    refused = await there.doors.post(of(there), data=FORM, headers=keys["facilitator"])
    assert refused.status_code == 409
    assert "A day is live on this server now." in refused.text
    assert not all_of(there).on
    await begun(there, keys, sure="yes")
    room.stand_up(seat)


async def nowhere(told: object) -> None:
    """A device without a line."""


async def test_there_are_only_so_many_at_once_and_each_ends_by_itself(staff: Staffed) -> None:
    there, keys = staff
    all_of(there).longest = 0.0
    stage = await begun(there, keys)
    async with asyncio.timeout(20):
        while all_of(there).on or stage.folder.exists():
            await asyncio.sleep(0.05)
    all_of(there).longest = 60.0
    others = [prepared(there.engine) for _ in range(MOST + 1)]
    await there.house.admit_all()
    told = [
        (await there.doors.post(f"/desk/sittings/{each.id}/rehearse", data=FORM, headers=keys["facilitator"]))
        for each in others
    ]
    assert [answer.status_code for answer in told] == [*[303] * MOST, 409]
    assert f"{MOST} rehearsals are on already on this server." in told[-1].text


def is_onward(form: Form, pressed_once: set[str]) -> bool:
    again = form.does == "OpenVote" and form.fields["version"] != "1"
    return not again and "undoes" not in form.fields and str(form.fields) not in pressed_once


async def led_to_its_end(there: Place, stage: Stage) -> None:
    """By the console's own buttons: every vote is opened, closed and revealed, and the last step is closed."""
    cookie = {"cookie": f"juryday={stage.house.access.write_pass(Pass(stage.named, By(Role.FACILITATOR, 1)))}"}
    path, pressed_once = f"/day/{stage.named}/facilitator/1/", set[str]()
    while not stage.room.state.day.closed:
        forms = Forms((await there.doors.get(f"{path}main", headers=cookie)).text).found
        wanted = {form.does: form for form in reversed(forms) if is_onward(form, pressed_once)}
        order = ("CloseVote", "OpenVote", "ShowExhibit", "RevealVotes", "CloseSitting", "ChangePhase")
        form = next(wanted[does] for does in order if does in wanted)
        if form.does not in ("ChangePhase", "CloseSitting"):
            pressed_once |= {str(form.fields)}
        told = await there.doors.post(f"{path}acts", json=form.fields | {"act_id": new_act_id()}, headers=cookie)
        assert told.json()["fate"] == "recorded", told.text


def bytes_of(folder: Path, engine: Engine) -> dict[str, str]:
    """What lies on the disk of the real store, with nothing left in the log beside the database.

    Readers write the log's index, too, so that it tells nothing.
    """
    engine.dispose()
    with closing(sqlite3.connect(folder / "juryday.sqlite")) as there:
        assert there.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    kept_there = [path for path in folder.rglob("*") if path.is_file() and "rehearsals" not in path.parts]
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in kept_there
        if not path.name.endswith("-shm")
    }


async def test_from_start_to_end_not_a_byte_of_the_real_store_is_touched(tmp_path: Path) -> None:
    async with staffed_place(tmp_path) as (there, keys):
        with Session(there.engine) as session:
            row = session.get_one(Sitting, there.other.id)
            row.plan, row.seats = write_plan(WHOLE), 12
            session.add(row)
            session.commit()
        before = bytes_of(tmp_path, there.engine)
        assert "juryday.sqlite" in before
        stage = await begun(there, keys)
        async with asyncio.timeout(40):
            await led_to_its_end(there, stage)
        assert len(stage.room.state.votes) == 3
        await there.doors.post(f"{of(there)}/end", headers=keys["facilitator"])
        assert bytes_of(tmp_path, there.engine) == before
        await begun(there, keys)
        await there.doors.post(f"{of(there)}/end", data={"note": "yes"}, headers=keys["facilitator"])
        assert bytes_of(tmp_path, there.engine) != before, "a note is a change, and is found out"


def test_a_kill_in_the_midst_leaves_nothing_of_it_and_nobody_running(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepared(engine)
        key = {**staffed(engine)["organiser"], "origin": ""}
    # Cold: the system shows only with which environment a program was begun, and a warm one's is its mother's.
    server = Server(tmp_path, sys.executable, "-m", "app.cli", "serve", cold=True)
    server.start()
    try:
        key["origin"] = server.address
        page = f"{server.address}/desk/sittings/{sitting.id}/rehearse"
        assert httpx.post(page, data=FORM, headers=key, timeout=30).status_code == 303
        (folder,) = (tmp_path / "rehearsals").iterdir()
        assert (folder / "juryday.sqlite").exists()
        server.kill()
        assert folder.exists(), "nobody could have tidied up"
        assert not running_on(tmp_path)
        server.start()
        assert not any((tmp_path / "rehearsals").iterdir())
        assert "Rehearse this day" in httpx.get(page, headers=key, timeout=30).text
    finally:
        server.stop()
    assert not running_on(tmp_path)


def running_on(folder: Path) -> list[str]:
    """The processes that were given this folder."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if f"JURYDAY_DATA={folder}\0".encode() in environ.read_bytes():
                found.append(environ.parent.name)
    return found
