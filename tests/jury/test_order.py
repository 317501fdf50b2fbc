"""Orders drawn per person: the same every time, different between people, and losing nothing."""

from collections import Counter

from app.jury.votes.methods import marks_of
from app.jury.votes.order import marks_in_order, pages_in_order
from app.plans.royal_opera_house.whole import LONDON, OPENING
from tests.days import KEEP, REASONS

ASKED = tuple(map(LONDON.question, LONDON.vote(OPENING).questions))
JURORS = range(1, 201)


def test_options_that_are_not_shuffled_stay_as_they_are():
    assert marks_in_order(KEEP, (0, 1, 2), 7) == (0, 1, 2)


def test_shuffled_options_are_all_there_in_an_order_that_stays_with_the_juror():
    orders = [marks_in_order(REASONS, marks_of(REASONS), juror) for juror in JURORS]
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)
    assert orders == [marks_in_order(REASONS, reversed(marks_of(REASONS)), juror) for juror in JURORS]
    assert len(set(orders)) == 24, "every order there is comes up among two hundred people"


def test_no_option_is_favoured_in_the_first_place():
    first = Counter(marks_in_order(REASONS, marks_of(REASONS), juror)[0] for juror in JURORS)
    assert min(first.values()) > 30


def test_about_half_meet_the_one_hat_first_and_everything_else_stays_in_its_place():
    orders = [pages_in_order(ASKED, juror) for juror in JURORS]
    mine_first = sum(
        order.index(LONDON.question("fund-me")) < order.index(LONDON.question("fund-all")) for order in orders
    )
    assert 70 < mine_first < 130
    for order in orders:
        assert sorted(q.id for q in order) == sorted(q.id for q in ASKED)
        assert [q for q in order if not q.block.startswith(("me", "all"))] == [
            q for q in ASKED if not q.block.startswith(("me", "all"))
        ]
        for block in ("me", "all"):
            places = [place for place, question in enumerate(order) if question.block == block]
            assert places == list(range(places[0], places[0] + 4)), "a block stays together"


def test_the_order_is_the_same_where_the_refined_view_asks_about_fewer_options():
    fewer = [question for question in ASKED if question.about != "fund"]
    assert len(fewer) < len(ASKED)
    for juror in JURORS:
        assert list(pages_in_order(fewer, juror)) == [q for q in pages_in_order(ASKED, juror) if q.about != "fund"]
