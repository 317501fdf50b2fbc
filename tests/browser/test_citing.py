"""What made somebody say so, told aloud: one tap, and one to take it back; the next tablet reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import Place
from app.jury.citing.acts import Cite
from app.jury.contributions.acts import Contribute, ModerateContribution, Perspective, Stance
from app.jury.day.acts import ChangePhase
from app.jury.exhibits.acts import ShowExhibit
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.tables.acts import SetTables
from app.plans.royal_opera_house.whole import LONDON
from tests.browser.axe import violations
from tests.browser.day import Venue, a_venue
from tests.days import FACILITATOR, VISITOR, juror, opened, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from app.jury.state import State

EXHIBIT = LONDON.exhibits[0]
SO_FAR = (
    opened(24, LONDON),
    *(((VISITOR, TakeSeat(n)), (juror(n), CheckIn(()))) for n in (1, 2, 3)),
    (FACILITATOR, ChangePhase("arrive", "evidence")),
    (FACILITATOR, ShowExhibit(None, EXHIBIT.id)),
    (FACILITATOR, ChangePhase("evidence", "talk-1")),
    (FACILITATOR, SetTables("talk-1", 1, ((1, 2), (3,)))),
    (juror(1), Contribute("talk-1", Perspective.EVERYBODY, Stance.FOR, "It gives work.")),
)


def shown(state: State) -> tuple:
    return FACILITATOR, ModerateContribution(max(state.contributions), 1, None, True)


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Venue]:
    entries, _ = told(*SO_FAR, shown)
    folder = tmp_path_factory.mktemp("citing")
    with a_venue(folder, browser, plans=dict.fromkeys(Place, LONDON), so_far=entries[1:]) as running:
        yield running


def test_one_tap_says_what_made_one_say_so_and_the_table_reads_it(venue: Venue) -> None:
    with venue.a_day() as day:
        author, other, elsewhere = (day.arriving(seat).page for seat in (1, 2, 3))
        title = EXHIBIT.title["en"]
        button = author.get_by_role("button", name=title)
        expect(button).to_have_attribute("aria-pressed", "false")
        expect(other.get_by_text("It gives work.")).to_be_visible()
        expect(other.get_by_text("Because of:")).to_have_count(0)
        button.dblclick()
        expect(other.get_by_text("Because of:")).to_be_visible()
        expect(other.locator(".because")).to_contain_text(title)
        assert violations(author) == violations(other) == []
        author.reload()
        expect(author.get_by_role("button", name=title)).to_have_attribute("aria-pressed", "true")
        assert [entry.act.on for entry in day.entries() if isinstance(entry.act, Cite)] == [True]
        author.get_by_role("button", name=title).click()
        expect(other.get_by_text("Because of:")).to_have_count(0)
        expect(elsewhere.get_by_text("Because of:")).to_have_count(0)
