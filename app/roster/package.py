"""An Excel workbook (.xlsx) as its parts: a ZIP file of XML, of which no more is unpacked than a list of seats needs.

Written for files that strangers send. No entity is expanded and no document type taken, so that nothing grows while it
is read; every part is unpacked up to a limit, whatever size it claims; and nothing is ever laid out at the size that a
cell's address claims, by which two cells can cost other readers half a terabyte.
"""

import posixpath
import zlib
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from .grid import Unreadable

MOST_UNPACKED = 10_000_000
"""Bytes of XML in all; 2,000 rows of 50 cells are six million."""

MOST_ELEMENTS = 600_000
"""Elements of XML in all: each of those cells is two or three. Ten megabytes could hold millions."""

DEEPEST = 40
ENCRYPTED = 0x1
NO_WORKBOOK = "There is no Excel workbook in this file. Save it as Excel workbook (.xlsx) or as CSV."
BROKEN = "This workbook is damaged and cannot be read. Open it, save it again as .xlsx or as CSV, and send that."
TOO_MUCH = (
    "This workbook unpacks to far more than a list of seats. Copy the list into a new workbook, or save it as CSV."
)

Attributes = Mapping[str, str]


@dataclass(slots=True)
class Heard:
    """What a reader wants to be told of an XML part: elements by their local names, and the text within."""

    start: Callable[[str, Attributes], None] = lambda name, attributes: None
    end: Callable[[str], None] = lambda name: None
    text: Callable[[str], None] = lambda text: None


@dataclass(slots=True)
class Package:
    """The parts of one workbook, by name."""

    file: ZipFile
    names: Set[str]
    left: int = MOST_UNPACKED
    elements_left: int = MOST_ELEMENTS

    def has(self, part: str) -> bool:
        return part in self.names

    def hear(self, part: str, heard: Heard) -> None:
        """Read one part of the workbook as XML. Unreadable where it is broken, or too much."""
        self.elements_left = _parse(self._unpacked(part), heard, self.elements_left)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: the last word of the kind, and the other part, by the reference's id."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = kind, target.lstrip("/")

        if self.has(place):
            self.hear(place, Heard(start))
        return found

    def _unpacked(self, part: str) -> bytes:
        """The bytes of a part: read up to the limit, for the size that a file claims need not be true."""
        if not self.has(part):
            raise Unreadable(BROKEN)
        found = self.file.getinfo(part)
        if found.flag_bits & ENCRYPTED or found.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable(BROKEN)
        try:
            with self.file.open(found) as packed:
                content = packed.read(self.left + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise Unreadable(BROKEN) from None
        self.left -= len(content)
        if self.left < 0:
            raise Unreadable(TOO_MUCH)
        return content


def opened(content: bytes) -> Package:
    """The package in these bytes; Unreadable where they are no ZIP file."""
    try:
        file = ZipFile(BytesIO(content))
        return Package(file, frozenset(file.namelist()))
    except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise Unreadable(BROKEN) from None


def _parse(content: bytes, heard: Heard, most: int) -> int:
    """How many more elements there may be after this."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, most
        depth, most = depth + 1, most - 1
        if depth > DEEPEST:
            raise Unreadable(BROKEN)
        if most < 0:
            raise Unreadable(TOO_MUCH)
        heard.start(name.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        heard.end(name.rpartition("}")[2])

    def document_type(*_: object) -> None:
        raise Unreadable(BROKEN)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = heard.text, document_type
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise Unreadable(BROKEN) from None
    return most
