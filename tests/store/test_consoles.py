"""Console cards: no number is given twice, each ends when it was said to, and what is shut stays shut."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.store.consoles import DAY, PRINTED, add_card, cards_of, ends, own_card, shut, usual_end
from app.store.tables import Office
from tests.store.books import home, prepared
from tests.web.members import add_member

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY_MACHINE = True

NOW = 1_780_000_000_000
END = NOW + 1_000


def test_each_card_has_a_number_that_was_nobody_s_before(engine: Engine) -> None:
    sitting, other = prepared(engine), prepared(engine)
    with ThreadPoolExecutor(5) as threads:
        made = list(threads.map(lambda n: add_card(engine, sitting.id, f"card {n}", END, NOW).number, range(5)))
    assert sorted(made) == [3, 4, 5, 6, 7]
    shut(engine, sitting.id, 7, NOW)
    assert add_card(engine, sitting.id, "one more", END, NOW).number == 8
    assert add_card(engine, other.id, "elsewhere", END, NOW).number == max(PRINTED) + 1


def test_a_member_keeps_their_number_and_their_card_lasts_longer(engine: Engine) -> None:
    sitting = prepared(engine)
    ada, bea = (add_member(engine, name, Office.FACILITATOR, home(engine)).id for name in ("Ada", "Bea"))
    first = own_card(engine, sitting.id, ada, "Ada", END, NOW)
    assert own_card(engine, sitting.id, bea, "Bea", END, NOW).number == first.number + 1
    again = own_card(engine, sitting.id, ada, "Ada", END + 5, NOW)
    assert (again.number, again.ends_at) == (first.number, END + 5)
    assert own_card(engine, sitting.id, ada, "Ada", END, NOW).ends_at == END + 5, "and never shorter"
    shut(engine, sitting.id, first.number, NOW)
    assert own_card(engine, sitting.id, ada, "Ada", END, NOW).number == first.number + 2


def test_what_is_shut_has_ended_and_a_printed_link_can_be_too(engine: Engine) -> None:
    sitting = prepared(engine)
    card = add_card(engine, sitting.id, "Bea", END, NOW)
    assert ends(engine) == {sitting.id: {card.number: END}}
    for number in (card.number, PRINTED[0], 99):
        shut(engine, sitting.id, number, NOW)
    assert ends(engine) == {sitting.id: {card.number: 0, PRINTED[0]: 0}}
    assert [each.number for each in cards_of(engine, sitting.id)] == [PRINTED[0], card.number]


def test_a_card_is_meant_for_the_day_or_for_a_day(engine: Engine) -> None:
    sitting = prepared(engine)
    assert usual_end(sitting, NOW + 1_234) == (NOW + DAY) // 60_000 * 60_000
    sitting.held_on = "2027-05-01"
    midnight = datetime(2027, 5, 1, 23, tzinfo=UTC)
    assert usual_end(sitting, NOW) == midnight.timestamp() * 1000, "London is an hour ahead in May"
    after = int(midnight.timestamp() * 1000)
    assert usual_end(sitting, after) == after + DAY
