"""What there is to fill in on a page of a ballot paper, whatever the method: the choices, or a row for each option.

A paper is a plain value that knows neither its vote nor its form, so that it can be drawn wherever answers are given.
"""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Mark, QuestionId, Words
from ..jury.votes.acts import LONGEST_OWN_WORDS
from ..jury.votes.declared import Declared
from ..jury.votes.instrument import is_of_conditions
from ..jury.votes.methods import Shape, marks_of, option_of, shape_of
from ..jury.votes.order import marks_in_order, options_in_order
from ..jury.votes.plan import Method, Question
from ..jury.votes.state import Answer


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen, and whether it is the recorded one. `words` is None for "not sure".

    `cost` is what it takes of a budget.
    """

    mark: int
    words: Words | None
    chosen: bool
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One option that is given a level, a rank or points. `given` is None where nothing is."""

    place: int
    words: Words
    given: int | None


@dataclass(frozen=True, slots=True)
class Paper:
    """`choices` are what one number or some options are chosen from; `rows` the options of which each is given one of
    the `levels`, or one of so many ranks or points.

    From `fewest` to `most` may be chosen or ranked; `none_of_these` is whether choosing none is the recorded answer,
    and None where it cannot be. `total` is what there is to spread or to spend, in `unit`. `written` stands in the box
    for one's own words and `condition` in that for what would have to change, each as long as `longest` at most. Of a
    list `of_conditions` whoever needs none says so. An `optional` one may be left blank.
    """

    question: QuestionId
    method: Method
    shape: Shape
    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]
    levels: tuple[Choice, ...]
    none_of_these: bool | None
    fewest: int
    most: int
    equal_ranks: bool
    total: int
    unit: Words
    own_words: bool
    written: str
    conditions: bool
    condition: str
    of_conditions: bool
    longest: int
    declared: Declared
    optional: bool = False


def paper(question: Question, answer: Answer | None, juror: JurorNumber) -> Paper:
    """The paper as this juror meets it, filled in with what is recorded of them."""
    mark = answer.mark if answer else None
    shape = shape_of(question)
    return Paper(
        question=question.id,
        method=question.method,
        shape=shape,
        choices=_choices(question, mark, juror) if shape is not Shape.EACH else (),
        rows=_rows(question, mark, juror) if shape is Shape.EACH else (),
        levels=_levels(question),
        none_of_these=mark == () if shape is Shape.SOME and not question.fewest else None,
        fewest=question.fewest,
        most=question.most or (0 if shape is Shape.ONE else len(question.options)),
        equal_ranks=question.equal_ranks,
        total=question.total,
        unit=question.unit,
        own_words=question.own_words,
        written=answer.words if answer else "",
        conditions=question.conditions,
        condition=answer.condition if answer else "",
        of_conditions=is_of_conditions(question),
        longest=LONGEST_OWN_WORDS,
        declared=question.declared,
    )


def _choices(question: Question, mark: Mark | None, juror: JurorNumber) -> tuple[Choice, ...]:
    chosen = mark if isinstance(mark, tuple) else () if mark is None else (mark,)
    offered = marks_in_order(question, marks_of(question), juror)
    options = ((each, option_of(question, each)) for each in offered)
    return tuple(
        Choice(each, option.words if option else None, each in chosen, question.costs[each] if question.costs else 0)
        for each, option in options
    )


def _rows(question: Question, mark: Mark | None, juror: JurorNumber) -> tuple[Row, ...]:
    given = mark if isinstance(mark, tuple) else (None,) * len(question.options)
    places = options_in_order(question, juror)
    return tuple(Row(place, question.options[place].words, given[place]) for place in places)


def _levels(question: Question) -> tuple[Choice, ...]:
    """Words from the best to the worst, as in a list of choices; scores from the lowest up, as numbers go."""
    levels = tuple(Choice(mark, level.words, chosen=False) for mark, level in enumerate(question.levels))
    return levels if question.method is Method.SCORES else levels[::-1]
