"""A whole day rehearsed: simulated jurors and a simulated facilitator, through the real doors of a server of its own.

The store is a folder that is thrown away. What is measured is what was promised: everything that a tablet was told is
recorded stands in the journal, once.
"""

import asyncio
import json
import os
import random
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from ..jury.entry import Entry
from ..jury.numbers import PhaseId
from ..jury.people import By, Role
from ..jury.plan import Plan
from ..settings import Settings, bundled
from ..store.database import migrate, open_database
from ..store.journal import Journal
from ..store.key import server_key
from ..store.tables import Sitting
from ..store.wire import read_plan
from ..web.access import Access, Card
from .answering import Sent
from .crowd import ABOUT, DRAFTED, Manner, SimulatedJuror
from .forms import Form, Forms
from .opening import prepare_day, prepare_demo

LOOKS = 0.1
"""Seconds between two looks of the facilitator at the console."""

ONCE = frozenset({"RevealVotes", "ShowExhibit", "ShowResults", "PutWitnessQuestion", "AnswerWitnessQuestion"})
ONCE_A_DAY = frozenset({"OfferQuestionMerge", "ProposeSlate", "SetSlate"})
"""Two questions are put together and a list is proposed and taken, one time each, when somebody wants something put."""
ALWAYS = frozenset({"ModerateWitnessQuestion", "ModerateContribution", "ModerateStatement"})
IN_TURN = {"DraftRecommendation": 0.0, "MergeConditions": 0.25, "FreezeRecommendation": 0.4, "PutRecommendation": 0.6}
"""What is done with recommendations once each, and after how much of the step's time."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """acts: sent by jurors. acknowledged: told "recorded". recorded: in the journal. digest: its last hash.

    lost: acknowledged and not in the journal. doubled: in the journal more than once.
    """

    jurors: int
    acts: int
    acknowledged: int
    recorded: int
    lost: int
    doubled: int
    seconds: float
    digest: str


@dataclass
class SimulatedFacilitator:
    """Goes by the console's own forms: opens and closes, shows, moderates, draws, and moves on in time."""

    server: str
    card: str
    minute: float
    minutes: Mapping[PhaseId, int]
    done: set[str] = field(default_factory=set)

    async def hold_the_day(self) -> None:
        async with httpx.AsyncClient(base_url=self.server, headers={"origin": self.server}) as door:
            path = (await door.post("/enter", data={"card": self.card})).headers["location"]
            came = time.monotonic()
            while True:
                page = (await door.get(f"{path}main")).text
                forms = Forms(page).found
                form = self._next(forms, "Everybody has answered." in page, time.monotonic() - came)
                if form is None:
                    await asyncio.sleep(LOOKS)
                    continue
                await door.post(f"{path}acts", json=self._filled_in(form) | {"act_id": secrets.token_hex(16)})
                if form.does == "CloseSitting":
                    return
                came = time.monotonic() if form.does == "ChangePhase" else came

    def _next(self, forms: Sequence[Form], all_in: bool, spent: float) -> Form | None:
        """The first thing to do, or None where it is time to wait."""
        phase = next((form.fields["leaving"] for form in forms if form.does == "ChangePhase"), "")
        planned = self.minutes.get(PhaseId(phase), 1) * self.minute
        over, by_act = spent > planned, dict[str, Form]()
        order = list(dict.fromkeys(form.fields["exhibit"] for form in forms if form.does == "BeginTestimony"))
        for form in forms:
            if self._is_wanted(form, spent / planned) and self._is_its_turn(form, order, spent / planned):
                by_act.setdefault(form.does, form)
        if closing := by_act.pop("CloseVote", None):
            return closing if all_in or spent > 4 * self.minutes.get(PhaseId("opening"), 20) * self.minute else None
        onward = [by_act.pop(act, None) for act in ("CloseSitting", "ChangePhase")]
        for form in by_act.values():
            self.done.add(_named(form))
            return form
        return next(filter(None, onward), None) if over or not phase else None

    def _filled_in(self, form: Form) -> Sent:
        match form.does:
            case "DraftRecommendation":
                return {**form.fields, "words.en": DRAFTED[0]}
            case "MergeConditions":
                return {**form.fields, **form.choices, "text": "it is said openly what it costs"}
            case "OfferQuestionMerge":
                first, second = form.options["first"][:2]
                return {
                    **form.fields,
                    "first": first,
                    "second": second,
                    "text": "Who pays for it, and who gains by it?",
                }
            case "SetSlate":
                return {**form.fields, **{name: each for name, each in form.several.items() if name.endswith("[]")}}
            case "PutRecommendation":
                return {**form.fields, "enough": "2/3", "base": "present"}
            case _:
                return {**form.fields}

    def _is_wanted(self, form: Form, of_the_step: float) -> bool:
        if form.does in ONCE_A_DAY:
            return form.does not in self.done and of_the_step >= 0.5
        if form.does in IN_TURN:
            return _named(form) not in self.done and of_the_step >= IN_TURN[form.does]
        if form.does == "OpenVote":
            return form.fields["version"] == "1"
        if form.does == "DrawTables":
            return form.fields["draw"] == "1"
        if form.does in ALWAYS:
            return form.fields.get("shown") == "true" and "leaving" not in form.fields
        if form.does == "BeginTestimony":
            return _named(form) not in self.done
        if form.does in ONCE:
            return _named(form) not in self.done and ("to" in form.fields or form.does != "ShowExhibit")
        return form.does in ("CloseVote", "CloseSitting", "ChangePhase")

    def _is_its_turn(self, form: Form, order: Sequence[str], of_the_step: float) -> bool:
        """Exhibits share the step's time: each is shown, spoken to, and asked about in the last third of its part."""
        exhibit = form.fields.get("to" if form.does == "ShowExhibit" else "exhibit", "")
        if form.does not in ("ShowExhibit", "BeginTestimony") or exhibit not in order:
            return True
        asked = form.fields.get("mode") == "questioned"
        return of_the_step * len(order) >= order.index(exhibit) + (2 / 3 if asked else 0)


def _named(form: Form) -> str:
    if form.does in ONCE_A_DAY:
        return form.does
    votes = (f"{name} {value}" for name, value in form.fields.items() if name.startswith("votes."))
    return json.dumps([form.does, *(form.fields.get(part, "") for part in ("to", "mode", *ABOUT)), *votes])


def rehearse(jurors: int, speed: float, seed: int, plan: Plan | None = None) -> Rehearsed:
    """speed: how many minutes of the plan pass in one. The same seed gives the same people, not the same timing.

    plan: another day than the demonstration's.
    """
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, _day(Path(folder), jurors, plan) as (server, sitting, journal):
        access = Access(server_key(Path(folder) / "keys"))
        dice = _dice(seed)
        cards = [_card(access, sitting, By(Role.JUROR, n)) for n in range(1, jurors + 1)]
        people = [
            SimulatedJuror(server, card, _dice(f"{seed}.{n}"), _manner(dice, speed)) for n, card in enumerate(cards)
        ]
        minutes = {phase.id: phase.minutes for phase in read_plan(sitting.plan).agenda}
        console = _card(access, sitting, By(Role.FACILITATOR, 1))
        asyncio.run(_held(SimulatedFacilitator(server, console, 60 / speed, minutes), people))
        entries = journal.read()
        digest = json.loads(list(journal.lines())[-1])["hash"]
        return _told(people, entries, digest, time.monotonic() - began)


def _dice(seed: int | str) -> random.Random:
    return random.Random(seed)  # noqa: S311  a draw to be repeated, not a secret


def _card(access: Access, sitting: Sitting, by: By) -> str:
    return access.write_card(Card(sitting.id, by))


def _manner(dice: random.Random, speed: float) -> Manner:
    """Most are quick; some are slow, some late, some lose the line, some tap twice, some hardly say a word."""
    slow, late = dice.random() < 0.15, dice.random() < 0.1
    return Manner(
        pace=(40 if slow else 12) / speed,
        late=(60 * 60 if late else 10 * 60) / speed,
        drops=0.1 if dice.random() < 0.2 else 0.01,
        doubles=0.5 if dice.random() < 0.2 else 0.05,
        talks=dice.choice([0.3, 1.0, 1.0]),
    )


@contextmanager
def _day(folder: Path, jurors: int, plan: Plan | None) -> Iterator[tuple[str, Sitting, Journal]]:
    """A day on a store of its own, served by a process of its own, and both gone afterwards."""
    engine = open_database(Settings(data=folder, database_url="").database)
    migrate(engine, bundled("migrations"))
    sitting = prepare_day(engine, plan, "Rehearsal", jurors) if plan else prepare_demo(engine, seats=jurors)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = f"http://127.0.0.1:{port}"
    own = {"PORT": str(port), "JURYDAY_DATA": str(folder), "JURYDAY_DATABASE_URL": "", "JURYDAY_PUBLIC_URL": server}
    process = subprocess.Popen([sys.executable, "-m", "app.cli", "serve"], env=os.environ | own)
    try:
        _wait_for(server)
        yield server, sitting, Journal(engine, sitting)
    finally:
        process.terminate()
        process.wait(20)
        engine.dispose()


def _wait_for(server: str) -> None:
    for _ in range(200):
        with suppress(httpx.TransportError):
            if httpx.get(f"{server}/healthz").status_code == httpx.codes.OK:
                return
        time.sleep(0.1)
    raise TimeoutError("the server of the rehearsal does not answer")


async def _held(facilitator: SimulatedFacilitator, people: Sequence[SimulatedJuror]) -> None:
    """Until the day is closed; then everybody has a moment to hear what became of the last thing sent."""
    seats = [asyncio.create_task(person.take_part()) for person in people]
    await facilitator.hold_the_day()
    await asyncio.sleep(1)
    for seat in seats:
        seat.cancel()
    await asyncio.gather(*seats, return_exceptions=True)


def _told(people: Sequence[SimulatedJuror], entries: Sequence[Entry], digest: str, seconds: float) -> Rehearsed:
    fates = {act_id: fate for person in people for act_id, fate in person.fates.items()}
    acknowledged = {act_id for act_id, fate in fates.items() if fate == "recorded"}
    stands = Counter(entry.act_id for entry in entries)
    return Rehearsed(
        jurors=len(people),
        acts=len(fates),
        acknowledged=len(acknowledged),
        recorded=sum(act_id in stands for act_id in fates),
        lost=sum(act_id not in stands for act_id in acknowledged),
        doubled=sum(count > 1 for count in stands.values()),
        seconds=round(seconds, 1),
        digest=digest,
    )
