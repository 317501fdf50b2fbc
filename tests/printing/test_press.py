"""The press: texts are only ever text, letters that no font has are found, and a page is A4."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.export.printing.documents import Document, PaperBallot, PaperBallots, PaperQuestion, TableSigns, Tick
from app.export.printing.letters import isolated, printable
from app.export.printing.press import NoSuchLetter
from tests.printing.paper import looks, press, sizes, written

HOSTILE = (
    '#import "@preview/cetz:0.3.0": *',
    "#panic()",
    "$x^2$ *bold* _it_ `raw` @ref <label> \\ // c /* d */",
    "= A heading",
    "#let x = 1; #x",
    '"; drop " \' \\" {n} {m} ]] [[',
    "<script>alert(1)</script> & <svg onload=x>",
    "../../../etc/passwd",
    "%(name)s {0} {{ it }}",
)
TONGUES = ("Siôn ap Rhys ŵ ŷ Ŵ Ŷ", "Łukasz Żółć ğ ş", "Олександр", "Ελένη", "محمد بن عبد الله", "דוד בן גוריון")
SIGNS = TableSigns("Table signs", "en", "Table", (1, 2), "The opera house", "Fold here")


def ballot(*texts: str) -> PaperBallots:
    asked = PaperQuestion("1.", texts[0], ticks=tuple(Tick(text) for text in texts))
    return PaperBallots(
        "Paper", "en", 12, "A day", "Page {n} of {m}", (PaperBallot("Vote", "", "", "", (asked,), "", ()),)
    )


def test_a_text_that_looks_like_markup_stands_there_as_it_was_written():
    (page,) = written(press().pdf(ballot(*HOSTILE)))
    for text in HOSTILE:
        assert text in page


def test_a_hostile_title_breaks_nothing_either():
    for text in HOSTILE[:3]:
        assert len(written(press().pdf(replace(SIGNS, title=text, day=text)))) == 2


@pytest.mark.parametrize("text", TONGUES)
def test_letters_of_many_languages_have_a_shape(text: str):
    assert press().can_print([text]) == [True]


@pytest.mark.parametrize(
    ("text", "lang", "by_itself"),
    [
        ("Ann", "en", False),
        ("محمد (Mo)", "en", True),
        ("12 · 13", "ar", False),
        ("محمد", "ar", False),
        ("Tick one box.", "ar", True),
        ("דוד", "he-IL", False),
        ("", "ar", False),
    ],
)
def test_a_text_that_is_read_the_other_way_is_read_by_itself(text: str, lang: str, by_itself: bool):
    assert isolated(text, lang) == (f"\u2068{text}\u2069" if by_itself else text)


def test_what_is_written_from_right_to_left_is_kept_whole():
    (page,) = written(press().pdf(ballot("محمد", "דוד")))
    assert set("محمد") <= set(page)
    assert set("דוד") <= set(page)


def test_a_letter_that_no_font_has_is_named_and_nothing_is_printed():
    alien = "\U00012000"  # a cuneiform sign
    assert press().can_print(["Ann", alien, "Bob"]) == [True, False, True]
    with pytest.raises(NoSuchLetter) as missing:
        press().pdf(ballot("Ann", alien))
    assert missing.value.letter == alien


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("two\nlines", "two\nlines"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("\U0001f389 party \U0001f44d\U0001f3fd", " party "),
        ("\ud800lone", "lone"),
        ("zero\u200dwidth", "zero\u200dwidth"),
        ("", ""),
    ],
)
def test_what_no_paper_shows_is_left_out(text: str, kept: str):
    assert printable(text) == kept
    press().pdf(ballot(text, "another"))


def test_a_word_without_end_stays_on_the_page():
    endless = press().pdf(ballot("W" * 300, "x"))
    drawn = looks(endless).convert("L")
    margin = drawn.crop((drawn.width - 60, 0, drawn.width, drawn.height))
    assert margin.getextrema() == (255, 255), "the margin at the right stays white"
    assert "W" * 300 in written(endless)[0].replace(" ", "")


def test_every_page_is_a4_and_a_tent_says_the_same_on_both_sides():
    pdf = press().pdf(SIGNS)
    assert sizes(pdf) == [(595, 842)] * 2
    drawn = looks(pdf).convert("L")
    upper = drawn.crop((0, 0, drawn.width, drawn.height // 2 - 12)).rotate(180)
    lower = drawn.crop((0, drawn.height // 2 + 40, drawn.width, drawn.height))
    dark = [sum(half.histogram()[:64]) for half in (upper, lower)]
    assert dark[0] > 20_000
    assert abs(dark[0] - dark[1]) < dark[0] / 50


def test_it_is_tagged_and_says_what_it_is():
    pdf = press().pdf(replace(SIGNS, title="Signs for the hall", lang="cy"))
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf
    assert "Signs for the hall" in pdf.decode("latin-1")


def test_several_documents_come_in_their_order():
    first, second = press().pdfs([SIGNS, replace(SIGNS, numbers=(7,))])
    assert (len(written(first)), len(written(second))) == (2, 1)


def test_what_goes_wrong_in_the_process_is_no_silence():
    with pytest.raises(RuntimeError, match="No such file"):
        press().pdf(Document("A document that nobody has drawn", "en"))
