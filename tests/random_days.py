"""Days nobody would plan: random wishes of random people, plausible and not, to put the rules and screens to the test.

A wish becomes an act when its turn comes: what a console offers at that moment (or offered a while ago, in a stale
tab), a ballot near the version and revision that count, or anything at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from app.jury.act import Act
from app.jury.day.acts import Announce, CallEyesUp, ChangePhase, ExtendClock, OpenSitting, PauseClock, StartClock
from app.jury.entry import Entry
from app.jury.exhibits.acts import ShowExhibit
from app.jury.numbers import MINUTE
from app.jury.people import By, Role
from app.jury.reasons import Refused
from app.jury.rules import RULES, apply, undo
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.seats.plan import COUNT_MOVES
from app.jury.state import EMPTY, State
from app.jury.votes.acts import CastBallot, CloseVote, HideVotes, OpenVote, RevealVotes
from tests.days import (
    ARRIVED,
    ASKED,
    COUNTED,
    HEARD,
    OPENING,
    PHASES,
    PLAN,
    REFINED_CAST,
    REVEALED,
    START,
    entry_for,
    juror,
    offered,
    told,
)

bounded = settings(
    deadline=None, derandomize=True, database=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow]
)

JURORS = 5
MARKS = [*range(-3, 4), 99]


@dataclass(frozen=True)
class Press:
    """One of a console's buttons other than undo; with `lag`, as it stood so many states ago."""

    console: int
    button: int
    lag: int

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        then = history[max(0, len(history) - 1 - self.lag)]
        buttons = [act for act in offered(then) if act.undoes is None]
        return (By(Role.FACILITATOR, self.console), buttons[self.button % len(buttons)]) if buttons else None


@dataclass(frozen=True)
class TakeBack:
    """The console's undo."""

    console: int

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        wanted = undo(history[-1])
        return (By(Role.FACILITATOR, self.console), wanted) if wanted else None


@dataclass(frozen=True)
class Tick:
    """An answer or more to the open vote, in the version and after the revision that count, or a little beside them.

    Where no vote is open, the console takes a step towards one.
    """

    juror: int
    vote: str | None
    answers: dict[str, int]
    version: int
    rev: int

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        state = history[-1]
        vote = self.vote or next((vote for vote, voting in state.votes.items() if voting.is_open), None)
        if vote is None:
            steps = [act for act in offered(state) if isinstance(act, OpenVote | ChangePhase)]
            return (By(Role.FACILITATOR, 1), (steps[self.juror % 2 :] or steps)[-1]) if steps else None
        voting = state.voting(vote)
        rev = max(voting.rev(question, self.juror) for question in self.answers) + 1 + self.rev
        return juror(self.juror), CastBallot(vote, voting.version + self.version, rev, self.answers)


@dataclass(frozen=True)
class Wild:
    """Anything; by somebody of this role, or where it is None of a role that may."""

    role: Role | None
    number: int
    wanted: Act

    def act(self, _: list[State]) -> tuple[By, Act]:
        (fitting,) = RULES[type(self.wanted)].who
        return By(self.role or fitting, self.number), self.wanted


Wish = Press | TakeBack | Tick | Wild


def wished(chance: Random) -> Wish:
    pick = chance.choice
    match chance.randrange(10):
        case 0 | 1 | 2:
            return Press(console=pick([1, 2]), button=chance.randrange(20), lag=pick([0, 0, 0, 1, 3]))
        case 3:
            return TakeBack(console=pick([1, 2]))
        case 4 | 5 | 6 | 7:
            answers = {question: pick(MARKS) for question in chance.sample(ASKED, chance.randint(1, 4))}
            vote = pick([None, None, None, None, "opening", "refined"])
            return Tick(chance.randint(1, JURORS), vote, answers, pick([0, 0, 0, 0, -1]), pick([0, 0, 0, -1, 3]))
        case _:
            return Wild(pick([None, None, None, *Role]), chance.randint(0, JURORS + 1), wild_act(chance))


def wild_act(chance: Random) -> Act:
    pick, small = chance.choice, chance.randint(-1, 4)
    undoes = pick([None, None, None, chance.randint(0, 60)])
    phase, other = pick([*PHASES, "lunch"]), pick([*PHASES, "lunch"])
    vote = pick(["opening", "refined", "refined", "third"])
    exhibit, another = pick([None, "story", "nothing"]), pick([None, "story", "nothing"])
    versions = {each: chance.randint(0, 3) for each in chance.sample(["opening", "refined", "third"], small % 3)}
    marks = {each: pick([0, 1, 4, True, (0,), 10**30]) for each in chance.sample([*ASKED, "lunch"], small % 3)}
    return pick(
        [
            OpenSitting(PLAN, tuple(range(small))),
            ChangePhase(phase, other, undoes=undoes),
            StartClock(phase, small, undoes=undoes),
            PauseClock(phase, small, undoes=undoes),
            ExtendClock(phase, small, pick([-9, 0, 1, 5, 10**9]), undoes=undoes),
            Announce(pick(["", "Tea!", "Cake!", "x" * 281]), undoes=undoes),
            CallEyesUp(pick([True, False]), undoes=undoes),
            TakeSeat(pick([None, small]), pick([1, 1, 2])),
            CheckIn(pick([(), (COUNT_MOVES,), ("sell-my-data",)])),
            ShowExhibit(exhibit, another, undoes=undoes),
            OpenVote(vote, small, undoes=undoes),
            CloseVote(vote, small, undoes=undoes),
            RevealVotes(versions, undoes=undoes),
            HideVotes(versions, undoes=undoes),
            CastBallot(vote, small, small, marks),
        ]
    )


def wished_by(seed: int, many: int) -> list[Wish]:
    chance = Random(seed)
    return [wished(chance) for _ in range(many)]


wishes = st.builds(wished_by, st.integers(0, 2**32), st.integers(0, 60))
"""Plain chance, as many as Hypothesis likes: its own lists are short and repeat themselves, few votes would open."""

BEGINNINGS = tuple(told(*day) for day in (OPENING, REFINED_CAST, REVEALED, HEARD, COUNTED, ARRIVED, ()))
beginnings = st.sampled_from(range(len(BEGINNINGS)))


@dataclass(frozen=True)
class Moved:
    """An act that was taken: the state before, the entry, the state after."""

    before: State
    entry: Entry
    after: State


def lived(beginning: int, wanted: list[Wish]) -> Iterator[Moved]:
    """What comes of these wishes, act by act; refused ones leave nothing. Half a minute passes between two."""
    entries, state = BEGINNINGS[beginning]
    history, seq = [EMPTY, state], len(entries)
    for turn, wish in enumerate(wanted, 1):
        meant = wish.act(history)
        if meant is None:
            continue
        try:
            entry = entry_for(state, *meant, seq + 1, START + (100 + turn) * MINUTE // 2)
        except Refused:
            continue
        moved = Moved(state, entry, apply(state, entry))
        history.append(moved.after)
        state, seq = moved.after, seq + 1
        yield moved
