"""Whatever happens to secret votes: each ballot of the version that closes is counted once, and no other ever is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import pytest

from app.jury.day.acts import RestoreSitting
from app.jury.reasons import Refused
from app.jury.rules import apply, undo
from app.jury.seats.acts import RecordLeaving, RecordReturn
from app.jury.votes.acts import CastSecret, CloseVote, OpenVote, VoteClosed
from app.jury.votes.secrecy import FEWEST
from tests.days import FACILITATOR, ORGANISER, SECRET, SECRET_ARRIVED, START, after, entry_for, inside, juror, moved_to

if TYPE_CHECKING:
    from app.jury.act import Act
    from app.jury.people import By

STEPS, MARK = 60, 731
"""A mark that nobody could give by chance, so that it is found wherever it were kept."""


@dataclass
class Life:
    """A room with a box of its own: what `box` holds is what was put in since the version was opened."""

    dice: Random
    state: object = field(default_factory=lambda: after(SECRET_ARRIVED, moved_to("opening")))
    box: list[dict[str, int]] = field(default_factory=list)
    seq: int = 1_000

    def do(self, by: By, act: Act, given: object = None) -> bool:
        try:
            entry = entry_for(self.state, by, act, self.seq, START + self.seq, given)
        except Refused:
            return False
        self.state, self.seq = apply(self.state, entry), self.seq + 1
        if isinstance(act, CastSecret):
            self.box.append(given)
        if isinstance(entry.outcome, VoteClosed):
            self.counted(entry.outcome)
        if isinstance(act, OpenVote | CloseVote | RestoreSitting):
            self.box = []
        return True

    def counted(self, closing: VoteClosed) -> None:
        told = self.box if len(self.box) >= FEWEST else []
        assert closing.turnout == len(self.box)
        assert closing.withheld == (0 < len(self.box) < FEWEST)
        assert Counter(closing.ballots["keep"]) == Counter(ballot["keep"] for ballot in told if "keep" in ballot)

    def step(self) -> None:
        voting, number = self.state.voting("opening"), self.dice.randint(1, 5)
        ballot = self.dice.choice([{}, {"keep": self.dice.randrange(3)}])
        match self.dice.randrange(14):
            case 0 | 1:
                self.do(FACILITATOR, OpenVote("opening", voting.version + 1))
            case 2:
                self.do(FACILITATOR, CloseVote("opening", voting.version), tuple(self.box))
            case 3 if (act := undo(self.state)) is not None:
                assert self.do(FACILITATOR, act, tuple(self.box))
            case 4:
                self.do(FACILITATOR, self.dice.choice([RecordLeaving, RecordReturn])(number))
            case 5 if self.dice.random() < 0.3:
                self.do(ORGANISER, RestoreSitting("another", START))
            case 6:
                assert not self.do(juror(number), CastSecret("opening", voting.version), {"keep": MARK})
            case _:
                self.do(juror(number), CastSecret("opening", voting.version - self.dice.choice([0, 0, 0, 1])), ballot)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_the_count_is_that_of_the_box(seed: int):
    life = Life(Random(seed))
    for _ in range(STEPS):
        life.step()
        voting = life.state.voting("opening")
        assert len(voting.closings) == voting.version - voting.is_open
        assert sum(version == voting.version for version in voting.cast.values()) == len(life.box) or not voting.is_open
        assert not voting.answers
    assert MARK not in list(inside(life.state))
    assert life.state.the_plan.votes == SECRET.votes


def test_the_days_lived_here_meet_every_end():
    ends = Counter()
    for seed in range(60):
        life = Life(Random(seed))
        for _ in range(STEPS):
            life.step()
        ends.update(
            "void" if c.void else "withheld" if c.withheld else "told" for c in life.state.voting("opening").closings
        )
    assert min(ends[end] for end in ("void", "withheld", "told")) > 10
