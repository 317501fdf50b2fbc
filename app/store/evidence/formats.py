"""What a file is, by its first bytes and never by its name."""

from enum import StrEnum

from ...jury.exhibits.plan import FileKind
from .unfit import Unfit, Why

ENOUGH = 64
"""So many of its first bytes tell."""


class Format(StrEnum):
    """The formats that are taken, by their media types."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    WEBM = "video/webm"

    @property
    def kind(self) -> FileKind:
        match self:
            case Format.PDF:
                return FileKind.PDF
            case Format.WEBM:
                return FileKind.VIDEO
            case _:
                return FileKind.IMAGE


def format_of(head: bytes) -> Format:
    """Unfit for anything else, and for nothing at all."""
    if not head:
        raise Unfit(Why.EMPTY)
    if head.startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Format.WEBP
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return Format.WEBM
    raise Unfit(Why.UNKNOWN)
