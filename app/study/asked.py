"""What the jury asked, what became of it and by which list: as findings, without anybody's name or seat.

Everything that the room saw is here, answered or not; who had no question on a list is told as a count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..jury.numbers import ExhibitId, Seq, Words
from ..jury.questions.kinds import Answerer, Kind
from ..jury.questions.state import SlateMade, WitnessQuestion
from ..jury.state import State


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    PARTLY = "partly"
    DECLINED = "declined"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """`question` is the entry that asked it. `reply` is the answer as it was written down, or why there was none;
    `exhibit` where more of it stands, or what was provided. `was_put` is whether it was put to somebody in the room.
    """

    question: Seq
    kind: Kind
    text: str
    whom: str
    about: Words | None
    wanted_by: int
    was_put: bool
    outcome: Outcome
    answerer: Answerer | None
    reply: str
    exhibit: Words | None


@dataclass(frozen=True, slots=True)
class ListOfQuestions:
    """A list that was proposed for so many slots, what a facilitator made of it, and how many who wanted something put
    had nothing on each. `proposed` is empty where the list was made by hand."""

    slots: int
    about: Words | None
    proposed: tuple[str, ...]
    left_out_of_proposed: int
    taken: tuple[str, ...]
    left_out: int
    changed: bool
    because: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions and requests for evidence that the room saw, the most wanted first; how many more it did not see."""

    questions: tuple[AskedQuestion, ...]
    requests: tuple[AskedQuestion, ...]
    lists: tuple[ListOfQuestions, ...]
    not_shown: int


def asked(state: State) -> Asked:
    shown = [_asked(state, each) for each in _shown(state)]
    return Asked(
        questions=tuple(each for each in shown if each.kind is not Kind.EVIDENCE),
        requests=tuple(each for each in shown if each.kind is Kind.EVIDENCE),
        lists=tuple(_lists(state)),
        not_shown=sum(not each.shown and each.stands for each in state.questions.asked.values()),
    )


def outcome_of(asked: WitnessQuestion) -> Outcome:
    if asked.declined:
        return Outcome.DECLINED
    return (Outcome.PARTLY if asked.partly else Outcome.ANSWERED) if asked.answered else Outcome.UNANSWERED


def _shown(state: State) -> list[WitnessQuestion]:
    shown = (each for each in state.questions.asked.values() if each.is_open_to_all)
    return sorted(shown, key=lambda each: (-len(each.seconds), each.seq))


def _asked(state: State, each: WitnessQuestion) -> AskedQuestion:
    return AskedQuestion(
        question=each.seq,
        kind=each.kind,
        text=each.text,
        whom=each.whom,
        about=_title(state, each.about),
        wanted_by=len(each.seconds),
        was_put=each.times_put > 0,
        outcome=outcome_of(each),
        answerer=each.answerer if each.is_settled else None,
        reply=each.reply,
        exhibit=_title(state, each.exhibit),
    )


def _lists(state: State) -> Iterator[ListOfQuestions]:
    """Those that were taken, or were there at least for a while; a list that was emptied again is none."""
    for made in state.questions.slates.values():
        if made.slate:
            yield _list(state, made)


def _list(state: State, made: SlateMade) -> ListOfQuestions:
    proposal = made.proposal
    return ListOfQuestions(
        slots=proposal.slots if proposal else len(made.slate),
        about=_title(state, proposal.about) if proposal else None,
        proposed=_texts(state, proposal.slate if proposal else ()),
        left_out_of_proposed=len(proposal.unrepresented) if proposal else 0,
        taken=_texts(state, made.slate),
        left_out=len(made.unrepresented),
        changed=proposal is not None and proposal.slate != made.slate,
        because=made.because,
    )


def _texts(state: State, slate: tuple[Seq, ...]) -> tuple[str, ...]:
    """What was taken back or hidden since has a place and no words."""
    each = (state.questions.asked[seq] for seq in slate)
    return tuple(one.text if one.shown and not one.withdrawn else "" for one in each)


def _title(state: State, exhibit: ExhibitId | None) -> Words | None:
    return state.the_plan.exhibit(exhibit).title if exhibit is not None else None
