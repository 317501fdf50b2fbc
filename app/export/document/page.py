"""A report as one page of HTML that needs nothing else: no script, no other file, no address that it asks by itself.

The page says so to the browser too: its policy lets in the style that stands in it, by its digest, and pictures and
letters that it holds. It is built as a tree, so that a text stays a text.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from ..printing.letters import FROM_THE_RIGHT
from .value import (
    Column,
    Facts,
    Figure,
    Grid,
    Item,
    Paragraph,
    Part,
    Picture,
    Points,
    Prose,
    Report,
    Run,
    Section,
    Tone,
    anchors,
    data_address,
)

STYLE = (Path(__file__).with_name("page.css")).read_text(encoding="utf-8")
NEVER_SHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What no page may hold, and marks that would turn the text after them around."""
NOTHING = "–"
WEB = ("https://", "http://")
HIGHEST = 6
NARROW = "(max-width: 42rem)"
"""The style has the same."""
FACE = '@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: %d; src: url(%s) format("woff2"); }\n'

Face = tuple[int, bytes]
"""A weight, and its letters as WOFF2."""


def page(report: Report, faces: Iterable[Face] = ()) -> str:
    """The whole page; `faces` stand in it."""
    style = "".join(FACE % (weight, data_address("font/woff2", font)) for weight, font in faces) + STYLE
    html = Element("html", lang=report.lang, dir="rtl" if report.lang.partition("-")[0] in FROM_THE_RIGHT else "ltr")
    _head(html, report, style)
    body = SubElement(html, "body")
    SubElement(body, "a", {"class": "skip", "href": "#text"}).text = shown(report.frame.skip)
    _top(SubElement(body, "header"), report)
    if not report.brief:
        _contents(body, report)
    main = SubElement(body, "main", id="text", tabindex="-1")
    if report.brief:
        _sections(main, [("brief", report.brief)], 2)
        _contents(main, report)
    _parts(main, report.parts)
    _sections(main, anchors(report.sections), 2)
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def policy(report_page: str) -> str:
    """What the page's own policy says, for a server to say it too."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', report_page)
    assert found
    return found[1]


def _head(html: Element, report: Report, style: str) -> None:
    head = SubElement(html, "head")
    SubElement(head, "meta", charset="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; base-uri 'none'"
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": f"{allowed}; form-action 'none'"})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = shown(report.title)
    SubElement(head, "style").text = style


def _top(header: Element, report: Report) -> None:
    if report.above:
        SubElement(header, "p", {"class": "above"}).text = shown(report.above)
    SubElement(header, "h1").text = named(report.title)
    if report.lead:
        SubElement(header, "p", {"class": "lead"}).text = shown(report.lead)


def _contents(body: Element, report: Report) -> None:
    if not report.sections:
        return
    nav = SubElement(body, "nav", {"aria-labelledby": "contents"})
    SubElement(nav, "h2", id="contents").text = shown(report.frame.contents)
    listed = SubElement(nav, "ol")
    for anchor, section in anchors(report.sections):
        SubElement(SubElement(listed, "li"), "a", href=f"#{anchor}").text = named(section.title)


def _sections(into: Element, sections: Iterable[tuple[str, Section]], level: int) -> None:
    for anchor, section in sections:
        made = SubElement(into, "section")
        SubElement(made, f"h{min(level, HIGHEST)}", id=anchor).text = named(section.title)
        _parts(made, section.parts)
        _sections(made, anchors(section.within, anchor), level + 1)


def _parts(into: Element, parts: Iterable[Part]) -> None:
    for part in parts:
        match part:
            case Paragraph(prose, Tone.QUOTED):
                _say(SubElement(into, "blockquote", dir="auto"), prose)
            case Paragraph(prose, tone):
                _say(SubElement(into, "p", {"dir": "auto"} | ({} if tone is Tone.PLAIN else {"class": tone})), prose)
            case Points(items, numbered):
                _items(into, items, "ol" if numbered else "ul")
            case Facts(rows):
                _facts(SubElement(into, "dl"), rows)
            case Grid():
                _grid(into, part)
            case Figure():
                _figure(SubElement(into, "figure"), part)


def _items(into: Element, items: Iterable[Item], kind: str) -> None:
    listed = SubElement(into, kind)
    for item in items:
        point = SubElement(listed, "li")
        _say(SubElement(point, "span", dir="auto"), item.prose)
        if item.within:
            _items(point, item.within, kind)


def _facts(into: Element, rows: Iterable[tuple[str, Prose]]) -> None:
    for label, prose in rows:
        SubElement(into, "dt").text = shown(label)
        _say(SubElement(into, "dd", dir="auto"), prose)


def _grid(into: Element, grid: Grid) -> None:
    """On a narrow screen the table alone moves sideways, with the keyboard too."""
    wide = SubElement(
        into, "div", {"class": "wide", "role": "group", "tabindex": "0", "aria-label": shown(grid.caption)}
    )
    table = SubElement(wide, "table")
    SubElement(table, "caption").text = shown(grid.caption)
    top = SubElement(SubElement(table, "thead"), "tr")
    for column in grid.columns:
        SubElement(top, "th", {"scope": "col"} | _aligned(column)).text = shown(column.title)
    body = SubElement(table, "tbody")
    for row in grid.rows:
        _row(SubElement(body, "tr"), grid.columns, row)


def _row(into: Element, columns: Sequence[Column], row: Sequence[Prose]) -> None:
    for place, (column, prose) in enumerate(zip(columns, row, strict=True)):
        cell = SubElement(into, "td" if place else "th", {"dir": "auto"} | ({} if place else {"scope": "row"}))
        cell.attrib |= _aligned(column)
        _say(cell, prose)


def _aligned(column: Column) -> dict[str, str]:
    return {"class": "number"} if column.numbers else {}


def _figure(into: Element, figure: Figure) -> None:
    """A drawing stays legible: on a narrow screen another stands in its place, or it alone moves sideways, with the
    keyboard too."""
    held = into
    if figure.kind is Picture.SVG:
        told = "".join(run.text for run in figure.caption[:1])
        held = SubElement(into, "div", {"class": "wide drawn", "role": "group", "tabindex": "0"})
        held.set("aria-label", shown(told))
    if figure.narrow:
        held = SubElement(held, "picture")
        SubElement(held, "source", media=NARROW, srcset=data_address(figure.kind, figure.narrow))
    SubElement(held, "img", src=figure.address, alt=shown(figure.shows))
    _say(SubElement(into, "figcaption", dir="auto"), figure.caption)


def _say(into: Element, prose: Prose) -> None:
    for run in prose:
        _run(into, run)


def _run(into: Element, run: Run) -> None:
    attributes = {"lang": run.lang, "dir": "auto"} if run.lang else {}
    name = "strong" if run.strong else "span"
    if run.address.startswith(WEB):
        name, attributes = "a", attributes | {"href": shown(run.address), "rel": "noreferrer noopener"}
    SubElement(into, name, attributes).text = shown(run.text)


def shown(text: str) -> str:
    """Without what no page may hold."""
    return NEVER_SHOWN.sub("", text)


def named(text: str) -> str:
    """What may not be empty, as a heading may not."""
    return shown(text).strip() or NOTHING
