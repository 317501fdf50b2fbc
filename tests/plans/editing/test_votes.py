"""A vote on its form: when and where it is put, and in which order its questions come."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.plan import Plan, check_plan
from app.jury.votes.plan import Block, Reveal, Vote, When
from app.plans.editing.groups import read_groups, sizes, written_groups
from app.plans.editing.placing import (
    alone_in,
    put_in,
    read_block,
    with_question,
    without_question,
    written_block,
)
from app.plans.editing.questions import new_question
from app.plans.editing.rows import moved
from app.plans.editing.votes import new_vote, read_vote, with_vote, without_vote, written_vote
from app.plans.ready import READY
from app.plans.royal_opera_house import short

LANGS = ("en", "cy")
PLAN = READY["foundation-trust-service-change"]
VERDICT = PLAN.vote("verdict")  # type: ignore[arg-type]


@pytest.mark.parametrize("plan", [*READY.values(), short.LONDON])
def test_every_vote_of_a_ready_made_jury_survives_its_form(plan: Plan):
    for vote in plan.votes:
        for each in (vote, replace(vote, reveal=Reveal.NEVER, to_finish=False, secret=True)):
            read = read_vote(written_vote(plan, each, LANGS), plan, each, LANGS)
            assert (dict(read.faults), read.vote) == ({}, each)
        assert with_vote(plan, read_vote(written_vote(plan, vote, LANGS), plan, vote, LANGS)) == plan


def test_questions_are_put_in_another_order_and_taken_out():
    form = written_vote(PLAN, VERDICT, LANGS)
    a, b, *rest = VERDICT.questions
    assert read_vote(moved(form, "down.question.0"), PLAN, VERDICT, LANGS).vote.questions == (b, a, *rest)
    assert read_vote(moved(form, "out.question.0"), PLAN, VERDICT, LANGS).vote.questions == (b, *rest)
    twice = form | {"question.7.id": a, "question.8.id": "nobody-knows"}
    assert read_vote(twice, PLAN, VERDICT, LANGS).vote.questions == VERDICT.questions


def test_a_vote_is_put_in_the_steps_that_are_ticked_and_stands_where_it_stood_in_the_others():
    form = {name: text for name, text in written_vote(PLAN, VERDICT, LANGS).items() if not name.startswith("step.")}
    moved_on = with_vote(
        PLAN, read_vote(form | {"step.evaluation": "true", "step.lunch": "true"}, PLAN, VERDICT, LANGS)
    )
    votes = {phase.id: phase.votes for phase in moved_on.agenda}
    assert votes["evaluation"] == ("evaluation", "verdict")
    assert votes["verdict"] == ()
    assert votes["lunch"] == ()
    assert votes["result"] == ("opening", "refined")
    check_plan(moved_on)


def test_a_new_vote_comes_last_and_one_that_is_taken_out_is_named_nowhere():
    vote = new_vote("new")
    form = {"title.en": "A mood", "when": "interim", "question.0.id": "useful", "step.talk-1": "true"}
    plan = with_vote(PLAN, read_vote(form, PLAN, vote, LANGS))
    assert plan.votes[-1] == Vote("new", When.INTERIM, {"en": "A mood"}, ("useful",))  # type: ignore[arg-type]
    assert plan.phase("talk-1").votes == ("new",)  # type: ignore[arg-type]
    assert without_vote(plan, plan.votes[-1].id) == PLAN


@pytest.mark.parametrize(
    ("boxes", "box"),
    [
        ({"title.en": "", "title.cy": " "}, "title"),
        ({f"question.{n}.id": "" for n in range(4)}, "question"),
        ({"secret": "true", "to_finish": "true"}, "secret"),
    ],
)
def test_a_mistake_is_said_by_its_box(boxes: dict[str, str], box: str):
    assert list(read_vote(written_vote(PLAN, VERDICT, LANGS) | boxes, PLAN, VERDICT, LANGS).faults) == [box]


def test_a_question_is_in_the_block_that_was_chosen():
    question = PLAN.questions[1]
    faults: dict[str, str] = {}

    def chosen(**boxes: str):
        typed = {name.replace("__", "."): text for name, text in boxes.items()}
        return read_block(typed, PLAN, question, LANGS, faults, lambda: "fresh")

    assert chosen(**written_block(PLAN, question)) == (question, None)
    assert chosen(block="=")[0].block == question.id
    assert written_block(PLAN, chosen(block="=")[0]) == {"block": "="}
    assert chosen(block="verdict")[0].block == "verdict"
    assert chosen(block="nowhere")[0] == question
    assert chosen(block="+", block_title__en="Money") == (
        replace(question, block="fresh"),
        Block("fresh", {"en": "Money"}),
    )
    assert faults == {}
    chosen(block="+", block_title__en=" ")
    assert list(faults) == ["block_title"]


def test_questions_without_a_block_stay_without():
    for question in short.LONDON.questions:
        assert read_block(written_block(short.LONDON, question), short.LONDON, question, LANGS, {}, str)[0] == question


def test_a_question_is_added_put_and_taken_out():
    question = replace(PLAN.questions[0], id="new")
    plan = put_in(with_question(PLAN, question, Block("b", {"en": "B"})), VERDICT, question.id)
    assert (plan.questions[-1], plan.blocks[-1].id) == (question, "b")
    assert plan.vote(VERDICT.id).questions[-1] == "new"
    assert put_in(plan, plan.vote(VERDICT.id), question.id) == plan
    assert without_question(plan, question.id) == replace(PLAN, blocks=plan.blocks)
    changed = replace(PLAN.questions[0], words={"en": "?"})
    assert with_question(PLAN, changed).questions == (changed, *PLAN.questions[1:])
    assert [vote.id for vote in alone_in(PLAN, PLAN.questions[0].id)] == ["practice"]
    assert alone_in(PLAN, new_question("x").id) == ()


def test_groups_keep_their_ids_and_one_that_questions_name_keeps_a_name():
    form = written_groups(PLAN, LANGS)
    assert read_groups(form, PLAN, LANGS).blocks == PLAN.blocks
    assert read_groups({}, PLAN, LANGS).blocks == PLAN.blocks
    renamed = read_groups(form | {"group.0.en": "For, or against"}, PLAN, LANGS).blocks[0]
    assert (renamed.id, renamed.title["en"]) == (PLAN.blocks[0].id, "For, or against")
    emptied = form | {f"group.0.{lang}": "" for lang in LANGS}
    assert list(read_groups(emptied, PLAN, LANGS).faults) == ["group.0"]
    assert list(read_groups(form | {"group.1.en": "x" * 201}, PLAN, LANGS).faults) == ["group.1"]
    unused = replace(PLAN, questions=tuple(q for q in PLAN.questions if q.block != PLAN.blocks[0].id))
    assert read_groups(emptied, unused, LANGS).blocks == PLAN.blocks[1:]
    assert sizes(PLAN)["support"] == 4
