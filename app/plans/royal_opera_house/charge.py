"""What both days share: the question's frame, who asked it, and what it can change."""

from ...jury.day.plan import Charge, Influence
from ..saying import said


def charge_of(question: str) -> Charge:
    return Charge(
        question=said(question),
        asked_by=said(
            "The Royal Opera House, through The Work Foundation. They asked it at a real workshop. "
            "This is a demonstration, and they are not the ones asking today."
        ),
        up_for_grabs=(
            said("What the Royal Opera House should be for."),
            said("How it should explain itself to the public."),
            said("Whether the public money is justified."),
        ),
        not_up_for_grabs=(
            said("A seat on its board. People at the real workshops did not ask for one."),
            said("Its budget. This is a demonstration, and no money depends on it."),
        ),
        influence=Influence.CONSULT,
        answered_by=said(
            "On a real day, the person named here tells you what became of your view, by the date given here. "
            "Today is a demonstration: nobody is bound to answer."
        ),
    )
