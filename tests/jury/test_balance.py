"""How even the evidence is: counted, said, signed, and part of the record from the first entry on."""

from dataclasses import replace

import pytest

from app.jury.day.acts import OpenSitting
from app.jury.exhibits.balance import Balance, Review, SideGiven, balance, uneven
from app.jury.exhibits.plan import Exhibit, ExhibitFile, FileKind, Side
from app.jury.numbers import Words
from app.jury.reasons import Reason
from app.plans.ready import READY
from tests.days import ORGANISER, PLAN, STORY, accepted, after, refused, said

REPORT = ExhibitFile("ab" * 32, FileKind.PDF, "report.pdf", 12)
PHOTO = ExhibitFile("cd" * 32, FileKind.IMAGE, "photo.png")
SIGNED = Review("A. Reviewer", "Chair of the advisory panel", "", "2027-05-01", True)


def exhibit(name: str, side: Side, minutes: int, questioned: int, *files: ExhibitFile, licence: str = "") -> Exhibit:
    told = replace(STORY, id=name, side=side, minutes=minutes, questioned=questioned, files=files)
    return replace(told, licence=said(licence) if licence else {})


EVEN = (
    exhibit("pro", Side.FOR, 20, 10, REPORT, licence="Open Government Licence"),
    exhibit("con-1", Side.AGAINST, 15, 5, PHOTO, licence="Open Government Licence"),
    exhibit("con-2", Side.AGAINST, 5, 5),
)


def test_each_side_s_exhibits_minutes_questions_and_pages_are_added_up():
    found = balance(EVEN)
    assert found.of(Side.FOR) == SideGiven(Side.FOR, 1, 20, 10, 12)
    assert found.of(Side.AGAINST) == SideGiven(Side.AGAINST, 2, 20, 10, 1)
    assert [given.side for given in found.sides] == list(Side)
    assert found.of(Side.HUMAN_STORY) == SideGiven(Side.HUMAN_STORY, 0, 0, 0, 0)


def test_what_differs_between_for_and_against_is_named():
    assert [figure for figure, _, _ in uneven(balance(EVEN))] == ["exhibits", "pages"]
    assert list(uneven(balance(()))) == []
    assert [figure for figure, _, _ in uneven(balance(EVEN[:2]))] == ["minutes", "questioned", "pages"]


@pytest.mark.parametrize("nothing", [{}, {"en": " "}, {"en": "", "cy": ""}, {"en": "To be filled in: whence."}])
def test_what_nobody_has_stated_is_missing(nothing: Words):
    silent = replace(EVEN[0], interest=nothing, source=nothing, licence=nothing)
    found = balance((silent, *EVEN[1:]))
    assert found.without_interest == found.without_source == found.without_licence == ("pro",)
    assert balance(EVEN) == replace(balance(EVEN), without_interest=(), without_source=(), without_licence=())


def test_what_is_told_in_the_room_needs_no_licence():
    assert balance((exhibit("told", Side.FOR, 5, 5),)).without_licence == ()
    assert balance((exhibit("filmed", Side.FOR, 5, 5, PHOTO),)).without_licence == ("filmed",)


def test_a_frame_that_nobody_filled_in_has_stated_nothing():
    found = balance(READY["planning-redevelopment"].exhibits)
    assert found.without_interest
    assert found.without_source


def test_the_record_holds_the_figures_and_the_names():
    found = balance(PLAN.exhibits, (SIGNED,))
    state = accepted(after(), ORGANISER, OpenSitting(PLAN, (1,), found))
    assert state.the_plan == PLAN


@pytest.mark.parametrize(
    "claimed",
    [
        balance(EVEN),
        Balance(()),
        replace(balance(PLAN.exhibits), without_source=("story",)),
    ],
)
def test_figures_that_are_not_the_plan_s_are_not_taken(claimed: Balance):
    assert refused(after(), ORGANISER, OpenSitting(PLAN, (1,), claimed)) == Reason.MALFORMED
