"""A plan at a glance: how long the day is, in which languages it is said, what is still to do, and where."""

import asyncio
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....plans.advice import thoughts
from ....plans.editing.languages import languages, untranslated, with_language, without_language
from ....plans.faults import faults
from ....plans.gallery import waiting
from ....plans.hours import days, minutes, together
from ....plans.places import Remark, texts_of
from ....plans.wording import marked
from ...joining import posted
from ...tongues import LANGUAGES
from ..guest import Guest, visited
from .around import head, said, saved_at, steps, told_of
from .keeping import Change, Clashed, Draft, draft, keep, made_from
from .sheets import PlanPage, StillToDo

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")


@router.get("")
async def plan_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await _page(guest, await draft(guest), request))


@router.post("/languages")
async def change_languages(request: Request) -> Response:
    """One more, or one less with all its texts."""
    form = await posted(request)
    guest = await visited(request)
    more, less = form.get("more", ""), form.get("less", "")
    if more in LANGUAGES:
        return await _kept(guest, form, lambda plan: with_language(plan, more), f"New language: {LANGUAGES[more]}")
    return await _kept(
        guest, form, lambda plan: _without(plan, less), f"Gone: all texts in {LANGUAGES.get(less, less)}"
    )


@router.post("/hints")
async def leave_hint(request: Request) -> Response:
    """A hint on wording is left as it is, or with `again` all are looked at again."""
    form = await posted(request)
    guest = await visited(request)
    if form.get("again"):
        return await _kept(guest, form, lambda plan: _leaving(plan, ()), "Hints on wording are looked at again")
    mark = form.get("mark", "")
    return await _kept(guest, form, lambda plan: _leaving(plan, (*plan.left, mark)), "A hint was left as it is")


async def _kept(guest: Guest, form: dict[str, str], change: Change, told: str) -> Response:
    kept = await keep(guest, made_from(form), change, told)
    if isinstance(kept, Clashed):
        # Nobody can type here; what clashes with a language that goes is shown by its being there still.
        raise Refused(Reason.MOVED_ON)
    return saved_at(guest, "plan", kept)


def _without(plan: Plan, lang: str) -> Plan:
    if lang not in languages(plan):
        raise Refused(Reason.UNKNOWN)
    return without_language(plan, lang)


def _leaving(plan: Plan, left: tuple[str, ...]) -> Plan:
    """Only marks of hints that there are: what was about texts that are gone is forgotten."""
    there = {mark for _, mark in marked(plan)}
    return replace(plan, left=tuple(dict.fromkeys(mark for mark in left if mark in there)))


async def _page(guest: Guest, now: Draft, request: Request) -> PlanPage:
    plan, here = now.plan, languages(now.plan)
    above = await head(guest, now, request)
    # Every text of the plan is counted through: on the loop of a live day, ballots would wait for it.
    still = await asyncio.to_thread(_still_to_do, guest, plan) if not now.is_fixed else StillToDo()
    unsaid = await asyncio.to_thread(lambda: {lang: len(list(untranslated(plan, lang))) for lang in here})
    return PlanPage(
        lang=guest.lang,
        who=guest.who,
        head=above,
        title=plan.title,
        charge=plan.charge,
        minutes=minutes(plan),
        together=together(plan),
        days=days(plan),
        steps=steps(plan, guest.sitting.starts),
        counts={name: len(getattr(plan, name)) for name in ("questions", "votes", "consents")},
        still=still,
        untranslated=unsaid,
        offered=tuple((lang, name) for lang, name in LANGUAGES.items() if lang not in here),
        targets=tuple(target.attribute for target in plan.targets),
    )


def _still_to_do(guest: Guest, plan: Plan) -> StillToDo:
    wrong, unwritten = faults(plan), set(waiting(plan))
    return StillToDo(
        faults=tuple(said(guest, plan, "fault", wrong)),
        warnings=() if wrong else tuple(said(guest, plan, "warning", thoughts(plan, guest.sitting.seats))),
        waiting=tuple(
            told_of(guest, plan, "warning", Remark(place, words["en"]))
            for place, words in texts_of(plan)
            if place in unwritten
        ),
        hints=tuple(
            told_of(guest, plan, "hint", remark, mark) for remark, mark in marked(plan) if mark not in plan.left
        ),
        left=len(plan.left),
    )
