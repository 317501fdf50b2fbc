"""What made somebody say so, as it is asked and as it is shown: beside one's own words, and beside others'."""

from collections.abc import Callable
from dataclasses import dataclass

from ..jury.citing.acts import Cite, CiteForReason
from ..jury.citing.rules import can_be_cited, cited_for_reason
from ..jury.citing.state import NOTHING, Cited
from ..jury.citing.told import because_of
from ..jury.numbers import ExhibitId, JurorNumber, QuestionId, Seq, VoteId, Words
from ..jury.state import State
from ..jury.votes.plan import Vote
from .region import KeyedRegion, Screen

Citation = Cite | CiteForReason
Naming = Callable[[ExhibitId | None, Seq | None, bool], Citation]


@dataclass(frozen=True, slots=True)
class Because:
    """An exhibit by its title, or the answer to a `question`."""

    exhibit: Words | None
    question: str = ""


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
    return _told(state, because_of(state, said))


def what_made(state: State, said: Seq, about: str = "", fresh: bool = False) -> Screen:
    """Nothing to ask before the room has been shown anything."""
    buttons = _buttons_for(state, said)
    return (WhatMade(str(said), about, buttons, fresh),) if buttons else ()


def trace_panel(state: State, number: int, recommendation: Seq) -> Screen:
    buttons = _buttons_for(state, recommendation)
    return (TracePanel(str(recommendation), number, buttons),) if buttons else ()


def reasons_traced(state: State, vote: Vote, juror: JurorNumber) -> Screen:
    """Once one's answers to a vote are in: each of them beside which one has written something."""
    asked = [question for question in map(state.the_plan.question, vote.questions) if question.own_words]
    return tuple(region for question in asked for region in _reason_traced(state, vote.id, question.id, juror))


def _reason_traced(state: State, vote: VoteId, question: QuestionId, juror: JurorNumber) -> Screen:
    answer = state.voting(vote).answers_to(question).get(juror)
    if answer is None or not answer.words:
        return ()
    cited = cited_for_reason(state, vote, question, juror)
    buttons = _buttons(state, cited, lambda exhibit, asked, on: CiteForReason(vote, question, exhibit, asked, on))
    return (WhatMade(f"{vote}-{question}", answer.words, buttons),) if buttons else ()


def _buttons_for(state: State, said: Seq) -> tuple[SourceButton, ...]:
    cited = state.citing.said.get(said, NOTHING)
    return _buttons(state, cited, lambda exhibit, asked, on: Cite(said, exhibit, asked, on))


def _buttons(state: State, cited: Cited, name: Naming) -> tuple[SourceButton, ...]:
    """Exhibits in the order in which they were shown, then what was answered."""
    answered = [seq for seq in state.questions.asked if can_be_cited(state, None, seq)]
    shown = (
        SourceButton(_exhibit(state, each), each in cited.exhibits, name(each, None, each not in cited.exhibits))
        for each in state.exhibits.seen
    )
    heard = (
        SourceButton(_answer(state, each), each in cited.answers, name(None, each, each not in cited.answers))
        for each in answered
    )
    return (*shown, *heard)


def _told(state: State, cited: Cited) -> tuple[Because, ...]:
    return (*(_exhibit(state, each) for each in cited.exhibits), *(_answer(state, each) for each in cited.answers))


def _exhibit(state: State, exhibit: ExhibitId) -> Because:
    return Because(state.the_plan.exhibit(exhibit).title)


def _answer(state: State, question: Seq) -> Because:
    return Because(None, state.questions.asked[question].text)
