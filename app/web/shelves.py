"""The pages on which a juror finds everything again: the library, and one's own notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..jury.exhibits.plan import Exhibit
from ..jury.numbers import ExhibitId, JurorNumber, Words
from ..screens.library import LONGEST_NOTE, Shelved
from ..store.notebooks import Note
from .shells import Page


@dataclass(frozen=True, slots=True)
class Kept:
    """One page of a notebook: about an exhibit, or about the whole day (None)."""

    exhibit: Exhibit | None
    note: Note

    @property
    def highlighted(self) -> tuple[Words, ...]:
        body = self.exhibit.body if self.exhibit else ()
        return tuple(body[number - 1] for number in self.note.marks if number <= len(body))


@dataclass(frozen=True, slots=True)
class LibraryPage(Page):
    """What was shown and holds every word of `sought`, with one's own `notes` of it; `open` is the one that is read.

    `told` is what became of a note that was sent as a form: "kept", "overtaken", or "" for none. `in_all` is how much
    there is to search.
    """

    sought: str
    rows: tuple[Shelved, ...]
    in_all: int
    notes: Mapping[ExhibitId, Note]
    open: Shelved | None
    told: str
    longest: int = LONGEST_NOTE


@dataclass(frozen=True, slots=True)
class NotesPage(Page):
    """One's own notes, a page each. `told` is also "erased"."""

    juror: JurorNumber
    title: Words
    pages: tuple[Kept, ...]
    told: str
    longest: int = LONGEST_NOTE


@dataclass(frozen=True, slots=True)
class NotesToKeep(Page):
    """The same to take home, as one file."""

    juror: JurorNumber
    title: Words
    pages: tuple[Kept, ...]
