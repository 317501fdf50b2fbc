"""Members of an organisation: what they do can change, and the last one who has to be there stays."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from app.store import consoles
from app.store.accounts import set_password
from app.store.members import change_office, member_in, members_of, remove, restore
from app.store.organisations import add_organisation
from app.store.passwords import Unacceptable, Unfit
from app.store.sign_ins import last_sign_ins, sign_in, who_is
from app.store.tables import Office
from tests.store.books import home, prepared
from tests.web.members import add_member

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

EVERY_MACHINE = True

NOW, PASSWORD = 1_780_000_000_000, "correct horse battery"


def refused(change: Callable[[], None]) -> Unfit | None:
    try:
        change()
    except Unacceptable as wrong:
        return wrong.unfit
    return None


def test_whoever_is_removed_is_out_at_once_and_can_be_put_back(engine: Engine) -> None:
    set_password(engine, "Ada", PASSWORD, NOW)
    set_password(engine, "Bea", PASSWORD, NOW)
    ada = next(member for member in members_of(engine, home(engine)) if member.name == "Ada")
    begun = sign_in(engine, "Ada", PASSWORD, NOW)
    assert begun
    assert last_sign_ins(engine, home(engine)) == {ada.id: NOW}
    sitting = prepared(engine)
    card = consoles.own_card(engine, sitting.id, ada.id, "Ada", NOW + 1_000, NOW)
    remove(engine, ada.id, NOW)
    assert who_is(engine, begun.token, NOW) is None
    assert sign_in(engine, "Ada", PASSWORD, NOW) is None
    assert consoles.ends(engine)[sitting.id][card.number] == 0
    remove(engine, ada.id, NOW + 5)
    gone = member_in(engine, home(engine), ada.id)
    assert gone
    assert gone.gone_at == NOW, "the second time changes nothing"
    restore(engine, ada.id)
    assert who_is(engine, begun.token, NOW) is None, "still signed out"
    assert sign_in(engine, "Ada", PASSWORD, NOW)


def test_the_last_organiser_and_the_last_keeper_stay(engine: Engine) -> None:
    here, there = home(engine), add_organisation(engine, "Another council", NOW).id
    keeper = add_member(engine, "Ada", Office.ORGANISER, here, keeper=True)
    second = add_member(engine, "Bea", Office.ORGANISER, here)
    alone = add_member(engine, "Cem", Office.ORGANISER, there)
    assert refused(lambda: remove(engine, alone.id, NOW)) == Unfit.LAST_ORGANISER, "others' organisers are no help"
    assert refused(lambda: change_office(engine, alone.id, Office.OBSERVER)) == Unfit.LAST_ORGANISER
    assert refused(lambda: change_office(engine, keeper.id, Office.FACILITATOR)) == Unfit.LAST_KEEPER
    assert refused(lambda: remove(engine, keeper.id, NOW)) == Unfit.LAST_KEEPER
    change_office(engine, second.id, Office.FACILITATOR)
    assert refused(lambda: remove(engine, keeper.id, NOW)) == Unfit.LAST_ORGANISER
    assert [member.gone_at for member in members_of(engine, here)] == [None, None]
    assert member_in(engine, here, alone.id) is None
    assert member_in(engine, there, alone.id)


def test_who_no_longer_runs_sittings_has_no_console(engine: Engine) -> None:
    add_member(engine, "Ada", Office.ORGANISER, home(engine))
    bea = add_member(engine, "Bea", Office.ORGANISER, home(engine))
    sitting = prepared(engine)
    card = consoles.own_card(engine, sitting.id, bea.id, "Bea", NOW + 1_000, NOW)
    change_office(engine, bea.id, Office.FACILITATOR)
    assert consoles.ends(engine)[sitting.id][card.number] == NOW + 1_000
    change_office(engine, bea.id, Office.COMMISSIONER)
    assert consoles.ends(engine)[sitting.id][card.number] == 0


@pytest.mark.parametrize("turn", range(3))
def test_two_organisers_who_remove_each_other_at_once_leave_one(engine: Engine, turn: int) -> None:
    pair = [add_member(engine, name, Office.ORGANISER, home(engine), keeper=True) for name in ("Ada", "Bea")]
    with ThreadPoolExecutor(2) as threads:
        came = list(threads.map(lambda each: refused(lambda: remove(engine, each.id, NOW + turn)), pair))
    assert sorted(came, key=str) == sorted([None, Unfit.LAST_ORGANISER], key=str)
    assert sum(member.gone_at is None for member in members_of(engine, home(engine))) == 1
