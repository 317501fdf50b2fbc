"""Whether a file is a whole WebM film: its boxes walked from the first to the last, nothing decoded.

EBML: RFC 8794. WebM: a Matroska of doctype "webm" whose tracks are VP8, VP9 or AV1 with Vorbis or Opus.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .unfit import Unfit, Why

EBML, DOCTYPE, SEGMENT = 0x1A45DFA3, 0x4282, 0x18538067
TRACKS, TRACK, CODEC, CLUSTER = 0x1654AE6B, 0xAE, 0x86, 0x1F43B675
BESIDE = frozenset({0x114D9B74, 0x1549A966, 0x1C53BB6B, 0x1254C367, 0x1043A770, 0xEC, 0xBF})
"""SeekHead, Info, Cues, Tags, Chapters, Void, CRC-32: what else a segment may hold. No attachments."""
VIDEO = frozenset({b"V_VP8", b"V_VP9", b"V_AV1"})
SOUND = frozenset({b"A_VORBIS", b"A_OPUS"})
LARGEST_HEAD = 1 << 20
MOST_BOXES = 20_000
"""In one another; hours of film have fewer. A file may hold millions that are empty, and each takes its time."""


@dataclass(frozen=True, slots=True)
class Box:
    """An element: where its content starts and ends. The end of what was still being filmed is the file's."""

    id: int
    start: int
    end: int


def check_webm(path: Path) -> None:
    """Unfit where it is another Matroska, damaged, cut short, or has no pictures."""
    size = path.stat().st_size
    with path.open("rb") as file:
        boxes = _boxes(file, 0, size)
        head, segment = next(boxes, None), next(boxes, None)
        if head is None or head.id != EBML or _doctype(file, head) != b"webm":
            raise Unfit(Why.UNKNOWN)
        if segment is None or segment.id != SEGMENT or next(boxes, None) is not None:
            raise Unfit(Why.BROKEN)
        _check_segment(file, segment)


def _check_segment(file: BinaryIO, segment: Box) -> None:
    codecs: list[bytes] = []
    filmed = False
    for box in _boxes(file, segment.start, segment.end):
        if box.id == TRACKS:
            codecs += [codec for track in _within(file, box, TRACK) for codec in _texts(file, track, CODEC)]
        elif box.id == CLUSTER:
            filmed = True
        elif box.id not in BESIDE:
            raise Unfit(Why.BROKEN)
    if not filmed or not VIDEO & set(codecs):
        raise Unfit(Why.BROKEN)
    if set(codecs) - VIDEO - SOUND:
        raise Unfit(Why.UNKNOWN)


def _doctype(file: BinaryIO, head: Box) -> bytes:
    return next(_texts(file, head, DOCTYPE), b"")


def _texts(file: BinaryIO, box: Box, wanted: int) -> Iterator[bytes]:
    for found in _within(file, box, wanted):
        file.seek(found.start)
        yield file.read(min(found.end - found.start, 64)).rstrip(b"\0")


def _within(file: BinaryIO, box: Box, wanted: int) -> Iterator[Box]:
    if box.end - box.start > LARGEST_HEAD:
        raise Unfit(Why.BROKEN)
    return (each for each in _boxes(file, box.start, box.end) if each.id == wanted)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    for _ in range(MOST_BOXES):
        if start >= end:
            return
        file.seek(start)
        id, _ = _number(file, keep_mark=True)
        size, unknown = _number(file, keep_mark=False)
        content = file.tell()
        if unknown and id not in (SEGMENT, CLUSTER):
            raise Unfit(Why.BROKEN)
        start = end if unknown else content + size
        if start > end:
            raise Unfit(Why.BROKEN)
        yield Box(id, content, start)
    if start < end:
        raise Unfit(Why.BROKEN)


def _number(file: BinaryIO, keep_mark: bool) -> tuple[int, bool]:
    """A number of one to eight bytes, whose first bit set tells how many; all ones where it is not known."""
    first = file.read(1)
    if not first or not first[0]:
        raise Unfit(Why.BROKEN)
    width = 9 - first[0].bit_length()
    rest = file.read(width - 1)
    if len(rest) != width - 1:
        raise Unfit(Why.BROKEN)
    whole = int.from_bytes(first + rest)
    value = whole & ((1 << 7 * width) - 1)
    return whole if keep_mark else value, value == (1 << 7 * width) - 1
