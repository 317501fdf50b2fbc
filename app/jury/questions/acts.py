"""What can be done with witness questions. A question is named by the entry that asked it."""

from dataclasses import dataclass

from ..act import Act, RoomAct
from ..numbers import ExhibitId, Seq

LONGEST_QUESTION = 300
LONGEST_REPLY = 600


@dataclass(frozen=True, slots=True)
class AskWitness(Act):
    """A question to whoever gave this evidence, or to anybody who can answer it."""

    text: str
    about: ExhibitId | None = None


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


@dataclass(frozen=True, slots=True)
class PutWitnessQuestion(RoomAct):
    """A question is put to the witness now, on the wall; None puts it away."""

    leaving: Seq | None = None
    to: Seq | None = None


@dataclass(frozen=True, slots=True)
class AnswerWitnessQuestion(RoomAct):
    """Whether a question has been answered, with the answer in a few words where somebody wrote it down."""

    question: Seq
    leaving: bool
    answered: bool
    reply: str = ""
