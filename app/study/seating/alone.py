"""Looks for a seating in a process of its own: the loop that serves a live day goes first, and outlives whatever
happens here.

It reads one JSON object from standard input and writes one to standard output: {"tables": [[3, 8, …], …]}. Where no
seating is found in time, it fails. It has no database and no key.
"""

import json
import os
import sys
from typing import Any

from .solved import nearest_to
from .wishes import Wishes

KINDNESS = 10


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    wishes = Wishes(
        {name: dict(of) for name, of in asked["attributes"]},
        dict(asked["pinned"]),
        [(one, other) for one, other in asked["apart"]],
    )
    how = {name: asked[name] for name in ("near", "seed", "seconds")}
    return {"tables": nearest_to(asked["people"], asked["tables"], asked["before"], wishes, **how)}


if __name__ == "__main__":
    os.nice(KINDNESS)
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
