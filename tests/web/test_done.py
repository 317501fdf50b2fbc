"""What is said of who is done, and of who writes, is true: with a Finish and without, of one and of many."""

import re

from app.jury.votes.acts import CloseVote, Finish
from app.screens.hands import HandsPanel
from app.screens.observer import Progress
from app.screens.votes import VotePanel, WallTurnout
from app.screens.watched import Hands, Watched
from app.settings import bundled
from app.web.render import Render
from tests.days import FACILITATOR, OPENING_CAST, ORGANISER, WALL, WHOLE_OPENING, Step, after, juror, seen, the, voted

RENDER = Render(bundled("frontend"))
FINISHED: Step = (WHOLE_OPENING, voted(3, "opening", keep=1), (juror(3), Finish("opening", 1)))
"""One of five questions answered, and finished."""
EVERY, FINISH = "have answered every question", "have finished or answered every question"


def told(day: Step) -> list[str]:
    """Console, wall and desk, each as a line."""
    state = after(day)
    regions = (
        the(VotePanel, seen(state, FACILITATOR)),
        the(WallTurnout, seen(state, WALL)),
        the(Progress, seen(state, ORGANISER)),
    )
    return [" ".join(RENDER.html(region, "en").split()) for region in regions]


def test_whoever_finished_with_questions_left_out_is_not_said_to_have_answered_them():
    for html in told(FINISHED):
        assert re.search(rf"\b1(</strong>)? of [0-9]+ {FINISH}", html)
    for html in told(OPENING_CAST):
        assert EVERY in html
        assert FINISH not in html


def test_a_vote_that_closed_says_the_same():
    for day, said in ((FINISHED, FINISH), (OPENING_CAST, EVERY)):
        closed = the(VotePanel, seen(after(day, (FACILITATOR, CloseVote("opening", 1))), FACILITATOR))
        assert f"{said}." in " ".join(RENDER.html(closed, "en").split())


def test_scribes_are_told_as_people_say_it():
    def said(*tables: int) -> str:
        watched = Watched(hands=Hands(consoles=(FACILITATOR.number,), scribes=tables))
        return RENDER.html(the(HandsPanel, seen(after(OPENING_CAST), FACILITATOR, watched=watched)), "en")

    assert "There is a scribe at table 3." in said(3)
    assert "There are scribes at tables 1 and 2." in said(1, 2)
    assert "There are scribes at tables 1, 2, 3 and 4." in said(1, 2, 3, 4)
    assert "scribe" not in said()
