"""Becoming a member: the first of all by the code the server printed, the others by invitation, each with its words."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from app.live.clock import wall_clock
from app.store import accounts, invitations, sign_ins
from app.store.members import members_of
from app.store.tables import Office
from tests.store.books import database, home, prepared
from tests.web.place import Place, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

PASSWORD = "correct horse battery"
WHOLE = {"organisation": "Westbury <Council>", "name": "Ada", "password": PASSWORD}


@asynccontextmanager
async def empty(folder: Path) -> AsyncIterator[tuple[Place, str]]:
    """A place without a single member, and the code that its server printed."""
    with database(folder) as engine:
        code = invitations.set_up(engine, wall_clock())
        assert code
        async with served(folder, engine, prepared(engine), prepared(engine)) as there:
            yield there, code


@asynccontextmanager
async def inviting(folder: Path, office: Office = Office.FACILITATOR) -> AsyncIterator[tuple[Place, str]]:
    """A place with an organiser, and an invitation's code."""
    with database(folder) as engine:
        accounts.set_password(engine, "Ada", PASSWORD, wall_clock())
        code = invitations.invite(engine, home(engine), office, "For Bea", wall_clock())
        async with served(folder, engine, prepared(engine), prepared(engine)) as there:
            yield there, code


async def test_the_first_organiser_sets_up_and_then_the_page_is_gone(tmp_path: Path) -> None:
    async with empty(tmp_path) as (there, code):
        sign_in = await there.doors.get("/desk/sign-in")
        assert "it printed a line with a link to set Juryday up" in sign_in.text
        assert 'href="/desk/begin"' in sign_in.text
        assert "data-from-link" in (await there.doors.get("/desk/begin")).text
        asked = await there.doors.post("/desk/begin", data={"code": f" {code[:10].lower()}-{code[10:]} "})
        assert asked.status_code == 200
        assert 'name="organisation"' in asked.text
        answer = await there.doors.post("/desk/begin", data={"code": code, **WHOLE})
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/")
        cookie = answer.headers["set-cookie"]
        assert all(word in cookie for word in ("juryday-desk=", "HttpOnly", "SameSite=lax", "Path=/desk/"))
        keys = {"cookie": cookie.partition(";")[0]}
        members = await there.doors.get("/desk/members", headers=keys)
        assert "Westbury &lt;Council&gt;" in members.text
        assert "looks after this installation" in members.text
        there.doors.cookies.clear()
        for _ in range(2):
            assert (await there.doors.get("/desk/begin")).status_code == 404
            assert (await there.doors.post("/desk/begin", data={"code": code, **WHOLE})).status_code == 404
        assert "it printed a line" not in (await there.doors.get("/desk/sign-in")).text


async def test_of_two_who_set_up_at_once_one_does(tmp_path: Path) -> None:
    async with empty(tmp_path) as (there, code):
        forms = [{"code": code, **WHOLE, "name": name} for name in ("Ada", "Bea", "Cem")]
        answers = await asyncio.gather(*(there.doors.post("/desk/begin", data=form) for form in forms))
        assert sorted(answer.status_code for answer in answers)[0] == 303
        assert {answer.status_code for answer in answers} <= {303, 400, 404}
        assert sum(answer.status_code == 303 for answer in answers) == 1
        assert len(accounts.members(there.engine)) == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"password": "short"}, "A password has 12 characters at least"),
        ({"password": ""}, "A password has 12 characters at least"),
        ({"name": " "}, "A name has between 1 and 80 characters"),
        ({"name": "x" * 81}, "A name has between 1 and 80 characters"),
        ({"organisation": ""}, "The organisation needs a name"),
        ({"organisation": "West\x00bury"}, "The organisation needs a name"),
    ],
)
async def test_what_cannot_be_is_said_and_what_was_typed_stays(
    tmp_path: Path, changed: dict[str, str], says: str
) -> None:
    async with empty(tmp_path) as (there, code):
        form = {"code": code, **WHOLE, **changed}
        answer = await there.doors.post("/desk/begin", data=form)
        assert answer.status_code == 400
        assert says in answer.text
        kept = {name: text for name, text in form.items() if name not in changed and name != "password"}
        assert all(text.replace("<", "&lt;").replace(">", "&gt;") in answer.text for text in kept.values())
        assert PASSWORD not in answer.text
        assert accounts.is_empty(there.engine)
        assert (await there.doors.post("/desk/begin", data={"code": code, **WHOLE})).status_code == 303


async def test_a_code_that_is_not_good_says_why(tmp_path: Path) -> None:
    async with empty(tmp_path) as (there, old):
        new = invitations.set_up(there.engine, wall_clock() - invitations.SET_UP_FOR)
        for code, says in (
            ("nonsense", "That is not the code."),
            ("", "That is not the code."),
            (old, "The server has been started again since"),
            (new, "That code was good for a day."),
        ):
            answer = await there.doors.post("/desk/begin", data={"code": code, **WHOLE})
            assert answer.status_code == 400
            assert says in answer.text
        assert accounts.is_empty(there.engine)


async def test_nobody_finds_a_code_by_trying(tmp_path: Path) -> None:
    async with empty(tmp_path) as (there, code):
        answers = [await there.doors.post("/desk/begin", data={"code": f"guess {n}"}) for n in range(22)]
        assert [answer.status_code for answer in answers] == [400] * 20 + [503] * 2
        assert "Too many tries for now" in answers[-1].text
        assert (await there.doors.post("/desk/begin", data={"code": code, **WHOLE})).status_code == 503
        assert accounts.is_empty(there.engine)


async def test_while_nobody_is_there_an_invitation_can_only_be_the_first(tmp_path: Path) -> None:
    async with empty(tmp_path) as (there, code):
        for answer in (await there.doors.get("/desk/join"), await there.doors.post("/desk/join", data={"code": code})):
            assert (answer.status_code, answer.headers["location"]) == (303, "/desk/begin")


async def test_whoever_is_invited_joins_once_in_the_office_they_were_asked_for(tmp_path: Path) -> None:
    async with inviting(tmp_path) as (there, code):
        asked = await there.doors.post("/desk/join", data={"code": code})
        assert "Join Our organisation" in asked.text
        assert "<strong>Facilitator</strong>" in asked.text
        assert "For Bea" not in asked.text
        form = {"code": code, "name": "Bea", "password": PASSWORD}
        agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"
        answer = await there.doors.post("/desk/join", data=form, headers={"user-agent": agent})
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/")
        keys = {"cookie": answer.headers["set-cookie"].partition(";")[0]}
        assert "Safari on iPhone" in (await there.doors.get("/desk/account", headers=keys)).text
        assert (await there.doors.get("/desk/members", headers=keys)).status_code == 403
        bea = next(each for each in members_of(there.engine, home(there.engine)) if each.name == "Bea")
        assert (bea.office, bea.keeper) == ("facilitator", False)
        again = await there.doors.post("/desk/join", data=form | {"name": "Cem"})
        assert again.status_code == 400
        assert "This invitation has been used already." in again.text


async def test_an_invitation_that_is_not_good_says_why_and_a_name_that_is_taken_too(tmp_path: Path) -> None:
    async with inviting(tmp_path) as (there, code):
        engine, now = there.engine, wall_clock()
        ended = invitations.invite(engine, home(engine), Office.OBSERVER, "", now - invitations.INVITED_FOR)
        withdrawn = invitations.invite(engine, home(engine), Office.OBSERVER, "", now)
        newest = invitations.open_invitations(engine, home(engine), now)
        by_hash = next(each for each in newest if each.token == sign_ins.kept(withdrawn))
        invitations.withdraw(engine, home(engine), by_hash.token[: sign_ins.HANDLE])
        whole = {"name": "Bea", "password": PASSWORD}
        for given, says in (
            ({"code": "nonsense"}, "We do not know that code."),
            ({"code": ended}, "This invitation has ended."),
            ({"code": withdrawn, **whole}, "This invitation has been withdrawn."),
            ({"code": code, **whole, "name": "ADA"}, "Somebody signs in with that name already."),
            ({"code": code, **whole, "password": "short"}, "A password has 12 characters at least"),
        ):
            answer = await there.doors.post("/desk/join", data=given)
            assert answer.status_code == 400
            assert says in answer.text
        assert len(accounts.members(engine)) == 1


async def test_a_form_from_another_site_makes_nobody_a_member(tmp_path: Path) -> None:
    async with inviting(tmp_path) as (there, code):
        form = {"code": code, "name": "Bea", "password": PASSWORD}
        answer = await there.doors.post("/desk/join", data=form, headers={"origin": "http://elsewhere.example"})
        assert answer.status_code == 403
        assert len(accounts.members(there.engine)) == 1
