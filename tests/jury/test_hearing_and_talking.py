"""Witness questions, tables and contributions: whose they are, who sees them, and until when they can change."""

from dataclasses import replace

import pytest

from app.jury.contributions.acts import (
    Contribute,
    ModerateContribution,
    Perspective,
    ReviseContribution,
    Stance,
    WithdrawContribution,
)
from app.jury.contributions.plan import Moderation
from app.jury.contributions.rules import is_seen_by_others
from app.jury.day.acts import OpenSitting
from app.jury.entry import Entry
from app.jury.questions.acts import (
    AnswerWitnessQuestion,
    AskWitness,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from app.jury.reasons import Reason, Refused
from app.jury.rules import apply, check
from app.jury.seats.acts import Leave
from app.jury.tables.acts import DrawTables, MoveToTable, SetTables, Solved
from app.jury.tables.rules import met_before, seating_of
from tests.days import (
    FACILITATOR,
    HEARING,
    HEARING_SHOWN,
    ORGANISER,
    SPOKEN,
    TALKING,
    WHOLE,
    WHOLE_ARRIVED,
    accepted,
    after,
    contributed,
    juror,
    looked_at,
    moved_to,
    put,
    refused,
    scribe,
    seated,
    tables_set,
    undone,
)

ASKED = next(iter(after(HEARING).questions.asked))
SAID = next(iter(after(SPOKEN).contributions))


# Questions


def test_a_question_may_be_about_an_exhibit_and_is_kept_without_its_edges():
    state = accepted(after(HEARING), juror(2), AskWitness("  Since when? ", "story"))
    newest = state.questions.asked[1000]
    assert (newest.text, newest.about, newest.shown) == ("Since when?", "story", None)
    assert refused(state, juror(2), AskWitness("Since when?")) == Reason.NOTHING_CHANGES
    assert refused(state, juror(2), AskWitness("Since when, and why?", "nothing")) == Reason.UNKNOWN


def test_somebody_who_is_not_here_asks_nothing_and_a_scribe_asks_for_a_table():
    gone = after(HEARING, (juror(2), Leave()))
    assert refused(gone, juror(2), AskWitness("Why?")) == Reason.NOT_CHECKED_IN
    assert accepted(gone, scribe(1), AskWitness("Why?")).questions.asked[1000].author == scribe(1)


def test_a_question_is_taken_back_by_its_author_until_it_is_put_or_answered():
    assert refused(after(HEARING_SHOWN), juror(2), WithdrawWitnessQuestion(ASKED)) == Reason.OTHERS
    assert accepted(after(HEARING_SHOWN), juror(1), WithdrawWitnessQuestion(ASKED)).questions.asked[ASKED].withdrawn
    assert refused(after(HEARING_SHOWN, put), juror(1), WithdrawWitnessQuestion(ASKED)) == Reason.MOVED_ON
    answered = after(HEARING_SHOWN, (FACILITATOR, AnswerWitnessQuestion(ASKED, False, True)))
    assert refused(answered, juror(1), WithdrawWitnessQuestion(ASKED)) == Reason.MOVED_ON


def test_a_question_is_seconded_once_by_each_and_never_by_its_author():
    assert refused(after(HEARING), juror(2), SecondWitnessQuestion(ASKED)) == Reason.UNKNOWN
    assert refused(after(HEARING_SHOWN), juror(1), SecondWitnessQuestion(ASKED)) == Reason.OWN
    seconded = after(HEARING_SHOWN, (juror(2), SecondWitnessQuestion(ASKED)), (juror(3), SecondWitnessQuestion(ASKED)))
    assert seconded.questions.asked[ASKED].seconds == {2, 3}
    assert refused(seconded, juror(2), SecondWitnessQuestion(ASKED)) == Reason.NOTHING_CHANGES
    back = accepted(seconded, juror(2), SecondWitnessQuestion(ASKED, on=False))
    assert back.questions.asked[ASKED].seconds == {3}


def test_what_is_not_shown_is_not_put_and_what_is_put_is_not_hidden():
    assert refused(after(HEARING), FACILITATOR, PutWitnessQuestion(None, ASKED)) == Reason.NOT_NOW
    hide = ModerateWitnessQuestion(ASKED, True, False)
    assert refused(after(HEARING_SHOWN, put), FACILITATOR, hide) == Reason.MOVED_ON
    assert accepted(after(HEARING_SHOWN), FACILITATOR, hide).questions.asked[ASKED].shown is False


def test_each_step_with_a_question_is_taken_back():
    answered = (FACILITATOR, AnswerWitnessQuestion(ASKED, False, True, "All."))
    assert not after(HEARING_SHOWN, put, answered, undone).questions.asked[ASKED].answered
    assert after(HEARING_SHOWN, put, undone).questions.put is None
    assert after(HEARING_SHOWN, undone).questions.asked[ASKED].shown is None


# Tables


def test_a_seating_is_for_everybody_who_is_here_and_even():
    state = after(WHOLE_ARRIVED, moved_to("talk"))
    draw = DrawTables("talk", 1, 2)
    assert accepted_with(state, draw, Solved(((1, 2), (3, 4)))).tables["talk"].tables == ((1, 2), (3, 4))
    for given in (None, (), ((1, 2, 3, 4),), ((1, 2, 3), (4,)), ((1, 2), (3,)), ((1, 2), (3, 5))):
        assert refused_with(state, draw, Solved(given) if given else given) == Reason.TRY_AGAIN
    assert refused_with(state, DrawTables("talk", 1, 5), None) == Reason.TOO_MANY
    assert refused_with(state, DrawTables("talk", 2, 2), None) == Reason.MOVED_ON


def accepted_with(state, act, given):
    return apply(state, Entry(1000, 0, FACILITATOR, f"{0:032x}", act, check(state, FACILITATOR, act, 0, given)))


def refused_with(state, act, given) -> Reason:
    with pytest.raises(Refused) as caught:
        check(state, FACILITATOR, act, 0, given)
    return caught.value.reason


def test_a_draw_is_taken_back_to_who_sat_where_before():
    again = after(TALKING, tables_set((1, 3), (2, 4)), undone)
    assert seating_of(again, "talk").tables == ((1, 2), (3, 4))
    assert seating_of(after(TALKING, undone), "talk").tables == ()


def test_somebody_moves_from_table_to_table_and_back():
    moved = (FACILITATOR, MoveToTable("talk", 4, 2, 1))
    assert seating_of(after(TALKING, moved), "talk").tables == ((1, 2, 4), (3,))
    assert seating_of(after(TALKING, moved, undone), "talk").tables == ((1, 2), (3, 4))
    state = after(TALKING, moved)
    assert refused(state, FACILITATOR, MoveToTable("talk", 4, 2, 1)) == Reason.MOVED_ON
    assert refused(state, FACILITATOR, MoveToTable("talk", 4, 1, 3)) == Reason.UNKNOWN
    assert refused(state, FACILITATOR, MoveToTable("talk", 5, 0, 1)) == Reason.NOT_CHECKED_IN


def test_nobody_sits_at_two_tables_and_strangers_at_none():
    for tables in (((1, 1),), ((1,), (1,)), ((9,),)):
        act = SetTables("talk", 2, tables)
        assert refused(after(TALKING), FACILITATOR, act) == Reason.MALFORMED


def test_whoever_has_met_is_remembered_from_the_other_rounds_alone():
    state = after(TALKING, moved_to("talk-2"), tables_set((1, 3), (2, 4)))
    assert met_before(state, "talk-2") == (((1, 2), (3, 4)),)
    assert met_before(state, "talk") == (((1, 3), (2, 4)),)


# Contributions


def revised(rev: int = 2, text: str = "It gives me work.") -> ReviseContribution:
    return ReviseContribution(SAID, rev, Perspective.MYSELF, Stance.FOR, text)


def test_a_contribution_is_of_the_table_at_which_its_author_sat():
    state = after(SPOKEN, tables_set((3, 1), (2, 4)), contributed(4))
    assert [said.table for said in state.contributions.values()] == [1, 2]
    assert accepted(after(TALKING), scribe(2), said_by_scribe()).contributions[1000].table == 2


def said_by_scribe() -> Contribute:
    return Contribute("talk", Perspective.EVERYBODY, Stance.CONDITION, "Only if it is open.")


def test_its_author_betters_it_until_the_round_ends_and_it_is_looked_at_anew():
    better = accepted(after(SPOKEN, looked_at), juror(1), revised())
    said = better.contributions[SAID]
    assert (said.text, said.rev, said.decision) == ("It gives me work.", 2, None)
    assert not is_seen_by_others(better, said)
    assert refused(after(SPOKEN), juror(2), revised()) == Reason.OTHERS
    assert refused(after(SPOKEN), juror(1), revised(3)) == Reason.MOVED_ON
    assert refused(after(SPOKEN, moved_to("talk-2")), juror(1), revised()) == Reason.ROUND_OVER


def test_what_arrives_after_the_round_is_not_taken_for_another():
    late = Contribute("talk", Perspective.MYSELF, Stance.FOR, "Late.")
    assert refused(after(TALKING, moved_to("talk-2")), juror(1), late) == Reason.ROUND_OVER


def test_a_decision_is_about_the_words_that_were_looked_at():
    state = after(SPOKEN, (juror(1), revised()))
    assert refused(state, FACILITATOR, ModerateContribution(SAID, 1, None, True)) == Reason.MOVED_ON
    assert accepted(state, FACILITATOR, ModerateContribution(SAID, 2, None, True)).contributions[SAID].decision


def test_a_contribution_that_was_taken_back_is_gone_for_everybody():
    gone = after(SPOKEN, looked_at, (juror(1), WithdrawContribution(SAID)))
    assert not is_seen_by_others(gone, gone.contributions[SAID])
    assert refused(gone, juror(1), revised()) == Reason.UNKNOWN
    assert refused(gone, FACILITATOR, ModerateContribution(SAID, 1, True, False)) == Reason.UNKNOWN


@pytest.mark.parametrize(
    ("moderation", "seen_at_once", "scribe_may"),
    [(Moderation.NOBODY, True, False), (Moderation.TABLE, False, True), (Moderation.FACILITATOR, False, False)],
)
def test_who_looks_first_is_the_plan_s_to_say(moderation: Moderation, seen_at_once: bool, scribe_may: bool):
    plan = replace(WHOLE, moderation=moderation)
    opened = ((ORGANISER, OpenSitting(plan, (1, 2, 3, 4))), seated(1, 2, 3, 4), moved_to("talk"))
    state = after(opened, tables_set((1, 2), (3, 4)), contributed(1))
    (said,) = state.contributions.values()
    assert is_seen_by_others(state, said) is seen_at_once
    show = ModerateContribution(said.seq, 1, None, True)
    assert accepted(state, FACILITATOR, show)
    assert refused(state, scribe(2), show) == Reason.NOT_ALLOWED, "another table"
    if scribe_may:
        assert accepted(state, scribe(1), show)
    else:
        assert refused(state, scribe(1), show) == Reason.NOT_ALLOWED


def test_a_facilitator_writes_for_a_table_that_has_no_scribe_and_the_table_sees_it_at_once():
    def written(table: int) -> Contribute:
        return Contribute("talk", Perspective.EVERYBODY, Stance.FOR, "We want it said.", table)

    state = accepted(after(TALKING), FACILITATOR, written(2))
    (said,) = state.contributions.values()
    assert (said.table, said.by_facilitator, is_seen_by_others(state, said)) == (2, True, True)
    assert [refused(after(TALKING), FACILITATOR, written(table)) for table in (0, 3)] == [Reason.UNKNOWN] * 2
    assert refused(after(TALKING), juror(1), written(2)) == Reason.MALFORMED
