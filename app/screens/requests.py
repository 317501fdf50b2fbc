"""Requests for evidence, as jurors see them: what they need to know, whom they would trust, and what was provided."""

from dataclasses import dataclass

from ..jury.people import By
from ..jury.questions.acts import LONGEST_QUESTION
from ..jury.questions.kinds import Kind
from .frame import Frame
from .questions import QuestionRow, heard, row_of
from .region import Region, Screen

EVIDENCE_ALONE = frozenset({Kind.EVIDENCE})


@dataclass(frozen=True, slots=True)
class RequestForm(Region):
    """Where evidence is asked for; it never changes, so that typing is never disturbed."""

    longest: int


@dataclass(frozen=True, slots=True)
class EvidenceRequests(Region):
    """What the room needs to know, by how many want it: that is its order."""

    rows: tuple[QuestionRow, ...]


def requested(frame: Frame, by: By) -> Screen:
    state = frame.moment.state
    found = frame.once("requested", lambda: heard(state, EVIDENCE_ALONE))
    form = frame.once("request form", lambda: RequestForm(LONGEST_QUESTION))
    there = [asked for asked in found.asked if asked.shown or by in asked.authors]
    if not there:
        return (form,)
    involved = any(by in asked.authors or by.number in asked.seconds for asked in there)
    name = ("requests", by if involved else by.role)
    return (form, frame.once(name, lambda: EvidenceRequests(tuple(row_of(found, asked, by) for asked in there))))
