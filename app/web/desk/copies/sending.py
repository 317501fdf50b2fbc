"""A copy that is sent from somebody's own disk: written to the data folder as it comes, looked at before it counts."""

import asyncio
from pathlib import Path

from fastapi import APIRouter, Request
from python_multipart.exceptions import FormParserError
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from ....jury.reasons import Reason, Refused
from ....store.copies import Unusable
from ....store.shelf import LARGEST, Tell
from ...errands import Errand, Kind
from ...headers import LARGEST_BODY, is_same_origin
from ..installation import keeper
from .listing import begun
from .taking import Taking

router = APIRouter(prefix="/desk/copies")

AT_ONCE = 1 << 20
"""Bytes that are gathered before the disk is asked to take them."""
NOT_WHOLE = "it did not arrive whole: please send it again"


@router.post("/send")
async def send(request: Request) -> Response:
    if not is_same_origin(request.headers):
        raise Refused(Reason.NOT_ALLOWED)
    guest = await keeper(request)
    taking = Taking(request.headers.get("content-type", ""))
    room, arrived = asyncio.Future[Path](), asyncio.Future[Path]()

    async def work(errand: Errand, tell: Tell) -> None:
        shelf = guest.house.shelf
        with shelf.incoming() as folder:
            tell("sending")
            room.set_result(folder)
            errand.about = await asyncio.to_thread(shelf.take_in, await arrived, tell)

    answer = await begun(guest, Kind.SENT, work)
    if answer.status_code == 303:  # another piece of work may be under way
        await _received(request, taking, await room, arrived)
    return answer


async def _received(request: Request, taking: Taking, folder: Path, arrived: asyncio.Future[Path]) -> None:
    """Settles what the work waits for, whatever happens to the one who sends."""
    try:
        arrived.set_result(await _written(request, taking, folder / "sent"))
    except (ClientDisconnect, FormParserError):
        arrived.set_exception(Unusable(NOT_WHOLE))
    except (Unusable, OSError) as error:
        arrived.set_exception(Unusable(str(error)))
    finally:
        if not arrived.done():
            arrived.set_exception(Unusable(NOT_WHOLE))


async def _written(request: Request, taking: Taking, to: Path) -> Path:
    size = 0
    with to.open("wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            if size > LARGEST + LARGEST_BODY:
                raise Unusable("it is larger than 2 GB: put it back with juryday restore")
            taking.write(chunk)
            if len(taking.taken) >= AT_ONCE:
                await asyncio.to_thread(file.write, taking.give())
        await asyncio.to_thread(file.write, taking.give())
    if not taking.is_whole:
        raise Unusable(NOT_WHOLE)
    if not taking.size:
        raise Unusable("no file was chosen, or it is empty")
    return to
