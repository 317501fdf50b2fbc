"""Somebody who has seized everything, and tries to tell which seat marked what. Each way of trying names its guesses.

A way is made of two links: from a seat to a slip, by an order in which both stand, and from a slip to a mark, by
something that can be read off the slip. What is measured is how often the guess is right, above what the same guesses
would get by chance, dealt out to the seats at random.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.chaos.secrecy.seized import QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.chaos.secrecy.seized import Seized, Slip

Guess = dict[int, int]


# In which order slips went in


def as_in_the_table(seized: Seized) -> list[Slip]:
    return seized.slips


def by_id(seized: Seized) -> list[Slip]:
    return sorted(seized.slips, key=lambda slip: slip.id)


def by_the_log(seized: Seized) -> list[Slip]:
    """By where a slip first stands in the write-ahead log: seat by seat, where one came at a time."""

    def first(slip: Slip) -> tuple[int, int]:
        places = ((n, pages.find(slip.sealed)) for n, pages in enumerate(seized.commits))
        return next((place for place in places if place[1] >= 0), (len(seized.commits), 0))

    return sorted(seized.slips, key=first)


def by_the_copy(seized: Seized) -> list[Slip]:
    """Those that are in the backup went in before those that are not; within it, by where they lie in the file."""
    places = {slip.id: seized.copy.find(slip.sealed) for slip in seized.slips}
    return sorted(seized.slips, key=lambda slip: (places[slip.id] < 0, places[slip.id]))


def by_xmin(seized: Seized) -> list[Slip]:
    return sorted(seized.slips, key=lambda slip: slip.written)


def by_ctid(seized: Seized) -> list[Slip]:
    return sorted(seized.slips, key=lambda slip: slip.place)


def by_transaction(seized: Seized) -> list[Slip]:
    """Seat by seat, what the same transaction wrote that wrote that this seat has cast."""
    return _joined(seized, seized.slips)


def by_the_dead(seized: Seized) -> list[Slip]:
    return sorted(seized.dead, key=lambda slip: slip.place)


def by_the_dead_and_their_transactions(seized: Seized) -> list[Slip]:
    return _joined(seized, seized.dead)


def _joined(seized: Seized, slips: Sequence[Slip]) -> list[Slip]:
    together: defaultdict[int, list[Slip]] = defaultdict(list)
    for slip in slips:
        together[slip.written].append(slip)
    return [together[seized.transactions[seat]].pop(0) for seat in seized.roll]


# What a slip says


def says(seized: Seized, slip: Slip) -> int | None:
    """In plain sight, or with any key that lies about."""
    for read in (_in_plain_sight, _with_a_key):
        with suppress(ValueError, KeyError, InvalidTag):
            return read(seized, slip)
    return None


def _in_plain_sight(seized: Seized, slip: Slip) -> int:
    start, end = slip.sealed.find(b"{"), slip.sealed.rfind(b"}")
    return int(json.loads(slip.sealed[start : end + 1])[QUESTION])


def _with_a_key(seized: Seized, slip: Slip) -> int:
    for key in seized.once("keys", keys_that_lie_about):
        with suppress(InvalidTag, ValueError):
            opened = AESGCM(key).decrypt(slip.sealed[:12], slip.sealed[12:], seized.bound)
            return int(json.loads(opened)[QUESTION])
    raise InvalidTag


def keys_that_lie_about(seized: Seized) -> list[bytes]:
    assert seized.folder is not None
    return [path.read_bytes() for path in seized.folder.rglob("*.key")]


def dealt(seized: Seized, ranked: Sequence[Slip]) -> dict[str, int]:
    """The published marks, dealt to the slips in this order."""
    return {slip.id: mark for slip, mark in zip(ranked, seized.published, strict=True)}


def by_reading(seized: Seized) -> dict[str, int]:
    read = {slip.id: says(seized, slip) for slip in seized.slips}
    left = Counter(seized.published) - Counter(mark for mark in read.values() if mark is not None)
    rest = iter(left.elements())
    return {slip: next(rest, 0) if mark is None else mark for slip, mark in read.items()}


def by_length(seized: Seized) -> dict[str, int]:
    """The lowest mark is the longest: it has a sign."""
    return dealt(seized, sorted(seized.slips, key=lambda slip: -len(slip.sealed)))


def by_padding(seized: Seized) -> dict[str, int]:
    """By the first byte from the end that differs from the last one: where padding would begin."""

    def padding(slip: Slip) -> int:
        return len(slip.sealed) - len(slip.sealed.rstrip(slip.sealed[-1:]))

    return dealt(seized, sorted(seized.slips, key=padding))


def by_bytes(place: int) -> Callable[[Seized], dict[str, int]]:
    return lambda seized: dealt(seized, sorted(seized.slips, key=lambda slip: slip.sealed[place]))


def by_own_id(seized: Seized) -> dict[str, int]:
    return dealt(seized, by_id(seized))


ORDERS: dict[str, Callable[[Seized], list[Slip]]] = {
    "table order": as_in_the_table,
    "row id": by_id,
    "write-ahead log": by_the_log,
    "backup": by_the_copy,
}
ON_POSTGRES = ORDERS | {
    "xmin": by_xmin,
    "ctid": by_ctid,
    "xmin of the entry": by_transaction,
    "dead rows": by_the_dead,
    "dead rows, xmin of the entry": by_the_dead_and_their_transactions,
}
READINGS: dict[str, Callable[[Seized], dict[str, int]]] = {
    "plain text or a key left lying": by_reading,
    "length": by_length,
    "padding": by_padding,
    "row id": by_own_id,
    "first byte": by_bytes(0),
    "first sealed byte": by_bytes(12),
    "last byte": by_bytes(-1),
}


def through_slips(order: str, reading: str) -> Callable[[Seized], Guess]:
    def guess(seized: Seized) -> Guess:
        marks = seized.once(f"marks {reading}", READINGS[reading])
        slips = seized.once(f"slips {order}", ON_POSTGRES[order])
        return {seat: marks[slip.id] for seat, slip in zip(seized.roll, slips, strict=True)}

    return guess


def closing_by_arrival(seized: Seized) -> Guess:
    return dict(zip(seized.roll, seized.published, strict=True))


def closing_by_arrival_backwards(seized: Seized) -> Guess:
    return dict(zip(reversed(seized.roll), seized.published, strict=True))


def closing_by_seat(seized: Seized) -> Guess:
    return dict(zip(sorted(seized.roll), seized.published, strict=True))


def the_commonest(seized: Seized) -> Guess:
    return dict.fromkeys(seized.roll, Counter(seized.published).most_common(1)[0][0])


def ways(orders: Iterable[str]) -> dict[str, Callable[[Seized], Guess]]:
    return {
        "order of the close, by arrival": closing_by_arrival,
        "order of the close, backwards": closing_by_arrival_backwards,
        "order of the close, by seat": closing_by_seat,
        "the commonest mark": the_commonest,
        **{f"{order}, {reading}": through_slips(order, reading) for order in orders for reading in READINGS},
    }


WAYS = {"sqlite": ways(ORDERS), "postgres": ways(ON_POSTGRES)}


def advantage(way: Callable[[Seized], Guess], votes: Sequence[Seized]) -> float:
    """How much more often right than chance, of 1."""
    right, by_chance, seats = 0, 0.0, 0
    for seized in votes:
        guess = way(seized)
        right += sum(seized.truth[seat] == mark for seat, mark in guess.items())
        guessed, true = Counter(guess.values()), Counter(seized.truth.values())
        by_chance += sum(guessed[mark] * true[mark] for mark in guessed) / len(guess)
        seats += len(guess)
    return (right - by_chance) / seats
