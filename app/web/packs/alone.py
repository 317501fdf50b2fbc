"""Makes a findings pack in a process of its own: figures take seconds, and the loop that serves a live day goes first.

It reads one JSON object from standard input, {"records": [{"place", "zone", "lines": the journal's, "known": what is
known of people, by seat, "earlier": what has left of the sitting}], "inquiry": its title where juries are put side by
side, else "", "fonts": a folder, "faces": [[weight, base64]], "recount": the script}, and writes JSON lines: {"stage":
…} for each stage that begins, and at the end {"pack": base64, "told": by record what it tells of people} or {"refused":
reason}. It has no database and no key.
"""

import base64
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from ...export.printing.press import Press
from ...export.tellings import MOVES
from ...jury.numbers import JurorNumber
from ...jury.reasons import Refused
from ...store.releases import read_told, written_told
from .bounds import Told, bounded
from .making import Workshop, pack, pack_of_juries
from .sealing import Record, record_of
from .stages import Stage

KINDNESS = 10


def answer(asked: dict[str, Any], out: TextIO) -> None:
    def tell(stage: Stage) -> None:
        _say(out, {"stage": stage})

    bound = [_bounded(each) for each in asked["records"]]
    records = [record for record, _ in bound]
    faces = [(weight, base64.b64decode(font)) for weight, font in asked["faces"]]
    workshop = Workshop(Press(Path(asked["fonts"])), faces, asked["recount"].encode(), tell)
    try:
        made = pack_of_juries(asked["inquiry"], records, workshop) if asked["inquiry"] else pack(records[0], workshop)
    except Refused as refused:
        _say(out, {"refused": refused.reason})
    else:
        told = [_leaves(told, moves_alone=bool(asked["inquiry"])) for _, told in bound]
        _say(out, {"pack": base64.b64encode(made).decode(), "told": told})


def _bounded(told: dict[str, Any]) -> tuple[Record, Told]:
    known = {JurorNumber(int(juror)): each for juror, each in told["known"].items()}
    return bounded(record_of(told["place"], told["zone"], told["lines"], known), read_told(told["earlier"]))


def _leaves(told: Told, *, moves_alone: bool) -> list[dict[str, Any]]:
    """Juries side by side tell nothing of who came."""
    return written_told(each for each in told if each.tier == MOVES or not moves_alone)


def _say(out: TextIO, told: dict[str, Any]) -> None:
    out.write(f"{json.dumps(told)}\n")
    out.flush()


if __name__ == "__main__":
    os.nice(KINDNESS)
    answer(json.load(sys.stdin), sys.stdout)
