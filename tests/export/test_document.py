"""A report as a value, read back from each of its formats: every word is there once, and none of it is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from io import BytesIO

import pytest
from PIL import Image

from app.export.document.page import page, policy
from app.export.document.paper import pdf
from app.export.document.value import (
    Column,
    Facts,
    Figure,
    Grid,
    Item,
    Paragraph,
    Picture,
    Points,
    Report,
    Run,
    Section,
    Tone,
    plain,
)
from tests.printing.paper import looks, press, written
from tests.printing.tags import tags
from tests.printing.test_press import HOSTILE


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), (11, 85, 99)).save(out, "PNG")
    return out.getvalue()


def everything(words: str) -> Report:
    """A report with each kind of part, and these words wherever words can stand."""
    parts = (
        *(Paragraph(plain(words), tone) for tone in Tone),
        Points((Item(plain(words), (Item(plain(words)),)),)),
        Points((Item(plain(words)),), numbered=True),
        Facts(((words, plain(words)),)),
        Grid(words, (Column(words), Column("Minutes", numbers=True)), ((plain(words), plain("12")),)),
        Figure(picture(), Picture.PNG, words, plain(words)),
    )
    deep = Section(words, parts, (Section(words, (), (Section("", parts[:1]),)),))
    return Report(words, "en", words, words, parts[:1], (deep, Section("Last")))


class Read(HTMLParser):
    """The texts of a page, and its elements as (name, attributes) in their order."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def outline(content: str) -> list[int]:
    return [int(name[1]) for name, _ in Read(content).elements if re.fullmatch("h[1-6]", name)]


@pytest.mark.parametrize("words", [*HOSTILE, "محمد بن عبد الله", "two\nlines"])
def test_words_are_words_in_every_place_of_a_page(words: str):
    report = page(everything(words))
    read, harmless = Read(report), Read(page(everything("words")))
    assert [name for name, _ in read.elements] == [name for name, _ in harmless.elements]
    assert read.texts.count(words) == harmless.texts.count("words") > 15
    (shown,) = (attributes for name, attributes in read.elements if name == "img")
    assert shown["alt"] == words


def test_words_are_words_in_every_place_on_paper():
    words = " ".join(HOSTILE)
    told = " ".join(written(pdf(everything(words), press())))
    assert re.sub(r"\s", "", told).count(re.sub(r"\s", "", HOSTILE[2])) > 12


def test_a_page_is_whole_and_runs_nothing():
    content = page(everything("words"), [(400, b"letters")])
    style = content.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy(content)
    assert policy(content).startswith("default-src 'none';")
    assert "<script" not in content
    assert not [a for _, each in Read(content).elements for a in each if a.startswith("on") or a == "style"]
    assert not re.findall(r'(?:src|href)="(?!data:|#)', content)


def test_headings_go_down_one_level_at_a_time_and_a_table_says_what_its_cells_are():
    content = page(everything("words"))
    levels = outline(content)
    assert levels == [1, 2, 2, 3, 4, 2]
    heads = [attributes["scope"] for name, attributes in Read(content).elements if name == "th"]
    assert heads == ["col", "col", "row"]
    assert '<a class="skip" href="#text">' in content
    assert content.count('id="text"') == 1


def test_a_paper_is_tagged_and_says_its_title_and_language():
    content = pdf(Report("What was shown", "cy", sections=(Section("One", (Paragraph(plain("x")),)),)), press())
    assert all(sign in content for sign in (b"/StructTreeRoot", b"/Lang", b"/Title", b"pdfuaid:part"))
    assert "(cy)" in content.decode("latin-1")
    assert "What was shown" in content.decode("latin-1")


def test_who_cannot_see_a_paper_is_told_its_headings_tables_and_what_each_picture_shows():
    read = tags(pdf(everything("words"), press()))
    names = [name for name, _ in read]
    assert [name for name in names if re.fullmatch("H[1-6]", name)] == ["H1", "H2", "H3", "H4", "H2"]
    assert names.count("TH") == 2, "the heads of columns; the paper knows none of rows"
    assert "TOC" in names
    shown = [spoken for name, spoken in read if name == "Figure"]
    assert shown
    assert all(shown)


def test_a_letter_that_no_font_has_costs_that_letter_alone():
    told = " ".join(written(pdf(Report("A \U00012000 sign", "en", lead="party \U0001f389 time"), press())))
    assert "A ? sign" in told
    assert "party time" in told


def test_only_an_address_on_the_web_is_led_to():
    runs = (Run("there", address="https://example.org/?a=1&b=2"), Run("no", address="javascript:alert(1)"))
    report = Report("Links", "en", parts=(Paragraph(runs),))
    assert [a.get("href") for name, a in Read(page(report)).elements if name == "a"][1:] == [
        "https://example.org/?a=1&b=2"
    ]
    paper = pdf(report, press())
    assert b"example.org" in paper
    assert b"javascript" not in paper


def test_a_text_from_right_to_left_begins_at_the_right_on_paper_too():
    def left_margin(text: str) -> int:
        paper = pdf(Report("Title", "en", parts=(Paragraph(plain(text)),)), press())
        drawn = looks(paper).convert("L")
        below = drawn.crop((0, 200, drawn.width, drawn.height - 200)).point(lambda dot: 255 if dot < 128 else 0)
        box = below.getbbox()
        assert box
        return box[0]

    assert left_margin("abc") < 250 < left_margin("شكرا")
    assert page(Report("عنوان", "ar")).startswith('<!doctype html>\n<html lang="ar" dir="rtl">')


def test_what_would_turn_a_page_around_is_left_out():
    content = page(Report("evil\u202etxt\x00", "en", parts=(Paragraph((Run("شكرا", "ar"),)),)))
    assert "<h1>eviltxt</h1>" in content
    assert '<span lang="ar" dir="auto">شكرا</span>' in content


def test_a_drawing_moves_sideways_by_itself_with_the_keyboard_too_and_a_photograph_fits() -> None:
    found = (Run("It rose.", strong=True), Run(" 4 people."))
    drawn, photographed = (
        Read(page(Report("R", "en", parts=(Figure(content, kind, "Shown", found),))))
        for content, kind in ((b"<svg/>", Picture.SVG), (picture(), Picture.PNG))
    )
    held = [given for name, given in drawn.elements if name == "div"]
    assert held == [{"class": "wide drawn", "role": "group", "tabindex": "0", "aria-label": "It rose."}]
    assert not [name for name, _ in photographed.elements if name == "div"]
