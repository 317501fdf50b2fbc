"""A list becomes the roster: chosen, its columns named, looked at, and taken whole or not at all.

The list travels in the pages' own forms. Nothing of it is kept here before it is taken, so that no name lingers of a
list that somebody only tried, and two people, two tabs and two workers do not get into each other's way.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....export.table import Table, written
from ....jury.numbers import JurorNumber
from ....jury.reasons import Reason, Refused
from ....roster.carried import packed, unpacked
from ....roster.columns import MOST_ATTRIBUTES, Use, body, columns, guessed, is_headed
from ....roster.grid import MOST_ROWS, Grid, Unreadable
from ....roster.reading import LARGEST_FILE, TOO_LARGE, read_list
from ....roster.seats import MOST_SEATS, Allowed, SeatRow, mistaken, seat_rows
from ....store import roster
from ....store.roster import Listed
from ...enclosed import Enclosed, enclosed
from ...tongues import LANGUAGES
from ..guest import Guest, visited
from ..planning.keeping import draft
from .files import taken_out
from .listing import Change, changes, overtaken, read_seen, too_many_attributes, written_seen
from .page import Roster, about, path_of
from .sheets import ChooseListPage, ListColumnsPage, ListDraft, ListedRow, ListPreviewPage

router = APIRouter(prefix="/desk/sittings/{sitting}/roster/import")

MOST_SENT = LARGEST_FILE + 100_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A list, and how its columns are read."""

    grid: Grid
    headed: bool
    uses: tuple[Use, ...]

    def draft(self) -> ListDraft:
        return ListDraft(packed(self.grid), self.headed, ",".join(self.uses), _layout(self.grid))

    def faults(self) -> tuple[str, ...]:
        return tuple(mistaken(self.grid, self.headed, self.uses))


@router.get("")
async def choose_list(request: Request) -> Response:
    guest = await visited(request)
    return _choose(guest, "")


@router.post("")
async def take_step(request: Request) -> Response:
    """The next step with a list, as the button that was pressed says: to its columns, its preview, its import."""
    guest = await visited(request)
    try:
        sent, targets = await enclosed(request, MOST_SENT), (await draft(guest)).plan.targets
        reading = await asyncio.to_thread(_reading, sent, tuple(each.attribute for each in targets))
    except Unreadable as why:
        return _choose(guest, str(why), 400)
    except Refused as refused:
        if refused.reason is not Reason.TOO_LONG:
            raise
        return _choose(guest, TOO_LARGE, 400)
    step = sent.fields.get("step", "columns") if _is_known(sent, reading) else "columns"
    if faults := reading.faults() if step != "columns" else ():
        return await asyncio.to_thread(_columns, guest, reading, faults, 400)
    if step == "columns":
        return await asyncio.to_thread(_columns, guest, reading, ())
    return await _looked_at(guest, reading, step, sent.fields)


async def _looked_at(guest: Guest, reading: Reading, step: str, fields: Mapping[str, str]) -> Response:
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    rows = await asyncio.to_thread(_rows, guest, reading)
    found = changes(rows, listed)
    if many := too_many_attributes(found, listed):
        told = f"Tables can be mixed by {MOST_ATTRIBUTES} things; with those on the roster there would be {len(many)}: "
        return _columns(guest, reading, (f"{told}{', '.join(many)}.",), 400)
    if step == "problems":
        return taken_out(written(_problems(rows)), "problems.csv", "text/csv; charset=utf-8")
    if step != "import" or any(row.problems for row in rows):
        status = 200 if step == "preview" else 400
        return await asyncio.to_thread(_preview, guest, reading, found, listed, (), status)
    late = overtaken(found, read_seen(fields.get("seen", ""))) or await _imported(guest, found)
    if late:
        listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
        return await asyncio.to_thread(_preview, guest, reading, changes(rows, listed), listed, late, 409)
    await guest.house.recall(guest.sitting.id)
    return RedirectResponse(f"{path_of(guest)}?imported={len(found)}", 303)


async def _imported(guest: Guest, found: tuple[Change, ...]) -> tuple[JurorNumber, ...]:
    wanted = [change.then for change in found if change.now != change.then]
    seats = _raised(guest, found)
    return await asyncio.to_thread(roster.import_roster, guest.engine, guest.sitting.id, wanted, seats)


def _reading(sent: Enclosed, recruited_by: Sequence[str]) -> Reading:
    """The list in a form: a new file, or the one that travels along. Unreadable where there is neither."""
    said = sent.fields.get("uses", "-").split(",")
    named = tuple(Use(use) for use in said if use in set(Use))
    if sent.file is not None:
        grid = read_list(sent.file)
        headed = is_headed(grid)
        alike = sent.fields.get("headings") == _layout(grid) and len(named) == grid.width
        return Reading(grid, headed, named if alike else guessed(grid, headed, recruited_by))
    if "grid" not in sent.fields:
        raise Unreadable("Choose a file first.")
    grid, headed = unpacked(sent.fields["grid"]), sent.fields.get("headed") == "1"
    if len(named) == grid.width:
        return Reading(grid, headed, named)
    chosen = (sent.fields.get(f"use-{place}", "") for place in range(grid.width))
    return Reading(grid, headed, tuple(Use(use) if use in set(Use) else Use.NOTHING for use in chosen))


def _is_known(sent: Enclosed, reading: Reading) -> bool:
    """Whether somebody has said what this list's columns are: of itself, or of one that is laid out alike."""
    return sent.file is None or sent.fields.get("headings") == _layout(reading.grid)


def _layout(grid: Grid) -> str:
    """By what a corrected list is known to be laid out as the one before."""
    return hashlib.sha256("\n".join(grid.lines[0].cells).encode()).hexdigest()[:16]


def _rows(guest: Guest, reading: Reading) -> tuple[SeatRow, ...]:
    seats = guest.house.state_of(guest.sitting.id).seats
    return seat_rows(reading.grid, reading.headed, reading.uses, Allowed(LANGUAGES, seats or None))


def _raised(guest: Guest, found: tuple[Change, ...]) -> int:
    """How many seats the sitting will have for those on the list, 0 where that stays."""
    if guest.house.state_of(guest.sitting.id).seats:
        return 0
    highest = max((change.row.seat for change in found if not change.row.problems), default=0)
    return highest if highest > guest.sitting.seats else 0


def _choose(guest: Guest, problem: str, status: int = 200) -> Response:
    return guest.shown(ChooseListPage(*about(guest), problem, MOST_ROWS, MOST_SEATS), status)


def _columns(guest: Guest, reading: Reading, faults: tuple[str, ...], status: int = 200) -> Response:
    page = ListColumnsPage(
        *about(guest),
        draft=reading.draft(),
        columns=columns(reading.grid, reading.headed, reading.uses),
        faults=faults,
        rows=len(body(reading.grid, reading.headed)),
        name=reading.grid.sheet,
        others=reading.grid.others,
    )
    return guest.shown(page, status)


def _preview(
    guest: Guest,
    reading: Reading,
    found: tuple[Change, ...],
    listed: Roster,
    late: tuple[JurorNumber, ...],
    status: int,
) -> Response:
    named = {change.row.seat for change in found}
    page = ListPreviewPage(
        *about(guest),
        draft=reading.draft(),
        seen=written_seen(listed),
        rows=tuple(map(_listed_row, sorted(found, key=lambda change: change.kind != "bad"))),
        raised=_raised(guest, found),
        beside=sum(not line.is_empty and juror not in named for juror, line in listed.items()),
        overtaken=late,
    )
    return guest.shown(page, status)


def _listed_row(change: Change) -> ListedRow:
    row = change.row
    says = Listed(row.seat, row.name or "", row.needs or "", 0, row.lang or "", dict(row.attributes))
    was = change.now if change.kind == "changed" else None
    return ListedRow(row.number, row.written, says if row.problems else change.then, change.kind, row.problems, was)


def _problems(rows: tuple[SeatRow, ...]) -> Table:
    columns = (("Row", "in the file"), ("Seat", "as written"), ("Column", "its heading"), ("What is wrong", "why"))
    told = ((row.number, row.written, each.column, each.text) for row in rows for each in row.problems)
    return Table("Problems", columns, tuple(told))
