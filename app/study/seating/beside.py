"""A seating for the room: looked for by a solver in a process of its own, or by simple means where that fails.

So a draw always ends within a bound of seconds, with a seating, and says which of the two it was.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...jury.numbers import JurorNumber
from ...jury.tables.acts import Solved, Tables
from .simply import seat_simply
from .wishes import Wishes

log = logging.getLogger(__name__)

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "app.study.seating.alone")
NEEDED = ("PATH", "LD_LIBRARY_PATH", "HOME", "PYTHONPATH")
SECONDS = 6.0
"""For each of two attempts: with every wish, and without those that cannot be kept."""
PATIENCE = 8.0
"""On top of both, for a slow machine to start Python and the solver."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A seating as it is wanted: for whom, at how many tables, after which rounds, and like which one."""

    people: Sequence[JurorNumber]
    tables: int
    before: Sequence[Tables]
    wishes: Wishes[JurorNumber]
    near: Tables = ()
    seed: int = 0


def found(sought: Sought, command: Sequence[str] = COMMAND, seconds: float = SECONDS) -> Solved:
    """There are no fewer people than tables, and no fewer tables than one."""
    if not sought.before and not sought.near and sought.wishes == Wishes():
        return replace(by_simple_means(sought), simple=False)  # a lot is all there is to draw
    try:
        return Solved(_told(sought, command, seconds))
    except (subprocess.SubprocessError, OSError, ValueError, KeyError, TypeError) as error:
        # Whatever became of the solver, the room is waiting for its tables.
        log.warning("the solver for tables failed, so they are drawn by simple means: %s", type(error).__name__)
    return by_simple_means(sought)


def by_simple_means(sought: Sought) -> Solved:
    drawn = seat_simply(sought.people, sought.tables, sought.before, sought.wishes, sought.near, sought.seed)
    return Solved(drawn, simple=True)


def _told(sought: Sought, command: Sequence[str], seconds: float) -> Tables:
    asked = json.dumps(_plain(sought) | {"seconds": seconds})
    own = {name: os.environ[name] for name in NEEDED if name in os.environ}
    ran = subprocess.run(  # noqa: S603  no shell, and no word of it comes from outside
        list(command), input=asked.encode(), capture_output=True, timeout=2 * seconds + PATIENCE, env=own, cwd=ROOT,
        check=True,
    )  # fmt: skip
    told: Mapping[str, Any] = json.loads(ran.stdout)
    return tuple(tuple(JurorNumber(juror) for juror in table) for table in told["tables"])


def _plain(sought: Sought) -> dict[str, Any]:
    """JSON has no numbers for names of fields."""
    here, wishes = set(sought.people), sought.wishes
    return {
        "people": list(sought.people),
        "tables": sought.tables,
        "before": sought.before,
        "near": sought.near,
        "seed": sought.seed,
        "attributes": [
            [name, [[juror, value] for juror, value in of.items() if juror in here]]
            for name, of in wishes.attributes.items()
        ],
        "pinned": [[juror, table] for juror, table in wishes.pinned.items() if juror in here],
        "apart": [list(pair) for pair in wishes.apart if here.issuperset(pair)],
    }
