"""A budget: how many chose each project, and what the money pays."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...jury.numbers import Words
from ...jury.votes.acts import VoteClosed
from ...jury.votes.counting.budget import BudgetTally
from ...jury.votes.counting.tally import Head, Label, Order, Places, order_by
from ...jury.votes.declared import TieBreak
from ...jury.votes.plan import Question
from ...jury.votes.verdict import favoured
from ...jury.votes.winners import funded, votes_of
from .figures import Level, Place, column, level, named, places

BELOW = "below"


@dataclass(frozen=True, slots=True)
class Project:
    """How many chose a project, and what is `decided`: "funded", "depends", "no-money", "below" (the threshold) or
    "not-chosen"."""

    words: Words
    place: Place
    cost: int
    before: int | None
    after: int
    before_share: int
    after_share: int
    decided: str
    decided_before: str


@dataclass(frozen=True, slots=True)
class Budget:
    """Most chosen first. What is left lies between `least_left` and `most_left`, which differ where a tie decides.

    `none` is how many chose none of the projects. Where something was declared that tells equals apart, ties are
    `broken`.
    """

    rows: tuple[Project, ...]
    total: int
    unit: Words
    least_left: int
    most_left: int
    funded: tuple[Words, ...]
    none: int
    level: Level
    broken: bool


@dataclass(frozen=True, slots=True)
class Paid:
    """One closing's count: the votes and the decision for each project, in the order of the question."""

    votes: Places
    order: Order
    decided: tuple[str, ...]
    tally: BudgetTally


def spent(question: Question, before: VoteClosed | None, after: VoteClosed) -> Budget:
    now, earlier = _paid(question, after), _paid(question, before) if before else None
    return Budget(
        rows=tuple(_projects(question, earlier, now)),
        total=question.total,
        unit=question.unit,
        least_left=now.tally.left[0],
        most_left=now.tally.left[-1],
        funded=named(question, (option for group in now.order for option in group if option in now.tally.winners)),
        none=dict(after.counts[question.id]).get((), 0),
        level=level(question, tuple(group for group in now.order if now.votes[group[0]])),
        broken=question.declared.tie_break is not TieBreak.NONE,
    )


def _paid(question: Question, closing: VoteClosed) -> Paid:
    """As the verdict pays: for no project below a declared threshold, and equals told apart as was declared."""
    votes = votes_of(question, closing.counts[question.id])
    verdict = closing.verdicts.get(question.id)
    needed = (verdict.needed if verdict else None) or 0
    among = tuple(option for option, n in enumerate(votes) if n >= needed)
    tally = funded(question, closing.counts[question.id], among, favoured(question, closing.digest))
    decisions = (cell.head for cell in column(tally.tables[0], Head.DECISION) if isinstance(cell, Label))
    decided = (str(how) if n >= needed or not n else BELOW for how, n in zip(decisions, votes, strict=True))
    return Paid(votes, order_by(votes), tuple(decided), tally)


def _projects(question: Question, earlier: Paid | None, now: Paid) -> Iterator[Project]:
    longest = max(1, *now.votes, *(earlier.votes if earlier else ()))
    for option, place in places(now.order, earlier.order if earlier else None).items():
        yield Project(
            words=question.options[option].words,
            place=place,
            cost=question.costs[option],
            before=earlier.votes[option] if earlier else None,
            after=now.votes[option],
            before_share=round(100 * earlier.votes[option] / longest) if earlier else 0,
            after_share=round(100 * now.votes[option] / longest),
            decided=now.decided[option],
            decided_before=earlier.decided[option] if earlier else "",
        )
