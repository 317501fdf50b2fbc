"""What changed between both views: nothing before both are revealed, then the same means as a report's, of no few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.export.charts.captions import on_means, stated
from app.jury.reasons import Reason
from app.jury.removals.places import erased, is_of
from app.jury.rules import fold, undo
from app.jury.votes.acts import ShowResults
from app.jury.votes.change import CHANGE, FEWEST_OUTSIDE, alone, changed
from app.jury.votes.instrument import instrument_of
from app.jury.votes.plan import Reading
from app.jury.votes.results import mean_of
from app.screens.change import ChangeCard, ChangePanel, Found, HatChanged, OptionRow, WallChange
from app.screens.overview import WallOverview
from app.screens.results import Result, ResultsPanel
from app.study.crossing import FEWEST_IN_A_CELL
from app.study.measures.measured import measured
from app.web.render import Render
from tests.days import FACILITATOR, WALL, accepted, after, juror, names, refused, revealed, seen, the
from tests.days import told as journal
from tests.moved import FOUR, SEVEN, both_views, of_proposals
from tests.study.measures.instrumented import PROPOSALS, Said, day
from tests.web.test_render import FRONTEND

if TYPE_CHECKING:
    from app.jury.state import State
    from tests.days import Step

FIRST = {
    1: Said(support=(3, 1, 0), me=(3, -1, 2), all=(-1, 2, 2)),
    2: Said(support=(-2, 0, 0)),
    3: Said(support=(0, 0, 99)),
    4: Said(support=(0, 0, 1)),
}
LAST = {
    1: Said(support=(1, 1, 0), me=(3, -1, 2), all=(2, 2, 2)),
    2: Said(support=(1, 0, 0)),
    3: Said(support=(2, 0, 0)),
    4: Said(support=(2, 0, 1)),
}
BOTH = revealed("opening", "refined")
LONG_DAYS = [of_proposals(FOUR), of_proposals(SEVEN)]


def turned(part: str, leaving: str = "") -> Step:
    return FACILITATOR, ShowResults(leaving, part)


def looking(part: str = CHANGE) -> State:
    return after(day(FIRST, LAST), BOTH, turned(part))


VIEWERS = (WALL, juror(1), juror(2))


@pytest.mark.parametrize("so_far", [(), (revealed("refined"),)])
def test_nobody_is_told_before_both_views_are_revealed_and_the_console_may_look(so_far: Step):
    state = after(day(FIRST, LAST), so_far)
    assert refused(state, FACILITATOR, ShowResults(state.day.results, CHANGE)) is Reason.UNKNOWN
    for viewer in VIEWERS:
        assert not {"WallChange", "ChangeCard", "ChangePanel"} & set(names(seen(state, viewer)))
    assert the(ChangePanel, seen(state, FACILITATOR)).people == 4
    assert "ChangePanel" not in names(seen(after(day(FIRST, LAST), BOTH), FACILITATOR))


def test_the_console_does_not_look_while_a_view_is_open():
    opening = after(day(FIRST, LAST)[:4])
    assert opening.voting("opening").is_closed
    assert "ChangePanel" not in names(seen(opening, FACILITATOR))


def test_the_room_turns_to_it_and_everybody_has_the_same_figures():
    state = looking()
    wall, card = the(WallChange, seen(state, WALL)), the(ChangeCard, seen(state, juror(2)))
    fund = HatChanged(Reading.SUPPORT, (4, 4), 2, 15)
    assert wall.options[0] == OptionRow(said_alone("Go on paying."), (fund,))
    assert card.options[0].hats == (fund, HatChanged(Reading.ME, (4, 4), 8, 8), HatChanged(Reading.ALL, (4, 4), -2, 5))
    assert wall.found == card.found == Found(said_alone("Go on paying"), 1, 2, 15, (4, 4), few=True)
    assert (wall.people, wall.answered, wall.span, wall.compared) == (4, (4, 4), None, True)
    for viewer in VIEWERS:
        assert not [region for region in seen(state, viewer) if isinstance(region, Result | WallOverview)]


def said_alone(text: str) -> dict[str, str]:
    return {"en": text}


def test_an_option_by_itself_is_shown_in_its_hats():
    state = looking(alone("fund"))
    wall = the(WallChange, seen(state, WALL))
    assert [hat.reading for hat in wall.options[0].hats] == [Reading.SUPPORT, Reading.ME, Reading.ALL]
    assert (len(wall.options), wall.alone) == (1, True)
    rows = the(ResultsPanel, seen(state, FACILITATOR)).rows[-4:]
    assert [(row.title, row.in_block, row.shown) for row in rows] == [
        ({}, False, False),
        *((said_alone(text), True, name == "fund") for name, text in PROPOSALS.items()),
    ]
    assert undo(state) == ShowResults(alone("fund"), "", undoes=len(journal(day(FIRST, LAST), BOTH)[0]) + 1)


def test_the_wall_says_what_the_report_says():
    state = after(day(FIRST | {n: Said() for n in range(5, 10)}, LAST), BOTH, turned(CHANGE))
    found = measured(state)
    assert found
    told = " ".join(Render(FRONTEND).html(the(WallChange, seen(state, WALL)), "en").split())
    finding, _, weighed = on_means(found.options).partition(" They")
    assert finding in told
    assert f"They{weighed}" in told
    whom, first, when = stated(found, found.people).partition("First")
    assert whom.strip() in told
    assert first + when in told


@pytest.mark.parametrize("plan", LONG_DAYS)
def test_means_are_those_that_are_measured_to_the_last_digit(plan: object):
    state = after(both_views(plan))
    found, change = measured(state), changed(state)
    assert found
    assert change
    for option, mine in zip(found.options, change.options, strict=True):
        theirs = (option.support, option.me, option.all)
        assert [(m.people, m.before, m.after, m.change) for m in mine.means] == [
            ((each.people, each.people), each.before, each.after, each.change) for each in theirs if each
        ]


def test_an_option_goes_by_its_words_where_it_is_the_only_one_that_is_told():
    first, last = ({n: Said(support=(1, 99, 99)) for n in range(1, 5)} for _ in range(2))
    state = after(day(first, last), BOTH, turned(CHANGE))
    wall = the(WallChange, seen(state, WALL))
    assert len(wall.options) == 1
    assert ">Go on paying.</text>" in Render(FRONTEND).html(wall, "en")


def test_below_three_people_nothing_is_told():
    few = {n: FIRST[n] for n in (1, 2)}, {n: LAST[n] for n in (1, 2)}
    state = after(day(*few), BOTH)
    assert changed(state) is None
    assert refused(state, FACILITATOR, ShowResults("", CHANGE)) is Reason.UNKNOWN


@pytest.mark.parametrize(
    ("first", "last", "unasked"),
    [
        ({5: Said(support=(3, 99, 3))}, {}, ()),
        ({5: Said()}, {5: Said()}, (5,)),
        ({5: Said(), 6: Said()}, {6: Said(), 7: Said()}, (6,)),
    ],
)
def test_where_the_counts_would_give_away_who_is_not_in_it_it_is_of_everybody(first, last, unasked):
    """Everybody can count what all answered; whoever was here but once, or did not agree, is the difference."""
    state = after(day(FIRST | first, LAST | last, unasked), BOTH, turned(CHANGE))
    change = changed(state)
    assert change
    assert not change.compared
    assert not the(WallChange, seen(state, WALL)).compared
    for proposal, option in zip(instrument_of(state.the_plan).proposals, change.options, strict=True):
        given = [state.voting(vote).closings[-1].counts[proposal.support.id] for vote in ("opening", "refined")]
        assert option.support
        assert [option.support.before, option.support.after] == [float(mean_of(counts)) for counts in given]


def test_five_who_are_not_in_it_hide_each_other_and_so_do_those_who_agreed():
    """As many as in a report of the day, so that the two tell means of the same people, or the wall of everybody."""
    assert FEWEST_OUTSIDE == FEWEST_IN_A_CELL
    five = {n: Said(support=(-3, 3, 3)) for n in range(5, 10)}
    fewer = changed(after(day(FIRST | dict(list(five.items())[1:]), LAST)))
    assert fewer
    assert not fewer.compared
    for first in (FIRST | five, FIRST):
        change = changed(after(day(first, LAST)))
        assert change
        assert change.compared
        assert change.options[0].support
        assert change.options[0].support.people == (4, 4)
    assert FIRST[3].support[2] == 99, "who was not sure is alone in that, and agreed"


def test_after_a_counted_juror_was_erased_it_is_told_no_more():
    entries, _ = journal(day(FIRST, LAST), BOTH, turned(CHANGE))
    state = fold([erased(each) if is_of(each, juror(1).number) else each for each in entries])
    assert "WallChange" in names(seen(state, WALL)), "without these answers there would be something to tell"
    gone = replace(state, removals=replace(state.removals, jurors=frozenset({juror(1).number})))
    assert changed(gone) is None
    for viewer in (*VIEWERS, FACILITATOR):
        assert not {"WallChange", "ChangeCard", "ChangePanel"} & set(names(seen(gone, viewer)))
    assert "WallOverview" in names(seen(gone, WALL)), "the first block instead"


def test_more_options_than_can_be_told_apart_are_shown_one_part_after_the_other():
    state = after(both_views(of_proposals(SEVEN), 5), BOTH, turned(CHANGE))
    rows = [row for row in the(ResultsPanel, seen(state, FACILITATOR)).rows if not row.title]
    assert [row.span for row in rows] == [(1, 4, 7), (5, 7, 7)]
    more = accepted(state, FACILITATOR, rows[1].act)
    for there, span in ((state, (1, 4, 7)), (more, (5, 7, 7))):
        wall, card = the(WallChange, seen(there, WALL)), the(ChangeCard, seen(there, juror(1)))
        assert (wall.span, len(wall.options), len(card.options)) == (span, span[1] - span[0] + 1, 7)
    assert the(WallChange, seen(more, WALL)).options[0].words == {"en": SEVEN["place-5"]}
