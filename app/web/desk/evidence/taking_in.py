"""A file that an organiser sends: read as it comes and no further than it may be long, and kept or refused whole."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from ....jury.exhibits.plan import ExhibitFile
from ....jury.reasons import Reason, Refused
from ....live.clock import wall_clock
from ....store.evidence.files import LARGEST, Files, Kept
from ....store.evidence.lent import lend
from ....store.evidence.unfit import Unfit, Why
from ...headers import LARGEST_BODY, is_same_origin
from ..guest import Guest

MOST_FIELDS = 400
MOST_THROWN_AWAY = 200 << 20
"""A browser that is answered while it still sends shows a broken line instead of the answer. This much is read."""
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a form from one of our own pages. Close it: the file lies outside, for now.

    `unfit` where it was cut off because it was too large; the fields that stood before the file are here.
    """

    fields: dict[str, str]
    file: UploadFile | None = None
    unfit: Why | None = None

    async def close(self) -> None:
        if self.file:
            await self.file.close()


async def sent_with(request: Request) -> Sent:
    """Refused from anywhere else."""
    if not is_same_origin(request.headers):
        raise Refused(Reason.NOT_ALLOWED)
    parser = MultiPartParser(
        request.headers, _as_far_as_it_may(request), max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGEST_BODY
    )
    try:
        form = await parser.parse()
    except Unfit as unfit:
        return Sent(_texts(parser.items), unfit=unfit.why)
    except (MultiPartException, KeyError, UnicodeError):
        raise Refused(Reason.MALFORMED) from None
    file = form.get("file")
    return Sent(_texts(form.multi_items()), file if isinstance(file, UploadFile) and file.filename else None)


def _texts(items: Iterable[tuple[str, object]]) -> dict[str, str]:
    return {name: value for name, value in items if isinstance(value, str)}


async def kept_from(guest: Guest, sent: Sent) -> ExhibitFile:
    """The file in its place, the organisation's own from now on. Unfit, and nothing kept, where it cannot be shown."""
    file = sent.file
    if file is None:
        raise Unfit(Why.EMPTY)
    # One at a time, whoever sends: a day that goes on meanwhile needs the machine more.
    async with guest.house.opening_files:
        kept = await asyncio.to_thread(_kept, guest.house.files, file)
    await asyncio.to_thread(lend, guest.engine, guest.organisation.id, kept, file.filename or "", wall_clock())
    return kept.called(file.filename or "")


def _kept(files: Files, sent: UploadFile) -> Kept:
    with files.incoming() as incoming:
        while chunk := sent.file.read(CHUNK):
            incoming.write(chunk)
        return files.keep(incoming)


async def _as_far_as_it_may(request: Request) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= LARGEST + LARGEST_BODY:
            yield chunk
        elif size > MOST_THROWN_AWAY:
            break
    if size > LARGEST + LARGEST_BODY:
        raise Unfit(Why.TOO_LARGE)
