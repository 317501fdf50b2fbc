"""A simulated scribe: notes at its table who begins to speak, once a go-round has let everybody speak.

Who speaks is drawn, and means nothing: some are drawn more often than others, as at any table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .crowd import SimulatedJuror
from .forms import Form

MOST_TALKATIVE = 4.0
"""So many times as often as the quietest may somebody be drawn."""


@dataclass
class SimulatedScribe(SimulatedJuror):
    """`eager`: how often each seat is drawn beside the others, by its number as the form has it."""

    eager: dict[str, float] = field(default_factory=dict)

    def wanted(self, forms: Sequence[Form]) -> list[Form]:
        """One tap at a look."""
        for form in forms:
            if form.does == "StartGoRound" and form.fields["phase"] not in self.done:
                self.done.add(form.fields["phase"])
                return [form]
        turns = [form for form in forms if form.does == "TakeTurn"]
        weights = [self._eagerness(form.fields["juror"]) for form in turns]
        return self.dice.choices(turns, weights) if turns else []

    def _eagerness(self, seat: str) -> float:
        return self.eager.setdefault(seat, self.dice.uniform(1, MOST_TALKATIVE))
