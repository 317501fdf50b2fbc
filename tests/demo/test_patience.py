"""A slow machine is not a broken one: what the server does not answer is asked again, under the same id."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from app.demo import crowd
from app.demo.crowd import entered
from app.demo.leading import SimulatedFacilitator


class SlowServer:
    """Answers only the last of these calls well; before it, it takes too long or asks to come again."""

    def __init__(self, *before: int | None) -> None:
        self.before, self.heard = list(before), list[httpx.Request]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(request)
        status = self.before.pop(0) if self.before else 303
        if status is None:
            raise httpx.ReadTimeout("too slow", request=request)
        return httpx.Response(status, headers={"location": "/s/1/juror/1/"}, text="<p>the console</p>")

    def door(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url="http://slow", transport=httpx.MockTransport(self))


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "AGAIN", 0)
    monkeypatch.setattr("app.demo.leading.AGAIN", 0)


def test_a_card_is_handed_in_until_the_door_opens() -> None:
    slow = SlowServer(None, 503)
    assert asyncio.run(entered(slow.door(), "card")) == "/s/1/juror/1/"
    assert len(slow.heard) == 3


def test_whoever_leads_sends_an_act_again_under_its_id_and_looks_again() -> None:
    slow, leads = SlowServer(None, 503, 200, None), SimulatedFacilitator("http://slow", "card", 1.0, {})

    async def lead() -> tuple[str, str]:
        async with slow.door() as door:
            await leads._send(door, "/s/1/", {"act": "ChangePhase", "act_id": "once"})
            return await leads._seen(door, "/s/1/"), await leads._seen(door, "/s/1/")

    assert asyncio.run(lead()) == ("", "<p>the console</p>")
    acts = [json.loads(request.content) for request in slow.heard if request.method == "POST"]
    assert acts == [{"act": "ChangePhase", "act_id": "once"}] * 3
