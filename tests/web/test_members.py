"""The members' page and the installation's: inviting, offices, removing with undo, and why something cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.store.accounts import members
from app.store.tables import Office
from tests.store.books import home
from tests.web.members import STRANGER, add_member, staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.place import Place

PASSWORD = "correct horse battery"
Staffed = tuple["Place", dict[str, dict[str, str]]]


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


def id_of(there: Place, name: str) -> str:
    return next(member.id for member in members(there.engine) if member.name == name)


async def test_an_invitation_s_link_is_shown_once_and_can_be_withdrawn(staff: Staffed) -> None:
    there, keys = staff
    form = {"office": "observer", "note": "For <Bea>"}
    made = await there.doors.post("/desk/members/invite", data=form, headers=keys["organiser"])
    link = re.findall(r'class="link" value="([^"]+)"', made.text)[0]
    assert link.startswith("http://jury.test/desk/join#")
    page = (await there.doors.get("/desk/members", headers=keys["organiser"])).text
    assert "For &lt;Bea&gt;, Observer, until" in page
    assert "/desk/join#" not in page
    handle = re.findall(r'name="invitation" value="(\w+)"', page)[0]
    stranger = await there.doors.post("/desk/members/withdraw", data={"invitation": handle}, headers=keys[STRANGER])
    assert stranger.status_code == 303
    code = link.partition("#")[2]
    assert "You are invited as:" in (await there.doors.post("/desk/join", data={"code": code})).text
    await there.doors.post("/desk/members/withdraw", data={"invitation": handle}, headers=keys["organiser"])
    refused = await there.doors.post("/desk/join", data={"code": code})
    assert (refused.status_code, "has been withdrawn" in refused.text) == (400, True)


@pytest.mark.parametrize("note", ["x" * 81, "two\nlines", "a\x00"])
async def test_a_note_that_cannot_be_kept_is_refused_in_words(staff: Staffed, note: str) -> None:
    there, keys = staff
    form = {"office": "observer", "note": note}
    answer = await there.doors.post("/desk/members/invite", data=form, headers=keys["organiser"])
    assert (answer.status_code, "A note has 80 characters at most" in answer.text) == (400, True)
    assert "Open invitations" not in answer.text


async def test_an_office_that_is_none_is_malformed(staff: Staffed) -> None:
    there, keys = staff
    for path in ("invite", f"{id_of(there, 'observer')}/office"):
        answer = await there.doors.post(f"/desk/members/{path}", data={"office": "king"}, headers=keys["organiser"])
        assert answer.status_code == 400


async def test_a_member_s_office_changes_what_opens_to_them(staff: Staffed) -> None:
    there, keys = staff
    roster = f"/desk/sittings/{there.sitting.id}/roster"
    assert (await there.doors.get(roster, headers=keys["observer"])).status_code == 403
    path = f"/desk/members/{id_of(there, 'observer')}/office"
    saved = await there.doors.post(path, data={"office": "facilitator"}, headers=keys["organiser"])
    assert "Saved" in (await there.doors.get(saved.headers["location"], headers=keys["organiser"])).text
    assert (await there.doors.get(roster, headers=keys["observer"])).status_code == 200


async def test_who_is_removed_is_out_at_once_and_can_be_put_back(staff: Staffed) -> None:
    there, keys = staff
    path = f"/desk/members/{id_of(there, 'facilitator')}"
    opened = await there.doors.post(f"/desk/sittings/{there.sitting.id}/consoles/open", headers=keys["facilitator"])
    console = {"cookie": opened.headers["set-cookie"].partition(";")[0]}
    there.doors.cookies.clear()
    assert (await there.doors.get(opened.headers["location"], headers=console)).status_code == 200
    asks = await there.doors.get(f"{path}/remove", headers=keys["organiser"])
    assert "Remove facilitator?" in asks.text
    assert "signed out on every device at once" in asks.text
    assert (await there.doors.get("/desk/", headers=keys["facilitator"])).status_code == 200, "asking does nothing"
    await there.doors.post(f"{path}/remove", headers=keys["organiser"])
    assert (await there.doors.get("/desk/", headers=keys["facilitator"])).status_code == 303
    assert (await there.doors.get(opened.headers["location"], headers=console)).status_code == 410
    page = (await there.doors.get("/desk/members", headers=keys["organiser"])).text
    assert f'action="{path}/restore"' in page
    await there.doors.post(f"{path}/restore", headers=keys["organiser"])
    page = (await there.doors.get("/desk/members", headers=keys["organiser"])).text
    assert f'action="{path}/restore"' not in page


async def test_the_last_organiser_stays_and_it_is_said_why(staff: Staffed) -> None:
    there, keys = staff
    path = f"/desk/members/{id_of(there, 'organiser')}"
    assert "This is you" in (await there.doors.get(f"{path}/remove", headers=keys["organiser"])).text
    tries = [(f"{path}/remove", {}), (f"{path}/office", {"office": "observer"})]
    for where, form in tries:
        answer = await there.doors.post(where, data=form, headers=keys["organiser"])
        assert (answer.status_code, "this is the organisation’s last organiser" in answer.text) == (409, True)
    await there.doors.post(
        f"/desk/members/{id_of(there, 'observer')}/office", data={"office": "organiser"}, headers=keys["organiser"]
    )
    for where, form in tries:
        answer = await there.doors.post(where, data=form, headers=keys["organiser"])
        assert (answer.status_code, "nobody else looks after this installation" in answer.text) == (409, True)


async def test_whoever_gives_their_own_office_away_comes_out_where_they_still_may(staff: Staffed) -> None:
    there, keys = staff
    add_member(there.engine, "second", Office.ORGANISER, home(there.engine), keeper=True)
    path = f"/desk/members/{id_of(there, 'organiser')}/office"
    answer = await there.doors.post(path, data={"office": "observer"}, headers=keys["organiser"])
    assert answer.headers["location"] == "/desk/"
    assert (await there.doors.get("/desk/", headers=keys["organiser"])).status_code == 200
    assert (await there.doors.get("/desk/members", headers=keys["organiser"])).status_code == 403


async def test_another_organisation_s_members_are_not_there(staff: Staffed) -> None:
    there, keys = staff
    stranger = id_of(there, STRANGER)
    for door in ("office", "remove", "restore"):
        for member in (stranger, "made-up"):
            path = f"/desk/members/{member}/{door}"
            answer = await there.doors.post(path, data={"office": "observer"}, headers=keys["organiser"])
            assert answer.status_code == 404
    page = (await there.doors.get("/desk/members", headers=keys["organiser"])).text
    assert STRANGER not in page
    assert "observer" in page


# The installation


async def test_a_keeper_adds_an_organisation_whose_organiser_sees_nothing_of_this_one(staff: Staffed) -> None:
    there, keys = staff
    added = await there.doors.post("/desk/house", data={"name": "Third <council>"}, headers=keys["organiser"])
    assert "The invitation for the first organiser of Third &lt;council&gt;" in added.text
    code = re.findall(r'class="link" value="[^"#]+#([^"]+)"', added.text)[0]
    again = re.findall(r'action="(/desk/house/\w+/invite)"', added.text)
    assert len(again) == 1, "only where nobody is"
    form = {"code": code, "name": "Cem", "password": PASSWORD}
    there.doors.cookies.clear()
    joined = await there.doors.post("/desk/join", data=form)
    cem = {"cookie": joined.headers["set-cookie"].partition(";")[0]}
    there.doors.cookies.clear()
    assert (await there.doors.get(f"/desk/sittings/{there.sitting.id}/", headers=cem)).status_code == 404
    assert "Installation" not in (await there.doors.get("/desk/", headers=cem)).text
    assert (await there.doors.get("/desk/house", headers=cem)).status_code == 403
    assert (await there.doors.post("/desk/house", data={"name": "x"}, headers=cem)).status_code == 403
    assert (await there.doors.post(again[0], headers=keys["organiser"])).status_code == 404, "somebody is there now"
    assert (await there.doors.post("/desk/house/1/invite", headers=keys["organiser"])).status_code == 404


async def test_a_lost_first_invitation_can_be_made_again(staff: Staffed) -> None:
    there, keys = staff
    added = await there.doors.post("/desk/house", data={"name": "Third"}, headers=keys["organiser"])
    (again,) = re.findall(r'action="(/desk/house/\w+/invite)"', added.text)
    answer = await there.doors.post(again, headers=keys["organiser"])
    assert "first organiser of Third" in answer.text
    assert answer.text.count("/desk/join#") > 0


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x00"])
async def test_an_organisation_without_a_name_is_not_added(staff: Staffed, name: str) -> None:
    there, keys = staff
    answer = await there.doors.post("/desk/house", data={"name": name}, headers=keys["organiser"])
    assert (answer.status_code, "The organisation needs a name" in answer.text) == (400, True)
