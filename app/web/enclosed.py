"""A form with a small file in it: read whole and into memory alone, so that what somebody sent lies on no disk."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from ..jury.reasons import Reason, Refused
from .headers import is_same_origin
from .joining import MOST_FIELDS

HEARD_OUT = 10
"""So many times too much is read and dropped before the line is cut: a browser shows no answer while it still sends."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The form's fields, the last of each name; the file's content, None where none was chosen."""

    fields: dict[str, str]
    file: bytes | None


async def enclosed(request: Request, most: int) -> Enclosed:
    """A form from one of our own pages, of so many bytes at most (multipart/form-data)."""
    if not is_same_origin(request.headers):
        raise Refused(Reason.NOT_ALLOWED)
    parser = MultiPartParser(
        request.headers, _once(await _body(request, most)), max_files=1, max_fields=MOST_FIELDS, max_part_size=most
    )
    parser.spool_max_size = most
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, UnicodeError):
        raise Refused(Reason.MALFORMED) from None
    file = next((value for _, value in form.multi_items() if isinstance(value, UploadFile)), None)
    content = await file.read() if file and file.filename else None
    await form.close()
    return Enclosed({name: value for name, value in form.multi_items() if isinstance(value, str)}, content)


async def _body(request: Request, most: int) -> bytes:
    kept, heard = bytearray(), 0
    async for chunk in request.stream():
        heard += len(chunk)
        if heard <= most:
            kept += chunk
        elif heard > most * HEARD_OUT:
            break
    if heard > most:
        raise Refused(Reason.TOO_LONG)
    return bytes(kept)


async def _once(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body
