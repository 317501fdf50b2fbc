"""A question written on its form and read again is the same question; what nobody could answer is said by its box."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from random import Random

import pytest

from app.jury.numbers import QuestionId
from app.jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from app.jury.votes.methods import can_be_answered
from app.jury.votes.plan import Method, Question, Reading
from app.plans import methods
from app.plans.editing.answers import TICKS
from app.plans.editing.questions import FIELDS, new_question, read, written
from app.plans.editing.rows import moved, rows_of
from app.plans.ready import READY
from app.plans.royal_opera_house import short

LANGS = ("en", "cy")
EVERY = {question.method: question for question in methods.QUESTIONS}
by_method = pytest.mark.parametrize("method", Method)
FOUR_IN_FIVE = Declared(Threshold(Portion(4, 5), Base.PRESENT, Below.ANNEX), Portion(1, 2, more=True), TieBreak.NONE)
LONG = "x" * 501


def numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def again(question: Question, typed: Mapping[str, str] | None = None, langs: tuple[str, ...] = LANGS):
    return read(written(question, langs) if typed is None else typed, question, langs, numbered())


def changed(method: Method, **boxes: str) -> dict[str, str]:
    """The form of a question of the method, with some boxes filled in otherwise. Two underlines are a dot."""
    return written(EVERY[method], LANGS) | {name.replace("__", "."): text for name, text in boxes.items()}


def everything_ready() -> list[Question]:
    plans = {**READY, "short": short.LONDON, "short-2": short.MANCHESTER, "methods": methods.PLAN}
    return [question for plan in plans.values() for question in plan.questions]


def test_the_questions_of_every_ready_made_jury_survive_the_form():
    assert len(everything_ready()) > 300
    for question in everything_ready():
        for langs in (LANGS, ("en",), ("fr",)):
            result = again(question, langs=langs)
            if langs == ("fr",):  # no text of theirs is on the form, so nothing of the lists is
                assert result.question is None or result.question.words == question.words
            else:
                assert (dict(result.faults), result.question) == ({}, question)


@by_method
def test_of_every_method_a_form_without_the_question_before_it_makes_the_same_but_for_its_ids(method: Method):
    question = EVERY[method]
    result = read(written(question, LANGS), new_question("q"), LANGS, numbered())
    assert dict(result.faults) == {}
    made = result.question
    assert made is not None
    assert [option.words for option in made.options] == [option.words for option in question.options]
    alike = replace(made, id=question.id, options=question.options, levels=question.levels, block=question.block)
    assert alike == question
    assert again(made).question == made


@by_method
def test_what_is_written_for_a_method_is_what_its_form_asks_for(method: Method):
    assert set(FIELDS) == set(Method)
    full = replace(EVERY[method], **{tick: True for tick in TICKS if tick in FIELDS[method]})
    assert again(full).question == full


@by_method
def test_new_words_leave_the_ids_and_what_no_box_asks_for(method: Method):
    before = replace(EVERY[method], about="the-hall", reading=Reading.ME, words={"en": "Old?", "fr": "Vieux?"})  # type: ignore[arg-type]
    typed = {
        name: f"{text}!" if name.endswith(".en") and text else text for name, text in written(before, LANGS).items()
    }
    after = again(before, typed).question
    assert after is not None
    assert after.words == {"en": "Old?!", "fr": "Vieux?"}
    assert (after.about, after.reading, after.block, after.id) == ("the-hall", Reading.ME, before.block, before.id)
    assert [option.id for option in after.options] == [option.id for option in before.options]
    assert [level.id for level in after.levels] == [level.id for level in before.levels]


def test_an_option_keeps_its_id_wherever_it_moves_and_what_was_taken_out_never_gives_its_id_away():
    question = EVERY[Method.RANKING]
    ids = [option.id for option in question.options]
    typed = moved(written(question, LANGS), "down.option.0")
    assert [option.id for option in again(question, typed).question.options] == [ids[1], ids[0], *ids[2:]]
    emptied = written(question, LANGS) | {"option.1.en": "  "}
    with_one_more = moved(moved(emptied, "more.option"), "nonsense") | {"option.4.en": "The bridge"}
    after = again(question, with_one_more).question
    assert [option.id for option in after.options] == [ids[0], *ids[2:], "new-1"]
    assert again(question, moved(written(question, LANGS), "out.option.0")).question.options == question.options[1:]


def test_an_id_that_the_question_never_had_is_not_taken_from_a_form():
    typed = changed(Method.SINGLE, option__0__id="forged", option__2__id="option-2")
    options = again(EVERY[Method.SINGLE], typed).question.options
    assert [option.id for option in options] == ["new-1", "option-2", "new-2", "option-4"]


@pytest.mark.parametrize("wanted", ["up.option.0", "down.option.3", "up.option.77", "out.option.x", "", "more", "save"])
def test_a_row_that_cannot_move_stays(wanted: str):
    typed = written(EVERY[Method.SINGLE], LANGS)
    assert moved(typed, wanted) == typed


def test_rows_stand_in_the_order_of_their_numbers_not_of_their_names():
    typed = {f"option.{n}.en": str(n) for n in (10, 2, 1)} | {"options.1.en": "no", "option.x.en": "no"}
    assert [row.boxes["en"] for row in rows_of(typed, "option")] == ["1", "2", "10"]


def test_what_is_settled_before_the_vote_is_written_and_read():
    for method, declared in ((Method.CONSENT, FOUR_IN_FIVE), (Method.RANKING, Declared(tie_break=TieBreak.LOT))):
        question = replace(EVERY[method], declared=declared)
        assert again(question).question == question
    odd = replace(EVERY[Method.SINGLE], declared=Declared(quorum=Portion(0, 3)))
    assert again(odd).question == odd


def test_a_threshold_or_a_tie_break_that_the_method_knows_nothing_of_is_left_out():
    settled = {"enough_part": "4", "enough_whole": "5", "tie_break": "lot"}
    assert again(EVERY[Method.RANKING], changed(Method.RANKING, **settled)).question.declared == Declared(
        tie_break=TieBreak.LOT
    )
    assert again(EVERY[Method.SCALE], changed(Method.SCALE, **settled)).question.declared.tie_break is TieBreak.NONE


WRONG: list[tuple[Method, dict[str, str], str]] = [
    (Method.SINGLE, {"words__en": " "}, "words"),
    (Method.SINGLE, {"words__en": LONG}, "words.en"),
    (Method.SINGLE, {"words__cy": "a\x00b"}, "words.cy"),
    (Method.SINGLE, {"option__1__en": LONG}, "option.1"),
    (Method.SINGLE, {"option__1__en": "\ud800"}, "option.1"),
    (Method.SINGLE, {"option__1__en": "The hall"}, "option.1"),
    (Method.SINGLE, {f"option__{n}__en": "" for n in range(3)}, "option"),
    (Method.SCALE, {"step__4__en": ""}, "step"),
    (Method.SCALE, {f"step__{n}__en": "" for n in range(4)}, "step"),
    (Method.CONSENT, {"stand__0__en": ""}, "stand"),
    (Method.CONSENT, {"stand__4__en": "One more"}, "stand"),
    (Method.SCORE, {"highest": "0"}, "highest"),
    (Method.SCORE, {"highest": "ten"}, "highest"),
    (Method.SCORE, {"highest": "98"}, "highest"),
    (Method.SCORES, {"highest": "12"}, "highest"),
    (Method.SCORES, {"highest": ""}, "highest"),
    (Method.JUDGEMENT, {f"grade__{n}__en": "" for n in range(5)}, "grade"),
    (Method.JUDGEMENT, {f"grade__{n}__en": str(n) for n in range(13)}, "grade"),
    (Method.APPROVAL, {"most": "5"}, "most"),
    (Method.APPROVAL, {"most": "two"}, "most"),
    (Method.APPROVAL, {"fewest": "3", "most": "2"}, "most"),
    (Method.APPROVAL, {"fewest": "5"}, "fewest"),
    (Method.RANKING, {"fewest": "-1"}, "fewest"),
    (Method.RANKING, {"most": "9" * 30}, "most"),
    (Method.POINTS, {"points": "0"}, "points"),
    (Method.POINTS, {"points": "1,001"}, "points"),
    (Method.BUDGET, {"limit": "lots"}, "limit"),
    (Method.BUDGET, {"limit": "14"}, "limit"),
    (Method.BUDGET, {"limit": "1000000001"}, "limit"),
    (Method.BUDGET, {"option__2__cost": ""}, "option.2.cost"),
    (Method.BUDGET, {"option__2__cost": "0"}, "option.2.cost"),
    (Method.BUDGET, {"option__2__cost": "1,5"}, "option.2.cost"),
    (Method.BUDGET, {"unit__en": "x" * 61}, "unit.en"),
    (Method.CONSENT, {"enough_part": ""}, "enough"),
    (Method.CONSENT, {"enough_part": "6"}, "enough"),
    (Method.CONSENT, {"enough_part": "5", "enough_more": "true"}, "enough"),
    (Method.CONSENT, {"quorum_whole": "0"}, "quorum"),
    (Method.CONSENT, {"quorum_whole": "1000"}, "quorum"),
    (Method.CONSENT, {"quorum_part": "half"}, "quorum"),
]


@pytest.mark.parametrize(("method", "boxes", "box"), WRONG)
def test_each_mistake_is_named_by_its_box_in_a_sentence(method: Method, boxes: dict[str, str], box: str):
    result = again(EVERY[method], changed(method, **boxes))
    assert list(result.faults) == [box]
    assert result.faults[box][0].isupper()
    assert result.faults[box].endswith(".")
    assert not result.may_be_kept


def test_several_mistakes_are_all_named():
    faults = again(EVERY[Method.BUDGET], changed(Method.BUDGET, limit="", option__0__cost="", words__en="")).faults
    assert set(faults) == {"limit", "option.0.cost", "words"}


def test_another_method_takes_along_what_it_can_use():
    question = EVERY[Method.SINGLE]
    typed = written(question, LANGS) | {"method": "points", "points": "12"}
    after = again(question, typed).question
    assert (after.method, after.total, after.words, after.block) == (Method.POINTS, 12, question.words, question.block)
    assert [option.words for option in after.options] == [option.words for option in question.options]
    assert again(question, written(question, LANGS) | {"method": "nothing"}).question == question


def test_whatever_stands_in_the_boxes_is_either_kept_or_said_to_be_wrong():
    """A form full of oddities never makes a question that nobody could answer."""
    dice = Random("boxes")
    odd = ["", " ", "0", "1", "2", "7", "a", "-1", "1,000", "\x00", "lot", "true", LONG, "option-1"]
    kept = 0
    for _ in range(3_000):
        question = EVERY[dice.choice(list(Method))]
        typed = written(question, LANGS)
        for name in dice.sample(sorted(typed), k=dice.randint(1, 3)):
            typed[name] = dice.choice(odd)
        typed["method"] = dice.choice([question.method.value, dice.choice(list(Method)).value])
        result = again(question, typed)
        assert result.question is None or can_be_answered(result.question)
        assert result.question is not None or result.faults
        if result.may_be_kept:
            kept += 1
            assert again(result.question).question == result.question
    assert 200 < kept < 2_900


def test_a_new_question_is_by_itself_until_it_is_put_with_others():
    assert new_question("q").block == "q"
    assert new_question("q").id == QuestionId("q")
