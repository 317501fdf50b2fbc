"""You can do only what your role may do: every door and every act, for everybody who could come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.jury.acts import ACTS
from app.jury.day.acts import OpenSitting
from app.jury.day.agenda_acts import AddExhibit, AddQuestion
from app.jury.people import By, Role
from app.jury.rule_book import RULES
from app.jury.votes.plan import Vote, When
from app.store.wire import plain
from app.web.doors import ANYONE, CONSOLE, DOORS, MEMBERS, MODERATORS, SCREENS, SEATED, door_of, undeclared
from tests.days import FACILITATOR, KEEP, PLAN, STORY, WALL, juror
from tests.jury.asking import ASKING
from tests.jury.drafting import DRAFTING
from tests.voter import new_act_id

if TYPE_CHECKING:
    from tests.web.place import Place

SCREENED = [door for door, those in DOORS.items() if those - MEMBERS and not door.startswith("SOCKET")]
DESKS = [door for door, those in DOORS.items() if those & MEMBERS]
"""The desk's doors are tried in `test_desk_doors.py`."""
OWNERS = {"juror": juror(1), "facilitator": FACILITATOR, "wall": WALL}
PRINCIPALS = ("nobody", "juror", "other juror", "facilitator", "wall", "other sitting", "tampered", "moved", "visitor")
FORMS = {"POST /join": {"code": "nonsense"}, "POST /enter": {}, "POST /recover": {"code": "nonsense"}} | {
    "POST /language": {"lang": "cy"},
    "POST /desk/sign-in": {"name": "nobody", "password": "nonsense"},
    "POST /desk/begin": {"code": "nonsense"},
    "POST /desk/join": {"code": "nonsense"},
}
OPEN = {"GET /": 200, "POST /join": 400, "GET /enter": 200, "POST /enter": 403, "GET /recover": 200} | {
    "POST /recover": 400,
    "GET /healthz": 200,
    "POST /language": 303,
    "GET /desk/sign-in": 200,
    "GET /desk/check": 200,
    "POST /desk/sign-in": 400,
    "GET /desk/plan.schema.json": 200,
    "GET /desk/sign-in/code": 303,
    "POST /desk/sign-in/code": 303,
    "GET /desk/begin": 200,
    "POST /desk/begin": 400,
    "GET /desk/join": 303,
    "POST /desk/join": 303,
    "GET /day/{sitting}/juror/{number}/wait": 303,
    "POST /day/{sitting}/juror/{number}/wait": 303,
}
"""What a door says that is open, but through which nobody came with anything."""


def keys(here: Place, principal: str) -> dict[str, str]:
    good = here.cookie(juror(1))["cookie"]
    return {
        "nobody": {},
        "juror": here.cookie(juror(1)),
        "other juror": here.cookie(juror(2)),
        "facilitator": here.cookie(FACILITATOR, 0),
        "wall": here.cookie(WALL, 0),
        "other sitting": here.cookie(juror(1), sitting=here.other),
        "tampered": {"cookie": good.replace(".juror.1.1.", ".juror.1.2.")},
        "moved": here.cookie(juror(1), 0),
        "visitor": here.cookie(By(Role.VISITOR, 1)),
    }[principal]


def expected(door: str, owner: str, principal: str) -> set[int]:
    if principal == owner and Role(owner) in DOORS[door]:
        if "{digest}" in door:
            return {404}
        return {400} if door.startswith("POST") else {200}
    if principal == "moved" and owner == "juror":
        return {410} if Role.JUROR in DOORS[door] else {403}
    return {403}


def test_every_route_is_in_the_table_and_the_table_holds_nothing_else(here: Place) -> None:
    assert undeclared(here.app.routes) == set()
    assert {door_of(route) for route in here.app.routes} == set(DOORS)


def test_a_route_that_is_not_declared_is_found(here: Place) -> None:
    here.app.add_api_route("/backdoor", lambda: None, methods=["GET"])
    here.app.add_api_route("/", lambda: None, methods=["DELETE"])
    assert undeclared(here.app.routes) == {"GET /backdoor", "DELETE /"}


@pytest.mark.parametrize("door", SCREENED)
async def test_a_screens_door_opens_to_its_own_device_alone(here: Place, door: str) -> None:
    method, _, shape = door.partition(" ")
    before = here.entries()
    for owner, by in OWNERS.items():
        named = {"sitting": here.sitting.id, "role": by.role, "number": by.number}
        path = shape.format(**named, digest="ab" * 32, page=1)
        for principal in PRINCIPALS:
            answer = await here.doors.request(method, path, json={}, headers=keys(here, principal))
            assert answer.status_code in expected(door, owner, principal), (owner, principal, answer.text)
    assert here.entries() == before


@pytest.mark.parametrize("door", OPEN)
async def test_an_open_door_says_the_same_to_everybody(here: Place, door: str) -> None:
    method, _, path = door.partition(" ")
    for principal in PRINCIPALS:
        answer = await here.doors.request(method, path, data=FORMS.get(door), headers=keys(here, principal))
        assert answer.status_code == OPEN[door], (principal, answer.text)


def test_every_door_is_tried() -> None:
    assert set(OPEN) | set(SCREENED) | set(DESKS) == {d for d in DOORS if not d.startswith(("SOCKET", "MOUNT"))}
    assert {those for those in DOORS.values() if not those & MEMBERS} == {ANYONE, CONSOLE, MODERATORS, SCREENS, SEATED}
    assert not [door for door, those in DOORS.items() if those & MEMBERS and those - MEMBERS], "a door has one lock"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD"])
async def test_other_methods_open_nothing(here: Place, method: str) -> None:
    for path in ("/", "/join", here.path(juror(1)), f"{here.path(juror(1))}acts"):
        answer = await here.doors.request(method, path, headers=here.cookie(juror(1)))
        assert answer.status_code == 405


EXAMPLES: dict[str, dict[str, Any]] = {
    "OpenSitting": plain(OpenSitting(PLAN, (1, 2))),
    "ChangePhase": {"leaving": "opening", "to": "evidence"},
    "StartClock": {"phase": "opening", "clock": 1},
    "PauseClock": {"phase": "opening", "clock": 1},
    "ExtendClock": {"phase": "opening", "clock": 1, "minutes": 5},
    "RestoreSitting": {"epoch": "second", "copied_at": 0},
    "Announce": {"text": "hello"},
    "Redact": {"places": [{"seq": 1, "path": "act.text"}], "because": "It names a neighbour."},
    "EraseJuror": {"juror": 1, "because": "As asked."},
    "CallEyesUp": {"on": True},
    "ShowScene": {"leaving": "follow", "to": "quiet"},
    "TakeSeat": {"juror": 2},
    "CheckIn": {"consents": []},
    "ShowExhibit": {"leaving": None, "to": "story"},
    "TurnPage": {"exhibit": "story", "leaving": 0, "to": 1},
    "GivePulse": {"exhibit": "story", "clear": "yes", "changed": "", "about": ""},
    "ClosePulse": {"exhibit": "story"},
    "ShowPulse": {"leaving": "", "to": "story"},
    "BeginTestimony": {"exhibit": "story", "mode": "speaking"},
    "EndTestimony": {"stretch": 1},
    "RecordAbsence": {"exhibit": "story", "leaving": False, "because": "The train was late.", "instead": "read-out"},
    "OpenVote": {"vote": "opening", "version": 2},
    "CloseVote": {"vote": "opening", "version": 1},
    "RevealVotes": {"votes": {"opening": 1}},
    "HideVotes": {"votes": {"opening": 1}},
    "CastBallot": {"vote": "opening", "version": 1, "rev": 1, "answers.keep": 0},
    "TranscribeBallot": {"juror": 5, "vote": "opening", "version": 1, "rev": 1} | {"answers.keep": 0, "again.keep": 0},
    "CastSecret": {"vote": "opening", "version": 1, "answers.keep": 0},
    "ChangeAgenda": {"leaving": ["evidence", "refined", "result"], "to": ["refined", "result"]},
    "ReplanDay": {
        "phase": "opening",
        "leaving": ["evidence", "refined", "result"],
        "to": ["evidence", "refined", "result"],
        "was.evidence": 40,
        "minutes.evidence": 30,
    },
    "AddQuestion": plain(AddQuestion(replace(KEEP, id="n"), Vote("n", When.INTERIM, KEEP.words, ("n",)), "evidence")),
    "AddExhibit": plain(AddExhibit(replace(STORY, id="story-2"), "evidence")),
    "Adjourn": {"phase": "opening"},
    "Resume": {"phase": "opening"},
    "CloseSitting": {"phase": "opening"},
    "Leave": {},
    "RecordLeaving": {"juror": 2},
    "RecordReturn": {"juror": 2},
    "AddSeat": {"juror": 6},
    "ReissueCard": {"juror": 2, "leaving": 1},
    "AskWitness": {"text": "Who pays?"},
    "WithdrawWitnessQuestion": {"question": 1},
    "SecondWitnessQuestion": {"question": 1},
    "ModerateWitnessQuestion": {"question": 1, "leaving": None, "shown": True},
    "PutWitnessQuestion": {"to": 1},
    "AnswerWitnessQuestion": {"question": 1, "leaving": False, "answered": True},
    "DrawTables": {"phase": "talk", "draw": 1, "tables": 2},
    "SetTables": {"phase": "talk", "draw": 1, "tables": [[1, 2], [3, 4]]},
    "MoveToTable": {"phase": "talk", "juror": 1, "leaving": 1, "to": 2},
    "HostTable": {"phase": "talk", "table": 1, "leaving": 0, "to": 1},
    "TakeTurn": {"phase": "talk", "table": 1, "juror": 1},
    "PassTurn": {"phase": "talk", "table": 1, "juror": 1},
    "TakeTurnBack": {"phase": "talk", "table": 1, "turn": 9},
    "StartGoRound": {"phase": "talk", "table": 1, "round": 1},
    "EndGoRound": {"phase": "talk", "table": 1, "round": 1},
    "BeginQuiet": {"phase": "talk", "table": 1, "minutes": 2},
    "EndQuiet": {"phase": "talk", "table": 1},
    "Contribute": {"phase": "talk", "perspective": "me", "stance": "for", "text": "It gives work."},
    "ReviseContribution": {"contribution": 1, "rev": 2, "perspective": "all", "stance": "for", "text": "It does."},
    "WithdrawContribution": {"contribution": 1},
    "ModerateContribution": {"contribution": 1, "rev": 1, "leaving": None, "shown": True},
    "ProposeContribution": {"contribution": 1},
    "SecondContribution": {"contribution": 1},
    "OfferMerge": {"first": 1, "second": 2, "perspective": "all", "stance": "for", "text": "It gives work."},
    "AnswerMerge": {"merge": 1, "agrees": True},
    "Cite": {"said": 1, "exhibit": "story"},
    "CiteForReason": {"vote": "opening", "question": "keep", "exhibit": "story"},
    "ShowResults": {"leaving": "", "to": "money"},
    "Finish": {"vote": "opening", "version": 1},
    **{act.__name__: plain(each) for act, (_, each) in (DRAFTING | ASKING).items()},
}


@pytest.mark.parametrize("kind", ACTS)
async def test_an_act_is_taken_only_from_those_whom_the_rules_name(here: Place, kind: str) -> None:
    for by in (juror(1), FACILITATOR, WALL):
        before = here.entries()
        cookie = here.cookie(by, 1 if by.role is Role.JUROR else 0)
        body = {"act": kind, "act_id": new_act_id(), **EXAMPLES[kind]}
        answer = await here.doors.post(f"{here.path(by)}acts", json=body, headers=cookie)
        told = answer.json()
        if by.role in RULES[ACTS[kind]].who:
            assert told.get("reason") not in ("not-allowed", "malformed"), told
            continue
        assert (answer.status_code, told["fate"], told["reason"]) == (409, "invalid", "not-allowed")
        assert here.entries() == before
        form = await here.doors.post(f"{here.path(by)}acts", data=body | {"act_id": ""}, headers=cookie)
        assert form.headers.get("location", "?not=").partition("?not=")[2] in ("not-allowed", "")
        assert here.entries() == before


async def test_nobody_votes_for_somebody_else(here: Place) -> None:
    """Who acts is what the pass says; a message cannot."""
    before = here.entries()
    for field in ("by", "juror", "number", "role", "seat", "generation"):
        body = {"act": "CastBallot", "act_id": new_act_id(), **EXAMPLES["CastBallot"], field: 2}
        answer = await here.doors.post(f"{here.path(juror(1))}acts", json=body, headers=here.cookie(juror(1)))
        assert answer.json()["reason"] == "malformed"
    assert here.entries() == before


FORGED = ("", "juryday=", "juryday=x", "juryday=....", "juryday=a.juror.1.1.", "juryday=é.b.c.d.e", 'juryday="\\"')


@pytest.mark.parametrize("cookie", FORGED)
async def test_what_we_did_not_write_is_no_pass(here: Place, cookie: str) -> None:
    answer = await here.doors.get(here.path(juror(1)), headers={b"cookie": cookie.encode()})
    assert answer.status_code == 403


async def test_a_card_is_no_pass_and_a_pass_is_no_card(here: Place) -> None:
    card = here.house.access.write_card(here.card(juror(1)))
    assert (await here.doors.get(here.path(juror(1)), headers={"cookie": f"juryday={card}"})).status_code == 403
    held = here.cookie(juror(1))["cookie"].removeprefix("juryday=")
    assert (await here.doors.post("/enter", data={"card": held})).status_code == 403
