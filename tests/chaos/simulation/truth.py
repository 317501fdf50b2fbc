"""What must be so, whatever happened: who is counted is worked out in plain Python, without a rule of the app."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.jury.reasons import Fate
from app.jury.rules import fold
from app.jury.votes.acts import CastBallot, CloseVote, OpenVote, VoteClosed
from tests.chaos.simulation.tablet import FINAL, QUESTION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.jury.act import Act
    from app.jury.people import By
    from app.jury.state import State
    from app.live.answer import Answer
    from tests.chaos.simulation.server import Disk
    from tests.chaos.simulation.tablet import Tablet


class Violation(AssertionError):
    """Something that must never be."""


class Truth:
    """Remembers everything that was sent and said."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._before = len(disk.entries)
        self._sent: dict[str, tuple[By, Act]] = {}
        self._said: dict[str, Answer] = {}

    def sent(self, by: By, act_id: str, act: Act) -> None:
        self._sent.setdefault(act_id, (by, act))

    def said(self, answer: Answer) -> None:
        """At the moment of the answer: recorded means that it is on the disk, at that place, now."""
        if answer.fate is Fate.RECORDED:
            there = self._disk.entries[answer.seq - 1 : answer.seq]
            _must("recorded is on the disk", [entry.act_id for entry in there] == [answer.act_id])
        if answer.fate in FINAL - {Fate.CONFLICT}:
            first = self._said.setdefault(answer.act_id, answer)
            _must("one act, one answer", (first.fate, first.seq) == (answer.fate, answer.seq))

    def restarted(self) -> None:
        """Refusals are a server's own memory; what a tablet heard of them it does not send again."""
        self._said = {act_id: told for act_id, told in self._said.items() if told.fate is Fate.RECORDED}

    def at_the_end(self, devices: Iterable[Tablet], state: State) -> None:
        entries = self._disk.entries
        _must("no gap", [entry.seq for entry in entries] == list(range(1, len(entries) + 1)))
        _must("nothing twice", len({entry.act_id for entry in entries}) == len(entries))
        _must("time never runs backwards", all(a.at <= b.at for a, b in pairwise(entries)))
        new = entries[self._before :]
        _must("nothing invented", all(self._sent.get(entry.act_id) == (entry.by, entry.act) for entry in new))
        _must("the state is the journal's", fold(entries) == state)
        stored = {entry.act_id: entry.seq for entry in entries}
        devices = list(devices)
        for device in devices:
            self._each_tap(device, stored)
            if [other.line.by for other in devices].count(device.line.by) == 1:
                self._last_choice(device)
        self._each_close(state)

    def _each_tap(self, device: Tablet, stored: dict[str, int]) -> None:
        for act_id in device.tapped:
            told = device.fates.get(act_id)
            if told is None and device.has_moved:
                continue
            _must("every tap has a final fate", told is not None and told.fate in FINAL)
            _must("recorded or not, as told", stored.get(act_id) == told.seq)

    def _last_choice(self, device: Tablet) -> None:
        """Of all that a juror tapped on the one tablet and that is recorded, the last is what counts."""
        told = {act_id for act_id, answer in device.fates.items() if answer.fate is Fate.RECORDED}
        wished = [mark for mark, act_id in device.wishes if act_id in told]
        ballots = [e.act for e in self._disk.entries if e.by == device.line.by and isinstance(e.act, CastBallot)]
        if wished:
            _must("the last choice counts", max(ballots, key=lambda act: act.rev).answers[QUESTION] == wished[-1])

    def _each_close(self, state: State) -> None:
        """At each close, of every juror the answer with the highest revision so far; nothing that came later."""
        latest: dict[int, tuple[int, int]] = {}
        version, is_open, closes = 0, False, []
        for entry in self._disk.entries:
            match entry.act:
                case OpenVote():
                    _must("a vote opens once a version", not is_open and entry.act.version == version + 1)
                    version, is_open = entry.act.version, True
                case CastBallot():
                    _must("no ballot after the close", is_open and entry.act.version == version)
                    revision = latest.get(entry.by.number, (0, 0))[0]
                    _must("an older answer never counts", entry.act.rev > revision)
                    latest[entry.by.number] = (entry.act.rev, entry.act.answers[QUESTION])
                case CloseVote():
                    _must("a version closes once", is_open and entry.act.version == version)
                    is_open = False
                    _must("what is counted is what was recorded", _counts(entry.outcome, latest))
                    closes.append(entry.outcome)
        _must("a result never changes", tuple(closes) == state.voting("opening").closings)


def _counts(outcome: object, latest: dict[int, tuple[int, int]]) -> bool:
    assert isinstance(outcome, VoteClosed)
    return sorted(outcome.ballots.get(QUESTION, ())) == sorted(mark for _, mark in latest.values())


def _must(be: str, so: bool) -> None:
    if not so:
        raise Violation(be)
