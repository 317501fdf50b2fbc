"""Every method's result in words, as wall, tablets, console and findings say it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markupsafe import escape

from app.jury.votes.acts import VoteClosed
from app.jury.votes.declared import Declared, Portion, TieBreak
from app.jury.votes.plan import Method
from app.jury.votes.verdict import Cast, verdict_on
from app.screens.overview import WallHeadlines
from app.screens.results import Result, ResultCard, WallResult
from app.screens.tallied.of import tallied
from app.screens.verdicts import told
from app.web.render import Render
from tests.asked import BUDGET, JUDGEMENT, POINTS, RANKING, SCORES, SINGLE
from tests.asked_twice import ALL_AT_ONCE, EACH, EVERY, asked_twice, turned_to
from tests.days import FACILITATOR, WALL, after, juror, revealed, seen, the
from tests.screens.test_tallied import TENNESSEE, closed

if TYPE_CHECKING:
    from app.jury.numbers import Mark
    from app.jury.votes.plan import Question

FRONTEND = Path(__file__).parents[2] / "frontend"
HALL_AND_PARK = "“The hall” and “The park”"
EVIL = "<script>alert(1)</script>"
REVEALED = (asked_twice(jurors=7), revealed("opening", "refined"))


@pytest.fixture(scope="module")
def render() -> Render:
    return Render(FRONTEND)


def words(html: str) -> str:
    """What is read out: the text, without markup, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace(" ,", ",").replace(" .", ".").strip()


def said(
    render: Render,
    question: Question,
    *marks: Mark,
    before: tuple[Mark, ...] | None = None,
    closing: VoteClosed | None = None,
    kind: type[Result] = ResultCard,
) -> str:
    closing = closing or closed(question, *marks)
    first = closed(question, *before) if before is not None else None
    card = kind(
        key=question.id,
        question=question.id,
        words=question.words,
        method=question.method,
        reading=None,
        tallied=tallied(question, first, closing),
        answered_before=len(before) if before is not None else None,
        entitled_before=len(before or ()),
        answered_after=len(marks),
        entitled_after=len(marks),
        ordered=False,
        moves=None,
        verdict=told(question, closing),
        moment=None,
    )
    return words(render.html(card, "en"))


def test_where_ways_of_counting_a_ranking_disagree_it_says_so(render: Render):
    text = said(render, RANKING, *TENNESSEE)
    assert "“The park” comes first, counted pair by pair (Schulze)." in text
    assert "Counted round by round, “The pool” would lead." in text
    assert "would lead" not in text.replace("Counted round by round, “The pool” would lead", "")
    assert "Of 100, 58 put “The park” above “The hall”, 42 the other way, 0 made no difference." in text


def test_it_says_so_on_the_wall_where_a_verdict_stands_in_the_headline_too(render: Render):
    decided = replace(RANKING, declared=Declared(tie_break=TieBreak.LOT))
    text = said(render, decided, *TENNESSEE, kind=WallResult)
    assert "First: “The park”" in text
    assert "Counted round by round, “The pool” would lead." in text


def test_where_they_agree_there_is_nothing_to_say(render: Render):
    assert "would" not in said(render, RANKING, (1, 2, 3, 4)).replace("15–7 would say", "")


@pytest.mark.parametrize(
    ("question", "marks", "sentence"),
    [
        (SINGLE, (0, 0, 1, 1), "“The hall” and “The park” are level in front, with 2 each."),
        (
            SCORES,
            ((5, 5, 0, 0),),
            "“The hall” and “The park” are level in front. “The library” and “The pool” are level.",
        ),
        (JUDGEMENT, ((4, 4, 4, 0),), "“The hall”, “The park” and “The library” are level in front."),
        (RANKING, ((1, 1, 2, 0),), "“The hall” and “The park” are level in front, counted pair by pair (Schulze)."),
        (
            POINTS,
            ((4, 4, 1, 1),),
            "“The hall” and “The park” are level in front. “The library” and “The pool” are level.",
        ),
        (BUDGET, ((0,), (1,)), "“The hall” and “The park” are level."),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_a_tie_is_said_in_so_many_words(render: Render, question: Question, marks: tuple[Mark, ...], sentence: str):
    assert sentence in said(render, question, *marks)


def test_a_budget_says_what_is_paid_for_what_is_left_and_how_it_was_counted(render: Render):
    text = said(render, BUDGET, (0, 3), (0,), (2,), (2,), (2,), before=((1,),))
    assert "Paid for: “The library” and “The hall”. Left over: 0 thousand pounds." in text
    assert "Counted: most chosen first, as long as it fits." in text
    assert "At first it would have been: “The park”." in text
    assert "No: more than was left" in text
    assert "No: nobody chose it" in text


def test_where_too_few_voted_nothing_is_called_first(render: Render):
    strict = replace(SINGLE, declared=Declared(quorum=Portion(1, 1)))
    missed = replace(closed(strict, 0, 0, 1, 1), entitled=9)
    assert "level in front" in said(render, strict, 0, 0, 1, 1)
    verdict = verdict_on(strict, Cast(missed.counts[strict.id], missed.digest, 4, 9))
    assert verdict
    text = said(render, strict, 0, 0, 1, 1, closing=replace(missed, verdicts={strict.id: verdict}))
    assert "No result: 4 of 9" in text
    assert "level in front" not in text


@pytest.mark.parametrize("question", EVERY.questions, ids=lambda question: question.id)
def test_how_it_was_counted_stands_on_one_s_own_device(render: Render, question: Question):
    assert "How this was counted" in said(render, question)
    if question.method in (Method.SINGLE, Method.RANKING, Method.BUDGET):
        assert "Nobody has answered." in said(render, question)


@pytest.mark.parametrize("question", EACH)
def test_wall_and_tablets_show_the_same_table_and_only_tablets_all_of_it(render: Render, question: str):
    state = after(REVEALED, turned_to(question) if question != EACH[0] else ())
    wall, card = the(WallResult, seen(state, WALL)), the(ResultCard, seen(state, juror(1)))
    tables = [re.search(r"<tbody>.*?</tbody>", render.html(each, "en"), re.DOTALL) for each in (wall, card)]
    assert tables[0]
    assert tables[0][0] == tables[1][0]
    assert "<details" not in render.html(wall, "en")
    assert "<details" in render.html(card, "en")


def test_many_results_at_once_are_told_on_the_wall_in_a_line_each(render: Render):
    state = after(asked_twice(replace(EVERY, questions=ALL_AT_ONCE), jurors=7), revealed("opening", "refined"))
    headlines = the(WallHeadlines, seen(state, WALL))
    assert (len(headlines.results), headlines.more) == (6, 4)
    text = words(render.html(headlines, "en"))
    assert all(f"A question of {each.question}" in text for each in headlines.results)
    assert "4 more questions are on your own screen" in text
    assert len([card for card in seen(state, juror(1)) if isinstance(card, Result)]) == len(EACH)


def test_what_a_plan_says_is_never_markup(render: Render):
    def evil(question: Question) -> Question:
        options = tuple(replace(option, words={"en": EVIL}) for option in question.options)
        levels = tuple(replace(level, words={"en": EVIL}) for level in question.levels)
        return replace(question, options=options, levels=levels, words={"en": EVIL}, unit={"en": EVIL}, block="")

    day = (asked_twice(replace(EVERY, questions=tuple(map(evil, EVERY.questions))), jurors=5),)
    shown = after(day, revealed("opening", "refined"))
    for state, viewer in ((after(day), FACILITATOR), (shown, juror(1)), (shown, WALL)):
        html = render.main(seen(state, viewer), "en")
        assert str(escape(EVIL)) in html
        assert "<script" not in html
