"""Turns on the screens: the host's buttons, the juror's own line, the console's tables; names on the console alone."""

from dataclasses import replace

from app.jury.turns.acts import BeginQuiet, HostTable, PassTurn, StartGoRound, TakeTurn
from app.screens.draw import screen
from app.screens.frame import Frame
from app.screens.moment import Moment
from app.screens.tables import WITH_PROMPTS, WallTables
from app.screens.turns import MyTurn, RoundPrompt, TableHost, VoicePanel
from tests.days import (
    FACILITATOR,
    LINKS,
    TALKING,
    WALL,
    WHOLE,
    Step,
    after,
    juror,
    moved_to,
    names,
    opened,
    said,
    scribe,
    seated,
    seen,
    tables_set,
    the,
)

GOING: Step = (TALKING, tables_set((1, 2, 3), (4,)), (scribe(1), StartGoRound("talk", 1, 1)))
HOSTED: Step = (TALKING, (juror(1), HostTable("talk", 1, 0, 1)))
NAMES = {1: "Ada", 2: "Bea", 3: "Cyd", 4: "Dee"}
PROMPTED = replace(WHOLE, agenda=tuple(replace(phase, prompts=(said("Who else?"),)) for phase in WHOLE.agenda))


def took(number: int) -> Step:
    return scribe(1), TakeTurn("talk", 1, number)


def mine(number: int, *day: Step) -> MyTurn:
    return the(MyTurn, seen(after(*day), juror(number)))


def host(*day: Step):
    return the(TableHost, seen(after(*day), scribe(1))).at


def test_the_host_s_buttons_say_who_speaks_who_is_next_and_who_was_not_heard():
    at = host(GOING, took(1))
    assert [(row.juror, row.state) for row in at.rows] == [(1, "speaking"), (2, "next"), (3, "unheard")]
    assert [row.take and row.take.juror for row in at.rows] == [None, 2, 3]
    assert (at.speaking, at.next, at.unheard, at.start) == (1, 2, (2, 3), None)
    assert (at.skip.juror, at.end.round, at.last) == (2, 1, 1)
    freely = host(TALKING)
    assert (freely.unheard, freely.next, freely.skip, freely.back, freely.end) == ((), 0, None, None, None)
    assert [row.take.juror for row in freely.rows] == [1, 2]


def test_a_juror_sees_whose_turn_it_is_and_whether_they_had_theirs():
    speaks = mine(1, GOING, took(1))
    assert (speaks.speaking, speaks.had, speaks.skip) == (1, "spoken", None)
    follows = mine(2, GOING, took(1))
    assert (follows.next, follows.had, follows.skip) == (2, "waiting", PassTurn("talk", 1, 2))
    assert mine(3, GOING, took(1)).skip is None
    assert mine(2, GOING, took(1), (juror(2), PassTurn("talk", 1, 2))).had == "passed"
    assert (mine(4, GOING, took(1)).speaking, mine(4, GOING).next) == (0, 0)  # at another table
    assert (mine(1, TALKING, took(1)).heard, mine(2, TALKING, took(1)).heard) == (True, False)


def test_the_tablets_of_a_table_count_the_quiet_down_together():
    quiet = (TALKING, (scribe(1), BeginQuiet("talk", 1, 2)))
    ends = after(quiet).turns["talk"][1].quiet_until
    assert {mine(1, quiet).quiet.ends_at, mine(2, quiet).quiet.ends_at, host(quiet).quiet.ends_at} == {ends}
    assert mine(3, quiet).quiet is None


def test_a_juror_who_looks_after_the_turns_has_the_buttons_and_the_others_have_not():
    assert mine(1, TALKING).take_on == HostTable("talk", 1, 0, 1)
    assert "TableHost" in names(seen(after(HOSTED), juror(1)))
    assert "TableHost" not in names(seen(after(HOSTED), juror(2)))
    assert mine(2, HOSTED).take_on is None
    assert host(HOSTED).step_down == HostTable("talk", 1, 1, 0)
    assert mine(2, TALKING, took(1)).take_on is None


def test_the_console_has_every_table_with_names_and_nobody_else_has():
    panel = the(VoicePanel, seen(after(GOING), FACILITATOR))
    assert [at.table for at in panel.tables] == [1, 2]
    moment = Moment(after(GOING, took(2)), LINKS, names=NAMES)
    assert "Bea" in repr(screen(Frame(moment), FACILITATOR))
    for viewer in (scribe(1), juror(1), WALL):
        assert not [name for name in NAMES.values() if name in repr(screen(Frame(moment), viewer))]
    assert "VoicePanel" not in names(seen(after(opened(), seated(1), moved_to("charge")), FACILITATOR))


def test_the_wall_says_nothing_of_turns():
    assert seen(after(GOING), WALL) == seen(after(GOING, took(1)), WALL)


def test_the_table_s_prompts_are_large_for_the_scribe_and_on_each_juror_s_tablet():
    day = (opened(plan=PROMPTED), seated(1, 2), moved_to("talk"), tables_set((1, 2)))
    assert the(RoundPrompt, seen(after(day), scribe(1))) == RoundPrompt(said("prompt of talk"), (said("Who else?"),))
    assert the(RoundPrompt, seen(after(day), juror(1))) == RoundPrompt({}, (said("Who else?"),))
    assert "RoundPrompt" not in names(seen(after(TALKING), juror(1)))


def test_what_a_round_turns_to_is_on_the_wall_where_there_is_room_beside_the_tables():
    seats = range(1, WITH_PROMPTS + 2)
    day = (opened(jurors=len(seats), plan=PROMPTED), seated(*seats), moved_to("talk"))
    four = tables_set((1, 5), (2,), (3,), (4,))
    assert the(WallTables, seen(after(day, four), WALL)).prompts == (said("Who else?"),)
    assert the(WallTables, seen(after(day, tables_set(*((seat,) for seat in seats))), WALL)).prompts == ()
