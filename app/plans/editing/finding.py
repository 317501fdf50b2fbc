"""An instrument that is there, seen as the blocks it was made of. What is no block is left out, and so left alone.

Questions are known by their shape: hat and proposal, method and block. What a proposal says is what its questions say
before their ending ("… Are you for or against this?").
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...jury.numbers import Words
from ...jury.plan import Plan
from ...jury.votes.instrument import ANOTHER, is_of_conditions
from ...jury.votes.plan import Method, Option, Question, Reading
from ..instrument import AGREE_OR_NOT, FOR_OR_AGAINST, HOW_GOOD, ONLY_IF
from ..saying import ending
from ..settling import GO_FORWARD
from .blocks import ASKING, OTHER, RATED, Blocks, Item, Piece, Pieces

ENDINGS: Mapping[str, Words] = {
    "support": ending(FOR_OR_AGAINST),
    "me": ending(HOW_GOOD),
    "all": ending(HOW_GOOD),
    "if": ending(ONLY_IF),
    "statement": ending(AGREE_OR_NOT),
    "consent": ending(GO_FORWARD),
}
STOCK: Mapping[str, Method] = {
    "placebo-1": Method.SCALE,
    "placebo-2": Method.SCALE,
    "practice": Method.SINGLE,
    "mattered": Method.SINGLE,
    "confidence": Method.SCORE,
}
"""Known by their ids alone, which are the same in every plan, so that days can be set side by side."""
BY_BLOCK: Mapping[str, Method] = {"order": Method.RANKING, "reasons": Method.APPROVAL, "known": Method.SINGLE}
"""Known by the block they stand in, and by their method."""


@dataclass(frozen=True, slots=True)
class Found:
    """`pieces` has the question that each piece of the blocks stands for."""

    blocks: Blocks
    pieces: Pieces


def found(plan: Plan) -> Found:
    pieces: dict[Piece, Question] = {}
    for piece, question in _pieces(plan.questions):
        pieces.setdefault(piece, question)
    proposals = tuple(_items(pieces, "support"))
    pieces = {piece: question for piece, question in pieces.items() if _belongs(piece, question, proposals)}
    if not _have_one_list(pieces):
        pieces = {piece: question for piece, question in pieces.items() if piece[0] != "if"}
    personal, public = _reasons(pieces.get(("reasons", "")))
    blocks = Blocks(
        proposals=proposals,
        hats=any(reading in ("me", "all") for reading, _ in pieces),
        conditions=_conditions(pieces),
        order=("order", "") in pieces,
        consents=any(kind == "consent" for kind, _ in pieces),
        statements=tuple(_items(pieces, "statement")),
        personal=personal,
        public=public,
        known=tuple(_items(pieces, "known")),
        confidence=("confidence", "") in pieces,
        asking=_words_of(pieces, ASKING),
        other=_words_of(pieces, OTHER),
        placebo=("placebo-1", "") in pieces,
        practice=("practice", "") in pieces,
        rated=tuple(named for named in RATED if (named, "") in pieces),
        mattered=("mattered", "") in pieces,
    )
    return Found(blocks, pieces)


def before_ending(kind: str, words: Words) -> Words:
    """What was written, in each language, where the question has the ending of its kind; else all of it."""
    endings = ENDINGS.get(kind, {})
    return {lang: text.removesuffix(f" {endings.get(lang, '')}") for lang, text in words.items()}


def _pieces(questions: Iterable[Question]) -> Iterator[tuple[Piece, Question]]:
    trusting: list[Question] = []
    for question in questions:
        if _asks_of_trust(question):
            trusting.append(question)
        elif piece := _piece_of(question):
            yield piece, question
    if [question.id for question in trusting] == [OTHER]:
        yield (OTHER, ""), trusting[0]
    elif len(trusting) <= 2:
        yield from (((name, ""), question) for name, question in zip((ASKING, OTHER), trusting, strict=False))


def _asks_of_trust(question: Question) -> bool:
    return question.method is Method.SCORE and question.block == "trust" and question.id != "confidence"


def _piece_of(question: Question) -> Piece | None:
    named, method, block = question.id, question.method, question.block
    if named in RATED or STOCK.get(named) is method:
        return named, ""
    if method is Method.SCALE and question.reading and question.about:
        return question.reading.value, question.about
    if is_of_conditions(question):
        return "if", question.about or ""
    if method is Method.CONSENT:
        return "consent", question.about or named.removesuffix("-consent")
    if method is Method.SCALE and block.startswith("statements") and not question.reading:
        return "statement", named
    return (block, named if block == "known" else "") if BY_BLOCK.get(block) is method else None


def _belongs(piece: Piece, question: Question, proposals: tuple[Item, ...]) -> bool:
    """Whether what is said of a proposal is said of one of these, and an order is one of all of them."""
    ids = [proposal.id for proposal in proposals]
    kind, named = piece
    if kind in ("me", "all", "if", "consent"):
        return named in ids
    return kind != "order" or sorted(option.id for option in question.options) == sorted(ids)


def _items(pieces: Pieces, kind: str) -> Iterator[Item]:
    for (each, named), question in pieces.items():
        if each == kind:
            yield Item(named, before_ending(kind, question.words))


def _words_of(pieces: Pieces, name: str) -> Words:
    question = pieces.get((name, ""))
    return question.words if question else {}


def _have_one_list(pieces: Pieces) -> bool:
    lists = [question.options for (kind, _), question in pieces.items() if kind == "if"]
    return all(each == lists[0] for each in lists)


def _conditions(pieces: Pieces) -> tuple[Item, ...]:
    """One list for every proposal; where somebody gave them lists of their own, those are left alone."""
    asked = next((question for (kind, _), question in pieces.items() if kind == "if"), None)
    listed = asked.options if asked else ()
    return tuple(Item(option.id, option.words) for option in listed if option.id != ANOTHER)


def _reasons(question: Question | None) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    if question is None:
        return (), ()
    hats = hats_of(question.options)
    items = [(Item(option.id, option.words), hat) for option, hat in zip(question.options, hats, strict=True)]
    personal, public = ([item for item, hat in items if hat is wanted] for wanted in (Reading.ME, Reading.ALL))
    return tuple(personal), tuple(public)


def hats_of(options: tuple[Option, ...]) -> tuple[Reading, ...]:
    """In which hat each reason is one. Where none says so, the first half are for oneself."""
    half = -(-len(options) // 2)
    halves = (Reading.ME,) * half + (Reading.ALL,) * (len(options) - half)
    return tuple(option.reading or hat for option, hat in zip(options, halves, strict=True))
