"""The second factor: RFC 6238's own figures, each code once, and nothing of it signs in by itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pyotp
import pytest
from sqlalchemy import text

from app.store.accounts import members, set_password
from app.store.members import remove
from app.store.second_factor import (
    SPARE_CODES,
    STEP,
    _step_of,
    address_of,
    complete,
    is_secret,
    new_secret,
    spare_codes_left,
    turn_off,
    turn_on,
)
from app.store.sign_ins import HALF_FOR, sign_in, who_is, who_is_half

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

EVERY_MACHINE = True

NOW, PASSWORD = 1_780_000_000_000, "correct horse battery"
LATER = NOW + 10 * STEP * 1000
PUBLISHED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret of RFC 6238, appendix B."""


def code_at(secret: str, now: int) -> str:
    return pyotp.TOTP(secret).at(now // 1000)


class Ada:
    """With a second factor since NOW."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        set_password(engine, "Ada", PASSWORD, NOW)
        self.id = members(engine)[0].id
        self.secret = new_secret()
        spare = turn_on(engine, self.id, self.secret, code_at(self.secret, NOW), NOW)
        assert spare
        self.spare: Sequence[str] = spare

    def half(self, now: int = LATER) -> str:
        begun = sign_in(self.engine, "Ada", PASSWORD, now)
        assert begun
        assert not begun.whole
        return begun.token


@pytest.fixture
def ada(engine: Engine) -> Ada:
    return Ada(engine)


@pytest.mark.parametrize(("second", "code"), [(59, "94287082"), (1111111109, "07081804"), (20000000000, "65353130")])
def test_the_codes_are_those_that_were_published(second: int, code: str) -> None:
    assert _step_of(PUBLISHED, code[-6:], second * 1000) == second // STEP


def test_a_code_is_good_a_step_before_and_after_its_own() -> None:
    code = code_at(PUBLISHED, NOW)
    found = [_step_of(PUBLISHED, code, NOW + late * STEP * 1000) is not None for late in (-2, -1, 0, 1, 2)]
    assert found == [False, True, True, True, False]
    for wrong in ("", "12345", "abcdef", "１２３４５６", f" {code}", code * 2):
        assert _step_of(PUBLISHED, wrong, NOW) is None
    assert _step_of("", code_at(PUBLISHED, NOW), NOW) is None


def test_it_is_on_only_once_a_code_has_shown_that_the_phone_has_the_secret(engine: Engine) -> None:
    set_password(engine, "Ada", PASSWORD, NOW)
    member, secret = members(engine)[0], new_secret()
    assert is_secret(secret)
    assert not any(map(is_secret, ("", secret[1:], secret + "A", "1" * 32, secret[1:] + "é")))
    assert "Juryday" in address_of(secret, "Ada")
    assert turn_on(engine, member.id, secret, "000000", NOW) is None
    assert members(engine)[0].totp == ""
    spare = turn_on(engine, member.id, secret, code_at(secret, NOW), NOW)
    assert spare
    assert len(set(spare)) == SPARE_CODES == spare_codes_left(engine, member.id)
    with engine.connect() as connection:
        kept = str(connection.execute(text("SELECT * FROM spare_code")).all())
    assert not [code for code in spare if code in kept]


def test_a_half_sign_in_opens_nothing_until_the_code_follows(engine: Engine, ada: Ada) -> None:
    half = ada.half()
    assert who_is(engine, half, LATER) is None
    member = who_is_half(engine, half, LATER)
    assert member
    assert member.id == ada.id
    assert complete(engine, half, "000000", LATER) is None
    token = complete(engine, half, code_at(ada.secret, LATER), LATER)
    assert token
    assert who_is(engine, token, LATER)
    assert who_is_half(engine, half, LATER) is None, "used up"
    with engine.connect() as connection:
        kept = str(connection.execute(text("SELECT * FROM half_sign_in")).all())
    assert half not in kept


def test_the_code_has_to_follow_in_time(engine: Engine, ada: Ada) -> None:
    late = LATER + HALF_FOR
    half = ada.half()
    assert who_is_half(engine, half, late) is None
    assert complete(engine, half, code_at(ada.secret, late), late) is None
    assert complete(engine, "", code_at(ada.secret, late), late) is None
    assert complete(engine, ada.half(late), code_at(ada.secret, late), late)


def test_a_code_is_good_once_also_the_one_it_was_turned_on_with(engine: Engine, ada: Ada) -> None:
    assert complete(engine, ada.half(NOW), code_at(ada.secret, NOW), NOW) is None
    code = code_at(ada.secret, LATER)
    assert complete(engine, ada.half(), code, LATER)
    assert complete(engine, ada.half(), code, LATER) is None
    before = code_at(ada.secret, LATER - STEP * 1000)
    assert complete(engine, ada.half(), before, LATER) is None, "nor an earlier one after it"


@pytest.mark.parametrize("spare", [False, True])
def test_of_several_who_come_with_one_code_at_once_one_is_let_in(engine: Engine, ada: Ada, spare: bool) -> None:
    code = ada.spare[0] if spare else code_at(ada.secret, LATER)
    halves = [ada.half() for _ in range(5)]
    with ThreadPoolExecutor(len(halves)) as threads:
        came = list(threads.map(lambda half: complete(engine, half, code, LATER), halves))
    assert sum(token is not None for token in came) == 1


def test_a_spare_code_stands_in_once(engine: Engine, ada: Ada) -> None:
    assert complete(engine, ada.half(), ada.spare[0], LATER)
    assert complete(engine, ada.half(), ada.spare[0], LATER) is None
    assert spare_codes_left(engine, ada.id) == SPARE_CODES - 1
    assert complete(engine, ada.half(), ada.spare[1], LATER)


def test_turned_off_the_password_is_enough_and_no_spare_code_stays(engine: Engine, ada: Ada) -> None:
    turn_off(engine, ada.id)
    begun = sign_in(engine, "Ada", PASSWORD, LATER)
    assert begun
    assert begun.whole
    assert spare_codes_left(engine, ada.id) == 0


def test_whoever_is_removed_meanwhile_is_not_let_in(engine: Engine, ada: Ada) -> None:
    set_password(engine, "Bea", PASSWORD, NOW)
    half = ada.half()
    remove(engine, ada.id, LATER)
    assert complete(engine, half, code_at(ada.secret, LATER), LATER) is None
