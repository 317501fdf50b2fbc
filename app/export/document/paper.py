"""A report as a tagged PDF (PDF/UA-1), set by the press. A letter that no font here has stands as a question mark."""

import re
from typing import Any
from unicodedata import bidirectional

from ..printing.letters import isolated, printable
from ..printing.press import NoSuchLetter, Press, SetInType
from .value import Facts, Figure, Grid, Item, Paragraph, Part, Points, Prose, Report, Run, Section

ORDINARY = re.compile("[\n\x20-\x7e\u00a0-\u024f\u2010-\u2027\u20ac]")
"""Letters that the fonts for paper surely have."""
TONGUE = re.compile(r"[a-z]{2,3}")
WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
UNKNOWN = "?"
NOTHING = "–"


def pdf(report: Report, press: Press) -> bytes:
    """Waits: not for the loop that serves sockets. Raises NoSuchLetter where letters have no shape beside each other
    that each have one."""
    try:
        return press.set_in_type([_Setting(report).document()])[0]
    except NoSuchLetter:
        given = _Setting(report)
        given.document()
        rare = sorted(given.letters)
        can = press.can_print(rare)
        lost = frozenset(letter for letter, fits in zip(rare, can, strict=True) if not fits)
        return press.set_in_type([_Setting(report, lost).document()])[0]


class _Setting:
    """The report as the plain data that its source draws; `letters` are those met that some font may not have."""

    def __init__(self, report: Report, lost: frozenset[str] = frozenset()) -> None:
        self._report = report
        self._lost = {ord(letter): UNKNOWN for letter in lost}
        self._pictures: dict[str, bytes] = {}
        self.letters: set[str] = set()

    def document(self) -> SetInType:
        report = self._report
        given = {
            "title": self._named(report.title),
            "lang": report.lang,
            "above": self._text(report.above),
            "lead": self._text(report.lead),
            "contents": self._text(report.frame.contents),
            "parts": list(map(self._part, report.parts)),
            "brief": self._section(report.brief) if report.brief else None,
            "sections": list(map(self._section, report.sections)),
        }
        return SetInType("Report", given, self._pictures)

    def _section(self, section: Section) -> dict[str, Any]:
        parts, within = map(self._part, section.parts), map(self._section, section.within)
        return {"title": self._named(section.title), "parts": list(parts), "within": list(within)}

    def _part(self, part: Part) -> dict[str, Any]:
        match part:
            case Paragraph(prose, tone):
                return {"kind": "paragraph", "tone": tone.value, "runs": self._runs(prose), "dir": _direction(prose)}
            case Points(items, numbered):
                return {"kind": "points", "numbered": numbered, "items": list(map(self._item, items))}
            case Facts(rows):
                told = [{"label": self._named(label), "runs": self._runs(prose)} for label, prose in rows]
                return {"kind": "facts", "rows": told}
            case Grid():
                return self._grid(part)
            case Figure():
                return self._figure(part)

    def _item(self, item: Item) -> dict[str, Any]:
        return {"runs": self._runs(item.prose), "within": list(map(self._item, item.within))}

    def _grid(self, grid: Grid) -> dict[str, Any]:
        return {
            "kind": "grid",
            "caption": self._named(grid.caption),
            "columns": [{"title": self._text(each.title), "numbers": each.numbers} for each in grid.columns],
            "rows": [[self._runs(cell) for cell in row] for row in grid.rows],
        }

    def _figure(self, figure: Figure) -> dict[str, Any]:
        name = f"{len(self._pictures)}.{figure.kind.value.partition('/')[2].partition('+')[0]}"
        self._pictures[name] = figure.picture
        told = {"shows": self._named(figure.shows), "caption": self._runs(figure.caption)}
        return {"kind": "figure", "picture": name, **told}

    def _runs(self, prose: Prose) -> list[dict[str, Any]]:
        return [self._run(run) for run in prose]

    def _run(self, run: Run) -> dict[str, Any]:
        tongue = run.lang.partition("-")[0]
        lang = tongue if TONGUE.fullmatch(tongue) else ""
        address = run.address if run.address.startswith(("https://", "http://")) else ""
        return {"text": self._text(run.text), "lang": lang, "strong": run.strong, "address": address}

    def _named(self, text: str) -> str:
        """What may not be empty, as a heading may not."""
        return self._text(text).strip() or NOTHING

    def _text(self, text: str) -> str:
        shown = printable(text)
        self.letters.update(letter for letter in shown if not ORDINARY.match(letter))
        return isolated(shown.translate(self._lost), self._report.lang)


def _direction(prose: Prose) -> str:
    """The way a paragraph is read: that of its first letter that has one; "" where none has."""
    ways = filter(None, (WAYS.get(bidirectional(letter)) for run in prose for letter in run.text))
    return next(ways, "")
