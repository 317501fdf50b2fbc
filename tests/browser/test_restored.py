"""The server is lost and a copy is put back: the tablets send again what they were told is recorded, by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.jury.votes.acts import CastBallot
from app.live.clock import wall_clock
from app.settings import bundled
from app.store.copies import copy_database, put_back
from tests.browser.day import a_venue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.day import Day, Venue

TALENT = "It supports talent and helps people learn"


@pytest.fixture
def venue(tmp_path: Path, browser: Browser) -> Iterator[Venue]:
    with a_venue(tmp_path, browser) as opened:
        yield opened


def copied(venue: Venue) -> Path:
    copy = venue.server.folder / "copy.sqlite"
    copy_database(f"sqlite:///{venue.server.database}", copy, wall_clock())
    return copy


def lost_and_put_back(venue: Venue, day: Day, copy: Path) -> None:
    day.expects_cuts()
    venue.server.kill()
    day.forget_the_file()
    put_back(copy, f"sqlite:///{venue.server.database}", bundled("migrations"), wall_clock())
    venue.server.start()


def test_answers_given_after_the_copy_come_back_with_the_tablet(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana, ben = day.console(), day.juror(1), day.juror(2)
        console.open_the("Your first view")
        ana.answer(1, TALENT)
        copy = copied(venue)
        ana.answer(2, "Against")
        ben.answer(1, TALENT)
        lost_and_put_back(venue, day, copy)
        console.sees("Restored at")
        console.announce("We are back.")
        for juror in (ana, ben):
            juror.sees("We are back.")
            juror.page.reload()  # what is shown now is what the server has, not what the tablet still showed
        ana.has_recorded(2, "Against")
        ben.has_recorded(1, TALENT)
        answers = [(entry.by.number, *entry.act.answers) for entry in day.ballots()]
        assert len(answers) == len(set(answers)) == 3
        console.announce("On we go.")
        ben.sees("On we go.")


def test_answers_to_a_vote_the_copy_does_not_know_wait_until_it_is_opened_again(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        copy = copied(venue)
        console.open_the("Your first view")
        ana.answer(1, TALENT)
        lost_and_put_back(venue, day, copy)
        console.sees("Restored at")
        assert not any(isinstance(entry.act, CastBallot) for entry in day.entries())
        console.open_the("Your first view")
        console.sees("1 have begun")
        ana.has_recorded(1, TALENT)
        expect(ana.page.locator("#outbox")).to_have_text("Recorded")
        assert len(day.ballots()) == 1
