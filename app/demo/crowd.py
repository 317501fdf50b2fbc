"""Simulated jurors: they come in through the real doors, read the real pages, and answer at a human pace.

What they choose is drawn at random and means nothing. Each keeps what was not yet acknowledged and sends it again after
a break, as a tablet does. How they behave is their manner: slow, late, talkative, now and then offline, tapping twice.
"""

import asyncio
import json
import random
import secrets
import ssl
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from .answering import Sent, chosen, in_any_order
from .forms import Form, Forms

PATIENCE = 2.0
"""Seconds between two looks at a page on which there is nothing to do."""

PATIENT = 60.0
"""Seconds after which a question that has no answer is asked again: a machine under load is slow, and not broken."""
AGAIN = 0.2
"""Seconds before asking again."""

CHANCES = {
    "Contribute": 0.9,
    "GivePulse": 0.85,
    "Cite": 0.15,
    "AskWitness": 0.5,
    "SecondWitnessQuestion": 0.4,
    "RequestEvidence": 0.15,
    "AnswerQuestionMerge": 0.9,
    "ProposeAmendment": 0.1,
    "SignOff true": 0.7,
    "SignOff false": 0.15,
    "StateCondition": 0.25,
    "ConfirmCondition": 0.8,
    "WriteStatement": 0.1,
    "SignStatement": 0.15,
    "ReviewStatement": 0.8,
}
"""How likely a simulated juror is to do something that nobody has to do."""

PULSE = ("clear", "trusted", "changed")
ABOUT = (
    "exhibit",
    "phase",
    "question",
    "recommendation",
    "version",
    "condition",
    "canon",
    "statement",
    "merge",
    "said",
)
"""What it can be done to once each."""

SAYINGS = (
    "I had not thought of the people who work there.",
    "It has to be for people like me as well.",
    "Only if they say openly what the money does.",
    "What would we lose if it were not there?",
    "I would rather see the money spent nearer home.",
)
"""What simulated jurors say and ask, whatever the question."""

REPLIES = {
    "RequestEvidence": ("What other towns pay, and what came of it.", "How many people never go, and why."),
    "ProposeAmendment": ("Say for how long.", "Say it in plainer words."),
    "SignOff": ("It says nothing of schools.", "It could mean two things."),
    "StateCondition": ("it says what it costs", "we hear each year what came of it", "everybody gains by it"),
    "WriteStatement": ("The money is needed more elsewhere.", "We were not told enough to say this."),
}
"""What they say to a recommendation, whatever it recommends."""


DRAFTED = ("Say openly, every year, what is paid and what it is paid for.", "Ask people like us again in five years.")
"""What simulated people recommend, whatever the question: whoever leads, and a scribe."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody uses a tablet. `pace` and `late` are seconds at most; the others are chances, from 0 to 1.

    `drops`: to lose the line at a look. `doubles`: to tap twice. `talks`: of doing what nobody has to, in all.
    """

    pace: float = 12.0
    late: float = 12.0
    drops: float = 0.0
    doubles: float = 0.0
    talks: float = 1.0


@dataclass
class SimulatedJuror:
    """One person with a tablet. `fates` holds what became of every act that was sent, None while nobody has said."""

    server: str
    card: str
    dice: random.Random
    manner: Manner = Manner()
    fates: dict[str, str | None] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    _outbox: dict[str, Sent] = field(default_factory=dict)

    async def take_part(self) -> None:
        """Come in and stay, through every restart, until somebody else sits down with the same card."""
        async with patient(self.server) as door:
            await asyncio.sleep(self.dice.uniform(0, self.manner.late))
            path = await entered(door, self.card)
            live = f"ws{self.server[4:]}{path}live"
            while True:
                try:
                    async with connect(live, additional_headers=self._keys(door), open_timeout=PATIENT) as socket:
                        await self._sit(door, path, socket)
                    return
                except (OSError, ConnectionClosed, InvalidHandshake, httpx.TransportError):
                    await asyncio.sleep(self.dice.uniform(0.2, 1) * min(2.0, self.manner.pace))

    def _keys(self, door: httpx.AsyncClient) -> dict[str, str]:
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in door.cookies.jar)
        return {"origin": self.server, "cookie": cookies}

    async def _sit(self, door: httpx.AsyncClient, path: str, socket: ClientConnection) -> None:
        for sent in list(self._outbox.values()):
            await socket.send(json.dumps(sent))
        while True:
            page = await door.get(f"{path}main")
            if page.status_code == httpx.codes.GONE:
                return
            for form in self.wanted(Forms(page.text).found):
                await asyncio.sleep(self.dice.uniform(0, self.manner.pace))
                await self._send(socket, self.filled_in(form))
            if self.dice.random() < self.manner.drops:
                await socket.close()
            await self._listen(socket)

    def wanted(self, forms: Sequence[Form]) -> list[Form]:
        return list(filter(self.wants, in_any_order(forms, self.dice)))

    def wants(self, form: Form) -> bool:
        """Answers whatever is unanswered; says, asks and seconds something once, or not at all."""
        if form.does in ("CheckIn", "CastBallot", "CastSecret", "Finish"):
            return not form.answered
        kind = " ".join(filter(None, (form.does, form.fields.get("ours"))))
        once = " ".join([kind, *(form.fields.get(part, "") for part in ABOUT), *(set(PULSE) & form.fields.keys())])
        if once in self.done or kind not in CHANCES:
            return False
        self.done.add(once)
        return self.dice.random() < CHANCES[kind] * self.manner.talks

    def filled_in(self, form: Form) -> Sent:
        sent: Sent = {**form.fields, **chosen(form, self.dice)}
        if form.does != "CastBallot":
            sent |= {name: self.dice.choice(REPLIES.get(form.does, SAYINGS)) for name in form.texts}
        return sent | {"act_id": secrets.token_hex(16)}

    async def _send(self, socket: ClientConnection, sent: Sent) -> None:
        act_id = str(sent["act_id"])
        self._outbox[act_id] = sent
        self.fates[act_id] = None
        await socket.send(json.dumps(sent))
        if self.dice.random() < self.manner.doubles:
            await socket.send(json.dumps(sent))

    async def _listen(self, socket: ClientConnection) -> None:
        try:
            async with asyncio.timeout(min(PATIENCE, max(0.2, self.manner.pace))):
                while True:
                    self._hear(await socket.recv())
        except TimeoutError:
            return

    def _hear(self, message: str | bytes) -> None:
        told = json.loads(message) if isinstance(message, str) and message.startswith("{") else {}
        act_id, fate = told.get("act_id"), told.get("fate")
        if act_id in self.fates and fate != "retry":
            self.fates[act_id] = fate
            self._outbox.pop(act_id, None)


def patient(server: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=server, headers={"origin": server}, timeout=PATIENT, verify=_trusted())


@cache
def _trusted() -> ssl.SSLContext:
    """Every authority there is, read once for the whole crowd."""
    return httpx.create_ssl_context()


async def entered(door: httpx.AsyncClient, card: str) -> str:
    """Where this card leads, asked until the server says."""
    while True:
        with suppress(httpx.TransportError):
            answer = await door.post("/enter", data={"card": card})
            if not answer.is_server_error:
                return answer.headers["location"]
        await asyncio.sleep(AGAIN)


async def crowd(people: Sequence[SimulatedJuror]) -> None:
    await asyncio.gather(*(person.take_part() for person in people))


def run_crowd(server: str, cards: Sequence[str]) -> None:
    """Start the jurors beside the server; they stop with it."""
    people = [SimulatedJuror(server, card, random.Random(f"0.{card}")) for card in cards]  # noqa: S311
    threading.Thread(target=asyncio.run, args=(crowd(people),), name="simulated jurors", daemon=True).start()
