"""What leaves as one ZIP file says of itself what it is: each file's digest, and the last link of each record."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...export.bounds import UNBOUND, Bounds
from ...jury.entry import Entry
from ...jury.numbers import JurorNumber
from ...store.lines import verified

Known = Mapping[JurorNumber, Mapping[str, str]]
BEGAN = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Record:
    """A sitting's entries, in its time zone; `head` is the last link of its chain, `place` where the jury met.

    `known` is what the organiser's list knows of people, by seat: it is no part of the record. `bounds` are what was
    told before of the same day.
    """

    place: str
    entries: Sequence[Entry]
    zone: str
    head: str
    known: Known = field(default_factory=dict)
    bounds: Bounds = UNBOUND


def record_of(place: str, zone: str, lines: Sequence[str], known: Known) -> Record:
    """lines: the journal's. Broken where one does not verify."""
    _, entries = verified(lines)
    return Record(place, entries, zone, json.loads(lines[-1]).get("hash", ""), known)


def sealed(records: Sequence[Record], files: Mapping[str, bytes], about: str, recount: bytes) -> bytes:
    """With a README that says this, the script that checks it, and the manifest. Without any record itself."""
    whole = {**files, "README.txt": about.encode(), "recount.py": recount}
    digests = {name: hashlib.sha256(whole[name]).hexdigest() for name in sorted(whole)}
    made_from = [{"place": each.place, "entries": len(each.entries), "head": each.head} for each in records]
    manifest = json.dumps({"files": digests, "records": made_from}, indent=1, ensure_ascii=False)
    return _zipped(whole | {"manifest.json": manifest.encode()})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, BEGAN), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
