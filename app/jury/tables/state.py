"""The tables' slice of the state."""

from dataclasses import dataclass

from ..numbers import JurorNumber
from .acts import Tables


@dataclass(frozen=True, slots=True)
class Seating:
    """One phase's tables; `draw` counts how often they have been drawn or set. `simple`: drawn without the solver."""

    draw: int = 0
    tables: Tables = ()
    simple: bool = False

    def table_of(self, juror: JurorNumber) -> int:
        """The juror's table, from 1; 0 where there is none."""
        return next((place for place, jurors in enumerate(self.tables, 1) if juror in jurors), 0)


UNSEATED = Seating()
