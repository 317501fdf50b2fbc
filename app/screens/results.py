"""Results as people see them: beside what was said at first, question by question, as counts, with who moved."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from ..jury.numbers import JurorNumber, QuestionId, VoteId, Words
from ..jury.recommendations.standing import votes_of_now
from ..jury.state import State
from ..jury.votes.acts import ShowResults, VoteClosed
from ..jury.votes.answers import Parts, parts
from ..jury.votes.change import CHANGE, alone, span_of
from ..jury.votes.change import parts as parts_changed
from ..jury.votes.instrument import instrument_of
from ..jury.votes.methods import METHODS, Counts
from ..jury.votes.moments import first_views
from ..jury.votes.plan import Method, Question, Reading, Vote
from ..jury.votes.results import Moves, mark_of, moves_to_tell
from .region import KeyedRegion, Region
from .tallied.of import Tallied, tallied
from .verdicts import Told, told


@dataclass(frozen=True, slots=True)
class Result(KeyedRegion):
    """One question's result. Of `entitled` jurors `answered` did, before (None without a first view) and after.

    Where answers are `ordered`, whoever moved moved up or down. `moment` is the vote's title, where another vote's
    result on the same question stands here as well, as an interim view's does.
    """

    question: QuestionId
    words: Words
    method: Method
    reading: Reading | None
    tallied: Tallied
    answered_before: int | None
    entitled_before: int
    answered_after: int
    entitled_after: int
    ordered: bool
    moves: Moves | None
    verdict: Told | None
    moment: Words | None


@dataclass(frozen=True, slots=True)
class ResultCard(Result):
    """A result on a juror's own device."""


@dataclass(frozen=True, slots=True)
class WallResult(Result):
    """A result on the wall."""


@dataclass(frozen=True, slots=True)
class MyMove(KeyedRegion):
    """Where this juror began and ended on one question. `known` is False where there was no answer at that time."""

    before: Parts
    before_known: bool
    after: Parts
    after_known: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """A block of results or one question of it; `act` turns everybody to it, and is None where it is `shown`. No
    title: it is what changed between both views, of the options in this `span` of so many, or of all."""

    title: Words
    in_block: bool
    shown: bool
    act: ShowResults | None
    span: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ResultsPanel(Region):
    """Which of the revealed results the room looks at: the blocks, and the questions of the one that is looked at."""

    rows: tuple[PartRow, ...]


R = TypeVar("R", bound=Result)


def shown(state: State) -> tuple[Vote, ...]:
    """This phase's revealed votes that have something to show: what was said at first stands beside what came of it."""
    beside = _beside(state)
    return tuple(vote for vote in _revealed(state) if any((vote.id, q) not in beside for q in vote.questions))


def revealed_firsts(state: State, vote: Vote) -> dict[QuestionId, Vote]:
    """For each question, the vote beside which this one's result is shown, where that is revealed, too."""
    return {q: first for q, first in first_views(state, vote).items() if state.voting(first.id).is_shown}


def results(kind: type[R], state: State, vote: Vote) -> tuple[R, ...]:
    """A vote's results, of the block the room looks at, each beside what was said at first where that is revealed."""
    firsts = revealed_firsts(state, vote)
    drawn = (result(kind, state, vote, firsts.get(each.id), each) for each in looked_at(state, vote))
    often = Counter(question.id for question in _asked(state))
    return tuple(replace(each, moment=vote.title if often[each.question] > 1 else None) for each in drawn)


def looked_at(state: State, vote: Vote) -> tuple[Question, ...]:
    """Of a vote's questions, those whose results the room looks at here, unless they stand beside a later one's."""
    beside = _beside(state)
    return tuple(question for question in in_part(state, vote) if (vote.id, question.id) not in beside)


def in_part(state: State, vote: Vote) -> tuple[Question, ...]:
    """Of a vote's questions, those of the block that the room looks at, or the one question."""
    is_looked_at = _choice(state, _part(state, _asked(state)))
    return tuple(question for question in map(state.the_plan.question, vote.questions) if is_looked_at(question))


def results_panel(state: State) -> ResultsPanel:
    asked = _asked(state)
    if len(asked) < 2:
        return ResultsPanel(())
    here = _part(state, asked)
    is_looked_at = _choice(state, here)
    rows: list[PartRow] = []
    for block in dict.fromkeys(question.block for question in asked):
        within = [question for question in asked if question.block == block]
        rows.append(_part_row(state, here, _title(state, block), block, in_block=False))
        if len(within) > 1 and any(map(is_looked_at, within)):
            rows += [_part_row(state, here, question.words, question.id, in_block=True) for question in within]
    return ResultsPanel((*rows, *_what_changed(state, here)))


def _what_changed(state: State, here: str) -> Iterator[PartRow]:
    """Of every option side by side, and, while the room looks at it, of each by itself."""
    each = parts_changed(state)
    words = {alone(option.id): option.words for option in instrument_of(state.the_plan).proposals}
    for part in each:
        if part not in words:
            yield replace(_part_row(state, here, {}, part, in_block=False), span=span_of(state, part))
        elif here in each:
            yield _part_row(state, here, words[part], part, in_block=True)


def _part(state: State, asked: list[Question]) -> str:
    chosen = state.day.results
    gone = chosen.startswith(CHANGE) and chosen not in parts_changed(state)
    return ("" if gone else chosen) or next((question.block for question in asked), "")


def _asked(state: State) -> list[Question]:
    """Everything there is a result of here."""
    beside = _beside(state)
    put = ((vote.id, q) for vote in _revealed(state) for q in vote.questions)
    return [state.the_plan.question(q) for vote, q in put if (vote, q) not in beside]


def _revealed(state: State) -> list[Vote]:
    return [vote for vote in votes_of_now(state) if state.voting(vote.id).is_shown]


def _beside(state: State) -> frozenset[tuple[VoteId, QuestionId]]:
    """What stands beside a later result here, and so not by itself."""
    firsts = (first_views(state, vote) for vote in _revealed(state))
    return frozenset((first.id, q) for each in firsts for q, first in each.items())


def _choice(state: State, part: str) -> Callable[[Question], bool]:
    """Whether the room looks at a question, given what it looks at: a block or one question of it."""
    if any(each.block == part for each in state.the_plan.questions):
        return lambda question: question.block == part
    return lambda question: question.id == part


def _title(state: State, block: str) -> Words:
    """A block that the plan does not name goes by its first question."""
    named = {known.id: known.title for known in state.the_plan.blocks}
    first = next(question for question in state.the_plan.questions if question.block == block)
    return named.get(block, first.words)


def _part_row(state: State, here: str, title: Words, part: str, *, in_block: bool) -> PartRow:
    shown = here == part
    return PartRow(title, in_block, shown, None if shown else ShowResults(state.day.results, part))


def result(kind: type[R], state: State, vote: Vote, first: Vote | None, question: Question) -> R:
    closing = closing_of(state, vote)
    earlier = closing_of(state, first) if first else None
    return kind(
        key=f"{vote.id}-{question.id}",
        question=question.id,
        words=question.words,
        method=question.method,
        reading=question.reading,
        tallied=tallied(question, earlier, closing),
        answered_before=_total(earlier.counts[question.id]) if earlier else None,
        entitled_before=earlier.entitled if earlier else 0,
        answered_after=_total(closing.counts[question.id]),
        entitled_after=closing.entitled,
        ordered=METHODS[question.method].ordered,
        moves=moves_to_tell(state, first, vote, question) if first else None,
        verdict=told(question, closing),
        moment=None,
    )


def my_move(state: State, vote: Vote, first: Vote, question: QuestionId, juror: JurorNumber) -> MyMove:
    before = mark_of(state, first, question, juror)
    after = mark_of(state, vote, question, juror)
    asked = state.the_plan.question(question)
    return MyMove(
        key=f"{vote.id}-{question}",
        before=parts(asked, before),
        before_known=before is not None,
        after=parts(asked, after),
        after_known=after is not None,
    )


def closing_of(state: State, vote: Vote) -> VoteClosed:
    return state.voting(vote.id).closings[-1]


def _total(counts: Counts) -> int:
    return sum(n for _, n in counts)
