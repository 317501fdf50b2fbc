"""An instrument put into a plan: the same questions at the opening and as the refined view, in one order.

Whatever stays keeps its id. What is no block stays where it stood, after the same question as before. Where nothing was
added, taken out or moved, words are all that changes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from ...jury.day.plan import Phase, PhaseKind
from ...jury.numbers import PhaseId, QuestionId, VoteId
from ...jury.plan import Plan
from ...jury.votes.plan import Block, Question, Vote, When
from ..agenda import ABOUT_THE_DAY, OPENING, REFINED, TRYING, VERDICT
from ..instrument import TITLES
from ..saying import said
from .blocks import Blocks, Item, Piece, asked_of_the_day, put_first, put_last, settled_together, tried_first
from .finding import found
from .making import Making, in_blocks
from .rows import Fresh
from .votes import ReadVote, with_vote, without_vote

Id = TypeVar("Id", bound=str)


@dataclass(frozen=True, slots=True)
class Putting:
    """A vote that puts pieces of the instrument: where the plan has none of its kind, it is made, and put in a step."""

    when: When
    named: VoteId
    title: str
    step: PhaseKind
    last_step: bool = False
    to_finish: bool = False


AT_FIRST = (Putting(When.OPENING, OPENING, "First view", PhaseKind.OPENING, to_finish=True),)
AT_LAST = (Putting(When.REFINED, REFINED, "View after the evidence", PhaseKind.REFINED, to_finish=True),)
TOGETHER = (Putting(When.REFINED, VERDICT, "What we say together", PhaseKind.REFINED, last_step=True),)
AFTERWARDS = (Putting(When.EVALUATION, ABOUT_THE_DAY, "About the day", PhaseKind.EVALUATION),)
FIRST = (Putting(When.PRACTICE, TRYING, "A practice question", PhaseKind.ARRIVE),)

PARTS: tuple[tuple[Callable[[Blocks], Iterator[Piece]], tuple[Putting, ...]], ...] = (
    (put_first, AT_FIRST),
    (put_last, AT_LAST),
    (settled_together, TOGETHER),
    (asked_of_the_day, AFTERWARDS),
    (tried_first, FIRST),
)


def with_instrument(plan: Plan, blocks: Blocks, fresh: Fresh) -> Plan:
    """Which exhibit weighed most is asked only where there are exhibits."""
    before = found(plan)
    wanted = _with_ids(replace(blocks, mattered=blocks.mattered and bool(plan.exhibits)), fresh)
    making, made = Making(before, wanted, plan.exhibits), plan
    for pieces_of, putting in PARTS:
        old, new = tuple(pieces_of(before.blocks)), tuple(pieces_of(wanted))
        questions = tuple(map(making.question, new))
        ids = tuple(before.pieces[piece].id for piece in old if piece in before.pieces)
        made = _reworded(made, questions) if old == new else _placed(made, in_blocks(new, questions), ids)
        made = _put(made, [question.id for question in questions], ids, putting, anew=old != new)
    return _titled(_without_the_gone(made), plan)


def _with_ids(blocks: Blocks, fresh: Fresh) -> Blocks:
    def named(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(item if item.id else replace(item, id=fresh()) for item in items)

    return replace(
        blocks,
        proposals=named(blocks.proposals),
        conditions=named(blocks.conditions),
        statements=named(blocks.statements),
        personal=named(blocks.personal),
        public=named(blocks.public),
        known=named(blocks.known),
    )


def _reworded(plan: Plan, questions: Sequence[Question]) -> Plan:
    new = {question.id: question for question in questions}
    return replace(plan, questions=tuple(new.get(question.id, question) for question in plan.questions))


def _placed(plan: Plan, questions: Sequence[Question], before: Sequence[QuestionId]) -> Plan:
    there = {question.id: question for question in (*plan.questions, *questions)}
    order = woven([each.id for each in plan.questions], before, [question.id for question in questions])
    return replace(plan, questions=tuple(there[question] for question in order))


def _put(
    plan: Plan, wanted: Sequence[QuestionId], before: Sequence[QuestionId], putting: Sequence[Putting], *, anew: bool
) -> Plan:
    """In each of the votes; one that puts all of them already is left as it is, unless something is `anew`."""
    there = {question.id for question in plan.questions}
    asked = [question for question in wanted if question in there]
    for each in putting:
        vote = _vote(plan, each, {*before, *asked})
        if anew or not set(asked) <= set(vote.questions):
            plan = _with_questions(plan, vote, woven(vote.questions, before, asked), each)
    return plan


def woven(old: Sequence[Id], before: Sequence[Id], wanted: Sequence[Id]) -> tuple[Id, ...]:
    """`wanted` in their order, in the place of `before`; all else after what it stood after, or at the start."""
    ours, last = {*before, *wanted}, ""
    after: dict[str, list[Id]] = {"": []}
    for each in old:
        if each not in ours:
            after[last].append(each)
        elif each in wanted:
            last = each
            after[last] = []
    return tuple(chain(after[""], *((each, *after.get(each, ())) for each in wanted)))


def _vote(plan: Plan, putting: Putting, asked: set[QuestionId]) -> Vote:
    """The vote at that moment that has most to do with what is asked, else the one that goes by the usual name."""
    votes = [vote for vote in plan.votes if vote.when is putting.when]
    best = max(votes, key=lambda vote: len(asked & set(vote.questions)), default=None)
    if best is not None and (asked & set(best.questions) or putting.when is not When.REFINED):
        return best
    usual = next((vote for vote in votes if vote.id == putting.named), None)
    return usual or Vote(putting.named, putting.when, said(putting.title), (), to_finish=putting.to_finish)


def _with_questions(plan: Plan, vote: Vote, questions: tuple[QuestionId, ...], putting: Putting) -> Plan:
    if not questions:
        return without_vote(plan, vote.id)
    steps = frozenset(phase.id for phase in plan.agenda if vote.id in phase.votes) or _steps(plan.agenda, putting)
    return with_vote(plan, ReadVote(replace(vote, questions=questions), steps, {}))


def _steps(agenda: Sequence[Phase], putting: Putting) -> frozenset[PhaseId]:
    """The step in which a new vote is put, and that in which both views are looked at."""
    steps = [phase.id for phase in agenda if phase.kind is putting.step]
    shown = [phase.id for phase in agenda if phase.kind is PhaseKind.RESULT] if putting.to_finish else []
    return frozenset([*(steps[-1:] if putting.last_step else steps[:1]), *shown[:1]])


def _without_the_gone(plan: Plan) -> Plan:
    """No vote puts a question that is gone, and none is left that puts nothing."""
    there = {question.id for question in plan.questions}
    for vote in plan.votes:
        left = tuple(question for question in vote.questions if question in there)
        if left != vote.questions:
            votes = tuple(replace(each, questions=left) if each.id == vote.id else each for each in plan.votes)
            plan = replace(plan, votes=votes) if left else without_vote(plan, vote.id)
    return plan


def _titled(plan: Plan, before: Plan) -> Plan:
    """Every block that an instrument brings has a title, and none is left of those that it no longer has."""
    used, was_used = ({question.block for question in each.questions} for each in (plan, before))
    kept = tuple(block for block in plan.blocks if block.id in used or block.id not in was_used)
    known = {block.id for block in kept}
    wanted = dict.fromkeys(question.block for question in plan.questions if question.block not in known)
    return replace(plan, blocks=(*kept, *(Block(block, said(title)) for block in wanted if (title := _title(block)))))


def _title(block: str) -> str:
    kind, _, number = block.partition("-")
    first = TITLES.get(f"{kind}-1", "") if number.isdecimal() else ""
    return first.replace("(1)", f"({number})") or TITLES.get(block, "")
