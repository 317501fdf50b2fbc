"""What a facilitator may look at before the room: nothing that could still sway an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.votes.plan import Reveal, Vote, When
from app.screens.preview import PreviewPanel
from tests.days import (
    COUNTED,
    FACILITATOR,
    PLAN,
    REVEALED,
    Step,
    after,
    moved_to,
    opened,
    said,
    seated,
    seen,
    undone,
    vote_closed,
    vote_opened,
    voted,
)

ALONE = replace(
    PLAN,
    agenda=(PLAN.agenda[0], replace(PLAN.agenda[2], votes=("alone",))),
    votes=(Vote("alone", When.OPENING, said("A vote by itself"), ("keep",)),),
)


def previewed(*day: Step) -> dict[str, list[tuple[str, int | None]]]:
    """Of each vote, the questions, and how many had answered each at first."""
    panels = (region for region in seen(after(*day), FACILITATOR) if isinstance(region, PreviewPanel))
    return {panel.key: [(each.question, each.answered_before) for each in panel.results] for panel in panels}


def alone(reveal: Reveal = Reveal.ROOM) -> Step:
    plan = replace(ALONE, votes=(replace(ALONE.votes[0], reveal=reveal),))
    return (opened(plan=plan), seated(1, 2), moved_to("opening"), vote_opened("alone"), voted(1, "alone", keep=0))


def test_what_was_said_at_first_stands_beside_what_came_of_it():
    assert previewed(COUNTED) == {"refined": [("keep", 4), ("support", 4), ("me", 3), ("all", 3)]}


@pytest.mark.parametrize("day", [(alone(),), (alone(), vote_closed("alone"), vote_opened("alone"))])
def test_there_is_nothing_to_see_while_a_vote_is_open(day: Step):
    assert previewed(day) == {}


def test_a_vote_by_itself_can_be_looked_at_once_it_has_closed():
    assert previewed(alone(), vote_closed("alone")) == {"alone": [("keep", None)]}


def test_what_the_room_is_never_shown_the_console_is_not_shown_either():
    assert previewed(alone(Reveal.NEVER), vote_closed("alone")) == {}


def test_what_is_hidden_again_can_be_looked_at_again():
    assert previewed(REVEALED) == {}
    assert list(previewed(REVEALED, undone)) == ["refined"]
