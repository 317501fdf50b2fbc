"""How a question is answered, in the sentences that the screens use, and what is done with the pen."""

from ...jury.numbers import Words
from ...jury.votes.instrument import is_of_conditions
from ...jury.votes.methods import Shape, shape_of
from ...jury.votes.plan import Method, Question, Reading
from .saying import Saying


def hint(_: Saying, question: Question) -> str:
    match question.method:
        case Method.APPROVAL:
            return _some(_, question)
        case Method.BUDGET:
            total = money(_, question.total, question.unit)
            return _(
                "There is %(total)s to spend. Choose what it should go to. You need not spend all of it.", total=total
            )
        case Method.SCORES:
            return _scores(_, question) + " " + _("Tick one box for each.")
        case Method.JUDGEMENT:
            return _grades(_, question) + " " + _("Tick one box for each.")
        case Method.RANKING:
            return _ranking(_, question)
        case Method.POINTS:
            return _points(_, question) + " " + _("Write how many in the box; leave it empty for none.")
        case _:
            return _("Tick one box.")


def hat(_: Saying, reading: Reading | None) -> str:
    match reading:
        case Reading.ME:
            return _("Thinking only of you and your household")
        case Reading.ALL:
            return _("Thinking of everyone, including people you will never meet")
        case _:
            return ""


def money(_: Saying, number: int, unit: Words) -> str:
    return f"{number:,} {_.of(unit)}".strip()


def _some(_: Saying, question: Question) -> str:
    fewest, most = question.fewest, question.most
    if is_of_conditions(question):
        return _(
            "Choose up to %(n)s. If you are for it as it stands, or against it whatever is done, "
            "choose “None of these”.",
            n=most,
        )
    if fewest == most:
        return _("Choose %(n)s.", n=most)
    if fewest:
        return _("Choose from %(fewest)s to %(most)s.", fewest=fewest, most=most)
    if most >= len(question.options):
        return _("Choose as many as you like, or “None of these”.")
    return _("Choose up to %(n)s, or “None of these”.", n=most)


def _scores(_: Saying, question: Question) -> str:
    low, high = _.of(question.levels[0].words), _.of(question.levels[-1].words)
    return _(
        "Give each of them a score, from %(low)s, the lowest, to %(high)s, the highest. Several may get the same.",
        low=low,
        high=high,
    )


def _grades(_: Saying, question: Question) -> str:
    worst, best = _.of(question.levels[0].words), _.of(question.levels[-1].words)
    return _(
        "Say of each what you think of it, from “%(best)s” to “%(worst)s”. Several may get the same.",
        best=best,
        worst=worst,
    )


def _ranking(_: Saying, question: Question) -> str:
    if question.equal_ranks:
        together = _("Two or more may share a place.") + " " + _("Then they get the same number.")
    else:
        together = _("Each place can be given once.")
    numbers = _("Write 1 for the first, 2 for the next, and so on.")
    return f"{_order(_, question)} {numbers} {together}"


def _order(_: Saying, question: Question) -> str:
    fewest, options = question.fewest, len(question.options)
    most = question.most or options
    if fewest > 1 and fewest == most:
        return _("Put %(n)s of them in order.", n=most) if most < options else _("Put all of them in order.")
    if fewest > 1:
        return _("Put at least %(fewest)s and at most %(most)s of them in order.", fewest=fewest, most=most)
    if most < options:
        return _("Put up to %(n)s of them in order. What you leave out comes after all of these.", n=most)
    return _("Put them in order, the one you like best first. What you leave out comes last.")


def _points(_: Saying, question: Question) -> str:
    return _.ngettext(
        "You have %(num)s point to give.",
        "You have %(num)s points. Share them out as you like: all to one, or some to several. You need not use them "
        "all.",
        question.total,
    )


def sum_up(_: Saying, question: Question) -> str:
    if question.method is Method.POINTS:
        return _("All points together, at most %(most)s:", most=question.total)
    if question.method is Method.BUDGET:
        return _("All costs together, at most %(most)s:", most=money(_, question.total, question.unit))
    return ""


def offers_none(question: Question) -> bool:
    """Whether choosing nothing is an answer of its own."""
    return shape_of(question) is Shape.SOME and not question.fewest
