"""An accepted act: one row of the journal."""

from dataclasses import dataclass

from .act import Act, Outcome
from .numbers import ActId, Millis, Seq
from .people import By


@dataclass(frozen=True, slots=True)
class Entry:
    """`seq` is gapless and `at` never decreases within a sitting; `act_id` is the sender's and occurs once."""

    seq: Seq
    at: Millis
    by: By
    act_id: ActId
    act: Act
    outcome: Outcome
