"""What a closed vote says: means, and who moved, as counts."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.jury.removals.places import erased, is_of
from app.jury.rules import fold
from app.jury.seats.acts import CheckIn
from app.jury.seats.plan import COUNT_MOVES, in_version
from app.jury.votes.methods import NOT_SURE, tally
from app.jury.votes.results import Moves, mark_of, mean_of, moves, moves_to_tell
from tests.days import (
    ASKED,
    COUNTED,
    KEEP,
    PLAN,
    REFINED,
    accepted,
    after,
    juror,
    told,
    vote_closed,
    voted,
)

FIRST, LAST = PLAN.votes


@pytest.mark.parametrize(
    ("counts", "mean"),
    [
        ((), None),
        (((NOT_SURE, 4),), None),
        (((2, 1),), Fraction(2)),
        (((-3, 1), (3, 2)), Fraction(1)),
        (((1, 1), (2, 2), (NOT_SURE, 5)), Fraction(5, 3)),
    ],
)
def test_the_mean_is_exact_and_not_sure_does_not_count(counts, mean):
    assert mean_of(counts) == mean


def test_counts_are_listed_in_ballot_paper_order_with_the_marks_nobody_gave():
    assert tally(KEEP, ((0, 2), (2, 1))) == ((0, 2), (1, 0), (2, 1))
    support = PLAN.question("support")
    assert tally(support, ((99, 1),))[0] == (3, 0)
    assert tally(support, ((99, 1),))[-1] == (99, 1)


def test_who_moved_counts_only_those_who_agreed():
    """Juror 4 moved up by three and did not agree to be counted."""
    state = after(COUNTED)
    assert mark_of(state, FIRST, "support", 4) == 0
    assert mark_of(state, LAST, "support", 4) == 3
    question = PLAN.question("support")
    assert moves(state, FIRST, LAST, question) == Moves(paired=3, up=1, down=1, same=1, other=0)
    agreed = accepted(state, juror(4), CheckIn((PLAN.consents[0].id,)))
    assert moves(agreed, FIRST, LAST, question) == Moves(paired=4, up=2, down=1, same=1, other=0)


def test_who_agreed_to_a_later_version_is_counted_all_the_same():
    state = after(COUNTED)
    four = replace(state.seats[4], consents=(in_version(COUNT_MOVES, 2),))
    agreed = replace(state, seats=state.seats.having(4, four))
    assert moves(agreed, FIRST, LAST, PLAN.question("support")).paired == 4


def test_nothing_is_told_of_moves_once_an_answer_that_was_counted_is_erased():
    """Taken from what was told before, it would say how the erased juror moved."""
    entries = [erased(each) if is_of(each, 2) else each for each in told(COUNTED)[0]]
    state, question = fold(entries), PLAN.question("support")
    assert moves_to_tell(state, FIRST, LAST, question)
    gone = replace(state, removals=replace(state.removals, jurors=frozenset({2})))
    assert moves_to_tell(gone, FIRST, LAST, question) is None
    never_answered = replace(after(COUNTED), removals=replace(state.removals, jurors=frozenset({5})))
    assert moves_to_tell(never_answered, FIRST, LAST, question)


def test_to_or_from_not_sure_is_neither_up_nor_down():
    """Juror 1: 2 → 3; juror 2: not sure → 2; juror 3: 1 → not sure."""
    assert moves(after(COUNTED), FIRST, LAST, PLAN.question("me")) == Moves(paired=3, up=1, down=0, same=0, other=2)


def test_answers_without_order_move_elsewhere_never_up_or_down():
    assert moves(after(COUNTED), FIRST, LAST, KEEP) == Moves(paired=3, up=0, down=0, same=2, other=1)


def test_only_jurors_who_answered_both_times_are_paired():
    state = after(REFINED, voted(1, "refined", keep=0), voted(4, "refined", me=2), vote_closed("refined"))
    assert moves(state, FIRST, LAST, KEEP) == Moves(paired=1, up=0, down=0, same=1, other=0)
    assert moves(state, FIRST, LAST, PLAN.question("me")) == Moves(0, 0, 0, 0, 0)


@pytest.mark.parametrize("question", ASKED)
def test_everybody_who_is_paired_went_somewhere(question: str):
    moved = moves(after(COUNTED), FIRST, LAST, PLAN.question(question))
    assert moved.up + moved.down + moved.same + moved.other == moved.paired


def test_a_juror_s_own_mark_is_found_and_no_other():
    state = after(COUNTED)
    assert [mark_of(state, FIRST, "me", number) for number in (1, 2, 3, 4)] == [2, 99, 1, None]
