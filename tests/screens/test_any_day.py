"""Whatever happens: what holds for every screen on every day that the rules let happen."""

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from enum import Enum
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.jury.day.agenda_acts import ChangeAgenda
from app.jury.entry import Entry
from app.jury.people import By
from app.jury.reasons import Refused
from app.jury.rules import apply, check
from app.jury.state import State
from app.jury.tables.acts import DrawTables
from app.jury.votes.acts import CastBallot
from app.jury.votes.methods import Shape
from app.jury.votes.plan import When
from app.screens.draw import screen
from app.screens.frame import Frame
from app.screens.moment import Moment
from app.screens.preview import PreviewPanel
from app.screens.region import Screen
from app.screens.results import MyMove, Result
from app.study.seating.beside import by_simple_means
from app.study.seating.drawn import drawn_tables
from tests.days import (
    COUNTED,
    FACILITATOR,
    LINKS,
    OPENING_CAST,
    OPENING_OVER,
    ORGANISER,
    REFINED_CAST,
    REVEALED,
    WALL,
    after,
    inside,
    juror,
    moved_to,
    offered,
    seen,
    vote_opened,
    voted,
)
from tests.random_days import BEGINNINGS, MARKS, Moved, beginnings, bounded, lived, wishes

JURORS = [juror(number) for number in range(1, 6)]
VIEWERS = [*JURORS, WALL, FACILITATOR]


def states(beginning: int, wanted: list) -> Iterator[State]:
    yield BEGINNINGS[beginning][1]
    yield from (moved.after for moved in lived(beginning, wanted))


def viewers_of(state: State) -> list[By]:
    return [viewer for viewer in VIEWERS if viewer not in JURORS or viewer.number in state.seats]


@bounded
@given(beginnings, wishes)
def test_every_screen_can_be_drawn_and_no_element_s_id_stands_on_it_twice(beginning, wanted):
    for state in states(beginning, wanted):
        frame = Frame(Moment(state, LINKS))
        for viewer in viewers_of(state):
            ids = [region.id for region in screen(frame, viewer)]
            assert ids
            assert len(set(ids)) == len(ids)


@bounded
@given(beginnings, wishes)
def test_whatever_the_console_offers_is_accepted(beginning, wanted):
    for state in states(beginning, wanted):
        for act in offered(state):
            drawn = drawn_tables(state, act, find=by_simple_means) if isinstance(act, DrawTables) else None
            check(state, FACILITATOR, act, 0, drawn)


@bounded
@given(beginnings, wishes)
def test_an_unanswered_page_names_the_version_and_revision_that_will_be_taken(beginning, wanted):
    for state in states(beginning, wanted):
        for viewer in JURORS[: len(state.seats)]:
            for page in seen(state, viewer):
                if page.id.startswith("BallotQuestion"):
                    for choice in page.paper.choices:
                        answers = {page.question: (choice.mark,) if page.paper.shape is Shape.SOME else choice.mark}
                        check(state, viewer, CastBallot(page.vote, page.version, page.next_rev, answers), 0)


@bounded
@given(beginnings, wishes, st.frozensets(st.integers(1, 5)), st.integers(0, 10**13))
def test_jurors_and_the_wall_do_not_notice_who_is_connected_or_that_a_minute_passed(
    beginning, wanted, presence, minute
):
    for state in states(beginning, wanted):
        for viewer in viewers_of(state):
            if viewer != FACILITATOR:
                assert seen(state, viewer, presence=presence, minute=minute) == seen(state, viewer)


@bounded
@given(beginnings, wishes)
def test_a_screen_drawn_after_others_is_the_screen_drawn_alone(beginning, wanted):
    """Frames and their memory are only for speed."""
    frame = None
    for state in states(beginning, wanted):
        frame = Frame(Moment(state, LINKS), frame)
        for viewer in viewers_of(state):
            assert screen(frame, viewer) == seen(state, viewer)
        frame.settle()


@settings(bounded, max_examples=40)
@given(beginnings, wishes)
def test_regions_are_made_of_plain_values_and_never_of_the_present(beginning, wanted):
    minute = 1_780_000_020_017
    for state in states(beginning, wanted):
        for viewer in viewers_of(state):
            for value in inside(seen(state, viewer, minute=minute)):
                assert not isinstance(value, float | Entry | State | Moment | Frame)
                assert value != minute
                assert value is None or isinstance(value, str | int | Enum | tuple | dict) or is_dataclass(value)
                assert not (isinstance(value, str) and value in {entry.act_id for entry in state.undoable})


# Nobody sees a mark before it is revealed: two days that differ only in what juror 1 marks look alike to all others.


def is_anything_revealed(state: State) -> bool:
    return any(voting.revealed for voting in state.votes.values())


def may_be_previewed(state: State, vote: str) -> bool:
    """Closed, while nobody answers its questions elsewhere, and an opening view only once the refined one has, too."""
    asked = set(state.the_plan.vote(vote).questions)
    beside = [other for other in state.the_plan.votes if other.id != vote and asked & set(other.questions)]
    voted_again = state.the_plan.vote(vote).when is not When.OPENING or all(
        state.voting(other.id).is_closed for other in beside if other.when is When.REFINED
    )
    is_over = state.voting(vote).is_closed and not any(state.voting(other.id).is_open for other in beside)
    return is_over and voted_again


def before_the_reveal(state: State, viewer: By) -> Screen:
    """A screen without what a facilitator, and nobody else, may look at privately."""
    private = viewer == FACILITATOR
    return tuple(
        region
        for region in seen(state, viewer)
        if not (private and isinstance(region, PreviewPanel) and may_be_previewed(state, region.key))
    )


def otherwise(state: State, moved: Moved, chance: Random) -> State | None:
    """The day in which juror 1 marked something else; None where that act would have been refused there."""
    entry, act = moved.entry, moved.entry.act
    if isinstance(act, CastBallot) and entry.by == juror(1):
        points = {q: chance.choice([0, 1, 2] if q == "keep" else MARKS) for q in act.answers}
        act = replace(act, answers=points)
    try:
        return apply(state, replace(entry, act=act, outcome=check(state, entry.by, act, entry.at)))
    except Refused:
        return None


def test_a_mark_changes_the_screen_of_the_juror_who_gave_it_and_no_other():
    some, other = (after(OPENING_CAST, voted(1, "opening", keep=mark)) for mark in (1, 2))
    assert seen(some, juror(1)) != seen(other, juror(1)), "there is something to keep from the others"
    for viewer in viewers_of(some):
        assert viewer == juror(1) or seen(some, viewer) == seen(other, viewer)


@bounded
@given(st.sampled_from([0, 3, 5]), wishes, st.integers(0, 2**32))
def test_no_mark_is_seen_by_anybody_else_before_the_reveal(beginning, wanted, seed):
    chance, other = Random(seed), BEGINNINGS[beginning][1]
    for moved in lived(beginning, wanted):
        other = otherwise(other, moved, chance)
        assert other is not None, "a refusal tells nobody what others marked"
        if not is_anything_revealed(moved.after):
            for viewer in viewers_of(other):
                if viewer != juror(1):
                    assert before_the_reveal(other, viewer) == before_the_reveal(moved.after, viewer)


@bounded
@given(beginnings, wishes)
def test_no_count_is_on_any_screen_before_the_reveal(beginning, wanted):
    for state in states(beginning, wanted):
        shown = [region for viewer in viewers_of(state) for region in before_the_reveal(state, viewer)]
        results = [value for value in inside(tuple(shown)) if isinstance(value, Result | MyMove)]
        assert is_anything_revealed(state) or not results


def dropped(state: State) -> tuple[By, ChangeAgenda]:
    """The refined view is taken off the agenda."""
    ahead = tuple(phase.id for phase in state.agenda if phase.id in ("evidence", "refined", "result"))
    return FACILITATOR, ChangeAgenda(ahead, ("evidence", "result"))


def previews(state: State, viewer: By = FACILITATOR) -> list[str]:
    return [region.key for region in seen(state, viewer) if isinstance(region, PreviewPanel)]


def test_the_console_alone_can_look_first_once_both_views_have_closed():
    held_back = (OPENING_CAST, OPENING_OVER, REFINED_CAST, (OPENING_OVER, dropped))
    assert [previews(after(day)) for day in held_back] == [[]] * 4
    assert previews(after(COUNTED)) == ["refined"]
    assert previews(after(REVEALED)) == []
    assert previews(after(COUNTED, moved_to("refined"), vote_opened("refined"))) == []
    assert [previews(after(COUNTED), viewer) for viewer in (*JURORS, WALL, ORGANISER)] == [[]] * 7


def test_a_preview_is_what_will_be_revealed():
    (preview,) = (region for region in seen(after(COUNTED), FACILITATOR) if isinstance(region, PreviewPanel))
    assert preview.results == tuple(r for r in seen(after(REVEALED), juror(1)) if isinstance(r, Result))


def test_after_the_reveal_there_are_counts():
    for viewer in (juror(1), WALL):
        assert any(isinstance(region, Result) for region in seen(after(REVEALED), viewer))
