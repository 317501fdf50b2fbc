"""An instrument seen as blocks and put back is the same plan; blocks that change leave everything else where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from app.jury.day.plan import Phase, PhaseKind
from app.jury.numbers import PhaseId, QuestionId
from app.jury.plan import Plan, check_plan
from app.jury.votes.instrument import is_of_conditions
from app.jury.votes.order import pages_in_order
from app.jury.votes.plan import Method, Question, Reading, Vote, When
from app.plans import methods
from app.plans.agenda import OPENING, REFINED
from app.plans.editing.asking import read_blocks, written_blocks
from app.plans.editing.blocks import RATED, Blocks, Item
from app.plans.editing.building import with_instrument, woven
from app.plans.editing.finding import found
from app.plans.editing.votes import without_vote
from app.plans.ready import READY
from app.plans.royal_opera_house import short

LANGS = ("en", "cy")
LONDON, TRUST = READY["roh-london"], READY["foundation-trust-service-change"]
each_ready = pytest.mark.parametrize("plan", READY.values(), ids=READY)


def numbered(start: int = 1) -> Callable[[], str]:
    numbers = count(start)
    return lambda: f"new-{next(numbers)}"


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item("", {"en": text}) for text in texts)


EMPTY = Plan(
    title={"en": "A new one"},
    charge=LONDON.charge,
    agenda=tuple(
        Phase(PhaseId(name), kind, {"en": name}, 20, {"en": name})
        for name, kind in (
            ("arrive", PhaseKind.ARRIVE),
            ("first", PhaseKind.OPENING),
            ("again", PhaseKind.REFINED),
            ("settle", PhaseKind.REFINED),
            ("result", PhaseKind.RESULT),
            ("rate", PhaseKind.EVALUATION),
        )
    ),
)
WHOLE = Blocks(
    proposals=items("Close it.", "Keep it.", "Move it."),
    hats=True,
    conditions=items("It is cheap.", "It is quick."),
    order=True,
    consents=True,
    statements=items(*(f"Statement {n}." for n in range(1, 9))),
    personal=items("Mine", "My own"),
    public=items("Ours", "All of ours"),
    known=(Item("", {"en": "How many?"}, ("One", "Two")),),
    confidence=True,
    asking={"en": "How far do you trust the town?"},
    other={"en": "How far do you trust the weather?"},
    placebo=True,
    practice=True,
    rated=RATED,
)


def put(plan: Plan, vote: str) -> list[Question]:
    return [plan.question(question) for question in plan.vote(vote).questions]  # type: ignore[arg-type]


@each_ready
def test_an_instrument_seen_as_blocks_and_put_back_is_the_same_plan(plan: Plan):
    blocks = found(plan).blocks
    assert len(blocks.proposals) >= 3
    assert len(blocks.statements) >= 8
    assert len(blocks.personal) == len(blocks.public) == 4
    assert with_instrument(plan, blocks, numbered()) == plan
    form = written_blocks(blocks, LANGS)
    assert read_blocks(form, blocks, LANGS).faults == {}
    assert read_blocks(form, blocks, LANGS).blocks == blocks
    assert read_blocks(written_blocks(blocks, ("en",)), blocks, ("en",)).blocks == blocks


def test_a_plan_that_has_no_blocks_has_none_and_is_left_alone():
    for plan in (short.LONDON, methods.PLAN, EMPTY):
        assert found(plan).blocks == Blocks()
        assert with_instrument(plan, Blocks(), numbered()) == plan


@each_ready
def test_what_was_turned_round_and_turned_back_is_the_same_plan(plan: Plan):
    blocks = found(plan).blocks
    turned = with_instrument(plan, replace(blocks, statements=blocks.statements[::-1]), numbered())
    assert turned != plan
    check_plan(turned)
    assert with_instrument(turned, blocks, numbered()) == plan
    fewer = with_instrument(plan, replace(blocks, rated=(), practice=False), numbered())
    check_plan(fewer)
    assert {"hearing", "practice"}.isdisjoint(block.id for block in fewer.blocks)
    again = with_instrument(fewer, blocks, numbered())
    assert {block.id: block for block in again.blocks} == {block.id: block for block in plan.blocks}
    assert {question.id: question for question in again.questions} == {q.id: q for q in plan.questions}


def test_the_words_of_a_proposal_are_said_in_each_of_its_questions_and_in_the_order():
    blocks = found(TRUST).blocks
    first = replace(blocks.proposals[0], words={"en": "One place for all.", "cy": "Un lle i bawb."})
    plan = with_instrument(TRUST, replace(blocks, proposals=(first, *blocks.proposals[1:])), numbered())
    named = first.id
    assert plan.question(QuestionId(f"{named}-support")).words == {
        "en": "One place for all. Are you for or against this?",
        "cy": "Un lle i bawb. A ydych o blaid hyn neu yn ei erbyn?",
    }
    assert plan.question(QuestionId(f"{named}-me")).words["en"] == "One place for all. How good or bad would that be?"
    assert plan.question(QuestionId(f"{named}-consent")).words["en"].endswith("Can this go forward in our name?")
    assert plan.question(QuestionId("order")).options[0].words == first.words
    assert [q.id for q in plan.questions] == [q.id for q in TRUST.questions]
    assert plan.votes == TRUST.votes
    changed = {new.id for new, old in zip(plan.questions, TRUST.questions, strict=True) if new != old}
    assert changed == {f"{named}-{kind}" for kind in ("support", "me", "all", "consent")} | {"order"}


def test_words_that_were_changed_by_hand_are_not_undone_by_another_change():
    """Somebody wrote the question otherwise in its own form: without our ending."""
    by_hand = replace(LONDON.question(QuestionId("fund-support")), words={"en": "Should the public go on paying?"})
    plan = replace(LONDON, questions=tuple(by_hand if q.id == by_hand.id else q for q in LONDON.questions))
    blocks = found(plan).blocks
    assert blocks.proposals[0].words == {"en": "Should the public go on paying?"}
    again = with_instrument(plan, replace(blocks, placebo=True), numbered())
    assert again.question(by_hand.id) == by_hand
    assert again.question(QuestionId("fund-me")).words["en"].startswith("Should the public go on paying?")


def test_a_proposal_that_is_taken_out_takes_its_questions_along_and_nothing_else():
    blocks = found(TRUST).blocks
    gone = blocks.proposals[1].id
    plan = with_instrument(TRUST, replace(blocks, proposals=(*blocks.proposals[:1], *blocks.proposals[2:])), numbered())
    left = [q.id for q in TRUST.questions if q.id not in {f"{gone}-{k}" for k in ("support", "me", "all", "consent")}]
    assert [q.id for q in plan.questions] == left
    assert gone not in [option.id for option in plan.question(QuestionId("order")).options]
    assert put(plan, "opening") == put(plan, "refined")
    check_plan(plan)


def test_what_is_new_comes_in_its_place_with_ids_of_its_own_and_what_stays_keeps_its():
    blocks = found(LONDON).blocks
    more = replace(
        blocks,
        proposals=(*blocks.proposals, *items("It travels.")),
        statements=(*items("First of all."), *blocks.statements),
    )
    plan = with_instrument(LONDON, more, numbered())
    check_plan(plan)
    ids = [question.id for question in put(plan, "opening")]
    assert ids[:6] == ["role", "fund-support", "welcome-support", "explain-support", "say-support", "new-1-support"]
    assert ids[ids.index("say-me") + 1] == "new-1-me"
    assert ids[ids.index("new-1-all") + 1 :][:2] == ["order", "new-2"]
    assert {q.id for q in LONDON.questions} <= {q.id for q in plan.questions}
    blocks_of = [q.block for q in put(plan, "opening") if q.block.startswith("statements")]
    assert blocks_of == [*(f"statements-{n}" for n in (1, 2, 3) for _ in range(4)), "statements-4"]
    assert [block.id for block in plan.blocks] == [
        *(block.id for block in LONDON.blocks),
        "conditions-5",
        "statements-4",
    ]
    assert found(plan).blocks == replace(
        more,
        proposals=(*more.proposals[:4], replace(more.proposals[4], id="new-1")),
        statements=(replace(more.statements[0], id="new-2"), *more.statements[1:]),
    )


def test_questions_made_by_hand_stay_after_what_they_stood_after():
    for name in ("broadcaster-service-review", "trade-offs-and-budget", "neighbourhood-priorities"):
        plan = READY[name]
        blocks = found(plan).blocks
        ours = {question.id for question in found(plan).pieces.values()}
        fewer = with_instrument(plan, replace(blocks, hats=False, order=False, known=()), numbered())
        for before, after in ((plan, fewer), *((plan.vote(v.id), fewer.vote(v.id)) for v in plan.votes)):
            assert [q for q in _ids(after) if q not in ours] == [q for q in _ids(before) if q not in ours]
        assert _ids(fewer.vote("opening"))[0] == _ids(plan.vote("opening"))[0]  # type: ignore[arg-type]


def _ids(of: Plan | Vote) -> list[str]:
    return [q.id for q in of.questions] if isinstance(of, Plan) else list(of.questions)


def test_an_instrument_made_from_nothing_can_be_held_and_measured():
    plan = with_instrument(EMPTY, WHOLE, numbered())
    check_plan(plan)
    assert {vote.id: (vote.when, vote.to_finish) for vote in plan.votes} == {
        "opening": (When.OPENING, True),
        "refined": (When.REFINED, True),
        "verdict": (When.REFINED, False),
        "evaluation": (When.EVALUATION, False),
        "practice": (When.PRACTICE, False),
    }
    assert {phase.id: phase.votes for phase in plan.agenda} == {
        "arrive": ("practice",),
        "first": ("opening",),
        "again": ("refined",),
        "settle": ("verdict",),
        "result": ("opening", "refined"),
        "rate": ("evaluation",),
    }
    asked = put(plan, "opening")
    assert [q for q in put(plan, "refined") if not is_of_conditions(q)] == asked
    about = {reading: [q.about for q in asked if q.reading is reading] for reading in Reading}
    assert about[Reading.SUPPORT] == about[Reading.ME] == about[Reading.ALL] == ["new-1", "new-2", "new-3"]
    assert [option.id for option in plan.question(QuestionId("order")).options] == about[Reading.ME]
    assert len({tuple(q.id for q in pages_in_order(asked, juror)) for juror in range(1, 25)}) == 2  # type: ignore[arg-type]
    assert {question.block for question in plan.questions} == {block.id for block in plan.blocks}
    reasons = plan.question(QuestionId("reasons"))
    assert [option.reading for option in reasons.options] == [Reading.ME] * 2 + [Reading.ALL] * 2
    assert [q.method for q in put(plan, "verdict")] == [Method.CONSENT] * 3
    assert all(q.conditions and q.declared.threshold for q in put(plan, "verdict"))
    known = next(q for q in asked if q.block == "known")
    assert [option.words["en"] for option in known.options] == ["One", "Two"]
    assert with_instrument(plan, found(plan).blocks, numbered(900)) == plan
    assert with_instrument(plan, Blocks(), numbered()) == EMPTY


def test_a_vote_that_was_taken_out_or_shortened_puts_the_same_questions_again():
    shortened = replace(TRUST.vote("refined"), questions=TRUST.vote("refined").questions[2:])  # type: ignore[arg-type]
    for votes in (
        tuple(vote for vote in TRUST.votes if vote.id != "refined"),
        tuple(shortened if vote.id == "refined" else vote for vote in TRUST.votes),
    ):
        plan = with_instrument(replace(TRUST, votes=votes), found(TRUST).blocks, numbered())
        assert {vote.id: vote for vote in plan.votes} == {vote.id: vote for vote in TRUST.votes}
        assert plan.agenda == TRUST.agenda
    nowhere = without_vote(without_vote(TRUST, OPENING), REFINED)
    assert {p.id: p.votes for p in with_instrument(nowhere, found(TRUST).blocks, numbered()).agenda} == {
        p.id: p.votes for p in TRUST.agenda
    }


def test_reasons_are_told_apart_whatever_becomes_of_their_number():
    plan = with_instrument(EMPTY, replace(WHOLE, personal=items("Mine"), public=items("a", "b", "c")), numbered())
    blocks = found(plan).blocks
    assert (len(blocks.personal), len(blocks.public)) == (1, 3)
    old = found(short.LONDON).blocks
    assert old.personal == ()
    unmarked = [replace(option, reading=None) for option in LONDON.question(QuestionId("reasons")).options]
    earlier = replace(LONDON.question(QuestionId("reasons")), options=tuple(unmarked))
    plan = replace(LONDON, questions=tuple(earlier if q.id == "reasons" else q for q in LONDON.questions))
    before = found(plan).blocks
    assert [len(before.personal), len(before.public)] == [4, 4]
    fewer = with_instrument(plan, replace(before, personal=before.personal[:1]), numbered())
    assert found(fewer).blocks.personal == before.personal[:1]
    assert found(fewer).blocks.public == before.public


def test_which_exhibit_weighed_most_knows_the_exhibits_of_now():
    blocks = found(TRUST).blocks
    fewer = replace(TRUST, exhibits=TRUST.exhibits[:2])
    asked = with_instrument(fewer, blocks, numbered()).question(QuestionId("mattered"))
    assert [option.id for option in asked.options] == [*(exhibit.id for exhibit in TRUST.exhibits[:2]), "none"]
    none = with_instrument(replace(TRUST, exhibits=()), blocks, numbered())
    assert "mattered" not in [question.id for question in none.questions]


def test_weaving_keeps_the_rest_beside_what_it_stood_beside():
    assert woven("aXbYc", "XY", "XYZ") == tuple("aXbYcZ")
    assert woven("aXbYc", "XY", "YX") == tuple("aYcXb")
    assert woven("aXbYc", "XY", "Y") == tuple("abYc")
    assert woven("aXb", "X", "") == ("a", "b")
    assert woven("", "", "XY") == ("X", "Y")
