"""What can be done to say what something came of. One tap is one act, about one exhibit or one answered question.

An act by itself, and no field of what is said: nobody is asked for a reason before they have said what they wanted.
"""

from dataclasses import dataclass

from ..act import Act
from ..numbers import ExhibitId, QuestionId, Seq, VoteId


@dataclass(frozen=True, slots=True)
class Cite(Act):
    """A contribution, a recommendation or a minority statement came of an exhibit, or of the answer to a witness
    question; or no longer. Each is named by the entry that made it."""

    said: Seq
    exhibit: ExhibitId | None = None
    answer: Seq | None = None
    on: bool = True


@dataclass(frozen=True, slots=True)
class CiteForReason(Act):
    """The same for what a juror wrote beside an answer on a ballot."""

    vote: VoteId
    question: QuestionId
    exhibit: ExhibitId | None = None
    answer: Seq | None = None
    on: bool = True
