"""The agenda: minutes, protected minimums, the order, the clock. Every button saves what was typed as well."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.day.plan import Phase, PhaseKind
from ....jury.numbers import PhaseId
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....plans.advice import advice
from ....plans.editing.differing import name_of
from ....plans.editing.languages import languages
from ....plans.editing.merging import Path
from ....plans.editing.phases import new_phase
from ....plans.editing.things import added, changed, found, moved, moved_by, removed
from ....plans.faults import faults
from ....plans.hours import days, minutes, together
from ....store.juries import new_id
from ...joining import posted
from ..guest import Guest, visited
from .around import clashing, head, saved_at, sentence, steps
from .boxes import Boxes, Problem, Wrong
from .keeping import Clashed, Draft, base_of, draft, keep
from .sheets import AgendaPage

router = APIRouter(prefix="/desk/sittings/{sitting}/plan/agenda")

NEW = re.compile(r"[0-9a-f]{16}", re.ASCII)
LONGEST_PHASE = 24 * 60
MOST_PHASES = 60
STEPS: Mapping[str, int] = {"up": -1, "down": 1}
WAYS = (*STEPS, "drag")


@router.get("")
async def agenda_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await _page(guest, await draft(guest), request))


@router.post("")
async def change_agenda(request: Request) -> Response:
    """What was typed, and what the pressed button does to the order."""
    form = await posted(request)
    guest = await visited(request)
    base = await base_of(guest, form)
    boxes = Boxes(form, languages(base.plan))
    timed = _timed(boxes, base.plan)
    if boxes.problems:
        return guest.shown(await _page(guest, replace(base, plan=timed), boxes=boxes), 400)
    mine, told, at = _pressed(form, timed)
    kept = await keep(guest, base.number, lambda _: mine, told)
    if isinstance(kept, Clashed):
        return guest.shown(await _clashed(guest, kept, boxes), 409)
    way = next((way for way in WAYS if way in form), "")
    if not way:
        return saved_at(guest, "plan/agenda", kept, f"phase-{at}" if at else "")
    # No fragment: a browser that is sent to one does not go to the button that was pressed.
    return saved_at(guest, "plan/agenda", kept, moved=at, way=way)


def _timed(boxes: Boxes, plan: Plan) -> Plan:
    for phase in plan.agenda:
        if f"minutes.{phase.id}" in boxes.form:
            lasts = boxes.number(f"minutes.{phase.id}", phase.minutes, 1, LONGEST_PHASE)
            least = boxes.least(f"least.{phase.id}", phase.least, lasts)
            plan = changed(plan, replace(phase, minutes=lasts, least=least))
    return plan


def _pressed(form: Mapping[str, str], plan: Plan) -> tuple[Plan, str, str]:
    """The plan after it, what was done in words, and which phase it was done to."""
    for way, by in STEPS.items():
        if way in form:
            return _moved(moved_by(plan, Phase, form[way], by), form[way])
    if "drag" in form:
        return _moved(moved(plan, Phase, form["drag"], _place(form)), form["drag"])
    if "remove" in form:
        gone = found(plan, Phase, form["remove"])
        return removed(plan, Phase, gone.id), f"Gone: the phase “{name_of(gone)}”", ""
    if "add" in form:
        return _added(form, plan)
    return plan, "Minutes", ""


def _moved(plan: Plan, phase: str) -> tuple[Plan, str, str]:
    place = [each.id for each in plan.agenda].index(PhaseId(phase)) + 1
    return plan, f"“{name_of(found(plan, Phase, phase))}” is now step {place} of {len(plan.agenda)}", phase


def _place(form: Mapping[str, str]) -> int:
    given = form.get("to", "")
    if not (given.isascii() and given.isdigit() and len(given) < 4):
        raise Refused(Reason.MALFORMED)
    return int(given)


def _added(form: Mapping[str, str], plan: Plan) -> tuple[Plan, str, str]:
    try:
        kind = PhaseKind(form.get("kind", ""))
    except ValueError:
        raise Refused(Reason.MALFORMED) from None
    if len(plan.agenda) >= MOST_PHASES:
        raise Refused(Reason.TOO_MANY)
    given = form.get("new", "")
    # The page names what it may add: sent twice, it is one.
    phase = new_phase(plan, kind, PhaseId(f"phase-{given if NEW.fullmatch(given) else new_id()}"))
    return added(plan, phase, form.get("after") or ""), f"New phase: “{name_of(phase)}”", phase.id


async def _clashed(guest: Guest, kept: Clashed, boxes: Boxes) -> AgendaPage:
    """In the order that others made of it, with what was typed here."""
    typed = {phase.id: phase for phase in kept.plan.agenda}
    plan = replace(kept.newest, agenda=tuple(typed.get(phase.id, phase) for phase in kept.newest.agenda))
    named: dict[Path, str] = {
        ("agenda", phase.id, field): f"{field}.{phase.id}" for phase in plan.agenda for field in ("minutes", "least")
    }
    boxes.problems |= clashing(kept.clashes, named, boxes.languages)
    for clash in kept.clashes:
        if clash.path == ("agenda",) or (len(clash.path) == 2 and clash.path[0] == "agenda"):
            boxes.problems["order"] = Problem(Wrong.CLASH)
    return await _page(guest, Draft(plan, kept.number), boxes=boxes)


async def _page(guest: Guest, now: Draft, request: Request | None = None, boxes: Boxes | None = None) -> AgendaPage:
    plan, asked = now.plan, request.query_params if request else {}
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for remark in () if boxes else faults(plan) or advice(plan):
        part, _, rest = remark.place.partition("[")
        number = rest.partition("]")[0]
        if part == "agenda":
            beside[plan.agenda[int(number)].id if number else ""].append(sentence(remark.says))
    return AgendaPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        steps=steps(plan, guest.sitting.starts),
        starts=guest.sitting.starts,
        minutes=minutes(plan),
        together=together(plan),
        days=days(plan),
        warnings={phase: tuple(says) for phase, says in beside.items() if phase},
        of_all=tuple(beside[""]),
        new=new_id(),
        moved=asked.get("moved", ""),
        way=asked.get("way", ""),
        problems=boxes.problems if boxes else {},
        typed=boxes.typed if boxes else {},
    )
