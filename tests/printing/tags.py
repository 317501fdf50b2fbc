"""Reads the tags of a PDF as a screen reader does: what each element is, and what a picture is said to show."""

from __future__ import annotations

from contextlib import closing
from ctypes import create_string_buffer
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Tag = tuple[str, str]


def tags(pdf: bytes) -> list[Tag]:
    """Each element in reading order: its type, and the words that stand in its place, "" where there are none."""
    found = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                found += _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
            pdfium.FPDF_StructTree_Close(tree)
    return found


def _below(element: Any) -> Iterator[Tag]:
    if element:
        spoken = _text(pdfium.FPDF_StructElement_GetAltText, element)
        yield _text(pdfium.FPDF_StructElement_GetType, element), spoken
        for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
            yield from _below(pdfium.FPDF_StructElement_GetChildAtIndex(element, place))


def _text(ask: Callable[..., int], element: Any) -> str:
    length = ask(element, None, 0)
    buffer = create_string_buffer(max(2, length))
    ask(element, buffer, length)
    return buffer.raw[: max(2, length) - 2].decode("utf-16-le")
