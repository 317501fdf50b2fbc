"""What people write into the boxes of a form is made tidy or told apart, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.web.desk.boxes import Box, Typed, Wrong, as_it_is, day, hour, line, number, one_of, read, text, time_zones

CASES = [
    (line(), "  a \n b\t c ", "a b c"),
    (line(3), "four", Wrong.TOO_LONG),
    (line(needed=True), " \n ", Wrong.EMPTY),
    (text(), "a\r\nb\n", "a\nb"),
    (text(4), "a\r\nbc", "a\nbc"),
    (text(), "a\x00b", Wrong.UNREADABLE),
    (day(), "", ""),
    (day(needed=True), "", Wrong.EMPTY),
    (day(), "2027-02-28", "2027-02-28"),
    (day(), "1/2/2027", "2027-02-01"),
    (day(), "31.12.2027", "2027-12-31"),
    (day(), "2027-02-29", Wrong.NO_DATE),
    (day(), "31/02/2027", Wrong.NO_DATE),
    (day(), "0001-01-01", Wrong.NO_DATE),
    (day(), "9999-12-31", Wrong.NO_DATE),
    (day(), "tomorrow", Wrong.NO_DATE),
    (hour, "9:30", "09:30"),
    (hour, "09.30", "09:30"),
    (hour, "23:59:00", "23:59"),
    (hour, "24:00", Wrong.NO_HOUR),
    (hour, "", Wrong.NO_HOUR),
    (number(1, 500), "024", "24"),
    (number(1, 500), "0", Wrong.NO_NUMBER),
    (number(1, 500), "501", Wrong.NO_NUMBER),
    (number(1, 500), "9" * 5000, Wrong.NO_NUMBER),
    (number(1, 500), "-1", Wrong.NO_NUMBER),
    (number(1, 500), "٣", Wrong.NO_NUMBER),
    (one_of({"a"}), "a", "a"),
    (one_of({"a"}), "b", Wrong.NOT_OFFERED),
    (one_of(time_zones()), "Europe/London", "Europe/London"),
    (one_of(time_zones()), "Europe/../etc", Wrong.NOT_OFFERED),
]


@pytest.mark.parametrize(("box", "typed", "kept"), CASES, ids=[f"{n}" for n in range(len(CASES))])
def test_a_box_is_tidied_or_refused_and_then_keeps_what_was_typed(box: Box, typed: str, kept: str | Wrong):
    found = read({"here": typed}, {"here": box})
    if isinstance(kept, Wrong):
        assert (found.is_fine, found.wrong) == (False, {"here": kept})
        assert found.boxes["here"] == typed.strip().replace("\x00", "\ufffd")
    else:
        assert (found.is_fine, found.boxes["here"]) == (True, kept)


def test_a_box_that_was_not_sent_is_empty_and_one_that_was_not_asked_for_is_not_read():
    assert read({"other": "x"}, {"here": line()}).boxes == {"here": ""}
    assert read({}, {"here": line(needed=True)}).wrong == {"here": Wrong.EMPTY}


@pytest.mark.parametrize(("rev", "read_as"), [("7", 7), ("", 0), ("x", 0), ("-1", 0), ("9" * 30, 0)])
def test_a_revision_that_is_none_is_the_first(rev: str, read_as: int):
    assert read({"rev": rev}, {}).rev == read_as


def test_a_box_that_was_left_alone_takes_what_somebody_else_saved_and_one_that_both_changed_shows_both():
    first = as_it_is({"title": "Old", "purpose": "Old", "asked_by": "Old", "answer_by": "Old"}, 3)
    mine = replace(first, boxes={"title": "Mine", "purpose": "Old", "asked_by": "Mine", "answer_by": "Same"})
    theirs = as_it_is({"title": "Theirs", "purpose": "Theirs", "asked_by": "Old", "answer_by": "Same"}, 4)
    both = mine.over(theirs)
    assert both.boxes == {"title": "Mine", "purpose": "Theirs", "asked_by": "Mine", "answer_by": "Same"}
    assert both.meanwhile == {"title": "Theirs"}
    assert (both.rev, both.was) == (4, theirs.was)
    assert both.over(theirs).meanwhile == {}, "shown once, it is put in its place"


def test_without_marks_everything_that_differs_is_shown():
    both = Typed({"title": "Mine", "purpose": "The same"}).over(as_it_is({"title": "Theirs", "purpose": "The same"}, 4))
    assert (both.boxes["title"], both.meanwhile) == ("Mine", {"title": "Theirs"})


def test_time_zones_are_those_of_places():
    assert {"UTC", "Europe/London", "America/Argentina/Buenos_Aires"} <= set(time_zones())
    assert not {"EST5EDT", "GB", "localtime", "Etc/GMT+3"} & set(time_zones())
