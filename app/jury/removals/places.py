"""Where in an entry somebody's free text stands, and the entry without it. What organisers wrote into the plan is none.

An entry without its texts or answers is still an entry of its kind: it folds like any other, and its structure (who did
what about which thing, and when) stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..act import Act
from ..contributions.acts import Contribute, ModerateContribution, OfferMerge, ReviseContribution
from ..day.acts import Announce
from ..entry import Entry
from ..exhibits.pulse_acts import GivePulse
from ..exhibits.testimony_acts import RecordAbsence
from ..numbers import JurorNumber
from ..people import By, Role
from ..questions.acts import (
    AnswerWitnessQuestion,
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    OfferQuestionMerge,
    RequestEvidence,
    SetSlate,
)
from ..recommendations.acts import (
    AmendRecommendation,
    AnswerAmendment,
    DraftRecommendation,
    MergeConditions,
    MergeRecommendations,
    ModerateStatement,
    PartRecommendations,
)
from ..recommendations.juror_acts import ProposeAmendment, SignOff, StateCondition, WriteStatement
from ..seats.acts import CheckIn
from ..votes.acts import BallotCast, CastBallot, TranscribeBallot
from .acts import EraseJuror, Redact

REMOVED = "[removed]"
TEXT, BECAUSE, WORDS, BEFORE = "act.text", "act.because", "act.words", "outcome.words"
TEXTS: Mapping[type[Act], tuple[str, ...]] = {
    **dict.fromkeys((Contribute, ReviseContribution, OfferMerge, AskWitness, OfferQuestionMerge), (TEXT,)),
    **dict.fromkeys((ProposeAmendment, StateCondition, WriteStatement, MergeConditions), (TEXT,)),
    **dict.fromkeys((ModerateContribution, ModerateWitnessQuestion, ModerateStatement, DeclineAnswer), (BECAUSE,)),
    **dict.fromkeys((SetSlate, AnswerAmendment, SignOff, Redact, EraseJuror), (BECAUSE,)),
    **dict.fromkeys((CastBallot, TranscribeBallot), (WORDS, "act.conditions")),
    **dict.fromkeys((AmendRecommendation, MergeRecommendations, PartRecommendations), (WORDS, BEFORE)),
    DraftRecommendation: (WORDS,),
    RequestEvidence: (TEXT, "act.whom"),
    AnswerWitnessQuestion: ("act.reply",),
    RecordAbsence: (BECAUSE, "outcome.before.because"),
    Announce: (TEXT, "outcome.replaced"),
}
"""Of each kind of act, where people's own words stand."""
BALLOTS = (CastBallot, TranscribeBallot)


def texts_of(entry: Entry) -> dict[str, str]:
    """Every text that is there, by its place; none that was removed."""
    found = (each for path in TEXTS.get(type(entry.act), ()) for each in _texts(path, _at(entry, path)))
    return {path: text for path, text in found if text.strip() and text != REMOVED}


def redacted(entry: Entry, paths: Iterable[str]) -> Entry:
    """Without the texts at these places; the same where none stands there."""
    for path in set(paths) & texts_of(entry).keys():
        entry = _without(entry, path)
    return entry


def erased(entry: Entry) -> Entry:
    """Without anything that its author wrote, answered or agreed to."""
    bare, act = redacted(entry, texts_of(entry)), entry.act
    match act:
        case CastBallot():
            empty: Act = replace(act, answers={}, words={}, conditions={})
            return replace(bare, act=empty, outcome=BallotCast(()))
        case TranscribeBallot():
            empty = replace(act, answers={}, again={}, words={}, conditions={})
            return replace(bare, act=empty, outcome=BallotCast(()))
        case GivePulse():
            return replace(bare, act=GivePulse(act.exhibit))
        case CheckIn():
            return replace(bare, act=CheckIn(people=act.people))
    return bare


def is_of(entry: Entry, juror: JurorNumber) -> bool:
    """Whether this is a seat's own: done there, or entered for it from paper."""
    on_paper = isinstance(entry.act, TranscribeBallot) and entry.act.juror == juror
    return on_paper or entry.by == By(Role.JUROR, juror)


def _texts(path: str, there: object) -> Iterator[tuple[str, str]]:
    if isinstance(there, str):
        yield path, there
    elif isinstance(there, Mapping):
        yield from ((f"{path}.{name}", text) for name, text in there.items())


def _at(value: Any, path: str) -> object:
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _without(value: Any, path: str) -> Any:
    if isinstance(value, str):
        return REMOVED
    if isinstance(value, Mapping):
        return {**value, path: REMOVED}
    name, _, rest = path.partition(".")
    return replace(value, **{name: _without(getattr(value, name), rest)})
