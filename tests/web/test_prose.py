"""Longer texts: read as they were typed, with lists and the like, and never more than text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plans.ready import READY
from app.web.prose import prose
from app.web.render import tell

TAGS = re.compile(r"<(/?)(\w+)([^>]*)>")
HARMLESS = re.compile(r'( (href="https?://[^"]*"|target="_blank"|rel="noreferrer noopener"|start="\d+"|class="host"))*')
PARAGRAPHS = [
    text for plan in READY.values() for exhibit in plan.exhibits for words in exhibit.body for text in words.values()
]


def test_what_was_written_as_plain_paragraphs_reads_as_it_did() -> None:
    assert len(PARAGRAPHS) > 50
    for text in PARAGRAPHS:
        assert unescape(prose(text)) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("It is *so*, and **how**.", "<p>It is <em>so</em>, and <strong>how</strong>.</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("> It was.", "<blockquote>\n<p>It was.</p>\n</blockquote>"),
        ("# At large", "<h3>At large</h3>"),
        ("###### In detail", "<h6>In detail</h6>"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("2 < 3 & 4 * 5", "<p>2 &lt; 3 &amp; 4 * 5</p>"),
        ("A &copy; and &amp; stay", "<p>A &amp;copy; and &amp;amp; stay</p>"),
        ("    far to the right", "<p>far to the right</p>"),
        ("a line\n---", "<p>a line</p>\n<hr>"),
        ("", ""),
    ],
)
def test_a_few_marks_mean_something(written: str, drawn: str) -> None:
    assert prose(written) == drawn


def test_a_link_says_where_it_leads_and_takes_nothing_along() -> None:
    drawn = prose("[The bank](https://elsewhere.example/x)")
    assert 'rel="noreferrer noopener"' in drawn
    assert '<span class="host"> (elsewhere.example)</span>' in drawn
    assert "<table>" in prose("| a | b |\n|---|---|\n| 1 | 2 |")


EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![seen](https://tracker.example/pixel.png)",
    "[go](javascript:alert(1))",
    "[go](JaVaScRiPt:alert(1))",
    "[go](data:text/html,hello)",
    "[go](//elsewhere.example)",
    '[go](https://x.example/"onmouseover="alert(1))',
    "<https://auto.example>",
    "<style>p { display: none }</style>",
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    "[x]: javascript:alert(1)\n\n[x]",
    "[x](https://[)",
]


@pytest.mark.parametrize("written", EVIL)
def test_nothing_that_is_written_becomes_more_than_text(written: str) -> None:
    holds_nothing_but_text(prose(written))


@given(st.lists(st.sampled_from([*EVIL, *"<>()[]!*_`&\"'\\ \n-#|x:/", "https://a.example", "&#106;"])).map("".join))
def test_whatever_is_written_is_no_more_than_text(written: str) -> None:
    holds_nothing_but_text(prose(written))


def holds_nothing_but_text(drawn: str) -> None:
    for _, name, rest in TAGS.findall(drawn):
        assert name not in ("script", "img", "style", "iframe", "svg", "object"), drawn
        assert HARMLESS.fullmatch(rest), drawn
    assert "<" not in TAGS.sub("", drawn)


def test_a_text_in_another_language_is_marked_as_such() -> None:
    assert tell({"en": "Here", "cy": "Yma"}, "cy") == "<p>Yma</p>"
    assert tell({"en": "Here"}, "cy") == "<div lang=en><p>Here</p></div>"
    assert tell({}, "cy") == ""
