"""What made somebody say so, as it is asked and as it is shown: beside one's own words, and beside others'."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ..jury.citing.acts import Cite, CiteForReason
from ..jury.citing.rules import can_be_cited, cited_for_reason
from ..jury.citing.state import NOTHING, Cited
from ..jury.citing.told import Because, answer_in_words, because_of, exhibit_in_words, in_words
from ..jury.numbers import ExhibitId, JurorNumber, QuestionId, Seq, VoteId
from ..jury.state import State
from ..jury.votes.plan import Vote
from .frame import Frame
from .region import KeyedRegion, Screen

Citation = Cite | CiteForReason


@dataclass(frozen=True, slots=True)
class Source:
    """What something may have come of, and by what that is named."""

    because: Because
    exhibit: ExhibitId | None
    answer: Seq | None


Sources = tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SourceButton:
    """One thing it may have come of; `on` where it was chosen, and the act changes that."""

    source: Because
    on: bool
    act: Citation


@dataclass(frozen=True, slots=True)
class WhatMade(KeyedRegion):
    """What made one say so, to be chosen after one has said it. `about` is what was written, where it does not stand
    right above; `fresh` is the newest, which is asked about without being looked for."""

    about: str
    buttons: tuple[SourceButton, ...]
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class TracePanel(KeyedRegion):
    """The same for those who draft, of a recommendation."""

    number: int
    buttons: tuple[SourceButton, ...]


def because(state: State, said: Seq) -> tuple[Because, ...]:
    return in_words(state, because_of(state, said))


def what_made(frame: Frame, said: Seq, about: str = "", fresh: bool = False) -> Screen:
    """Nothing to ask before the room has been shown anything."""
    found, cited = _sources(frame), frame.moment.state.citing.said.get(said, NOTHING)

    def make() -> WhatMade:
        return WhatMade(str(said), about, _buttons(found, cited, partial(Cite, said)), fresh)

    return (frame.once(("what made", said, cited, fresh), make, of=found),) if found else ()


def trace_panel(state: State, number: int, recommendation: Seq) -> Screen:
    cited = state.citing.said.get(recommendation, NOTHING)
    buttons = _buttons(tuple(_found(state)), cited, partial(Cite, recommendation))
    return (TracePanel(str(recommendation), number, buttons),) if buttons else ()


def reasons_traced(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    """Once one's answers to a vote are in: each of them beside which one has written something."""
    asked = [question for question in map(frame.moment.state.the_plan.question, vote.questions) if question.own_words]
    return tuple(region for question in asked for region in _reason_traced(frame, vote.id, question.id, juror))


def _reason_traced(frame: Frame, vote: VoteId, question: QuestionId, juror: JurorNumber) -> Screen:
    """Whoever has chosen the same shares the buttons: they name no juror."""
    state, found = frame.moment.state, _sources(frame)
    answer = state.voting(vote).answers_to(question).get(juror)
    if answer is None or not answer.words or not found:
        return ()
    cited = cited_for_reason(state, vote, question, juror)

    def make() -> tuple[SourceButton, ...]:
        return _buttons(found, cited, partial(CiteForReason, vote, question))

    buttons = frame.once(("reason", vote, question, cited), make, of=found)
    return (WhatMade(f"{vote}-{question}", answer.words, buttons, fresh=True),)


def _sources(frame: Frame) -> Sources:
    """The same object for as long as nothing more is shown or answered."""
    return frame.once("sources", lambda: tuple(_found(frame.moment.state)))


def _found(state: State) -> Iterator[Source]:
    """Exhibits in the order in which they were shown, then what was answered."""
    yield from (Source(exhibit_in_words(state, each), each, None) for each in state.exhibits.seen)
    answered = (each for each in state.questions.asked if can_be_cited(state, None, each))
    yield from (Source(answer_in_words(state, each), None, each) for each in answered)


def _buttons(found: Sources, cited: Cited, name: Callable[..., Citation]) -> tuple[SourceButton, ...]:
    made = []
    for each in found:
        on = each.exhibit in cited.exhibits if each.exhibit is not None else each.answer in cited.answers
        made.append(SourceButton(each.because, on, name(each.exhibit, each.answer, not on)))
    return tuple(made)
