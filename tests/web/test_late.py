"""What a late day says of itself: minutes as far as they help, and a button for each way out by a name of its own."""

import re

from app.screens.run_sheet import RunSheet, WaysOutPanel
from app.settings import bundled
from app.web.render import Render
from tests.days import FACILITATOR, at, seen, the
from tests.screens.test_run_sheet import late

RENDER = Render(bundled("frontend"))


def told(kind: type, minutes: float, minute: float) -> str:
    return RENDER.html(the(kind, seen(late(minutes), FACILITATOR, minute=at(minute))), "en")


def test_minutes_are_counted_for_a_day_and_no_longer():
    assert "12 minutes later than planned" in told(RunSheet, 12, 22)
    assert "1 minute earlier than planned" in told(RunSheet, -1, 9)
    assert "24 h over: what now?" in told(WaysOutPanel, 0, 25 + 1440)
    for drawn in (told(RunSheet, 12, 261_639), told(WaysOutPanel, 12, 261_639)):
        assert "ore than a day" in drawn
        assert not re.search(r"\d{4,}", re.sub(r'"[^"]*"|[0-9a-f]{64}', "", drawn))
    assert "adjourn and resume" in told(WaysOutPanel, 12, 261_639)


def test_each_way_out_has_a_button_with_a_name_of_its_own():
    names = re.findall(r"<button[^>]*>(.*?)</button>", told(WaysOutPanel, 30, 40), re.S)
    assert len(set(names)) == len(names) > 2
    assert all("Do this" in name for name in names)
