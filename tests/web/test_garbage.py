"""No garbage can break the door: every answer is a sentence or a fate, nothing fails inside, and nothing is kept."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from app.jury.acts import ACTS
from tests.days import FACILITATOR, juror
from tests.voter import Voter, new_act_id

if TYPE_CHECKING:
    import httpx

    from app.jury.people import By
    from tests.server import Server
    from tests.web.place import Place

TEXTS = st.text(max_size=40) | st.sampled_from(["\x00", "\ud800", "9" * 5000, "answers.", "NaN", "null", "-1", "1e999"])
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ["act", "act_id", "vote", "version", "rev", "answers", "answers.keep", "juror", "plan", "undoes"]
)
KINDS = st.sampled_from([*ACTS, "Nothing", ""])
FIELDS = st.dictionaries(NAMES | TEXTS, ANY_JSON, max_size=6)
NESTED = "[" * 100_000 + "]" * 100_000
RAW = [b"", b"{", b"[]", b"null", b"\xff\xfe", NESTED.encode(), b"{" * 9000, b"x" * 70_000, b'{"act":' * 500]
FRAMES = int(os.environ.get("JURYDAY_FRAMES", "400"))
DRAWN = settings(max_examples=FRAMES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def almost_acts() -> list[dict[str, Any]]:
    """Real kinds and fresh ids with anything at all for the rest, and anything at all by itself."""
    drawn: list[dict[str, Any]] = []
    like = st.builds(lambda kind, fields: fields | {"act": kind, "act_id": new_act_id()}, KINDS, FIELDS)

    @DRAWN
    @given(like | FIELDS)
    def draw(fields: dict[str, Any]) -> None:
        drawn.append(fields)

    draw()
    return drawn


async def test_whatever_is_posted_the_door_answers(here: Place) -> None:
    for fields in almost_acts():
        for by in (juror(1), FACILITATOR):
            await answered(here, by, json.dumps(fields).encode(), "application/json")
    for body in RAW:
        for kind in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""):
            await answered(here, juror(1), body, kind)


async def answered(here: Place, by: By, body: bytes, kind: str) -> None:
    before = here.entries()
    headers = here.cookie(by, 1 if by == juror(1) else 0) | ({"content-type": kind} if kind else {})
    answer = await here.doors.post(f"{here.path(by)}acts", content=body, headers=headers)
    assert answer.status_code < 500, answer.text
    assert "Traceback" not in answer.text
    assert here.entries() == before + was_kept(answer)


def was_kept(answer: httpx.Response) -> bool:
    told = answer.headers.get("content-type", "").startswith("application/json") and answer.json()
    return bool(told) and told["fate"] == "recorded"


async def test_garbage_on_a_socket_hurts_nobody_else(server: Server) -> None:
    """A malformed frame gets an answer or the line is cut; the next tablet's acts are taken all the same."""
    # Drawn before anybody connects: drawing thousands takes longer than a line is kept that gives no sign of life.
    garbage = [NESTED, "", "{", "[]", "\x00", "x" * 60_000, *map(json.dumps, almost_acts())]
    good = await Voter(server.address).enter(server.link("Seat 2").partition("#")[2])
    bad = await Voter(server.address).enter(server.link("Seat 3").partition("#")[2])
    await good.connect()
    for text in garbage:
        if not bad.is_connected:
            await bad.connect()
        with suppress(ConnectionClosed):
            await bad.say(text)
    assert (await good.act("CheckIn"))["fate"] in ("recorded", "replaced")
    assert not {told["fate"] for told in bad.fates.values()} & {"retry"}
    await good.leave()
    await bad.leave()
