"""The seating itself: even tables that keep to every pin and keep apart whom they must, then fair, then new company.

Where the wishes cannot be kept together, the nearest seating gives up as few of them as can be.

CP-SAT looks for it. What a round before costs is counted table by table: c people who come from one table are c·(c−1)/2
pairs who meet again, a convex sum whose straight-line bounds the solver proves best in a fraction of a second for the
rooms Juryday is made for (24 at four tables, 48 at six, 150 at fifteen). Where time runs out, the best found stands.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import comb
from random import Random
from typing import Any, TypeVar

from .meetings import Seating, meetings, sizes_of
from .wishes import Impossible, Wishes, check_wishes

Person = TypeVar("Person", bound=Hashable)
KEPT, STAYS, FAIR, NEW = 10**9, 1_000_000, 1_000, 1
"""Nobody moves for fairness' sake where few are to move, and no fair share is given up for new company. A wish is kept
whoever has to move for it."""
SECONDS = 8.0
WORKERS = 4


def seat(
    people: Sequence[Person],
    tables: int,
    before: Iterable[Seating[Person]] = (),
    wishes: Wishes[Person] | None = None,
    *,
    near: Seating[Person] = (),
    seed: int = 0,
    seconds: float = SECONDS,
    nearest: bool = False,
) -> tuple[tuple[Person, ...], ...]:
    """Everybody at one of so many tables, whose sizes differ by one at most.

    near: a seating of which as many as can be keep their table. nearest: give up as few wishes as can be. Otherwise it
    is Impossible where nothing keeps to the wishes, or where nothing that does was found in time.
    """
    from ortools.sat.python import cp_model  # slow to import, and not needed before somebody draws

    wishes, before = wishes or Wishes(), tuple(before)
    check_wishes(people, tables, Wishes() if nearest else wishes)
    order = Random(seed).sample(list(people), len(people))  # noqa: S311 a draw to be repeated, not a secret
    if not before and not near and wishes == Wishes():
        return _by_lot(people, order, sizes_of(len(people), tables))
    model = cp_model.CpModel()
    room = _Room(model, order, _sizes(order, tables, wishes, near))
    _require(room)
    lost = _lost(room, wishes)
    if not nearest:
        model.add(sum(lost) == 0)
    cost = STAYS * sum(_moved(room, near)) + FAIR * sum(_unfair(room, wishes)) + NEW * sum(_again(room, before))
    model.minimize(KEPT * sum(lost) + cost)
    solver = _run(model, seed, seconds)
    return tuple(tuple(p for p in people if solver.boolean_value(room.seats[p, place])) for place in range(tables))


def _run(model: Any, seed: int, seconds: float) -> Any:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = seed % 2**31
    ended = solver.solve(model)
    if ended == cp_model.INFEASIBLE:
        raise Impossible("No seating keeps everybody apart who has to be, with those who have to sit at a table there.")
    if ended not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise Impossible(f"No seating was found in {seconds:g} seconds.")
    return solver


def nearest_to(
    people: Sequence[Person],
    tables: int,
    before: Iterable[Seating[Person]],
    wishes: Wishes[Person],
    *,
    near: Seating[Person] = (),
    seed: int = 0,
    seconds: float = SECONDS,
) -> tuple[tuple[Person, ...], ...]:
    """`seat`; and where that is impossible, what comes nearest. It may take twice the seconds."""
    before = tuple(before)
    try:
        return seat(people, tables, before, wishes, near=near, seed=seed, seconds=seconds)
    except Impossible:
        return seat(people, tables, before, wishes, near=near, seed=seed, seconds=seconds, nearest=True)


def _by_lot(people: Sequence[Person], order: Iterable[Person], sizes: Iterable[int]) -> tuple[tuple[Person, ...], ...]:
    lot = iter(order)
    drawn = [{next(lot) for _ in range(size)} for size in sizes]
    return tuple(tuple(person for person in people if person in table) for table in drawn)


class _Room:
    """The model, begun from a seating by lot: where nothing speaks against it, that one stands."""

    def __init__(self, model: Any, people: Sequence[Any], sizes: Sequence[int]) -> None:
        self.model = model
        self.people = people
        self.sizes = sizes
        lot = iter(people)
        self._lot = {next(lot): place for place, size in enumerate(sizes) for _ in range(size)}
        self.seats = {(person, place): model.new_bool_var("") for person in people for place in range(len(sizes))}
        for (person, place), sits in self.seats.items():
            model.add_hint(sits, self._lot[person] == place)

    def at(self, place: int, those: Iterable[Any]) -> Any:
        return sum(self.seats[person, place] for person in those)

    def by_lot(self, place: int, those: Iterable[Any]) -> int:
        return sum(self._lot[person] == place for person in those)

    def number(self, most: int, by_lot: int) -> Any:
        made = self.model.new_int_var(0, most, "")
        self.model.add_hint(made, by_lot)
        return made


def _require(room: _Room) -> None:
    places = range(len(room.sizes))
    for person in room.people:
        room.model.add_exactly_one(room.seats[person, place] for place in places)
    for place, size in enumerate(room.sizes):
        room.model.add(room.at(place, room.people) == size)


def _lost(room: _Room, wishes: Wishes[Any]) -> list[Any]:
    """For each wish that is about somebody here, whether it is given up."""
    here, places = set(room.people), range(len(room.sizes))
    pins = [(person, table - 1) for person, table in wishes.pinned.items() if person in here]
    lost = [1 - room.seats[pin] if pin in room.seats else 1 for pin in pins]
    return lost + [_together(room, pair, places) for pair in wishes.apart if here.issuperset(pair)]


def _together(room: _Room, pair: Sequence[Any], places: Iterable[int]) -> Any:
    """Whether the two share a table."""
    together = room.number(1, max(int(room.by_lot(place, pair) == 2) for place in places))
    for place in places:
        room.model.add(room.at(place, pair) <= 1 + together)
    return together


def _sizes(people: Sequence[Any], tables: int, wishes: Wishes[Any], near: Seating[Any]) -> tuple[int, ...]:
    """The larger tables are those at which most have to sit, or sit already."""
    here = set(people)
    pinned = Counter(table - 1 for person, table in wishes.pinned.items() if person in here)
    seated = {place: len(here & set(table)) for place, table in enumerate(near)}
    fullest = sorted(range(tables), key=lambda place: (-pinned[place], -seated.get(place, 0)))
    sizes = dict(zip(fullest, sizes_of(len(people), tables), strict=True))
    return tuple(sizes[place] for place in range(tables))


def _moved(room: _Room, near: Seating[Any]) -> list[Any]:
    kept = [(person, place) for place, table in enumerate(near) for person in table]
    return [1 - room.seats[each] for each in kept if each in room.seats]


def _unfair(room: _Room, wishes: Wishes[Any]) -> list[Any]:
    """For each value and table, by how many it is off its share, rounded either way."""
    off = []
    for of in wishes.attributes.values():
        for value, count in Counter(of.get(person, "") for person in room.people).items():
            if count < 2:
                continue  # one person is at one table, wherever that is
            those = [person for person in room.people if of.get(person, "") == value]
            for place, size in enumerate(room.sizes):
                least, most = count * size // len(room.people), -(-count * size // len(room.people))
                lot = room.by_lot(place, those)
                beyond = room.number(count, max(0, lot - most, least - lot))
                room.model.add(beyond >= room.at(place, those) - most)
                room.model.add(beyond >= least - room.at(place, those))
                off.append(beyond)
    return off


def _again(room: _Room, before: Sequence[Seating[Any]]) -> list[Any]:
    here, again = set(room.people), []
    for seating in before:
        for table in seating:
            those = [person for person in table if person in here]
            again += [_pairs(room, place, those) for place in range(len(room.sizes))]
    for pair, times in meetings(before).items():
        if times > 1 and pair <= here:
            # Meeting a third time is worse than two people meeting twice.
            both = (_both(room, place, pair) for place in range(len(room.sizes)))
            again += [(times * times - times) * each for each in both]
    return again


def _pairs(room: _Room, place: int, those: Sequence[Any]) -> Any:
    """A number that is at least the pairs of those who sit here."""
    most = min(len(those), room.sizes[place])
    pairs = room.number(comb(most, 2), comb(room.by_lot(place, those), 2))
    for few in range(1, most):
        room.model.add(pairs >= few * room.at(place, those) - few * (few + 1) // 2)
    return pairs


def _both(room: _Room, place: int, pair: Iterable[Any]) -> Any:
    both = room.number(1, int(room.by_lot(place, pair) == 2))
    room.model.add(both >= room.at(place, pair) - 1)
    return both
