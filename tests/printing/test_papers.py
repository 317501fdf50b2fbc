"""Paper ballots: every method with all its options, in the tablets' words, and in the order in which it is keyed."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import replace

import pytest

from app.jury.day.plan import Cue
from app.jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from app.jury.votes.plan import Method, Reading, Vote, When
from app.screens.ballots import ballot_question
from app.web.printing import ballots, boards, cards, day_sheet, declared, hints, network
from app.web.printing.ballots import paper_ballots
from app.web.printing.beside import beside_votes
from app.web.printing.boards import result_boards
from app.web.printing.day_sheet import printed_run_sheet
from app.web.render import Render
from tests.asked import APPROVAL, CONSENT, EVERY_METHOD, RANKING, SINGLE, options, question
from tests.days import PLAN, after, opened, said
from tests.drafted import CANONICAL, IT, confirmed, dissented, put_to_vote, statement_shown
from tests.every_method import PLAN_OF_EVERY_METHOD
from tests.printing.paper import FRONTEND, looks, press, say, written

SAYS_AS_THE_TABLET = {
    Method.APPROVAL: "Choose up to 3",
    Method.SCORES: "Give each of them a score",
    Method.JUDGEMENT: "Say of each what you think of it",
    Method.RANKING: "Put them in order",
    Method.POINTS: "You have 10 points",
    Method.BUDGET: "There is 100 thousand pounds to spend",
}
FULL = Declared(Threshold(Portion(4, 5), Base.PRESENT, Below.ANNEX), Portion(1, 2, more=True), TieBreak.LOT)


def papers(*votes: Vote, plan=PLAN_OF_EVERY_METHOD, size: int = 12, lang: str = "en"):
    return paper_ballots(say(lang), plan, votes or plan.votes, "The hall · 3 June 2027", size)


def of(*asked, **vote) -> tuple:
    put = Vote("v", When.INTERIM, said("One vote"), tuple(each.id for each in asked))
    return replace(PLAN, agenda=PLAN.agenda[:1], exhibits=(), questions=asked, votes=(replace(put, **vote),))


def test_every_option_of_every_method_stands_on_paper():
    text = " ".join(written(press().pdf(papers())))
    for asked in EVERY_METHOD:
        assert asked.words["en"] in text
        for option in (*asked.options, *asked.levels):
            assert option.words["en"] in text, asked.id
    for cost in (60, 50, 40, 10):
        assert f"{cost} thousand pounds" in text
    assert {asked.method for asked in EVERY_METHOD} == set(Method)


@pytest.mark.parametrize("asked", EVERY_METHOD, ids=lambda asked: asked.id)
def test_the_paper_says_what_the_tablet_says(asked):
    """Every sentence of the hint above a question, in both languages."""
    plan = of(asked)
    region = ballot_question(after(opened(2, plan)), plan.votes[0], 1, asked, 1)
    for lang in ("en", "cy"):
        page = Render(FRONTEND).html(region, lang)
        shown = " ".join(re.findall(r'<span class="hint">(.*?)</span>\s*</legend>', page, re.DOTALL))
        sentences = [each for each in re.split(r"[.]\s*", re.sub(r"<[^>]+>", "", shown).strip()) if each]
        (paper,) = papers(plan=plan, lang=lang).ballots[0].questions
        assert bool(sentences) == (asked.method in SAYS_AS_THE_TABLET)
        for sentence in sentences:
            assert " ".join(sentence.split()) in paper.hint
    assert SAYS_AS_THE_TABLET.get(asked.method, "") in " ".join(written(press().pdf(papers(plan=plan))))


def test_answers_stand_in_the_order_and_under_the_numbers_in_which_they_are_keyed():
    shuffled = replace(APPROVAL, shuffled=True)
    (paper,) = papers(plan=of(shuffled)).ballots[0].questions
    assert [(tick.key, tick.words) for tick in paper.ticks if tick.key] == [
        (str(number), option.words["en"]) for number, option in enumerate(shuffled.options, 1)
    ]
    assert [tick.words for tick in paper.ticks if tick.apart] == ["None of these"]


def test_a_linked_paper_has_a_box_for_the_seat_on_every_page_and_a_secret_one_on_none():
    linked = written(press().pdf(papers()))
    assert len(linked) > 2
    assert all("My seat number" in page and "Entered by" in page for page in linked)
    secret = written(press().pdf(papers(plan=of(SINGLE, CONSENT, secret=True))))
    assert not [page for page in secret if "My seat number" in page or "Entered by" in page]
    assert "write neither your name nor your seat number" in secret[0]
    (asked, _) = papers(plan=of(SINGLE, CONSENT, secret=True)).ballots[0].questions
    assert {tick.key for tick in asked.ticks} == {""}


def test_what_was_declared_own_words_conditions_and_hats_are_there():
    asked = replace(SINGLE, declared=FULL, own_words=True, reading=Reading.ALL)
    text = " ".join(written(press().pdf(papers(plan=of(asked, CONSENT)))))
    for sentence in (
        "It carries if at least 4 in 5 of those who are here when the vote closes support it.",
        "With fewer, it is kept as the view of a minority.",
        "The result counts only if more than half of those who have been here today have voted.",
        "If several come out equal, a lot decides.",
        "Thinking of everyone, including people you will never meet",
        "In your own words, if you like",
        "My reason, if you like",
        "I would support it if …",
        "what you write may be quoted",
    ):
        assert sentence in text


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (replace(APPROVAL, fewest=2, most=2), "Choose 2."),
        (replace(APPROVAL, fewest=1, most=2), "Choose from 1 to 2."),
        (replace(APPROVAL, most=4), "Choose as many as you like"),
        (replace(RANKING, equal_ranks=False), "Each place can be given once."),
        (replace(RANKING, fewest=4, most=4), "Put all of them in order."),
        (replace(RANKING, fewest=2, most=2), "Put 2 of them in order."),
        (replace(RANKING, fewest=2, most=3), "Put at least 2 and at most 3 of them in order."),
        (replace(RANKING, most=2), "Put up to 2 of them in order."),
    ],
    ids=lambda each: each if isinstance(each, str) else each.id,
)
def test_limits_are_said(changed, says: str):
    assert says in papers(plan=of(changed)).ballots[0].questions[0].hint


def test_a_question_that_is_not_complete_yet_is_told_so_and_breaks_nothing():
    plan = of(SINGLE, *(question(method) for method in (Method.SCALE, Method.JUDGEMENT, Method.SCORES, Method.BUDGET)))
    text = " ".join(written(press().pdf(papers(plan=plan))))
    assert text.count("This question is not complete yet.") == 4


def test_a_board_has_a_sheet_for_each_question_and_a_row_for_each_answer():
    pages = written(press().pdf(result_boards(say(), PLAN_OF_EVERY_METHOD, PLAN_OF_EVERY_METHOD.votes, "A day")))
    assert len(pages) == len(EVERY_METHOD)
    for page, asked in zip(pages, EVERY_METHOD, strict=True):
        assert asked.words["en"] in page
        assert [
            option.words["en"] for option in (*asked.options, *asked.levels) if option.words["en"] not in page
        ] == []
        assert "Papers counted" in page
    assert "Not sure" in pages[1]
    assert "None of these" in pages[3]
    assert written(press().pdf(result_boards(say(), of(question(Method.SCALE)), of(question(Method.SCALE)).votes, "")))


def test_an_answer_longer_than_a_page_goes_on_on_the_next():
    endless = replace(SINGLE, options=options("Well, " * 1000 + "the end", "No"))
    text = " ".join(written(press().pdf(papers(plan=of(endless)))))
    assert text.count("Well,") == 1000
    assert "the end" in text


def test_what_a_plan_names_and_does_not_hold_yet_is_left_out():
    plan = replace(of(SINGLE), questions=(), votes=(Vote("v", When.INTERIM, said("One vote"), ("nowhere",)),))
    assert papers(plan=plan).ballots[0].questions == ()
    assert result_boards(say(), plan, plan.votes, "").boards == ()
    bare = replace(PLAN, exhibits=(), votes=())
    assert [row.things for row in printed_run_sheet(say(), bare, "09:30", "", large=False).rows] == [()] * 6


def test_cues_are_printed_with_the_time_at_which_they_are_due():
    cued = replace(PLAN, agenda=(PLAN.agenda[0], replace(PLAN.agenda[1], cues=(Cue(12, said("Who asks?")),))))
    sheet = printed_run_sheet(say(), cued, "09:55", "", large=False)
    assert [row.cues for row in sheet.rows] == [(), (("10:17", "Who asks?"),)]
    assert "Who asks?" in " ".join(written(press().pdf(sheet)))


@pytest.mark.parametrize("text", ["\U0001f44d", "\ue000", ""])
def test_what_no_paper_shows_is_a_dash_where_it_is_all_there_is(text: str):
    plan = of(replace(SINGLE, words={"en": text}))
    votes = tuple(replace(vote, title={"en": text}) for vote in plan.votes)
    assert "–" in "".join(written(press().pdf(papers(*votes, plan=plan))))
    assert "–" in "".join(written(press().pdf(result_boards(say(), plan, votes, ""))))


def test_large_print_is_larger_and_each_vote_counts_its_own_pages():
    votes = (PLAN_OF_EVERY_METHOD.votes[0], replace(PLAN_OF_EVERY_METHOD.votes[0], id="again", title=said("Again")))
    plain, large = (press().pdf(papers(*votes, size=size)) for size in (12, 18))
    assert len(written(large)) > len(written(plain))
    numbers = [re.search(r"Page (\d+) of (\d+)", page) for page in written(plain)]
    counted = [(int(number[1]), int(number[2])) for number in numbers if number]
    assert counted == [(n, len(counted) // 2) for _ in votes for n in range(1, len(counted) // 2 + 1)]


def test_it_is_black_on_white():
    drawn = looks(press().pdf(papers())).convert("RGB")
    assert all(max(colour) - min(colour) < 8 for _, colour in drawn.getcolors(1 << 24))


@pytest.mark.parametrize(
    "module", [ballots, boards, cards, declared, hints, day_sheet, network], ids=lambda m: m.__name__
)
def test_every_text_can_be_gathered_for_translators(module):
    """Inside an f-string none would be found."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.JoinedStr):
            called = [each.func for each in ast.walk(node) if isinstance(each, ast.Call)]
            assert not [each for each in called if isinstance(each, ast.Name) and each.id == "_"], node.lineno


def test_the_paper_for_a_recommendation_carries_its_conditions_and_what_a_minority_says_once_it_is_shown():
    def paper(*day) -> str:
        state = after(CANONICAL, confirmed(1), dissented(4, by_number=True), *day, put_to_vote)
        (vote,) = state.recommendations.drafted[IT].latest.votes
        made = paper_ballots(say("en"), state.the_plan, [state.the_plan.vote(vote)], "Today", 12, beside_votes(state))
        return " ".join(" ".join(written(press().pdf(made))).split())

    shown, kept = paper(statement_shown), paper()
    for text in (shown, kept):
        assert "On condition that It is published every year (1 juror)" in text
    assert "A minority says, to version 1: We would rather not pay. (1 signature · by number: 4)" in shown
    assert "rather not pay" not in kept
