"""What the pages of a plan have in common: their head, where a remark leads, and the way back after a save."""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from ....jury.plan import Plan
from ....plans.editing.differing import CHARGE, KINDS, name_of
from ....plans.editing.languages import languages
from ....plans.editing.merging import Clash, Path
from ....plans.editing.things import Thing
from ....plans.hours import running_clock
from ....plans.places import Remark
from ....store import plan_versions
from ....store.plan_versions import Saved
from ....store.tables import Office
from ...tongues import LANGUAGES
from ..guest import Guest
from ..rows import sitting_row
from .boxes import Problem, Wrong
from .keeping import Draft
from .sheets import Head, Said, Step

PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")

LEADS: Mapping[str, str] = {
    "": "plan",
    "title": "plan/charge#title",
    "charge": "plan/charge#{field}",
    "agenda": "plan/agenda/{id}#{field}",
    "exhibits": "evidence/{id}",
    "questions": "plan/questions/{id}",
    "votes": "plan/votes/{id}",
    "consents": "plan/consents",
    "blocks": "plan/groups",
}
"""Where something that is said of a part of the plan can be seen to, below the sitting's address."""
WHOLE: Mapping[str, str] = {
    "agenda": "plan/agenda",
    "exhibits": "balance",
    "questions": "plan/questions",
    "votes": "plan/questions",
    "consents": "plan/consents",
    "targets": "plan/targets",
}
"""Likewise for what is said of a whole list."""


async def head(guest: Guest, now: Draft, request: Request | None = None) -> Head:
    """request: where its address says which version was just saved."""
    asked = request.query_params.get("saved", "") if request else ""
    saved = int(asked) if re.fullmatch(r"[0-9]{1,9}", asked, re.ASCII) else 0
    told = await asyncio.to_thread(plan_versions.note_of, guest.engine, guest.sitting.id, saved) if saved else None
    return Head(
        sitting=sitting_row(guest.house, guest.sitting),
        version=now.number,
        languages=tuple((lang, LANGUAGES.get(lang, lang)) for lang in languages(now.plan)),
        is_fixed=now.is_fixed,
        may_change=not now.is_fixed and guest.who.office is Office.ORGANISER,
        saved=saved if told is not None else 0,
        told=told or "",
        same=request is not None and request.query_params.get("same") == "yes",
        came_late=now.came_late,
        digest=guest.house.state_of(guest.sitting.id).day.frozen,
    )


def address(guest: Guest, rest: str) -> str:
    return f"/desk/sittings/{guest.sitting.id}/{rest}"


def saved_at(guest: Guest, rest: str, kept: Saved, at: str = "", **more: str) -> Response:
    """Back to a page, which says that it is saved, and what was done. at: the id of the place there."""
    asked = urlencode({"saved": str(kept.number), **({} if kept.new else {"same": "yes"}), **more})
    return RedirectResponse(f"{address(guest, rest)}?{asked}{f'#{at}' if at else ''}", 303)


def steps(plan: Plan, starts: str) -> tuple[Step, ...]:
    return tuple(Step(phase, time) for phase, time in zip(plan.agenda, running_clock(plan, starts), strict=True))


def said(guest: Guest, plan: Plan, what: str, remarks: Iterable[Remark]) -> Iterator[Said]:
    for remark in remarks:
        yield told_of(guest, plan, what, remark)


def told_of(guest: Guest, plan: Plan, what: str, remark: Remark, mark: str = "") -> Said:
    part, number, field = _taken_apart(remark.place)
    thing = _thing(plan, part, number)
    name = (
        f"{KINDS[part].capitalize()} “{name_of(thing)}”:" if thing else f"{CHARGE[field]}:" if field in CHARGE else ""
    )
    return Said(what, name, sentence(remark.says), _way_to(guest, part, thing, field), mark)


def sentence(says: str) -> str:
    return says[:1].upper() + says[1:]


def _taken_apart(place: str) -> tuple[str, int | None, str]:
    """ "agenda[2].title" as part, number and field."""
    found = PLACE.match(place)
    return (found[1], int(found[2]) if found[2] else None, found[3] or "") if found else ("", None, "")


def _thing(plan: Plan, part: str, number: int | None) -> Thing | None:
    things: Sequence[Thing] = getattr(plan, part) if number is not None and part in KINDS else ()
    return things[number] if number is not None and number < len(things) else None


def _way_to(guest: Guest, part: str, thing: Thing | None, field: str) -> str:
    """To the page where it can be seen to; "" where there is none."""
    leads = LEADS.get(part) if thing or part in ("", "title", "charge") else WHOLE.get(part)
    return address(guest, leads.format(id=thing.id if thing else "", field=field)) if leads else ""


def clashing(clashes: Iterable[Clash], boxes: Mapping[Path, str], languages: Sequence[str]) -> dict[str, Problem]:
    """boxes: the box for each part, by the beginning of its path. A text's box goes by its language, too."""
    problems: dict[str, Problem] = {}
    for clash in clashes:
        start = next((path for path in boxes if clash.path[: len(path)] == path), None)
        if start is not None:
            problems |= _beside(boxes[start], clash.path[len(start) :], clash.theirs, languages)
    return problems


def _beside(box: str, rest: Path, theirs: object, languages: Sequence[str]) -> Iterator[tuple[str, Problem]]:
    if isinstance(theirs, tuple) and not rest:
        for lang in languages:
            lines = [words.get(lang, "") for words in theirs if isinstance(words, Mapping)]
            yield f"{box}.{lang}", Problem(Wrong.CLASH, "\n".join(lines))
    else:
        wrong = Wrong.GONE if theirs is None else Wrong.CLASH
        yield ".".join((box, *rest[-1:])), Problem(wrong, "" if theirs is None else str(theirs))
