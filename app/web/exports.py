"""A sitting's export, put together from its journal.

Refused while a vote is open or held back, or what was tapped after an exhibit is private: the record would tell it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from ..export.archive import archived
from ..export.results import results_of
from ..jury.day.acts import OpenSitting
from ..jury.entry import Entry
from ..jury.exhibits.pulse import may_be_told
from ..jury.exhibits.subjects import are_settled
from ..jury.frozen import written
from ..jury.reasons import Reason, Refused
from ..jury.rules import fold
from ..store.wire import adapter, plain
from ..study.asked import asked
from ..study.evidence import evidence
from ..study.findings import Standing, findings, standing
from ..study.recommended import recommended
from ..study.trace import trace

NO_REPORTS: Mapping[str, bytes] = {}


def exported(
    entries: Sequence[Entry],
    zone: str,
    lines: Iterable[bytes],
    recount: bytes,
    reports: Mapping[str, bytes] = NO_REPORTS,
) -> bytes:
    """The ZIP file of an open or closed sitting. recount: the script that goes with it; reports: by file name."""
    check_told(entries)
    others = _as_json("findings", findings(entries)) | _as_json("results", results_of(fold(entries)))
    others |= _as_json("asked", asked(fold(entries)))
    others |= _as_json("evidence", evidence(entries))
    others |= _as_json("recommendations", recommended(fold(entries))) | _as_json("trace", trace(fold(entries)))
    opening = entries[0].act
    if isinstance(opening, OpenSitting):
        others["plan.json"] = written(opening.plan)
        others |= _as_json("balance", opening.balance) if opening.balance is not None else {}
    return archived(entries, zone, lines, recount, {**others, **reports})


def check_told(entries: Sequence[Entry]) -> None:
    if not entries:
        raise Refused(Reason.NOT_OPEN_YET)
    state = fold(entries)
    standings = {standing(state, vote) for vote in state.the_plan.votes}
    if Standing.OPEN in standings:
        raise Refused(Reason.VOTE_OPEN)
    if Standing.HELD_BACK in standings:
        raise Refused(Reason.COUNTERPART_OPEN)
    tapped = [exhibit for exhibit, pulse in state.exhibits.pulses.items() if pulse.given]
    if tapped and not (are_settled(state) and all(may_be_told(state, exhibit) for exhibit in tapped)):
        raise Refused(Reason.PULSE_PRIVATE)


def _as_json(name: str, value: object) -> dict[str, bytes]:
    """A value, and the schema that describes it."""
    files = {f"{name}.json": plain(value), f"{name}.schema.json": adapter(type(value)).json_schema()}
    return {file: json.dumps(held, indent=1, ensure_ascii=False).encode() for file, held in files.items()}
