"""What a name and a password have to be like, and a password's argon2 hash, which is all of it that is ever kept."""

import secrets
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

SHORTEST_PASSWORD, LONGEST_PASSWORD, LONGEST_NAME = 12, 256, 80


class Unfit(StrEnum):
    """What is wrong with an account that somebody asked for."""

    NAME = "name"
    TAKEN = "taken"
    PASSWORD = "password"  # noqa: S105 not one, but what is wrong with one
    ORGANISATION = "organisation"
    LAST_ORGANISER = "last-organiser"
    LAST_KEEPER = "last-keeper"


SENTENCES = {
    Unfit.NAME: f"A name has between 1 and {LONGEST_NAME} characters.",
    Unfit.TAKEN: "Somebody signs in with that name already.",
    Unfit.PASSWORD: f"A password has between {SHORTEST_PASSWORD} and {LONGEST_PASSWORD} characters.",
    Unfit.ORGANISATION: f"An organisation's name has between 1 and {LONGEST_NAME} characters.",
    Unfit.LAST_ORGANISER: "An organisation has one organiser at least.",
    Unfit.LAST_KEEPER: "Somebody has to look after this installation.",
}
"""For the command line; the desk says it in its own words."""


class Unacceptable(Exception):
    """An account that nobody could use or trust, or without which nobody could go on."""

    def __init__(self, unfit: Unfit) -> None:
        super().__init__(SENTENCES[unfit])
        self.unfit = unfit


_hasher = PasswordHasher()
_NOBODY = _hasher.hash("a password that nobody has")


def fit_name(name: str, unfit: Unfit = Unfit.NAME) -> str:
    """The name as it is kept. Raises Unacceptable."""
    kept = name.strip()
    if not 1 <= len(kept) <= LONGEST_NAME or not kept.isprintable():
        raise Unacceptable(unfit)
    return kept


def hashed(password: str) -> str:
    """Raises Unacceptable."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Unacceptable(Unfit.PASSWORD)
    return _hasher.hash(password)


def hash_of_nothing() -> str:
    """Of a password that nobody will ever know."""
    return _hasher.hash(secrets.token_urlsafe(32))


def is_right(kept: str | None, password: str) -> bool:
    """Whether this password was hashed to that; the same work where there is nobody to compare it with."""
    try:
        _hasher.verify(kept or _NOBODY, password[: LONGEST_PASSWORD + 1])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None
