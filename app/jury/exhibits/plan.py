"""The evidence list: what each exhibit says, who stands behind it, and what is shown with it.

Files lie beside the journal and are named here by their SHA-256; a link is an address for people to read, and nothing
here ever asks for what lies there.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from ..numbers import ExhibitId, Words

MOST_PAGES = 100
LONGEST_ADDRESS = 2_000
DIGEST = re.compile(r"[0-9a-f]{64}")
UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")
"""What stands in no address, or makes people and browsers read two different ones."""


class Side(StrEnum):
    """Where an exhibit stands. Shown with a shape and a word, never by colour alone."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
    HUMAN_STORY = "human-story"
    BACKGROUND = "background"


class FileKind(StrEnum):
    """How a file is shown: page by page, as one picture, or as something that plays."""

    PDF = "pdf"
    IMAGE = "image"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class ExhibitFile:
    """A file by its SHA-256 in hexadecimal. `says` is what it shows, for whoever cannot see it, or hear it.

    `pages` is how many images it is shown as: a picture is one, a film none.
    """

    digest: str
    kind: FileKind
    name: str
    pages: int = 1
    says: Words = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What a list of files tells them apart by."""
        return self.digest


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, as people would type it. `says` is what is there; without it the address speaks."""

    address: str
    says: Words = field(default_factory=dict)

    @property
    def host(self) -> str:
        """Whose address it is; "" where it is none that could be followed."""
        try:
            parts = urlsplit(self.address)
            return (parts.hostname or "") if parts.scheme in ("http", "https") and "@" not in parts.netloc else ""
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence. `body` is a list of paragraphs; `interest` and `source` are always stated.

    Where somebody comes to give it, `witness` says who and `profile` what they bring to it; `minutes` is how long it
    is given, `questioned` how long it is then asked about. `licence` says who may copy it.
    """

    id: ExhibitId
    title: Words
    side: Side
    summary: Words
    body: tuple[Words, ...]
    interest: Words
    source: Words
    witness: Words | None = None
    minutes: int = 0
    questioned: int = 0
    licence: Words = field(default_factory=dict)
    profile: Words = field(default_factory=dict)
    files: tuple[ExhibitFile, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def pages(self) -> int:
        return sum(file.pages for file in self.files)


def can_be_followed(link: Link) -> bool:
    return bool(link.host) and len(link.address) <= LONGEST_ADDRESS and not UNSEEN.search(link.address)


def could_be_there(file: ExhibitFile) -> bool:
    """Whether a file could be there under this name, with this many pages."""
    pages = {FileKind.PDF: range(1, MOST_PAGES + 1), FileKind.IMAGE: range(1, 2), FileKind.VIDEO: range(1)}
    return DIGEST.fullmatch(file.digest) is not None and file.pages in pages[file.kind]


def can_be_shown(exhibit: Exhibit) -> bool:
    """Whether its files could be there and its links be followed, and it is asked about for no less than no time."""
    once = len({file.digest for file in exhibit.files}) == len(exhibit.files)
    sound = all(map(could_be_there, exhibit.files)) and all(map(can_be_followed, exhibit.links))
    return once and sound and exhibit.questioned >= 0
