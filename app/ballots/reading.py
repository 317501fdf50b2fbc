"""A file of ballots, told by what is in it and by its name's ending: CSV, ABIF, PrefLib, or Juryday's own export."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from .abif import read_abif
from .csv_files import read_csv
from .export import is_export, read_export
from .given import Ballots, Unreadable
from .preflib import read_preflib

PREFLIB = ("soc", "soi", "toc", "toi")
EXPORTED = ("ballots.csv", "asked.csv", "options.csv", "counts.csv")
LARGEST = 256 * 1024 * 1024
A_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Meant:
    """Which question's ballots are meant in an export; the last vote in which it was put where only it is named."""

    question: str = ""
    vote: str = ""
    version: int = 0


def read_ballots(name: str, content: bytes, meant: Meant) -> Ballots:
    """name: the file's, for its ending. Unreadable says in one sentence what is wrong."""
    if content.startswith(A_ZIP):
        return read_tables(unpacked(content), meant)
    text, ending = words(content), name.lower().rpartition(".")[2]
    if is_export(text):
        return read_tables({EXPORTED[0]: content}, meant)
    if ending in PREFLIB or re.search(r"^#\s*(ALTERNATIVE NAME 1|NUMBER ALTERNATIVES):", text, re.MULTILINE):
        return read_preflib(text, ending)
    if ending == "csv" or text.lower().lstrip().startswith(("count,", '"count"')):
        return read_csv(text)
    return read_abif(text)


def read_tables(files: Mapping[str, bytes], meant: Meant) -> Ballots:
    """The tables of an export by name. From ballots.csv alone, only marks and options that somebody chose are known."""
    if EXPORTED[0] not in files:
        raise Unreadable(f"There is no {EXPORTED[0]} in there")
    texts = {name: words(content) for name, content in files.items()}
    return read_export(texts, meant.question, meant.vote, meant.version)


def unpacked(content: bytes) -> Mapping[str, bytes]:
    """The tables that say what was voted, out of a ZIP file, wherever in it they lie."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            found = {info.filename.rpartition("/")[2]: info for info in archive.infolist()}
            tables = [found[name] for name in EXPORTED if name in found]
            if sum(info.file_size for info in tables) > LARGEST:
                raise Unreadable("The tables in this ZIP file are too large")
            return {info.filename.rpartition("/")[2]: archive.read(info) for info in tables}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as wrong:
        raise Unreadable(f"This ZIP file cannot be read ({wrong})") from None


def words(content: bytes) -> str:
    """UTF-8, with or without the mark that spreadsheets put before it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise Unreadable("this is no text in UTF-8", line) from None
