"""Files of evidence: only what they say they are, whole or not at all, and served as they were kept."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.jury.exhibits.plan import MOST_PAGES, FileKind, could_be_there
from app.store.evidence import alone
from app.store.evidence.files import LARGEST, LONGEST_NAME, Files, Kept, as_called
from app.store.evidence.formats import Format
from app.store.evidence.unfit import Unfit, Why
from tests.store import sent

if TYPE_CHECKING:
    from pathlib import Path


def kept(folder: Path, content: bytes, patience: float = 60) -> Kept:
    files = Files(folder, patience)
    with files.incoming() as incoming:
        incoming.write(content)
        return files.keep(incoming)


def why(folder: Path, content: bytes, patience: float = 60) -> Why:
    """Why it is not taken; nothing of it stays."""
    with pytest.raises(Unfit) as refused:
        kept(folder, content, patience)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    return refused.value.why


def test_a_document_becomes_pages_and_what_is_written_on_them(tmp_path: Path) -> None:
    content = sent.pdf("The first page", "The second")
    document = kept(tmp_path, content)
    assert (document.format, document.pages, document.size) == (Format.PDF, 2, len(content))
    assert document.texts == ("The first page", "The second")
    files = Files(tmp_path)
    assert files.original(document).read_bytes() == content
    with Image.open(files.page(document, 2) or "") as page:
        assert page.format == "WEBP"
        assert alone.PAGE_SIDE * 0.98 < max(page.size) <= alone.PAGE_SIDE
        darkest, lightest = page.convert("L").getextrema()
    assert darkest < 50 < 250 < lightest, "there is something on it"
    assert files.page(document, 0) is files.page(document, 3) is None


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("JPEG", "CMYK"), ("WEBP", "RGB")]
)
def test_a_picture_is_drawn_anew(tmp_path: Path, kind: str, mode: str) -> None:
    picture = kept(tmp_path, sent.picture(kind, mode=mode))
    assert (picture.format.name, picture.pages, picture.texts) == (kind, 1, ())
    with Image.open(Files(tmp_path).page(picture, 1) or "") as drawn:
        assert (drawn.format, drawn.size) == (kind, (60, 40))


def test_what_a_picture_knows_beside_its_dots_is_gone(tmp_path: Path) -> None:
    content = sent.where_it_was_taken()
    assert b"Hidden Lane" in content
    picture = kept(tmp_path, content)
    stored = Files(tmp_path).original(picture).read_bytes()
    assert b"Hidden Lane" not in stored
    assert b"photographer" not in stored
    with Image.open(BytesIO(stored)) as drawn:
        assert drawn.size == (40, 60), "it stands as it was taken"
        assert not drawn.getexif()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_hides_behind_a_picture_is_gone(tmp_path: Path, kind: str) -> None:
    picture = kept(tmp_path, sent.picture(kind) + sent.SCRIPT + b"PK\x03\x04")
    assert sent.SCRIPT not in Files(tmp_path).original(picture).read_bytes()


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    picture = kept(tmp_path, sent.picture("JPEG", (4_000, 2_000)))
    with Image.open(Files(tmp_path).original(picture)) as drawn:
        assert drawn.size == (alone.LONGEST_SIDE, alone.LONGEST_SIDE // 2)


@pytest.mark.parametrize("unknown", [False, True], ids=["filmed", "while filming"])
def test_a_film_is_kept_as_it_is(tmp_path: Path, unknown: bool) -> None:
    content = sent.film(unknown=unknown)
    film = kept(tmp_path, content)
    assert (film.format.kind, film.pages) == (FileKind.VIDEO, 0)
    assert Files(tmp_path).original(film).read_bytes() == content


REFUSED = {
    "nothing": (b"", Why.EMPTY),
    "a drawing that can hold scripts": (sent.SVG, Why.UNKNOWN),
    "a page": (sent.HTML, Why.UNKNOWN),
    "a page that calls itself a PDF further on": (sent.HTML + sent.pdf("Hello"), Why.UNKNOWN),
    "a GIF": (b"GIF89a" + bytes(50), Why.UNKNOWN),
    "a program": (b"\x7fELF" + bytes(50), Why.UNKNOWN),
    "an archive": (b"PK\x03\x04" + bytes(50), Why.UNKNOWN),
    "a PDF in name": (b"%PDF-1.7\n" + sent.HTML, Why.BROKEN),
    "a PDF cut short": (sent.pdf("Hello" * 50)[:-300], Why.BROKEN),
    "a PDF of nothing but an end": (b"%PDF-1.7\n" + bytes(2_000) + b"%%EOF", Why.BROKEN),
    "a PDF without a page": (sent.pdf(), Why.BROKEN),
    "a PDF with a password": (sent.locked_pdf(), Why.LOCKED),
    "a PDF of too many pages": (sent.pdf(*["x"] * (MOST_PAGES + 1)), Why.TOO_MANY_PAGES),
    "a PNG in name": (b"\x89PNG\r\n\x1a\n" + sent.HTML, Why.BROKEN),
    "a PNG cut short": (sent.picture(size=(300, 300))[:-2_000], Why.BROKEN),
    "a JPEG cut short": (sent.picture("JPEG", (300, 300))[:-2_000], Why.BROKEN),
    "a WebP in name": (b"RIFF\x40\0\0\0WEBP" + bytes(64), Why.BROKEN),
    "a bomb": (sent.bomb(), Why.TOO_MANY_PIXELS),
    "a picture that moves": (sent.moving(), Why.MOVES),
    "another Matroska": (sent.film(b"matroska"), Why.UNKNOWN),
    "a film in another codec": (sent.film(b"webm", b"V_VP8", b"A_AAC"), Why.UNKNOWN),
    "a film without pictures": (sent.film(b"webm", b"A_OPUS"), Why.BROKEN),
    "a film of nothing": (sent.film(clusters=False), Why.BROKEN),
    "a film with something attached": (sent.film(inside=sent.box(0x1941A469, sent.HTML)), Why.BROKEN),
    "a film of millions of boxes": (sent.film(inside=b"\xec\x80" * 2_000_000), Why.BROKEN),
    "a film cut short": (sent.film()[:-50], Why.BROKEN),
    "a film and more": (sent.film() + sent.box(0x18538067, b""), Why.BROKEN),
    "a film and a page": (sent.film() + sent.HTML, Why.BROKEN),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_taken_leaves_nothing(tmp_path: Path, content: bytes, reason: Why) -> None:
    assert why(tmp_path, content) == reason


def test_thirty_megabytes_are_the_most(tmp_path: Path) -> None:
    files = Files(tmp_path)
    with files.incoming() as incoming:
        for _ in range(30):
            incoming.write(bytes(1 << 20))
        with pytest.raises(Unfit, match=Why.TOO_LARGE):
            incoming.write(b"x")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert LARGEST == 30 * 1024 * 1024


def test_what_would_take_years_is_given_up(tmp_path: Path) -> None:
    assert why(tmp_path, sent.endless_pdf(), patience=2) == Why.TOO_HARD


@pytest.mark.parametrize("box", ["0 0 14400 14400", "0 0 1e9 1e9", "0 0 1 14000", "0 0 0 0", "500 500 0 0"])
def test_pages_of_any_size_are_drawn_within_bounds(tmp_path: Path, box: str) -> None:
    document = kept(tmp_path, sent.pdf("Large", box=box))
    with Image.open(Files(tmp_path).page(document, 1) or "") as page:
        assert page.width * page.height <= alone.PAGE_PIXELS * 1.01


def test_the_same_file_twice_is_one_file(tmp_path: Path) -> None:
    once, again = kept(tmp_path, sent.pdf("Hello")), kept(tmp_path, sent.pdf("Hello"))
    assert once == again
    assert Files(tmp_path).digests() == [once.digest]


def test_what_a_killed_process_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    document = kept(tmp_path, sent.pdf("Hello"))
    files = Files(tmp_path)
    left, at_work = (files.folder / ".incoming" / name for name in ("0123", "4567"))
    for folder in (left, at_work):
        folder.mkdir(parents=True)
        (folder / "sent").write_bytes(b"half")
    os.utime(left, (0, 0))
    files.tidy()
    assert not left.exists()
    assert at_work.exists()
    assert files.find(document.digest) == document


def test_a_file_is_found_by_its_digest_alone(tmp_path: Path) -> None:
    document = kept(tmp_path / "files", sent.pdf("Hello"))
    files = Files(tmp_path / "files")
    (tmp_path / "about.json").write_text(json.dumps({}))
    for other in (
        "0" * 64,
        "..",
        "../files",
        document.digest.upper(),
        document.digest + "/",
        "",
        f"./{document.digest}",
    ):
        assert files.find(other) is None
    files.forget("..")
    files.forget(document.digest)
    assert files.find(document.digest) is None
    assert (tmp_path / "about.json").exists()


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Report 2026.pdf", "Report 2026.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("..", "file"),
        ("", "file"),
        ("adroddiad Siân.pdf", "adroddiad Siân.pdf"),
        ("x" * 500 + ".pdf", ("x" * 500 + ".pdf")[-LONGEST_NAME:]),
    ],
)
def test_a_name_is_a_label(name: str, called: str) -> None:
    assert as_called(name) == called


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    width=st.integers(1, 90), height=st.integers(1, 90), kind=st.sampled_from(["PNG", "JPEG", "WEBP"]),
    behind=st.binary(max_size=40),
)  # fmt: skip
def test_whatever_is_kept_is_found_byte_for_byte_under_its_digest(
    tmp_path: Path, width: int, height: int, kind: str, behind: bytes
) -> None:
    files = Files(tmp_path)
    picture = kept(tmp_path, sent.picture(kind, (width, height)) + behind)
    stored = files.original(picture).read_bytes()
    assert hashlib.sha256(stored).hexdigest() == picture.digest
    assert (files.find(picture.digest), len(stored)) == (picture, picture.size)
    assert could_be_there(picture.called("x"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.sampled_from([sent.film(), sent.film(unknown=True)]), place=st.integers(0), value=st.integers(0, 255))
def test_a_film_with_any_byte_changed_is_kept_or_refused_and_never_a_bug(
    tmp_path: Path, content: bytes, place: int, value: int
) -> None:
    changed = bytearray(content)
    changed[place % len(changed)] = value
    with suppress(Unfit):
        assert kept(tmp_path, bytes(changed)).format is Format.WEBM
