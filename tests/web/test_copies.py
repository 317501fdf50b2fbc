"""Copies at the desk: for whoever looks after the installation alone, one piece of work at a time, nothing by accident;
and a return to one while the server runs."""

from __future__ import annotations

import asyncio
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.jury.numbers import ActId
from app.jury.people import By, Role
from app.jury.votes.acts import CastBallot
from app.live.answer import Sent
from app.live.seat import Seat
from app.store.copies import inspect_copy
from app.store.members import member_in
from app.store.packed import DATABASE
from app.store.roster import Listed, names, write_roster
from app.store.tables import Member, Office
from app.web.desk.copies import restoring
from tests.days import OPENING, juror
from tests.store.books import home
from tests.web.members import STRANGER, add_member, keys_of, staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.live.room import Room
    from app.web.errands import Errand
    from tests.web.place import Place

COPIES = "/desk/copies"
SURE = {"sure": "true"}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with staffed_place(tmp_path, OPENING) as (there, keys):
        yield Desk(there, keys, tmp_path)


class Desk:
    """The keeper at the desk."""

    def __init__(self, place: Place, keys: dict[str, dict[str, str]], folder: Path) -> None:
        self.place = place
        self.keys = keys
        self.folder = folder
        self.mine = keys[Office.ORGANISER.value]

    async def get(self, path: str = "") -> httpx.Response:
        return await self.place.doors.get(COPIES + path, headers=self.mine)

    async def post(self, path: str = "", **form: str) -> httpx.Response:
        return await self.place.doors.post(COPIES + path, headers=self.mine, data=form)

    async def send(self, content: bytes, name: str = "copy.zip", field: str = "file") -> httpx.Response:
        files = {field: (name, content, "application/octet-stream")}
        return await self.place.doors.post(f"{COPIES}/send", headers=self.mine, files=files)

    async def over(self) -> Errand:
        await self.place.house.errands.over()
        errand = self.place.house.errands.last
        assert errand
        assert errand.ended
        return errand

    async def made(self) -> str:
        assert (await self.post()).status_code == 303
        errand = await self.over()
        assert errand.problem == ""
        return errand.about

    async def restored(self, name: str) -> Errand:
        answer = await self.post(f"/{name}/restore", **SURE)
        assert (answer.status_code, answer.headers["location"]) == (303, COPIES)
        errand = await self.over()
        self.place.engine.dispose()  # the test's own: it may hold a connection to the file that is set aside
        return errand

    def sign_in_again(self) -> None:
        member = next(iter(_members(self.place)))
        self.mine = keys_of(self.place.engine, member)


def _members(place: Place) -> list[Member]:
    with place.engine.connect() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM member WHERE keeper").scalars().all()
    return [found for each in ids if (found := member_in(place.engine, home(place.engine), each))]


async def test_only_whoever_looks_after_the_installation_comes_here(desk: Desk) -> None:
    name = await desk.made()
    second = add_member(desk.place.engine, "second", Office.ORGANISER, home(desk.place.engine))
    for keys in (desk.keys[STRANGER], keys_of(desk.place.engine, second), desk.keys[Office.FACILITATOR.value]):
        for path in ("", f"/{name}/copy.zip", f"/{name}/restore", f"/{name}/delete"):
            answer = await desk.place.doors.get(COPIES + path, headers=keys)
            assert (answer.status_code, "cannot do that" in answer.text) == (403, True), path
        for path in ("", "/send", f"/{name}/look", f"/{name}/restore", f"/{name}/delete"):
            answer = await desk.place.doors.post(COPIES + path, headers=keys, data=SURE)
            assert answer.status_code in (400, 403), path
        assert "/desk/copies" not in (await desk.place.doors.get("/desk/", headers=keys)).text
    assert len(desk.place.house.shelf.listed()) == 1
    assert '"/desk/copies"' in (await desk.place.doors.get("/desk/", headers=desk.mine)).text


async def test_a_form_of_another_site_does_nothing(desk: Desk) -> None:
    name = await desk.made()
    elsewhere = desk.mine | {"origin": "http://elsewhere.example"}
    for path in ("", "/send", f"/{name}/look", f"/{name}/restore", f"/{name}/delete"):
        answer = await desk.place.doors.post(COPIES + path, headers=elsewhere, data=SURE)
        assert answer.status_code == 403, path
    assert [copy.name for copy in desk.place.house.shelf.listed()] == [name]


async def test_a_copy_is_made_listed_and_said_to_be_worth_little_here(desk: Desk) -> None:
    empty = (await desk.get()).text
    assert "There is no copy yet." in empty
    name = await desk.made()
    page = (await desk.get()).text
    assert "Copied and verified." in page
    assert "The newest copy was made just now." in page
    assert "2 sittings" in page
    assert str(desk.place.house.keys / "server.key") in page
    assert "download it" in page
    assert f'id="{name}"' in page


async def test_what_is_under_way_is_said_until_it_is_done_and_nothing_else_begins(desk: Desk) -> None:
    name = await desk.made()
    go_on = asyncio.Event()

    async def slow(errand: Errand, tell: object) -> None:
        await go_on.wait()

    assert desk.place.house.errands.begin(restoring.Kind.COPY, 0, slow)
    page = await desk.get()
    assert "Making a copy…" in page.text
    assert page.headers["refresh"] == "2"
    for path in ("", f"/{name}/look", f"/{name}/restore", f"/{name}/delete"):
        answer = await desk.post(path, **SURE)
        assert (answer.status_code, "Something else is under way" in answer.text) == (409, True), path
    assert (await desk.send(b"x")).status_code == 409
    go_on.set()
    await desk.over()
    assert "refresh" not in (await desk.get()).headers
    assert len(desk.place.house.shelf.listed()) == 1


async def test_it_is_fetched_as_one_file_and_taken_in_again(desk: Desk) -> None:
    name = await desk.made()
    got = await desk.get(f"/{name}/copy.zip")
    assert got.headers["content-disposition"] == f'attachment; filename="{name.removesuffix(".sqlite")}.zip"'
    with zipfile.ZipFile(io.BytesIO(got.content)) as archive:
        assert archive.namelist() == [DATABASE]
    assert (await desk.send(got.content)).status_code == 303
    errand = await desk.over()
    assert (errand.problem, errand.about.startswith("sent-")) == ("", True)
    page = (await desk.get()).text
    assert "It has arrived, and it is whole." in page
    assert ", sent here" in page
    held = [copy.held for copy in desk.place.house.shelf.listed()]
    assert held[0] == held[1] is not None


def swelling() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../juryday.sqlite", b"x")
    return packed.getvalue()


@pytest.mark.parametrize("content", [b"", b"my letters", b"SQLite format 3\0" + bytes(900), swelling()])
async def test_what_is_no_copy_is_refused_in_a_sentence_and_nothing_stays(desk: Desk, content: bytes) -> None:
    assert (await desk.send(content)).status_code == 303
    assert (await desk.over()).problem
    page = (await desk.get()).text
    assert "What was sent was not taken:" in page
    assert desk.place.house.shelf.listed() == []
    assert list((desk.folder / "copies" / ".incoming").iterdir()) == []


async def test_what_is_no_file_at_all_is_refused(desk: Desk) -> None:
    assert (await desk.post("/send", file="x")).status_code == 400
    assert (await desk.send(b"x", field="another")).status_code == 303
    assert "no file was chosen" in (await desk.over()).problem
    broken = {"content-type": "multipart/form-data; boundary=x"}
    await desk.place.doors.post(f"{COPIES}/send", headers=desk.mine | broken, content=b"nonsense")
    assert (await desk.over()).problem
    cut = b'--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of it'
    await desk.place.doors.post(f"{COPIES}/send", headers=desk.mine | broken, content=cut)
    assert "did not arrive whole" in (await desk.over()).problem


async def test_one_is_looked_at_and_deleted_after_a_question(desk: Desk) -> None:
    name = await desk.made()
    assert (await desk.post(f"/{name}/look")).status_code == 303
    await desk.over()
    assert "This copy is whole." in (await desk.get()).text
    desk.place.house.shelf.path(name).write_bytes(b"no more")
    await desk.post(f"/{name}/look")
    assert (await desk.over()).problem
    assert "This copy cannot be relied on:" in (await desk.get()).text
    asked = (await desk.get(f"/{name}/delete")).text
    assert "There is no other copy here." in asked
    assert desk.place.house.shelf.find(name)
    assert (await desk.post(f"/{name}/delete")).status_code == 303
    assert desk.place.house.shelf.listed() == []
    assert (await desk.get(f"/{name}/delete")).status_code == 404


@pytest.mark.parametrize("name", ["..%2fjuryday.sqlite", "juryday.sqlite", ".sqlite", "%00.sqlite", "x"])
async def test_nothing_else_on_the_disk_is_reached(desk: Desk, name: str) -> None:
    for path in (f"/{name}/copy.zip", f"/{name}/restore", f"/{name}/delete"):
        assert (await desk.get(path)).status_code == 404, path


async def test_nobody_goes_back_without_having_said_so(desk: Desk) -> None:
    name = await desk.made()
    asked = (await desk.get(f"/{name}/restore")).text
    assert "1 day is under way." in asked
    assert "Only if it is whole does anything change." in asked
    answer = await desk.post(f"/{name}/restore")
    assert (answer.status_code, "Nothing was changed. Tick the box" in answer.text) == (400, True)
    assert desk.place.house.errands.last.kind == "copy"


async def test_going_back_changes_everything_to_what_the_copy_holds(desk: Desk) -> None:
    place = desk.place
    write_roster(place.engine, place.sitting.id, Listed(1, "Before"))
    name = await desk.made()
    room, before = place.house.rooms.find(place.sitting.id), place.entries()
    write_roster(place.engine, place.sitting.id, Listed(1, "After"))
    assert (await place.act(juror(1), "CastBallot", "a" * 32, **ballot())).json()["fate"] == "recorded"
    errand = await desk.restored(name)
    assert (errand.problem, errand.going_on) == ("", 1)
    now = place.house.rooms.find(place.sitting.id)
    assert now is not room
    assert now.epoch != room.epoch
    assert names(place.engine, place.sitting.id) == {1: "Before"}
    assert now._names == {1: "Before"}
    assert place.entries() == before + 1
    assert (await desk.get()).headers["location"].startswith("/desk/sign-in")
    desk.sign_in_again()
    page = (await desk.get()).text
    assert "What was copied is here again" in page
    assert errand.aside in page
    again = await place.act(juror(1), "CastBallot", "a" * 32, **ballot())
    assert again.json()["fate"] == "recorded"
    assert inspect_copy(desk.folder / "juryday.sqlite").entries == place.entries() == before + 2


def ballot() -> dict[str, object]:
    return {"vote": "opening", "version": 1, "rev": 1, "answers": {"keep": 0}}


async def test_while_the_gate_is_shut_everybody_is_asked_to_come_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = await desk.made()
    place, answers = desk.place, []
    exchanged = restoring._exchanged

    async def meanwhile(house: object, ready: object) -> object:
        answers.append(await place.doors.get("/", headers={"accept-language": "en"}))
        answers.append(await place.doors.get("/healthz"))
        answers.append(await place.doors.post("/join", data={"code": "x"}))
        answers.append(await place.act(juror(1), "CastBallot", "b" * 32, **ballot()))
        answers.append(await place.doors.get("/static/nothing"))
        return await exchanged(house, ready)

    monkeypatch.setattr(restoring, "_exchanged", meanwhile)
    await desk.restored(name)
    first, _, posted, act, _ = answers
    assert [each.status_code for each in answers] == [503, 503, 503, 503, 404]
    assert "Back in a moment" in first.text
    assert first.headers["retry-after"] == first.headers["refresh"] == "3"
    assert "content-security-policy" in first.headers
    assert "refresh" not in posted.headers
    assert "send it again" in posted.text
    assert act.json() == {"fate": "retry", "reason": "try-again"}
    assert (await place.doors.get("/healthz")).status_code == 200


async def test_a_damaged_copy_changes_nothing_and_nobody_is_sent_out(desk: Desk) -> None:
    name = await desk.made()
    path = desk.place.house.shelf.path(name)
    path.write_bytes(path.read_bytes()[:9_000])
    room = desk.place.house.rooms.find(desk.place.sitting.id)
    assert (await desk.restored(name)).problem
    assert desk.place.house.rooms.find(desk.place.sitting.id) is room
    page = await desk.get()
    assert (page.status_code, "Nothing was put back" in page.text) == (200, True)
    assert not list(desk.folder.glob("*restor*"))


async def test_where_it_fails_at_the_last_step_the_rooms_open_again_as_they_were(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(*_: object) -> None:
        raise OSError("the disk has gone")

    name = await desk.made()
    before = desk.place.house.rooms.find(desk.place.sitting.id)
    monkeypatch.setattr("app.store.shelf.take_place", no)
    assert "the disk has gone" in (await desk.restored(name)).problem
    now = desk.place.house.rooms.find(desk.place.sitting.id)
    assert now is not before
    assert (now.epoch, now.state) == (before.epoch, before.state)
    assert (await desk.get()).status_code == 200
    done = await desk.place.act(juror(1), "CastBallot", "c" * 32, **ballot())
    assert done.json()["fate"] == "recorded"


async def test_who_is_inside_may_finish_and_who_takes_too_long_is_sent_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = await desk.made()
    inside, house = asyncio.Event(), desk.place.house
    monkeypatch.setattr(restoring, "PATIENCE", 0.2)
    answered = []

    async def dawdle(*_: object) -> None:
        inside.set()
        await asyncio.sleep(60)

    monkeypatch.setattr("app.web.joining.room_of", dawdle)

    async def late() -> None:
        card = house.access.write_card(desk.place.card(By(Role.JUROR, 1)))
        answered.append(await desk.place.doors.post("/enter", data={"card": card}))

    coming = asyncio.create_task(late())
    await inside.wait()
    assert (await desk.restored(name)).problem == ""
    await coming
    assert answered[0].status_code == 503
    assert not house.gate.is_shut


async def test_an_old_room_takes_nothing_and_shows_nothing_more(desk: Desk) -> None:
    name = await desk.made()
    room = desk.place.house.rooms.find(desk.place.sitting.id)
    await desk.restored(name)
    async with asyncio.timeout(5):
        answer = await room.submit(sent_by(juror(1)))
    assert answer.reason == "try-again"
    closed: list[int] = []
    await arrive(room, closed)
    assert closed == [1012]


def sent_by(by: By) -> Sent:
    return Sent(by, ActId("d" * 32), CastBallot("opening", 1, 1, {"keep": 0}))


async def arrive(room: Room, closed: list[int]) -> None:
    async def send(_: str) -> None:
        return

    async def close(code: int) -> None:
        closed.append(code)

    seat = Seat(juror(1), 1, "en", send, close)
    room.sit(seat)
    await asyncio.gather(seat._sending)
