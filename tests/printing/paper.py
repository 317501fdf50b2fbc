"""Reads a PDF as somebody does who holds it: what is written on its pages, what it looks like, what a camera scans."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import zxingcpp
from PIL.Image import open as open_image

from app.export.printing.press import Press
from app.settings import printed_fonts
from app.web.printing.saying import Saying
from app.web.tongues import catalogue

if TYPE_CHECKING:
    from PIL.Image import Image

FRONTEND = Path(__file__).parents[2] / "frontend"
DOTS_AN_INCH = 150


@lru_cache(1)
def press() -> Press:
    return Press(printed_fonts())


def say(lang: str = "en") -> Saying:
    return Saying(catalogue(FRONTEND, lang), lang)


def written(pdf: bytes) -> list[str]:
    """The text of each page; marks at which a line may be broken left out, and every gap one space."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [re.sub(r"\s+", " ", re.sub("[\u200b\u2068\u2069\ufffe]", "", text)) for text in texts]


def looks(pdf: bytes, page: int = 0) -> Image:
    with pypdfium2.PdfDocument(pdf) as document:
        drawn: Image = document[page].render(scale=DOTS_AN_INCH / 72).to_pil()
        return drawn


def scanned(pdf: bytes, page: int = 0) -> list[str]:
    """What the squares on a page say, from the top left, as a camera would read them."""
    return _read(looks(pdf, page))


def read(picture: bytes) -> list[str]:
    """What the squares in a picture say, such as of a screen."""
    return _read(open_image(io.BytesIO(picture)))


def _read(picture: Image) -> list[str]:
    found = zxingcpp.read_barcodes(picture)
    corners = [(each.position.top_left, each.text) for each in found]
    return [text for _, text in sorted(corners, key=lambda each: (each[0].y // 50, each[0].x))]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Of each page, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]
