"""The instrument on the tablet: support first and alone, the hats in an order of one's own that nothing changes."""

import pytest

from app.jury.numbers import JurorNumber
from app.jury.seats.acts import TakeSeat
from app.jury.state import State
from app.jury.votes.instrument import instrument_of, is_of_conditions
from app.jury.votes.order import IN_ONE_HAT, pages_in_order
from app.jury.votes.plan import Reading, Vote
from app.plans.editing.measuring import minutes_to_answer
from app.plans.ready import READY
from app.plans.royal_opera_house.whole import LONDON, MANCHESTER, OPENING, REFINED
from app.screens.ballots import BallotFoot, BallotQuestion
from tests.days import VISITOR, after, juror, moved_to, opened, seated, vote_closed, vote_opened, voted
from tests.days import seen as drawn

PLANS = {"london": LONDON, "manchester": MANCHESTER} | dict(READY.items())
JURORS = tuple(map(JurorNumber, range(1, 31)))
BEGUN = (opened(plan=LONDON), seated(1, 2), moved_to(OPENING), vote_opened(OPENING))
ONLY_AT_THE_END = {q.id for q in LONDON.questions if is_of_conditions(q)}
HALF = (*BEGUN, voted(1, OPENING, **{"fund-support": 2, "fund-me": -1}))


def pages(state: State, number: int) -> list[BallotQuestion]:
    return [region for region in drawn(state, juror(number)) if isinstance(region, BallotQuestion)]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_support_is_asked_before_either_hat_and_each_question_has_a_page_of_its_own(plan):
    asked = instrument_of(plan)
    votes: list[Vote] = [vote for vote in (asked.first, asked.last) if vote]
    assert votes
    for vote in votes:
        for number in JURORS:
            readings = [each.reading for each in pages_in_order(map(plan.question, vote.questions), number)]
            support = [place for place, reading in enumerate(readings) if reading is Reading.SUPPORT]
            hats = [place for place, reading in enumerate(readings) if reading in IN_ONE_HAT]
            assert not hats or max(support) < min(hats)


def test_a_juror_meets_the_pages_in_one_order_at_the_opening_and_in_the_refined_view():
    state = after(*BEGUN, vote_closed(OPENING), moved_to(REFINED), vote_opened(REFINED))
    before = after(*BEGUN)
    for number in (1, 2):
        again = [p.question for p in pages(state, number)]
        assert [p.question for p in pages(before, number)] == [each for each in again if each not in ONLY_AT_THE_END]
    orders = {
        tuple(q.id for q in pages_in_order(map(LONDON.question, LONDON.vote(OPENING).questions), n)) for n in JURORS
    }
    assert len(orders) == 2, "me first, or everyone first"


def test_another_tablet_goes_on_where_the_last_one_stopped():
    here = pages(after(*HALF), 1)
    there = after(*HALF, (VISITOR, TakeSeat(1)))
    assert pages(there, 1) == here
    assert {page.question for page in here if page.answered} == {"fund-support", "fund-me"}
    (foot,) = [region for region in drawn(there, juror(1)) if isinstance(region, BallotFoot)]
    assert (foot.answered, foot.of) == (2, len(here))
    assert not any(page.answered for page in pages(there, 2))


@pytest.mark.parametrize("plan", [LONDON, MANCHESTER], ids=["london", "manchester"])
def test_most_take_a_quarter_of_an_hour_at_most_and_the_agenda_leaves_the_careful_enough(plan):
    for name in (OPENING, REFINED):
        most, careful = minutes_to_answer(plan, plan.vote(name))
        assert most <= 15
        assert careful <= next(phase.minutes for phase in plan.agenda if name in phase.votes)
