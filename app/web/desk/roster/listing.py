"""What a list would make of the roster, seat by seat, before anything is kept. An import adds and changes; it never
takes away: an empty cell, a column that is not there and a seat that is not listed leave what the roster says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ....jury.numbers import JurorNumber
from ....roster.columns import MOST_ATTRIBUTES, plain
from ....roster.seats import SeatRow
from ....store.roster import Listed

Seen = Mapping[JurorNumber, int]
"""The revisions that a preview was made from, by seat."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a list, with what the roster says of its seat now and what it would say."""

    row: SeatRow
    now: Listed
    then: Listed

    @property
    def kind(self) -> str:
        """ "bad", "new", "changed" or "same"."""
        if self.row.problems:
            return "bad"
        if self.now == self.then:
            return "same"
        return "new" if self.now.is_empty else "changed"


def changes(rows: Iterable[SeatRow], listed: Mapping[JurorNumber, Listed]) -> tuple[Change, ...]:
    """One for each row, in the list's order."""
    spelt = {plain(name): name for line in listed.values() for name in line.attributes}
    return tuple(_change(row, listed.get(row.seat, Listed(row.seat)), spelt) for row in rows)


def too_many_attributes(found: Sequence[Change], listed: Mapping[JurorNumber, Listed]) -> tuple[str, ...]:
    """The names of all attributes, where the list and the roster have more of them together than there may be."""
    lines = (*listed.values(), *(change.then for change in found))
    names = tuple(dict.fromkeys(name for line in lines for name in line.attributes))
    return names if len(names) > MOST_ATTRIBUTES else ()


def overtaken(found: Iterable[Change], seen: Seen) -> tuple[JurorNumber, ...]:
    """The seats that would be changed although somebody else has changed them since they were seen."""
    wanted = (change for change in found if change.now != change.then)
    return tuple(change.now.juror for change in wanted if seen.get(change.now.juror, 0) != change.now.rev)


def written_seen(listed: Mapping[JurorNumber, Listed]) -> str:
    return " ".join(f"{juror}.{line.rev}" for juror, line in listed.items())


def read_seen(text: str) -> Seen:
    """The inverse of `written_seen`; whatever else stands there is nothing seen."""
    return {JurorNumber(int(juror)): int(rev) for juror, rev in re.findall(r"\b([0-9]{1,6})\.([0-9]{1,10})\b", text)}


def _change(row: SeatRow, now: Listed, spelt: Mapping[str, str]) -> Change:
    added = {spelt.get(plain(name), name): value for name, value in row.attributes if value}
    then = replace(
        now,
        name=row.name or now.name,
        needs=row.needs or now.needs,
        lang=row.lang or now.lang,
        attributes={**now.attributes, **added},
    )
    return Change(row, now, then)
