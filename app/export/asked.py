"""What was asked, as flat tables: each question with its method and what was declared beforehand, and its options.

With them a stranger can read every other table, and knows what an answer may be.
"""

from collections.abc import Iterator

from ..jury.votes.declared import Declared
from ..jury.votes.plan import Method, Question
from .table import Cell, Table
from .words import portion_in_words, said

ASKED = (
    ("question", "the question's id"),
    ("words", "the question as it was put"),
    (
        "method",
        (
            "how it is answered and counted: single, scale, score, consent (one number); approval, budget (some of the "
            "options); scores, majority-judgement, ranking, points (a number for each option)"
        ),
    ),
    ("reading", "support, me or all: in which hat it was asked; empty for none"),
    ("not_sure", "1 where 99, not sure, is an answer"),
    ("fewest", "how many options an answer chooses or ranks at least; 0 sets no limit"),
    ("most", "how many at most; 0 sets no limit"),
    ("equal_ranks", "ranking: 1 where options can share a rank; else empty"),
    ("total", "points: how many there are to spread; budget: how much money; else empty"),
    ("unit", "budget: what the money is counted in"),
    ("threshold", "declared before the vote: which part of the base it takes, as in 4 of 5; empty for none"),
    ("base", "the threshold's base: present, entitled or valid answers"),
    ("below", "what follows where the threshold is missed: rework or annex"),
    ("quorum", "declared before the vote: which part of the entitled must have voted; empty for none"),
    ("tie_break", "declared before the vote: what decides between equals: none, order or lot"),
)
OPTIONS = (
    ("question", "the question's id"),
    ("kind", "option: what can be chosen, or a point of a scale; level: what each option can be given"),
    ("place", "its place from 0: on a scale and among levels from the lowest"),
    ("id", "its id in the plan"),
    ("words", "its words"),
    ("cost", "budget: what it takes of the total; else empty"),
)


def asked_tables(questions: tuple[Question, ...]) -> tuple[Table, ...]:
    return (
        Table("asked", ASKED, tuple(map(_asked, questions))),
        Table("options", OPTIONS, tuple(row for question in questions for row in _options(question))),
    )


def _asked(question: Question) -> tuple[Cell, ...]:
    ranking = question.method is Method.RANKING
    return (
        question.id,
        said(question.words),
        question.method.value,
        question.reading.value if question.reading else None,
        int(question.not_sure),
        question.fewest,
        question.most,
        int(question.equal_ranks) if ranking else None,
        question.total or None,
        said(question.unit),
        *_declared(question.declared),
    )


def _declared(declared: Declared) -> tuple[Cell, ...]:
    threshold, quorum = declared.threshold, declared.quorum
    return (
        portion_in_words(threshold.portion) if threshold else None,
        threshold.base.value if threshold else None,
        threshold.below.value if threshold else None,
        portion_in_words(quorum) if quorum else None,
        declared.tie_break.value,
    )


def _options(question: Question) -> Iterator[tuple[Cell, ...]]:
    for place, option in enumerate(question.options):
        cost = question.costs[place] if question.costs else None
        yield (question.id, "option", place, option.id, said(option.words), cost)
    for place, level in enumerate(question.levels):
        yield (question.id, "level", place, level.id, said(level.words), None)
