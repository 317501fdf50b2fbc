"""The day's part of the plan: the charge and the agenda."""

from dataclasses import dataclass, field
from enum import StrEnum

from ..numbers import ExhibitId, PhaseId, VoteId, Words


class PhaseKind(StrEnum):
    """What a stretch of the day is for, roughly in the order in which a full day meets them."""

    ARRIVE = "arrive"
    CHARGE = "charge"
    OPENING = "opening"
    EVIDENCE = "evidence"
    QUESTIONS = "questions"
    TALK = "talk"
    DRAFTING = "drafting"
    BREAK = "break"
    REFINED = "refined"
    RESULT = "result"
    EVALUATION = "evaluation"
    CLOSE = "close"


PUTS_VOTES = frozenset(PhaseKind) - {PhaseKind.RESULT, PhaseKind.BREAK, PhaseKind.CLOSE}
"""Where votes can be opened; a result phase names the votes whose results it is for."""


HEARING = frozenset({PhaseKind.EVIDENCE, PhaseKind.QUESTIONS})
"""Where questions are put to witnesses."""


class Influence(StrEnum):
    """How much weight the jury's word has (the participation scale of IAP2)."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"


@dataclass(frozen=True, slots=True)
class Charge:
    """The question put to the jury, with its limits and with who must answer."""

    question: Words
    asked_by: Words
    up_for_grabs: tuple[Words, ...]
    not_up_for_grabs: tuple[Words, ...]
    influence: Influence
    answered_by: Words


@dataclass(frozen=True, slots=True)
class Cue:
    """What whoever holds the day does or says when the phase has run for so many minutes."""

    minute: int
    words: Words


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of the agenda. `votes` and `exhibits` are those it is there for, `tables` how many it sits at.

    `prompts` are what tables turn to one after the other while they talk, beside the `prompt` that all are given.

    `least` is how many of its minutes are protected: who squeezes the day is told before it falls below; 0 is none.
    `notes` and `cues` are for the facilitator, on the console alone. Where `resumes` is a time ("18:30"), the jury goes
    home when the phase ends, and meets again then on another day.
    """

    id: PhaseId
    kind: PhaseKind
    title: Words
    minutes: int
    prompt: Words
    votes: tuple[VoteId, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()
    tables: int = 0
    notes: Words = field(default_factory=dict)
    least: int = 0
    resumes: str = ""
    prompts: tuple[Words, ...] = ()
    cues: tuple[Cue, ...] = ()
