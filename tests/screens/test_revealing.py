"""What is shown when: results that are revealed together, one by one, or never."""

from __future__ import annotations

from app.jury.votes.acts import HideVotes, RevealVotes
from app.screens.ballots import VoteOver
from app.screens.results import Result
from app.screens.votes import RevealPanel, TogetherPanel, VotePanel
from tests.days import (
    ADDED,
    COUNTED,
    FACILITATOR,
    HELD_BACK,
    WALL,
    Step,
    after,
    held,
    juror,
    moved_to,
    names,
    opened,
    revealed,
    said,
    seated,
    seen,
    the,
    vote_opened,
)


def panel(kind: type, *day: Step):
    return the(kind, seen(after(*day), FACILITATOR))


def test_votes_that_stand_by_themselves_can_be_shown_together_in_the_same_second():
    assert panel(TogetherPanel, HELD_BACK) == TogetherPanel(
        (said("tea"), said("cake")), RevealVotes({"tea": 1, "cake": 1})
    )
    together = revealed("tea", "cake")
    for viewer in (WALL, juror(1), juror(2)):
        assert not [r for r in seen(after(HELD_BACK), viewer) if isinstance(r, Result)]
        shown = [r.question for r in seen(after(HELD_BACK, together), viewer) if isinstance(r, Result)]
        assert shown == ["tea", "cake"]
    assert "TogetherPanel" not in names(seen(after(HELD_BACK, together), FACILITATOR))


def test_there_is_nothing_to_show_together_while_one_is_open_or_only_one_is_held_back():
    one = (opened(plan=ADDED), seated(1, 2), moved_to("talk"), held("tea"))
    for day in (one, (one, vote_opened("cake")), (HELD_BACK, revealed("tea"))):
        assert "TogetherPanel" not in names(seen(after(day), FACILITATOR))


def test_a_vote_that_is_never_shown_says_so_and_is_offered_to_nobody():
    day = (HELD_BACK, held("trial"))
    panels = {r.key: r for r in seen(after(day), FACILITATOR) if isinstance(r, VotePanel)}
    assert (panels["trial"].never_shown, panels["trial"].reveal) == (True, None)
    assert (panels["tea"].never_shown, panels["tea"].reveal) == (False, RevealVotes({"tea": 1}))
    assert panel(TogetherPanel, day).reveal == RevealVotes({"tea": 1, "cake": 1})
    over = {r.key: r.never_shown for r in seen(after(day), juror(1)) if isinstance(r, VoteOver)}
    assert over == {"tea": False, "cake": False, "trial": True}


def test_what_was_revealed_before_is_left_as_it_is_when_the_rest_is_revealed():
    day = (COUNTED, revealed("refined"))
    assert panel(RevealPanel, day).reveal == RevealVotes({"opening": 1})
    assert panel(RevealPanel, day).hide == HideVotes({"refined": 1})
