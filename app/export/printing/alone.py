"""Sets documents in type, in a process of its own: what typst keeps at hand, some 600 MB after ten packs, goes with it.

It is started by its path and imports nothing of the application: it has no database, no key, and reads no files but
sources and fonts. It reads one JSON object from standard input and writes one to standard output: for {"fonts": …,
"documents": [{"source": …, "given": …, "pictures": {name: base64}, "form": "pdf"}], "texts": […]} it answers {"pdfs":
[base64], "missing": "", "printable": [true]}; of the form "png", a document is a picture of its first page. `missing`
is a letter that no font has; then there are no PDFs. Where a "link" is given, its square is drawn. Pictures lie beside
a copy of the sources, for as long as they are drawn.
"""

import base64
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import segno
from typst import Compiler, Fonts, TypstError

SOURCES = Path(__file__).parent / "sources"
IN_NO_FONT = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')
KINDNESS = 10
DENSE = 144
"""Dots an inch: sharp on a page, and small enough to send."""


def printed(fonts: Fonts, source: str, given: dict[str, Any], sources: Path = SOURCES, form: str = "pdf") -> bytes:
    """A tagged PDF, which the standard for accessible ones refuses where a letter has no shape; or a picture."""
    text = json.dumps(with_squares(given), ensure_ascii=False)
    compiler = Compiler(sources / f"{source}.typ", root=sources, font_paths=fonts, sys_inputs={"given": text})
    made = compiler.compile(format="png", ppi=DENSE) if form == "png" else compiler.compile(pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def pictured(fonts: Fonts, source: str, given: dict[str, Any], pictures: dict[str, str], form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        shutil.copytree(SOURCES, sources)
        (sources / "pictures").mkdir()
        for name, picture in pictures.items():
            (sources / "pictures" / name).write_bytes(base64.b64decode(picture))
        return printed(fonts, source, given, sources, form)


def set_in_type(fonts: Fonts, document: dict[str, Any]) -> bytes:
    source, given, pictures = document["source"], document["given"], document["pictures"]
    form = document["form"]
    return pictured(fonts, source, given, pictures, form) if pictures else printed(fonts, source, given, form=form)


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
        pdfs = [set_in_type(fonts, each) for each in asked["documents"]]
    except TypstError as error:
        return {"pdfs": [], "missing": missing_in(error), "printable": printable}
    return {"pdfs": [base64.b64encode(pdf).decode() for pdf in pdfs], "missing": "", "printable": printable}


if __name__ == "__main__":
    # The day itself goes first, whatever is printed meanwhile.
    os.nice(KINDNESS)
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
