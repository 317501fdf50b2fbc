"""How the texts of plans are said: in English, and in Welsh where `welsh.toml` has the sentence."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from ..jury.numbers import OptionId, QuestionId, Words
from ..jury.texts import TO_FILL_IN
from ..jury.votes.plan import Method, Option, Question, Reading
from .scales import NOUGHT_TO_TEN

_IN_WELSH = tomllib.loads((Path(__file__).parent / "welsh.toml").read_text(encoding="utf-8"))
WELSH: dict[str, str] = _IN_WELSH["sentences"]
ENDINGS: dict[str, str] = _IN_WELSH["endings"]


def said(text: str) -> Words:
    """The same sentence in every language it has been written in."""
    return {"en": text, "cy": WELSH[text]} if text in WELSH else {"en": text}


def ending(text: str) -> Words:
    """How a question ends that begins with what an organiser wrote: "… Are you for or against this?\""""
    return {"en": text, "cy": ENDINGS[text]}


def fill_in(what: str) -> Words:
    return said(TO_FILL_IN + what)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(OptionId(f"option-{place}"), said(label)) for place, label in enumerate(labels, 1))


def named(texts: Mapping[str, str]) -> tuple[Option, ...]:
    """Options that go by names of their own, so that another question can be about one of them."""
    return tuple(Option(OptionId(name), said(text)) for name, text in texts.items())


def choice(question: str, words: str, *labels: str, block: str) -> Question:
    return Question(QuestionId(question), Method.SINGLE, said(words), options(*labels), block=block)


def scale(
    question: str, words: str, labels: tuple[str, ...], block: str, reading: Reading | None = None, about: str = ""
) -> Question:
    """labels: one for each point, from the lowest to the highest. about: the proposal it is on."""
    return Question(
        QuestionId(question),
        Method.SCALE,
        said(words),
        options(*labels),
        about=OptionId(about) if about else None,
        reading=reading,
        block=block,
        not_sure=True,
    )


def score(question: str, words: str, block: str) -> Question:
    """From 0 to 10; the words say what the ends mean."""
    return Question(QuestionId(question), Method.SCORE, said(words), options(*NOUGHT_TO_TEN), block=block)
