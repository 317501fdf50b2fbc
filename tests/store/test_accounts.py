"""Members' accounts: nothing kept gives a password or a token away, and what is revoked opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from argon2 import Type, extract_parameters
from sqlalchemy import text

from app.store import accounts, consoles, sign_ins
from app.store.accounts import change_password, revoke, set_password
from app.store.members import remove
from app.store.passwords import Unacceptable, Unfit
from app.store.second_factor import new_secret
from app.store.sign_ins import SIGNED_IN_FOR, devices, sign_in, sign_out, sign_out_device, sign_out_everywhere, who_is
from app.store.tables import Office
from tests.store.books import home, prepared
from tests.web.members import add_member

if TYPE_CHECKING:
    from argon2 import PasswordHasher
    from sqlalchemy import Engine

NOW, PASSWORD = 1_780_000_000_000, "correct horse battery"
NEW = "another long password"


def token_of(engine: Engine, name: str = "Ada", password: str = PASSWORD, device: str = "") -> str:
    begun = sign_in(engine, name, password, NOW, device)
    assert begun
    assert begun.whole
    return begun.token


def ada(engine: Engine) -> accounts.Member:
    return next(member for member in accounts.members(engine) if member.name == "Ada")


@pytest.fixture
def tokens(engine: Engine) -> tuple[str, str]:
    """Ada is signed in on two devices."""
    set_password(engine, "Ada", PASSWORD, NOW)
    return token_of(engine, device="Firefox on Windows"), token_of(engine, device="Safari on iPhone")


def test_the_right_password_signs_in_and_a_wrong_name_or_password_does_not(engine: Engine) -> None:
    assert accounts.is_empty(engine)
    set_password(engine, " Ada ", PASSWORD, NOW)
    assert not accounts.is_empty(engine)
    account = who_is(engine, token_of(engine), NOW)
    assert account
    assert account.name == "Ada"
    assert sign_in(engine, "Ada", f"{PASSWORD}!", NOW) is None
    assert sign_in(engine, "Bea", PASSWORD, NOW) is None
    assert sign_in(engine, "", "", NOW) is None
    assert sign_in(engine, "Ada", "x" * 100_000, NOW) is None


def test_neither_passwords_nor_tokens_are_kept(engine: Engine, tokens: tuple[str, str]) -> None:
    with engine.connect() as connection:
        kept = str(connection.execute(text("SELECT * FROM member")).all())
        kept += str(connection.execute(text("SELECT * FROM sign_in")).all())
    assert "$argon2id$" in kept
    assert not [word for word in (PASSWORD, *tokens) if word in kept]


def test_whoever_has_the_file_has_work_with_every_password(as_kept: PasswordHasher) -> None:
    made = extract_parameters(as_kept.hash(PASSWORD))
    assert made.type is Type.ID
    assert (made.memory_cost, made.time_cost) >= (64 * 1024, 3)


def test_an_account_without_a_password_opens_to_no_password(engine: Engine) -> None:
    add_member(engine, "Ada", Office.OBSERVER, home(engine))
    assert sign_in(engine, "Ada", "", NOW) is None


def test_signing_out_is_for_one_device_or_for_all(engine: Engine, tokens: tuple[str, str]) -> None:
    one, other = tokens
    sign_out(engine, one)
    assert who_is(engine, one, NOW) is None
    assert who_is(engine, other, NOW)
    sign_out_everywhere(engine, ada(engine).id)
    assert who_is(engine, other, NOW) is None


def test_a_device_is_listed_by_its_name_and_signed_out_by_its_handle(engine: Engine, tokens: tuple[str, str]) -> None:
    one, other = tokens
    set_password(engine, "Bea", PASSWORD, NOW)
    beas = token_of(engine, "Bea")
    listed = {each.name: each for each in devices(engine, ada(engine).id, one, NOW)}
    assert {name: each.is_this for name, each in listed.items()} == {
        "Firefox on Windows": True,
        "Safari on iPhone": False,
    }
    bea = who_is(engine, beas, NOW)
    assert bea
    for handle in ("", "%" * 16, "_" * 16, devices(engine, bea.id, beas, NOW)[0].handle):
        sign_out_device(engine, ada(engine).id, handle)
    assert all(who_is(engine, token, NOW) for token in (one, other, beas)), "no handle of hers"
    sign_out_device(engine, ada(engine).id, listed["Safari on iPhone"].handle)
    assert who_is(engine, one, NOW)
    assert who_is(engine, other, NOW) is None


def test_everywhere_else_leaves_this_device(engine: Engine, tokens: tuple[str, str]) -> None:
    sign_out_everywhere(engine, ada(engine).id, but=tokens[0])
    assert who_is(engine, tokens[0], NOW)
    assert who_is(engine, tokens[1], NOW) is None


def test_a_new_password_signs_every_device_out(engine: Engine, tokens: tuple[str, str]) -> None:
    set_password(engine, "Ada", NEW, NOW)
    assert [who_is(engine, token, NOW) for token in tokens] == [None, None]
    assert sign_in(engine, "Ada", PASSWORD, NOW) is None
    assert len(accounts.members(engine)) == 1


def test_who_changes_a_password_knows_the_old_one_and_stays_signed_in_here_alone(
    engine: Engine, tokens: tuple[str, str]
) -> None:
    one, other = tokens
    assert not change_password(engine, ada(engine), "not it", NEW, one)
    with pytest.raises(Unacceptable):
        change_password(engine, ada(engine), PASSWORD, "short", one)
    assert who_is(engine, other, NOW), "nothing has happened"
    before = ada(engine)
    assert change_password(engine, before, PASSWORD, NEW, one)
    assert who_is(engine, one, NOW)
    assert who_is(engine, other, NOW) is None
    assert sign_in(engine, "Ada", NEW, NOW)
    assert not change_password(engine, before, PASSWORD, "a third long password", one), "two at once: one wins"


def test_whoever_is_revoked_is_out_and_their_console_ends(engine: Engine, tokens: tuple[str, str]) -> None:
    sitting = prepared(engine)
    card = consoles.own_card(engine, sitting.id, ada(engine).id, "Ada", NOW + 1_000, NOW)
    other = consoles.add_card(engine, sitting.id, "Bea", NOW + 1_000, NOW)
    assert revoke(engine, "Ada")
    assert who_is(engine, tokens[0], NOW) is None
    assert sign_in(engine, "Ada", PASSWORD, NOW) is None
    assert consoles.ends(engine)[sitting.id] == {card.number: 0, other.number: NOW + 1_000}
    assert not revoke(engine, "Bea")


def test_a_new_password_from_the_command_line_puts_a_member_back_and_can_take_the_second_factor(engine: Engine) -> None:
    set_password(engine, "Ada", PASSWORD, NOW)
    set_password(engine, "Bea", PASSWORD, NOW)
    with engine.begin() as connection:
        connection.execute(text("UPDATE member SET totp = :secret"), {"secret": new_secret()})
    remove(engine, ada(engine).id, NOW)
    set_password(engine, "Ada", NEW, NOW)
    assert ada(engine).gone_at is None
    assert accounts.has_second_factor(engine, "Ada")
    begun = sign_in(engine, "Ada", NEW, NOW)
    assert begun
    assert not begun.whole
    set_password(engine, "Ada", NEW, NOW, without_second_factor=True)
    assert token_of(engine, password=NEW)
    assert accounts.has_second_factor(engine, "Bea")


def test_a_long_day_later_somebody_has_to_sign_in_again(engine: Engine, tokens: tuple[str, str]) -> None:
    assert who_is(engine, tokens[0], NOW + SIGNED_IN_FOR - 1)
    assert who_is(engine, tokens[0], NOW + SIGNED_IN_FOR) is None
    assert devices(engine, ada(engine).id, tokens[0], NOW + SIGNED_IN_FOR) == []
    assert who_is(engine, "made up", NOW) is None
    assert sign_ins.who_is_half(engine, tokens[0], NOW) is None


@pytest.mark.parametrize(
    ("name", "password", "unfit"),
    [
        ("", PASSWORD, Unfit.NAME),
        ("  ", PASSWORD, Unfit.NAME),
        ("x" * 81, PASSWORD, Unfit.NAME),
        ("A\x00da", PASSWORD, Unfit.NAME),
        ("A\nda", PASSWORD, Unfit.NAME),
        ("Ada", "short", Unfit.PASSWORD),
        ("Ada", "x" * 257, Unfit.PASSWORD),
    ],
)
def test_an_account_nobody_could_use_or_trust_is_not_made(
    engine: Engine, name: str, password: str, unfit: Unfit
) -> None:
    with pytest.raises(Unacceptable) as refused:
        set_password(engine, name, password, NOW)
    assert refused.value.unfit == unfit
    assert accounts.members(engine) == []


def test_two_names_differ_in_more_than_their_capitals(engine: Engine) -> None:
    set_password(engine, "Ada", PASSWORD, NOW)
    with pytest.raises(Unacceptable) as refused:
        set_password(engine, "ADA", PASSWORD, NOW)
    assert refused.value.unfit == Unfit.TAKEN
