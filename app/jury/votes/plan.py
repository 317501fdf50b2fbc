"""What is asked, how it is answered, and when it is put."""

from dataclasses import dataclass, field
from enum import StrEnum

from ..numbers import OptionId, QuestionId, VoteId, Words
from .declared import Declared


class Method(StrEnum):
    """How a question is answered and counted. `methods.py` says what each one means."""

    SINGLE = "single"
    SCALE = "scale"
    SCORE = "score"
    APPROVAL = "approval"
    SCORES = "scores"
    JUDGEMENT = "majority-judgement"
    RANKING = "ranking"
    POINTS = "points"
    BUDGET = "budget"
    CONSENT = "consent"


class Reading(StrEnum):
    """In which hat a juror answers: support asked alone, for me, or for all of us."""

    SUPPORT = "support"
    ME = "me"
    ALL = "all"


class When(StrEnum):
    """The moments at which a vote can be put."""

    PRACTICE = "practice"
    OPENING = "opening"
    INTERIM = "interim"
    REFINED = "refined"
    EVALUATION = "evaluation"


class Reveal(StrEnum):
    """Who is told a vote's result: the room, once it is revealed, or only whoever reads the findings."""

    ROOM = "room"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen, or one point of a scale. `reading`: a reason for oneself, or for everybody."""

    id: OptionId
    words: Words
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as put to a vote. The options of a scale or a score are its points, from the lowest to the highest;
    those of a consent its four levels, from opposing to wholehearted support, or a no and a yes.

    `block` groups what is shown together. From `fewest` to `most` options may be chosen or ranked; 0 sets no limit.
    Where `shuffled`, each juror meets the options in an order of their own. `own_words` offers a box to write in, too,
    and `conditions` one for what would have to change. `levels` are what each option can be given under scores and
    majority judgement, from the lowest to the highest. `total` is how many points there are to spread, or how much
    money; `costs` says what each option takes of it, in `unit`. `declared` is what was settled before anybody voted.
    """

    id: QuestionId
    method: Method
    words: Words
    options: tuple[Option, ...]
    about: OptionId | None = None
    reading: Reading | None = None
    block: str = ""
    not_sure: bool = False
    fewest: int = 0
    most: int = 0
    shuffled: bool = False
    own_words: bool = False
    levels: tuple[Option, ...] = ()
    equal_ranks: bool = True
    total: int = 0
    costs: tuple[int, ...] = ()
    unit: Words = field(default_factory=dict)
    conditions: bool = False
    declared: Declared = Declared()


@dataclass(frozen=True, slots=True)
class Block:
    """Questions that are looked at together once their results are shown."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class Vote:
    """One or more questions put together at a moment. Where `to_finish`, a juror locks the answers with Finish.

    A `secret` vote is cast whole and once: what was marked is never kept beside who marked it.
    """

    id: VoteId
    when: When
    title: Words
    questions: tuple[QuestionId, ...]
    to_finish: bool = False
    reveal: Reveal = Reveal.ROOM
    secret: bool = False
