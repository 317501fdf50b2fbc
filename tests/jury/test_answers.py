"""An answer says itself in words under every method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.jury.votes.answers import Part, parts
from app.jury.votes.methods import NOT_SURE
from tests.asked import APPROVAL, BUDGET, JUDGEMENT, POINTS, RANKING, SCALE, SINGLE

if TYPE_CHECKING:
    from app.jury.numbers import Mark, Words
    from app.jury.votes.plan import Question

HALL, PARK, LIBRARY, POOL = (option.words for option in SINGLE.options)
POOR, GOOD = JUDGEMENT.levels[1].words, JUDGEMENT.levels[3].words


def graded(words: Words, level: Words) -> Part:
    return Part(words, level=level)


@pytest.mark.parametrize(
    ("question", "mark", "said"),
    [
        (SINGLE, 1, (Part(PARK),)),
        (SCALE, NOT_SURE, (Part(None),)),
        (APPROVAL, (0, 2), (Part(HALL), Part(LIBRARY))),
        (APPROVAL, (), ()),
        (BUDGET, (3,), (Part(POOL),)),
        (RANKING, (2, 0, 1, 2), (Part(LIBRARY, rank=1), Part(HALL, rank=2), Part(POOL, rank=2))),
        (POINTS, (7, 0, 0, 3), (Part(HALL, points=7), Part(POOL, points=3))),
        (JUDGEMENT, (3, 1, 1, 3), tuple(map(graded, (HALL, PARK, LIBRARY, POOL), (GOOD, POOR, POOR, GOOD)))),
        (RANKING, None, ()),
    ],
)
def test_an_answer_is_said_in_parts(question: Question, mark: Mark | None, said: tuple[Part, ...]) -> None:
    assert parts(question, mark) == said
