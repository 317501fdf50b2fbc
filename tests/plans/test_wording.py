"""Hints on wording: what leads, what takes a side, what is hard to read; and that each can be left as it is."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.plans.reading_age import read, syllables
from app.plans.ready import READY
from app.plans.wording import hints, marked
from tests.plans.test_checking import with_part

SHORT = READY["two-evenings"]
HARD = (
    "The municipal redevelopment organisation's comprehensive evaluation documentation necessitates considerable "
    "familiarity with administrative terminology and organisational prioritisation."
)


def asked(text: str) -> list[str]:
    return [hint.says for hint in hints(with_part(SHORT, "questions", 1, words={"en": text}))]


def test_the_ready_made_juries_are_hardly_hinted_at():
    assert sum(len(list(hints(plan))) for plan in READY.values()) < 15


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Is it, of course, good?", "“of course” tells people how to answer"),
        ("Don’t you want it?", "“Don’t you” tells people"),
        ("Everybody knows that it is good. Is it?", "“Everybody knows” tells people"),
        ("As we all know, it costs money. Should it?", "“As we all know” tells"),
        ("Isn't it time to stop?", "“Isn't it” tells people"),
        ("Should we stop the wasteful scheme?", "“wasteful” takes a side"),
        ("Should our hard-working nurses be paid more?", "“hard-working” takes a side"),
        ("Should it stay? And who should pay?", "asks more than one thing"),
        ("Should we not do without it?", "says no twice"),
        ("Is it? Never say no, not never again. Not it.", "“Never say no, not never” says no twice"),
    ],
)
def test_what_leads_or_takes_a_side_is_hinted_at(text: str, says: str):
    assert any(says in hint for hint in asked(text)), asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Would you walk leisurely?",
        "How good is the service, as you know it?",
        "Should the street be closed to cars when school begins?",
        "No cars may pass until the union has met.",
        "Is it clear to you who answers?",
    ],
)
def test_a_plain_question_is_not(text: str):
    assert asked(text) == []


def test_a_long_text_of_one_word_is_looked_at_soon():
    began = time.process_time()
    for word in ("no ", "not uno ", "eness", "ia", "“‘"):
        asked(word * (60_000 // len(word)))
    assert time.process_time() - began < 5


def test_the_charge_is_looked_at_like_a_question_and_other_texts_are_not_for_leading():
    charged = replace(SHORT, charge=replace(SHORT.charge, question={"en": "Surely it is good?"}))
    assert [hint.place for hint in hints(charged)] == ["charge.question"]
    prompted = with_part(SHORT, "agenda", 1, prompt={"en": "Surely it is good?"})
    assert list(hints(prompted)) == []


def test_what_is_hard_to_read_says_for_whom_it_reads():
    (hint,) = hints(with_part(SHORT, "exhibits", 0, summary={"en": HARD}))
    assert hint.place == "exhibits[0].summary"
    assert "reads as if for people of" in hint.says
    (long,) = hints(with_part(SHORT, "agenda", 1, prompt={"en": "we go " * 16}))
    assert "a sentence of 32 words" in long.says


def test_notes_few_words_other_languages_and_what_is_to_be_filled_in_are_let_be():
    for changed in (
        with_part(SHORT, "agenda", 1, notes={"en": HARD}),
        with_part(SHORT, "agenda", 1, prompt={"en": "Municipal redevelopment organisation."}),
        with_part(SHORT, "agenda", 1, prompt={"de": HARD}),
        with_part(SHORT, "agenda", 1, prompt={"en": f"To be filled in: {HARD}"}),
    ):
        assert list(hints(changed)) == []


def test_a_hint_that_was_left_stays_left_until_its_text_is_another():
    plan = with_part(SHORT, "questions", 1, words={"en": "Surely it is good?"})
    ((_, mark),) = marked(plan)
    left = replace(plan, left=(mark,))
    assert list(hints(left)) == []
    moved = replace(left, questions=left.questions[::-1])
    assert list(hints(moved)) == []
    assert len(list(hints(with_part(left, "questions", 1, words={"en": "Surely it is bad?"})))) == 1


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("house", 1),
        ("decided", 3),
        ("evidence", 3),
        ("people", 2),
        ("table", 2),
        ("society", 4),
        ("national", 3),
        ("idea", 3),
        ("wishes", 2),
        ("useful", 2),
        ("jury’s", 2),
        ("every", 2),
        ("x", 1),
    ],
)
def test_syllables_are_guessed(word: str, many: int):
    assert syllables(word) == many


def test_short_words_in_short_sentences_are_for_the_young():
    easy, hard = read("The cat sat on the mat. It was a fat cat. The dog ran to it."), read(HARD)
    assert easy is not None
    assert hard is not None
    assert (easy.age, easy.words, easy.longest) == (5, 16, 6)
    assert hard.age > 20
    assert read(" … 12 ") is None
