"""What is asked, how it is answered, and when it is put."""

from dataclasses import dataclass
from enum import StrEnum

from ..numbers import OptionId, QuestionId, VoteId, Words


class Method(StrEnum):
    """How a question is answered and counted. `methods.py` says what each one means."""

    SINGLE = "single"
    SCALE = "scale"


class Reading(StrEnum):
    """In which hat a juror answers: support asked alone, for me, or for all of us."""

    SUPPORT = "support"
    ME = "me"
    ALL = "all"


class When(StrEnum):
    """The moments at which a vote can be put."""

    OPENING = "opening"
    INTERIM = "interim"
    REFINED = "refined"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen, or one point of a scale."""

    id: OptionId
    words: Words


@dataclass(frozen=True, slots=True)
class Question:
    """A question as put to a vote. A scale's options are its points, from the lowest to the highest."""

    id: QuestionId
    method: Method
    words: Words
    options: tuple[Option, ...]
    about: OptionId | None = None
    reading: Reading | None = None
    block: str = ""
    not_sure: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """One or more questions put together at a moment."""

    id: VoteId
    when: When
    title: Words
    questions: tuple[QuestionId, ...]
