"""Who signed for the evidence: by name and date, for the evidence as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.jury.exhibits.balance import Review, balance
from app.store.evidence.reviews import balance_of, evidence_digest, reviews_of, sign, signed, withdraw
from app.store.wire import read_plan, write_plan
from tests.days import PLAN, START, STORY, said
from tests.store.books import prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

CHAIR = Review("A. Chair", "Chair of the panel", "Even enough.", "2027-05-01", True)
FIRST = (STORY,)
CHANGED = (replace(STORY, source=said("Told again")),)


def test_a_review_stands_until_the_evidence_changes_and_then_says_so(engine: Engine) -> None:
    sitting, other = prepared(engine).id, prepared(engine).id
    sign(engine, sitting, FIRST, review=CHAIR, by="ada", now=START)
    assert reviews_of(engine, sitting, FIRST) == (CHAIR,)
    assert reviews_of(engine, sitting, CHANGED) == (replace(CHAIR, still_stands=False),)
    assert reviews_of(engine, sitting, FIRST) == (CHAIR,), "it is as it was again"
    assert reviews_of(engine, other, FIRST) == ()
    assert balance_of(engine, sitting, FIRST) == balance(FIRST, (CHAIR,))


def test_sent_twice_is_signed_once_and_another_day_another_row(engine: Engine) -> None:
    sitting = prepared(engine).id
    for _ in range(2):
        sign(engine, sitting, FIRST, review=CHAIR, by="ada", now=START, named="abc")
    later = replace(CHAIR, on="2027-05-02")
    sign(engine, sitting, CHANGED, review=later, by="ada", now=START + 1)
    assert [review.on for review in reviews_of(engine, sitting, CHANGED)] == ["2027-05-01", "2027-05-02"]


def test_a_signature_that_was_withdrawn_is_shown_no_more(engine: Engine) -> None:
    sitting, other = prepared(engine).id, prepared(engine).id
    sign(engine, sitting, FIRST, review=CHAIR, by="ada", now=START, named="abc")
    withdraw(engine, other, "abc")
    assert len(signed(engine, sitting)) == 1
    withdraw(engine, sitting, "abc")
    withdraw(engine, sitting, "unknown")
    assert reviews_of(engine, sitting, FIRST) == ()


def test_the_digest_is_of_the_evidence_alone_and_lasts() -> None:
    assert evidence_digest(PLAN.exhibits) == evidence_digest(read_plan(write_plan(PLAN)).exhibits)
    assert evidence_digest(FIRST) != evidence_digest(CHANGED)
    assert evidence_digest((*FIRST, *CHANGED)) != evidence_digest((*CHANGED, *FIRST))
