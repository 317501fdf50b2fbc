"""The roster's pages as values: what it says, how a list comes in, and what is asked before anything is erased."""

from collections.abc import Sequence
from dataclasses import dataclass

from ....jury.numbers import JurorNumber
from ....roster.columns import Column
from ....roster.seats import Problem
from ....store.roster import Kept, Listed
from ....study.recruited import Recruited
from ..asking.sheets import AskedSheet, Lists
from ..sheets import Sheet, SittingRow


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A seat as the roster has it; `typed` is what stands in its boxes. `conflict` says that somebody else has changed
    it meanwhile."""

    listed: Listed
    typed: Listed
    conflict: bool


@dataclass(frozen=True, slots=True)
class RosterPage(Sheet):
    """Everybody by seat. `saved` is the seat that was just saved, 0 for none; `imported` and `erased` count the seats
    of which a list was just taken, or something erased, and are None where neither was done.

    `languages` are (code, name) each. `may_erase` is whether there is anything to erase, and this member may.
    `recruited` compares it with the plan's targets, which `may_aim` says this member may still set. `came` is whether
    anybody can have come yet.
    """

    sitting: SittingRow
    lines: tuple[RosterLine, ...]
    languages: tuple[tuple[str, str], ...]
    saved: int
    imported: int | None
    erased: int | None
    longest_name: int
    longest_needs: int
    may_erase: bool
    recruited: tuple[Recruited, ...] = ()
    may_aim: bool = False
    came: bool = False


@dataclass(frozen=True, slots=True)
class TargetsPage(AskedSheet):
    """Who is to be recruited. `known` is what the list knows people by, with some of its values; `recruited` compares
    it with what is saved, of so many seats."""

    lists: Lists
    known: tuple[tuple[str, tuple[str, ...]], ...]
    recruited: tuple[Recruited, ...]
    seats: int
    came: bool = False


@dataclass(frozen=True, slots=True)
class ChooseListPage(Sheet):
    """Where a list is chosen. `problem` is why the last one could not be read, "" for none."""

    sitting: SittingRow
    problem: str
    most_rows: int
    most_seats: int


@dataclass(frozen=True, slots=True)
class ListDraft:
    """What travels from page to page: the list itself (`carried.packed`), and how it is read.

    `headings` is by what the next file is known to be laid out alike.
    """

    grid: str
    headed: bool
    uses: str
    headings: str


@dataclass(frozen=True, slots=True)
class ListColumnsPage(Sheet):
    """What each column is for, beside its first rows. `faults` say what is wrong with the choice.

    `name` is the sheet's in its workbook, and `others` how many more there are that were not read.
    """

    sitting: SittingRow
    draft: ListDraft
    columns: tuple[Column, ...]
    faults: tuple[str, ...]
    rows: int
    name: str
    others: int


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of the list as it would be kept. `kind` is "bad", "new", "changed" or "same"; `was` is what a changed one
    says now, None for the others."""

    number: int
    seat: str
    says: Listed
    kind: str
    problems: tuple[Problem, ...]
    was: Listed | None


@dataclass(frozen=True, slots=True)
class ListPreviewPage(Sheet):
    """Every row of the list, the bad ones first. `seen` are the revisions it was compared with.

    `raised` is how many seats the sitting will have, 0 where that stays. `beside` counts the seats that the roster
    knows and the list does not. `overtaken` are the seats that somebody else has changed since the last preview.
    """

    sitting: SittingRow
    draft: ListDraft
    seen: str
    rows: tuple[ListedRow, ...]
    raised: int
    beside: int
    overtaken: tuple[JurorNumber, ...]

    def count(self, kind: str) -> int:
        return sum(row.kind == kind for row in self.rows)

    @property
    def changes_anything(self) -> bool:
        return bool(self.count("new") or self.count("changed") or self.raised)


@dataclass(frozen=True, slots=True)
class EraseNamesPage(Sheet):
    """What would be erased: of one seat, or of all where `juror` is None. `there` is how many seats have what.

    `problem` is why what a seat said was not erased from the record, "" for nothing.
    """

    sitting: SittingRow
    juror: JurorNumber | None
    name: str
    there: Sequence[tuple[Kept, int]]
    nothing_chosen: bool
    may_erase_record: bool
    longest: int
    problem: str
