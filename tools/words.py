"""The texts that a juror can meet, and their translations: `python -m tools.words` brings every catalogue up to date.

`--check` changes nothing and ends with 1 where a catalogue lacks a text, holds one that is gone, or leaves one
untranslated. Console, wall and desk speak English: their templates are not gathered. What a juror gets on paper is.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FRONTEND = ROOT / "frontend"
PRINTING = ROOT / "app" / "web" / "printing"
PRINTED = ("ballots", "beside", "boards", "cards", "declared", "hints", "journey", "journey_answers")
TEMPLATES = FRONTEND / "templates"
PAGES = (
    "JoinPage",
    "EnterPage",
    "BallotsPage",
    "CardPage",
    "ExhibitTextPage",
    "ProblemPage",
    "ClosedForNowPage",
    "ScreenPage",
    "WaitPage",
    "OwnPage",
    "_base",
    "_helps",
    "_kept",
    "_language",
    "_said",
)
STAFF = (
    *("AddForms", "NoticeForm", "Progress", "RunSheet"),
    *("_mixed", "_question", "_declaring", "_late", "_ledger", "_methods", "_team", "_testimony", "_deeds", "_asked"),
    "_done",
)
"""Regions of console, wall and desk that are neither a Panel nor a Wall… by name."""

SCRIBES = ("DraftForm", "DraftPanel", "_DraftPanel", "_DeclinePanel")
"""What a scribe has beside the console: in the language of the table that they write for."""

PASSING = ('"POT-', '"PO-', '"Report-', '"Last-', '"Language-Team', '"Generated-By')
"""What babel would put into a header that only says when and by whom; the project's history knows better."""

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
OPTIONS = {"trimmed": "false", "trim_blocks": "true", "lstrip_blocks": "true"}


def jurors_templates() -> Iterator[Path]:
    yield from (TEMPLATES / "pages" / f"{name}.html" for name in PAGES)
    yield from sorted(TEMPLATES.glob("_*.html"))
    for path in sorted((TEMPLATES / "regions").glob("*.html")):
        of_staff = path.stem.startswith("Wall") or path.stem.endswith("Panel") or path.stem in STAFF
        if path.stem in SCRIBES or not of_staff:
            yield path


def jurors_papers() -> Iterator[Path]:
    yield from (PRINTING / f"{name}.py" for name in PRINTED)


def gathered() -> Catalog:
    """Every text in those templates and on those papers, with the files it stands in."""
    catalogue = Catalog()
    for path in jurors_templates():
        _gather(catalogue, path, path.relative_to(FRONTEND), "jinja2.ext:babel_extract", OPTIONS)
    for path in jurors_papers():
        _gather(catalogue, path, path.relative_to(ROOT), "python", {})
    return catalogue


def _gather(catalogue: Catalog, path: Path, named: Path, how: str, options: dict[str, str]) -> None:
    for _, message, comments, _ in extract_from_file(how, path, keywords=KEYWORDS, options=options):
        catalogue.add(message, locations=[(named.as_posix(), 0)], auto_comments=comments)


def catalogues() -> list[Path]:
    return sorted((FRONTEND / "words").glob("*.po"))


def bring_up_to_date(path: Path) -> None:
    with path.open("rb") as source:
        kept = read_po(source, locale=path.stem)
    kept.update(gathered(), no_fuzzy_matching=True)
    kept.obsolete.clear()
    written = BytesIO()
    write_po(written, kept, width=120, sort_output=True, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(PASSING)), encoding="utf-8")


def complaints(path: Path) -> list[str]:
    with path.open("rb") as source:
        kept = read_po(source, locale=path.stem)
    texts = {message.id for message in gathered() if message.id}
    known = {message.id: message.string for message in kept if message.id}
    untranslated = {text for text, said in known.items() if not said or (isinstance(said, tuple) and not all(said))}
    return [
        *(f"{path.name}: not there yet: {text}" for text in sorted(texts - known.keys(), key=str)),
        *(f"{path.name}: no longer needed: {text}" for text in sorted(known.keys() - texts, key=str)),
        *(f"{path.name}: not translated: {text}" for text in sorted(untranslated, key=str)),
    ]


def main(args: list[str]) -> int:
    if "--check" not in args:
        for path in catalogues():
            bring_up_to_date(path)
    wrong = [line for path in catalogues() for line in complaints(path)]
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
