"""A juror's own notes and the library: kept for the seat alone, taken home, found again; nobody else reads a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.store.journal import Journal
from app.store.notebooks import Note, notebook
from app.web.doors import DOORS
from tests.days import FACILITATOR, WALL, juror
from tests.web.evidence import SHOW, shown_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.jury.people import By
    from tests.web.evidence import Shown

JUROR = juror(1)
MINE = "I did not believe <b>a word</b> of it."


@pytest.fixture
async def shown(tmp_path: Path) -> AsyncIterator[Shown]:
    async with shown_place(tmp_path, SHOW) as there:
        yield there


async def sent(there: Shown, path: str, by: By = JUROR, **fields: Any) -> httpx.Response:
    here = there.place
    return await here.doors.post(f"{here.path(by)}{path}", json=fields, headers=here.cookie(by))


async def asked(there: Shown, path: str, by: By = JUROR) -> httpx.Response:
    here = there.place
    generation = 0 if by in (FACILITATOR, WALL) else 1
    return await here.doors.get(f"{here.path(by)}{path}", headers=here.cookie(by, generation))


async def test_a_note_is_kept_for_the_seat_and_overtaken_by_none_unawares(shown: Shown) -> None:
    standing = {"note": MINE, "marks": [], "rev": 1}
    kept = await sent(shown, "notes", exhibit="story", note=MINE, rev=0)
    assert kept.json() == standing | {"told": "kept"}
    late = await sent(shown, "notes", exhibit="story", note="Another", rev=0)
    assert late.json() == standing | {"told": "overtaken"}
    assert (await sent(shown, "notes/mark", exhibit="story", paragraph=1, on="yes")).json()["marks"] == [1]
    assert (await asked(shown, "notes.json")).json() == {"story": {"note": MINE, "marks": [1], "rev": 1}}
    assert (await asked(shown, "notes.json", juror(2))).json() == {}
    assert (await sent(shown, "notes/erase", erase="yes")).json() == {}
    assert (await asked(shown, "notes.json")).json() == {}


async def test_nothing_of_it_stands_anywhere_but_at_the_seat(shown: Shown) -> None:
    here = shown.place
    before = list(Journal(here.engine, here.sitting).lines())
    await sent(shown, "notes", exhibit="story", note="Xyzzy, I say.", rev=0)
    assert "Xyzzy" in (await asked(shown, "notes")).text
    assert list(Journal(here.engine, here.sitting).lines()) == before
    for by, path in ((juror(2), "notes"), (juror(2), "library"), (juror(2), ""), (FACILITATOR, ""), (WALL, "")):
        answer = await asked(shown, path, by)
        assert (answer.status_code, "Xyzzy" in answer.text) == (200, False)
    desks = [door.removeprefix("GET ") for door in DOORS if door.startswith("GET /desk/sittings/{sitting}/")]
    looked_at = 0
    for path in desks:
        if path.count("{") == 1:
            answer = await here.doors.get(path.format(sitting=here.sitting.id), headers=shown.keys["organiser"])
            looked_at += answer.status_code == 200
            assert b"Xyzzy" not in answer.content, path
    assert looked_at > 8


@pytest.mark.parametrize(
    "fields",
    [
        {"exhibit": "later", "note": "x", "rev": 0},
        {"exhibit": "nothing", "note": "x", "rev": 0},
        {"exhibit": ["story"], "note": "x", "rev": 0},
        {"exhibit": "story", "note": "x" * 20_001, "rev": 0},
        {"exhibit": "story", "note": "x\x00", "rev": 0},
        {"exhibit": "story", "note": 7, "rev": 0},
        {"exhibit": "story", "note": "x", "rev": -1},
        {"exhibit": "story", "note": "x", "rev": "9" * 400},
        {"note": "x"},
    ],
)
async def test_what_makes_no_sense_is_not_kept(shown: Shown, fields: dict[str, Any]) -> None:
    assert (await sent(shown, "notes", **fields)).status_code == 400
    for paragraph, on in ((0, "yes"), (2, "yes"), ("x", "yes"), (1, "perhaps")):
        assert (await sent(shown, "notes/mark", exhibit="story", paragraph=paragraph, on=on)).status_code == 400
    assert notebook(shown.place.engine, shown.place.sitting.id, 1) == {}


async def test_plain_forms_do_all_of_it(shown: Shown) -> None:
    here = shown.place
    keys = here.cookie(juror(1))

    async def form(path: str, **fields: str) -> str:
        answer = await here.doors.post(f"{here.path(juror(1))}{path}", data=fields, headers=keys)
        assert answer.status_code == 303
        return (await here.doors.get(answer.headers["location"], headers=keys)).text

    assert "Kept. Only you can see it." in await form("notes", exhibit="", note="One\r\nTwo", rev="0")
    page = await form("notes?from=library", exhibit="story", note=MINE, rev="0")
    assert "&lt;b&gt;a word&lt;/b&gt;" in page
    assert "Highlighted: take it off" in await form("notes/mark?from=library", exhibit="story", paragraph="1", on="yes")
    assert "was changed on another page" in await form("notes", exhibit="story", note="Other", rev="0")
    kept = notebook(here.engine, here.sitting.id, 1)
    assert kept == {"": Note("One\nTwo", (), 1), "story": Note(MINE, (1,), 1)}
    assert "are erased" in await form("notes/erase", erase="yes")


async def test_they_are_taken_home_in_one_file(shown: Shown) -> None:
    await sent(shown, "notes", exhibit="story", note=MINE, rev=0)
    await sent(shown, "notes/mark", exhibit="story", paragraph=1, on="yes")
    answer = await asked(shown, "notes.html")
    assert answer.headers["content-disposition"] == 'attachment; filename="my-notes.html"'
    for said in (
        "A story",
        '<blockquote dir="auto"><p>Long</p></blockquote>',
        "&lt;b&gt;a word&lt;/b&gt;",
        "Source: Told",
    ):
        assert said in answer.text
    assert not [asks for asks in ("src=", "href=", "<link", "<script", "url(") if asks in answer.text]


async def test_the_library_holds_what_was_shown_and_nothing_else(shown: Shown) -> None:
    await sent(shown, "notes", exhibit="story", note="plugh", rev=0)
    assert "A story" in (await asked(shown, "library")).text
    for sought, there in (("LONG short", True), ("second page", True), ("plugh", True), ("long nowhere", False)):
        assert ("library?exhibit=story" in (await asked(shown, f"library?q={sought}")).text) is there, sought
    read = (await asked(shown, "library?exhibit=story")).text
    assert 'id="shelf-paragraph-1"' in read
    assert ">plugh</textarea>" in read
    assert (await asked(shown, "library?exhibit=later")).status_code == 404
    assert "exhibit=later" not in (await asked(shown, "library")).text
