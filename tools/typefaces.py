"""Makes fonts for paper out of those for pages: a WOFF file is an OpenType font whose tables were packed one by one."""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

FURTHER = "latin-ext"
OWN_NAME, FURTHER_NAME = "Hyperlegible Next".encode("utf-16-be"), "Hyperlegible More".encode("utf-16-be")
"""Two files of one name would each hide the other's letters, so the further letters get a name of their own."""


class Table(NamedTuple):
    tag: bytes
    checksum: int
    content: bytes


def printed(name: str, woff: bytes) -> bytes:
    """The font as a TrueType file."""
    font = unpacked(woff)
    return font.replace(OWN_NAME, FURTHER_NAME) if FURTHER in name else font


def unpacked(woff: bytes) -> bytes:
    """WOFF 1.0 as an sfnt file (W3C, WOFF File Format 1.0, sections 4 and 5). Raises ValueError for anything else."""
    if woff[:4] != b"wOFF":
        raise ValueError("this is no WOFF 1.0 file")
    kind, count = struct.unpack(">4x4s4xH", woff[:14])
    return sfnt(kind, [table(woff, 44 + 20 * place) for place in range(count)])


def table(woff: bytes, entry: int) -> Table:
    tag, start, packed, length, checksum = struct.unpack(">4s4I", woff[entry : entry + 20])
    content = woff[start : start + packed]
    return Table(tag, checksum, zlib.decompress(content) if packed < length else content)


def sfnt(kind: bytes, tables: list[Table]) -> bytes:
    power = 1 << (len(tables).bit_length() - 1)
    head = struct.pack(">4s4H", kind, len(tables), power * 16, power.bit_length() - 1, (len(tables) - power) * 16)
    directory, bodies = b"", b""
    for each in tables:
        at = len(head) + 16 * len(tables) + len(bodies)
        directory += struct.pack(">4s3I", each.tag, each.checksum, at, len(each.content))
        bodies += each.content + bytes(-len(each.content) % 4)
    return head + directory + bodies
