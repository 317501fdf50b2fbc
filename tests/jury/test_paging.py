"""The pages of an exhibit: turned one at a time from wherever the room is, by nobody past the end, and taken back."""

from dataclasses import replace

import pytest

from app.jury.exhibits.acts import ShowExhibit, TurnPage
from app.jury.exhibits.paging import Leaf, leaves
from app.jury.exhibits.plan import ExhibitFile, FileKind
from app.jury.people import By, Role
from app.jury.reasons import Reason
from app.jury.rules import undo
from tests.days import (
    FACILITATOR,
    HEARD,
    PLAN,
    STORY,
    accepted,
    after,
    moved_to,
    opened,
    refused,
    said,
    seated,
    undone,
)

REPORT = ExhibitFile("ab" * 32, FileKind.PDF, "report.pdf", 2)
FILM = ExhibitFile("cd" * 32, FileKind.VIDEO, "film.webm", 0)
WHOLE = replace(STORY, body=(said("Long"), said("Longer")), files=(REPORT, FILM))
BARE = replace(STORY, id="bare", body=())
BOTH = (*PLAN.agenda[:3], replace(PLAN.agenda[3], exhibits=("story", "bare")), *PLAN.agenda[4:])
SHOWN = (
    (opened(plan=replace(PLAN, agenda=BOTH, exhibits=(WHOLE, BARE))), seated(1, 2)),
    (moved_to("evidence"), (FACILITATOR, ShowExhibit(None, "story"))),
)
TURNED = (SHOWN, (FACILITATOR, TurnPage("story", 0, 3)))


def test_an_exhibit_has_what_it_is_about_its_paragraphs_its_pages_and_its_films():
    about = [(leaf.paragraph, leaf.file and leaf.file.name, leaf.page) for leaf in leaves(WHOLE)]
    assert about == [
        (0, None, 0),
        (1, None, 0),
        (2, None, 0),
        (0, "report.pdf", 1),
        (0, "report.pdf", 2),
        (0, "film.webm", 0),
    ]
    assert leaves(replace(STORY, body=())) == (Leaf(),)


def test_the_wall_turns_and_turns_back():
    assert after(TURNED).exhibits.page == 3
    assert after(TURNED, undone).exhibits.page == 0
    assert accepted(after(TURNED), FACILITATOR, TurnPage("story", 3, 2)).exhibits.page == 2


@pytest.mark.parametrize("page", [-1, 6, 10**30])
def test_nobody_turns_past_the_ends(page: int):
    assert refused(after(SHOWN), FACILITATOR, TurnPage("story", 0, page)) == Reason.UNKNOWN


def test_two_clickers_at_once_turn_one_page():
    again = TurnPage("story", 0, 1)
    turned = accepted(after(SHOWN), FACILITATOR, again)
    assert refused(turned, By(Role.FACILITATOR, 2), again) == Reason.MOVED_ON
    assert refused(after(SHOWN), FACILITATOR, TurnPage("bare", 0, 1)) == Reason.MOVED_ON
    assert refused(after(HEARD), FACILITATOR, TurnPage("story", 0, 1)) == Reason.MOVED_ON
    assert refused(after(TURNED), FACILITATOR, TurnPage("story", 3, 3)) == Reason.NOTHING_CHANGES


def test_what_is_shown_anew_is_at_its_beginning_and_an_old_turn_is_not_taken_back():
    away = (TURNED, (FACILITATOR, ShowExhibit("story", None)))
    for then in (away, (TURNED, moved_to("refined")), (away, (FACILITATOR, ShowExhibit(None, "story")))):
        assert after(then).exhibits.page == 0
        assert not isinstance(undo(after(then)), TurnPage)
