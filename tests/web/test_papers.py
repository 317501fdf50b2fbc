"""The ballot papers as they are drawn: real controls with the names and values that the inbox reads back."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from app.jury.reasons import Reason, Refused
from app.jury.votes.acts import CastBallot
from app.jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from app.jury.votes.methods import is_valid
from app.jury.votes.plan import Vote, When
from app.screens.ballots import ballot_question
from app.web.inbox import read_form
from app.web.render import Render
from tests import days
from tests.asked import APPROVAL, BUDGET, CONSENT, EVERY_METHOD, JUDGEMENT, POINTS, RANKING, SCALE, SCORES, SINGLE
from tests.days import after, juror
from tests.web.test_render import FRONTEND

if TYPE_CHECKING:
    from app.jury.numbers import Mark
    from app.jury.votes.plan import Question

RENDER = Render(FRONTEND)
MARKS: dict[str, Mark] = {
    SINGLE.id: 2,
    SCALE.id: -2,
    "score": 7,
    APPROVAL.id: (1, 2),
    SCORES.id: (5, 0, 3, 3),
    JUDGEMENT.id: (4, 0, 2, 2),
    RANKING.id: (2, 0, 1, 2),
    POINTS.id: (7, 0, 0, 3),
    BUDGET.id: (0, 2),
    CONSENT.id: 3,
}
every_method = pytest.mark.parametrize("question", EVERY_METHOD, ids=lambda question: question.method)


def drawn(question: Question, mark: Mark | None = None, lang: str = "en") -> str:
    """The page of a juror who has answered, or has not."""
    plan = replace(days.PLAN, questions=(question,), votes=(Vote("v", When.OPENING, {"en": "A vote"}, (question.id,)),))
    plan = replace(plan, agenda=(replace(days.PLAN.agenda[2], votes=("v",)),))
    state = after(days.opened(plan=plan), days.seated(1), days.vote_opened("v"))
    if mark is not None:
        state = days.accepted(state, juror(1), CastBallot("v", 1, 1, {question.id: mark}))
    vote = state.the_plan.vote("v")
    return RENDER.html(ballot_question(state, vote, 1, question, 1), lang)


class Filled(HTMLParser):
    """What a browser without scripts would send of a form as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self.select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "select":
            self.select = has["name"]
        elif tag == "option" and "selected" in has:
            self.sent.append((self.select, has["value"]))
        elif tag == "textarea":
            self.sent.append((has["name"], ""))
        elif tag == "input" and (has.get("type") not in ("radio", "checkbox") or "checked" in has):
            self.sent.append((has["name"], has["value"]))


@every_method
def test_a_paper_that_is_filled_in_reads_back_as_its_answer(question: Question) -> None:
    mark = MARKS[question.id]
    act = read_form(juror(1), Filled(drawn(question, mark)).sent).act
    assert isinstance(act, CastBallot)
    assert act.answers == {question.id: mark}
    assert is_valid(question, act.answers[question.id])
    assert act.rev == 2


@every_method
def test_a_paper_as_it_comes_is_no_answer(question: Question) -> None:
    sent = Filled(drawn(question)).sent
    try:
        act = read_form(juror(1), sent).act
    except Refused:
        return
    assert isinstance(act, CastBallot)
    assert not is_valid(question, act.answers[question.id])


def test_none_of_these_is_an_empty_answer_and_stands_alone() -> None:
    for question in (APPROVAL, BUDGET):
        blank, name = Filled(drawn(question)).sent, f"answers.{question.id}[]"
        assert read_form(juror(1), [*blank, (name, "none")]).act.answers == {question.id: ()}
        assert read_form(juror(1), Filled(drawn(question, ())).sent).act.answers == {question.id: ()}
        for contradiction in ([(name, "none"), (name, "1")], []):
            with pytest.raises(Refused) as refusal:
                read_form(juror(1), [*blank, *contradiction])
            assert refusal.value.reason == Reason.INVALID_MARK
    assert 'value="none"' not in drawn(replace(APPROVAL, fewest=1))


@every_method
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_paper_says_how_it_is_counted_and_what_an_answer_is(question: Question, lang: str) -> None:
    html = drawn(question, lang=lang)
    counted = re.search(r'<details class="counted".*?<p>(.{40,}?)</p>', html, re.DOTALL)
    assert counted
    unfit = re.search(r'data-unfit="([^"]{20,})"', html)
    assert unfit
    assert "<" not in unfit[1]


def test_rows_are_groups_of_their_own_and_all_of_them_required() -> None:
    for question, levels in ((SCORES, 6), (JUDGEMENT, 5)):
        html = drawn(question)
        for place in range(4):
            assert html.count(f'type="radio" name="answers.{question.id}[{place}]"') == levels
        assert html.count("required") == 4 * levels
        assert html.count("<fieldset") == 5


def test_a_ranking_says_whether_places_may_be_shared_and_how_many_are_ranked() -> None:
    assert "Two or more may share a place." in drawn(RANKING)
    assert "Each place can be given once." in drawn(replace(RANKING, equal_ranks=False))
    assert 'data-move="same"' in drawn(RANKING)
    assert 'data-move="same"' not in drawn(replace(RANKING, equal_ranks=False))
    assert "Put up to 2 of them in order." in drawn(replace(RANKING, most=2))
    assert "Put at least 2 and at most 3 of them in order." in drawn(replace(RANKING, fewest=2, most=3))
    assert "Put all of them in order." in drawn(replace(RANKING, fewest=4))
    assert '<option value="4">4th</option>' in drawn(RANKING)


def test_costs_and_limit_stand_in_words() -> None:
    html = drawn(replace(BUDGET, total=60_000, costs=(10_000, 2, 3, 4), unit={"en": "pounds"}))
    assert "There is 60,000 pounds to spend." in html
    assert "10,000 pounds" in html
    assert 'max="10"' in drawn(POINTS)


def test_a_consent_begins_with_the_strongest_and_has_its_two_boxes() -> None:
    html = drawn(CONSENT)
    assert html.index("wholeheartedly") < html.index("I oppose it")
    assert 'name="words.consent"' in html
    assert 'name="conditions.consent"' in html
    assert "conditions." not in drawn(SINGLE)


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        (Declared(), []),
        (
            Declared(Threshold(Portion(4, 5))),
            ["It carries if at least 4 in 5 of those who answer support it.", "the wording goes back to the jury"],
        ),
        (
            Declared(Threshold(Portion(1, 2, more=True), Base.PRESENT, Below.ANNEX)),
            ["more than half of those who are here when the vote closes", "kept as the view of a minority"],
        ),
        (Declared(Threshold(Portion(1, 1), Base.ENTITLED)), ["all of those who have been here today"]),
        (Declared(quorum=Portion(2, 3)), ["counts only if at least 2 in 3 of those who have been here today"]),
        (Declared(tie_break=TieBreak.ORDER), ["the one named first"]),
        (Declared(tie_break=TieBreak.LOT), ["a lot decides"]),
    ],
)
def test_what_was_declared_is_said_before_anybody_votes(declared: Declared, says: list[str]) -> None:
    html = drawn(replace(SINGLE, declared=declared))
    assert all(sentence in html for sentence in says)
    assert ("It carries" in html) is bool(declared.threshold)
