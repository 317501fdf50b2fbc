"""What the counting rules make of each closed question: the place of every option, by every rule that suits its method.

A tie stays a tie: options of equal standing share a place. Where a ranking was asked, several rules are told side by
side, and how many put each option above each other one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..jury.numbers import VoteId
from ..jury.state import State
from ..jury.votes.acts import VoteClosed
from ..jury.votes.counting.approval import approval
from ..jury.votes.counting.borda import borda
from ..jury.votes.counting.budget import budget
from ..jury.votes.counting.instant_runoff import instant_runoff
from ..jury.votes.counting.majority_judgement import majority_judgement
from ..jury.votes.counting.pairwise import copeland, pairwise
from ..jury.votes.counting.plurality import plurality
from ..jury.votes.counting.profile import Profile, Weighted
from ..jury.votes.counting.schulze import schulze
from ..jury.votes.counting.score import points, score
from ..jury.votes.counting.tally import Cell as Figure
from ..jury.votes.counting.tally import Head, Label, Order, Places, Tally
from ..jury.votes.methods import NOT_SURE, Counts
from ..jury.votes.plan import Method, Question, Vote
from .table import Cell, Table
from .words import said

RESULTS = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "the question's id"),
    (
        "rule",
        (
            "how it is counted: plurality, approval, budget, sum, majority-judgement; of a ranking first-places, "
            "borda, copeland, schulze and instant-runoff, the last only where no tie for the fewest votes had to be "
            "broken"
        ),
    ),
    ("option", "the option's place from 0"),
    ("answer", "the option in words"),
    ("place", "where the rule puts it, 1 is best; equal options share a place"),
    (
        "value",
        (
            "the figure it rests on, exact, as in 2 1/2: ballots, points, the median level from 0, or duels won, ties "
            "half; empty where no single figure decides"
        ),
    ),
    ("outcome", "winner; under a budget funded, depends (on a tie), no-money or not-chosen; else empty"),
)
PAIRS = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "the question's id"),
    ("option", "an option's place from 0"),
    ("other", "another option's place"),
    ("count", "how many put the option above the other; an unranked one is below all the ranked"),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What one rule says. values and outcomes: of each option, in their order; "" where there is nothing to say."""

    rule: str
    order: Order
    winners: Places
    values: tuple[Cell, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question of a closed vote: how it was asked, every whole ballot with how many gave it, what the rules say."""

    vote: VoteId
    version: int
    question: Question
    answered: int
    ballots: Counts
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Of every version of every vote that has closed."""

    questions: tuple[QuestionResult, ...]


def results_of(state: State) -> Results:
    each = (
        _result(state.the_plan.question(name), vote, version, closing)
        for vote in state.the_plan.votes
        for version, closing in enumerate(state.voting(vote.id).closings, 1)
        for name in vote.questions
    )
    return Results(tuple(each))


def result_tables(results: Results) -> tuple[Table, ...]:
    return (
        Table("results", RESULTS, tuple(row for result in results.questions for row in _rows(result))),
        Table("pairs", PAIRS, tuple(row for result in results.questions for row in _pairs(result))),
    )


def _result(question: Question, vote: Vote, version: int, closing: VoteClosed) -> QuestionResult:
    counts = closing.counts[question.id]
    answered = sum(n for _, n in counts)
    counted = tuple(counted_by_rules(question, counts)) if answered else ()
    return QuestionResult(vote.id, version, question, answered, counts, counted)


def counted_by_rules(question: Question, counts: Counts) -> Iterator[Counted]:
    options, given = len(question.options), _several(counts)
    match question.method:
        case Method.SINGLE:
            yield _counted("plurality", approval(options, given), Head.APPROVALS)
        case Method.APPROVAL:
            yield _counted("approval", approval(options, given), Head.APPROVALS)
        case Method.BUDGET:
            yield _funded(budget(question.costs, given, question.total))
        case Method.SCORES:
            yield _counted("sum", score(options, given), Head.POINTS)
        case Method.POINTS:
            yield _counted("sum", points(options, given), Head.POINTS)
        case Method.JUDGEMENT:
            grades = majority_judgement(options, given, len(question.levels))
            yield _counted("majority-judgement", grades, Head.MEDIAN)
        case Method.RANKING:
            yield from _ranked(Profile(options, given))
        case _:
            return


def _ranked(profile: Profile) -> Iterator[Counted]:
    yield _counted("first-places", plurality(profile), Head.FIRSTS)
    yield _counted("borda", borda(profile), Head.POINTS)
    duels = copeland(profile)
    won, tied = (_column(duels, head) for head in (Head.WINS, Head.TIES))
    both = zip(won, tied, strict=True)
    halves = tuple(_exact(w + Fraction(t, 2)) for w, t in both if isinstance(w, int) and isinstance(t, int))
    yield Counted("copeland", duels.order, duels.winners, halves, _winners(duels))
    yield _without_values("schulze", schulze(profile))
    runoff = instant_runoff(profile)
    if len(runoff.tables) == 1:
        yield _without_values("instant-runoff", runoff)


def _several(counts: Counts) -> tuple[Weighted, ...]:
    """Answers as tuples: of one number, where there is only one. "Not sure" is left out."""
    each = ((mark if isinstance(mark, tuple) else (mark,), n) for mark, n in counts)
    return tuple((mark, n) for mark, n in each if mark != (NOT_SURE,))


def _counted(rule: str, tally: Tally, head: Head) -> Counted:
    return Counted(rule, tally.order, tally.winners, tuple(map(_exact, _column(tally, head))), _winners(tally))


def _without_values(rule: str, tally: Tally) -> Counted:
    outcomes = _winners(tally)
    return Counted(rule, tally.order, tally.winners, ("",) * len(outcomes), outcomes)


def _funded(tally: Tally) -> Counted:
    values = tuple(map(_exact, _column(tally, Head.APPROVALS)))
    decided = tuple(cell.head.value for cell in _column(tally, Head.DECISION) if isinstance(cell, Label))
    return Counted("budget", tally.order, tally.winners, values, decided)


def _column(tally: Tally, head: Head) -> tuple[Figure, ...]:
    """One figure for each option, from whichever of the tables has it."""
    for grid in tally.tables:
        if Label(head) in grid.columns:
            place = grid.columns.index(Label(head))
            return tuple(cells[place] for _, cells in grid.rows)
    raise LookupError(head)


def _winners(tally: Tally) -> tuple[str, ...]:
    options = sum(map(len, tally.order))
    return tuple("winner" if place in tally.winners else "" for place in range(options))


def _exact(figure: Figure) -> Cell:
    """Never a bare fraction, which a spreadsheet takes for a date."""
    if isinstance(figure, Label):
        return figure.number
    if isinstance(figure, Fraction):
        whole, rest = divmod(figure.numerator, figure.denominator)
        return f"{whole} {rest}/{figure.denominator}" if rest else whole
    return "" if figure is None else figure


def _rows(result: QuestionResult) -> Iterator[tuple[Cell, ...]]:
    head = (result.vote, result.version, result.question.id)
    for counted in result.counted:
        places = _places(counted.order)
        for place, option in enumerate(result.question.options):
            told = (places[place], counted.values[place], counted.outcomes[place])
            yield (*head, counted.rule, place, said(option.words), *told)


def _places(order: Order) -> dict[int, int]:
    return {option: 1 + sum(map(len, order[:n])) for n, tied in enumerate(order) for option in tied}


def _pairs(result: QuestionResult) -> Iterator[tuple[Cell, ...]]:
    if result.question.method is Method.RANKING and result.answered:
        matrix = pairwise(Profile(len(result.question.options), _several(result.ballots)))
        for one, row in enumerate(matrix):
            for other, count in enumerate(row):
                if other != one:
                    yield (result.vote, result.version, result.question.id, one, other, count)
