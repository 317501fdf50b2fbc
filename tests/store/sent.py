"""Files as people send them, made by hand: sound ones, and every trick that was ever played with them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

SCRIPT = b"<script>alert(document.domain)</script>"


def pdf(*texts: str, box: str = "0 0 595 842", more: str = "", trailer: str = "") -> bytes:
    """One page for each text. `more` goes into each page's content, `trailer` into the trailer."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(texts)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(texts):
        content = f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET {more}"
        resources = "<< /Font << /F1 3 0 R >> >>"
        page = f"/Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources {resources} /Contents {5 + 2 * number} 0 R"
        objects += [f"<< {page} >>", f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"]
    return pdf_of(objects, trailer)


def pdf_of(objects: list[str], trailer: str = "") -> bytes:
    written = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + (table + end).encode()


def locked_pdf() -> bytes:
    """It asks for a password that nobody knows."""
    return pdf("Secret", trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>"
               f" /ID [<{'01' * 16}> <{'01' * 16}>]")  # fmt: skip


def endless_pdf(levels: int = 12) -> bytes:
    """Each form draws the one below it twelve times over: some bytes, and years of drawing."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    content = "/F5 Do"
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R"
    objects.append(f"<< {page} /Resources << /XObject << /F5 5 0 R >> >> >>")
    objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    for level in range(5, 5 + levels):
        last = level == 4 + levels
        does = "0 0 400 400 re f" if last else f"/F{level + 1} Do " * 12
        below = "" if last else f"/Resources << /XObject << /F{level + 1} {level + 1} 0 R >> >>"
        shape = f"/Type /XObject /Subtype /Form /BBox [0 0 500 500] {below}"
        objects.append(f"<< {shape} /Length {len(does)} >>\nstream\n{does}\nendstream")
    return pdf_of(objects)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **how: Any) -> bytes:
    written = BytesIO()
    Image.radial_gradient("L").resize(size).convert(mode).save(written, kind, **how)
    return written.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb(side: int = 30_000) -> bytes:
    """A hundred kilobytes that are nine hundred megapixels once they are opened."""
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(bytes(1 + side // 8)) for _ in range(side)) + rows.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def moving() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green")]
    written = BytesIO()
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    return written.getvalue()


def where_it_was_taken() -> bytes:
    """A photograph that knows the place, turned on its side by what it says beside its dots."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Taken at 12 Hidden Lane"
    return picture("JPEG", (60, 40), exif=exif, comment=b"By a named photographer")


def box(id: int, content: bytes, unknown: bool = False) -> bytes:
    size = b"\x01\xff\xff\xff\xff\xff\xff\xff" if unknown else struct.pack(">Q", 1 << 56 | len(content))
    return id.to_bytes((id.bit_length() + 7) // 8) + size + content


def track(codec: bytes) -> bytes:
    return box(0xAE, box(0x86, codec))


def film(
    doctype: bytes = b"webm", *tracks: bytes, inside: bytes = b"", unknown: bool = False, clusters: bool = True
) -> bytes:
    """Boxes of a WebM in their order. Nothing in it could be played."""
    drawn = box(0x1654AE6B, b"".join(map(track, tracks or (b"V_VP8", b"A_OPUS"))))
    filmed = box(0x1F43B675, bytes(200), unknown) if clusters else b""
    segment = box(0x18538067, box(0x1549A966, bytes(10)) + drawn + inside + filmed, unknown)
    return box(0x1A45DFA3, box(0x4282, doctype)) + segment


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><title>Hello</title>" + SCRIPT
