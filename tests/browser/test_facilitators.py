"""The facilitator's hands: two consoles, undo, a clicker, the clock, announcements; and a laptop that dies."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.day import CONSOLE, WALL, Venue, a_venue
from tests.browser.people import Console, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SKEWED = """
{
  const real = Date, skew = %d * 3600_000;
  globalThis.Date = class extends real {
    constructor(...given) { given.length ? super(...given) : super(real.now() + skew); }
    static now() { return real.now() + skew; }
  };
}
"""
HOSTILE = """<script>window.harmed=1</script><img src=x onerror="window.harmed=1"> & "'{{7*7}}"""


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=9) as opened:
        yield opened


def test_two_facilitators_press_next_at_once(venue: Venue) -> None:
    with venue.a_day() as day:
        one, two, wall = day.console(), day.console(), day.wall()
        venue.server.freeze()
        for console in (one, two):
            console.tap("Next: The question")
        venue.server.thaw()
        for screen in (one, two, wall):
            screen.at_step("The question")
        told = "Somebody was a moment quicker: the room has already moved on. Nothing was changed by this tap."
        for console in (one, two):
            expect(console.page.locator("#outbox")).to_have_text(re.compile(f"Recorded|{told}"))
        assert {console.page.locator("#outbox").inner_text() for console in (one, two)} == {"Recorded", told}
        assert [type(entry.act).__name__ for entry in day.entries()] == ["OpenSitting", "ChangePhase"]


def test_what_one_does_the_other_can_undo(venue: Venue) -> None:
    with venue.a_day() as day:
        one, two, ana = day.console(), day.console(), day.juror(1)
        one.next_to("The question")
        two.sees("Last: moved to another step")
        two.tap("Undo this")
        for screen in (one, two, ana):
            screen.at_step("Arriving")
        one.open_the("Your first view")
        one.close_vote()
        two.sees("Last: closed the vote")
        two.tap("Undo this")
        ana.answer(1, "It has no role that society needs")


def test_the_recovery_code_makes_any_device_the_console(venue: Venue) -> None:
    with venue.a_day() as day:
        lost = day.console()
        lost.next_to("The question")
        lost.page.context.set_offline(True)
        day.expects_cuts()
        page = day.at_the_door(CONSOLE, "/recover")
        page.get_by_label("Type the recovery code").fill("AAAA BBBB CCCC")
        page.get_by_role("button", name="Take over here").click()
        expect(page.get_by_role("alert")).to_contain_text("We do not know that code.")
        day.expects("400 .Bad Request.")
        page.get_by_label("Type the recovery code").fill(day.printed.recovery.lower())
        page.get_by_role("button", name="Take over here").click()
        new = Console(page)
        new.at_step("The question")
        new.open_the("Your first view")
        lost.page.context.set_offline(False)
        lost.at_step("Your first view")


def test_a_clicker(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        asked: list[str] = []
        yes = False

        def answer(dialog: object) -> None:
            asked.append(dialog.message)  # type: ignore[attr-defined]
            (dialog.accept if yes else dialog.dismiss)()  # type: ignore[attr-defined]

        console.page.on("dialog", answer)
        console.page.clock.install()
        press_twice(console, "PageDown")
        ana.at_step("The question")
        console.at_step("The question")
        press_twice(console, "b")
        ana.sees("Please look up")
        expect(console.page.get_by_role("button", name="Give the screens back")).to_be_visible()
        console.page.keyboard.press("B")
        ana.sees("Please look up")
        assert [type(entry.act).__name__ for entry in day.entries()][-2:] == ["ChangePhase", "CallEyesUp"]
        console.page.clock.run_for(1100)
        console.page.keyboard.press("B")
        ana.sees_nothing_of("Please look up")
        press_twice(console, "PageUp")
        assert set(asked) == {"Go back one step? Every screen in the room goes back too."}
        ana.at_step("The question")
        yes = True
        console.page.keyboard.press("PageUp")
        ana.at_step("Arriving")
        console.at_step("Arriving")

        console.page.get_by_label("Announce to every screen").press_sequentially("Bob, B")
        expect(console.page.get_by_label("Announce to every screen")).to_have_value("Bob, B")
        ana.at_step("Arriving")
        ana.sees_nothing_of("Please look up")


def press_twice(console: Console, key: str) -> None:
    """As a clicker does that bounces."""
    for _ in "ab":
        console.page.keyboard.press(key)


def test_the_clock_is_the_servers(venue: Venue) -> None:
    with venue.a_day() as day:
        console = day.console()
        ana, ben = day.juror(1), day.juror(2, day.device(script=SKEWED % 24))
        wall, late_wall = day.wall(), day.wall(day.device(WALL, script=SKEWED % -24))
        assert abs(ben.page.evaluate("Date.now()") - ana.page.evaluate("Date.now()")) > 86_000_000
        console.next_to("The question")
        for juror in (ana, ben):
            shows(juror, "10 min left")
        say_the_same(wall, late_wall)
        assert 590 <= seconds_left(wall) <= 600

        five_more(console, wall, late_wall)
        for juror in (ana, ben):
            shows(juror, "15 min left")
        console.tap("Pause the clock")
        for juror in (ana, ben):
            shows(juror, re.compile("15 min left, paused", re.IGNORECASE))
        shows(wall, re.compile(r"1[45]:\d\d left, paused", re.IGNORECASE))
        console.tap("Start the clock")
        for juror in (ana, ben):
            shows(juror, "15 min left")
        for each in (wall, late_wall):
            shows(each, re.compile(r"1[45]:\d\d left"))
        say_the_same(wall, late_wall)
        for minutes, said in ((5, "five minutes left"), (2, "two minutes left"), (0, "Please finish")):
            shorten(console, wall, minutes)
            for screen in (ana, ben, wall, late_wall):
                expect(screen.page.locator("#soon")).to_contain_text(said, timeout=2000)
        console.tap("5 minutes more")
        expect(ana.page.locator("#soon")).to_have_text("Less than five minutes left")


def test_planning_anew_reaches_every_screen_in_a_second_whatever_its_clock_says(venue: Venue) -> None:
    with venue.a_day() as day:
        console = day.console(day.device(CONSOLE, script=SKEWED % 24))
        ana, ben = day.juror(1), day.juror(2, day.device(script=SKEWED % -24))
        wall, late_wall = day.wall(), day.wall(day.device(WALL, script=SKEWED % -24))
        everybody = (ana, ben, wall, late_wall)
        console.tap("Start the clock")
        expect(console.page.get_by_role("button", name="Pause the clock")).to_be_visible()
        five_more(console, wall, late_wall)
        for juror in (ana, ben):
            shows(juror, "15 min left")
        take(console, "Take it from The evidence")
        expect(console.page.locator(".ways-out")).to_have_count(0)
        for _ in range(2):
            five_more(console, wall, late_wall)
        console.sees("10 minutes over: what now?")
        take(console, "Finish late")
        for screen in everybody:
            expect(screen.page.locator(".finishes")).to_contain_text("We now finish at about", timeout=1000)
        assert len({screen.page.locator(".finishes").inner_text() for screen in everybody}) == 1
        say_the_same(wall, late_wall)
        console.go_on_to("The evidence")
        for juror in (ana, ben):
            shows(juror, "10 min left")
        say_the_same(wall, late_wall)
        expect(console.page.locator(".cue[data-lit]")).to_have_count(2)
        expect(console.page.locator(".cue[data-lit='next']")).to_contain_text("Next: Ask who has not spoken.")


def five_more(console: Console, *walls: Screen) -> None:
    """In one tap, on every wall within a second; and on the console before its button is tapped again."""
    left = seconds_left(walls[0]) // 60
    console.tap("5 minutes more")
    longer = re.compile(f"^({left + 5}|{left + 4}):")
    for wall in walls:
        shows(wall, longer)
    expect(console.page.locator(".now-panel .countdown")).to_have_text(longer)


def take(console: Console, way: str) -> None:
    console.page.get_by_role("button", name=re.compile(way)).first.click()
    expect(console.page.locator("#outbox")).to_have_text("Recorded")


def shorten(console: Console, wall: Screen, minutes: int) -> None:
    """A tap on a button that is just being drawn anew goes nowhere; whoever sees no change taps again."""
    while (left := seconds_left(wall)) > 60 * max(1, minutes):
        console.tap("1 minute less")
        with suppress(AssertionError):
            for screen, place in ((wall, ".countdown"), (console, ".now-panel .countdown")):
                expect(screen.page.locator(place)).not_to_have_text(re.compile(f"^{left // 60}:"), timeout=3000)
    if not minutes:
        console.tap("1 minute less")


def shows(screen: Screen, text: str | re.Pattern[str]) -> None:
    """Within a second."""
    expect(screen.page.locator(".countdown")).to_have_text(text, timeout=1000)


def say_the_same(wall: Screen, other: Screen) -> None:
    """To the second, however long it takes to read one after the other."""
    before, between, after = seconds_left(wall), seconds_left(other), seconds_left(wall)
    assert after - 1 <= between <= before + 1


def seconds_left(wall: Screen) -> int:
    shows(wall, re.compile(r"^\d+:\d\d left$"))
    minutes, seconds = wall.page.locator(".countdown").inner_text().removesuffix(" left").split(":")
    return 60 * int(minutes) + int(seconds)


def test_an_announcement_is_only_text(venue: Venue) -> None:
    with venue.a_day() as day:
        console, wall, ana = day.console(), day.wall(), day.juror(1)
        console.announce(HOSTILE)
        for screen in (console, wall, ana):
            screen.sees(HOSTILE)
            screen.page.reload()
            screen.sees(HOSTILE)
            assert screen.page.locator("img:not([data-view] > img)").count() == 0
            assert screen.page.evaluate("window.harmed") is None


def test_typing_goes_on_while_votes_arrive(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana, ben = day.console(), day.juror(1), day.juror(2)
        console.open_the("Your first view")
        line = console.page.get_by_label("Announce to every screen")
        line.press_sequentially("Tea at four")
        for _ in "four":
            line.press("ArrowLeft")
        ana.answer(1, "It has no role that society needs")
        console.sees("1 have begun")
        console.page.keyboard.type("is ")
        ben.answer(1, "It has no role that society needs")
        console.sees("2 have begun")
        console.page.keyboard.type("ready ")
        expect(line).to_be_focused()
        expect(line).to_have_value("Tea at is ready four")
        console.page.keyboard.press("Enter")
        ana.sees("Tea at is ready four")
        expect(line).to_have_value("")
        expect(line).to_be_focused()


def test_what_is_picked_and_where_one_is_survives_every_push(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        picked = ana.choice("It has no role that society needs")
        picked.check()
        expect(picked).to_be_focused()
        console.announce("Two minutes more.")
        ana.sees("Two minutes more.")
        expect(picked).to_be_focused()
        console.tap("Take the announcement away")
        ana.sees_nothing_of("Two minutes more.")
        expect(picked).to_be_focused()
        expect(picked).to_be_checked()

        console.call_eyes_up()
        ana.sees("Please look up")
        console.give_the_screens_back()
        expect(picked).to_be_checked()

        console.close_vote()
        console.next_to("The evidence")
        ana.at_step("The evidence")
        console.page.on("dialog", lambda dialog: dialog.accept())
        console.tap("Back one step")
        console.at_step("Your first view")
        console.tap("Open the vote again")
        expect(picked).to_be_checked()
        expect(ana.recorded).to_have_count(0)
        ana.save()
        ana.has_recorded(1, "It has no role that society needs")
