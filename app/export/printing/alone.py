"""Sets documents in type, in a process of its own: what typst keeps at hand, some 600 MB after ten packs, goes with it.

It is started by its path and imports nothing of the application: it has no database, no key, and reads no files but
sources and fonts. It reads one JSON object from standard input and writes one to standard output: for {"fonts": …,
"documents": [{"source": …, "given": …}], "texts": […]} it answers {"pdfs": [base64], "missing": "", "printable":
[true]}. `missing` is a letter that no font has; then there are no PDFs. Where a "link" is given, its square is drawn.
"""

import base64
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import segno
from typst import Compiler, Fonts, TypstError

SOURCES = Path(__file__).parent / "sources"
IN_NO_FONT = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')
KINDNESS = 10


def printed(fonts: Fonts, source: str, given: dict[str, Any]) -> bytes:
    """A tagged PDF, which the standard for accessible ones refuses where a letter has no shape."""
    text = json.dumps(with_squares(given), ensure_ascii=False)
    compiler = Compiler(SOURCES / f"{source}.typ", root=SOURCES, font_paths=fonts, sys_inputs={"given": text})
    made = compiler.compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def with_squares(value: Any) -> Any:
    """The same, with a QR code as an SVG for each link. It has no margin: the paper around it is white."""
    match value:
        case {"link": str(link)}:
            return value | {"svg": segno.make(link, error="m", micro=False).svg_inline(border=0, omitsize=True)}
        case dict():
            return {name: with_squares(each) for name, each in value.items()}
        case list():
            return [with_squares(each) for each in value]
        case _:
            return value


def missing_in(error: TypstError) -> str:
    """The letters that no font has; whatever else went wrong is a fault of ours."""
    found = IN_NO_FONT.search(str(error))
    if found is None:
        raise error
    return found["text"]


def is_printable(fonts: Fonts, text: str) -> bool:
    try:
        printed(fonts, "Line", {"title": "A line", "lang": "en", "text": text})
    except TypstError as error:
        return not missing_in(error)
    return True


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    fonts = Fonts(font_paths=[asked["fonts"]])
    printable = [is_printable(fonts, text) for text in asked["texts"]]
    try:
        pdfs = [printed(fonts, each["source"], each["given"]) for each in asked["documents"]]
    except TypstError as error:
        return {"pdfs": [], "missing": missing_in(error), "printable": printable}
    return {"pdfs": [base64.b64encode(pdf).decode() for pdf in pdfs], "missing": "", "printable": printable}


if __name__ == "__main__":
    # The day itself goes first, whatever is printed meanwhile.
    os.nice(KINDNESS)
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
