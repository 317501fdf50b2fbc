"""The writer's desk: acts come in, one writer decides on them in order, and nobody is told before the commit.

The batch is whatever arrived during the previous commit. Each act is checked on a provisional state; the state is
adopted, and the senders are answered, only when the journal has returned.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy.exc import SQLAlchemyError

from ..jury.acts import kind_of
from ..jury.entry import Entry
from ..jury.numbers import ActId, Millis, Seq
from ..jury.reasons import Fate, Reason
from ..jury.removals.acts import EraseJuror, Redact, Removed
from ..jury.rules import apply, fold
from ..jury.state import EMPTY, State
from ..jury.votes.acts import CastSecret, CloseVote
from ..jury.votes.secrecy import Slip, opens_box, slip
from ..store.blanked import Blanked
from ..store.box import Box
from ..store.journal import Journal, SeqTaken
from .answer import Answer, Sent
from .clock import Clock
from .deciding import again, checked, recorded, runs, without_given
from .pulse import Pulse

log = logging.getLogger(__name__)

LARGEST_BATCH = 500
REFUSALS_REMEMBERED = 20_000
"""An act that was refused and comes in once more by another way gets the same answer, whatever happened in between."""


Refusals = dict[ActId, tuple[Sent, Reason]]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a batch comes to if it is written: an answer to each act, what is new, and the state after it."""

    answers: list[Answer]
    entries: list[Entry]
    slips: list[Slip]
    state: State
    refused: Refusals
    instead: Blanked | None = None


class Desk:
    """Holds the folded state of one sitting. `state` is always what the journal says, never what it may come to say."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        ring: Callable[[], None],
        pulse: Pulse | None = None,
        box: Box | None = None,
    ) -> None:
        self.journal = journal
        self._box = box
        self.state: State = EMPTY
        self.seq = Seq(0)
        self._at = Millis(0)
        self._clock = clock
        self._ring = ring
        self._pulse = pulse or Pulse()
        self._known: dict[ActId, Entry] = {}
        self._refused: Refusals = {}
        self._inbox: list[tuple[Sent, asyncio.Future[Answer]]] = []
        self._waiting = asyncio.Event()
        self._calm = asyncio.Event()
        self._calm.set()
        self._unsure = False
        self._closed = False
        self._reading_or_writing = asyncio.Lock()

    async def catch_up(self) -> None:
        """Read the journal past our seq. After an unknown commit this is also how the truth is learned."""
        async with self._reading_or_writing:
            await self._read_on()

    async def heard(self) -> None:
        """The bell rang: where others write to this journal too, see what they wrote, now or at the next ring."""
        if self.journal.alone:
            return
        try:
            await self.catch_up()
        except (SQLAlchemyError, OSError):
            log.warning("the journal could not be read, and what others wrote is not on these screens yet")

    async def submit(self, sent: Sent) -> Answer:
        """The fate of an act, once the journal has it or has refused it."""
        if self._closed:
            return Answer.refused(sent.act_id, Reason.TRY_AGAIN)
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._inbox.append((sent, future))
        self._waiting.set()
        self._calm.clear()
        return await future

    async def write(self) -> None:
        """The one writer; runs for as long as the room is open."""
        while True:
            await self._waiting.wait()
            batch, self._inbox = self._inbox[:LARGEST_BATCH], self._inbox[LARGEST_BATCH:]
            if not self._inbox:
                self._waiting.clear()
            answers = await self._settle([sent for sent, _ in batch])
            for (_, future), answer in zip(batch, answers, strict=True):
                if not future.done():
                    future.set_result(answer)
            self._pulse.told((kind_of(sent.act), answer.fate) for (sent, _), answer in zip(batch, answers, strict=True))
            if not self._inbox:
                self._calm.set()
            self._ring()

    async def close(self) -> None:
        """Take nothing more. What is being written is written, and answered; everybody else is to send again."""
        self._closed = True
        waiting, self._inbox = self._inbox, []
        for sent, future in waiting:
            if not future.done():
                future.set_result(Answer.refused(sent.act_id, Reason.TRY_AGAIN))
        async with self._reading_or_writing:
            return

    async def calm(self, patience: float) -> None:
        """Returns when nobody waits for an answer and nothing has come in meanwhile, or after so many seconds."""
        end = asyncio.get_running_loop().time() + patience
        with suppress(TimeoutError):
            async with asyncio.timeout_at(end):
                await _rounds_of_the_loop()
                while not self._calm.is_set():
                    await self._calm.wait()
                    await _rounds_of_the_loop()

    async def _settle(self, batch: Sequence[Sent]) -> list[Answer]:
        async with self._reading_or_writing:
            try:
                # Where others write too, a refusal on what we know could be wrong, and no seq would tell.
                if self._unsure or not self.journal.alone:
                    await self._read_on()
                return [answer for run in runs(batch) for answer in await self._record(run)]
            except (SQLAlchemyError, OSError):
                # Also when COMMIT itself failed: nobody knows what was kept, so everyone is asked to send again.
                log.exception("the journal could not be written")
                self._pulse.could_not_write()
                self._unsure = True
                return [Answer.refused(sent.act_id, Reason.TRY_AGAIN) for sent in batch]

    async def _record(self, batch: Sequence[Sent]) -> list[Answer]:
        while True:
            decided = self._decide(await self._with_given(batch))
            try:
                if decided.entries:
                    await self._append(decided)
            except SeqTaken:
                await self._read_on()
                continue
            self._adopt_all(decided)
            await self._lock_for_ever(decided.entries)
            if decided.instead:
                await self._read_anew()
            return decided.answers

    async def _append(self, decided: Decided) -> None:
        began = time.perf_counter()
        await asyncio.to_thread(self._write_down, decided)
        self._pulse.wrote(len(decided.entries), time.perf_counter() - began)

    def _write_down(self, decided: Decided) -> None:
        if not decided.slips:
            self.journal.append(decided.entries, instead=decided.instead)
            return
        assert self._box is not None
        self.journal.append(decided.entries, self._box.sealed(decided.slips))

    async def _with_given(self, batch: Sequence[Sent]) -> Sequence[Sent]:
        """A close of a secret vote is given what is in the box. Whatever was cast before it has been committed; what is
        cast meanwhile by way of another worker takes the close's seq. A removal is given what it leaves."""
        match batch:
            case [Sent(act=Redact() | EraseJuror() as act) as sent]:
                return [replace(sent, given=await asyncio.to_thread(self.journal.without, act))]
            case [Sent(act=CloseVote(vote=vote, version=version)) as sent] if opens_box(self.state, vote, version):
                assert self._box is not None
                given, seen = await asyncio.to_thread(self._box.opened, vote, version), self.seq
                # A box that another worker has emptied must not be taken for one whose key is lost: it has closed.
                if not self.journal.alone:
                    await self._read_on()
                return [replace(sent, given=given)] if self.seq == seen else await self._with_given(batch)
        return batch

    async def _lock_for_ever(self, entries: Sequence[Entry]) -> None:
        for act in (entry.act for entry in entries if isinstance(entry.act, CloseVote)):
            if self._box is None or not self.state.the_plan.vote(act.vote).secret:
                continue
            try:
                await asyncio.to_thread(self._box.destroy, act.vote, act.version)
            except (SQLAlchemyError, OSError):
                log.exception("the key of a closed vote could not be destroyed: the next start tries again")

    def _decide(self, batch: Sequence[Sent]) -> Decided:
        """Check act by act on a provisional state, each on top of those before it."""
        state, fresh, answers = self.state, dict[ActId, Entry](), list[Answer]()
        refused: Refusals = {}
        slips: list[Slip] = []
        instead: Blanked | None = None
        now = Millis(max(self._clock(), self._at))
        for sent in batch:
            known = self._known.get(sent.act_id) or fresh.get(sent.act_id)
            if known is not None:
                answers.append(again(known, sent, state.removals.entries))
                continue
            outcome = self._refusal(sent, refused) or checked(state, sent, now)
            if isinstance(outcome, Reason):
                answers.append(Answer.refused(sent.act_id, outcome))
                if answers[-1].fate is not Fate.RETRY:
                    refused.setdefault(sent.act_id, (without_given(sent), outcome))
                continue
            if isinstance(sent.act, CastSecret):
                slips.append(slip(state, sent.act, sent.given))
            instead = sent.given if isinstance(sent.given, Blanked) else instead
            entry = Entry(Seq(self.seq + len(fresh) + 1), now, sent.by, sent.act_id, sent.act, outcome)
            state = apply(state, entry)
            fresh[sent.act_id] = entry
            answers.append(recorded(entry))
        return Decided(answers, list(fresh.values()), slips, state, refused, instead)

    def _adopt_all(self, decided: Decided) -> None:
        """The commit has happened: what was provisional is so."""
        for entry in decided.entries:
            self._known[entry.act_id] = entry
            self.seq, self._at = entry.seq, entry.at
        self.state = decided.state
        self._remember(decided.refused)

    def _refusal(self, sent: Sent, just_now: Refusals) -> Reason | None:
        """What this act was refused for before, if it was."""
        known = self._refused.get(sent.act_id) or just_now.get(sent.act_id)
        if known is None:
            return None
        before, reason = known
        return reason if (before.by, before.act) == (sent.by, sent.act) else Reason.OTHER_CONTENT

    def _remember(self, refused: Refusals) -> None:
        self._refused |= refused
        for act_id in list(islice(self._refused, max(0, len(self._refused) - REFUSALS_REMEMBERED))):
            del self._refused[act_id]

    async def _read_on(self) -> None:
        entries = await asyncio.to_thread(self.journal.read, self.seq)
        for entry in entries:
            self._adopt(entry)
        if any(isinstance(entry.outcome, Removed) for entry in entries):
            await self._read_anew()
        self._unsure = False
        if not self.journal.alone:
            # Whoever closed may have been killed before the key was gone, or we may have made one too late.
            await self._lock_for_ever(entries)

    async def _read_anew(self) -> None:
        """What was removed must be in no memory either: nobody's screen, and no answer to an act that comes again."""
        entries = await asyncio.to_thread(self.journal.read)
        self.state = await asyncio.to_thread(fold, entries)
        self._known = {entry.act_id: entry for entry in entries}

    def _adopt(self, entry: Entry) -> None:
        self.state = apply(self.state, entry)
        self.seq, self._at = entry.seq, entry.at
        self._known[entry.act_id] = entry


async def _rounds_of_the_loop() -> None:
    # What lies in a socket is an act only then: it has been read, its reader has woken, and has submitted it.
    for _ in range(3):
        await asyncio.sleep(0)
