"""The roster as a file: everybody on it, or an empty form to fill in, which comes back as a list to import."""

import asyncio
from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....export.table import Cell, Table, written
from ....export.workbook import written_workbook
from ....store import roster
from ....store.roster import Listed
from ...tongues import LANGUAGES
from ..guest import Guest, visited
from .page import seats_of

router = APIRouter(prefix="/desk/sittings/{sitting}/roster")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/list.csv")
async def list_as_csv(request: Request) -> Response:
    guest = await visited(request)
    return taken_out(written(await _table(guest)), f"roster-{guest.sitting.id}.csv", "text/csv; charset=utf-8")


@router.get("/list.xlsx")
async def list_as_workbook(request: Request) -> Response:
    guest = await visited(request)
    content = await asyncio.to_thread(written_workbook, await _table(guest))
    return taken_out(content, f"roster-{guest.sitting.id}.xlsx", XLSX)


def taken_out(content: bytes, name: str, kind: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


def roster_table(lines: Sequence[Listed]) -> Table:
    """A row for each seat, with a column for everything that tables are mixed by."""
    mixing = tuple(dict.fromkeys(name for line in lines for name in line.attributes))
    columns = (
        ("Seat", "the seat’s number"),
        ("Name", "what the person is called"),
        ("Access needs", "what the person needs to take part"),
        ("Language", "in which the seat’s screens begin"),
        *((name, "something to mix tables by") for name in mixing),
    )
    rows = tuple((*_cells(line), *(line.attributes.get(name, "") for name in mixing)) for line in lines)
    return Table("Roster", columns, rows)


def _cells(line: Listed) -> tuple[Cell, ...]:
    return line.juror, line.name, line.needs, LANGUAGES.get(line.lang, line.lang)


async def _table(guest: Guest) -> Table:
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    return roster_table([listed.get(seat, Listed(seat)) for seat in seats_of(guest, listed)])
