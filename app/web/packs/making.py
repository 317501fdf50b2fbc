"""What a findings pack holds, and how it is made of a record. The same record gives the same figures in every file.

The pack is for anybody: it holds no journal and nothing under a seat's number. Whoever has the record recounts with
`recount.py` from the export; whoever has only this counts `ballots.csv` anew.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ...export.document.page import Face, page
from ...export.document.paper import pdf
from ...export.document.sheets import xlsx
from ...export.document.value import Report
from ...export.document.word import docx, drawings
from ...export.printing.press import NoSuchLetter, Press
from ...export.report.of_day import report, told_of
from ...export.report.told import Told
from ...export.table import dictionary, written
from ...export.tables import tables_of
from ...export.tiers import Tier, released
from ...jury.entry import Entry
from ...store.wire import adapter, plain
from ..exports import check_told
from .stages import Stage

Tell = Callable[[Stage], None]
BEGAN = (1980, 1, 1, 0, 0, 0)
ABOUT = """The findings of one sitting of a citizens' jury, for anybody.

findings.html      the report, to read in any browser; it needs nothing else and asks for nothing
findings.pdf       the same on paper, tagged for whoever has it read out
findings.docx      the same, to edit
findings.xlsx      its tables, with a chart wherever the report draws one
measures.json      every measure with all its digits, in the shape that measures.schema.json describes
ballots.csv        every ballot of every open vote, sorted, without numbers: count them anew
columns.csv        what each column of each table means
manifest.json      the SHA-256 of every file here, and of the record that they were made from

The other tables are named in columns.csv. Answers are never listed under a seat's number here, and the words of nobody
who did not agree to be quoted.
"""


@dataclass(frozen=True, slots=True)
class Record:
    """A sitting's entries, in its time zone; `head` is the last link of its chain."""

    entries: Sequence[Entry]
    zone: str
    head: str


def pack(record: Record, press: Press, faces: Sequence[Face], tell: Tell) -> bytes:
    """A ZIP file. Raises Refused while a vote is open or held back."""
    check_told(record.entries)
    tell(Stage.MEASURING)
    told = told_of(record.entries)
    files = in_every_format(report(told), press, faces, tell)
    tell(Stage.TABLES)
    files |= _figures(record, told)
    files["README.txt"] = ABOUT.encode()
    files["manifest.json"] = _manifest(record, files)
    return _zipped(files)


def in_every_format(made: Report, press: Press, faces: Sequence[Face], tell: Tell) -> dict[str, bytes]:
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
    files = {f"{table.name}.csv": written(table) for table in (*tables, dictionary(tables))}
    if told.measured is not None:
        schema = adapter(type(told.measured)).json_schema(mode="serialization")
        held = {"measures.json": plain(told.measured), "measures.schema.json": schema}
        files |= {name: json.dumps(each, indent=1, ensure_ascii=False).encode() for name, each in held.items()}
    return files


def _manifest(record: Record, files: Mapping[str, bytes]) -> bytes:
    digests = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    made_from = {"entries": len(record.entries), "head": record.head}
    return json.dumps({"files": digests, "record": made_from}, indent=1).encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, BEGAN), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
