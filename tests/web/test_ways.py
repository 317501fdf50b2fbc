"""Where one can go from a page of the desk: to what is there, and to what one's office may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.store.tables import Inquiry, Jury, Office
from app.web.desk import ways
from app.web.desk.ways import head_of, is_theirs, page_of, trail_of, ways_of
from app.web.doors import MEMBERS, ORGANISERS, TEAM

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = "/desk/sittings/{sitting}/"
DOORS: Mapping[str, object] = {
    "GET /desk/": MEMBERS,
    "GET /desk/copies": ORGANISERS,
    "GET /desk/members/": ORGANISERS,
    f"GET {FIRST}": MEMBERS,
    f"GET {FIRST}plan": MEMBERS,
    f"GET {FIRST}plan/questions": MEMBERS,
    f"GET {FIRST}roster/": TEAM,
    f"POST {FIRST}print": TEAM,
    f"GET {FIRST}live": MEMBERS,
}


@pytest.fixture(autouse=True)
def _few_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "DOORS", DOORS)


def names(found: tuple[ways.Way, ...]) -> list[str]:
    return [f"*{way.name}" if way.here else way.name for way in found]


def test_only_what_is_there_and_open_to_the_office_is_offered():
    seen = {office: names(ways_of("1", False, office, "/desk/sittings/1/")) for office in Office}
    assert seen[Office.FACILITATOR] == ["*sitting", "plan", "questions", "roster"]
    assert seen[Office.OBSERVER] == ["*sitting", "plan", "questions"]
    assert names(ways_of("1", True, Office.OBSERVER, "/desk/sittings/1/")) == ["*day", "live"]
    assert page_of("1", "roster", Office.FACILITATOR) == "/desk/sittings/1/roster/"
    assert page_of("1", "print", Office.FACILITATOR) is None
    theirs = {office: [name for name in ("plan", "roster", "print") if is_theirs(name, office)] for office in Office}
    assert theirs == {
        Office.ORGANISER: ["plan", "roster", "print"],
        Office.FACILITATOR: ["roster"],
        Office.COMMISSIONER: [],
        Office.OBSERVER: [],
    }


@pytest.mark.parametrize(
    ("rest", "here"),
    [
        ("", "*sitting"),
        ("plan", "*plan"),
        ("plan/agenda/x", "*plan"),
        ("plan/questions/y", "*questions"),
        ("plan/votes/z", "*questions"),
        ("plan/question", "*questions"),
        ("roster/", "*roster"),
        ("roster/import", "*roster"),
        ("planned", ""),
        ("edit", ""),
    ],
)
def test_the_page_one_is_on_is_marked_with_the_part_it_belongs_to(rest: str, here: str):
    found = names(ways_of("1", False, Office.ORGANISER, f"/desk/sittings/1/{rest}"))
    assert [name for name in found if name.startswith("*")] == ([here] if here else [])


@pytest.mark.parametrize(
    ("office", "keeper", "path", "expected"),
    [
        (Office.ORGANISER, True, "/desk/members/7", ["desk", "*members", "copies"]),
        (Office.ORGANISER, False, "/desk/", ["*desk", "members"]),
        (Office.OBSERVER, False, "/desk/sittings/1/", ["*desk"]),
    ],
)
def test_the_head_has_what_an_office_may_open_and_copies_are_the_keepers(
    office: Office, keeper: bool, path: str, expected: list[str]
):
    assert names(head_of(office, keeper, path)) == expected


def test_the_way_here_leads_from_the_inquiry_to_the_sitting():
    inquiry, jury = Inquiry(id="i", title="Pay?", purpose=""), Jury(id="j", inquiry="i", place="London")
    trail = trail_of("/desk/sittings/s/", inquiry, jury, ("s", ""))
    assert [(crumb.says, crumb.href, crumb.here) for crumb in trail] == [
        ("Pay?", "/desk/inquiries/i/", False),
        ("London", "/desk/inquiries/i/#jury-j", False),
        ("", "/desk/sittings/s/", True),
    ]
    assert trail_of("/desk/", None, None, None) == ()
    assert trail_of("/desk/inquiries/i/", inquiry, None, None)[0].here
