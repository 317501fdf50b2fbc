"""One sitting's journal on disk: append in one transaction, read past a seq, export as lines. Only added to."""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from ..jury.act import Act
from ..jury.acts import kind_of
from ..jury.chain import canonical, first_link, link, payload_digest
from ..jury.day.acts import OpenSitting
from ..jury.entry import Entry
from ..jury.numbers import ActId, Millis, Seq
from ..jury.people import By
from ..jury.removals.acts import EraseJuror, Redact
from ..jury.rules import apply, check, fold
from . import wire
from .blanked import Blanked, blanked, changed_rows
from .database import reading
from .tables import EntryRow, Sitting, SlipRow

Row = dict[str, Any]

ENTRIES = EntryRow.__table__  # type: ignore[attr-defined]
SLIPS = SlipRow.__table__  # type: ignore[attr-defined]


class SeqTaken(Exception):
    """Another worker wrote first: catch up and decide again."""


class Journal:
    """The entries of one sitting. `alone` says that no other process can write to it."""

    def __init__(self, engine: Engine, sitting: Sitting) -> None:
        self.engine = engine
        self.sitting = sitting.id
        self.header = {"juryday": 1, "sitting": sitting.id, "epoch": sitting.epoch, "zone": sitting.zone}
        self.alone = engine.dialect.name == "sqlite"
        self._last = (0, first_link(self.header))
        # Worked out once: to work it out for every batch, row by row, costs more than the rows themselves.
        statement = insert(ENTRIES).compile(dialect=engine.dialect)
        self._insert = str(statement)
        self._given: Callable[[Row], Any] = itemgetter(*statement.positiontup) if statement.positiontup else dict

    def read(self, after: int = 0) -> list[Entry]:
        """The entries past a seq, in order; this journal then knows where its end is."""
        rows = self._rows(after)
        if rows:
            self._last = (rows[-1].seq, rows[-1].hash)
        return [_entry(row) for row in rows]

    def length(self) -> int:
        """How many entries there are, without reading them."""
        there = select(func.count()).select_from(ENTRIES).where(ENTRIES.c.sitting == self.sitting)
        with reading(self.engine) as connection:
            return connection.execute(there).scalar_one()

    def opening(self) -> OpenSitting | None:
        """The act that opened the sitting, without reading what came after it."""
        first = select(ENTRIES).where(ENTRIES.c.sitting == self.sitting, ENTRIES.c.seq == 1)
        with reading(self.engine) as connection:
            row = connection.execute(first).one_or_none()
        act = _entry(row).act if row else None
        return act if isinstance(act, OpenSitting) else None

    def without(self, act: Redact | EraseJuror) -> Blanked:
        """What such an act would leave, to be appended together with it."""
        return blanked(map(_entry, self._rows(0)), act)

    def append(
        self, entries: Sequence[Entry], slips: Sequence[dict[str, Any]] = (), instead: Blanked | None = None
    ) -> None:
        """Add entries in one transaction, on the disk when this returns. SeqTaken where somebody was quicker.

        slips: what goes into the box together with the entries that say who has cast.
        instead: what earlier entries hold from now on, where one of these removes something.

        Any other database error leaves open whether the commit happened: read past the last seq to learn it.
        """
        rows, last = [], self._last
        # Asked for at once: each asking lets go of the interpreter, and a busy room is slow to give it back.
        salts = secrets.token_hex(16 * len(entries))
        for place, entry in enumerate(entries):
            row = _row(self.sitting, entry, last[1], salts[32 * place : 32 * (place + 1)])
            rows.append(row)
            last = (entry.seq, row["hash"])
        try:
            with self.engine.begin() as connection:
                connection.exec_driver_sql(self._insert, list(map(self._given, rows)))
                if slips:
                    connection.execute(insert(SLIPS), slips)
                if instead:
                    for change in changed_rows(ENTRIES, self.sitting, instead):
                        connection.execute(change)
        except IntegrityError as error:
            raise SeqTaken from error
        self._last = last

    def lines(self) -> Iterator[bytes]:
        """The whole journal as canonical JSON lines, the header first."""
        yield canonical(self.header)
        for row in self._rows(0):
            yield canonical(_line(row))

    def _rows(self, after: int) -> Sequence[Any]:
        wanted = select(ENTRIES).where(ENTRIES.c.sitting == self.sitting, ENTRIES.c.seq > after).order_by(ENTRIES.c.seq)
        with reading(self.engine) as connection:
            return connection.execute(wanted).all()


def enter(journal: Journal, steps: Iterable[tuple[By, Act]], now: Millis) -> list[Entry]:
    """Acts done where no room is open: each checked on top of those before, all in one commit. Refused where one is."""
    entries = journal.read()
    state, at = fold(entries), max(now, entries[-1].at) if entries else now
    fresh: list[Entry] = []
    for by, act in steps:
        seq = Seq(len(entries) + len(fresh) + 1)
        fresh.append(Entry(seq, at, by, new_act_id(), act, check(state, by, act, at)))
        state = apply(state, fresh[-1])
    if fresh:
        journal.append(fresh)
    return fresh


def new_act_id() -> ActId:
    return ActId(secrets.token_hex(16))


def _row(sitting: str, entry: Entry, previous: str, salt: str) -> Row:
    payload = wire.write_payload(entry.act, entry.outcome)
    digest = payload_digest(salt, payload)
    kind, by = kind_of(entry.act), str(entry.by)
    return {
        "sitting": sitting,
        "seq": entry.seq,
        "at": entry.at,
        "by": by,
        "act_id": entry.act_id,
        "kind": kind,
        "salt": salt,
        "payload": payload.decode(),
        "digest": digest,
        "hash": link(previous, entry.seq, entry.at, by, entry.act_id, kind, digest),
    }


def _entry(row: Any) -> Entry:
    act, outcome = wire.read_payload(row.kind, row.payload)
    return Entry(Seq(row.seq), Millis(row.at), By.read(row.by), ActId(row.act_id), act, outcome)


def _line(row: Any) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(row.payload)
    names = ("seq", "at", "by", "act_id", "kind", "salt", "digest", "hash")
    return {name: getattr(row, name) for name in names} | held
