"""What every door needs at hand: the rooms, the locks, the pages."""

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path

from limits import RateLimitItemPerHour
from sqlalchemy import Engine

from ..jury.state import EMPTY, State
from ..live.room import Room
from ..live.rooms import Rooms
from ..store.box import Box
from ..store.consoles import called, ends
from ..store.evidence.files import Files
from ..store.journal import Journal
from ..store.juries import sittings
from ..store.mixing import mixing
from ..store.preparing import zones
from ..store.roster import names, revisions
from ..store.shelf import Shelf
from ..store.tables import Sitting
from .access import Access
from .errands import Errands
from .gate import Gate
from .guesses import Guesses
from .packs.jobs import Packs
from .printing.packs import Printer
from .render import Render


@dataclass(frozen=True, slots=True)
class House:
    """`keys` is the folder of the keys, `files` where evidence lies, `recount` the script in every export, `address`
    is where people find this server, without a slash at the end.

    What was guessed wrong is counted apart at each lock: whoever guesses at the desk keeps no juror out. A code of
    the second factor is counted by whose it would be, a juror's own number by the device. `at_the_desk`, `admitting`,
    `opening_files`, `printing`, `charting` and `seating` are for one at a time: whoever waits for them holds no
    thread that a vote could need. Who holds `looking` alone looks at what others have written to the database.
    """

    engine: Engine
    keys: Path
    files: Files
    rooms: Rooms
    access: Access
    guesses: Guesses
    render: Render
    printer: Printer
    address: str
    recount: bytes
    shelf: Shelf
    rehearsal: bool = False
    passwords: Guesses = field(default_factory=lambda: Guesses(per_address=10, in_all=60))
    invitations: Guesses = field(default_factory=lambda: Guesses(per_address=20, in_all=120))
    codes: Guesses = field(default_factory=lambda: Guesses(per_address=10, in_all=1_000, each=RateLimitItemPerHour))
    own_numbers: Guesses = field(default_factory=lambda: Guesses(per_address=10, in_all=500, each=RateLimitItemPerHour))
    at_the_desk: asyncio.Lock = field(default_factory=asyncio.Lock)
    admitting: asyncio.Lock = field(default_factory=asyncio.Lock)
    opening_files: asyncio.Lock = field(default_factory=asyncio.Lock)
    printing: asyncio.Lock = field(default_factory=asyncio.Lock)
    charting: asyncio.Lock = field(default_factory=asyncio.Lock)
    seating: asyncio.Lock = field(default_factory=asyncio.Lock)
    looking: asyncio.Lock = field(default_factory=asyncio.Lock)
    errands: Errands = field(default_factory=Errands)
    packs: Packs = field(default_factory=Packs)
    gate: Gate = field(default_factory=Gate)
    called_by: dict[str, int] = field(default_factory=dict)
    """The revisions of the rosters by which the consoles call people."""

    def state_of(self, sitting: str) -> State:
        """The sitting as it is; empty before it opens."""
        room = self.rooms.find(sitting)
        return room.state if room else EMPTY

    @property
    def is_live(self) -> bool:
        """Whether a real day is on, with somebody in its room."""
        rooms = [self.rooms.find(sitting) for sitting, state in self.rooms.states().items() if state.is_open]
        days = [(room.presence, room.state.day) for room in rooms if room]
        return any(present and not day.closed and not day.adjourned for present, day in days)

    async def admit(self, sitting: Sitting) -> Room:
        """The sitting's room, opened where it is not open yet."""
        async with self.admitting:
            return self.rooms.find(sitting.id) or await self._opened(sitting)

    async def admit_all(self) -> None:
        """A room for every sitting in the database, whoever put it there, in the time zone that is settled there."""
        for sitting in await asyncio.to_thread(sittings, self.engine, frozenset(self.rooms.states())):
            await self.admit(sitting)
        for named, zone in (await asyncio.to_thread(zones, self.engine)).items():
            room = self.rooms.find(named)
            if room and room.links.zone != zone:
                room.links = replace(room.links, zone=zone)

    async def recall(self, sitting: str) -> None:
        """The console calls people, and judges tables, by what is kept beside the journal now."""
        called = await asyncio.to_thread(names, self.engine, sitting)
        wishes = await asyncio.to_thread(mixing, self.engine, sitting)
        if room := self.rooms.find(sitting):
            room.call_by(called)
            room.mix_by(wishes)

    async def recall_changed(self) -> None:
        """The same in every room whose roster has changed, by whichever worker: an erased name goes everywhere."""
        now = await asyncio.to_thread(revisions, self.engine)
        for sitting in [each for each, changes in now.items() if self.called_by.get(each) != changes]:
            await self.recall(sitting)
        self.called_by.update(now)

    async def look_at_consoles(self) -> None:
        """Whose console has ended, wherever that was decided, is shut out of the rooms here, too."""
        found = await asyncio.to_thread(ends, self.engine)
        names = await asyncio.to_thread(called, self.engine)
        for sitting, cards in found.items():
            if room := self.rooms.find(sitting):
                room.let_in(cards)
                room.lead.call_by(names.get(sitting, {}))

    async def _opened(self, sitting: Sitting) -> Room:
        journal, box = Journal(self.engine, sitting), Box(self.engine, sitting.id, self.keys / "box")
        room = await self.rooms.open(journal, box, sitting, self.address)
        await asyncio.to_thread(box.tidy, room.state, alone=journal.alone)
        room.let_in((await asyncio.to_thread(ends, self.engine)).get(sitting.id, {}))
        await self.recall(sitting.id)
        return room
