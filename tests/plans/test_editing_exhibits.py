"""An exhibit on a form: what is written and read again is the same exhibit, and nothing else is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.exhibits.plan import Exhibit, ExhibitFile, FileKind, Link, Side
from app.jury.plan import check_plan
from app.plans.editing.exhibits import (
    MOST_FILES,
    NOT_FOLLOWED,
    NOT_OURS,
    new_exhibit,
    read_exhibit,
    with_exhibit,
    written_exhibit,
)
from app.plans.editing.languages import languages
from app.plans.faults import faults
from app.plans.ready import READY
from tests.days import PLAN, STORY, said

REPORT = ExhibitFile("ab" * 32, FileKind.PDF, "report.pdf", 3, said("What it shows"))
PHOTO = ExhibitFile("cd" * 32, FileKind.IMAGE, "photo.png")
LINK = Link("https://example.org/report", said("The report"))
WHOLE = replace(
    STORY,
    files=(REPORT, PHOTO),
    links=(LINK,),
    witness=said("A witness"),
    profile=said("Who she is"),
    licence=said("Anybody"),
    minutes=10,
    questioned=5,
)
LANGS = ("en", "cy")


def again(exhibit: Exhibit, langs: tuple[str, ...] = LANGS, **typed: str) -> Exhibit:
    """After its form came back with these boxes."""
    plan = replace(PLAN, exhibits=(exhibit,))
    read = read_exhibit(written_exhibit(plan, exhibit, langs) | typed, plan, exhibit, langs, {})
    assert read.faults == {}
    return read.exhibit


def fault(box: str, **typed: str) -> str:
    plan = replace(PLAN, exhibits=(WHOLE,))
    boxes = written_exhibit(plan, WHOLE, LANGS) | {name.replace("_", "."): text for name, text in typed.items()}
    return read_exhibit(boxes, plan, WHOLE, LANGS, {}).faults[box]


@pytest.mark.parametrize("name", READY)
def test_every_ready_exhibit_comes_back_as_it_went(name: str) -> None:
    plan = READY[name]
    for exhibit in plan.exhibits:
        written = written_exhibit(plan, exhibit, languages(plan))
        read = read_exhibit(written, plan, exhibit, languages(plan), {})
        assert (read.exhibit, read.faults) == (exhibit, {})
        assert with_exhibit(plan, read.exhibit, read.phases) == plan


def test_a_whole_one_comes_back_in_one_language_or_two() -> None:
    assert again(WHOLE) == WHOLE
    assert again(WHOLE, ("en",)) == WHOLE
    assert again(WHOLE, ("fr",), **{"title.fr": "Une histoire"}) == replace(
        WHOLE, title={"fr": "Une histoire", **WHOLE.title}
    )


def test_texts_are_changed_in_their_language_and_an_emptied_one_is_gone() -> None:
    changed = again(WHOLE, **{"title.cy": "Stori newydd", "licence.en": "", "licence.cy": " ", "witness.en": ""})
    assert changed.title == {"en": "A story", "cy": "Stori newydd"}
    assert changed.licence == {}
    assert changed.witness == {"cy": "A witness (cy)"}
    assert again(WHOLE, **{"witness.en": "", "witness.cy": ""}).witness is None


def test_paragraphs_go_together_where_each_language_has_as_many() -> None:
    told = again(WHOLE, **{"body.en": "One\n\nTwo\r\n\r\nThree", "body.cy": "Un\n\nDau\n\nTri"})
    assert told.body == ({"en": "One", "cy": "Un"}, {"en": "Two", "cy": "Dau"}, {"en": "Three", "cy": "Tri"})
    uneven = again(WHOLE, **{"body.en": "One\n\nTwo", "body.cy": "Un"})
    assert uneven.body == ({"en": "One\n\nTwo", "cy": "Un"},)
    assert again(WHOLE, **{"body.en": "", "body.cy": ""}).body == ()
    assert again(WHOLE, ("en",), **{"body.en": "Other"}).body == ({"en": "Other", "cy": "Long (cy)"},)


def test_a_paragraph_that_nobody_translated_stays_as_it_was() -> None:
    half = replace(WHOLE, body=(said("One"), {"en": "Two"}))
    assert again(half).body == half.body


def test_files_are_named_described_and_taken_out() -> None:
    assert again(WHOLE, **{"file.0.out": "true"}).files == (PHOTO,)
    described = again(WHOLE, **{"file.1.en": "A map of the site"}).files[1]
    assert described == replace(PHOTO, says={"en": "A map of the site"})
    other = ExhibitFile("ef" * 32, FileKind.VIDEO, "film.webm", 0)
    plan = replace(PLAN, exhibits=(WHOLE,))
    typed = written_exhibit(plan, WHOLE, LANGS) | {"file.2.id": other.digest, "file.2.en": "A film"}
    read = read_exhibit(typed, plan, WHOLE, LANGS, {other.digest: other})
    assert read.exhibit.files == (REPORT, PHOTO, replace(other, says={"en": "A film"}))
    assert read_exhibit(typed, plan, WHOLE, LANGS, {}).faults == {"file": NOT_OURS}
    twice = typed | {"file.2.id": REPORT.digest}
    assert read_exhibit(twice, plan, WHOLE, LANGS, {}).exhibit.files[:1] == (REPORT,)


def test_links_come_and_go_with_words_or_without() -> None:
    more = again(WHOLE, **{"link.1.address": " https://elsewhere.example ", "link.1.en": "", "link.1.cy": ""})
    assert more.links == (LINK, Link("https://elsewhere.example"))
    assert again(WHOLE, **{"link.0.address": "", "link.0.en": "", "link.0.cy": ""}).links == ()
    assert faults(replace(PLAN, exhibits=(more,))) == (), "an address needs no words"


def test_what_cannot_be_kept_is_said_beside_its_box() -> None:
    assert "one language" in fault("title.en", title_en="", title_cy="")
    assert "whole numbers" in fault("minutes", minutes="ten")
    assert "whole numbers" in fault("questioned", questioned="-1")
    assert "whole numbers" in fault("minutes", minutes="601")
    assert fault("link.0.address", link_0_address="javascript:alert(1)") == NOT_FOLLOWED
    assert fault("link.3.address", link_3_address="", link_3_en="Words alone") == NOT_FOLLOWED
    assert "room for" in fault("body.en", body_en="x" * 20_001)
    assert "cannot be kept" in fault("source.en", source_en="a\x00b")
    assert "cannot be kept" in fault("file.0.en", file_0_en="a\x00b")
    many = {f"file_{n}_id": f"{n:064x}" for n in range(2, 20)}
    assert fault("file", **many) == NOT_OURS


def test_more_files_than_there_is_room_for() -> None:
    known = {f"{n:064x}": replace(PHOTO, digest=f"{n:064x}") for n in range(MOST_FILES + 1)}
    typed = {"title.en": "Many"} | {f"file.{n}.id": digest for n, digest in enumerate(known)}
    assert "room for 12" in read_exhibit(typed, PLAN, STORY, LANGS, known).faults["file"]


def test_a_new_exhibit_is_shown_in_the_steps_that_were_ticked() -> None:
    fresh = new_exhibit("fresh", {"en": "New"}, Side.FOR)
    read = read_exhibit({"title.en": "New", "side": "for", "step.evidence": "true"}, PLAN, fresh, LANGS, {})
    plan = with_exhibit(PLAN, read.exhibit, read.phases)
    check_plan(plan)
    assert plan.phase("evidence").exhibits == ("story", "fresh")
    assert with_exhibit(plan, read.exhibit, frozenset()).phase("evidence").exhibits == ("story",)
    talk = read_exhibit({"title.en": "New", "step.charge": "true"}, PLAN, fresh, LANGS, {})
    assert talk.phases == frozenset(), "only a step of evidence shows any"
