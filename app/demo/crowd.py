"""Simulated jurors: they come in through the real doors, read the real pages, and answer at a human pace.

What they choose is drawn at random and means nothing.
"""

import asyncio
import json
import random
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

PATIENCE = 2.0
"""Seconds between two looks at a page on which there is nothing to do."""


CHANCES = {"Contribute": 0.9, "AskWitness": 0.3, "SecondWitnessQuestion": 0.4}
"""How likely a simulated juror is to do something that nobody has to do."""

SAYINGS = (
    "I had not thought of the people who work there.",
    "It has to be for people like me as well.",
    "Only if they say openly what the money does.",
    "What would we lose if it were not there?",
    "I would rather see the money spent nearer home.",
)
"""What simulated jurors say and ask, whatever the question."""


@dataclass(slots=True)
class Form:
    """A form as found on a page: its hidden fields, its choices by name, and the boxes to write in."""

    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    answered: bool = False

    @property
    def does(self) -> str:
        return self.fields.get("act", "")


class Forms(HTMLParser):
    """Every form on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._answered = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if "data-answered" in has:
            self._answered = has["data-answered"] == "true"
        if tag == "form":
            self.found.append(Form(answered=self._answered))
        elif self.found and "name" in has:
            self._take_field(self.found[-1], tag, has)

    def _take_field(self, form: Form, tag: str, has: dict[str, str]) -> None:
        if tag == "textarea":
            form.texts.append(has["name"])
        elif has.get("type") in ("radio", "checkbox"):
            form.choices.setdefault(has["name"], []).append(has.get("value", "on"))
        elif tag == "input":
            form.fields[has["name"]] = has.get("value", "")


@dataclass
class SimulatedJuror:
    """One person with a tablet. `pace` is how many seconds a tap takes, at most."""

    server: str
    card: str
    dice: random.Random
    pace: float = 12.0
    done: set[str] = field(default_factory=set)

    async def take_part(self) -> None:
        """Come in and stay, through every restart, until somebody else sits down with the same card."""
        async with httpx.AsyncClient(base_url=self.server, headers={"origin": self.server}) as door:
            path = await self._enter(door)
            while True:
                try:
                    async with connect(f"ws{self.server[4:]}{path}live", additional_headers=self._keys(door)) as socket:
                        await self._sit(door, path, socket)
                    return
                except (OSError, ConnectionClosed, httpx.TransportError):
                    await asyncio.sleep(self.dice.uniform(0.5, 2))

    async def _enter(self, door: httpx.AsyncClient) -> str:
        while True:
            await asyncio.sleep(self.dice.uniform(0, self.pace))
            try:
                answer = await door.post("/enter", data={"card": self.card})
                return answer.headers["location"]
            except httpx.TransportError:
                continue

    def _keys(self, door: httpx.AsyncClient) -> dict[str, str]:
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in door.cookies.jar)
        return {"origin": self.server, "cookie": cookies}

    async def _sit(self, door: httpx.AsyncClient, path: str, socket: ClientConnection) -> None:
        while True:
            page = await door.get(f"{path}main")
            if page.status_code == httpx.codes.GONE:
                return
            for form in filter(self._wants, Forms(page.text).found):
                await asyncio.sleep(self.dice.uniform(0.2, self.pace))
                await self._send(socket, form)
            await self._listen(socket)

    def _wants(self, form: Form) -> bool:
        """Answers whatever is unanswered; says, asks and seconds something once, or not at all."""
        if form.does in ("CheckIn", "CastBallot", "Finish"):
            return not form.answered
        once = " ".join([form.does, form.fields.get("phase", ""), form.fields.get("question", "")])
        if once in self.done or form.does not in CHANCES:
            return False
        self.done.add(once)
        return self.dice.random() < CHANCES[form.does]

    async def _send(self, socket: ClientConnection, form: Form) -> None:
        sent: dict[str, str | list[str]] = dict(form.fields)
        for name, values in form.choices.items():
            several = self.dice.sample(values, self.dice.randint(0, min(3, len(values))))
            sent[name] = several if name.endswith("[]") else self.dice.choice(values)
        if form.does != "CastBallot":
            sent |= {name: self.dice.choice(SAYINGS) for name in form.texts}
        await socket.send(json.dumps(sent | {"act_id": secrets.token_hex(16)}))

    async def _listen(self, socket: ClientConnection) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    await socket.recv()
        except TimeoutError:
            return


async def crowd(server: str, cards: Sequence[str], seed: int = 0) -> None:
    people = [SimulatedJuror(server, card, random.Random(f"{seed}.{card}")) for card in cards]  # noqa: S311
    await asyncio.gather(*(person.take_part() for person in people))


def run_crowd(server: str, cards: Sequence[str]) -> None:
    """Start the jurors beside the server; they stop with it."""
    threading.Thread(target=asyncio.run, args=(crowd(server, cards),), name="simulated jurors", daemon=True).start()
