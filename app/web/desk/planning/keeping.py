"""A plan as it is being prepared, and a change of it kept: on top of what others have saved, or shown beside it.

Every page that changes a plan goes through here: `draft` says what is newest, and `keep` takes a function from plan to
plan, with the version that its page showed.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ....jury.frozen import digest_of
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....live.clock import wall_clock
from ....plans.editing.merging import Clash, merged
from ....store import plan_versions
from ....store.plan_versions import Overtaken, Saved
from ..guest import Guest

Change = Callable[[Plan], Plan]
"""Raises Refused where it names what the plan has not."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The newest plan and its number. Once the sitting is open the plan is fixed, and is the record's.

    `came_late` where the newest was saved at the very moment in which the doors were opened on the one before it.
    """

    plan: Plan
    number: int
    is_fixed: bool = False
    came_late: bool = False


@dataclass(frozen=True, slots=True)
class Clashed:
    """Nothing was kept. `newest` is version `number`; `plan` is the same with what was changed here in it, for the form
    to show again; `clashes` say in the place of what it would put something else."""

    plan: Plan
    newest: Plan
    number: int
    clashes: tuple[Clash, ...]


async def draft(guest: Guest) -> Draft:
    state = guest.house.state_of(guest.sitting.id)
    found = await asyncio.to_thread(plan_versions.newest, guest.engine, guest.sitting.id)
    if state.plan is None:
        return Draft(found.plan, found.number)
    settled = state.day.frozen
    came_late = bool(settled) and await asyncio.to_thread(digest_of, found.plan) != settled
    return Draft(state.plan, found.number, is_fixed=True, came_late=came_late)


async def base_of(guest: Guest, form: Mapping[str, str]) -> Draft:
    """What the form's page showed. Refused where there never was such a version."""
    number = made_from(form)
    plan = await asyncio.to_thread(plan_versions.plan_at, guest.engine, guest.sitting.id, number)
    if plan is None:
        raise Refused(Reason.MALFORMED)
    return Draft(plan, number)


async def keep(guest: Guest, made_from: int, change: Change, note: str) -> Saved | Clashed:
    """note: what was done, in a few words, for the history. Refused once the sitting is open."""
    return await asyncio.to_thread(_keep, guest, made_from, change, note)


def made_from(form: Mapping[str, str]) -> int:
    """The version that the form's page showed."""
    given = form.get("version", "")
    if not re.fullmatch(r"[0-9]{1,9}", given, re.ASCII):
        raise Refused(Reason.MALFORMED)
    return int(given)


def _keep(guest: Guest, made_from: int, change: Change, note: str) -> Saved | Clashed:
    def remade(base: Plan, newest: Plan) -> Plan | None:
        both = merged(base, change(base), newest)
        return None if both.clashes else both.plan

    kept = plan_versions.save(
        guest.engine, guest.sitting.id, made_from, remade, by=guest.member.name, note=note, now=wall_clock()
    )
    if isinstance(kept, Overtaken):
        mine = change(kept.base)
        # The other way round: where both changed something, what was typed here is what the form shows again.
        return Clashed(
            merged(kept.base, kept.plan, mine).plan,
            kept.plan,
            kept.number,
            merged(kept.base, mine, kept.plan).clashes,
        )
    return kept
