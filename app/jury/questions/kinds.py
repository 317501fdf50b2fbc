"""What a question can be: to whom it goes, why it is kept back, who answered it."""

from enum import StrEnum


class Kind(StrEnum):
    """Who is to answer. EVIDENCE is a request for evidence, TO_KNOW what nobody in the room may be able to say."""

    WITNESS = "witness"
    ORGANISER = "organiser"
    TO_KNOW = "to-know"
    EVIDENCE = "evidence"


PUT_IN_THE_ROOM = frozenset({Kind.WITNESS, Kind.ORGANISER})
"""What can be on the list of those to be put to somebody who is there."""


class Ground(StrEnum):
    """Why a question is kept back, where one of the usual reasons says it; its author reads it in their language."""

    ASKED_ALREADY = "asked-already"
    NAMES_SOMEBODY = "names-somebody"
    OTHER_MATTER = "other-matter"
    HURTS = "hurts"


class Answerer(StrEnum):
    """Whose answer it is."""

    WITNESS = "witness"
    ORGANISER = "organiser"
