"""Where a question stands in a plan: which block it is looked at in, and in which votes; and taking it out."""

from collections.abc import Sequence
from dataclasses import replace

from ...jury.numbers import QuestionId, Words
from ...jury.plan import Plan
from ...jury.votes.plan import Block, Question, Vote
from .rows import Faults, Fresh, Typed, words_of
from .things import added, changed, removed

BY_ITSELF, NEW_BLOCK = "=", "+"
"""What stands in the box instead of a block's id."""


def written_block(plan: Plan, question: Question) -> dict[str, str]:
    titled = any(block.id == question.block for block in plan.blocks)
    return {"block": BY_ITSELF if question.block == question.id and not titled else question.block}


def read_block(
    typed: Typed, plan: Plan, question: Question, langs: Sequence[str], faults: Faults, fresh: Fresh
) -> tuple[Question, Block | None]:
    """The question in the block that was chosen, and that block where it is new."""
    chosen = typed.get("block", BY_ITSELF)
    if chosen == BY_ITSELF:
        return replace(question, block=question.id), None
    if chosen != NEW_BLOCK:
        known = {block.id for block in plan.blocks} | {each.block for each in plan.questions} | {question.block}
        return replace(question, block=chosen if chosen in known else question.block), None
    title: Words = words_of(typed, "block_title", langs, {}, faults)
    if not title:
        faults["block_title"] = "Say what the new group is called."
    block = Block(fresh(), title)
    return replace(question, block=block.id), block


def with_question(plan: Plan, question: Question, block: Block | None = None) -> Plan:
    """In its place, or at the end where it is new."""
    there = any(each.id == question.id for each in plan.questions)
    plan = changed(plan, question) if there else added(plan, question)
    return added(plan, block) if block else plan


def put_in(plan: Plan, vote: Vote, question: QuestionId) -> Plan:
    """At the end of the vote's questions, where it is not among them."""
    if question in vote.questions:
        return plan
    return changed(plan, replace(vote, questions=(*vote.questions, question)))


def alone_in(plan: Plan, question: QuestionId) -> tuple[Vote, ...]:
    """The votes that would have nothing to put without it."""
    return tuple(vote for vote in plan.votes if vote.questions == (question,))


def without_question(plan: Plan, question: QuestionId) -> Plan:
    """A vote that puts nothing else is left with nothing to put."""
    return removed(plan, Question, question)


def taken_from(plan: Plan, vote: Vote, question: QuestionId) -> Plan:
    return changed(plan, replace(vote, questions=tuple(each for each in vote.questions if each != question)))
