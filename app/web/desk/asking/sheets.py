"""The pages about what a plan asks, as values: the class name is the template's name under `desk/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ....jury.numbers import ConsentId, QuestionId, VoteId, Words
from ....jury.votes.declared import Declared
from ....jury.votes.plan import Method, Reading, When
from ....screens.papers import Paper
from ..planning.sheets import PlanSheet


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a list: its boxes go by `place`, people count it from 1 as `number`."""

    place: int
    number: int
    boxes: Mapping[str, str]
    is_first: bool
    is_last: bool


Lists = Mapping[str, tuple[FormRow, ...]]


@dataclass(frozen=True, slots=True)
class AskedSheet(PlanSheet):
    """A form. `faults` are sentences by the box they stand beside; `clashes` say what somebody else has made of it.

    `focus` is the button that was just pressed, which stays under the finger.
    """

    faults: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    clashes: tuple[str, ...] = field(default=(), kw_only=True)
    focus: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in a list. `block` is the title of what it is looked at with, or None."""

    question: QuestionId
    words: Words
    method: Method
    reading: Reading | None
    declared: Declared
    block: Words | None


@dataclass(frozen=True, slots=True)
class VoteCard:
    """A vote with its questions; where it puts those of another vote again, `again` is that one's title instead.

    `minutes` to answer it: for most, and for those who take their time. `steps` put it, `shown_in` show its result.
    """

    vote: VoteId
    title: Words
    when: When
    questions: tuple[QuestionLine, ...]
    number: int
    again: Words | None
    minutes: tuple[int, int]
    steps: tuple[Words, ...]
    shown_in: tuple[Words, ...]
    to_finish: bool
    secret: bool
    never_shown: bool


@dataclass(frozen=True, slots=True)
class QuestionsPage(PlanSheet):
    """Every vote with what it puts, and the questions that no vote puts yet."""

    votes: tuple[VoteCard, ...]
    unasked: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A question as a juror meets it."""

    words: Words
    reading: Reading | None
    paper: Paper
    declared: Declared


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that can be ticked in a list: its id and what it is called."""

    id: str
    title: Words
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class QuestionPage(AskedSheet):
    """One question's form. `parts` are what its method needs beside words and what is settled before the vote.

    `carried` are boxes that another method would need: they come along unseen. `shown` is None while there is no
    question that could be put. `blocks` are what it can be looked at with.
    `in_instrument`: it is one of the instrument’s blocks.
    """

    question: QuestionId
    is_new: bool
    method: Method
    parts: tuple[str, ...]
    lists: Lists
    has_threshold: bool
    has_tie_break: bool
    blocks: tuple[tuple[str, Words], ...]
    votes: tuple[Tick, ...]
    carried: tuple[tuple[str, str], ...]
    shown: ShownPaper | None
    hints: tuple[str, ...]
    in_instrument: bool
    methods: tuple[Method, ...] = tuple(Method)


@dataclass(frozen=True, slots=True)
class VotePage(AskedSheet):
    """One vote's form. `listed` are its questions in order, by row; `others` could be added.

    `puts` are the steps that can put it, `shows` those that can show its result.
    """

    vote: VoteId
    is_new: bool
    lists: Lists
    words: Mapping[QuestionId, Words]
    others: tuple[tuple[QuestionId, Words], ...]
    puts: tuple[Tick, ...]
    shows: tuple[Tick, ...]
    moments: tuple[When, ...] = tuple(When)


@dataclass(frozen=True, slots=True)
class InstrumentPage(AskedSheet):
    """The blocks of the instrument. `warnings` are about what is typed, by the list or box.

    `minutes` to answer what is put at the opening and at the end, as they are saved; () before there are such votes.
    `by_hand` are questions of the two votes that are no block: they stay as they are.
    """

    lists: Lists
    warnings: Mapping[str, tuple[str, ...]]
    minutes: tuple[tuple[int, int], ...]
    by_hand: tuple[QuestionLine, ...]
    rated: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class GroupsPage(AskedSheet):
    """The groups in which results are looked at. `sizes` is how many questions are in each."""

    lists: Lists
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ConsentVersion:
    """A version of one consent's words: when and by whom it was written, "" where it came with a ready-made jury."""

    version: int
    words: Words
    day: str
    by: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class ConsentsPage(AskedSheet):
    """What jurors are asked to agree to. `versions` are all there have been, the newest first, by what is meant."""

    lists: Lists
    versions: Mapping[str, tuple[ConsentVersion, ...]]
    now: Mapping[ConsentId, int]
