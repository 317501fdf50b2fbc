"""What is said in the room and recorded nowhere: health, help, the second device at a seat, and the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.day.agenda_acts import CloseSitting
from app.live.watch import Report
from app.web.reports import reported
from tests.days import CLOSING, FACILITATOR, WALL, juror
from tests.voter import new_act_id
from tests.web.place import place

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from app.jury.people import By
    from tests.web.place import Place

ASKED = "You asked for help. The team has been told."


async def told(here: Place, by: By, path: str, **fields: object) -> httpx.Response:
    generation = 1 if by.role == "juror" else 0
    return await here.doors.post(f"{here.path(by)}{path}", data=fields, headers=here.cookie(by, generation))


async def page(here: Place, by: By, what: str = "") -> str:
    generation = 1 if by.role == "juror" else 0
    return (await here.doors.get(f"{here.path(by)}{what}", headers=here.cookie(by, generation))).text


def device(answer: httpx.Response) -> dict[str, str]:
    """What a browser keeps from an answer."""
    return {"cookie": "; ".join(each.split(";")[0] for each in answer.headers.get_list("set-cookie"))}


def test_a_report_that_says_nothing_or_nonsense_is_passed_over():
    assert reported({"unsent": 2, "code": "ours"}, "ours") == Report(2, old=False)
    assert reported({"unsent": "1", "code": "theirs"}, "ours") == Report(1, old=True)
    for unsent in (None, True, "-1", "²", "9" * 9, 1.5, [1]):
        assert reported({"unsent": unsent, "code": "x"}, "ours") is None
    assert reported({"unsent": 1, "code": ["x"]}, "ours") is None


async def test_the_console_says_whose_tablet_holds_something_and_names_it_at_the_close(here: Place) -> None:
    await page(here, juror(2), f"main?unsent=1&code={here.house.render.code}")
    await page(here, juror(3), "main?unsent=0&code=old")
    console = await page(here, FACILITATOR)
    assert "seat 2 has one unsent" in console
    assert "older page, reloads" in console
    assert "Something waits on the tablet, on its way: seats <strong>2</strong>" in console
    assert "unsent" not in await page(here, WALL) + await page(here, juror(1))


async def test_nobody_reports_for_another_seat(here: Place) -> None:
    path = f"{here.path(juror(2))}main?unsent=9&code=x"
    assert (await here.doors.get(path, headers=here.cookie(juror(1)))).status_code == 403
    assert "unsent" not in await page(here, FACILITATOR)


async def test_help_is_asked_for_quietly_and_recorded_nowhere(here: Place) -> None:
    before = here.entries()
    assert (await told(here, juror(2), "help", help="yes")).headers["location"] == here.path(juror(2))
    assert ASKED in await page(here, juror(2))
    assert "Seat 2 asks for help" in await page(here, FACILITATOR)
    assert ASKED not in await page(here, juror(1))
    assert "help" not in (await page(here, WALL)).replace("helps", "")
    await told(here, FACILITATOR, "team", do="go", seat=2)
    assert "Someone is coming." in await page(here, juror(2))
    assert "somebody is going" in await page(here, FACILITATOR)
    await told(here, FACILITATOR, "team", do="helped", seat=2)
    assert "asks for help" not in await page(here, FACILITATOR)
    assert here.entries() == before


async def test_a_second_device_waits_for_a_nod_while_the_first_is_alive(here: Place) -> None:
    await page(here, juror(2))
    card = {"card": here.house.access.write_card(here.card(juror(2)))}
    second = await here.doors.post("/enter", data=card)
    wait = second.headers["location"]
    assert wait == f"{here.path(juror(2))}wait"
    held = device(second)
    assert card["card"] not in wait, "the secret is in no address"
    shown = await here.doors.get(wait, headers=held)
    assert "somebody from the team has to nod" in shown.text
    assert '<meta http-equiv="refresh"' in shown.text
    assert (await here.doors.post(wait, headers=held)).headers["location"] == "wait", "not before the nod"
    (knock,) = here.house.rooms.find(here.sitting.id).watch.knocks
    assert f"its screen shows {knock.code}" in await page(here, FACILITATOR)
    await told(here, FACILITATOR, "team", do="let-in", seat=2, console=knock.code)
    assert "You can sit down here now" in (await here.doors.get(wait, headers=held)).text
    seated = await here.doors.post(wait, headers=held)
    assert seated.headers["location"] == here.path(juror(2))
    assert (await here.doors.get(here.path(juror(2)), headers=device(seated))).status_code == 200
    assert (await here.doors.get(here.path(juror(2)), headers=here.cookie(juror(2)))).status_code == 410


async def test_once_the_day_has_ended_nobody_has_to_nod(tmp_path: Path) -> None:
    async with place(tmp_path, (CLOSING, (FACILITATOR, CloseSitting("close")))) as here:
        await page(here, juror(2))
        second = await here.doors.post("/enter", data={"card": here.house.access.write_card(here.card(juror(2)))})
        assert second.headers["location"] == here.path(juror(2))


async def test_the_team_can_say_no_and_a_quiet_seat_is_taken_at_once(here: Place) -> None:
    await page(here, juror(2))
    cards = {n: {"card": here.house.access.write_card(here.card(juror(n)))} for n in (2, 3)}
    second = await here.doors.post("/enter", data=cards[2])
    await here.doors.get(second.headers["location"], headers=device(second))
    (knock,) = here.house.rooms.find(here.sitting.id).watch.knocks
    await told(here, FACILITATOR, "team", do="send-away", seat=2, console=knock.code)
    assert "The team has said no" in (await here.doors.get(second.headers["location"], headers=device(second))).text
    assert (await page(here, juror(2))).count("Seat 2") > 0, "whoever sits there stays"
    quiet = await here.doors.post("/enter", data=cards[3])
    assert quiet.headers["location"] == here.path(juror(3))


async def test_the_device_at_the_seat_is_led_back_to_it_by_its_own_card(here: Place) -> None:
    await page(here, juror(2))
    own = await here.doors.post("/enter", data={"card": here.house.access.write_card(here.card(juror(2)))})
    both = {"cookie": f"{device(own)['cookie']}; {here.cookie(juror(2))['cookie']}"}
    back = await here.doors.get(own.headers["location"], headers=both)
    assert back.headers["location"] == "./"
    assert here.house.rooms.find(here.sitting.id).watch.knocks == ()


async def test_only_the_lead_closes_a_vote_until_the_lead_is_handed_over(here: Place) -> None:
    lead, second = FACILITATOR, type(FACILITATOR)(FACILITATOR.role, 2)
    await page(here, lead)
    await page(here, second)
    close = {"act": "CloseVote", "vote": "opening", "version": 1}
    refused = await told(here, second, "acts", act_id=new_act_id(), **close)
    assert refused.headers["location"].endswith("?not=lead-only")
    await told(here, second, "team", do="ask-lead")
    assert "Asks for the lead:" in await page(here, lead)
    await told(here, lead, "team", do="give-lead", console=2)
    assert "You lead." in await page(here, second)
    taken = await told(here, second, "acts", act_id=new_act_id(), **close)
    assert "?not" not in taken.headers["location"]


async def test_nonsense_among_the_team_is_refused(here: Place) -> None:
    for fields in ({}, {"do": "dance"}, {"do": "go", "seat": "²"}, {"do": "go", "seat": "-1"}, {"do": "let-in\0"}):
        assert (await told(here, FACILITATOR, "team", **fields)).status_code == 400
    assert (await told(here, juror(1), "help", help="maybe")).status_code == 400
    answer = await told(here, FACILITATOR, "team", do="let-in", seat=2, console=5)
    assert answer.headers["location"].endswith("?not=moved-on")
