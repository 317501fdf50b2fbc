"""How good tables are, counted; and which chair a latecomer is offered first."""

from app.jury.tables.quality import Lost, chairs, quality
from app.jury.tables.wishes import Clash, Why, Wishes, clashes

BEFORE = (((1, 2, 3), (4, 5, 6)),)


def test_new_company_and_second_meetings_are_counted():
    told = quality(((1, 2, 4), (3, 5, 6)), BEFORE, Wishes())
    assert (told.least, told.most, told.again, told.at_best, told.rounds) == (1, 2, 2, True, 1)
    worse = quality(BEFORE[0], BEFORE, Wishes())
    assert (worse.least, worse.again, worse.at_best) == (0, 6, False)


def test_a_share_is_fair_where_no_table_could_have_less_or_more():
    of = {"age": {1: "young", 2: "young", 3: "old", 4: "old", 5: "old", 6: "old"}}
    fair = quality(((1, 3, 4), (2, 5, 6)), (), Wishes(of)).shares
    assert [(share.value, share.least, share.most, share.fair) for share in fair] == [
        ("old", 2, 2, True),
        ("young", 1, 1, True),
    ]
    assert [share.fair for share in quality(((1, 2, 3), (4, 5, 6)), (), Wishes(of)).shares] == [False, False]
    alone = {"ward": {1: "north", 2: "", 3: ""}}
    assert quality(((1, 2), (3,)), (), Wishes(alone)).shares == (), "nobody can share with one person"


def test_what_is_not_kept_is_named():
    wishes = Wishes({}, {1: 2, 4: 2, 99: 1}, [(2, 3), (1, 6)])
    assert quality(((1, 2, 3), (4, 5, 6)), (), wishes).lost == (Lost(1, 0, 2), Lost(2, 3, 1))


def test_what_cannot_be_kept_is_named_before_anything_is_drawn():
    wishes = Wishes({}, {1: 2, 2: 2, 3: 2, 4: 9}, [(1, 2), (1, 5)])
    assert list(clashes((1, 2, 3, 4), 2, wishes)) == [
        Clash(Why.NO_SUCH_TABLE, (4,), 9, 2),
        Clash(Why.TOO_MANY, (1, 2, 3), 2, 2),
        Clash(Why.BOTH_HERE, (1, 2), 2),
    ]


def test_a_latecomer_is_offered_the_smallest_table_then_the_newest_company_then_a_fair_one():
    tables = ((1, 4), (2, 5), (3, 6, 8))
    before = (((7, 1), (2, 3), (4, 5, 6)),)
    assert [chair.table for chair in chairs(tables, 7, before, Wishes())] == [2, 1, 3]
    alike = Wishes({"age": {7: "young", 2: "young", 5: "young"}})
    assert [chair.table for chair in chairs(tables, 7, (), alike)] == [1, 2, 3]


def test_a_latecomer_s_wishes_come_first():
    tables = ((1, 4), (2, 5), (3, 6, 8))
    assert chairs(tables, 7, (), Wishes({}, {7: 3}))[0].table == 3
    assert chairs(tables, 7, (), Wishes({}, {}, [(1, 7)]))[0].table == 2
    assert not chairs(tables, 7, (), Wishes({}, {7: 9}))[0].keeps
