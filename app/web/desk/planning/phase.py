"""One phase of the agenda: what the room is told, in every language; what is there for it; how long it lasts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.day.plan import Phase, PhaseKind
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....plans.advice import advice
from ....plans.editing.differing import name_of
from ....plans.editing.languages import languages
from ....plans.editing.merging import Path
from ....plans.editing.things import Thing, added, changed
from ....plans.faults import faults
from ....plans.hours import running_clock
from ...joining import posted
from ..guest import Guest, visited
from .agenda import LONGEST_PHASE
from .around import clashing, head, saved_at, sentence
from .boxes import LARGEST_FORM, LONGEST_TITLE, Boxes, Problem, Wrong
from .cues import as_lines, typed_cues
from .keeping import Clashed, Draft, base_of, draft, keep
from .sheets import PhasePage

router = APIRouter(prefix="/desk/sittings/{sitting}/plan/agenda/{phase}")

FIELDS = ("title", "prompt", "prompts", "notes", "minutes", "least", "tables", "resumes", "kind", "votes", "exhibits")
MOST_TABLES = 60
T = TypeVar("T", bound=str)


@router.get("")
async def phase_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    found = _phase(now.plan, request.path_params["phase"])
    if found is None:
        raise Refused(Reason.UNKNOWN)
    return guest.shown(await _page(guest, now, found, request))


@router.post("")
async def change_phase(request: Request) -> Response:
    """`once` is the version that had the phase, where somebody has taken it away since and this puts it back."""
    form = await posted(request, LARGEST_FORM)
    guest = await visited(request)
    base = await base_of(guest, form)
    once = await base_of(guest, {"version": form["once"]}) if "once" in form else base
    before = _phase(base.plan, request.path_params["phase"]) or _phase(once.plan, request.path_params["phase"])
    if before is None:
        raise Refused(Reason.UNKNOWN)
    boxes = Boxes(form, languages(base.plan))
    mine = _read(boxes, base.plan, before)
    plan = _put(base.plan, once.plan, mine)
    if boxes.problems:
        return guest.shown(await _page(guest, Draft(plan, base.number), mine, boxes=boxes), 400)
    kept = await keep(guest, base.number, lambda _: plan, f"The phase “{name_of(mine)}”")
    if isinstance(kept, Clashed):
        return guest.shown(await _clashed(guest, kept, mine, boxes, base.number), 409)
    return saved_at(guest, f"plan/agenda/{mine.id}", kept)


def _phase(plan: Plan, wanted: str) -> Phase | None:
    return next((phase for phase in plan.agenda if phase.id == wanted), None)


def _read(boxes: Boxes, plan: Plan, was: Phase) -> Phase:
    """As it was, but for what the form says."""
    lasts = boxes.number("minutes", was.minutes, 1, LONGEST_PHASE)
    return replace(
        was,
        kind=boxes.choice("kind", PhaseKind),
        title=boxes.words("title", was.title, LONGEST_TITLE, needed=True),
        prompt=boxes.words("prompt", was.prompt, needed=True),
        prompts=boxes.list_of("prompts", was.prompts),
        notes=boxes.words("notes", was.notes),
        cues=typed_cues(boxes, was.cues),
        minutes=lasts,
        least=boxes.least("least", was.least, lasts),
        tables=boxes.number("tables", was.tables, 0, MOST_TABLES),
        resumes=boxes.time("resumes"),
        votes=boxes.ticked("votes", _offered(was.votes, [vote.id for vote in plan.votes])),
        exhibits=boxes.ticked("exhibits", _offered(was.exhibits, [exhibit.id for exhibit in plan.exhibits])),
    )


def _offered(chosen: Sequence[T], there: Sequence[T]) -> tuple[T, ...]:
    """Those that were chosen keep the order in which they come in the phase."""
    return tuple(dict.fromkeys([*(each for each in chosen if each in there), *there]))


def _put(plan: Plan, once: Plan, phase: Phase) -> Plan:
    """In its place, and where it is gone, after what it once followed."""
    if _phase(plan, phase.id):
        return changed(plan, phase)
    there = {each.id for each in plan.agenda}
    earlier = takewhile(lambda each: each.id != phase.id, once.agenda)
    return added(plan, phase, next((each.id for each in reversed(list(earlier)) if each.id in there), ""))


async def _clashed(guest: Guest, kept: Clashed, mine: Phase, boxes: Boxes, once: int) -> PhasePage:
    named: dict[Path, str] = {("agenda", mine.id, field): field for field in FIELDS}
    boxes.problems |= clashing(kept.clashes, named, boxes.languages)
    shown = _phase(kept.plan, mine.id) or mine
    theirs = _phase(kept.newest, mine.id) or mine
    boxes.problems |= _whole_list(boxes, theirs)
    if any(clash.path[:3] == ("agenda", mine.id, "cues") for clash in kept.clashes):
        boxes.problems["cues"] = Problem(Wrong.CLASH, as_lines(theirs.cues))
    if _phase(kept.newest, mine.id) is None:
        boxes.problems["phase"] = Problem(Wrong.GONE)
        return replace(await _page(guest, Draft(kept.newest, kept.number), shown, boxes=boxes), once=once)
    return await _page(guest, Draft(kept.plan, kept.number), shown, boxes=boxes)


def _whole_list(boxes: Boxes, newest: Phase) -> dict[str, Problem]:
    """Where a line of the prompts clashes, all of them are shown as they are now."""
    return {
        f"prompts.{lang}": Problem(Wrong.CLASH, "\n".join(words.get(lang, "") for words in newest.prompts))
        for lang in boxes.languages
        if f"prompts.{lang}" in boxes.problems
    }


async def _page(
    guest: Guest, now: Draft, phase: Phase, request: Request | None = None, boxes: Boxes | None = None
) -> PhasePage:
    plan = now.plan
    ids = [each.id for each in plan.agenda]
    place = ids.index(phase.id) if phase.id in ids else None
    remarks = faults(plan) or advice(plan)
    here = f"agenda[{place}]"
    return PhasePage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        phase=phase,
        time=None if place is None else list(running_clock(plan, guest.sitting.starts))[place],
        votes=_named(plan.votes),
        exhibits=_named(plan.exhibits),
        warnings=tuple(sentence(remark.says) for remark in remarks if remark.place.startswith(here)),
        before=plan.agenda[place - 1] if place else None,
        after=plan.agenda[place + 1] if place is not None and place + 1 < len(ids) else None,
        problems=boxes.problems if boxes else {},
        typed=boxes.typed if boxes else {},
    )


def _named(things: Sequence[Thing]) -> tuple[tuple[str, str], ...]:
    return tuple((thing.id, name_of(thing)) for thing in things)
