"""A question of any method, read from a form and written on one: what is written and read again is the same question.

The form has the boxes that the method needs. Where something is wrong it is said beside its box, and nothing is kept.
What no box asks for stays as it was: what the question is about, its hat, and words in languages that are not shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...jury.numbers import QuestionId
from ...jury.votes.methods import can_be_answered
from ...jury.votes.plan import Method, Question
from ..faults import why_not
from .answers import PARTS, Part
from .declaring import read_declared, written_declared
from .rows import Faults, Fresh, Typed, words_of, written_words


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a form: the question, as far as it can be answered at all, and what is wrong, by box.

    It may be kept only where nothing is wrong. `question` is None where there is none to show yet.
    """

    question: Question | None
    faults: Mapping[str, str]

    @property
    def may_be_kept(self) -> bool:
        return self.question is not None and not self.faults


FIELDS: Mapping[Method, tuple[str, ...]] = {
    Method.SINGLE: ("option", "not_sure", "shuffled", "own_words", "conditions"),
    Method.APPROVAL: ("option", "fewest", "most", "shuffled", "own_words"),
    Method.SCALE: ("step", "not_sure", "own_words", "conditions"),
    Method.SCORE: ("highest", "not_sure", "own_words"),
    Method.SCORES: ("option", "highest", "shuffled", "own_words"),
    Method.JUDGEMENT: ("option", "grade", "shuffled", "own_words"),
    Method.RANKING: ("option", "fewest", "most", "equal_ranks", "shuffled", "own_words"),
    Method.POINTS: ("option", "points", "shuffled", "own_words"),
    Method.BUDGET: ("option", "limit", "unit", "shuffled", "own_words"),
    Method.CONSENT: ("stand", "not_sure", "own_words", "conditions"),
}
"""The parts of the form beside the question and what is settled before the vote, by method."""


def written(question: Question, langs: Sequence[str]) -> dict[str, str]:
    """The boxes of its form. A box to tick that is not ticked is not there, as with any form that is sent."""
    typed = {"method": question.method.value, "shown": question.method.value}
    typed |= written_words("words", question.words, langs)
    for part in FIELDS[question.method]:
        typed |= PARTS[part].write(question, langs)
    return typed | written_declared(question.declared)


def read(typed: Typed, before: Question, langs: Sequence[str], fresh: Fresh) -> Read:
    """`before` is the question that is edited; for a new one, one that has nothing but its id."""
    faults: Faults = {}
    method = method_of(typed, before.method)
    words = words_of(typed, "words", langs, before.words, faults)
    if not words:
        faults["words"] = "Write the question, in one language at least."
    base = before if before.method is method else _bare(before, method)
    parts: list[Part] = [PARTS[name] for name in FIELDS[method]]
    own: dict[str, Any] = {}
    for part in parts:
        own |= part.read(typed, replace(base, **own), langs, faults, fresh)
    question = replace(base, words=words, declared=read_declared(method, typed, faults), **own)
    if can_be_answered(question):
        return Read(question, faults)
    return Read(None, faults or {"method": f"Nobody could answer it: {why_not(question)}."})


def method_of(typed: Typed, otherwise: Method) -> Method:
    chosen = typed.get("method", "")
    return Method(chosen) if chosen in set(Method) else otherwise


def _bare(before: Question, method: Method) -> Question:
    """Answers to choose from are the same answers, however they are chosen from; steps and levels are not."""
    chosen_from = "option" in FIELDS[method] and "option" in FIELDS[before.method]
    options = before.options if chosen_from else ()
    return Question(before.id, method, before.words, options, before.about, before.reading, before.block)


def new_question(named: str, method: Method = Method.SINGLE) -> Question:
    return Question(QuestionId(named), method, {}, (), block=named)
