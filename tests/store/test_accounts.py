"""Organisers' accounts: nothing kept gives a password or a token away, and what is revoked opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.store import accounts
from app.store.accounts import SIGNED_IN_FOR, Unacceptable, set_password, sign_in, sign_out, sign_out_everywhere, who_is

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOW, PASSWORD = 1_780_000_000_000, "correct horse battery"


@pytest.fixture
def tokens(engine: Engine) -> tuple[str, str]:
    """Ada is signed in on two devices."""
    set_password(engine, "Ada", PASSWORD, NOW)
    one, other = (sign_in(engine, "Ada", PASSWORD, NOW) for _ in range(2))
    assert one
    assert other
    return one, other


def test_the_right_password_signs_in_and_a_wrong_name_or_password_does_not(engine: Engine) -> None:
    set_password(engine, " Ada ", PASSWORD, NOW)
    token = sign_in(engine, "Ada", PASSWORD, NOW)
    assert token
    account = who_is(engine, token, NOW)
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


def test_signing_out_is_for_one_device_or_for_all(engine: Engine, tokens: tuple[str, str]) -> None:
    one, other = tokens
    sign_out(engine, one)
    assert who_is(engine, one, NOW) is None
    assert who_is(engine, other, NOW)
    assert sign_out_everywhere(engine, "Ada")
    assert who_is(engine, other, NOW) is None
    assert not sign_out_everywhere(engine, "Bea")


def test_a_new_password_signs_every_device_out(engine: Engine, tokens: tuple[str, str]) -> None:
    set_password(engine, "Ada", "another long password", NOW)
    assert [who_is(engine, token, NOW) for token in tokens] == [None, None]
    assert sign_in(engine, "Ada", PASSWORD, NOW) is None
    assert len(accounts.members(engine)) == 1


def test_a_long_day_later_somebody_has_to_sign_in_again(engine: Engine, tokens: tuple[str, str]) -> None:
    assert who_is(engine, tokens[0], NOW + SIGNED_IN_FOR - 1)
    assert who_is(engine, tokens[0], NOW + SIGNED_IN_FOR) is None
    assert who_is(engine, "made up", NOW) is None


@pytest.mark.parametrize(
    ("name", "password"), [("", PASSWORD), ("  ", PASSWORD), ("Ada", "short"), ("Ada", "x" * 257), ("x" * 81, PASSWORD)]
)
def test_an_account_nobody_could_use_or_trust_is_not_made(engine: Engine, name: str, password: str) -> None:
    with pytest.raises(Unacceptable):
        set_password(engine, name, password, NOW)
    assert accounts.members(engine) == []
