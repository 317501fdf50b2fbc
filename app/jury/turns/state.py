"""The turns' slice of the state: what each table's talk has come to, in each round."""

from dataclasses import dataclass

from ..numbers import JurorNumber, Millis, Seq

NOBODY = JurorNumber(0)


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody began to speak, or passed. `round` is the go-round it was in, 0 for none, which it may have `closed`."""

    seq: Seq
    juror: JurorNumber
    round: int = 0
    passed: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Floor:
    """One table in one round. `rounds` counts the go-rounds begun; `going` is whether the last one goes on.

    `speaking` and `host` are 0 for nobody. `quiet_until` (UTC ms) stands until somebody speaks or ends it.
    """

    turns: tuple[Turn, ...] = ()
    rounds: int = 0
    going: bool = False
    speaking: JurorNumber = NOBODY
    host: JurorNumber = NOBODY
    quiet_until: Millis | None = None

    @property
    def spoken(self) -> frozenset[JurorNumber]:
        """Who has spoken in the present go-round."""
        return frozenset(turn.juror for turn in self._of_this_round if not turn.passed)

    @property
    def passed(self) -> frozenset[JurorNumber]:
        """Who has passed in the present go-round, and may still speak."""
        return frozenset(turn.juror for turn in self._of_this_round if turn.passed) - self.spoken

    @property
    def _of_this_round(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if self.going and turn.round == self.rounds)

    def turns_of(self, juror: JurorNumber) -> int:
        return sum(turn.juror == juror and not turn.passed for turn in self.turns)


EMPTY_FLOOR = Floor()
