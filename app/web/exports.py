"""A sitting's export, put together from its journal. Refused while a vote is open or held back: it would tell marks."""

import json
from collections.abc import Iterable, Sequence

from ..export.archive import archived
from ..jury.entry import Entry
from ..jury.reasons import Reason, Refused
from ..jury.rules import fold
from ..store.wire import adapter, plain
from ..study.findings import Findings, Standing, findings, standing


def exported(entries: Sequence[Entry], zone: str, lines: Iterable[bytes], recount: bytes) -> bytes:
    """The ZIP file of an open or closed sitting. recount: the script that goes with it."""
    _check_told(entries)
    return archived(entries, zone, lines, recount, _as_json(findings(entries)))


def _check_told(entries: Sequence[Entry]) -> None:
    if not entries:
        raise Refused(Reason.NOT_OPEN_YET)
    state = fold(entries)
    standings = {standing(state, vote) for vote in state.the_plan.votes}
    if Standing.OPEN in standings:
        raise Refused(Reason.VOTE_OPEN)
    if Standing.HELD_BACK in standings:
        raise Refused(Reason.COUNTERPART_OPEN)


def _as_json(found: Findings) -> dict[str, bytes]:
    values = {"findings.json": plain(found), "findings.schema.json": adapter(Findings).json_schema()}
    return {name: json.dumps(value, indent=1, ensure_ascii=False).encode() for name, value in values.items()}
