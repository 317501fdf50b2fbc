"""Paper ballots: a paper for each vote, with every question in the order in which the team keys it afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...export.printing.documents import Box, Line, PaperBallot, PaperBallots, PaperQuestion, Tick
from ...jury.plan import Plan
from ...jury.votes.methods import Shape, can_be_answered, marks_of, option_of, shape_of
from ...jury.votes.plan import Method, Question, Vote, When
from .beside import Beside, sentences
from .declared import declared
from .hints import hat, hint, money, offers_none, sum_up
from .saying import Saying

SIDE_BY_SIDE = 4
"""Where no answer has more letters, as in scores, the boxes stand in a row."""

REASON_LINES, CONDITION_LINES = 3, 3
NOTHING: Beside = {}


def paper_ballots(
    _: Saying, plan: Plan, votes: Iterable[Vote], day: str, size: int, beside: Beside = NOTHING
) -> PaperBallots:
    ballots = tuple(_ballot(_, plan, vote, tuple(sentences(_, beside.get(vote.id, ())))) for vote in votes)
    title = _("Paper ballots: %(title)s", title=_.of(plan.title))
    return PaperBallots(title, _.lang, size, day, _("Page {n} of {m}"), ballots)


def questions_of(plan: Plan, vote: Vote) -> tuple[Question, ...]:
    """Those that are there: a plan that is still being written may name others."""
    there = {question.id: question for question in plan.questions}
    return tuple(there[each] for each in vote.questions if each in there)


def _ballot(_: Saying, plan: Plan, vote: Vote, beside: tuple[str, ...]) -> PaperBallot:
    asked = questions_of(plan, vote)
    return PaperBallot(
        title=_.of(vote.title),
        note=_note(_, vote),
        how=_how(_),
        seat="" if vote.secret else _("My seat number"),
        questions=tuple(
            replace(_question(_, number, question, vote.secret), beside=beside)
            for number, question in enumerate(asked, 1)
        ),
        who=_who(_, vote, asked),
        team=() if vote.secret else _team(_),
    )


def _note(_: Saying, vote: Vote) -> str:
    notes = []
    if vote.secret:
        notes.append(
            _("Secret ballot: write neither your name nor your seat number. Fold it and put it into the box yourself.")
        )
    if vote.when is When.PRACTICE:
        notes.append(_("This is practice. Nothing of it counts."))
    return " ".join(notes)


def _how(_: Saying) -> str:
    return _(
        "Please use a pen. If you change your mind, cross out what you marked and mark the other. "
        "You may leave any question empty."
    )


def _who(_: Saying, vote: Vote, asked: tuple[Question, ...]) -> str:
    if vote.secret:
        return _("Who sees this: two people count the papers in front of everybody. Nothing on it says whose it is.")
    if any(question.own_words or question.conditions for question in asked):
        return _(
            "Who sees this: the two people who type it in. Totals are shown, and what you write may be quoted, "
            "without your name or seat. The record keeps your answer under your seat number."
        )
    return _(
        "Who sees this: the two people who type it in. Only totals are shown. "
        "The record keeps your answer under your seat number."
    )


def _team(_: Saying) -> tuple[str, ...]:
    return _("For the team: the small numbers are for typing in."), _("Entered by"), _("Checked by")


def _question(_: Saying, number: int, question: Question, secret: bool) -> PaperQuestion:
    if not can_be_answered(question):
        return PaperQuestion(f"{number}.", _.of(question.words), hint=_("This question is not complete yet."))
    each = shape_of(question) is Shape.EACH
    ticks = () if each else tuple(_ticks(_, question, secret))
    return PaperQuestion(
        number=f"{number}.",
        words=_.of(question.words),
        hat=question.reading.value if hat(_, question.reading) and question.reading else "",
        hat_says=hat(_, question.reading),
        hint=hint(_, question),
        ticks=ticks,
        row=_is_row(question, ticks),
        lines=tuple(_lines(_, question)) if each else (),
        sum_up=sum_up(_, question),
        boxes=tuple(_boxes(_, question)),
        declared=declared(_, question.declared),
    )


def _ticks(_: Saying, question: Question, secret: bool) -> Iterator[Tick]:
    """In the order of the plan, whatever the tablets do: it is the order in which a paper is keyed. A secret one is
    not."""
    for number, mark in enumerate(marks_of(question), 1):
        key = "" if secret else str(number)
        option = option_of(question, mark)
        cost = money(_, question.costs[mark], question.unit) if question.costs else ""
        if option is None:
            yield Tick(_("Not sure"), key, apart=True)
        else:
            yield Tick(_.of(option.words), key, cost)
    if offers_none(question):
        yield Tick(_("None of these"), apart=True)


def _is_row(question: Question, ticks: tuple[Tick, ...]) -> bool:
    return question.method is Method.SCORE and all(len(tick.words) <= SIDE_BY_SIDE for tick in ticks if not tick.apart)


def _lines(_: Saying, question: Question) -> Iterator[Line]:
    """Grades come from the best to the worst, scores from the lowest up, as on the tablets."""
    levels = tuple(_.of(level.words) for level in question.levels)
    offered = levels if question.method is Method.SCORES else levels[::-1]
    yield from (Line(_.of(option.words), offered) for option in question.options)


def _boxes(_: Saying, question: Question) -> Iterator[Box]:
    if question.own_words:
        reason = question.method is Method.CONSENT
        yield Box(_("My reason, if you like") if reason else _("In your own words, if you like"), REASON_LINES)
    if question.conditions:
        yield Box(_("I would support it if …"), CONDITION_LINES)
