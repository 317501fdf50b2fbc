"""Simulated jurors of a rehearsal inside the server: the real forms of the real screens, without a line in between.

Some are slow, one is late, one is offline for a while, one tablet dies and one person never comes; a scribe begins a
recommendation. However many there are and however fast time runs, together they look and act at most so often a second:
a live day comes first.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from ..jury.reasons import Refused
from ..jury.seats.acts import SeatTaken, TakeSeat
from ..live.answer import Sent
from ..live.room import Room
from ..live.seat import Seat
from ..store.journal import new_act_id
from ..web.house import House
from ..web.inbox import read_fields
from ..web.render import Render
from .answering import in_any_order
from .crowd import DRAFTED, Manner, SimulatedJuror
from .forms import Form, Forms

TURNS, TURNS_BESIDE = 20, 5
"""Looks and acts a second, of all the crowds of a server together: by themselves, and beside a live day."""
BEATS = 10.0
"""Seconds between two heartbeats, as of a tablet."""
LOOKS = 6.0
"""Seconds of the rehearsed day between two looks at a screen."""
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Fate:
    """What happens to somebody, in seconds of the rehearsed day: when they come, go offline and return, and break down.

    None is never.
    """

    comes: float | None
    pace: float = 12.0
    offline: float | None = None
    back: float = 0.0
    dies: float | None = None


def fates(people: int, dice: random.Random) -> list[Fate]:
    """Most are quick. The last never comes; of those before one is late, one offline, one tablet dies, two are slow."""
    told = [Fate(dice.uniform(5, 4 * MINUTE)) for _ in range(people)]
    told[-1] = Fate(None)
    odd = dice.sample(range(people - 1), min(5, people - 1))
    changes: list[dict[str, float]] = [
        {"comes": 25 * MINUTE},
        {"offline": 20 * MINUTE, "back": 28 * MINUTE},
        {"dies": 40 * MINUTE},
        {"pace": 40.0},
        {"pace": 40.0},
    ]
    for who, change in zip(odd, changes, strict=False):
        told[who] = replace(told[who], **change)
    return told


class Turnstile:
    """Lets one through at a time, and no more than so many a second, as it is told each time."""

    def __init__(self, a_second: Callable[[], int]) -> None:
        self._a_second = a_second
        self._one = asyncio.Lock()

    async def through(self) -> None:
        async with self._one:
            await asyncio.sleep(1 / self._a_second())


def turns_beside(house: House) -> int:
    """How many turns a second the crowds may have now."""
    return TURNS_BESIDE if house.is_live else TURNS


async def come_in(gate: Turnstile, room: Room, render: Render, jurors: Sequence[JurorNumber], speed: int) -> None:
    """All of them, until they are sent away."""
    dice = random.Random(0)  # noqa: S311  people, not secrets
    async with asyncio.TaskGroup() as group:
        people = []
        for juror, fate in zip(jurors, fates(len(jurors), dice), strict=True):
            if fate.comes is not None:
                mind = SimulatedJuror("", "", random.Random(juror), Manner(pace=fate.pace))  # noqa: S311
                people.append(Inside(room, render, juror, fate, mind, gate, speed))
                group.create_task(people[-1].take_part())
        group.create_task(_write_at_table_1(room, render, gate, speed))
        group.create_task(_beat(people))


async def _beat(people: Sequence["Inside"]) -> None:
    """The heartbeats of all tablets that are on, however busy the gate is."""
    while not all(person.room.state.day.closed for person in people):
        for person in people:
            person.beat()
        await asyncio.sleep(BEATS)


async def _write_at_table_1(room: Room, render: Render, gate: Turnstile, speed: int) -> None:
    """A simulated scribe begins one recommendation, for somebody else to take further."""
    by = By(Role.SCRIBE, 1)
    while not room.state.day.closed:
        await gate.through()
        forms = Forms(await asyncio.to_thread(render.main, room.screen(by), "en")).found
        if draft := next((form for form in forms if form.does == "DraftRecommendation"), None):
            sent = draft.fields | {"words.en": DRAFTED[1], "act_id": new_act_id()}
            with suppress(Refused):
                await room.submit(read_fields(by, sent))
            return
        await asyncio.sleep(LOOKS / speed)


@dataclass
class Inside:
    """One of them. `mind` decides what is answered, `generation` is that of the seat as they last had it."""

    room: Room
    render: Render
    juror: JurorNumber
    fate: Fate
    mind: SimulatedJuror
    gate: Turnstile
    speed: int
    passed: float = 0.0
    generation: int = 0
    is_on: bool = False

    def beat(self) -> None:
        if self.is_on and self.room.is_current(self._by, self.generation):
            self.room.heard(self._by)

    async def take_part(self) -> None:
        await self._wait(self.fate.comes or 0.0)
        while (seat := await self._sit_down()) is not None:
            self.is_on = True
            await self._stay(seat)
            self.is_on = False
            self.room.stand_up(seat)
            if self.fate.dies is not None and self.passed >= self.fate.dies:
                return
            self.fate = replace(self.fate, offline=None)
            await self._wait(self.fate.back - self.passed)

    async def _sit_down(self) -> Seat | None:
        """None where somebody else has taken the place meanwhile: a person with a tablet, say."""
        place = self.room.state.seats.get(self.juror)
        if place is None or place.generation != self.generation:
            return None
        taking = Sent(By(Role.VISITOR), new_act_id(), TakeSeat(self.juror, place.issue))
        taken = (await self.room.submit(taking)).outcome
        if not isinstance(taken, SeatTaken):
            return None
        self.generation = taken.generation
        seat = Seat(self._by, taken.generation, "en", _nowhere, _nothing)
        self.room.sit(seat)
        return seat

    @property
    def _by(self) -> By:
        return By(Role.JUROR, self.juror)

    async def _stay(self, seat: Seat) -> None:
        """Until the line is lost, the tablet breaks, the day closes or somebody else sits down here."""
        leaves = min((at for at in (self.fate.offline, self.fate.dies) if at is not None), default=float("inf"))
        while self.passed < leaves and self.room.is_current(self._by, seat.generation):
            await self.gate.through()
            await self._look(seat)
            if self.room.state.day.closed:
                self.fate = replace(self.fate, dies=0.0)
                return
            await self._wait(LOOKS)

    async def _look(self, seat: Seat) -> None:
        html = self.render.main(self.room.screen(self._by), "en")
        for form in in_any_order((await asyncio.to_thread(Forms, html)).found, self.mind.dice):
            if self.mind.wants(form):
                await self._wait(self.mind.dice.uniform(0, self.fate.pace))
                await self.gate.through()
                if not self.room.is_current(self._by, seat.generation):
                    return
                await self._send(form)

    async def _send(self, form: Form) -> None:
        try:
            await self.room.submit(read_fields(self._by, dict(self.mind.filled_in(form))))
        except Refused:
            return  # a form of a step that has just been left

    async def _wait(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds) / self.speed)
        self.passed += max(0.0, seconds)


async def _nowhere(text: str) -> None:
    """What a simulated screen is sent is looked at when they look."""


async def _nothing(code: int) -> None:
    """There is no line to close."""
