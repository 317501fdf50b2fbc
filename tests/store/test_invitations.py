"""An invitation makes one member, once, whoever comes with it at once; what is kept of it opens nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.store import accounts, invitations
from app.store.accounts import set_password
from app.store.invitations import (
    INVITED_FOR,
    SET_UP_FOR,
    NotOpen,
    Stands,
    invite,
    invited_by,
    join,
    open_invitations,
    set_up,
    withdraw,
)
from app.store.organisations import add_organisation, organisation_of, organisations
from app.store.passwords import Unacceptable, Unfit
from app.store.sign_ins import HANDLE, sign_in
from app.store.tables import Office
from tests.store.books import home

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY_MACHINE = True

NOW, PASSWORD = 1_780_000_000_000, "correct horse battery"
AT_ONCE = 6


def became(engine: Engine, code: str, name: str, organisation: str | None = None) -> str:
    """What came of it, in a word."""
    try:
        join(engine, code, name, PASSWORD, NOW, organisation)
    except NotOpen as wrong:
        return wrong.stands.value
    except Unacceptable as wrong:
        return wrong.unfit.value
    return "member"


def all_at_once(*tries: tuple[Engine, str, str] | tuple[Engine, str, str, str]) -> list[str]:
    with ThreadPoolExecutor(len(tries)) as threads:
        return sorted(threads.map(lambda each: became(*each), tries))


def test_the_first_of_all_names_the_organisation_and_looks_after_the_installation(engine: Engine) -> None:
    code = set_up(engine, NOW)
    assert code
    member = join(engine, code, " Ada ", PASSWORD, NOW, " Westbury Council ")
    assert (member.name, member.office, member.keeper) == ("Ada", "organiser", True)
    assert organisation_of(engine, member).name == "Westbury Council"
    assert sign_in(engine, "Ada", PASSWORD, NOW)
    assert set_up(engine, NOW) is None, "there is a member"
    assert became(engine, code, "Bea", "Another") == "used"
    assert [each.name for each in organisations(engine, NOW)] == ["Westbury Council"]


def test_a_new_start_has_a_new_code_and_the_old_one_opens_nothing(engine: Engine) -> None:
    old, new = set_up(engine, NOW), set_up(engine, NOW)
    assert old
    assert new
    assert became(engine, old, "Ada", "Westbury") == "withdrawn"
    assert invited_by(engine, new, NOW + SET_UP_FOR).stands is Stands.ENDED
    assert became(engine, new, "Ada", "Westbury") == "member"


def test_of_several_who_set_up_at_once_one_does(engine: Engine) -> None:
    code = set_up(engine, NOW)
    assert code
    came = all_at_once(*((engine, code, f"member {n}", f"Organisation {n}") for n in range(AT_ONCE)))
    assert came == ["member", *["used"] * (AT_ONCE - 1)]
    assert len(accounts.members(engine)) == 1


def test_of_several_who_come_with_one_invitation_one_becomes_a_member(engine: Engine) -> None:
    code = invite(engine, home(engine), Office.FACILITATOR, "", NOW)
    came = all_at_once(*((engine, code, f"member {n}") for n in range(AT_ONCE)))
    assert came == ["member", *["used"] * (AT_ONCE - 1)]
    assert [member.office for member in accounts.members(engine)] == ["facilitator"]


def test_of_several_who_want_one_name_one_has_it_and_the_others_can_still_use_their_invitations(engine: Engine) -> None:
    codes = [invite(engine, home(engine), Office.OBSERVER, "", NOW) for _ in range(AT_ONCE)]
    assert all_at_once(*((engine, code, "Ada") for code in codes)) == ["member", *["taken"] * (AT_ONCE - 1)]
    left = [code for code in codes if invited_by(engine, code, NOW).stands is Stands.OPEN]
    assert len(left) == AT_ONCE - 1
    assert became(engine, left[0], "ada") == "taken", "capitals alone do not tell people apart"
    assert became(engine, left[0], "Bea") == "member"


@pytest.mark.parametrize(
    ("name", "password", "organisation", "unfit"),
    [
        ("", PASSWORD, "Westbury", Unfit.NAME),
        ("Ada", "short", "Westbury", Unfit.PASSWORD),
        ("Ada", PASSWORD, " ", Unfit.ORGANISATION),
        ("Ada", PASSWORD, "x\x00", Unfit.ORGANISATION),
    ],
)
def test_what_cannot_be_uses_nothing_up(
    engine: Engine, name: str, password: str, organisation: str, unfit: Unfit
) -> None:
    code = set_up(engine, NOW)
    assert code
    with pytest.raises(Unacceptable) as refused:
        join(engine, code, name, password, NOW, organisation)
    assert refused.value.unfit == unfit
    assert invited_by(engine, code, NOW).stands is Stands.OPEN


def test_an_invitation_says_how_it_stands(engine: Engine) -> None:
    code = invite(engine, home(engine), Office.COMMISSIONER, "For Bea", NOW)
    known = invited_by(engine, code, NOW)
    assert (known.stands, known.office, known.keeper) == (Stands.OPEN, Office.COMMISSIONER, False)
    assert invited_by(engine, code, NOW + INVITED_FOR).stands is Stands.ENDED
    assert invited_by(engine, "made up", NOW).stands is Stands.UNKNOWN
    assert became(engine, "made up", "Ada") == "unknown"
    with pytest.raises(NotOpen):
        join(engine, code, "Ada", PASSWORD, NOW + INVITED_FOR)


def test_only_the_organisations_own_can_be_withdrawn_and_are_listed(engine: Engine) -> None:
    here, other = home(engine), add_organisation(engine, "Another council", NOW + 1)
    code, theirs = (invite(engine, each, Office.OBSERVER, "", NOW) for each in (here, other.id))
    (listed,) = open_invitations(engine, here, NOW)
    for handle in ("", "%" * HANDLE, open_invitations(engine, other.id, NOW)[0].token[:HANDLE]):
        withdraw(engine, here, handle)
    assert invited_by(engine, code, NOW).stands is invited_by(engine, theirs, NOW).stands is Stands.OPEN
    withdraw(engine, here, listed.token[:HANDLE])
    assert invited_by(engine, code, NOW).stands is Stands.WITHDRAWN
    assert became(engine, code, "Ada") == "withdrawn"
    assert open_invitations(engine, here, NOW) == []


def test_a_code_is_kept_as_its_hash_alone(engine: Engine) -> None:
    set_password(engine, "Ada", PASSWORD, NOW)
    code = invite(engine, home(engine), Office.OBSERVER, "", NOW)
    with engine.connect() as connection:
        kept = str(connection.execute(text("SELECT * FROM invitation")).all())
    assert len(code) == invitations.CODE_LENGTH
    assert code not in kept


def test_the_keepers_list_counts_who_is_there_and_who_is_asked(engine: Engine) -> None:
    set_password(engine, "Ada", PASSWORD, NOW)
    other = add_organisation(engine, "Another council", NOW)
    invite(engine, other.id, Office.ORGANISER, "", NOW)
    listed = {each.name: (each.members, each.invited) for each in organisations(engine, NOW)}
    assert listed == {"Another council": (0, True), "Our organisation": (1, False)}
