"""What is found of the evidence: minutes, what moved alongside what, nothing early, and never a word of why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.export.evidence import evidence_tables
from app.jury.exhibits.plan import Side
from app.jury.reasons import Reason, Refused
from app.jury.rules import fold
from app.store.lines import verified
from app.study.evidence import evidence
from app.web.exports import exported
from tests.days import Step, moved_to, told, vote_closed, vote_opened, voted
from tests.jury.heard import FALLING_SHORT, PULSE_CLOSED, PULSE_SHOWN, PULSED

ROOT = Path(__file__).parents[2]
AGAIN = (moved_to("refined"), vote_opened("refined"))
VOTED = tuple(voted(number, "refined", support=mark) for number, mark in ((1, 2), (2, 2), (3, 1)))
OVER: Step = (PULSE_SHOWN, AGAIN, VOTED, vote_closed("refined"))
UNSHOWN: Step = (PULSE_CLOSED, AGAIN, VOTED, vote_closed("refined"))


def test_views_moved_alongside_an_exhibit_stand_beside_how_the_votes_moved():
    found = evidence(told(OVER)[0])
    (support,) = found.options
    assert support.alongside == (("story", 1, 1),)
    assert support.votes
    assert (support.votes.paired, support.votes.up, support.votes.down, support.votes.same) == (3, 1, 1, 1)
    (story,) = found.exhibits
    assert story.pulse
    assert (story.pulse.given, story.missing) == (3, 1)


@pytest.mark.parametrize("day", [PULSED, PULSE_CLOSED, UNSHOWN])
def test_what_the_room_was_not_shown_is_told_nowhere_before_the_day_is_over(day: Step):
    entries, state = told(day)
    found = evidence(entries)
    assert [each.pulse for each in found.exhibits] == [None]
    assert [each.alongside for each in found.options] == [()]
    tables = {table.name: table.rows for table in evidence_tables(state, entries[-1].at, "Europe/London")}
    assert (tables["pulses"], tables["alongside"]) == ((), ())


@pytest.mark.parametrize("day", [UNSHOWN, (PULSE_SHOWN, moved_to("refined"))])
def test_no_record_leaves_while_a_tap_is_private_or_could_still_sway_somebody(day: Step):
    with pytest.raises(Refused) as caught:
        exported(told(day)[0], "Europe/London", [], b"")
    assert caught.value.reason in (Reason.PULSE_PRIVATE, Reason.COUNTERPART_OPEN)
    assert exported(told(OVER)[0], "Europe/London", [], b"")


def test_before_the_last_vote_what_was_shown_says_that_something_moved_and_not_which_way():
    (story,) = evidence(told(PULSE_SHOWN)[0]).exhibits
    assert story.pulse
    assert (story.pulse.changed, story.pulse.moved) == (2, None)


def test_a_witness_who_did_not_come_stands_in_the_ledger_with_the_reason():
    found = evidence(told(FALLING_SHORT)[0])
    con = next(each for each in found.exhibits if each.side is Side.AGAINST)
    assert con.absence
    assert (con.absence.because, con.given, con.minutes) == ("The train was late.", 0, 10)
    assert found.least_share == 40


def test_a_whole_day_s_minutes_are_of_every_side_that_was_heard():
    with (ROOT / "tests/journals/london-heard.jsonl").open(encoding="utf-8", newline="\n") as lines:
        entries = verified(lines)[1]
    found = evidence(entries)
    assert fold(entries).day.closed
    for side in found.sides:
        assert side.given > 0 if side.exhibits else side.given == 0
        assert side.given // 1000 >= sum(each.given for each in found.exhibits if each.side is side.side)
    assert sum(share for _, share in found.shares) in (99, 100)
    assert len(found.options) == 4
    assert all(each.pulse and each.pulse.moved for each in found.exhibits)


SAYS_WHY = re.compile(
    r"\b(caus\w*|because of|due to|led to|effects? of|persuaded|convinced|made them|impact)\b", re.IGNORECASE
)
TELL_OF_IT = (
    "app/study/evidence.py",
    "app/export/evidence.py",
    "frontend/templates/_pulse.html",
    "frontend/templates/desk/_moved.html",
    "frontend/templates/regions/PulseTold.html",
    "frontend/templates/regions/WallPulse.html",
)


@pytest.mark.parametrize("path", TELL_OF_IT)
def test_what_tells_of_it_says_alongside_and_never_why(path: str):
    text = (ROOT / path).read_text(encoding="utf-8")
    assert not SAYS_WHY.search(text)
    assert "alongside" in text or "_pulse.html" in text
    assert SAYS_WHY.search("It caused them to move.")
