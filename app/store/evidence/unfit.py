"""Why a file is not taken: one word each, which a page turns into a sentence."""

from enum import StrEnum


class Why(StrEnum):
    """`UNKNOWN` is anything but PDF, PNG, JPEG, WebP and WebM, whatever it is called."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    TOO_LARGE = "too-large"
    BROKEN = "broken"
    LOCKED = "locked"
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MANY_PIXELS = "too-many-pixels"
    MOVES = "moves"
    TOO_HARD = "too-hard"


class Unfit(Exception):
    """This file is not taken, and nothing of it was kept."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why
