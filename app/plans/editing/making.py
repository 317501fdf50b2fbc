"""The questions of an instrument from its blocks: those that are there with their new words, and those that are new."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...jury.exhibits.plan import Exhibit
from ...jury.numbers import OptionId, QuestionId, Words
from ...jury.votes.declared import Declared
from ...jury.votes.instrument import ANOTHER
from ...jury.votes.plan import Method, Option, Question, Reading
from ..instrument import (
    CONFIDENCE,
    IN_A_BLOCK,
    LISTS_IN_A_BLOCK,
    NOTHING_TO_DO_WITH_IT,
    PRACTICE,
    PROCESS,
    in_order,
    mattered,
    only_if,
    why,
)
from ..saying import options
from ..scales import AGAINST_TO_FOR, BAD_TO_GOOD, DISAGREE_TO_AGREE, NOUGHT_TO_TEN, OPPOSE_TO_SUPPORT
from ..settling import FOUR_IN_FIVE, MOST_ARE_HERE
from .blocks import ASKING, OTHER, Blocks, Item, Piece
from .finding import ENDINGS, Found, before_ending, hats_of

READY = {question.id: question for question in (CONFIDENCE, PRACTICE, *NOTHING_TO_DO_WITH_IT, *PROCESS)}
"""Asked in the same words at every jury, so that days can be set side by side."""
BLOCKS = {"statement": ("statements", IN_A_BLOCK), "if": ("conditions", LISTS_IN_A_BLOCK)}
STEPS = {"support": AGAINST_TO_FOR, "me": BAD_TO_GOOD, "all": BAD_TO_GOOD}


@dataclass(frozen=True, slots=True)
class Making:
    """The blocks as they are wanted, with an id for every item, and what was there before."""

    before: Found
    blocks: Blocks
    exhibits: tuple[Exhibit, ...]

    def question(self, piece: Piece) -> Question:
        """There is none that could not be answered: `put_last` names no list of one."""
        kind, named = piece
        old = self.before.pieces.get(piece)
        if kind == "if":
            return self._only_if(self._item(kind, named), old)
        if kind in ENDINGS:
            return self._said_of(kind, self._item(kind, named), old)
        if kind == "known":
            return _known(self._item(kind, named), old)
        return self._by_itself(kind, old)

    def _by_itself(self, kind: str, old: Question | None) -> Question:
        makes: Mapping[str, Callable[[Question | None], Question]] = {
            "order": self._order,
            "reasons": self._reasons,
            "mattered": self._mattered,
            ASKING: lambda old: _trust(ASKING, self.blocks.asking, old),
            OTHER: lambda old: _trust(OTHER, self.blocks.other, old),
        }
        return makes[kind](old) if kind in makes else old or READY[QuestionId(kind)]

    def _item(self, kind: str, named: str) -> Item:
        items = {"statement": self.blocks.statements, "known": self.blocks.known}.get(kind, self.blocks.proposals)
        return next(item for item in items if item.id == named)

    def _said_of(self, kind: str, item: Item, old: Question | None) -> Question:
        if old is not None:
            return replace(old, words=rewritten(kind, old.words, item.words))
        return NEW[kind](item.id, rewritten(kind, {}, item.words))

    def _only_if(self, item: Item, old: Question | None) -> Question:
        (fresh,) = only_if({item.id: ""}, [""] * len(self.blocks.conditions))
        kept = {option.id: option for option in old.options} if old else {}
        listed = (
            *(
                replace(kept.get(OptionId(each.id), Option(OptionId(each.id), {})), words=each.words)
                for each in self.blocks.conditions
            ),
            kept.get(ANOTHER, fresh.options[-1]),
        )
        words = rewritten("if", old.words if old else {}, item.words)
        most = min(old.most, len(listed)) if old else fresh.most
        return replace(old or fresh, words=words, options=listed, most=most)

    def _order(self, old: Question | None) -> Question:
        was = {option.id: option for option in old.options} if old else {}
        options = tuple(
            replace(was[OptionId(each.id)], words=each.words)
            if OptionId(each.id) in was
            else Option(OptionId(each.id), each.words)
            for each in self.blocks.proposals
        )
        return replace(old or in_order({}), options=options)

    def _reasons(self, old: Question | None) -> Question:
        hats = (Reading.ME,) * len(self.blocks.personal) + (Reading.ALL,) * len(self.blocks.public)
        kept = {option.id: option for option in old.options} if old else {}
        listed = tuple(
            replace(kept.get(OptionId(item.id), Option(OptionId(item.id), {})), words=item.words)
            for item in self.blocks.reasons
        )
        as_before = [option.id for option in listed] == list(kept) and hats_of(listed) == hats
        marked = listed if as_before else _marked(listed, hats)
        question = old or why()
        return replace(question, options=marked, most=min(question.most, len(marked)))

    def _mattered(self, old: Question | None) -> Question:
        fresh = mattered(())
        asked = old or fresh
        last = next((option for option in asked.options if option.id == "none"), fresh.options[-1])
        shown = tuple(Option(OptionId(exhibit.id), exhibit.title) for exhibit in self.exhibits)
        return replace(asked, options=(*shown, last))


def _marked(listed: Sequence[Option], hats: Sequence[Reading]) -> tuple[Option, ...]:
    return tuple(replace(option, reading=hat) for option, hat in zip(listed, hats, strict=True))


def rewritten(kind: str, old: Words, wanted: Words) -> Words:
    """The question with what is wanted before its ending. Where nothing is said otherwise, not a letter changes."""
    was = before_ending(kind, old)
    return {
        lang: old[lang] if was.get(lang) == text else _ended(kind, lang, old, text) for lang, text in wanted.items()
    }


def _ended(kind: str, lang: str, old: Words, text: str) -> str:
    """A question whose ending somebody changed by hand has none of ours put to it."""
    by_hand = lang in old and before_ending(kind, old)[lang] == old[lang]
    return text if by_hand or lang not in ENDINGS[kind] else f"{text} {ENDINGS[kind][lang]}"


def _trust(name: str, words: Words, old: Question | None) -> Question:
    if old is not None:
        return replace(old, words=words)
    return Question(QuestionId(name), Method.SCORE, words, options(*NOUGHT_TO_TEN), block="trust")


def _known(item: Item, old: Question | None) -> Question:
    if old is not None:
        return replace(old, words=item.words)
    answers = tuple(Option(OptionId(f"option-{n}"), {"en": text}) for n, text in enumerate(item.answers, 1))
    return Question(QuestionId(item.id), Method.SINGLE, item.words, answers, block="known", not_sure=True)


def _scale(kind: str) -> Callable[[str, Words], Question]:
    def made(proposal: str, words: Words) -> Question:
        return Question(
            QuestionId(f"{proposal}-{kind}"),
            Method.SCALE,
            words,
            options(*STEPS[kind]),
            about=OptionId(proposal),
            reading=Reading(kind),
            block=kind,
            not_sure=True,
        )

    return made


def _statement(named: str, words: Words) -> Question:
    return Question(
        QuestionId(named), Method.SCALE, words, options(*DISAGREE_TO_AGREE), block="statements-1", not_sure=True
    )


def _consent(proposal: str, words: Words) -> Question:
    return Question(
        QuestionId(f"{proposal}-consent"),
        Method.CONSENT,
        words,
        options(*OPPOSE_TO_SUPPORT),
        about=OptionId(proposal),
        block="verdict",
        own_words=True,
        conditions=True,
        declared=Declared(FOUR_IN_FIVE, MOST_ARE_HERE),
    )


NEW: Mapping[str, Callable[[str, Words], Question]] = {
    **{kind: _scale(kind) for kind in STEPS},
    "statement": _statement,
    "consent": _consent,
}


def in_blocks(pieces: Sequence[Piece], questions: Sequence[Question]) -> tuple[Question, ...]:
    """Statements and lists of conditions as many together as the wall can show; everything else as it is."""
    before = Counter[str]()
    made: list[Question] = []
    for (kind, _), question in zip(pieces, questions, strict=True):
        block, size = BLOCKS.get(kind, (question.block, 0))
        made.append(replace(question, block=f"{block}-{1 + before[kind] // size}" if size else block))
        before[kind] += 1
    return tuple(made)
