"""What was typed into a form is saved over whatever others have saved meanwhile, box by box, or shown beside it."""

import asyncio
from collections.abc import Callable, Mapping

from ...jury.reasons import Reason, Refused
from ...store import preparing
from ...store.preparing import Kind
from .boxes import Typed
from .guest import Guest

TRIES = 5
"""As often as somebody else may be quicker; each time they were, something new is there to be looked at."""


async def saved(
    guest: Guest,
    kind: Kind,
    which: str,
    typed: Typed,
    now: Callable[[], Typed],
    columns: Callable[[Mapping[str, str]], Mapping[str, str | int]] = dict,
) -> Typed | None:
    """None where it is saved; else the form with what both have changed. now: reads what is there."""
    for _ in range(TRIES):
        to = columns(typed.boxes)
        if await asyncio.to_thread(preparing.change, guest.engine, kind, which, typed.rev, to):
            return None
        typed = typed.over(await asyncio.to_thread(now))
        if typed.meanwhile:
            return typed
    raise Refused(Reason.TRY_AGAIN)
