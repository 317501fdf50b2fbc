"""Anything that an organiser could do to a plan, drawn by chance: for tests of editing and merging."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.jury.day.plan import Influence, Phase, PhaseKind
from app.jury.exhibits.plan import Exhibit, Side
from app.jury.votes.plan import Method, Question, Vote
from app.plans.editing.languages import languages, with_language, with_text, without_language
from app.plans.editing.phases import new_phase
from app.plans.editing.things import added, changed, listed, moved, moved_by, removed

if TYPE_CHECKING:
    from random import Random

    from app.jury.plan import Plan

KINDS = (Phase, Exhibit, Question, Vote)


def done_to(plan: Plan, dice: Random) -> Plan:
    """One thing done."""
    return dice.choice(DEEDS)(plan, dice)


def many_done_to(plan: Plan, dice: Random, most: int = 5) -> Plan:
    for _ in range(dice.randrange(most + 1)):
        plan = done_to(plan, dice)
    return plan


def some_id(dice: Random) -> str:
    return f"new-{dice.getrandbits(48):012x}"


def _moved(plan: Plan, dice: Random) -> Plan:
    kind = dice.choice(KINDS)
    things = listed(plan, kind)
    return moved(plan, kind, dice.choice(things).id, dice.randrange(len(things))) if things else plan


def _stepped(plan: Plan, dice: Random) -> Plan:
    return moved_by(plan, Phase, dice.choice(plan.agenda).id, dice.choice((-1, 1))) if plan.agenda else plan


def _added(plan: Plan, dice: Random) -> Plan:
    after = dice.choice([*(phase.id for phase in plan.agenda), "", None])
    return added(plan, new_phase(plan, dice.choice(list(PhaseKind)), some_id(dice)), after)


def _removed(plan: Plan, dice: Random) -> Plan:
    kind = dice.choice(KINDS)
    things = listed(plan, kind)
    return removed(plan, kind, dice.choice(things).id) if things else plan


def _timed(plan: Plan, dice: Random) -> Plan:
    if not plan.agenda:
        return plan
    phase = dice.choice(plan.agenda)
    minutes = dice.randrange(1, 90)
    return changed(plan, replace(phase, minutes=minutes, least=dice.randrange(minutes + 1)))


def _said(plan: Plan, dice: Random) -> Plan:
    if not plan.agenda:
        return plan
    phase, lang = dice.choice(plan.agenda), dice.choice(languages(plan))
    field = dice.choice(("title", "prompt"))
    return changed(plan, replace(phase, **{field: with_text(getattr(phase, field), lang, f"said {dice.random()}")}))


def _charged(plan: Plan, dice: Random) -> Plan:
    charge = plan.charge
    grabs = list(charge.up_for_grabs)
    dice.shuffle(grabs)
    return replace(plan, charge=replace(charge, influence=dice.choice(list(Influence)), up_for_grabs=tuple(grabs)))


def _witnessed(plan: Plan, dice: Random) -> Plan:
    if not plan.exhibits:
        return plan
    return changed(plan, replace(dice.choice(plan.exhibits), minutes=dice.randrange(30), side=dice.choice(list(Side))))


def _asked(plan: Plan, dice: Random) -> Plan:
    if not plan.questions:
        return plan
    asked = dice.choice(plan.questions)
    return changed(plan, replace(asked, method=dice.choice((Method.SINGLE, asked.method)), shuffled=not asked.shuffled))


def _shown(plan: Plan, dice: Random) -> Plan:
    """Another exhibit or vote for a phase."""
    if not (plan.agenda and plan.exhibits):
        return plan
    phase, exhibit = dice.choice(plan.agenda), dice.choice(plan.exhibits)
    return changed(plan, replace(phase, exhibits=tuple(dict.fromkeys((*phase.exhibits, exhibit.id)))))


def _spoken(plan: Plan, dice: Random) -> Plan:
    lang = dice.choice(("en", "cy", "ga", "ur"))
    return with_language(plan, lang) if dice.random() < 0.7 else without_language(plan, lang)


DEEDS = (
    _moved,
    _stepped,
    _added,
    _removed,
    _timed,
    _said,
    _charged,
    _witnessed,
    _asked,
    _shown,
    _spoken,
)
