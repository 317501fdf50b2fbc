"""The writer's desk: acts come in, one writer decides on them in order, and nobody is told before the commit.

The batch is whatever arrived during the previous commit. Each act is checked on a provisional state; the state is
adopted, and the senders are answered, only when the journal has returned.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence

from ..jury.entry import Entry
from ..jury.numbers import ActId, Millis, Seq
from ..jury.reasons import Fate, Reason, Refused
from ..jury.rules import apply, check
from ..jury.state import EMPTY, State
from ..store.journal import Journal, SeqTaken
from .answer import Answer, Sent
from .clock import Clock

log = logging.getLogger(__name__)

LARGEST_BATCH = 2_000


class Desk:
    """Holds the folded state of one sitting. `state` is always what the journal says, never what it may come to say."""

    def __init__(self, journal: Journal, clock: Clock, ring: Callable[[], None]) -> None:
        self.journal = journal
        self.state: State = EMPTY
        self.seq = Seq(0)
        self._at = Millis(0)
        self._clock = clock
        self._ring = ring
        self._known: dict[ActId, Entry] = {}
        self._inbox: list[tuple[Sent, asyncio.Future[Answer]]] = []
        self._waiting = asyncio.Event()
        self._unsure = False

    async def catch_up(self) -> None:
        """Read the journal past our seq. After an unknown commit this is also how the truth is learned."""
        for entry in await asyncio.to_thread(self.journal.read, self.seq):
            self._adopt(entry)
        self._unsure = False

    async def submit(self, sent: Sent) -> Answer:
        """The fate of an act, once the journal has it or has refused it."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._inbox.append((sent, future))
        self._waiting.set()
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
            self._ring()

    async def _settle(self, batch: Sequence[Sent]) -> list[Answer]:
        try:
            if self._unsure:
                await self.catch_up()
            while True:
                answers, entries = self._decide(batch)
                if not entries:
                    return answers
                try:
                    await asyncio.to_thread(self.journal.append, entries)
                except SeqTaken:
                    await self.catch_up()
                    continue
                for entry in entries:
                    self._adopt(entry)
                return answers
        except Exception:
            # Whatever failed, also during COMMIT, nobody knows what was kept: everyone is asked to send again.
            log.exception("the journal could not be written")
            self._unsure = True
            return [Answer.refused(sent.act_id, Reason.TRY_AGAIN) for sent in batch]

    def _decide(self, batch: Sequence[Sent]) -> tuple[list[Answer], list[Entry]]:
        state, entries, fresh = self.state, list[Entry](), dict[ActId, Entry]()
        answers = []
        now = Millis(max(self._clock(), self._at))
        for sent in batch:
            known = self._known.get(sent.act_id) or fresh.get(sent.act_id)
            if known is not None:
                answers.append(_again(known, sent))
                continue
            try:
                outcome = check(state, sent.by, sent.act, now)
            except Refused as refused:
                answers.append(Answer.refused(sent.act_id, refused.reason))
                continue
            entry = Entry(Seq(self.seq + len(entries) + 1), now, sent.by, sent.act_id, sent.act, outcome)
            state = apply(state, entry)
            entries.append(entry)
            fresh[sent.act_id] = entry
            answers.append(_recorded(entry))
        return answers, entries

    def _adopt(self, entry: Entry) -> None:
        self.state = apply(self.state, entry)
        self.seq, self._at = entry.seq, entry.at
        self._known[entry.act_id] = entry


def _again(known: Entry, sent: Sent) -> Answer:
    """The first answer once more. The same id with other content, or from somebody else, is a conflict."""
    if (known.by, known.act) != (sent.by, sent.act):
        return Answer.refused(sent.act_id, Reason.OTHER_CONTENT)
    return _recorded(known)


def _recorded(entry: Entry) -> Answer:
    return Answer(entry.act_id, Fate.RECORDED, entry.seq, outcome=entry.outcome)
