"""What can be done with witness questions. A question is named by the entry that asked it."""

from dataclasses import dataclass
from typing import ClassVar

from ..act import Act, Outcome, RoomAct
from ..numbers import ExhibitId, JurorNumber, Seq
from .kinds import Answerer, Ground, Kind

LONGEST_QUESTION = 300
LONGEST_REPLY = 600


@dataclass(frozen=True, slots=True)
class AskWitness(Act):
    """A question to whoever gave this evidence, to anybody who can answer it, or to the organiser."""

    text: str
    about: ExhibitId | None = None
    kind: Kind = Kind.WITNESS


@dataclass(frozen=True, slots=True)
class RequestEvidence(Act):
    """What somebody needs to know, and whom they would trust to tell them. From then on it is like any question."""

    text: str
    whom: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawWitnessQuestion(Act):
    """Its author takes a question back."""

    question: Seq


@dataclass(frozen=True, slots=True)
class SecondWitnessQuestion(Act):
    """A juror would like to hear the answer too, or no longer."""

    question: Seq
    on: bool = True


@dataclass(frozen=True, slots=True)
class ModerateWitnessQuestion(RoomAct):
    """A facilitator shows a question to the room or keeps it back; why is for its author to read."""

    question: Seq
    leaving: bool | None
    shown: bool | None
    because: str = ""
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class PutWitnessQuestion(RoomAct):
    """A question is put to the witness now, on the wall; None puts it away."""

    leaving: Seq | None = None
    to: Seq | None = None


@dataclass(frozen=True, slots=True)
class AnswerWitnessQuestion(RoomAct):
    """Whether a question has been answered, with the answer in a few words where somebody wrote it down.

    `exhibit` is where more of it stands; to a request for evidence, what was provided.
    """

    question: Seq
    leaving: bool
    answered: bool
    reply: str = ""
    partly: bool = False
    who: Answerer = Answerer.WITNESS
    exhibit: ExhibitId | None = None


@dataclass(frozen=True, slots=True)
class DeclineAnswer(RoomAct):
    """Whoever was asked will not or cannot answer; why, as they said it. Or they will after all."""

    question: Seq
    leaving: bool
    declined: bool
    because: str = ""
    who: Answerer = Answerer.WITNESS


@dataclass(frozen=True, slots=True)
class OfferQuestionMerge(Act):
    """Two questions in one wording, if everybody agrees who asked them. Until then both stay."""

    first: Seq
    second: Seq
    text: str


@dataclass(frozen=True, slots=True)
class AnswerQuestionMerge(Act):
    """Somebody who is asked agrees, or keeps both; whoever suggested it takes it back. Named by the entry that did."""

    merge: Seq
    agrees: bool


@dataclass(frozen=True, slots=True)
class SlateProposed(Outcome):
    """The questions that were found fair, the first to be put first, and who would have none among them."""

    slate: tuple[Seq, ...]
    unrepresented: tuple[JurorNumber, ...]


@dataclass(frozen=True, slots=True)
class ProposeSlate(Act):
    """Which questions to put where only so many can be: worked out for the console, and binding on nobody.

    about: only questions about this exhibit.
    """

    slots: int
    about: ExhibitId | None = None
    outcome: ClassVar[type[Outcome]] = SlateProposed


@dataclass(frozen=True, slots=True)
class SlateSet(Outcome):
    """What had been proposed, and who has no question on the list as it now is."""

    proposed: tuple[Seq, ...]
    unrepresented: tuple[JurorNumber, ...]


@dataclass(frozen=True, slots=True)
class SetSlate(RoomAct):
    """The list of questions to be put, in order: as it was proposed, or as a facilitator decides, and why."""

    leaving: tuple[Seq, ...]
    to: tuple[Seq, ...]
    because: str = ""
    outcome: ClassVar[type[Outcome]] = SlateSet
