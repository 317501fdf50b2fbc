"""A plan's file on its way out of the desk, and into it: small, text, and read to its end before anything is said."""

from collections.abc import AsyncGenerator

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import Response

from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...store.plan_files import Unreadable, read_plan_file, write_plan_file
from ..headers import LARGEST_BODY
from ..joining import posted_body

LARGEST_PLAN = 1024 * 1024
MOST_THROWN_AWAY = 64 * 1024 * 1024
TOO_LARGE = "it is larger than 1 MB."


class TooLarge(Exception):
    """The file that was sent is more than a plan can be."""


def as_a_file(plan: Plan, name: str) -> Response:
    """To keep, to change and to take in again."""
    named = f'attachment; filename="juryday-plan-{name}.json"'
    return Response(write_plan_file(plan), media_type="application/json", headers={"content-disposition": named})


def read_sent(sent: bytes) -> Plan:
    """Unreadable, in a sentence, where it is no plan."""
    if not sent.strip():
        raise Unreadable("no file was chosen, or there is nothing in it.")
    try:
        return read_plan_file(sent.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("it is not text in UTF-8.") from None


async def posted_file(request: Request) -> tuple[dict[str, str], bytes]:
    """The fields of a form from one of our own pages, and the file that came with it in the field `file`."""
    try:
        body = await posted_body(request, LARGEST_PLAN + LARGEST_BODY)
    except Refused as refused:
        if refused.reason is not Reason.TOO_LONG:
            raise
        await _read_to_its_end(request)
        raise TooLarge from None

    async def once() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    try:
        form = await MultiPartParser(request.headers, once(), max_files=1, max_fields=20).parse()
    except (MultiPartException, KeyError, UnicodeError):
        raise Refused(Reason.MALFORMED) from None
    sent = form.get("file")
    held = await sent.read() if isinstance(sent, UploadFile) else str(sent or "").encode(errors="replace")
    await form.close()
    if len(held) > LARGEST_PLAN:
        raise TooLarge
    return {name: value for name, value in form.items() if isinstance(value, str)}, held


async def _read_to_its_end(request: Request) -> None:
    """A browser that is answered while it still sends shows its user a broken line instead of the answer."""
    left = MOST_THROWN_AWAY
    async for chunk in request.stream():
        left -= len(chunk)
        if left < 0:
            return
