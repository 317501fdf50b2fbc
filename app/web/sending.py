"""A file of evidence on its way to a browser: exactly what was kept, in a box of its own, for whoever may have it.

Whatever such a file holds, it is no page of ours: it runs nothing, asks for nothing, and is not taken for anything but
what it is. It is named by its content, so that a browser may keep it for good, and no cache on the way.
"""

from starlette.responses import FileResponse, Response

from ..jury.reasons import Reason, Refused
from ..store.evidence.files import Files, Kept
from ..store.evidence.formats import Format

BOXED = {
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=31536000, immutable",
}
ORIGINAL = "original"
MOST_DIGITS = 3
AT_ONCE = 1 << 20
"""Bytes up to which a page is read whole: a room of people asks for the same one in the same second."""


def sent(files: Files, kept: Kept, page: str, name: str) -> Response:
    """One page's image, from 1, or the file itself: a film to play, anything else to keep. Refused where neither is.

    Reads the disk: for a thread.
    """
    if page == ORIGINAL:
        return _original(files, kept, name)
    number = int(page) if page.isascii() and page.isdecimal() and len(page) <= MOST_DIGITS else 0
    path = files.page(kept, number)
    if path is None or not path.is_file():
        raise Refused(Reason.UNKNOWN)
    media = Format.WEBP if kept.format is Format.PDF else kept.format
    headers = BOXED | {"etag": f'"{kept.digest}-{number}"'}
    if path.stat().st_size > AT_ONCE:
        return FileResponse(path, media_type=media, headers=headers)
    return Response(path.read_bytes(), media_type=media, headers=headers)


def _original(files: Files, kept: Kept, name: str) -> FileResponse:
    how = "inline" if kept.format is Format.WEBM else "attachment"
    tag = {"etag": f'"{kept.digest}"'}
    path = files.original(kept)
    return FileResponse(path, media_type=kept.format, headers=BOXED | tag, filename=name, content_disposition_type=how)
