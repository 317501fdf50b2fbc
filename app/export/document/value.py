"""A report as a value: what it says, in its order, and nothing of how a page or a sheet of paper looks.

A writer for a format takes a `Report` and leaves nothing out. Texts are plain text wherever they stand, whoever wrote
them; a writer makes them safe for its format. Sections nest, so that no level of a heading is ever left out.
"""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text. `lang` is its language where that is not the report's; `address` where on the web it leads."""

    text: str
    lang: str = ""
    strong: bool = False
    address: str = ""


Prose = tuple[Run, ...]


class Tone(StrEnum):
    """How a paragraph speaks: as the report, as the sentence to begin with, in somebody's own words, or aside."""

    PLAIN = "plain"
    LEAD = "lead"
    QUOTED = "quoted"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Paragraph:
    prose: Prose
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, and the points under it."""

    prose: Prose
    within: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, and what stands beside each."""

    rows: tuple[tuple[str, Prose], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`numbers`: what stands under it is compared digit by digit."""

    title: str
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under its caption. The first cell of a row says what the row is about."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Prose, ...], ...]


class Picture(StrEnum):
    """What kind a picture is, by its media type."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; `shows` is what is to be seen on it, for whoever does not see it. `narrow` is the same for a page on a
    screen on which it would not fit."""

    picture: bytes = field(repr=False)
    kind: Picture
    shows: str
    caption: Prose
    narrow: bytes = field(default=b"", repr=False)

    @property
    def address(self) -> str:
        """The picture itself, as an address that a page holds."""
        return data_address(self.kind, self.picture)


Part = Paragraph | Points | Facts | Grid | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    title: str
    parts: tuple[Part, ...] = ()
    within: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a report says of itself, in its language: over its list of sections, and to whoever has it read out."""

    contents: str = "Contents"
    skip: str = "Skip to the text"


@dataclass(frozen=True, slots=True)
class Report:
    """`above` stands over the title, `lead` under it; both may be empty. `brief` stands before the list of sections: on
    paper it is the first page, in smaller letters where it would need more."""

    title: str
    lang: str
    above: str = ""
    lead: str = ""
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    frame: Frame = Frame()
    brief: Section | None = None

    @property
    def every_section(self) -> tuple[Section, ...]:
        return (*((self.brief,) if self.brief else ()), *self.sections)


def plain(text: str) -> Prose:
    return (Run(text),)


def data_address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def points(*texts: str) -> Points:
    return Points(tuple(Item(plain(text)) for text in texts))


def anchors(sections: Iterable[Section], under: str = "part") -> Iterator[tuple[str, Section]]:
    """Each of these sections with the name by which it is led to: part-1, part-2; under the second part-2-1 …"""
    return ((f"{under}-{number}", section) for number, section in enumerate(sections, 1))
