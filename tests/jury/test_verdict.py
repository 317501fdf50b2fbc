"""The verdict at the close: what was declared beside what was counted, in whole numbers."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import replace

import pytest

from app.jury.seats.acts import Leave
from app.jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from app.jury.votes.methods import can_be_answered, count
from app.jury.votes.verdict import Cast, Ruling, Verdict, favoured, lot, verdict_on
from tests.asked import (
    APPROVAL,
    BUDGET,
    CONSENT,
    EVERY_METHOD,
    JUDGEMENT,
    POINTS,
    RANKING,
    SCALE,
    SCORE,
    SCORES,
    SINGLE,
)
from tests.days import (
    ASKED,
    KEEP,
    PLAN,
    after,
    juror,
    moved_to,
    opened,
    seated,
    vote_closed,
    vote_opened,
    voted,
)

DIGEST = hashlib.sha256(b"a closing").hexdigest()
HALF, MORE_THAN_HALF = Portion(1, 2), Portion(1, 2, more=True)
TWO_THIRDS, FOUR_FIFTHS, ALL = Portion(2, 3), Portion(4, 5), Portion(1, 1)


def needing(portion: Portion, base: Base = Base.VALID, below: Below = Below.REWORK) -> Declared:
    return Declared(Threshold(portion, base, below))


def reached(question, declared: Declared, marks, *, present=None, entitled=None, digest=DIGEST) -> Verdict:
    """The verdict on these marks; everybody who is there has voted, unless it is said otherwise."""
    present = len(marks) if present is None else present
    cast = Cast(count(marks), digest, present, present if entitled is None else entitled)
    verdict = verdict_on(replace(question, declared=declared), cast)
    assert verdict is not None
    return verdict


def split(*votes: int) -> list[int]:
    """So many marks for the first option, so many for the second …"""
    return [place for place, n in enumerate(votes) for _ in range(n)]


# How many it takes


@pytest.mark.parametrize(
    ("portion", "people", "enough"),
    [
        (FOUR_FIFTHS, 23, 19),
        (FOUR_FIFTHS, 25, 20),
        (TWO_THIRDS, 24, 16),
        (TWO_THIRDS, 25, 17),
        (MORE_THAN_HALF, 24, 13),
        (MORE_THAN_HALF, 25, 13),
        (HALF, 24, 12),
        (HALF, 25, 13),
        (ALL, 23, 23),
        (Portion(0, 1), 23, 1),
    ],
)
def test_one_less_than_enough_is_not_enough(portion, people, enough):
    carried = reached(CONSENT, needing(portion), [3] * enough + [0] * (people - enough))
    assert (carried.ruling, carried.needed, carried.given) == (Ruling.CARRIED, enough, enough)
    below = reached(CONSENT, needing(portion), [3] * (enough - 1) + [0] * (people - enough + 1))
    assert (below.ruling, below.needed, below.given) == (Ruling.BELOW, enough, enough - 1)


def test_the_base_is_whoever_was_declared():
    """19 of 20 valid answers; 23 are here, and 25 ever were."""
    marks = [*split(18, 2), 99, 99]
    asked = replace(SINGLE, not_sure=True)
    people = {"present": 23, "entitled": 25}
    needed = {base: reached(asked, needing(FOUR_FIFTHS, base), marks, **people) for base in Base}
    assert {base: each.needed for base, each in needed.items()} == {
        Base.VALID: 16,
        Base.PRESENT: 19,
        Base.ENTITLED: 20,
    }
    assert {base: each.ruling for base, each in needed.items()} == {
        Base.VALID: Ruling.CARRIED,
        Base.PRESENT: Ruling.BELOW,
        Base.ENTITLED: Ruling.BELOW,
    }
    of_one = needed[Base.VALID]
    assert (of_one.present, of_one.entitled, of_one.valid, of_one.voted) == (23, 25, 20, 22)


@pytest.mark.parametrize("base", Base)
@pytest.mark.parametrize("portion", [Portion(0, 1), HALF, ALL])
def test_nothing_is_carried_where_nobody_answered(portion, base):
    empty = reached(SINGLE, needing(portion, base), [], present=0)
    assert (empty.ruling, empty.needed, empty.given, empty.winners) == (Ruling.BELOW, 1, 0, ())


@pytest.mark.parametrize("question", [replace(SINGLE, not_sure=True), SCALE, replace(SCORE, not_sure=True)])
def test_nothing_is_carried_where_everybody_is_not_sure(question):
    unsure = reached(question, needing(HALF), [99] * 9)
    assert (unsure.ruling, unsure.valid, unsure.voted, unsure.given) == (Ruling.BELOW, 0, 9, 0)


@pytest.mark.parametrize("below", Below)
def test_what_follows_is_told_only_where_it_is_missed(below):
    assert reached(SINGLE, needing(ALL, below=below), split(2, 1)).follows is below
    assert reached(SINGLE, needing(HALF, below=below), split(2, 1)).follows is None


# What is counted for it


def test_a_single_choice_asks_the_option_that_leads():
    verdict = reached(SINGLE, needing(HALF), split(1, 6, 3, 2))
    assert (verdict.ruling, verdict.given, verdict.winners, verdict.votes) == (Ruling.CARRIED, 6, (1,), (1, 6, 3, 2))


def test_a_scale_asks_for_more_than_its_middle_and_a_score_for_the_upper_points():
    assert reached(SCALE, needing(HALF), [2, 1, 0, 0, -2, 99]).given == 2
    assert reached(SCORE, needing(HALF), [10, 6, 5, 4, 0]).given == 2
    even = replace(SCORE, options=SCORE.options[:4])
    assert reached(even, needing(HALF), [3, 2, 1, 0]).given == 2


def test_consent_asks_who_can_live_with_it_or_better():
    assert reached(CONSENT, needing(HALF), [3, 3, 2, 1, 0]).given == 3


def test_under_approval_every_option_stands_by_itself_and_none_of_these_is_an_answer():
    verdict = reached(APPROVAL, needing(HALF), [(0, 1), (0,), (1, 2), ()])
    assert (verdict.valid, verdict.needed, verdict.votes) == (4, 2, (2, 2, 1, 0))
    assert (verdict.ruling, verdict.winners) == (Ruling.CARRIED, (0, 1))
    none = reached(APPROVAL, needing(HALF), [(0,), (), ()])
    assert (none.ruling, none.winners, none.given) == (Ruling.BELOW, (), 1)


def test_a_budget_pays_for_no_project_below_the_threshold():
    """Costs 60, 50, 40, 10 of 100. Without the threshold the last would be paid for, too."""
    marks = [(0,), (0,), (0, 3), (0, 3)]
    assert reached(BUDGET, Declared(quorum=HALF), marks).winners == (0, 3)
    assert reached(BUDGET, needing(HALF), marks).winners == (0, 3)
    assert reached(BUDGET, needing(Portion(3, 4)), marks).winners == (0,)
    assert reached(BUDGET, needing(ALL), [*marks, (3,)]).ruling == Ruling.BELOW


@pytest.mark.parametrize("question", [SCORES, JUDGEMENT, RANKING, POINTS])
def test_methods_without_votes_for_something_have_no_threshold(question):
    assert not can_be_answered(replace(question, declared=needing(HALF)))
    assert can_be_answered(replace(question, declared=Declared(quorum=HALF, tie_break=TieBreak.LOT)))


@pytest.mark.parametrize("question", [SCALE, SCORE, CONSENT])
def test_methods_without_a_winner_have_no_tie_break(question):
    assert not can_be_answered(replace(question, declared=Declared(tie_break=TieBreak.ORDER)))
    assert can_be_answered(replace(question, declared=Declared(Threshold(HALF), HALF)))


@pytest.mark.parametrize("question", EVERY_METHOD, ids=lambda question: question.id)
def test_where_nothing_is_declared_there_is_no_verdict(question):
    assert verdict_on(question, Cast((), DIGEST, 24, 24)) is None


# The quorum


def test_a_quorum_that_is_just_met_is_met():
    """Half of 25 who ever came are 13; "not sure" is a vote, too."""
    declared = Declared(quorum=HALF)
    met = reached(SCALE, declared, [1] * 12 + [99], present=20, entitled=25)
    assert (met.ruling, met.quorum, met.voted) == (Ruling.COUNTED, 13, 13)
    missed = reached(SCALE, declared, [1] * 12, present=20, entitled=25)
    assert (missed.ruling, missed.quorum, missed.voted) == (Ruling.NO_QUORUM, 13, 12)


def test_without_a_quorum_nothing_is_carried_and_nobody_wins():
    declared = Declared(Threshold(HALF), Portion(4, 5), TieBreak.LOT)
    verdict = reached(SINGLE, declared, split(5, 0), entitled=10)
    assert (verdict.ruling, verdict.winners, verdict.needed, verdict.given) == (Ruling.NO_QUORUM, (), 3, 5)


# Winners and ties

EQUAL = {
    "single": (SINGLE, split(2, 3, 3, 1), (1, 2)),
    "three of single": (SINGLE, split(3, 3, 0, 3), (0, 1, 3)),
    "approval": (APPROVAL, [(0, 1), (1, 3), (3,)], (1, 3)),
    "scores": (SCORES, [(5, 0, 5, 1), (0, 1, 0, 0)], (0, 2)),
    "judgement": (JUDGEMENT, [(4, 0, 4, 1), (3, 1, 3, 0), (3, 0, 3, 0)], (0, 2)),
    "ranking": (RANKING, [(1, 2, 3, 4), (2, 1, 3, 4)], (0, 1)),
    "points": (POINTS, [(5, 5, 0, 0)], (0, 1)),
}


@pytest.mark.parametrize(("question", "marks", "equal"), EQUAL.values(), ids=EQUAL)
def test_equals_stay_equals_unless_something_was_declared_to_tell_them_apart(question, marks, equal):
    tied = reached(question, Declared(quorum=HALF), marks)
    assert (tied.ruling, tied.tied, tied.winners, tied.decided_by) == (Ruling.TIED, equal, (), TieBreak.NONE)
    by_order = reached(question, Declared(tie_break=TieBreak.ORDER), marks)
    assert (by_order.ruling, by_order.tied, by_order.winners) == (Ruling.LEADING, equal, equal[:1])
    assert by_order.decided_by is TieBreak.ORDER
    by_lot = reached(question, Declared(tie_break=TieBreak.LOT), marks)
    assert set(by_lot.winners) < set(equal)
    assert (len(by_lot.winners), by_lot.decided_by) == (1, TieBreak.LOT)


@pytest.mark.parametrize("question", [SINGLE, APPROVAL, SCORES, JUDGEMENT, RANKING, POINTS, BUDGET])
def test_nobody_wins_where_nobody_answered(question):
    verdict = reached(question, Declared(tie_break=TieBreak.LOT), [], present=5)
    assert (verdict.ruling, verdict.winners, verdict.tied) == (Ruling.NOBODY, (), ())


def test_a_tie_break_that_had_nothing_to_decide_is_not_named():
    verdict = reached(SINGLE, Declared(tie_break=TieBreak.LOT), split(3, 2))
    assert (verdict.ruling, verdict.winners, verdict.tied) == (Ruling.LEADING, (0,), ())
    assert verdict.decided_by is TieBreak.NONE


def test_two_halves_reach_half_and_are_tied():
    assert reached(SINGLE, needing(HALF), split(12, 12)).ruling == Ruling.TIED
    drawn = reached(SINGLE, replace(needing(HALF), tie_break=TieBreak.ORDER), split(0, 12, 12))
    assert (drawn.ruling, drawn.winners) == (Ruling.CARRIED, (1,))
    assert reached(SINGLE, needing(MORE_THAN_HALF), split(12, 12)).ruling == Ruling.BELOW


def test_a_budget_names_what_depends_on_a_tie():
    """The first two projects, 60 and 50 of 100, are chosen equally often, and only one can be paid."""
    marks = [(0,), (1,)]
    tied = reached(BUDGET, Declared(quorum=HALF), marks)
    assert (tied.ruling, tied.tied, tied.winners) == (Ruling.TIED, (0, 1), ())
    ordered = reached(BUDGET, Declared(tie_break=TieBreak.ORDER), marks)
    assert (ordered.ruling, ordered.winners, ordered.decided_by) == (Ruling.LEADING, (0,), TieBreak.ORDER)
    drawn = {reached(BUDGET, Declared(tie_break=TieBreak.LOT), marks, digest=f"{n:064x}").winners for n in range(40)}
    assert drawn == {(0,), (1,)}


# The lot


def test_a_lot_is_the_one_that_anybody_can_draw_again():
    """Written down: another implementation has to draw the same from the same closing."""
    drawn = json.dumps([DIGEST, "single", "the-park"], separators=(",", ":"), ensure_ascii=False)
    assert lot(DIGEST, "single", "the-park") == hashlib.sha256(drawn.encode()).hexdigest()
    assert lot("00", "what", "tea") == "913dba8a894331efae02e76029332b667dbd535f27555a9ef9cefb2cf9c77a9d"


def test_the_lowest_lot_wins_and_the_closing_decides_it():
    asked = replace(SINGLE, declared=Declared(tie_break=TieBreak.LOT))
    order = favoured(asked, DIGEST)
    assert sorted(order) == [0, 1, 2, 3]
    lots = [lot(DIGEST, asked.id, asked.options[place].id) for place in order]
    assert lots == sorted(lots)
    assert favoured(asked, DIGEST) == order, "drawn again, it is the same"
    assert len({favoured(asked, f"{n:064x}") for n in range(200)}) == 24, "every order can come up"


def test_over_many_closings_the_lot_favours_nobody():
    """2,000 ties of three: each wins about a third, within five standard deviations."""
    declared = Declared(tie_break=TieBreak.LOT)
    won = Counter(reached(SINGLE, declared, [0, 1, 3], digest=f"{n:064x}").winners for n in range(2000))
    assert set(won) == {(0,), (1,), (3,)}
    assert all(abs(n - 2000 / 3) < 5 * (2000 * 2 / 9) ** 0.5 for n in won.values())


# At the close of a vote

DECLARED = replace(PLAN, questions=(replace(KEEP, declared=needing(TWO_THIRDS, Base.ENTITLED)), *PLAN.questions[1:]))
PUT = (opened(plan=DECLARED), seated(1, 2, 3, 4), moved_to("opening"), vote_opened("opening"))


def closing(*day):
    return after(PUT, *day, vote_closed("opening")).voting("opening").closings[-1]


def test_a_close_carries_a_verdict_on_each_question_for_which_something_was_declared():
    closed = closing(voted(1, "opening", keep=0, me=2), voted(2, "opening", keep=0), voted(3, "opening", keep=0))
    assert set(closed.verdicts) == {"keep"} < set(ASKED)
    assert closed.verdicts["keep"].ruling == Ruling.CARRIED
    assert (closed.verdicts["keep"].needed, closed.verdicts["keep"].given) == (3, 3)


def test_whoever_checked_in_and_left_is_entitled_and_no_longer_present():
    closed = closing(voted(1, "opening", keep=0), voted(2, "opening", keep=0), (juror(4), Leave()))
    verdict = closed.verdicts["keep"]
    assert (verdict.present, verdict.entitled, verdict.valid) == (closed.entitled, closed.checked_in, 2) == (3, 4, 2)
    assert (verdict.ruling, verdict.needed) == (Ruling.BELOW, 3)


def test_whoever_answered_and_left_is_present_in_the_count():
    closed = closing(voted(1, "opening", keep=0), (juror(1), Leave()))
    assert (closed.entitled, closed.checked_in, closed.verdicts["keep"].present) == (4, 4, 4)


def test_opened_again_a_vote_gets_a_verdict_of_its_own():
    first = after(PUT, voted(1, "opening", keep=0), vote_closed("opening"))
    again = after(
        PUT,
        voted(1, "opening", keep=0),
        vote_closed("opening"),
        vote_opened("opening"),
        voted(2, "opening", keep=0),
        voted(3, "opening", keep=0),
        vote_closed("opening"),
    )
    assert first.voting("opening").closings[0].verdicts["keep"].ruling == Ruling.BELOW
    rulings = [each.verdicts["keep"].ruling for each in again.voting("opening").closings]
    assert rulings == [Ruling.BELOW, Ruling.CARRIED]
