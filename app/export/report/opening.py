"""How the report begins: the charge and the influence that was promised, who took part, and for how long."""

from ...jury.day.plan import Influence
from ..document.value import Facts, Paragraph, Section, Tone, plain, points
from ..materials.saying import some
from ..words import said
from .aiming import aiming
from .attending import attending
from .told import Told, hours

PROMISED = {
    Influence.INFORM: "Inform: the decision was made elsewhere, and is explained.",
    Influence.CONSULT: "Consult: the jury is heard before the decision, and told what was made of its word.",
    Influence.INVOLVE: "Involve: the jury's word shapes the choices, which is shown wherever it did.",
    Influence.COLLABORATE: "Collaborate: what the jury advises is done wherever it can be, with reasons where not.",
    Influence.EMPOWER: "Empower: what the jury decides is carried out.",
}


def charge(told: Told) -> Section:
    charge = told.state.the_plan.charge
    facts = [
        ("Asked by", plain(said(charge.asked_by))),
        ("Influence promised before the doors opened", plain(PROMISED[charge.influence])),
        ("Has to answer", plain(said(charge.answered_by))),
    ]
    within = [
        Section(title, (points(*map(said, texts)),))
        for title, texts in (("What was open", charge.up_for_grabs), ("What was not open", charge.not_up_for_grabs))
        if texts
    ]
    return Section(
        "The question, and the influence promised",
        (Paragraph(plain(said(charge.question)), Tone.LEAD), Facts(tuple(facts))),
        tuple(within),
    )


def who(told: Told) -> Section:
    people = told.found.people
    came = f"{some(people.checked_in, 'seat')} of {people.seats} checked in"
    if people.people != people.checked_in:
        came += f", {some(people.people, 'person', 'people')} in all, as some shared a seat"
    parts = [f"{came}. The jury met for {hours(told.found.minutes)}, breaks included."]
    if people.left:
        parts.append(f"{some(people.left, 'juror')} left before the end.")
    # Of a juror who was erased, these would be told by what this report and an earlier one differ in.
    if people.late and not told.state.removals.jurors:
        parts.append(f"{some(people.late, 'juror')} gave no first view, and is in no figure that compares.")
    if not told.state.removals.jurors:
        agreed = some(people.agreed_to_be_counted, "juror")
        parts.append(f"{agreed} agreed that first and last answers may be compared; the others are in no such figure.")
    return Section("Who took part", (Paragraph(plain(" ".join(parts))), *aiming(told), *attending(told)))
