"""One live sitting: the desk takes acts in, the seats are shown what follows from them. The two meet at the journal."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import replace

from ..jury.act import Act
from ..jury.numbers import JurorNumber, Millis
from ..jury.people import By, Role
from ..jury.reasons import Reason, Refused
from ..jury.state import State
from ..jury.tables.wishes import NO_WISHES, Wishes
from ..jury.turns.voice import shared_now
from ..screens.draw import screen
from ..screens.frame import Frame
from ..screens.moment import Links, Moment
from ..screens.region import Screen
from ..screens.watched import NOTHING_SEEN, Watched
from ..store.box import Box
from ..store.journal import Journal
from .answer import Answer, Sent
from .bell import Bell
from .chances import Chance, Chances
from .clock import Clock, minute_of
from .desk import Desk
from .hands import Lead
from .pulse import Pulse
from .seat import MOVED, Renderer, Seat
from .watch import Report, Watch

log = logging.getLogger(__name__)

Fetch = Mapping[type[Act], Callable[[str, State, Act], object]]
"""What some acts need worked out before they are checked: act → (sitting, state, act) → what `check` is given."""

NOTHING: Fetch = {}
FETCHES = 3
ACTS_FIRST = 0.25
"""Seconds for which screens may wait while acts keep coming in."""
TURN = 0.005
"""Seconds for which screens are drawn before acts have their turn."""
GLANCE = 1.0
"""Seconds for which what was seen of devices is good enough: a hall of thousands is not looked over at every ballot."""


class Room:
    """Open it with `start`, end it with `stop`; in between, `submit` acts and `sit` devices down."""

    def __init__(
        self,
        journal: Journal,
        links: Links,
        render: Renderer,
        clock: Clock,
        fetch: Fetch = NOTHING,
        pulse: Pulse | None = None,
        box: Box | None = None,
        chance: Chance | None = None,
    ) -> None:
        self.links = links
        self.speed = 1
        self._first_epoch = str(journal.header["epoch"])
        self._bell = Bell()
        self._pulse = pulse or Pulse()
        self._desk = Desk(journal, clock, self._bell.ring, self._pulse, box)
        self._chances = Chances(chance, self._bell.ring)
        self._render = render
        self._clock = clock
        self._fetch = fetch
        self._seats: set[Seat] = set()
        self._present: Counter[JurorNumber] = Counter()
        self._frame: Frame | None = None
        self._names: Mapping[JurorNumber, str] = {}
        self._wishes = NO_WISHES
        self._sitting = journal.sitting
        self._consoles: Mapping[int, Millis] = {}
        self._shut: Set[int] = frozenset()
        self._tasks: list[asyncio.Task[None]] = []
        self._left_with = 0
        self.watch = Watch()
        self.lead = Lead()
        self._watched = NOTHING_SEEN
        self._glanced_at = 0.0

    @property
    def state(self) -> State:
        return self._desk.state

    @property
    def now(self) -> Millis:
        """The time by which this room goes, which in a rehearsal runs `speed` times as fast."""
        return self._clock()

    @property
    def epoch(self) -> str:
        """Another one after every return from a copy: tablets that meet it send again what they still hold."""
        restored = self.state.day.restored
        return restored[-1].epoch if restored else self._first_epoch

    @property
    def presence(self) -> Set[JurorNumber]:
        """Who is connected, by a socket or by asking for the screen again and again, or lately by pages alone."""
        return frozenset(self._present) | self.watch.reached()

    def heard(self, by: By, report: Report | None = None, polls: bool = False) -> None:
        """A device has shown its pass, and perhaps says how it is. Rings no bell: most of it is no news."""
        if by.role is Role.JUROR:
            juror = JurorNumber(by.number)
            self.watch.heard(juror, self.state.seats[juror].generation, report, polls)
        elif by.role is Role.FACILITATOR:
            self.lead.heard(by.number)

    def stirred(self) -> None:
        """Somebody asked for help, waits at a seat, is known there, or leads now: screens are told at once."""
        self._glanced_at = 0.0
        self._bell.ring()

    def call_by(self, names: Mapping[JurorNumber, str]) -> None:
        """What the console calls the jurors from now on."""
        self._names = names
        self._bell.ring()

    def mix_by(self, wishes: Wishes[JurorNumber]) -> None:
        """By what the console judges tables from now on."""
        self._wishes = wishes
        self._bell.ring()

    def let_in(self, consoles: Mapping[int, Millis]) -> None:
        """Until when each facilitator is one, by number: 0 for not any more. Asked again and again, for time passes."""
        self._consoles = consoles
        now = self._clock()
        shut = frozenset(number for number, end in consoles.items() if end <= now)
        if shut != self._shut:
            self._shut = shut
            for number in shut:
                self.lead.left(number)
            self._bell.ring()

    @property
    def consoles(self) -> Mapping[int, Millis]:
        """The facilitators whose time ends, and when."""
        return self._consoles

    async def start(self) -> None:
        await self._desk.catch_up()
        self.lead.resume(self.state.undoable)
        self._tasks = [asyncio.create_task(self._desk.write()), asyncio.create_task(self._show())]

    async def stop(self, code: int) -> None:
        """Let every device go with this close code, then end the room's own tasks."""
        self._left_with = code
        for seat in self._seats:
            seat.leave(code)
        self._chances.stop()
        await self._desk.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def take(self, sent: Sent) -> Answer:
        """An act that a device has sent: what is for the lead is taken from the lead, while there is one."""
        try:
            self.lead.check(sent.by, sent.act)
        except Refused as refused:
            return Answer.refused(sent.act_id, refused.reason)
        return await self.submit(sent)

    async def submit(self, sent: Sent) -> Answer:
        """The fate of an act. What it needs is worked out beside the room, again where the room has changed since."""
        work_out = self._fetch.get(type(sent.act))
        if work_out is None:
            return await self._desk.submit(sent)
        answer = Answer.refused(sent.act_id, Reason.TRY_AGAIN)
        for _ in range(FETCHES):
            given = await asyncio.to_thread(work_out, self._sitting, self.state, sent.act)
            answer = await self._desk.submit(replace(sent, given=given))
            if answer.reason is not Reason.TRY_AGAIN:
                break
        return answer

    def is_current(self, viewer: By, generation: int) -> bool:
        """Whether this device still speaks for its seat: only the newest generation does, and no console for ever.

        A console's generation is the second (UTC) at which it ends, and 0 or 1 where it ends only if somebody shuts it.
        """
        if viewer.role is Role.FACILITATOR:
            ends_at = self._consoles.get(viewer.number, generation * 1000 if generation > 1 else None)
            return ends_at is None or self._clock() < ends_at
        if viewer.role is not Role.JUROR:
            return True
        seat = self.state.seats.get(JurorNumber(viewer.number))
        return seat is not None and seat.generation == generation

    def screen(self, viewer: By) -> Screen:
        """What this viewer sees at this moment, for a page that is fetched whole."""
        if viewer.role is Role.FACILITATOR:
            self._glanced_at = 0.0
        return screen(Frame(self._moment(), self._frame), viewer)

    def sit(self, seat: Seat) -> None:
        """A device connected: it is shown the full state. Where the room has ended meanwhile, it is to come back."""
        if self._left_with:
            seat.leave(self._left_with)
            return
        self._seats.add(seat)
        self._pulse.came(seat.viewer.role)
        self.heard(seat.viewer)
        if seat.viewer.role is Role.JUROR:
            self._present[JurorNumber(seat.viewer.number)] += 1
            self.watch.plugged(JurorNumber(seat.viewer.number))
        else:
            self._glanced_at = 0.0
        self._bell.ring()

    def stand_up(self, seat: Seat) -> None:
        """A device went away, or was sent away; the second time is nothing new."""
        if seat not in self._seats:
            return
        self._seats.discard(seat)
        self._pulse.went(seat.viewer.role)
        if seat.viewer.role is Role.JUROR:
            self._one_less(JurorNumber(seat.viewer.number))
        self._bell.ring()

    def _one_less(self, juror: JurorNumber) -> None:
        self._present[juror] -= 1
        if not self._present[juror]:
            del self._present[juror]

    async def _show(self) -> None:
        while True:
            rung = await self._bell.heard()
            await self._desk.heard()
            await self._desk.calm(ACTS_FIRST)
            late = await self._show_all() if rung or self._has_moved_on() else 0
            if late:
                asyncio.get_running_loop().call_later(late, self._bell.ring)

    def _has_moved_on(self) -> bool:
        drawn = self._frame.moment if self._frame else None
        if drawn is None or drawn.state is not self.state or drawn.minute != minute_of(self._clock()):
            return True
        return drawn.watched is not self._seen() or drawn.presence != self.presence

    async def _show_all(self) -> float:
        """Draw one frame for everybody, a few seats at a time, so that nobody's act waits for everybody's screens.

        Returns in how many seconds somebody is still due, or 0.
        """
        began = time.perf_counter()
        frame = Frame(self._moment(), self._frame)
        now, late = time.monotonic(), 0.0
        turn, patience = now + TURN, now + ACTS_FIRST
        for seat in tuple(self._seats):
            if time.monotonic() > turn:
                await self._desk.calm(patience - now)
                now = time.monotonic()
                turn = now + TURN
            if seat not in self._seats:
                continue
            if not self.is_current(seat.viewer, seat.generation):
                self.stand_up(seat)
                seat.leave(MOVED)
                continue
            wait = seat.due_in(now)
            if wait > 0 or not self._shown(seat, frame):
                late = max(late, wait, 0.05)
        self._chances.want(shared_now(frame.moment.state))
        frame.settle()
        self._frame = frame
        self._pulse.drew(time.perf_counter() - began)
        return late

    def _shown(self, seat: Seat, frame: Frame) -> bool:
        try:
            return seat.show(frame, self._render)
        except Exception:
            # A fault in one screen must not keep everybody else from seeing theirs.
            log.exception("the screen of %s could not be drawn", seat.viewer)
            return True

    def _moment(self) -> Moment:
        names, minute = self._names, minute_of(self._clock())
        chances, wishes = self._chances.known, self._wishes
        return Moment(self.state, self.links, self.presence, names, minute, chances, wishes, self._seen())

    def _seen(self) -> Watched:
        """The same object until something would read differently."""
        now = time.monotonic()
        if now - self._glanced_at >= GLANCE:
            self._glanced_at = now
            staff = [seat.viewer for seat in self._seats if seat.viewer.role is not Role.JUROR]
            hands = self.lead.hands(staff)
            health = self.watch.health(self.state.seats.items())
            seen = Watched(health, self.watch.calls, self.watch.knocks, hands, self.watch.owners)
            self._watched = self._watched if seen == self._watched else seen
        return self._watched
