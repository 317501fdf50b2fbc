"""The names and numbers of a day, kept apart by type so that they cannot be confused."""

from collections.abc import Mapping
from typing import NewType

JurorNumber = NewType("JurorNumber", int)
PhaseId = NewType("PhaseId", str)
QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)
VoteId = NewType("VoteId", str)
ExhibitId = NewType("ExhibitId", str)
ConsentId = NewType("ConsentId", str)

Seq = NewType("Seq", int)
"""Place in the journal: 1, 2, 3 … without a gap, per sitting."""

Millis = NewType("Millis", int)
"""A moment in UTC milliseconds since 1970, or a length of time in milliseconds."""

MINUTE = 60_000

ActId = NewType("ActId", str)
"""128 random bits as 32 lower-case hexadecimal digits, made by the sender."""

Words = Mapping[str, str]
"""The same sentence in one or more languages: {"en": …, "cy": …}."""

Mark = int | tuple[int, ...]
"""One juror's answer to one question; what it means is the question's method's to say."""
