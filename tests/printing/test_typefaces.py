"""The fonts for paper: whole, and the further letters under a name of their own."""

from __future__ import annotations

import pytest
from typst import Fonts

from app.settings import printed_fonts
from tools import assets, packages, typefaces

WOFF = packages.MODULES / assets.FONT / "files"


def test_a_font_is_unpacked_table_by_table():
    woff = (WOFF / f"{assets.FONTS[0]}.woff").read_bytes()
    font = typefaces.unpacked(woff)
    assert font[:4] == b"\x00\x01\x00\x00"
    assert len(font) > len(woff)
    tables = int.from_bytes(font[4:6])
    for place in range(tables):
        entry = font[12 + 16 * place : 28 + 16 * place]
        at, length = int.from_bytes(entry[8:12]), int.from_bytes(entry[12:16])
        content = font[at : at + length]
        words = content + bytes(-len(content) % 4)
        total = sum(int.from_bytes(words[n : n + 4]) for n in range(0, len(words), 4)) % (1 << 32)
        if entry[:4] != b"head":  # its own sum leaves out the sum of the whole file
            assert total == int.from_bytes(entry[4:8]), entry[:4]


def test_what_is_no_font_is_refused():
    with pytest.raises(ValueError, match=r"WOFF 1\.0"):
        typefaces.unpacked(b"wOF2" + bytes(60))


def test_both_families_are_found_in_both_weights():
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[printed_fonts()]).fonts()
    found = {(font.family, font.weight) for font in fonts}
    names = ("Atkinson Hyperlegible Next", "Atkinson Hyperlegible More")
    assert found == {(name, weight) for name in names for weight in (400, 700)}
