"""The languages a plan is written in: which they are, one more, one less, and what is still to be translated."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from ...jury.numbers import Words
from ...jury.plan import Plan
from ..places import texts_of

V = TypeVar("V")
ENGLISH = "en"
NOT_IN_THE_ROOM = re.compile(r"\.notes$|\.cues\[|^targets\[")


def languages(plan: Plan) -> tuple[str, ...]:
    """At least one, the first one first. Where the plan does not say, those of its texts, English before others."""
    if plan.languages:
        return plan.languages
    found = {lang for _, words in texts_of(plan) for lang in words}
    return tuple(sorted(found, key=lambda lang: (lang != ENGLISH, lang))) or (ENGLISH,)


def with_language(plan: Plan, lang: str) -> Plan:
    """Nothing is translated by it: the texts are there to be written."""
    here = languages(plan)
    return replace(plan, languages=here if lang in here else (*here, lang))


def without_language(plan: Plan, lang: str) -> Plan:
    """With it go all texts in it. The last language stays."""
    rest = tuple(each for each in languages(plan) if each != lang)
    return only_in(rest, replace(plan, languages=rest)) if rest else plan


def untranslated(plan: Plan, lang: str) -> Iterator[str]:
    """The places of the texts that people in the room read in some language, and not in this one.

    Numbers are the same in all of them; notes and cues are for the facilitator, and targets for whoever recruits.
    """
    for place, words in texts_of(plan):
        reads = any(letter.isalpha() for text in words.values() for letter in text)
        if reads and not NOT_IN_THE_ROOM.search(place) and not words.get(lang, "").strip():
            yield place


def with_text(words: Words, lang: str, text: str) -> Words:
    """An empty text is no text, so that another language is shown in its place."""
    kept = {**words, lang: text.strip()}
    return {each: text for each, text in kept.items() if text}


def only_in(kept: Collection[str], value: V) -> V:
    """A part of a plan with its texts in these languages, and in no other."""
    if isinstance(value, Mapping):
        return {lang: text for lang, text in value.items() if lang in kept}  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(only_in(kept, part) for part in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: only_in(kept, getattr(value, field.name)) for field in fields(value)})
    return value
