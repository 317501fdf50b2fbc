"""The rules of exhibits: one at a time, for the whole room, in the phase that is there for it."""

from dataclasses import replace

import pytest

from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.plan import MOST_PAGES, ExhibitFile, FileKind, Link, can_be_followed
from app.jury.people import By, Role
from app.jury.reasons import Reason
from app.jury.rules import undo
from tests.days import ARRIVED, FACILITATOR, HEARD, PLAN, STORY, accepted, after, moved_to, opened, refused, undone

SHOW = ShowExhibit(None, "story")
AWAY = ShowExhibit("story", None)
SHOWN = (HEARD, (FACILITATOR, SHOW))


def test_an_exhibit_goes_up_and_comes_down():
    assert after(SHOWN).exhibits.shown == "story"
    assert accepted(after(SHOWN), FACILITATOR, AWAY).exhibits.shown is None


def test_two_consoles_at_once_show_it_once():
    assert refused(after(SHOWN), By(Role.FACILITATOR, 2), SHOW) == Reason.MOVED_ON
    assert refused(after(HEARD), FACILITATOR, AWAY) == Reason.MOVED_ON


def test_showing_what_is_shown_changes_nothing():
    assert refused(after(SHOWN), FACILITATOR, ShowExhibit("story", "story")) == Reason.NOTHING_CHANGES
    assert refused(after(HEARD), FACILITATOR, ShowExhibit(None, None)) == Reason.NOTHING_CHANGES


def test_only_the_phase_s_own_exhibits_are_shown():
    assert refused(after(HEARD), FACILITATOR, ShowExhibit(None, "nothing")) == Reason.NOT_NOW
    tomorrow = replace(STORY, id="tomorrow")
    prepared = after(opened(plan=replace(PLAN, exhibits=(STORY, tomorrow))), moved_to("evidence"))
    assert accepted(prepared, FACILITATOR, SHOW).exhibits.shown == "story"
    assert refused(prepared, FACILITATOR, ShowExhibit(None, "tomorrow")) == Reason.NOT_NOW


def test_exhibits_are_shown_while_evidence_is_heard():
    assert refused(after(ARRIVED), FACILITATOR, SHOW) == Reason.NOT_NOW
    assert refused(after(HEARD, moved_to("refined")), FACILITATOR, SHOW) == Reason.NOT_NOW


def test_each_showing_is_taken_back_in_turn():
    put_away = (SHOWN, (FACILITATOR, AWAY))
    assert undo(after(put_away)) == replace(SHOW, undoes=after(put_away).undoable[-1].seq)
    assert after(put_away, undone).exhibits.shown == "story"
    assert after(put_away, undone, undone).exhibits.shown is None


def test_a_showing_that_ended_with_its_phase_is_not_taken_back():
    state = after(SHOWN, moved_to("refined"), undone)
    assert state.day.phase == "evidence"
    assert state.exhibits.shown is None
    assert not isinstance(undo(state), ShowExhibit)


def test_what_the_room_has_once_seen_it_has_seen():
    assert after(HEARD).exhibits.seen == ()
    put_away = (SHOWN, (FACILITATOR, AWAY))
    for day in (SHOWN, put_away, (SHOWN, undone), (put_away, undone), (SHOWN, moved_to("refined"))):
        assert after(day).exhibits.seen == ("story",)


ADDRESSES = {
    "https://example.org/report?page=2#top": "example.org",
    "http://example.org": "example.org",
    "https://example.org:8443/": "example.org",
    "HTTPS://Example.ORG/": "example.org",
    "https://xn--bcher-kva.example/": "xn--bcher-kva.example",
    "javascript:alert(1)": "",
    "data:text/html,hello": "",
    "file:///etc/passwd": "",
    "//example.org/": "",
    "example.org": "",
    "https://": "",
    "https:///path": "",
    "https://bank.example@evil.example/": "",
    "https://[": "",
    "": "",
}


@pytest.mark.parametrize(("address", "host"), ADDRESSES.items())
def test_a_link_says_whose_it_is(address: str, host: str):
    assert Link(address).host == host
    assert can_be_followed(Link(address)) is bool(host)


@pytest.mark.parametrize("odd", [" ", "\x00", "\n", "\\", "\x7f"])
def test_an_address_holds_nothing_that_cannot_be_seen(odd: str):
    assert not can_be_followed(Link(f"https://example.org/{odd}x"))
    assert not can_be_followed(Link(f"https://example.org{odd}.evil.example/"))
    assert not can_be_followed(Link("https://example.org/" + "x" * 2_000))


PICTURE = ExhibitFile("ab" * 32, FileKind.IMAGE, "map.png")


def with_exhibit(**changes: object) -> object:
    return opened(plan=replace(PLAN, exhibits=(replace(STORY, **changes),)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"files": (replace(PICTURE, digest="ab" * 31),)},
        {"files": (replace(PICTURE, digest="AB" * 32),)},
        {"files": (replace(PICTURE, digest="../../../etc/passwd".ljust(64, "a")),)},
        {"files": (replace(PICTURE, digest="ab" * 32 + "\n"),)},
        {"files": (replace(PICTURE, pages=2),)},
        {"files": (replace(PICTURE, kind=FileKind.PDF, pages=0),)},
        {"files": (replace(PICTURE, kind=FileKind.PDF, pages=MOST_PAGES + 1),)},
        {"files": (replace(PICTURE, kind=FileKind.VIDEO),)},
        {"files": (PICTURE, PICTURE)},
        {"links": (Link("javascript:alert(1)"),)},
        {"questioned": -1},
    ],
)
def test_a_plan_names_no_file_that_could_not_be_there(changes: dict[str, object]):
    by, act = with_exhibit(**changes)  # type: ignore[misc]
    assert refused(after(), by, act) == Reason.MALFORMED


def test_a_plan_with_files_and_links_is_taken_and_its_pages_are_counted():
    files = (PICTURE, ExhibitFile("cd" * 32, FileKind.PDF, "a.pdf", 7), ExhibitFile("ef" * 32, FileKind.VIDEO, "f", 0))
    state = after(with_exhibit(files=files, links=(Link("https://example.org/"),), questioned=5))
    assert state.the_plan.exhibit("story").pages == 8
