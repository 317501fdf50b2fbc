"""Whatever is answered and declared: what holds for every verdict."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from app.jury.votes.methods import HAS_NO_WINNER, HAS_THRESHOLD, NOT_SURE, count, is_valid, marks_of, settled
from app.jury.votes.verdict import Cast, Ruling, Verdict, verdict_on
from app.jury.votes.winners import HAS_VOTES
from tests.asked import EVERY_METHOD
from tests.random_days import bounded

portions = st.builds(
    lambda whole, part, more: Portion(min(part, whole), whole, more and part < whole),
    st.integers(1, 12),
    st.integers(0, 12),
    st.booleans(),
)
declarations = st.builds(
    Declared,
    st.none() | st.builds(Threshold, portions, st.sampled_from(Base), st.sampled_from(Below)),
    st.none() | portions,
    st.sampled_from(TieBreak),
)


WITH_VOTES = [question for question in EVERY_METHOD if question.method in HAS_VOTES]


def any_mark(question, chance: Random):
    """Drawn until it is one: a few tries for most methods."""
    offered = marks_of(question)
    while True:
        one = chance.choice(offered)
        some = tuple(sorted(chance.sample(range(len(question.options)), chance.randrange(len(question.options) + 1))))
        each = tuple(chance.choice(offered) for _ in question.options)
        for mark in (one, some, each):
            if is_valid(question, mark):
                return settled(question, mark)


def reached(question, declared: Declared, seed: int, voters: int, others: int, left: int) -> Verdict | None:
    chance = Random(seed)
    if question.method not in HAS_THRESHOLD:
        declared = replace(declared, threshold=None)
    if question.method in HAS_NO_WINNER:
        declared = replace(declared, tie_break=TieBreak.NONE)
    marks = [any_mark(question, chance) for _ in range(voters)]
    cast = Cast(count(marks), f"{seed:064x}", voters + others, voters + others + left)
    verdict = verdict_on(replace(question, declared=declared), cast)
    assert (verdict is None) == (declared == Declared())
    assert verdict == verdict_on(replace(question, declared=declared), cast), "a result is the same each time"
    if verdict:
        assert verdict.voted == voters
        assert verdict.valid == voters - sum(mark == NOT_SURE for mark in marks)
    return verdict


verdicts = st.builds(
    reached,
    st.sampled_from(EVERY_METHOD),
    declarations,
    st.integers(0, 2**32),
    st.integers(0, 12),
    st.integers(0, 3),
    st.integers(0, 3),
).filter(lambda verdict: verdict is not None)


@bounded
@given(verdicts)
def test_it_carries_exactly_where_enough_were_for_it_and_enough_voted(verdict):
    quorate = verdict.quorum is None or verdict.voted >= verdict.quorum
    assert (verdict.ruling is Ruling.NO_QUORUM) == (not quorate)
    if verdict.needed is not None and quorate:
        assert (verdict.ruling is Ruling.BELOW) == (verdict.given < verdict.needed)
        assert verdict.ruling in (Ruling.BELOW, Ruling.CARRIED, Ruling.TIED)
    assert (verdict.follows is not None) == (verdict.ruling is Ruling.BELOW)


@bounded
@given(verdicts)
def test_nobody_is_needed_twice_and_nobody_is_counted_who_is_not_there(verdict):
    assert verdict.valid <= verdict.voted <= verdict.present <= verdict.entitled
    assert verdict.needed is None or 1 <= verdict.needed <= max(1, verdict.entitled)
    assert verdict.given is None or verdict.given <= verdict.valid
    assert verdict.quorum is None or 0 <= verdict.quorum <= max(1, verdict.entitled)


@bounded
@given(verdicts)
def test_a_tie_break_is_named_exactly_where_it_decided_and_a_tie_left_open_has_no_winner_of_it(verdict):
    assert (verdict.decided_by is not TieBreak.NONE) == (bool(verdict.tied) and verdict.ruling is not Ruling.TIED)
    if verdict.ruling is Ruling.TIED:
        assert not set(verdict.winners) & set(verdict.tied)
    if verdict.ruling in (Ruling.NO_QUORUM, Ruling.BELOW, Ruling.NOBODY, Ruling.COUNTED):
        assert (verdict.winners, verdict.tied) == ((), ())


@bounded
@given(
    st.integers(0, 2**32),
    st.integers(0, 12),
    declarations,
    st.sampled_from([q for q in EVERY_METHOD if q.method in HAS_VOTES]),
)
def test_no_option_below_the_threshold_wins(seed, voters, declared, question):
    verdict = reached(question, declared, seed, voters, 0, 0)
    if verdict and verdict.needed is not None:
        assert all(verdict.votes[place] >= verdict.needed for place in (*verdict.winners, *verdict.tied))
