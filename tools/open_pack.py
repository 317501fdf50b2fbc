"""`make open-pack`: whether LibreOffice opens what a findings pack holds, with every figure and every chart in it.

A pack of a whole day is made, its DOCX and XLSX are turned into PDF, and every cell of every table is
looked for in the text. It installs nothing.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from docx import Document
from openpyxl import load_workbook

from app.export.printing.press import Press
from app.settings import printed_fonts, recount_script
from app.store.lines import verified
from app.web.packs.making import Workshop, pack
from app.web.packs.sealing import Record

DAY = Path(__file__).parents[1] / "tests/journals/london-drafting.jsonl"
MISSING = """LibreOffice is not here (no soffice). On Debian or Ubuntu:
  apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui"""


def main() -> int:
    if not (soffice := shutil.which("soffice")):
        print(MISSING)
        return 1
    with tempfile.TemporaryDirectory(prefix="juryday-open-") as held:
        folder = Path(held)
        zipfile.ZipFile(io.BytesIO(_made())).extractall(folder)
        well = [_opened(soffice, folder, kind) for kind in ("docx", "xlsx")]
    return 0 if all(well) else 1


def _made() -> bytes:
    with DAY.open(encoding="utf-8", newline="\n") as lines:
        _, entries = verified(lines)
    return pack(
        Record("Here", entries, "Europe/London", ""),
        Workshop(Press(printed_fonts()), (), recount_script(), lambda _: None),
    )


def _opened(soffice: str, folder: Path, kind: str) -> bool:
    file, out = folder / f"findings.{kind}", folder / kind
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", out, file], check=True, capture_output=True, timeout=300)
    paper = pypdfium2.PdfDocument(out / "findings.pdf")
    text = _bare(" ".join(page.get_textpage().get_text_bounded() for page in paper))
    cells = list(_cells_of_word(file) if kind == "docx" else _cells_of_sheets(file))
    lost = [cell for cell in cells if _bare(cell) not in text]
    charts = _charts(file, "word/media/" if kind == "docx" else "xl/charts/chart")
    print(f"findings.{kind}: {len(paper)} pages, {len(cells)} cells, {len(lost)} not found {lost[:5]}, {charts} charts")
    return bool(len(paper) and charts and cells and not lost)


def _bare(text: str) -> str:
    """Without what a page adds: breaks, and hyphens at them."""
    return re.sub(r"[\s\u00ad\ufffe\u0002-]+", "", text)


def _cells_of_word(file: Path) -> Iterator[str]:
    for table in Document(str(file)).tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def _cells_of_sheets(file: Path) -> Iterator[str]:
    """Of a figure its digits; how many and with what sign is in its format."""
    for sheet in load_workbook(file):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            if isinstance(cell.value, str):
                yield cell.value
            else:
                digits = len(cell.number_format.split(";")[0].partition(".")[2].rstrip('" %'))
                yield f"{abs(cell.value):.{digits}f}"


def _charts(file: Path, under: str) -> int:
    return sum(name.startswith(under) for name in zipfile.ZipFile(file).namelist())


if __name__ == "__main__":
    sys.exit(main())
