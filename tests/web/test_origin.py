"""Nothing changes because of a page that is not ours; and every answer carries the headers that keep it that way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.web.headers import HEADERS
from tests.days import WALL, juror
from tests.voter import Voter, new_act_id
from tests.web.place import ADDRESS

if TYPE_CHECKING:
    from tests.server import Server
    from tests.web.place import Place

STRANGERS = [
    None,
    "null",
    "",
    "http://evil.test",
    "http://jury.test.evil.test",
    "http://jury.test:81",
    "http://evil.test/jury.test",
    "http://jury.test@evil.test",
    "jury.test",
    "//[",
    "http://[::1",
    "http://jury.test\\@evil.test",
]


@pytest.mark.parametrize("origin", STRANGERS)
async def test_a_post_from_elsewhere_is_refused(here: Place, origin: str | None) -> None:
    if origin is None:
        del here.doors.headers["origin"]
    else:
        here.doors.headers["origin"] = origin
    before = here.entries()
    card = here.house.access.write_card(here.card(juror(5)))
    recovery = here.house.access.recovery_code(here.sitting.id)
    mine = f"{here.path(juror(1))}acts"
    ballot = {"act": "CastBallot", "act_id": new_act_id(), "vote": "opening", "version": 1, "rev": 1, "answers.keep": 0}
    for answer in (
        await here.doors.post("/join", data={"code": here.sitting.join_code}),
        await here.doors.post("/enter", data={"card": card}),
        await here.doors.post("/recover", data={"code": recovery}),
        await here.doors.post(mine, json=ballot, headers=here.cookie(juror(1))),
        await here.doors.post(mine, data=ballot, headers=here.cookie(juror(1))),
    ):
        assert answer.status_code == 403
        assert "juryday=" not in answer.headers.get("set-cookie", "")
    assert here.entries() == before


async def test_our_own_pages_may(here: Place) -> None:
    assert (await here.doors.post("/join", data={"code": here.sitting.join_code})).status_code == 303


@pytest.mark.parametrize("origin", STRANGERS)
async def test_a_socket_from_elsewhere_is_accepted_and_closed(server: Server, origin: str | None) -> None:
    tablet = await Voter(server.address).enter(server.link("Seat 1").partition("#")[2])
    await tablet.connect(origin=origin or "")
    await tablet.until(lambda: tablet.closed is not None)
    assert tablet.closed == 4403
    assert not tablet.pushes
    assert not tablet.others


async def test_every_answer_carries_the_headers(here: Place) -> None:
    me = here.cookie(juror(1))
    page = await here.doors.get(f"{here.path(juror(1))}main", headers=me)
    asked = [
        ("GET", "/", {}),
        ("GET", "/nowhere", {}),
        ("PUT", "/", {}),
        ("GET", "/healthz", {}),
        ("POST", "/enter", {}),
        ("GET", here.path(juror(1)), me),
        ("GET", here.path(juror(1)), {}),
        ("GET", here.path(juror(1)).rstrip("/"), me),
        ("GET", f"{here.path(juror(1))}main", me | {"if-none-match": page.headers["etag"]}),
        ("GET", f"{here.path(juror(1))}card", me),
        ("GET", here.path(WALL), here.cookie(WALL, 0)),
        ("POST", f"{here.path(juror(1))}acts", me),
        ("GET", "/static/nothing.js", {}),
    ]
    for method, path, headers in asked:
        answer = await here.doors.request(method, path, headers=headers)
        for name, value in HEADERS.items():
            assert answer.headers.get_list(name) == [value], (path, name)
        assert answer.headers["cache-control"] == "no-store"


def test_the_policy_allows_nothing_unsafe() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src", "form-action")} == {"'self'"}
    assert {policy[name] for name in ("base-uri", "frame-ancestors")} == {"'none'"}
    assert "unsafe" not in HEADERS["content-security-policy"]


async def test_assets_may_be_kept_and_pages_not(here: Place) -> None:
    page = (await here.doors.get("/")).text
    asset = page.split('"/static/', 1)[1].split('"', 1)[0]
    answer = await here.doors.get(f"/static/{asset}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_static_files_stay_in_their_folder(here: Place) -> None:
    for path in ("../manifest.json", "..%2f..%2fapp/main.py", "%2e%2e/%2e%2e/pyproject.toml", "", "//etc/passwd"):
        assert (await here.doors.get(f"/static/{path}")).status_code in (404, 405)


async def test_passes_are_kept_from_scripts_and_from_other_sites(here: Place) -> None:
    answer = await here.doors.post("/join", data={"code": here.sitting.join_code})
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
    assert f"Path={here.path(juror(5))}" in cookies[0]
    assert answer.headers["location"] == f"{here.path(juror(5))}card"


async def test_the_server_says_how_it_is(here: Place) -> None:
    assert (await here.doors.get("/healthz")).json()["status"] == "ok"
    here.house.engine.dispose()
    assert here.doors.base_url == ADDRESS
