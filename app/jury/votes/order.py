"""In which order a juror meets options and pages: drawn per person, the same at the opening and in the refined view.

The draw is a hash of the ids and the juror's number, so that nobody has to store it and anybody can recompute it.
"""

import hashlib
from collections.abc import Iterable
from itertools import groupby

from ..numbers import JurorNumber
from .plan import Question, Reading

IN_ONE_HAT = frozenset({Reading.ME, Reading.ALL})


def marks_in_order(question: Question, marks: Iterable[int], juror: JurorNumber) -> tuple[int, ...]:
    """The marks as this juror's ballot paper offers them."""
    if not question.shuffled:
        return tuple(marks)
    return tuple(sorted(marks, key=lambda mark: _lot(question.id, mark, juror)))


def options_in_order(question: Question, juror: JurorNumber) -> tuple[int, ...]:
    """The places of the options as this juror's ballot paper lists them, where each is given something."""
    return marks_in_order(question, range(len(question.options)), juror)


def pages_in_order(questions: Iterable[Question], juror: JurorNumber) -> tuple[Question, ...]:
    """The questions as this juror meets them: named blocks in one hat come in the juror's own order.

    The lot is the block's, so that it falls alike where the refined view asks about fewer options than the opening one.
    """
    blocks = [tuple(block) for _, block in groupby(questions, key=lambda question: (question.block, question.reading))]
    drawn: list[Question] = []
    for in_one_hat, run in groupby(blocks, key=_can_be_drawn):
        together = list(run)
        if in_one_hat:
            together.sort(key=lambda block: _lot("pages", block[0].block, block[0].reading, juror))
        drawn += [question for block in together for question in block]
    return tuple(drawn)


def _can_be_drawn(block: tuple[Question, ...]) -> bool:
    return bool(block[0].block) and block[0].reading in IN_ONE_HAT


def _lot(*drawn: object) -> bytes:
    return hashlib.sha256("|".join(map(str, drawn)).encode()).digest()
