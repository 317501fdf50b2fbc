"""What of a plan is still word for word as a ready-made jury has it: nobody has made it their own yet."""

from collections.abc import Sequence

from ..jury.numbers import Words
from ..jury.plan import Plan
from .ready import READY

ASKED = frozenset(question.words.get("en", "") for ready in READY.values() for question in ready.questions)


def questions_as_they_came(plan: Plan) -> int:
    """How many of its questions some ready-made jury asks in the same words."""
    return sum(question.words.get("en", "") in ASKED for question in plan.questions)


def parts_as_they_came(plan: Plan) -> frozenset[str]:
    """ "plan" and "questions", where what they hold is all as in a ready-made jury.

    What an inquiry says of who asks and who answers is put into a plan by itself, and is no change of it.
    """
    return frozenset(name for ready in READY.values() for name in _same(plan, ready))


def listed_as_it_came(said: Sequence[Words]) -> bool:
    """Whether a ready-made jury says just this is, or is not, up for grabs."""
    lists = (each for ready in READY.values() for each in (ready.charge.up_for_grabs, ready.charge.not_up_for_grabs))
    return any(tuple(said) == tuple(each) for each in lists)


def _same(plan: Plan, ready: Plan) -> tuple[str, ...]:
    its_own = (plan.title, plan.charge.question, plan.agenda, plan.consents)
    asked = (plan.questions, plan.votes, plan.blocks)
    return (
        *(("plan",) if its_own == (ready.title, ready.charge.question, ready.agenda, ready.consents) else ()),
        *(("questions",) if asked == (ready.questions, ready.votes, ready.blocks) else ()),
    )
