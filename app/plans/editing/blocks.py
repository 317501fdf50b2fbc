"""What an instrument is made of, as an organiser ticks and fills it in; and the questions that each piece stands for.

A *piece* is one question of the instrument, by what it is for: ("support", proposal), ("statement", its id), ("order",
""). Pieces with an id go by the proposal or the statement, so that new words are new words and nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...jury.numbers import Words
from ...jury.votes.plan import Question
from ..instrument import PROCESS

Piece = tuple[str, str]
Pieces = Mapping[Piece, Question]

ASKING, OTHER = "trust-asking", "trust-other"
RATED = tuple(question.id for question in PROCESS)


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal, a condition, a statement, a reason or a thing to know. `id` is "" for one that is new.

    `answers` are those of a new thing to know; of one that is there already the question's own form has them.
    """

    id: str
    words: Words
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocks:
    """`hats`: also asked for me and for everyone. `conditions`: on which of these each would be supported, asked at the
    end alone. `consents`: whether each can go forward, and what would have to change.

    `asking` and `other` are the two questions of trust, in full; without words they are not asked. `rated` are those of
    the questions about the day that are asked, by id; `mattered` is which exhibit weighed most.
    """

    proposals: tuple[Item, ...] = ()
    hats: bool = False
    conditions: tuple[Item, ...] = ()
    order: bool = False
    consents: bool = False
    statements: tuple[Item, ...] = ()
    personal: tuple[Item, ...] = ()
    public: tuple[Item, ...] = ()
    known: tuple[Item, ...] = ()
    confidence: bool = False
    asking: Words = field(default_factory=dict)
    other: Words = field(default_factory=dict)
    placebo: bool = False
    practice: bool = False
    rated: tuple[str, ...] = ()
    mattered: bool = False

    @property
    def reasons(self) -> tuple[Item, ...]:
        return (*self.personal, *self.public)


def put_first(blocks: Blocks) -> Iterator[Piece]:
    """What is asked at the opening, in this order."""
    yield from _readings(blocks)
    yield from _beside(blocks)


def put_last(blocks: Blocks) -> Iterator[Piece]:
    """The same again as the refined view; and, while the proposals are in mind, on what conditions."""
    yield from _readings(blocks)
    if blocks.conditions:
        yield from (("if", proposal.id) for proposal in blocks.proposals)
    yield from _beside(blocks)


def _readings(blocks: Blocks) -> Iterator[Piece]:
    for reading in ("support", "me", "all") if blocks.hats else ("support",):
        yield from ((reading, proposal.id) for proposal in blocks.proposals)


def _beside(blocks: Blocks) -> Iterator[Piece]:
    if blocks.order and len(blocks.proposals) > 1:
        yield "order", ""
    yield from (("statement", statement.id) for statement in blocks.statements)
    if len(blocks.reasons) > 1:
        yield "reasons", ""
    yield from (("known", known.id) for known in blocks.known)
    yield from ((name, "") for name, asked in _stock(blocks) if asked)


def _stock(blocks: Blocks) -> Iterator[tuple[str, object]]:
    yield "confidence", blocks.confidence
    yield ASKING, blocks.asking
    yield OTHER, blocks.other
    yield "placebo-1", blocks.placebo
    yield "placebo-2", blocks.placebo


def settled_together(blocks: Blocks) -> Iterator[Piece]:
    if blocks.consents:
        yield from (("consent", proposal.id) for proposal in blocks.proposals)


def asked_of_the_day(blocks: Blocks) -> Iterator[Piece]:
    yield from ((named, "") for named in RATED if named in blocks.rated)
    if blocks.mattered:
        yield "mattered", ""


def tried_first(blocks: Blocks) -> Iterator[Piece]:
    if blocks.practice:
        yield "practice", ""
