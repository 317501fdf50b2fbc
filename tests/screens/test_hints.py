"""Hints for a first rehearsal: at every moment of a day there is one, and it says what is to be pressed."""

from dataclasses import replace

import pytest

from app.jury.act import Act
from app.jury.day.acts import StartClock
from app.jury.day.agenda_acts import Adjourn, CloseSitting
from app.jury.people import By
from app.jury.questions.acts import PutWitnessQuestion
from app.jury.rules import apply
from app.jury.state import EMPTY, State
from app.jury.turns.acts import StartGoRound
from app.screens.hints import Hint, HintPanel, Tip, hint
from tests.days import (
    ARRIVED,
    CLOSING,
    COUNTED,
    FACILITATOR,
    HEARD,
    HEARING,
    HEARING_SHOWN,
    LINKS,
    OPENING,
    OPENING_OVER,
    PLAN,
    REVEALED,
    SPOKEN,
    TALKING,
    WHOLE_ARRIVED,
    Step,
    after,
    looked_at,
    moved_to,
    names,
    opened,
    seen,
    the,
    voted,
)
from tests.drafted import CARRIED, PUT, SAID, SHOWN, TWO
from tests.journals.test_golden import HERE, entries_of

ALL_BUT_ONE: Step = (OPENING, *(voted(juror, "opening", keep=0, support=1, me=1, all=1) for juror in (1, 2, 3)))

BEING_PUT: Step = (
    HEARING_SHOWN,
    lambda state: (FACILITATOR, PutWitnessQuestion(None, *state.questions.asked)),
)


def put_away(state: State) -> tuple[By, Act]:
    return FACILITATOR, PutWitnessQuestion(state.questions.put, None)


HINTS: dict[str, tuple[Step, Tip]] = {
    "nobody here": (opened(), Tip.ARRIVING),
    "one is missing": (ARRIVED, Tip.ARRIVING),
    "to be put": ((ARRIVED, moved_to("opening")), Tip.PUT_VOTE),
    "put": (OPENING, Tip.VOTING),
    "closed": (OPENING_OVER, Tip.ONWARD),
    "evidence": (HEARD, Tip.EXHIBIT),
    "tables to draw": ((WHOLE_ARRIVED, moved_to("talk")), Tip.TABLES),
    "tables drawn": (TALKING, Tip.GO_ROUND),
    "a go-round began": ((TALKING, (FACILITATOR, StartGoRound("talk", 1, 1))), Tip.ONWARD),
    "something said": (SPOKEN, Tip.SAID),
    "looked at": ((SPOKEN, looked_at), Tip.GO_ROUND),
    "asked": (HEARING, Tip.ASKED),
    "to be put to the witness": (HEARING_SHOWN, Tip.PUT_QUESTION),
    "put to the witness": (BEING_PUT, Tip.QUESTION_PUT),
    "put away": ((BEING_PUT, put_away), Tip.ONWARD),
    "nothing drafted": ((SAID, moved_to("drafting")), Tip.DRAFT),
    "drafted": (TWO, Tip.FREEZE),
    "frozen": (SHOWN, Tip.SETTLE),
    "prepared": (PUT, Tip.PUT_VOTE),
    "decided": (CARRIED, Tip.ONWARD),
    "adjourned": ((CLOSING, (FACILITATOR, Adjourn("close"))), Tip.RESUME),
    "last step": (CLOSING, Tip.END),
    "over": ((CLOSING, (FACILITATOR, CloseSitting("close"))), Tip.OVER),
}


@pytest.mark.parametrize(("day", "tip"), HINTS.values(), ids=HINTS)
def test_a_hint_is_about_what_is_to_be_done_now(day: Step, tip: Tip):
    told = hint(after(day))
    assert told is not None
    assert told.tip is tip


def test_a_vote_of_which_one_is_missing_can_be_closed():
    assert hint(after(OPENING)) == Hint(Tip.VOTING, 0, 4, PLAN.vote("opening").title)
    state = after(ALL_BUT_ONE)
    assert hint(state) == Hint(Tip.NEARLY_IN, 3, 4, PLAN.vote("opening").title)
    assert hint(after(ALL_BUT_ONE, voted(4, "opening", keep=0, support=1, me=1, all=1))) == Hint(
        Tip.ALL_IN, 4, 4, PLAN.vote("opening").title
    )


def test_results_are_revealed_once():
    assert hint(after(COUNTED)) == Hint(Tip.REVEAL)
    revealed = hint(after(REVEALED))
    assert revealed is not None
    assert revealed.tip is Tip.END


def test_through_a_whole_day_there_is_always_one_and_the_last_is_that_it_is_over():
    state, tips = EMPTY, list[Tip]()
    assert hint(state) is None
    for entry in entries_of(HERE / "london-12.jsonl"):
        state = apply(state, entry)
        told = hint(state)
        assert told is not None
        tips.append(told.tip)
    assert tips[0] is Tip.ARRIVING
    assert tips[-1] is Tip.OVER
    assert {Tip.PUT_VOTE, Tip.VOTING, Tip.ALL_IN, Tip.EXHIBIT, Tip.TABLES, Tip.ONWARD, Tip.REVEAL, Tip.END} <= {*tips}


def test_only_a_rehearsal_with_hints_has_them_on_its_console():
    assert names((HintPanel(Hint(Tip.END)),)) == ["HintPanel"]
    assert "HintPanel" not in names(seen(after(ARRIVED), FACILITATOR))


def test_the_first_step_s_clock_is_started_by_hand_and_the_console_says_so():
    links = replace(LINKS, rehearsal=True, hints=True, desk="/desk/here")
    told = [
        the(HintPanel, seen(after(ARRIVED, *day), FACILITATOR, links=links))
        for day in ((), ((FACILITATOR, StartClock("arrive", 1)),), (moved_to("charge"),))
    ]
    assert [panel.clock_stands for panel in told] == [True, False, False]
    assert {panel.desk for panel in told} == {"/desk/here"}
