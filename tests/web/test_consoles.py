"""Console cards: made at the desk for one sitting, opened by link or code, ended by time or by hand, alive or not."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from app.jury.people import By, Role
from app.live.clock import wall_clock
from app.store import consoles
from app.store.journal import Journal
from app.web.access import Pass
from tests.days import FACILITATOR
from tests.voter import new_act_id
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]
HOUR = 3_600_000


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


def here(there: Place) -> str:
    return f"/desk/sittings/{there.sitting.id}/consoles"


async def page(staff: Staffed, query: str = "") -> str:
    there, keys = staff
    return (await there.doors.get(f"{here(there)}{query}", headers=keys["organiser"])).text


async def made(staff: Staffed, note: str = "Bea", until: str = "2099-01-01T10:00") -> httpx.Response:
    there, keys = staff
    return await there.doors.post(here(there), data={"note": note, "until": until}, headers=keys["organiser"])


def soon(there: Place, number: int, milliseconds: int) -> None:
    """The card ends so long from now."""
    with there.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE console_card SET ends_at = ? WHERE number = ?", (wall_clock() + milliseconds, number)
        )


async def tomorrow(staff: Staffed) -> tuple[int, str, str]:
    """A card with the end that is proposed: its number, the secret in its link, and its code."""
    until = re.findall(r'name="until" type="datetime-local" value="([^"]+)"', await page(staff))[0]
    answer = await made(staff, until=until)
    number = int(answer.headers["location"].partition("made=")[2].partition("#")[0])
    html = await page(staff, f"?made={number}")
    secret = re.findall(rf'id="link-{number}" class="link" value="[^"#]+#([^"]+)"', html)[0]
    code = re.findall(r'the code is <span class="code">([^<]+)<', html)[-1]
    return number, secret, code


async def let_in(there: Place, **form: str) -> tuple[str, dict[str, str]]:
    """Where this card or code leads, and the keys to it."""
    there.doors.cookies.clear()
    answer = await there.doors.post("/enter" if "card" in form else "/join", data=form)
    there.doors.cookies.clear()
    if answer.status_code != 303:
        return f"{answer.status_code}", {}
    return answer.headers["location"], {"cookie": answer.headers["set-cookie"].partition(";")[0]}


async def test_a_card_opens_the_console_by_its_link_and_by_its_code_under_a_number_of_its_own(staff: Staffed) -> None:
    there, _ = staff
    number, secret, code = await tomorrow(staff)
    other, *_ = await tomorrow(staff)
    assert (number, other) == (3, 4)
    for way in ({"card": secret}, {"code": code.lower()}):
        path, keys = await let_in(there, **way)
        assert path == there.path(By(Role.FACILITATOR, number))
        assert (await there.doors.get(path, headers=keys)).status_code == 200
        act = {"act": "Announce", "act_id": new_act_id(), "text": f"by {next(iter(way))}"}
        told = await there.doors.post(f"{path}acts", json=act, headers=keys)
        assert told.json()["fate"] == "recorded", told.text
    assert Journal(there.engine, there.sitting).read()[-1].by == By(Role.FACILITATOR, number)


async def test_a_card_that_is_ended_by_hand_opens_nothing_any_more(staff: Staffed) -> None:
    there, keys = staff
    number, secret, code = await tomorrow(staff)
    path, console = await let_in(there, card=secret)
    asks = await there.doors.get(f"{here(there)}/{number}/shut", headers=keys["facilitator"])
    assert "it closes there at once" in asks.text
    assert (await there.doors.get(path, headers=console)).status_code == 200, "asking does nothing"
    for _ in range(2):
        await there.doors.post(f"{here(there)}/{number}/shut", headers=keys["facilitator"])
    answer = await there.doors.get(path, headers=console)
    assert (answer.status_code, "This console has ended" in answer.text) == (410, True)
    assert [(await let_in(there, card=secret))[0], (await let_in(there, code=code))[0]] == ["410", "400"]
    assert "ended by hand" in await page(staff)
    act = {"act": "Announce", "act_id": "0" * 32, "text": "hello"}
    told = await there.doors.post(f"{path}acts", json=act, headers=console)
    assert (told.status_code, told.json()["fate"]) == (410, "revoked")


async def test_a_card_ends_when_it_was_said_to(staff: Staffed) -> None:
    there, _ = staff
    number, secret, code = await tomorrow(staff)
    path, console = await let_in(there, card=secret)
    soon(there, number, -1)
    await there.house.look_at_consoles()
    assert (await there.doors.get(path, headers=console)).status_code == 410
    assert [(await let_in(there, card=secret))[0], (await let_in(there, code=code))[0]] == ["410", "400"]
    html = await page(staff)
    assert re.search(r"ended \d+ \w+ \d{4}", html)
    assert f'id="link-{number}"' not in html


async def test_what_another_worker_shuts_is_shut_here_within_seconds(staff: Staffed) -> None:
    there, _ = staff
    number, secret, _ = await tomorrow(staff)
    path, console = await let_in(there, card=secret)
    consoles.shut(there.engine, there.sitting.id, number, wall_clock())
    async with asyncio.timeout(10):
        while (await there.doors.get(path, headers=console)).status_code == 200:
            await asyncio.sleep(0.05)


async def test_a_pass_ends_by_itself_also_where_its_card_is_not_known_yet(staff: Staffed) -> None:
    """Another worker made it a moment ago, or the database was put back from a copy that is older."""
    there, _ = staff
    now = wall_clock() // 1000
    for ends_at, status in ((now + 60, 200), (now - 1, 410)):
        held = Pass(there.sitting.id, By(Role.FACILITATOR, 9), ends_at)
        keys = {"cookie": f"juryday={there.house.access.write_pass(held)}"}
        assert (await there.doors.get(held.path, headers=keys)).status_code == status


async def test_printed_links_do_not_end_but_can_be_ended_and_the_recovery_code_opens_another(staff: Staffed) -> None:
    there, keys = staff
    link = there.house.access.write_card(there.card(FACILITATOR))
    path, console = await let_in(there, card=link)
    assert path == there.path(FACILITATOR)
    assert "does not end by itself" in await page(staff)
    await there.doors.post(f"{here(there)}/1/shut", headers=keys["organiser"])
    assert (await let_in(there, card=link))[0] == "410"
    assert (await there.doors.get(path, headers=console)).status_code == 410
    there.doors.cookies.clear()
    recovered = await there.doors.post("/recover", data={"code": there.house.access.recovery_code(there.sitting.id)})
    assert recovered.headers["location"] == there.path(By(Role.FACILITATOR, 3))
    assert "Taken over with the recovery code" in await page(staff)


async def test_a_member_of_the_team_opens_the_console_on_this_device(staff: Staffed) -> None:
    there, keys = staff
    ways = []
    for office in ("facilitator", "organiser", "facilitator"):
        answer = await there.doors.post(f"{here(there)}/open", headers=keys[office])
        there.doors.cookies.clear()
        cookie = answer.headers["set-cookie"]
        ways.append(answer.headers["location"])
        assert all(word in cookie for word in ("juryday=", "HttpOnly", "SameSite=lax", f"Path={ways[-1]}"))
        opened = await there.doors.get(ways[-1], headers={"cookie": cookie.partition(";")[0]})
        assert opened.status_code == 200
    assert [path.split("/")[-2] for path in ways] == ["3", "4", "3"], "each their own number, and the same again"
    for office in ("commissioner", "observer"):
        assert (await there.doors.post(f"{here(there)}/open", headers=keys[office])).status_code == 403


@pytest.mark.parametrize(
    ("note", "until", "says"),
    [
        ("", "2099-01-01T10:00", "Please say whose card it is"),
        ("x" * 81, "2099-01-01T10:00", "Please say whose card it is"),
        ("a\x00", "2099-01-01T10:00", "Please say whose card it is"),
        ("Bea", "", "a date and a time that is still to come"),
        ("Bea", "soon", "a date and a time that is still to come"),
        ("Bea", "2020-01-01T10:00", "a date and a time that is still to come"),
        ("Bea", "2099-01-01T10:00", "a date and a time that is still to come"),
        ("Bea", "9999-12-31T23:59", "a date and a time that is still to come"),
        ("Bea", "0001-01-01T00:00", "a date and a time that is still to come"),
        ("Bea", "2027-01-01T10:00+01:00", "a date and a time that is still to come"),
    ],
)
async def test_a_card_that_cannot_be_is_refused_in_words_and_what_was_typed_stays(
    staff: Staffed, note: str, until: str, says: str
) -> None:
    answer = await made(staff, note, until)
    assert (answer.status_code, says in answer.text) == (400, True)
    assert consoles.ends(staff[0].engine) == {}
    if note == "Bea" and until:
        assert f'value="{until.replace("+", "&#43;")}"' in answer.text or f'value="{until}"' in answer.text
        assert 'value="Bea"' in answer.text


async def test_the_other_screens_are_there_to_open(staff: Staffed) -> None:
    there, _ = staff
    html = await page(staff)
    cards = re.findall(r'name="card" value="([^"]+)"', html)
    led = [(await let_in(there, card=card))[0] for card in cards]
    wall, *scribes = led
    assert wall == f"/day/{there.sitting.id}/wall/0/"
    assert scribes
    assert [path.split("/")[3] for path in scribes] == ["scribe"] * len(scribes)


async def test_numbers_that_are_none_shut_nothing(staff: Staffed) -> None:
    there, keys = staff
    for number in ("99", "x", "-1", "1x", "9" * 30):
        for method in ("GET", "POST"):
            answer = await there.doors.request(method, f"{here(there)}/{number}/shut", headers=keys["organiser"])
            assert answer.status_code == 404, number
    assert consoles.ends(there.engine) == {}
    assert (await there.doors.get(f"{here(there)}?made=%F0%9F%91%8D", headers=keys["organiser"])).status_code == 200
