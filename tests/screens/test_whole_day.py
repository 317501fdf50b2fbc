"""What each person sees in the parts of a day that the short one does not have."""

import pytest

from app.jury.contributions.acts import Contribute, Perspective, Stance
from app.jury.day.agenda_acts import Adjourn, ChangeAgenda, CloseSitting, Resume
from app.jury.people import By
from app.jury.questions.acts import AnswerWitnessQuestion, ModerateWitnessQuestion, SecondWitnessQuestion
from app.jury.seats.acts import Leave, RecordReturn
from app.jury.tables.acts import MoveToTable
from app.jury.votes.acts import CastBallot, Finish, ShowResults
from app.jury.votes.results import Split
from app.screens.agenda import AgendaPanel
from app.screens.asked import QuestionsPanel
from app.screens.ballots import BallotFinish, BallotQuestion
from app.screens.contributions import ContributionForm, ContributionsPanel, MyContribution, TableTalk
from app.screens.day import NowPanel
from app.screens.overview import WallOverview
from app.screens.questions import WallQuestion, WitnessQuestions
from app.screens.results import Result, ResultsPanel
from app.screens.run_sheet import RunSheet
from app.screens.seats import CheckInForm, Place, RoomPanel
from app.screens.tables import TableCard, TablesPanel, WallTables
from tests.days import (
    CLOSING,
    COUNTED_IN_BLOCKS,
    FACILITATOR,
    HEARING,
    HEARING_SHOWN,
    QUESTIONS,
    SPOKEN,
    TALKING,
    WALL,
    WHOLE_ARRIVED,
    WHOLE_OPENING,
    Step,
    after,
    contributed,
    inside,
    juror,
    looked_at,
    moved_to,
    names,
    put,
    revealed,
    said,
    scribe,
    seen,
    tables_set,
    the,
    voted,
)

BREAK: Step = (WHOLE_ARRIVED, moved_to("break"))
ADJOURNED: Step = (CLOSING, (FACILITATOR, Adjourn("close")))
ENDED: Step = (CLOSING, (FACILITATOR, CloseSitting("close")))
FINISHED: Step = (WHOLE_OPENING, voted(3, "opening", keep=1), (juror(3), Finish("opening", 1)))
PAPER = ["BallotHead", *["BallotQuestion"] * 5, "BallotFinish", "BallotFoot"]
TALK = ["TableCard", "MyTurn", "ContributionForm", "TableTalk", "RequestForm"]

SEEN: dict[str, tuple[Step, By, list[str]]] = {
    "questions, juror": (HEARING, juror(3), ["Place", "Now", "AskForm", "WitnessQuestions", "RequestForm"]),
    "questions, wall": (HEARING, WALL, ["WallCorner", "Now", "WallQuestion"]),
    "questions, scribe": (HEARING, scribe(1), ["ScribePlace", "Now", "AskForm", "WitnessQuestions", "RequestForm"]),
    "talk, juror": (TALKING, juror(3), ["Place", "Now", *TALK]),
    "talk before the draw": ((WHOLE_ARRIVED, moved_to("talk")), juror(3), ["Place", "Now", "TableCard"]),
    "talk, author": (
        SPOKEN,
        juror(1),
        ["Place", "Now", *TALK[:3], "MyContribution", *TALK[3:]],
    ),
    "talk, wall": (TALKING, WALL, ["WallCorner", "Now", "WallTables"]),
    "talk, scribe": (TALKING, scribe(1), ["ScribePlace", "Now", "RoundPrompt", "TableHost", *TALK[2:4]]),
    "break, juror": (BREAK, juror(3), ["Place", "Now", "OnTheWall", "Waiting"]),
    "break, wall": (BREAK, WALL, ["WallCorner", "Now", "WallBreak"]),
    "ballot to finish": (WHOLE_OPENING, juror(3), ["Place", "Now", *PAPER]),
    "finished": (FINISHED, juror(3), ["Place", "Now", "Finished"]),
    "another who has not finished": (FINISHED, juror(2), ["Place", "Now", *PAPER]),
    "close": (CLOSING, juror(3), ["Place", "Now", "MyJourney"]),
    "adjourned, juror": (ADJOURNED, juror(3), ["Place", "Now", "Adjourned"]),
    "adjourned, wall": (ADJOURNED, WALL, ["WallCorner", "Now", "Adjourned"]),
    "adjourned, scribe": (ADJOURNED, scribe(1), ["ScribePlace", "Now", "Adjourned"]),
    "resumed": ((ADJOURNED, (FACILITATOR, Resume("close"))), juror(3), ["Place", "Now", "MyJourney"]),
    "ended, juror": (ENDED, juror(3), ["Place", "Now", "Ended", "MyJourney"]),
    "ended, wall": (ENDED, WALL, ["WallCorner", "Now", "Ended"]),
    "gone home": ((WHOLE_ARRIVED, (juror(3), Leave())), juror(3), ["Place", "Now", "CheckInForm"]),
}


@pytest.mark.parametrize(("day", "viewer", "regions"), SEEN.values(), ids=SEEN)
def test_each_sees_exactly(day: Step, viewer: By, regions: list[str]):
    assert names(seen(after(day), viewer)) == regions


# Questions


def questions(day: Step, number: int) -> tuple:
    return the(WitnessQuestions, seen(after(day), juror(number))).rows


def test_a_question_is_its_author_s_alone_until_a_facilitator_shows_it():
    (own,) = questions(HEARING, 1)
    assert (own.mine, own.state, own.second) == (True, "waiting", None)
    assert questions(HEARING, 2) == ()
    (shown,) = questions(HEARING_SHOWN, 2)
    assert (shown.text, shown.mine, shown.state) == (own.text, False, "shown")


def test_why_a_question_is_kept_back_is_for_its_author_alone():
    def kept(state):
        return FACILITATOR, ModerateWitnessQuestion(*state.questions.asked, None, False, "It names somebody.")

    assert questions((HEARING, kept), 1)[0].because == "It names somebody."
    assert questions((HEARING, kept), 2) == ()


def test_a_juror_seconds_and_takes_it_back_and_others_see_only_the_number():
    def seconded(state):
        return juror(2), SecondWitnessQuestion(*state.questions.asked)

    mine, others = questions((HEARING_SHOWN, seconded), 2)[0], questions((HEARING_SHOWN, seconded), 3)[0]
    assert (mine.seconded, mine.seconds, mine.second.on) == (True, 1, False)
    assert (others.seconded, others.seconds, others.second.on) == (False, 1, True)


def test_the_question_being_put_is_on_the_wall_and_its_answer_on_the_tablets():
    day = (HEARING_SHOWN, put)
    assert the(WallQuestion, seen(after(HEARING_SHOWN), WALL)).text == ""
    assert the(WallQuestion, seen(after(day), WALL)).text == "Who pays?"

    def answered(state):
        return FACILITATOR, AnswerWitnessQuestion(*state.questions.asked, False, True, "All of us.")

    (row,) = questions((day, answered), 3)
    assert row.reply == "All of us."
    assert the(WallQuestion, seen(after(day, answered), WALL)).answered == 1


def test_the_console_counts_the_questions_nobody_has_looked_at():
    assert the(QuestionsPanel, seen(after(HEARING), FACILITATOR)).waiting == 1
    assert the(QuestionsPanel, seen(after(HEARING_SHOWN), FACILITATOR)).waiting == 0


# Tables and contributions


def test_each_is_shown_their_table_and_the_wall_shows_them_all():
    card = the(TableCard, seen(after(TALKING), juror(3)))
    assert (card.table, card.others) == (2, (4,))
    assert the(Place, seen(after(TALKING), juror(3))).table == 2
    assert the(WallTables, seen(after(TALKING), WALL)).tables == ((1, 2), (3, 4))


def test_the_console_draws_anew_and_gives_whoever_has_no_table_one():
    taken = (TALKING, (FACILITATOR, MoveToTable("talk", 4, 2, 0)))
    panel = the(TablesPanel, seen(after(taken), FACILITATOR))
    assert (panel.draw.draw, panel.draw.tables, panel.drawn) == (2, 2, True)
    (unseated,) = panel.unseated
    assert (unseated.juror, [move.to for move in unseated.give]) == (4, [2, 1])


def test_what_is_said_is_the_author_s_alone_until_somebody_has_looked_at_it():
    assert the(MyContribution, seen(after(SPOKEN), juror(1))).state == "waiting"
    assert the(TableTalk, seen(after(SPOKEN), juror(2))).rows == ()
    assert the(MyContribution, seen(after(SPOKEN, looked_at), juror(1))).state == "seen"
    assert [row.text for row in the(TableTalk, seen(after(SPOKEN, looked_at), juror(2))).rows] == ["It gives work."]
    assert the(TableTalk, seen(after(SPOKEN, looked_at), juror(3))).rows == (), "another table"


def test_contributions_carry_no_number_to_anybody_else():
    state = after(SPOKEN, looked_at)
    rows = the(TableTalk, seen(state, juror(2))).rows
    assert rows, "there is somebody to keep unnamed"
    assert {value for value in inside(rows) if type(value) is int} == {0, rows[0].contribution}
    assert not [value for value in inside(rows) if isinstance(value, By)]


def test_the_console_shows_those_that_wait_first():
    panel = the(ContributionsPanel, seen(after(SPOKEN, looked_at, contributed(3, "And pride.")), FACILITATOR))
    assert [(row.text, row.decision) for row in panel.rows] == [("And pride.", None), ("It gives work.", True)]
    assert panel.waiting == 1


def test_a_table_that_is_drawn_again_does_not_change_what_was_said_at_the_one_before():
    state = after(SPOKEN, looked_at, tables_set((1, 3), (2, 4)))
    assert the(TableTalk, seen(state, juror(2))).rows == ()
    assert the(TableTalk, seen(state, juror(3))).rows


# Ballots


def test_a_page_of_several_answers_says_how_many_and_holds_what_was_written():
    def cast(state):
        return juror(3), CastBallot("opening", 1, 1, {"reasons": (2, 0)}, {"reasons": "  My aunt. "})

    def page(day: Step) -> BallotQuestion:
        pages = [region for region in seen(after(day), juror(3)) if isinstance(region, BallotQuestion)]
        return next(each for each in pages if each.question == "reasons")

    assert (page(WHOLE_OPENING).paper.most, page(WHOLE_OPENING).answered) == (3, False)
    answered = page((WHOLE_OPENING, cast))
    assert {choice.mark for choice in answered.paper.choices if choice.chosen} == {0, 2}
    assert (answered.answered, answered.paper.written) == (True, "My aunt.")


def test_each_juror_meets_shuffled_options_in_an_order_of_their_own_that_stays():
    def order(number: int) -> list[int]:
        pages = [region for region in seen(after(WHOLE_OPENING), juror(number)) if isinstance(region, BallotQuestion)]
        return [choice.mark for choice in next(page for page in pages if page.question == "reasons").paper.choices]

    assert all(order(number) == order(number) for number in range(1, 5))
    assert len({tuple(order(number)) for number in range(1, 5)}) > 1


def test_the_last_page_says_what_is_left_out():
    last = the(BallotFinish, seen(after(WHOLE_OPENING, voted(3, "opening", keep=1)), juror(3)))
    assert (last.answered, last.of, last.finish) == (1, 5, Finish("opening", 1))


# Results, part by part


def results(state, viewer: By) -> list[str]:
    return [region.question for region in seen(state, viewer) if isinstance(region, Result)]


def test_the_room_looks_at_one_block_at_a_time_or_one_question_and_tablets_with_the_wall():
    shown = (COUNTED_IN_BLOCKS, revealed("opening", "refined"))
    turned = (shown, (FACILITATOR, ShowResults("", "money")))
    alone = (turned, (FACILITATOR, ShowResults("money", "me")))
    for day, asked in ((shown, ["keep"]), (alone, ["me"])):
        assert results(after(day), WALL) == results(after(day), juror(1)) == asked
    assert results(after(turned), juror(1)) == ["support", "me", "all"]
    assert results(after(turned), WALL) == []


def test_where_the_wall_cannot_hold_every_result_it_shows_where_each_question_stands():
    shown = (COUNTED_IN_BLOCKS, revealed("opening", "refined"), (FACILITATOR, ShowResults("", "money")))
    overview = the(WallOverview, seen(after(shown), WALL))
    asked = [question for question in QUESTIONS if question.reading]
    assert [row.words for row in overview.rows] == [question.words for question in asked]
    assert (overview.below, overview.above) == (said("point 1"), said("point 5"))
    me = overview.rows[1]
    assert (me.before.split, me.after.split) == (Split(0, 0, 1, 0), Split(0, 0, 1, 0))


def test_the_console_offers_every_part_but_the_one_that_is_looked_at():
    state = after(COUNTED_IN_BLOCKS, revealed("opening", "refined"), (FACILITATOR, ShowResults("", "money")))
    rows = the(ResultsPanel, seen(state, FACILITATOR)).rows
    assert [(row.in_block, row.shown, row.act is None) for row in rows] == [
        (False, False, False),
        (False, True, True),
        *[(True, False, False)] * 3,
    ]


# The day changes


def test_the_console_moves_drops_and_brings_back_what_is_ahead():
    state = after(WHOLE_ARRIVED, moved_to("refined"))
    panel = the(AgendaPanel, seen(state, FACILITATOR))
    assert [row.title["en"] for row in panel.ahead] == ["result", "evaluation", "close"]
    assert panel.ahead[0].sooner is None
    assert panel.ahead[1].sooner == ChangeAgenda(("result", "evaluation", "close"), ("evaluation", "result", "close"))
    without = after(WHOLE_ARRIVED, moved_to("refined"), (FACILITATOR, panel.ahead[1].drop))
    (back,) = the(AgendaPanel, seen(without, FACILITATOR)).dropped
    assert back.back.to == ("result", "close", "evaluation")


def test_an_adjourned_or_ended_day_offers_only_what_can_still_be_done():
    adjourned, ended = (seen(after(day), FACILITATOR) for day in (ADJOURNED, ENDED))
    assert the(AgendaPanel, adjourned).resume == Resume("close")
    assert (the(AgendaPanel, ended).resume, the(AgendaPanel, ended).close) == (None, None)
    assert names(ended) == ["RunSheet", "NowPanel", "UndoPanel", "AgendaPanel", "RoomPanel"]


def test_once_the_day_is_over_no_clock_runs_and_no_end_is_expected():
    ended = seen(after(ENDED), FACILITATOR)
    assert the(NowPanel, ended).countdown is None
    assert (the(RunSheet, ended).ends, the(RunSheet, ended).late) == ("", None)
    assert "now" not in {row.place for row in the(RunSheet, ended).rows}


def test_who_has_gone_home_can_come_back_by_themselves_or_be_noted():
    gone = after(WHOLE_ARRIVED, (juror(3), Leave()))
    assert the(CheckInForm, seen(gone, juror(3))).left
    row = next(row for row in the(RoomPanel, seen(gone, FACILITATOR)).seats if row.juror == 3)
    assert (row.left, row.leaves, row.returns) == (True, None, RecordReturn(3))


def test_what_a_facilitator_wrote_for_a_table_is_marked_so_to_that_table_and_seen_at_no_other():
    written = Contribute("talk", Perspective.EVERYBODY, Stance.FOR, "We want it said.", 2)
    state = after(TALKING, (FACILITATOR, written))
    assert [row.by_facilitator for row in the(TableTalk, seen(state, juror(3))).rows] == [True]
    assert the(TableTalk, seen(state, juror(1))).rows == ()
    assert the(ContributionForm, seen(state, FACILITATOR)).tables == (1, 2)
    assert the(ContributionForm, seen(state, juror(3))).tables == ()
