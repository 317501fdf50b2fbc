"""The script that strangers run knows the methods by itself, and takes exactly the answers that the rules take."""

from __future__ import annotations

import runpy
from dataclasses import replace
from random import Random

import pytest

from app.export.results import counted_by_rules
from app.jury.votes import methods
from app.jury.votes.declared import Base, Declared, Portion, Threshold, TieBreak
from app.jury.votes.plan import Question
from app.jury.votes.verdict import Cast, verdict_on
from app.settings import bundled
from app.store.wire import plain
from tests.asked import APPROVAL, BUDGET, RANKING, options
from tests.every_method import QUESTIONS, drawn

RECOUNT = runpy.run_path(str(bundled("tools") / "recount.py"))
MANY = tuple(f"Project {n}" for n in range(14))
COUNTED_BY_RULES = (
    *QUESTIONS,
    replace(BUDGET, options=options(*MANY), costs=tuple(7 + 5 * n % 11 for n in range(14))),
    replace(RANKING, options=options(*MANY[:7])),
)
LIMITED = (replace(APPROVAL, fewest=1, most=2), replace(RANKING, equal_ranks=False, fewest=2, most=3))


def noise(question: Question, dice: Random) -> object:
    """Something that may be an answer."""
    highest = max(len(question.options), len(question.levels))
    numbers = tuple(dice.randint(-1, highest) for _ in range(dice.randint(0, 5)))
    return dice.choice([numbers, sum(numbers), methods.NOT_SURE, True, 1.0, None, "1"])


@pytest.mark.parametrize("question", [*QUESTIONS, *LIMITED], ids=lambda question: question.id)
def test_it_takes_and_settles_what_the_rules_take_and_settle(question: Question):
    dice, taken = Random(question.id), 0
    for _ in range(2_000):
        mark = drawn(question, dice) if dice.random() < 0.3 else noise(question, dice)
        valid = methods.is_valid(question, mark)
        assert settled(question, mark) == (_plain(methods.settled(question, mark)) if valid else None)
        taken += valid
    assert 100 < taken < 2_000


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("question", COUNTED_BY_RULES, ids=lambda question: question.id)
def test_its_rules_put_every_option_where_ours_do(question: Question, seed: int):
    """From one ballot, where ties are many, to fifty, where they are few."""
    dice = Random(f"{question.id} {seed}")
    counts = methods.count(drawn(question, dice) for _ in range(1 + seed * seed // 70))
    ours = [plain(counted) for counted in counted_by_rules(question, counts)]
    theirs = list(RECOUNT["by_rules"](plain(question), [[_plain(mark), n] for mark, n in counts]))
    assert theirs == ours


TIES = (Declared(tie_break=TieBreak.NONE), Declared(tie_break=TieBreak.ORDER), Declared(tie_break=TieBreak.LOT))
PARTS = (Portion(1, 2, more=True), Portion(1, 3), Portion(1, 1), Portion(0, 1))
DECLARED = (
    *TIES,
    *(Declared(quorum=part) for part in PARTS),
    *(replace(tie, threshold=Threshold(part, base)) for tie in TIES for part in PARTS[:2] for base in Base),
)


@pytest.mark.parametrize("question", COUNTED_BY_RULES, ids=lambda question: f"{question.id}-{len(question.options)}")
def test_its_verdicts_are_ours(question: Question):
    """Also with ties that a lot breaks: the same digest draws the same lot."""
    dice, rulings = Random(question.id), set[str]()
    for number in range(300):
        asked = replace(question, declared=dice.choice(DECLARED))
        if not methods.can_be_answered(asked):
            continue
        counts = methods.count(drawn(question, dice) for _ in range(dice.choice((0, 1, 2, 3, 4, 9, 20))))
        cast = Cast(counts, f"{number:064x}", dice.randint(0, 30), dice.randint(0, 30))
        ours = verdict_on(asked, cast)
        closed = {"entitled": cast.present, "checked_in": cast.entitled, "digest": cast.digest}
        theirs = RECOUNT["verdict_on"](plain(asked), [[_plain(mark), n] for mark, n in counts], closed)
        assert theirs == (plain(ours) if ours else None), (asked.declared, counts)
        rulings.add(ours.ruling if ours else "")
    assert len(rulings) > 2


def settled(question: Question, mark: object) -> object:
    """None where the script finds no answer in it."""
    try:
        return RECOUNT["settled"](plain(question), _plain(mark))
    except RECOUNT["Wrong"]:
        return None


def _plain(mark: object) -> object:
    return list(mark) if isinstance(mark, tuple) else mark
