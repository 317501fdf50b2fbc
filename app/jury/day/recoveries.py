"""What can be done about a day that runs late, and what each way costs. Values in, values out; nothing is decided.

Minutes are taken from what is still to come, at most down to its floor: the protected minimum, or half of what was
planned where nothing is protected. Whatever goes further says so: which minimum it breaches, what it drops, how late
the day ends all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..numbers import PhaseId


@dataclass(frozen=True, slots=True)
class Later:
    """A phase still to come: its minutes as they stand and as planned, `least` the protected ones, 0 for none.

    `may_go`: it can be dropped without losing a vote, a result or the way home. `rests`: a break, that gives first.
    """

    phase: PhaseId
    minutes: int
    planned: int
    least: int = 0
    may_go: bool = False
    rests: bool = False

    @property
    def floor(self) -> int:
        return min(self.minutes, self.least or max((self.planned + 1) // 2, min(5, self.planned)))

    @property
    def last_ditch(self) -> int:
        """Below its floor, and never below a third of what was planned."""
        return min(self.floor, max(1, (self.planned + 2) // 3))

    @property
    def spare(self) -> int:
        return self.minutes - self.floor


@dataclass(frozen=True, slots=True)
class Recovery:
    """One way out. `minutes` are the new lengths of the phases that change, `dropped` those that go.

    `breached` are the phases that lose protected minutes, `late` how many minutes late the day ends all the same; below
    0 it ends early.
    """

    late: int
    minutes: Mapping[PhaseId, int] = field(default_factory=dict)
    dropped: tuple[PhaseId, ...] = ()
    breached: tuple[PhaseId, ...] = ()


def recoveries(ahead: Sequence[Later], over: int) -> tuple[Recovery, ...]:
    """The few sensible ways to win back `over` minutes, the gentlest first and to finish late last; none where 0."""
    if over <= 0:
        return ()
    spare = {each.phase: each.spare for each in ahead}
    enough = sum(spare.values()) >= over
    ways = [
        _shorter(ahead, over, _from_few(ahead, spare, over)),
        *((_shorter(ahead, over, _from_all(spare, over)),) if enough else ()),
        *_dropping(ahead, over),
        *((_breaching(ahead, over),) if not enough else ()),
    ]
    gains = [way for place, way in enumerate(ways) if way.late < over and way not in ways[:place]]
    return *gains, Recovery(over)


def _shorter(ahead: Iterable[Later], over: int, taken: Mapping[PhaseId, int]) -> Recovery:
    minutes = {each.phase: each.minutes - taken[each.phase] for each in ahead if taken.get(each.phase)}
    breached = tuple(each.phase for each in ahead if each.phase in minutes and minutes[each.phase] < each.least)
    return Recovery(over - sum(taken.values()), minutes, breached=breached)


def _from_few(ahead: Iterable[Later], spare: Mapping[PhaseId, int], over: int) -> dict[PhaseId, int]:
    """From breaks first, then from whatever can spare most, so that few people notice."""
    taken: dict[PhaseId, int] = {}
    for each in sorted(ahead, key=lambda each: (not each.rests, -spare[each.phase])):
        taken[each.phase] = min(spare[each.phase], over - sum(taken.values()))
    return taken


def _from_all(spare: Mapping[PhaseId, int], over: int) -> dict[PhaseId, int]:
    """A share from each, by what it can spare, in whole minutes that sum to `over`."""
    whole, at, marks = sum(spare.values()), 0, [0]
    for each in spare.values():
        at += each
        marks.append(at * over // whole)
    return dict(zip(spare, (b - a for a, b in pairwise(marks)), strict=True))


def _dropping(ahead: Sequence[Later], over: int) -> Iterable[Recovery]:
    """The one phase whose going costs least and suffices; where none does, the longest, and the rest made shorter.

    Nobody drops more than thrice what is missing.
    """
    may_go = [each for each in ahead if each.may_go and each.minutes <= 3 * over]
    if not may_go:
        return
    suffices = [each for each in may_go if each.minutes >= over]
    gone = min(suffices, key=lambda each: each.minutes) if suffices else max(may_go, key=lambda each: each.minutes)
    breached = (gone.phase,) if gone.least else ()
    rest = [each for each in ahead if each is not gone]
    missing = over - gone.minutes
    if missing <= 0:
        yield Recovery(missing, dropped=(gone.phase,), breached=breached)
        return
    more = _shorter(rest, missing, _from_few(rest, {each.phase: each.spare for each in rest}, missing))
    yield Recovery(more.late, more.minutes, (gone.phase,), breached)


def _breaching(ahead: Sequence[Later], over: int) -> Recovery:
    """Everything down to its floor, and the rest from as few minimums as possible."""
    missing = over - sum(each.spare for each in ahead)
    deeper = {each.phase: each.floor - each.last_ditch for each in ahead}
    extra = _from_few(ahead, deeper, missing)
    return _shorter(ahead, over, {each.phase: each.spare + extra[each.phase] for each in ahead})
