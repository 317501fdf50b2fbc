"""One schedule of a vote: tablets, consoles, lines and a server, moved by the dice alone, then healed and looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from app.jury.day.acts import Announce
from app.jury.people import By, Role
from app.jury.reasons import Fate
from app.jury.rules import undo
from app.jury.seats.acts import TakeSeat
from app.jury.votes.acts import CloseVote, OpenVote
from app.live.answer import Answer, Sent
from app.live.desk import Desk
from tests.chaos.simulation.server import Commit, Disk, Line, Server
from tests.chaos.simulation.tablet import VOTE, Tablet, new_id
from tests.chaos.simulation.truth import Truth
from tests.days import ARRIVED, START, moved_to, told

if TYPE_CHECKING:
    from app.jury.act import Act
    from app.jury.state import State

DAY = 24 * 60 * 60 * 1000
JURORS, STEPS = 3, 200
BEFORE, _ = told(ARRIVED, moved_to("opening"))
COMMITS = [Commit.DONE] * 12 + [c for c in Commit if c is not Commit.DONE]
WISHES = (
    *("answer",) * 6,
    *("arrive",) * 10,
    *("settle",) * 10,
    *("commit",) * 10,
    *("hear",) * 8,
    *("cut", "reload", "double", "drop", "kill", "jump", "open", "close", "undo", "speak", "move", "forge", "look"),
)


@dataclass
class World:
    """Everything that is on its way: `up` to the server, `down` to the tablets. Order means nothing."""

    seed: int
    desk: type[Desk] = Desk
    tablet: type[Tablet] = Tablet
    steps: int = 0
    restarts: int = 0
    up: list[tuple[Line, str, Act]] = field(default_factory=list)
    down: list[tuple[Line, Answer]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = Random(self.seed)
        self.now = START + DAY
        self.disk = Disk(BEFORE)
        self.truth = Truth(self.disk)
        self.server = Server(self.disk, lambda: self.now, self.desk)
        jurors = [Line(By(Role.JUROR, n), 1) for n in range(1, JURORS + 1)]
        consoles = [Line(By(Role.FACILITATOR, n), 0) for n in (1, 2)]
        self.jurors = [self.tablet(line) for line in jurors]
        self.consoles = [self.tablet(line) for line in consoles]
        self.left: list[Tablet] = []
        self.seen = self.state

    @property
    def state(self) -> State:
        return self.server.desk.state

    @property
    def devices(self) -> list[Tablet]:
        return [*self.jurors, *self.consoles, *self.left]

    def run(self) -> Truth:
        """A bad day, then a good line, a last close, and the look at what came of it."""
        self._act(self.consoles[0], OpenVote(VOTE, 1))
        for _ in range(self.dice.randint(STEPS // 3, STEPS)):
            getattr(self, self.dice.choice(WISHES))()
            self.steps += 1
        self._heal()
        if self.state.voting(VOTE).is_open:
            self._act(self.consoles[0], CloseVote(VOTE, self.state.voting(VOTE).version))
            self._heal()
        self.truth.at_the_end(self.devices, self.state)
        return self.truth

    # What people do

    def answer(self) -> None:
        juror = self.dice.choice(self.jurors)
        if (act_id := juror.answer(self.seen, self.dice)) is not None:
            self._send(juror, act_id, juror.outbox[act_id])

    def look(self) -> None:
        """Screens show what the server showed a while ago."""
        self.seen = self.state

    def open(self) -> None:
        self._act(self.dice.choice(self.consoles), OpenVote(VOTE, self.seen.voting(VOTE).version + 1))

    def close(self) -> None:
        self._act(self.dice.choice(self.consoles), CloseVote(VOTE, self.seen.voting(VOTE).version))

    def undo(self) -> None:
        act = undo(self.seen)
        if isinstance(act, OpenVote | Announce):
            self._act(self.dice.choice(self.consoles), act)

    def speak(self) -> None:
        self._act(self.dice.choice(self.consoles), Announce(self.dice.choice(["Tea!", "Cake!", ""])))

    def move(self) -> None:
        """A juror takes another tablet; the first keeps what it has not sent."""
        if self.dice.random() < 0.5:
            return
        place = self.dice.randrange(JURORS)
        old = self.jurors[place]
        sent = Sent(By(Role.VISITOR), new_id(self.dice), TakeSeat(old.line.by.number))
        self.truth.sent(sent.by, sent.act_id, sent.act)
        self._settle_alone(sent)
        generation = self.state.seats[old.line.by.number].generation
        if generation != old.line.generation:
            self.jurors[place] = old.moved_to(Line(old.line.by, generation))
            self.left.append(old)

    def forge(self) -> None:
        """An id that is recorded, with other content, as no tablet of ours would send it."""
        act_id = self.dice.choice(self.disk.entries).act_id
        self.up.append((Line(self.consoles[1].line.by, 9), act_id, Announce("forged")))

    # What lines do

    def arrive(self) -> None:
        if self.up:
            line, act_id, act = self.up.pop(self.dice.randrange(len(self.up)))
            self._received(line, act_id, act)

    def hear(self) -> None:
        if self.down:
            self._heard(*self.down.pop(self.dice.randrange(len(self.down))))

    def double(self) -> None:
        if self.up:
            self.up.append(self.dice.choice(self.up))

    def drop(self) -> None:
        for way in (self.up, self.down):
            if way:
                way.pop(self.dice.randrange(len(way)))

    def cut(self) -> None:
        """The line breaks: answers on it are lost, frames may come late. It is back, and everything open goes again."""
        device = self.dice.choice(self.devices)
        self.down = [one for one in self.down if one[0] != device.line]
        self._send_again(device)

    def reload(self) -> None:
        device = self.dice.choice(self.devices)
        device.reload()
        self._send_again(device)

    # What the server does

    def settle(self) -> None:
        if self.server.inbox and not self.server.is_writing:
            self.server.begin(self.dice.randint(1, len(self.server.inbox)))
            self._say()

    def commit(self) -> None:
        if self.server.is_writing:
            if not self.server.commit(self.dice.choice(COMMITS)):
                self._restart()
            self._say()

    def kill(self) -> None:
        if self.dice.random() < 0.5:
            self._restart()

    def jump(self) -> None:
        self.now += self.dice.choice([-DAY, DAY, 1000, 5000, -5000])

    def _restart(self) -> None:
        self.restarts += 1
        self.server = Server(self.disk, lambda: self.now, self.desk)
        self.up, self.down = [], []
        self.truth.restarted()
        for device in self.devices:
            self._send_again(device)

    def _say(self) -> None:
        for line, answer in self.server.answers:
            self.truth.said(answer)
            self.down.append((line, answer))
        self.server.answers = []
        self.now += 1

    def _settle_alone(self, sent: Sent) -> None:
        while self.server.is_writing:
            self.server.commit(Commit.DONE)
        self._say()
        self.server.inbox.insert(0, (self.consoles[0].line, sent))
        self.server.begin(1)
        while self.server.is_writing:
            self.server.commit(Commit.DONE)
        self.server.answers = [one for one in self.server.answers if one[1].act_id != sent.act_id]

    def _received(self, line: Line, act_id: str, act: Act) -> None:
        """As the door does it: a device that has been replaced is told so, and asks nothing of the desk."""
        seat = self.state.seats.get(line.by.number)
        if line.by.role is Role.JUROR and seat is not None and seat.generation != line.generation:
            self.down.append((line, Answer(act_id, Fate.REVOKED)))
        else:
            self.server.inbox.append((line, Sent(line.by, act_id, act)))

    def _heard(self, line: Line, answer: Answer) -> None:
        for device in self.devices:
            if device.line == line:
                device.told(answer)

    def _act(self, console: Tablet, act: Act) -> None:
        act_id = console.tap(act, self.dice)
        self._send(console, act_id, act)

    def _send(self, device: Tablet, act_id: str, act: Act) -> None:
        self.truth.sent(device.line.by, act_id, act)
        self.up.append((device.line, act_id, act))

    def _send_again(self, device: Tablet) -> None:
        for act_id, act in device.to_send_again(self.dice).items():
            self._send(device, act_id, act)

    def _heal(self) -> None:
        """Nothing fails any more, and everybody sends what is open until nothing is."""
        for _ in range(6):
            for device in self.devices:
                self._send_again(device)
            while self.up or self.down or self.server.inbox or self.server.is_writing:
                while self.up:
                    self.arrive()
                if not self.server.is_writing and self.server.inbox:
                    self.server.begin(len(self.server.inbox))
                while self.server.is_writing:
                    self.server.commit(Commit.DONE)
                self._say()
                while self.down:
                    self.hear()
            if not any(device.outbox for device in self.devices if not device.has_moved):
                return
