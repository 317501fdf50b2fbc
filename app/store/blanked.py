"""What a removal leaves in a journal's rows: another payload under another salt, and the first digest in the chain.

That digest alone tells nothing of what was there, for its salt is destroyed. What stays is held by the removal's own
outcome, which is part of the chain, so that nobody can change it afterwards either.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Table, Update, update

from ..jury.chain import payload_digest
from ..jury.entry import Entry
from ..jury.removals.acts import EraseJuror, Redact, Remains
from ..jury.removals.places import erased, is_of, redacted, texts_of
from . import wire


@dataclass(frozen=True, slots=True)
class Blanked(Remains):
    """`rows` are (seq, salt, payload), as they stand afterwards."""

    rows: tuple[tuple[int, str, str], ...] = ()


def blanked(entries: Iterable[Entry], act: Redact | EraseJuror) -> Blanked:
    rows, left, gone = [], {}, set[str]()
    for entry, after in _changed(entries, act):
        payload, salt = wire.write_payload(after.act, after.outcome), secrets.token_hex(16)
        rows.append((entry.seq, salt, payload.decode()))
        left[entry.seq] = payload_digest(salt, payload)
        gone |= set(texts_of(entry).values()) - set(texts_of(after).values())
    return Blanked(left, len(gone), tuple(rows))


def changed_rows(table: Table, sitting: str, instead: Blanked) -> Iterator[Update]:
    for seq, salt, payload in instead.rows:
        mine = (table.c.sitting == sitting, table.c.seq == seq)
        yield update(table).where(*mine).values(salt=salt, payload=payload)


def _changed(entries: Iterable[Entry], act: Redact | EraseJuror) -> Iterator[tuple[Entry, Entry]]:
    paths: dict[int, set[str]] = {}
    for place in act.places if isinstance(act, Redact) else ():
        paths.setdefault(place.seq, set()).add(place.path)
    for entry in entries:
        if isinstance(act, Redact):
            after = redacted(entry, paths.get(entry.seq, ()))
        else:
            after = erased(entry) if is_of(entry, act.juror) else entry
        if after != entry:
            yield entry, after
