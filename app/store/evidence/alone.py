"""Opens one file that somebody sent, in a process of its own: what goes wrong here, goes wrong for this file alone.

It is started by its path, and imports nothing of the application: it has no database, no key and no network to speak
of, and the time, memory and room on the disk that `limit` gives it. It writes into one folder. It ends with a JSON
object on standard output: {"pages": 3, "texts": ["…"]}, or {"why": "broken"}.
"""

import json
import os
import resource
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 3_000
"""A picture that is larger is made smaller."""
PAGE_SIDE, PAGE_PIXELS = 2_200, 4_000_000
"""A page of A4 has some 190 dots an inch: small print stays sharp when it is looked at closely."""
MOST_TEXT = 20_000
SECONDS, MEMORY, ROOM, KINDNESS = 120, 1_200 << 20, 64 << 20, 10
WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD of pdfium."""


def limit() -> None:
    """The day itself goes first, whatever is opened here."""
    os.nice(KINDNESS)
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, ROOM),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def unfit(why: str) -> NoReturn:
    print(json.dumps({"why": why}))  # noqa: T201  this is how it answers
    sys.exit(0)


def picture(kind: str, source: Path, into: Path) -> None:
    """Drawn anew from its dots alone: where it was taken and by whom, and what hides behind it, are gone."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error")
    try:
        with Image.open(source, formats=(kind,)) as found:
            if found.width * found.height > MOST_PIXELS:
                unfit("too-many-pixels")
            if getattr(found, "n_frames", 1) > 1:
                unfit("moves")
            found.load()
            drawn = ImageOps.exif_transpose(found)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        unfit("too-many-pixels")
    except (OSError, SyntaxError, ValueError, EOFError, Warning):
        unfit("broken")
    drawn = drawn.convert("RGBA" if drawn.has_transparency_data and kind != "JPEG" else "RGB")
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn.info.clear()
    how = {} if kind == "PNG" else {"quality": 90}
    drawn.save(into / "original", kind, **how)
    print(json.dumps({"pages": 1, "texts": []}))  # noqa: T201


def document(source: Path, into: Path, most_pages: int) -> None:
    """Each page as an image, and what is written on it."""
    import pypdfium2 as pdfium

    if b"%%EOF" not in source.read_bytes()[-4096:]:
        unfit("broken")
    try:
        opened = pdfium.PdfDocument(source)
        pages = len(opened)
        if pages > most_pages:
            unfit("too-many-pages")
        texts = list(_pages(opened, into))
    except pdfium.PdfiumError as error:
        unfit("locked" if error.err_code == WRONG_PASSWORD else "broken")
    if not pages:
        unfit("broken")
    print(json.dumps({"pages": pages, "texts": texts}))  # noqa: T201


def _pages(opened, into: Path) -> Iterator[str]:  # type: ignore[no-untyped-def]
    for number in range(1, len(opened) + 1):
        page = opened[number - 1]
        width, height = page.get_size()
        if not (width >= 1 and height >= 1):
            unfit("broken")
        scale = min(PAGE_SIDE / max(width, height), (PAGE_PIXELS / (width * height)) ** 0.5)
        page.render(scale=scale).to_pil().save(into / f"{number}.webp", "WEBP", quality=80, method=2)
        yield _plain(page.get_textpage().get_text_range())
        page.close()


def _plain(text: str) -> str:
    """Lines of text, without what only a machine reads. A line that goes on in small letters goes on."""
    lines: list[str] = []
    for line in text.splitlines():
        seen = " ".join("".join(c for c in line if c.isprintable()).split())
        if lines and seen[:1].islower():
            lines[-1] += f" {seen}"
        elif seen:
            lines.append(seen)
    return "\n".join(lines)[:MOST_TEXT]


def main(kind: str, source: str, into: str, most_pages: str) -> None:
    limit()
    try:
        if kind == "PDF":
            document(Path(source), Path(into), int(most_pages))
        else:
            picture(kind, Path(source), Path(into))
    except MemoryError:
        unfit("too-hard")


if __name__ == "__main__":
    main(*sys.argv[1:])
