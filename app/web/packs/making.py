"""What a findings pack holds, and how it is made of a record. The same record gives the same figures in every file.

The pack is for anybody: it holds no journal and nothing under a seat's number. `recount.py` counts its ballots anew and
says what only the record can show.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ...export.document.page import Face, page
from ...export.document.paper import pdf
from ...export.document.sheets import xlsx
from ...export.document.value import Report
from ...export.document.word import docx, drawings
from ...export.printing.press import NoSuchLetter, Press
from ...export.recruited import target_table
from ...export.report.aiming import recruitment
from ...export.report.of_day import report, told_of
from ...export.report.side_by_side import side_by_side
from ...export.report.told import Told
from ...export.report.voicing import turns_by_group
from ...export.shared_turns import shared_at_tables, turn_tables
from ...export.table import dictionary, written
from ...export.tables import tables_of
from ...export.tellings import as_counted, settled
from ...export.tiers import Tier, released
from ...jury.rules import fold
from ...store.wire import adapter, plain
from ...study.measures.compared import Venue, compared
from ..exports import check_told
from .sealing import Record, sealed
from .stages import Stage

Tell = Callable[[Stage], None]
ABOUT = """The findings of one sitting of a citizens' jury, for anybody.

findings.html      the report, to read in any browser; it needs nothing else and asks for nothing
findings.pdf       the same on paper, tagged for whoever has it read out
findings.docx      the same, to edit
findings.xlsx      its tables, with a chart wherever the report draws one
measures.json      every measure with all its digits, in the shape that measures.schema.json describes
targets.csv        who was to be recruited, and how many came where that may be told; targets.json says the same
turns_by_table.csv how evenly each table shared its turns, beside chance; turns_by_group.csv the same turns by
                   who people are, where that may be told
ballots.csv        every ballot of every open vote, sorted, without numbers: count them anew
recount.py         run  python3 recount.py  here: it checks every file, and counts every figure of a vote anew
columns.csv        what each column of each table means
manifest.json      the SHA-256 of every file here, and of the record that they were made from

The other tables are named in columns.csv. Answers are never listed under a seat's number here, and the words of nobody
who did not agree to be quoted. So what was measured of each person before and after, as the reason index, cannot be
worked out anew from this folder: that takes the record, whose last link manifest.json names.
"""


SIDE_BY_SIDE = """The juries of one inquiry side by side, for anybody: what they were all asked, before and after.

findings.html, findings.pdf, findings.docx and findings.xlsx say the same. manifest.json has the SHA-256 of each, and of
the records that they were made from; recount.py checks them. Each jury's own pack holds its ballots.
"""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a pack is made with, the script that goes with it, and who is told how far it is."""

    press: Press
    faces: Sequence[Face]
    recount: bytes
    tell: Tell


def pack(record: Record, workshop: Workshop) -> bytes:
    """Of one sitting, as a ZIP file. Raises Refused while a vote is open or held back."""
    check_told(record.entries)
    workshop.tell(Stage.MEASURING)
    told = told_of(record.entries, record.known, record.zone, record.bounds)
    files = in_every_format(report(told), workshop)
    workshop.tell(Stage.TABLES)
    return sealed([record], files | _figures(record, told), ABOUT, workshop.recount)


def pack_of_juries(inquiry: str, records: Sequence[Record], workshop: Workshop) -> bytes:
    """Juries side by side, as a ZIP file. A jury that may not be told of is named, and no more."""
    workshop.tell(Stage.MEASURING)
    found = compared([_venue(record) for record in records])
    files = in_every_format(side_by_side(inquiry, found), workshop)
    return sealed(records, files, SIDE_BY_SIDE, workshop.recount)


def _venue(record: Record) -> Venue:
    state = fold(record.entries)
    bounds = settled(state, record.bounds)
    return Venue(record.place, as_counted(state, bounds), not bounds.no_moves)


def in_every_format(made: Report, workshop: Workshop) -> dict[str, bytes]:
    press, faces, tell = workshop.press, workshop.faces, workshop.tell
    tell(Stage.PAGE)
    files = {"findings.html": page(made, faces).encode()}
    tell(Stage.PAPER)
    # Where letters have no shape on paper here, the page says all that the paper would.
    with suppress(NoSuchLetter):
        files["findings.pdf"] = pdf(made, press)
    tell(Stage.WORD)
    drawn = drawings(made)
    files["findings.docx"] = docx(made, dict(zip(drawn, press.drawn(drawn), strict=True)))
    tell(Stage.WORKBOOK)
    files["findings.xlsx"] = xlsx(made)
    return files


def _figures(record: Record, told: Told) -> dict[str, bytes]:
    tables = released(tables_of(record.entries, record.zone), told.state, Tier.PUBLIC)
    found = recruitment(told)
    turns = turn_tables(shared_at_tables(told.state), turns_by_group(told))
    tables = (*tables, target_table(found), *turns)
    files = {f"{table.name}.csv": written(table) for table in (*tables, dictionary(tables))}
    files |= _in_json("targets", found)
    if told.measured is not None:
        files |= _in_json("measures", told.measured)
    return files


def _in_json(name: str, found: object) -> dict[str, bytes]:
    held = {f"{name}.json": plain(found), f"{name}.schema.json": adapter(type(found)).json_schema(mode="serialization")}
    return {file: json.dumps(each, indent=1, ensure_ascii=False).encode() for file, each in held.items()}
