"""One's own way through the day on one's screen, and on a device that sat down after the answers."""

from app.jury.seats.acts import TakeSeat
from app.jury.votes.acts import Finish
from app.screens.journey import MyJourney, ShutJourney
from app.screens.receipts import MyBallot, PublishedBallots
from app.screens.results import MyMove
from app.screens.watched import Watched
from tests.days import (
    COUNTED,
    HEARING,
    VISITOR,
    WHOLE_OPENING,
    Step,
    after,
    juror,
    moved_to,
    revealed,
    seen,
    the,
    vote_closed,
    vote_opened,
    voted,
)

FINISHED: Step = (WHOLE_OPENING, voted(3, "opening", keep=1), (juror(3), Finish("opening", 1)))


def test_a_journey_is_its_juror_s_own_answers_questions_and_words():
    both = tuple(
        (moved_to(vote), vote_opened(vote), voted(1, vote, keep=mark), voted(2, vote, keep=2), vote_closed(vote))
        for vote, mark in (("opening", 0), ("refined", 1))
    )
    state = after(HEARING, both, moved_to("close"))
    one, two, three = (the(MyJourney, seen(state, juror(number))) for number in (1, 2, 3))
    (way,) = one.ways.again
    assert ([p.words["en"] for p in way.before], [p.words["en"] for p in way.after]) == (["yes"], ["some"])
    assert way.put_before
    assert [each.text for each in one.own.asked] == ["Who pays?"]
    assert two.own.asked == ()
    assert three.ways.again == ()


def test_a_device_that_sat_down_after_the_answers_is_shown_none_of_them_until_it_is_known_as_their_own():
    state = after(FINISHED, vote_closed("opening"), moved_to("close"), (VISITOR, TakeSeat(3)))
    assert the(ShutJourney, seen(state, juror(3))) == ShutJourney(over=False)
    assert not any(isinstance(region, MyJourney) for region in seen(state, juror(3)))
    assert the(MyJourney, seen(state, juror(3), watched=Watched(owners={3: 2})))
    assert the(ShutJourney, seen(state, juror(3), watched=Watched(owners={3: 1}))), "that device is gone"
    assert the(MyJourney, seen(state, juror(1)))


def test_the_result_tells_what_was_one_s_own_only_where_one_answered():
    shown = (COUNTED, revealed("opening", "refined"))
    own = seen(after(*shown), juror(1))
    assert [region for region in own if isinstance(region, MyMove)]
    assert [region for region in own if isinstance(region, MyBallot)]
    later = seen(after(*shown, (VISITOR, TakeSeat(1))), juror(1))
    assert not [region for region in later if isinstance(region, MyMove | MyBallot)]
    assert the(ShutJourney, later)
    assert [region for region in later if isinstance(region, PublishedBallots)]
