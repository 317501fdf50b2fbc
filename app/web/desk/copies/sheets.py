"""The pages of the copies as values."""

from dataclasses import dataclass

from ...errands import Errand
from ..people import Ago
from ..sheets import Sheet


@dataclass(frozen=True, slots=True)
class CopyRow:
    """`when` it was made, in UTC, and its `size`, in words. What it holds is known once it `is_known`."""

    name: str
    when: str
    size: str
    files: int
    is_known: bool
    sittings: int
    entries: int
    was_sent: bool


@dataclass(frozen=True, slots=True)
class There:
    """What is in the database now, and how many days are under way."""

    sittings: int
    entries: int
    under_way: int


@dataclass(frozen=True, slots=True)
class CopiesPage(Sheet):
    """`errand` is the last long work; `seconds` since it began. `refused`: another one is under way.

    `is_file` is whether the database is one that is copied here. `newest` is how old the newest copy is.
    """

    copies: tuple[CopyRow, ...]
    newest: Ago | None
    errand: Errand | None
    seconds: int
    refused: bool
    is_file: bool
    lies_in: str
    key: str
    most_bytes: int


@dataclass(frozen=True, slots=True)
class RestorePage(Sheet):
    """Asks before a copy takes the place of what is there, which will lie in `lies_in`. `unticked`: nobody ticked."""

    copy: CopyRow
    there: There
    lies_in: str
    key: str
    unticked: bool


@dataclass(frozen=True, slots=True)
class DeleteCopyPage(Sheet):
    """Asks before a copy is deleted. `last`: there is no other."""

    copy: CopyRow
    last: bool
