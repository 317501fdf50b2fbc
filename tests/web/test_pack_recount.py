"""Whoever has only the findings pack counts its votes again, with the one script in it, and finds what was changed."""

from __future__ import annotations

import hashlib
import io
import json
import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.export.printing.press import Press
from app.settings import printed_fonts, recount_script
from app.web.packs import making
from app.web.packs.making import Workshop, pack
from app.web.packs.sealing import Record
from tests.journals.test_golden import entries_of

JOURNALS = Path(__file__).parents[1] / "journals"
DAYS = ("london-every-method", "london-secret", "london-drafting", "manchester-12", "london-restored")


@pytest.fixture(scope="module", params=DAYS)
def unpacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report itself is left out: it takes seconds and is not counted from."""
    folder = tmp_path_factory.mktemp("pack")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "in_every_format", lambda *_: {})
        record = Record("Here", entries_of(JOURNALS / f"{request.param}.jsonl"), "Europe/London", "ab")
        made = pack(record, Workshop(Press(printed_fonts()), (), recount_script(), lambda _: None))
    zipfile.ZipFile(io.BytesIO(made)).extractall(folder)
    return folder


def recounted(folder: Path) -> tuple[int, str]:
    run = subprocess.run([sys.executable, "-I", "recount.py"], cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def changed(folder: Path, to: Path, name: str, old: str, new: str) -> Path:
    """A copy in which one cell is another, and the manifest agrees."""
    shutil.copytree(folder, to)
    text = (to / name).read_text(encoding="utf-8-sig")
    assert old in text
    (to / name).write_text(text.replace(old, new, 1), encoding="utf-8-sig")
    manifest = json.loads((to / "manifest.json").read_text())
    manifest["files"][name] = hashlib.sha256((to / name).read_bytes()).hexdigest()
    (to / "manifest.json").write_text(json.dumps(manifest))
    return to


def test_a_stranger_counts_the_votes_again_and_is_told_what_that_cannot_show(unpacked: Path) -> None:
    code, said = recounted(unpacked)
    assert code == 0, said
    assert "all as published" in said
    assert "This folder holds no record" in said
    assert "python3 recount.py" in (unpacked / "README.txt").read_text()


def test_a_changed_byte_is_found_in_every_file(unpacked: Path) -> None:
    script = runpy.run_path(str(unpacked / "recount.py"))
    for name in json.loads((unpacked / "manifest.json").read_text())["files"]:
        whole = (unpacked / name).read_bytes()
        (unpacked / name).write_bytes(whole + b" ")
        with pytest.raises(script["Wrong"], match=re.escape(name)):
            script["pack"](unpacked)
        (unpacked / name).write_bytes(whole)


def test_a_changed_figure_is_found_though_the_manifest_was_changed_with_it(unpacked: Path, tmp_path: Path) -> None:
    for name in ("counts.csv", "published.csv", "ballots.csv", "results.csv", "verdicts.csv", "votes.csv"):
        lines = (unpacked / name).read_text(encoding="utf-8-sig").splitlines()
        if len(lines) < 2:
            continue
        column = {"results.csv": "place", "verdicts.csv": "ruling", "votes.csv": "turnout"}.get(name)
        heads = lines[0].split(",")
        cells = lines[1].split(",")
        if column and len(cells) == len(heads):
            cells[heads.index(column)] = "999"
            line = ",".join(cells)
        else:
            line = f"{lines[1]}9"
        code, said = recounted(changed(unpacked, tmp_path / name, name, lines[1], line))
        assert (code, "Not as published" in said) == (1, True), (name, said)
