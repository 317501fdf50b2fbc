"""One's own account: where one is signed in, the password, the second factor, and what is said at each step."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pyotp
import pytest
from starlette.requests import HTTPConnection

from app.live.clock import wall_clock
from app.store import accounts, second_factor
from app.web.desk.devices import device_of
from tests.store.books import database, prepared
from tests.web.place import Place, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

NAME, PASSWORD, NEW = "ada", "correct horse battery", "another long password"
EARLIER = 120_000


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Place]:
    with database(folder) as engine:
        accounts.set_password(engine, NAME, PASSWORD, wall_clock())
        async with served(folder, engine, prepared(engine), prepared(engine)) as there:
            yield there


async def tried(there: Place, password: str = PASSWORD, **headers: str) -> httpx.Response:
    there.doors.cookies.clear()
    answer = await there.doors.post("/desk/sign-in", data={"name": NAME, "password": password}, headers=headers)
    there.doors.cookies.clear()
    return answer


def keys_in(answer: httpx.Response) -> dict[str, str]:
    return {"cookie": answer.headers["set-cookie"].partition(";")[0]}


async def signed_in(there: Place, **headers: str) -> dict[str, str]:
    answer = await tried(there, **headers)
    assert answer.headers["location"] == "/desk/"
    return keys_in(answer)


def with_second_factor(there: Place) -> tuple[str, list[str]]:
    """The secret and the spare codes."""
    secret, then = second_factor.new_secret(), wall_clock() - EARLIER
    spare = second_factor.turn_on(
        there.engine, accounts.members(there.engine)[0].id, secret, pyotp.TOTP(secret).at(then // 1000), then
    )
    assert spare
    return secret, list(spare)


async def opens(there: Place, keys: dict[str, str]) -> bool:
    return (await there.doors.get("/desk/account", headers=keys)).status_code == 200


async def test_one_device_or_every_other_one_is_signed_out_from_here(tmp_path: Path) -> None:
    async with desk(tmp_path) as there:
        agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
        here, one, two = [await signed_in(there) for _ in range(2)] + [await signed_in(there, **{"user-agent": agent})]
        html = (await there.doors.get("/desk/account", headers=here)).text
        assert html.count("(this one)") == 1
        assert "Firefox on Windows" in html
        handles = re.findall(r'name="device" value="(\w+)"', html)
        assert len(handles) == 2
        answer = await there.doors.post("/desk/account/devices", data={"device": handles[0]}, headers=here)
        assert answer.headers["location"] == "/desk/account?done=device#devices"
        assert [await opens(there, keys) for keys in (here, one, two)] == [True, True, False]
        await there.doors.post("/desk/account/devices", data={"others": "1"}, headers=here)
        assert [await opens(there, keys) for keys in (here, one)] == [True, False]
        told = await there.doors.get("/desk/account?done=others", headers=here)
        assert "Every other device has been signed out." in told.text
        assert "Sign out everywhere else" not in told.text


async def test_a_new_password_asks_for_the_old_one_and_signs_the_others_out(tmp_path: Path) -> None:
    async with desk(tmp_path) as there:
        here, other = await signed_in(there), await signed_in(there)
        for form, says in (
            ({"old": "not it", "new": NEW}, "The password you have now is not right."),
            ({"old": PASSWORD, "new": "short"}, "A password has 12 characters at least"),
            ({}, "The password you have now is not right."),
        ):
            answer = await there.doors.post("/desk/account/password", data=form, headers=here)
            assert (answer.status_code, says in answer.text) == (400, True)
        assert await opens(there, other)
        answer = await there.doors.post("/desk/account/password", data={"old": PASSWORD, "new": NEW}, headers=here)
        assert answer.status_code == 303
        assert [await opens(there, keys) for keys in (here, other)] == [True, False]
        told = await there.doors.get("/desk/account?done=password", headers=here)
        assert "Your password is changed." in told.text
        assert (await tried(there)).status_code == 400
        assert (await tried(there, NEW)).status_code == 303


async def test_nobody_finds_the_password_by_trying_to_change_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as there:
        keys = await signed_in(there)
        member = accounts.members(there.engine)[0].id
        for _ in range(10):
            there.house.passwords.was_wrong(member)
        for path, form in (("password", {"old": PASSWORD, "new": NEW}), ("second-factor/off", {"password": PASSWORD})):
            answer = await there.doors.post(f"/desk/account/{path}", data=form, headers=keys)
            assert (answer.status_code, "Too many tries for now" in answer.text) == (503, True)


async def test_the_second_factor_is_on_once_its_code_was_typed_and_off_with_the_password(tmp_path: Path) -> None:
    async with desk(tmp_path) as there:
        keys = await signed_in(there)
        html = (await there.doors.get("/desk/account/second-factor", headers=keys)).text
        secret = re.findall(r'name="secret" value="(\w+)"', html)[0]
        assert " ".join(re.findall("....", secret)) in html, "to be typed by hand"
        wrong = await there.doors.post(
            "/desk/account/second-factor", data={"secret": secret, "code": "000000"}, headers=keys
        )
        assert wrong.status_code == 400
        assert "That is not the code that the app should show now." in wrong.text
        assert f'value="{secret}"' in wrong.text, "the same secret, or the app would have to scan again"
        code = pyotp.TOTP(secret).at(wall_clock() // 1000)
        done = await there.doors.post(
            "/desk/account/second-factor", data={"secret": secret, "code": f"{code[:3]} {code[3:]}"}, headers=keys
        )
        assert done.text.count('<span class="code">') == second_factor.SPARE_CODES
        assert "You have 8 spare codes left." in (await there.doors.get("/desk/account", headers=keys)).text
        assert (await there.doors.get("/desk/account/second-factor", headers=keys)).status_code == 303
        other = second_factor.new_secret()
        form = {"secret": other, "code": pyotp.TOTP(other).at(wall_clock() // 1000)}
        for_another = await there.doors.post("/desk/account/second-factor", data=form, headers=keys)
        assert for_another.status_code == 303
        assert accounts.members(there.engine)[0].totp == secret, "not without the password"
        off = await there.doors.post("/desk/account/second-factor/off", data={"password": "x"}, headers=keys)
        assert (off.status_code, "The password you have now is not right." in off.text) == (400, True)
        await there.doors.post("/desk/account/second-factor/off", data={"password": PASSWORD}, headers=keys)
        assert "Turn the second factor on" in (await there.doors.get("/desk/account?done=off", headers=keys)).text


@pytest.mark.parametrize("secret", ["", "A", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1", "é" * 32])
async def test_a_secret_that_is_none_is_not_taken(tmp_path: Path, secret: str) -> None:
    async with desk(tmp_path) as there:
        keys = await signed_in(there)
        form = {"secret": secret, "code": "000000"}
        answer = await there.doors.post("/desk/account/second-factor", data=form, headers=keys)
        assert answer.headers["location"] == "/desk/account/second-factor"


async def test_after_the_password_comes_the_code_and_without_it_nothing_opens(tmp_path: Path) -> None:
    async with desk(tmp_path) as there:
        secret, spare = with_second_factor(there)
        begun = await tried(there)
        assert begun.headers["location"] == "/desk/sign-in/code?next=/desk/"
        cookie = begun.headers["set-cookie"]
        assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/desk/sign-in/code", "Max-Age=300"))
        half = keys_in(begun)
        assert not await opens(there, {"cookie": half["cookie"].replace("-half", "")})
        assert "authenticator" in (await there.doors.get("/desk/sign-in/code", headers=half)).text
        wrong = await there.doors.post("/desk/sign-in/code", data={"code": "000000"}, headers=half)
        assert (wrong.status_code, "That code is not good now" in wrong.text) == (400, True)
        code = pyotp.TOTP(secret).at(wall_clock() // 1000)
        form = {"code": code, "next": "/desk/account"}
        done = await there.doors.post("/desk/sign-in/code", data=form, headers=half)
        assert (done.status_code, done.headers["location"]) == (303, "/desk/account")
        assert await opens(there, keys_in(done))
        again = await there.doors.post("/desk/sign-in/code", data=form, headers=half)
        assert again.headers["location"].startswith("/desk/sign-in?late=1")
        used = await there.doors.post("/desk/sign-in/code", data={"code": code}, headers=keys_in(await tried(there)))
        assert used.status_code == 400
        by_spare = {"code": f" {spare[0].lower()[:5]} {spare[0][5:]}", "next": "//elsewhere.example"}
        done = await there.doors.post("/desk/sign-in/code", data=by_spare, headers=keys_in(await tried(there)))
        assert (done.status_code, done.headers["location"]) == (303, "/desk/")


async def test_a_wrong_password_says_nothing_of_a_second_factor(tmp_path: Path) -> None:
    async with desk(tmp_path) as there:
        before = await tried(there, "not it")
        with_second_factor(there)
        after = await tried(there, "not it")
        assert (before.status_code, before.text) == (after.status_code, after.text) == (400, before.text)
        late = await there.doors.get("/desk/sign-in?late=1")
        assert "within five minutes" in late.text


async def test_codes_are_tried_ten_times_an_hour_and_no_more(tmp_path: Path) -> None:
    async with desk(tmp_path) as there:
        secret, _ = with_second_factor(there)
        half = keys_in(await tried(there))
        wrong = {"code": "000000"}
        answers = [await there.doors.post("/desk/sign-in/code", data=wrong, headers=half) for _ in range(11)]
        assert [answer.status_code for answer in answers] == [400] * 10 + [503]
        assert "too many wrong codes" in answers[-1].text
        form = {"code": pyotp.TOTP(secret).at(wall_clock() // 1000)}
        answer = await there.doors.post("/desk/sign-in/code", data=form, headers=keys_in(await tried(there)))
        assert answer.status_code == 503, "also with the password given anew"


@pytest.mark.parametrize(
    ("calls_itself", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0) AppleWebKit/605.1.15 CriOS/140.0 Mobile Safari/604.1", "Chrome on iPad"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1.15", "Safari on Mac"),
        ("<script>alert(1)</script>", ""),
        ("curl/8 Windows", "Windows"),
        ("", ""),
    ],
)
def test_a_device_is_called_what_its_owner_calls_it(calls_itself: str, name: str) -> None:
    headers = [(b"user-agent", calls_itself.encode())]
    assert device_of(HTTPConnection({"type": "http", "headers": headers})) == name
