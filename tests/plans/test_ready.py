"""Every ready-made jury: complete, balanced, and fit to be held to the end."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import app.plans
from app.jury.day.plan import Influence, PhaseKind
from app.jury.exhibits.plan import Side
from app.jury.plan import Plan, check_plan
from app.jury.rules import fold
from app.jury.seats.plan import COUNT_MOVES, QUOTE_WORDS
from app.jury.votes.declared import Declared
from app.jury.votes.instrument import is_of_conditions
from app.jury.votes.order import pages_in_order
from app.jury.votes.plan import Method, Reading, When
from app.plans.advice import advice
from app.plans.faults import faults
from app.plans.places import texts_of
from app.plans.ready import READY
from app.plans.saying import TO_FILL_IN
from tests.plans.holding import JURORS, held

PLANS = Path(app.plans.__file__).parent
LONGEST = 400
SHORTEST_SENTENCE = 5
MOST_ON_THE_WALL = 4
OPERA = {name: plan for name, plan in READY.items() if name.startswith("roh-")}
NEW = {name: plan for name, plan in READY.items() if name not in OPERA}
each = pytest.mark.parametrize("plan", READY.values(), ids=READY)
each_new = pytest.mark.parametrize("plan", NEW.values(), ids=NEW)


def phases(plan: Plan, kind: PhaseKind) -> list[int]:
    return [place for place, phase in enumerate(plan.agenda) if phase.kind is kind]


def test_there_is_one_for_each_kind_of_jury_in_the_report():
    assert set(READY) == {
        "roh-london",
        "roh-manchester",
        "planning-redevelopment",
        "foundation-trust-service-change",
        "regulator-citizen-consumer",
        "neighbourhood-priorities",
        "broadcaster-service-review",
        "trade-offs-and-budget",
        "two-evenings",
    }
    assert len({plan.title["en"] for plan in READY.values()}) == len(READY)


@each
def test_it_can_be_held_and_nothing_is_to_be_warned_of_but_what_the_organiser_fills_in(plan: Plan):
    check_plan(plan)
    assert faults(plan) == ()
    assert [remark for remark in advice(plan, jurors=24) if "filled in" not in remark.says] == []


@each
def test_every_text_is_there_in_english_trimmed_and_short(plan: Plan):
    for place, words in texts_of(plan):
        assert words["en"], place
        for text in words.values():
            assert text == " ".join(text.split()), place
            assert len(text) <= LONGEST, place


@each
def test_the_agenda_goes_from_arriving_to_the_close(plan: Plan):
    kinds = [phase.kind for phase in plan.agenda]
    assert kinds[:4] == [PhaseKind.ARRIVE, PhaseKind.CHARGE, PhaseKind.OPENING, PhaseKind.EVIDENCE]
    assert kinds[-3:] == [PhaseKind.RESULT, PhaseKind.EVALUATION, PhaseKind.CLOSE]
    assert max(phases(plan, PhaseKind.QUESTIONS)) < min(phases(plan, PhaseKind.TALK))
    assert max(phases(plan, PhaseKind.TALK)) < min(phases(plan, PhaseKind.REFINED))
    assert 180 <= sum(phase.minutes for phase in plan.agenda) <= 450


@each
def test_whoever_holds_the_day_has_notes_for_every_step(plan: Plan):
    assert all(phase.notes["en"] for phase in plan.agenda)


@each
def test_the_first_view_has_its_counterpart_and_the_day_is_rated(plan: Plan):
    (opening,) = (vote for vote in plan.votes if vote.when is When.OPENING)
    again = (vote for vote in plan.votes if vote.when is When.REFINED and set(vote.questions) & set(opening.questions))
    (refined,) = again
    once = [plan.question(question) for question in refined.questions if question not in opening.questions]
    assert tuple(each for each in refined.questions if plan.question(each) not in once) == opening.questions
    assert all(map(is_of_conditions, once))
    assert opening.to_finish
    assert refined.to_finish
    (rated,) = (vote for vote in plan.votes if vote.when is When.EVALUATION)
    assert {"heard", "balance", "voice", "respect", "honoured", "useful"} <= set(rated.questions)


@each
def test_jurors_are_asked_whether_they_are_counted_and_quoted(plan: Plan):
    assert [consent.id for consent in plan.consents] == [COUNT_MOVES, QUOTE_WORDS]


@each
def test_the_wall_never_has_to_show_more_at_once_than_it_can(plan: Plan):
    shown = Counter((vote.id, plan.question(q).block) for vote in plan.votes for q in vote.questions)
    assert max(shown.values()) <= MOST_ON_THE_WALL
    assert {question.block for question in plan.questions} == {block.id for block in plan.blocks}


@each
def test_both_sides_are_given_as_long_and_people_tell_their_stories(plan: Plan):
    minutes = Counter[Side]()
    for exhibit in plan.exhibits:
        minutes[exhibit.side] += exhibit.minutes
    assert minutes[Side.FOR] == minutes[Side.AGAINST] > 0
    assert minutes[Side.HUMAN_STORY] > 0


@each_new
def test_every_proposal_is_asked_about_in_both_hats_and_put_in_order(plan: Plan):
    asked = [plan.question(question) for question in plan.vote("opening").questions]
    about = {reading: [q.about for q in asked if q.reading is reading] for reading in Reading}
    assert len(about[Reading.SUPPORT]) >= 3
    assert about[Reading.SUPPORT] == about[Reading.ME] == about[Reading.ALL]
    order = plan.question("order")
    assert [option.id for option in order.options] == about[Reading.SUPPORT]
    assert order.equal_ranks
    assert len({tuple(q.id for q in pages_in_order(asked, juror)) for juror in range(1, 25)}) == 2


@each_new
def test_what_is_needed_to_measure_the_shift_is_asked(plan: Plan):
    asked = {question.id: question for question in map(plan.question, plan.vote("opening").questions)}
    considerations = [question for name, question in asked.items() if name.startswith("statement-")]
    assert len(considerations) >= 8
    assert {len(question.options) for question in considerations} == {7}
    reasons = asked["reasons"]
    assert (reasons.method, reasons.most, reasons.shuffled, reasons.own_words) == (Method.APPROVAL, 3, True, True)
    assert len(reasons.options) == 8
    assert {"confidence", "trust-asking", "trust-other", "placebo-1", "placebo-2"} <= set(asked)
    assert all(question.not_sure for question in asked.values() if question.method is Method.SCALE)


@each_new
def test_what_the_report_tells_is_also_asked_of_those_who_may_know_it(plan: Plan):
    asked = [plan.question(question) for question in plan.vote("opening").questions]
    known = [question for question in asked if question.block == "known"]
    assert len(known) == sum(exhibit.source["en"].startswith("Public Value") for exhibit in plan.exhibits)
    assert all(question.not_sure and not question.declared.threshold for question in known)


@each_new
def test_what_is_settled_together_was_declared_before(plan: Plan):
    together = [plan.question(question) for question in plan.vote("verdict").questions]
    assert together
    assert all(question.declared != Declared() for question in together)


@each_new
def test_nobody_and_no_figure_is_made_up(plan: Plan):
    waiting = [place for place, words in texts_of(plan) if words["en"].startswith(TO_FILL_IN)]
    assert {"charge.asked_by", "charge.answered_by"} <= set(waiting)
    for number, exhibit in enumerate(plan.exhibits):
        if not exhibit.source["en"].startswith("Public Value"):
            assert {f"exhibits[{number}].{part}" for part in ("summary", "interest", "source")} <= set(waiting)
            assert not re.search(r"\d", exhibit.title["en"])


def test_the_new_ways_to_vote_are_put_to_use_between_them():
    new = {Method.SCORES, Method.JUDGEMENT, Method.RANKING, Method.POINTS, Method.BUDGET, Method.CONSENT}
    assert {question.method for plan in READY.values() for question in plan.questions} >= new
    assert {plan.charge.influence for plan in READY.values()} >= set(Influence) - {Influence.INFORM}


def test_no_sentence_is_written_in_two_places():
    """What two juries share is a block. The hour of the opera house day stands by itself."""
    written = Counter[str]()
    for path in (path for path in PLANS.rglob("*.py") if path.stem != "short"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        written.update({text for text in constants if isinstance(text, str) and len(text.split()) > SHORTEST_SENTENCE})
    assert len(written) > 200
    assert [text for text, places in written.items() if places > 1] == []


def test_two_evenings_adjourn_once_between_the_questions_and_the_talk():
    plan = READY["two-evenings"]
    (place,) = (place for place, phase in enumerate(plan.agenda) if phase.id == "adjourn")
    assert "Press Adjourn here" in plan.agenda[place].notes["en"]
    assert phases(plan, PhaseKind.QUESTIONS)[-1] < place < phases(plan, PhaseKind.TALK)[0]


@each
def test_it_is_held_to_the_end_with_a_ballot_of_every_question(plan: Plan):
    *_, day = held(plan)
    assert day.state.day.closed
    assert fold(day.entries) == day.state
    for vote in plan.votes:
        (closing,) = day.state.voting(vote.id).closings
        assert closing.turnout == closing.entitled == JURORS
        assert {question: len(marks) for question, marks in closing.ballots.items()} == dict.fromkeys(
            vote.questions, JURORS
        )
        assert day.state.voting(vote.id).revealed
