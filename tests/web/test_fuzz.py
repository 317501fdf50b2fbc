"""Every door is tried with anything at all, as everybody: no failure inside, nothing kept unasked."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import httpx
from starlette.responses import Response
from starlette.routing import Route

from app.web.doors import DOORS
from tests.days import FACILITATOR, WALL, juror

if TYPE_CHECKING:
    from tests.web.place import Place

TRIES = int(os.environ.get("JURYDAY_FRAMES", "400")) * 2
SEED = int(os.environ.get("JURYDAY_SEED", "1"))
TOO_MANY_TRIES = 503
ANYTHING = (
    "",
    "0",
    "-1",
    "9" * 400,
    "é",
    "\u202e",
    "%00",
    "../..",
    "//[",
    "'\"<",
    "null",
    "{",
    "[]",
    "x" * 5_000,
    "1e999",
)
KINDS = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "a/b;;",
)
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")
NAMES = (
    "card",
    "code",
    "act_id",
    "act",
    "lang",
    "back",
    "name",
    "password",
    "needs",
    "juror",
    "rev",
    "answers.keep",
    "x[]",
)


def drawn(dice: Random, here: Place) -> httpx.Request:
    """Some door, mostly by its own method and address, with anything for the rest."""
    method, _, path = dice.choice([door for door in DOORS if door.split()[0] in ("GET", "POST")]).partition(" ")
    by = dice.choice([juror(1), juror(2), FACILITATOR, WALL])
    own = {"{sitting}": here.path(by).split("/")[2], "{role}": by.role.value, "{number}": str(by.number)}
    for place, value in own.items():
        path = path.replace(
            place, value if dice.random() < 0.8 else httpx.URL("/" + dice.choice(ANYTHING)).raw_path[1:].decode()
        )
    headers = here.cookie(by, dice.choice([0, 1])) if dice.random() < 0.8 else {"cookie": dice.choice(ANYTHING[:4])}
    headers |= {"content-type": dice.choice(KINDS)}
    for name in ("origin", "accept-language", "range", "if-none-match", "x-forwarded-for"):
        if dice.random() < 0.2:
            headers[name] = dice.choice(ANYTHING)
    pairs = [(dice.choice(NAMES), dice.choice(ANYTHING)) for _ in range(dice.randrange(5))]
    form = "&".join(f"{name}={value}" for name, value in pairs)
    body = dice.choice([form, form, "{" * dice.randrange(60), dice.choice(ANYTHING), dice.randbytes(40)])
    params = pairs if dice.random() < 0.3 else None
    encoded = {name: value.encode() for name, value in headers.items()}
    method = method if dice.random() < 0.8 else dice.choice(METHODS)
    content = body.encode() if isinstance(body, str) else body
    return here.doors.build_request(method, path, params=params, headers=encoded, content=content)


async def failures(here: Place, tries: int) -> list[str]:
    """The requests that made something fail inside, or left something behind."""
    dice, wrong = Random(SEED), []
    for _ in range(tries):
        request = drawn(dice, here)
        before = here.entries()
        answer = await here.doors.send(request)
        taken = answer.status_code in (200, 303) and request.method == "POST"
        failed = answer.status_code >= 500 and answer.status_code != TOO_MANY_TRIES
        if failed or "Traceback" in answer.text or (here.entries() != before and not taken):
            wrong.append(f"{answer.status_code} {request.method} {request.url}")
    return wrong


async def test_no_request_makes_anything_fail_or_leaves_anything_behind(here: Place) -> None:
    assert await failures(here, TRIES) == []
    print(f"seed {SEED}: {TRIES} requests at every door, no failure inside, nothing kept")


async def test_a_door_that_fails_is_found_out(here: Place) -> None:
    async def fails(request: object) -> Response:
        return Response("Traceback (most recent call last)", 500)

    here.doors._transport.app.router.routes.insert(0, Route("/recover", fails))
    assert await failures(here, 400)
