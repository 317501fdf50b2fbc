"""What a facilitator sees: the run sheet, what is on now with its buttons, and the room."""

import pytest

from app.jury.day.acts import Announce, CallEyesUp, ChangePhase, ExtendClock, PauseClock, RestoreSitting, StartClock
from app.jury.day.agenda_acts import CloseSitting
from app.jury.exhibits.acts import ShowExhibit
from app.jury.numbers import MINUTE
from app.jury.seats.acts import RecordLeaving
from app.jury.votes.acts import CloseVote, HideVotes, OpenVote, RevealVotes
from app.jury.votes.turnout import Turnout
from app.screens.day import ClockPanel, NoticeForm, NoticePanel, NowPanel, RestoredPanel
from app.screens.exhibits import ExhibitPanel, ExhibitRow
from app.screens.health import HealthPanel, HealthRow
from app.screens.run_sheet import RunSheet
from app.screens.seats import RoomPanel, SeatRow
from app.screens.undoing import UndoPanel
from app.screens.votes import RevealPanel, VotePanel
from app.screens.watched import Health, Watched
from tests.days import (
    ARRIVED,
    CLOSING,
    COUNTED,
    FACILITATOR,
    HEARD,
    OPENING,
    OPENING_CAST,
    OPENING_OVER,
    ORGANISER,
    PHASES,
    REFINED_CAST,
    REVEALED,
    START,
    STORY,
    Step,
    after,
    juror,
    moved_to,
    names,
    opened,
    said,
    seated,
    seen,
    the,
    undone,
    voted,
)

BEFORE = ["RunSheet", "NowPanel", "ClockPanel", "UndoPanel"]
ROOM = ["HealthPanel", "RemotePanel", "RoomPanel", "HandsPanel"]
AFTER = ["AgendaPanel", "NoticePanel", "NoticeForm", "ScenesPanel", "AddForms", *ROOM]
SHOW = ShowExhibit(None, "story")
BOTH = {"opening": 1, "refined": 1}
MOMENTS: dict[str, tuple[Step, list[str]]] = {
    "arriving": (opened(), []),
    "charge": ((ARRIVED, moved_to("charge")), []),
    "opening view": (OPENING, ["VotePanel"]),
    "evidence": (HEARD, ["ExhibitPanel", "TestimonyPanel", "LedgerPanel", "QuestionsPanel"]),
    "refined view": (REFINED_CAST, ["VotePanel"]),
    "counted": (COUNTED, ["RevealPanel", "PreviewPanel"]),
    "revealed": (REVEALED, ["RevealPanel", "ResultsPanel"]),
}


def panel(kind: type, *day: Step, **moment: object):
    return the(kind, seen(after(*day), FACILITATOR, **moment))


@pytest.mark.parametrize(("day", "regions"), MOMENTS.values(), ids=MOMENTS)
def test_the_console_shows_exactly(day: Step, regions: list[str]):
    assert names(seen(after(day), FACILITATOR)) == [*BEFORE, *regions, *AFTER]


def test_the_doors_are_closed_before_the_day():
    assert names(seen(after(), FACILITATOR)) == ["Closed"]


# The day


def test_the_run_sheet_says_when_each_phase_will_begin_and_the_day_end():
    sheet = panel(RunSheet, ARRIVED, minute=START)
    assert [row.title["en"] for row in sheet.rows] == list(PHASES)
    assert [row.place for row in sheet.rows] == ["now", *["ahead"] * 5]
    assert [row.starts for row in sheet.rows] == ["21:26", "21:36", "21:51", "22:06", "22:46", "23:06"]
    assert sheet.ends == "23:21"


def test_the_run_sheet_follows_the_running_clock_until_it_has_run_out_and_then_the_minute():
    ends = after(HEARD).day.clocks["evidence"].ends_at
    early, late = (panel(RunSheet, HEARD, minute=minute) for minute in (ends - 9 * MINUTE, ends + 30 * MINUTE))
    assert [row.place for row in early.rows] == ["done", "done", "done", "now", "ahead", "ahead"]
    assert [row.starts for row in early.rows] == ["21:26", "", "21:26", "21:26", "22:06", "22:26"]
    assert [row.starts for row in late.rows] == ["21:26", "", "21:26", "21:26", "22:36", "22:56"]
    assert (early.ends, late.ends) == ("22:41", "23:11")


def test_now_offers_the_way_on_and_the_way_back():
    first, middle, last = (panel(NowPanel, day) for day in (ARRIVED, HEARD, COUNTED))
    assert (first.next, first.back) == (ChangePhase("arrive", "charge"), None)
    assert (middle.next, middle.back) == (ChangePhase("evidence", "refined"), ChangePhase("evidence", "opening"))
    assert (last.next, last.back) == (None, ChangePhase("result", "refined"))
    assert (first.next_title, middle.next_title, last.next_title) == (said("charge"), said("refined"), None)


def test_an_open_vote_is_why_there_is_no_way_on():
    now = panel(NowPanel, OPENING)
    assert (now.next, now.back, now.vote_open) == (None, None, True)
    assert now.next_title == said("evidence")
    assert panel(NowPanel, OPENING_OVER).next == ChangePhase("opening", "evidence")
    assert not panel(NowPanel, OPENING_OVER).vote_open


def test_a_standing_clock_can_be_started_and_a_running_one_paused():
    standing, running = panel(ClockPanel, ARRIVED), panel(ClockPanel, HEARD)
    assert (standing.start, standing.pause) == (StartClock("arrive", 1), None)
    assert (running.start, running.pause) == (None, PauseClock("evidence", 1))
    assert (running.more, running.fewer) == (ExtendClock("evidence", 1, 5), ExtendClock("evidence", 1, -1))


def test_an_announcement_can_be_cleared_once_there_is_one_and_eyes_called_or_released():
    assert panel(NoticePanel, ARRIVED) == NoticePanel("", None, CallEyesUp(True))
    state = (ARRIVED, (FACILITATOR, Announce("Tea!")), (FACILITATOR, CallEyesUp(True)))
    assert panel(NoticePanel, state) == NoticePanel("Tea!", Announce(""), CallEyesUp(False))


def test_the_form_for_announcements_never_changes_so_that_typing_is_not_disturbed():
    assert panel(NoticeForm, ARRIVED) == panel(NoticeForm, REVEALED, (FACILITATOR, Announce("Tea!")))


def test_undo_says_what_it_takes_back():
    assert panel(UndoPanel, ARRIVED) == UndoPanel("", None)
    assert panel(UndoPanel, OPENING).did == "OpenVote"
    assert panel(UndoPanel, OPENING_OVER).did == "CloseVote"
    assert panel(UndoPanel, OPENING_OVER, undone).did == "OpenVote"
    assert panel(UndoPanel, OPENING_OVER, undone, undone).did == "ChangePhase"
    assert panel(UndoPanel, REVEALED).did == "RevealVotes"


# The evidence


def test_each_exhibit_has_the_act_that_shows_it_or_puts_it_away():
    row = (STORY.title, STORY.side, STORY.minutes, STORY.questioned, STORY.pages)
    assert panel(ExhibitPanel, HEARD).rows == (ExhibitRow(*row, shown=False, act=SHOW),)
    shown = panel(ExhibitPanel, HEARD, (FACILITATOR, SHOW))
    assert shown.rows == (ExhibitRow(*row, shown=True, act=ShowExhibit("story", None)),)


# Votes


def test_a_vote_s_panel_follows_it():
    never = panel(VotePanel, ARRIVED, moved_to("opening"))
    assert (never.state, never.open, never.close) == ("never", OpenVote("opening", 1), None)
    put = panel(VotePanel, OPENING)
    assert (put.state, put.open, put.close) == ("open", None, CloseVote("opening", 1))
    over = panel(VotePanel, OPENING_OVER)
    assert (over.state, over.open, over.close) == ("closed", OpenVote("opening", 2), None)
    assert panel(VotePanel, REVEALED, moved_to("refined")).state == "revealed"
    assert panel(VotePanel, OPENING_CAST).turnout == Turnout(entitled=4, started=4, complete=3)


def test_the_console_names_who_has_yet_to_answer_everything_connected_or_not():
    day = (OPENING, voted(1, "opening", keep=0, support=0, me=0, all=0), voted(2, "opening", keep=0))
    waiting = panel(VotePanel, day, presence=frozenset({1, 2, 4, 5}))
    assert (waiting.waiting_in, waiting.waiting_away) == ((2, 4), (3,))
    over = panel(VotePanel, OPENING_OVER, presence=frozenset({1}))
    assert (over.waiting_in, over.waiting_away) == ((), ())


def test_results_can_be_revealed_together_and_hidden_again():
    assert panel(RevealPanel, COUNTED) == RevealPanel(
        (said("Opening view"), said("Refined view")), RevealVotes(BOTH), None
    )
    shown = panel(RevealPanel, REVEALED)
    assert (shown.reveal, shown.hide) == (None, HideVotes(BOTH))


def test_there_is_nothing_to_reveal_while_something_has_yet_to_close():
    early = panel(RevealPanel, OPENING_OVER, moved_to("result"))
    assert (early.reveal, early.hide) == (None, None)


# The room


def test_the_room_s_health_is_who_sat_down_and_who_is_connected():
    day = (opened(), seated(1, 2), seated(3))
    rows = panel(RoomPanel, day, presence=frozenset({1, 3}), names={1: "Ada"}).seats
    assert rows[0] == SeatRow(1, "Ada", "in", True, None, 1, left=False, leaves=RecordLeaving(1), returns=None)
    assert [row.health for row in rows] == ["in", "away", "in", "empty", "empty"]
    assert [row.checked_in for row in rows] == [True, True, True, False, False]
    assert [row.name for row in rows] == ["Ada", "", "", "", ""]


def test_the_room_is_summed_up():
    room = panel(RoomPanel, ARRIVED, presence=frozenset({1, 3, 5}))
    assert (room.connected, room.checked_in) == (2, 4)


def test_whoever_is_not_in_is_named_even_where_nothing_was_heard_of_their_device():
    day, late = (opened(), seated(1, 2), seated(3)), Watched({2: Health(40)})
    health = panel(HealthPanel, day, presence=frozenset({1, 2}), watched=late)
    assert (health.present, health.seated) == (1, 3)
    assert health.rows == (HealthRow(2, "", Health(40)), HealthRow(3, "", Health()))


def test_once_the_day_is_over_nobody_is_away():
    room = panel(RoomPanel, CLOSING, (FACILITATOR, CloseSitting("close")), presence=frozenset())
    assert (room.connected, room.checked_in) == (None, 4)
    assert [row.health for row in room.seats] == ["over"] * 4 + ["empty"]


def test_while_a_vote_is_open_the_room_shows_who_has_answered_all_of_it():
    assert [row.answered for row in panel(RoomPanel, OPENING_CAST).seats] == [True, True, True, False, False]
    assert {row.answered for row in panel(RoomPanel, OPENING_OVER).seats} == {None}


def test_the_console_says_for_a_while_that_the_day_was_put_back():
    state = after(ARRIVED, (ORGANISER, RestoreSitting("second", START)))
    at = state.day.restored[-1].at
    assert the(RestoredPanel, seen(state, FACILITATOR, minute=at)) == RestoredPanel("21:26", "21:26")
    assert "RestoredPanel" not in names(seen(state, FACILITATOR, minute=at + 30 * MINUTE))
    assert "RestoredPanel" not in names(seen(after(ARRIVED), FACILITATOR, minute=at))
    assert "RestoredPanel" not in names(seen(state, juror(1)))
