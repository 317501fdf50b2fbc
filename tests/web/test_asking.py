"""What a plan asks, changed on its pages: nothing changes that was not changed, and nothing typed is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from app.jury.plan import check_plan
from app.jury.votes.declared import Base, Below, Portion, Threshold, TieBreak
from app.jury.votes.plan import Method, Reveal, When
from app.plans import methods
from app.plans.ready import READY
from app.store.plan_versions import newest
from tests.web.forms import form_of
from tests.web.test_planning import Planned, planned, saved_as

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

TRUST = READY["foundation-trust-service-change"]
EVERY = methods.PLAN


@pytest.fixture
async def every(tmp_path: Path) -> AsyncIterator[Planned]:
    async with planned(tmp_path, EVERY) as there:
        yield there


async def form(desk: Planned, rest: str) -> dict[str, str]:
    return form_of((await desk.get(rest)).text, rest)


async def sent(desk: Planned, rest: str, **boxes: str) -> httpx.Response:
    """The form as it stands, with some boxes filled in otherwise (two underlines are a dot), and saved."""
    typed = await form(desk, rest)
    return await desk.post(rest, **typed | {name.replace("__", "."): text for name, text in boxes.items()})


async def test_every_form_sent_as_it_stands_changes_nothing(every: Planned) -> None:
    for rest in [*(f"/questions/{question.id}" for question in EVERY.questions), "/votes/every-way"]:
        assert saved_as(await sent(every, rest)) == 1, rest
    assert (every.plan, every.version) == (EVERY, 1)


@pytest.mark.parametrize("name", READY)
async def test_the_pages_of_a_ready_made_jury_sent_as_they_stand_change_nothing(tmp_path: Path, name: str) -> None:
    plan = READY[name]
    some = plan.questions[:: max(1, len(plan.questions) // 4)]
    async with planned(tmp_path, plan) as desk:
        rests = [*(f"/questions/{q.id}" for q in some), *(f"/votes/{vote.id}" for vote in plan.votes)]
        for rest in [*rests, "/instrument", "/consents", "/groups"]:
            assert saved_as(await sent(desk, rest)) == 1, rest
        assert desk.plan == plan
        listed = (await desk.get("/questions")).text
        assert all(f"/plan/questions/{question.id}" in listed for question in plan.questions)


async def test_a_question_is_made_with_a_threshold_and_put_in_a_vote(every: Planned) -> None:
    blank = await form(every, "/question")
    typed = blank | {
        "method": "consent",
        "words.en": "We keep all four.",
        "do": "method",
    }
    drawn = form_of((await every.post("/question", **typed)).text, "/question")
    assert every.version == 1, "nothing is kept before it is saved"
    assert drawn["stand.3.en"] == "I support it wholeheartedly"
    settled = {"enough_part": "2", "enough_whole": "3", "base": "present", "below": "annex", "vote.every-way": "true"}
    assert saved_as(await every.post("/question", **drawn | settled)) == 2
    made = every.plan.questions[-1]
    assert made.declared.threshold == Threshold(Portion(2, 3), Base.PRESENT, Below.ANNEX)
    assert (made.method, made.conditions, made.own_words, made.id) == (Method.CONSENT, True, True, blank["question"])
    assert every.plan.votes[0].questions[-1] == made.id
    check_plan(every.plan)
    page = (await every.get("/questions")).text
    assert "at least 2 in 3 of those who are here when the vote closes" in page


async def test_the_same_form_sent_twice_makes_one_question_with_the_same_answers(every: Planned) -> None:
    typed = await form(every, "/question") | {"words.en": "Twice?", "option.0.en": "Yes", "option.1.en": "No"}
    assert saved_as(await every.post("/question", **typed)) == 2
    assert saved_as(await every.post("/question", **typed)) == 2
    assert len(every.plan.questions) == len(EVERY.questions) + 1


async def test_what_is_wrong_is_said_beside_its_box_and_everything_typed_is_still_there(every: Planned) -> None:
    answer = await sent(
        every, "/questions/budget", option__1__cost="a lot", limit="0", words__en="<b>What?</b>", quorum_part="3"
    )
    assert answer.status_code == 400
    assert every.version == 1
    for box in ("option.1.cost", "limit", "quorum"):
        assert f'id="amiss-{box}"' in answer.text, box
        assert f'href="#box-{box}"' in answer.text, box
        assert f'id="box-{box}"' in answer.text, box
    assert "&lt;b&gt;What?&lt;/b&gt;" in answer.text
    typed = form_of(answer.text, "/questions/budget")
    assert (typed["option.1.cost"], typed["limit"], typed["quorum_part"]) == ("a lot", "0", "3")
    put_right = typed | {"option.1.cost": "15", "limit": "90", "quorum_whole": "4"}
    assert saved_as(await every.post("/questions/budget", **put_right)) == 2
    assert every.plan.question("budget").total == 90  # type: ignore[arg-type]


async def test_another_method_shows_its_boxes_before_anything_is_kept(every: Planned) -> None:
    answer = await sent(every, "/questions/single", method="points")
    assert answer.status_code == 200
    assert "These are the boxes for this way of answering" in answer.text
    assert every.version == 1
    typed = form_of(answer.text, "/questions/single")
    assert typed["points"] == "10"
    assert saved_as(await every.post("/questions/single", **typed | {"points": "12"})) == 2
    made = every.plan.question("single")  # type: ignore[arg-type]
    assert (made.method, made.total, made.options) == (Method.POINTS, 12, EVERY.questions[0].options)


async def test_rows_are_moved_added_and_taken_out_without_being_kept(every: Planned) -> None:
    typed = await form(every, "/questions/ranking")
    for wanted, expected in (
        ("down.option.0", ["The park", "The hall", "The library", "The pool"]),
        ("out.option.1", ["The park", "The library", "The pool"]),
        ("more.option", ["The park", "The library", "The pool", ""]),
    ):
        typed = form_of((await every.post("/questions/ranking", **typed | {"do": wanted})).text, "/questions/ranking")
        assert [typed[f"option.{n}.en"] for n in range(len(expected))] == expected
        assert f"option.{len(expected)}.en" not in typed
    assert every.version == 1
    saved_as(await every.post("/questions/ranking", **typed | {"option.3.en": "The bridge", "do": "save"}))
    options = every.plan.question("ranking").options  # type: ignore[arg-type]
    assert [option.id for option in options][:3] == ["option-2", "option-3", "option-4"]
    assert len(options[3].id) == 12


async def test_two_who_change_one_question_both_ways_see_each_other(every: Planned) -> None:
    mine = await form(every, "/questions/ranking")
    saved_as(await sent(every, "/questions/ranking", words__en="What first?"))
    both = await every.post("/questions/ranking", **mine | {"tie_break": "order"})
    assert saved_as(both) == 3
    after = every.plan.question("ranking")  # type: ignore[arg-type]
    assert (after.words["en"], after.declared.tie_break) == ("What first?", TieBreak.ORDER)
    clash = await every.post("/questions/ranking", **mine | {"words.en": "Which first?"})
    assert clash.status_code == 409
    assert "There it says now: “What first?”" in clash.text
    again = form_of(clash.text, "/questions/ranking")
    assert (again["words.en"], again["version"]) == ("Which first?", "3")
    assert saved_as(await every.post("/questions/ranking", **again)) == 4
    assert every.plan.question("ranking").words["en"] == "Which first?"  # type: ignore[arg-type]


async def test_how_it_is_answered_changed_by_two_is_a_clash(every: Planned) -> None:
    mine = await form(every, "/questions/single")
    saved_as(await sent(every, "/questions/single", option__0__en="The town hall"))
    clash = await every.post("/questions/single", **mine | {"option.1.en": "The meadow"})
    assert clash.status_code == 409
    assert "how it is answered" in clash.text


async def test_a_question_is_taken_out_unless_a_vote_would_be_left_with_nothing(tmp_path: Path) -> None:
    async with planned(tmp_path, TRUST) as desk:
        refused = await desk.post("/questions/practice/remove", version="1")
        assert refused.status_code == 409
        assert "It is all that “A practice question” puts" in refused.text
        page = await desk.get("/questions/statement-3")
        remove = form_of(page.text, "/questions/statement-3/remove")
        assert saved_as(await desk.post("/questions/statement-3/remove", **remove)) == 2
        assert "statement-3" not in {question.id for question in desk.plan.questions}
        assert all("statement-3" not in vote.questions for vote in desk.plan.votes)
        unticked = await form(desk, "/questions/practice")
        del unticked["vote.practice"]
        answer = await desk.post("/questions/practice", **unticked)
        assert answer.status_code == 400
        assert "This vote puts nothing else" in answer.text
        check_plan(desk.plan)


async def test_a_vote_is_made_ordered_and_taken_out(every: Planned) -> None:
    start = form_of((await every.get("/vote?question=ranking")).text, "/vote")
    assert start["question.0.id"] == "ranking"
    assert start["title.en"] == "Which of them should be mended first, and which after that?"
    longer = form_of((await every.post("/vote", **start | {"do": "add", "one_more": "scale"})).text, "/vote")
    assert every.version == 1
    typed = longer | {"title.en": "Again", "when": "refined", "step.opening": "true", "reveal": "never"}
    assert saved_as(await every.post("/vote", **typed)) == 2
    vote = every.plan.votes[-1]
    assert (vote.questions, vote.when, vote.reveal) == (("ranking", "scale"), When.REFINED, Reveal.NEVER)
    assert every.plan.phase("opening").votes == ("every-way", vote.id)  # type: ignore[arg-type]
    here = f"/votes/{vote.id}"
    turned = form_of((await every.post(here, **await form(every, here) | {"do": "up.question.1"})).text, here)
    assert saved_as(await every.post(here, **turned)) == 3
    assert every.plan.votes[-1].questions == ("scale", "ranking")
    nothing = {name: text for name, text in turned.items() if not name.startswith("question.")}
    assert (await every.post(f"/votes/{vote.id}", **nothing)).status_code == 400
    assert saved_as(await every.post(f"/votes/{vote.id}/remove", version="3")) == 4
    assert every.plan == EVERY


async def test_an_instrument_is_filled_in_from_nothing_and_says_what_cannot_be_measured(tmp_path: Path) -> None:
    bare = replace(TRUST, questions=(), votes=(), blocks=(), agenda=tuple(replace(p, votes=()) for p in TRUST.agenda))
    async with planned(tmp_path, bare) as desk:
        start = await form(desk, "/instrument")
        assert "Nobody is asked how sure they are" not in (await desk.get("/instrument")).text, "it is ticked"
        unticked = await desk.post("/instrument", **{**start, "confidence": "", "do": "more.known"})
        assert "Nobody is asked how sure they are" in unticked.text
        typed = start | {f"proposal.{n}.en": f"Option {n}." for n in range(2)} | {"statement.0.en": "A statement."}
        drawn = await desk.post("/instrument", **typed | {"do": "more.proposal"})
        assert "With fewer than 3 options reasons and preferences" in drawn.text
        assert "With fewer than 8 statements" in drawn.text
        again = form_of(drawn.text, "/instrument") | {"proposal.2.en": "Option 2."}
        assert saved_as(await desk.post("/instrument", **again)) == 2
        plan = desk.plan
        check_plan(plan)
        assert plan.vote("opening").questions == plan.vote("refined").questions  # type: ignore[arg-type]
        assert [vote.id for vote in plan.votes] == ["opening", "refined", "verdict", "evaluation", "practice"]
        page = (await desk.get("/instrument")).text
        assert "With fewer than 3 options" not in page
        assert re.search(r"About 1 minute to answer for most|About ([2-9]|\d\d) minutes to answer for most", page)
        assert saved_as(await desk.post("/instrument", **again)) == 2, "sent twice it is there once"
        assert saved_as(await sent(desk, "/instrument")) == 2


async def test_what_the_plan_has_not_is_not_there(every: Planned) -> None:
    for rest in ("/questions/nowhere", "/votes/nowhere"):
        assert (await every.get(rest)).status_code == 404
        assert (await every.post(rest, version="1")).status_code == 404
        assert (await every.post(f"{rest}/remove", version="1")).status_code == 404


async def test_a_form_that_was_made_from_no_version_is_none_of_ours(every: Planned) -> None:
    for rest in ("/question", "/questions/single", "/vote", "/votes/every-way", "/instrument", "/consents"):
        for version in ("", "0", "99", "x", "1 ", "9" * 30):
            answer = await every.post(rest, version=version, question="0" * 12, vote="0" * 12)
            assert answer.status_code == 400, (rest, version)
    assert every.version == 1


async def test_a_new_things_id_is_the_pages_and_nobodys_choice(every: Planned) -> None:
    for rest, box in (("/question", "question"), ("/vote", "vote")):
        for named in ("single", "", "../x", "0" * 13):
            answer = await every.post(rest, version="1", **{box: named})
            assert answer.status_code == 400


async def test_once_the_day_has_begun_its_questions_can_be_read_and_not_changed(every: Planned) -> None:
    path = f"/desk/sittings/{every.there.sitting.id}/plan"
    keys = every.keys["organiser"]
    for rest in ("/questions", "/questions/support", "/votes/opening", "/instrument", "/consents"):
        page = await every.there.doors.get(path + rest, headers=keys)
        assert page.status_code == 200, rest
        assert ">Save the" not in page.text
        assert "The day has begun" in page.text
    number = newest(every.there.engine, every.there.sitting.id).number
    typed = {"version": str(number), "title.en": "x", "question.0.id": "support"}
    answer = await every.there.doors.post(f"{path}/votes/opening", data=typed, headers=keys)
    assert (answer.status_code, newest(every.there.engine, every.there.sitting.id).number) == (400, number)


async def test_whoever_is_no_organiser_reads_the_questions_and_finds_no_way_to_change_them(every: Planned) -> None:
    for who in ("facilitator", "commissioner", "observer"):
        page = await every.get("/questions", who)
        assert page.status_code == 200
        assert "Which of the four do you go to most?" in page.text
        assert "/plan/questions/single" not in page.text
        assert (await every.get("/questions/single", who)).status_code == 403


async def test_whatever_is_sent_is_kept_or_sent_back(every: Planned) -> None:
    """Boxes that are none, rows without end, numbers that are none: never a failure, and never a plan that is none."""
    dice = Random("forms")
    odd = ["", "0", "true", "=", "+", "single", "lot", "-1", "9" * 20, "a\x00b", "<script>", "ä" * 600, "option-1"]
    names = [
        "method",
        "do",
        "shown",
        "block",
        "block_title.en",
        "words.en",
        "option.0.en",
        "option.999.en",
        "option.1.id",
    ]
    names += ["step.opening", "question.0.id", "when", "proposal.0.en", "known.0.answers", "consent.9.asked", "..", "é"]
    wanted = [
        "save",
        "more.option",
        "up.option.1",
        "down.step.99",
        "out.x",
        "fill.agree",
        "fill.x",
        "more.",
        "add",
        "look",
    ]
    for rest in ("/question", "/questions/budget", "/vote", "/votes/every-way", "/instrument", "/groups", "/consents"):
        start = await form(every, rest)
        for _ in range(12):
            typed = dict(start) | {"version": str(every.version), "do": dice.choice(wanted)}
            for name in dice.sample([*typed, *names], k=dice.randint(1, 6)):
                typed[name] = dice.choice(odd) if name != "version" else typed["version"]
            answer = await every.post(rest, **typed)
            assert answer.status_code in {200, 303, 400, 409}, (rest, typed)
            check_plan(every.plan)
    assert every.version > 3
