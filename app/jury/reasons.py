"""Why an act was not taken, as codes; the sentences people read live with the templates."""

from enum import StrEnum


class Reason(StrEnum):
    """Everything that can stand between an act and the journal."""

    NOT_OPEN_YET = "not-open-yet"
    ALREADY_OPEN = "already-open"
    NOT_ALLOWED = "not-allowed"
    NOT_NOW = "not-now"
    MALFORMED = "malformed"
    UNKNOWN = "unknown"
    MOVED_ON = "moved-on"
    NOTHING_CHANGES = "nothing-changes"
    ROOM_FULL = "room-full"
    CARD_REPLACED = "card-replaced"
    NOT_CHECKED_IN = "not-checked-in"
    VOTE_OPEN = "vote-open"
    VOTE_CLOSED = "vote-closed"
    VOTE_LOST = "vote-lost"
    NEWER_ANSWER = "newer-answer"
    INVALID_MARK = "invalid-mark"
    PAPER_DIFFERS = "paper-differs"
    NO_COST = "no-cost"
    NO_NUMBER = "no-number"
    COUNTERPART_OPEN = "counterpart-open"
    COUNTERPART_REVEALED = "counterpart-revealed"
    NEVER_REVEALED = "never-revealed"
    TOO_FEW = "too-few"
    ALREADY_CAST = "already-cast"
    VOTE_VOID = "vote-void"
    BOX_SHUT = "box-shut"
    FINISHED = "finished"
    CANNOT_BE_PUT = "cannot-be-put"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"
    TOO_MANY = "too-many"
    OWN = "own"
    OTHERS = "others"
    APART = "apart"
    HAD_TURN = "had-turn"
    ROUND_OVER = "round-over"
    PULSE_CLOSED = "pulse-closed"
    PULSE_PRIVATE = "pulse-private"
    ADJOURNED = "adjourned"
    SITTING_CLOSED = "sitting-closed"
    OTHER_CONTENT = "other-content"
    SEAT_MOVED = "seat-moved"
    CONSOLE_ENDED = "console-ended"
    LEAD_ONLY = "lead-only"
    TRY_AGAIN = "try-again"


class Fate(StrEnum):
    """What became of an act, as the tablet that sent it is told. All but RETRY and REVOKED are final."""

    RECORDED = "recorded"
    REPLACED = "replaced"
    CLOSED = "closed"
    INVALID = "invalid"
    CONFLICT = "conflict"
    RETRY = "retry"
    REVOKED = "revoked"


FATE: dict[Reason, Fate] = {
    Reason.NEWER_ANSWER: Fate.REPLACED,
    Reason.MOVED_ON: Fate.REPLACED,
    Reason.NOTHING_CHANGES: Fate.REPLACED,
    Reason.VOTE_CLOSED: Fate.CLOSED,
    Reason.VOTE_VOID: Fate.CLOSED,
    Reason.ROUND_OVER: Fate.CLOSED,
    Reason.PULSE_CLOSED: Fate.CLOSED,
    Reason.SITTING_CLOSED: Fate.CLOSED,
    Reason.OTHER_CONTENT: Fate.CONFLICT,
    Reason.VOTE_LOST: Fate.RETRY,
    Reason.TRY_AGAIN: Fate.RETRY,
    Reason.SEAT_MOVED: Fate.REVOKED,
    Reason.CONSOLE_ENDED: Fate.REVOKED,
}


def fate_of(reason: Reason) -> Fate:
    return FATE.get(reason, Fate.INVALID)


class Refused(Exception):
    """The one expected failure: this act, now, by this person, is not taken. Nothing was stored."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
