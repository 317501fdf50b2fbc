"""Files of evidence go into a copy and come back: each whole, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.evidence.copied import beside, copy_files, put_files_back
from app.store.evidence.files import Files
from tests.store import sent
from tests.store.test_evidence import kept

if TYPE_CHECKING:
    from pathlib import Path


def test_files_go_into_a_copy_and_come_back(tmp_path: Path) -> None:
    here, copy, elsewhere = tmp_path / "here", tmp_path / "copy.sqlite", tmp_path / "elsewhere"
    document, film = kept(here, sent.pdf("Hello")), kept(here, sent.film())
    assert copy_files(Files(here), copy) == 2
    assert sorted(path.name for path in beside(copy).iterdir()) == sorted([document.digest, film.digest])
    assert put_files_back(copy, Files(elsewhere)) == 2
    back = Files(elsewhere)
    assert back.find(document.digest) == document
    assert back.original(film).read_bytes() == sent.film()
    page = back.page(document, 1)
    assert page is not None
    assert page.read_bytes() == (Files(here).page(document, 1) or page).read_bytes()


def test_nothing_that_is_here_goes_away_or_is_written_over(tmp_path: Path) -> None:
    here, copy = tmp_path / "here", tmp_path / "copy.sqlite"
    film = kept(here, sent.film())
    copy_files(Files(here), copy)
    later = kept(here, sent.film(unknown=True))
    (Files(beside(copy)).original(film)).write_bytes(b"something else")
    assert put_files_back(copy, Files(here)) == 0, "what is damaged in the copy does not come back"
    assert Files(here).digests() == sorted([film.digest, later.digest])
    assert Files(here).original(film).read_bytes() == sent.film()


def test_where_there_are_no_files_there_is_no_folder(tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert copy_files(Files(tmp_path / "here"), copy) == put_files_back(copy, Files(tmp_path / "here")) == 0
    assert list(tmp_path.iterdir()) == []
