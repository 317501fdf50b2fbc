"""Result boards: a sheet for each question, filled in by hand in front of the room when no wall can show it."""

from collections.abc import Iterable

from ...export.printing.documents import Board, ResultBoards
from ...jury.plan import Plan
from ...jury.votes.methods import Shape, can_be_answered, marks_of, option_of, shape_of
from ...jury.votes.plan import Method, Question, Vote
from .ballots import questions_of
from .hints import hat, offers_none
from .saying import Saying


def result_boards(_: Saying, plan: Plan, votes: Iterable[Vote], day: str) -> ResultBoards:
    asked = ((vote, question) for vote in votes for question in questions_of(plan, vote))
    boards = tuple(_board(_, vote, question) for vote, question in asked if can_be_answered(question))
    return ResultBoards(_("Result boards: %(title)s", title=_.of(plan.title)), _.lang, day, boards)


def _board(_: Saying, vote: Vote, question: Question) -> Board:
    says = hat(_, question.reading)
    return Board(
        title=_.of(vote.title),
        words=_.of(question.words),
        hat=question.reading.value if says and question.reading else "",
        hat_says=says,
        columns=_columns(_, question),
        rows=_rows(_, question),
        voted=_("Papers counted"),
        of=_("of"),
    )


def _columns(_: Saying, question: Question) -> tuple[str, ...]:
    match question.method:
        case Method.SCORES:
            return tuple(_.of(level.words) for level in question.levels)
        case Method.JUDGEMENT:
            return tuple(_.of(level.words) for level in reversed(question.levels))
        case Method.RANKING:
            return (_("First places"),)
        case Method.POINTS:
            return (_("Points together"),)
        case _:
            return (_("How many"),)


def _rows(_: Saying, question: Question) -> tuple[str, ...]:
    if shape_of(question) is Shape.EACH:
        return tuple(_.of(option.words) for option in question.options)
    options = (option_of(question, mark) for mark in marks_of(question))
    rows = tuple(_.of(option.words) if option else _("Not sure") for option in options)
    return (*rows, _("None of these")) if offers_none(question) else rows
