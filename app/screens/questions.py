"""Witness questions as jurors and the wall see them: asking, seconding, what is put now, what stays unanswered.

The first dozen stand by themselves, with one's own; the others are pages in the order in which they were asked, so that
what somebody reads stays where it is and a tablet is sent little when one of two hundred changes.
"""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, replace

from ..jury.numbers import ExhibitId, JurorNumber, Seq, Words
from ..jury.people import By, Role
from ..jury.questions.acts import (
    LONGEST_QUESTION,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from ..jury.questions.kinds import Ground, Kind
from ..jury.questions.slate import listed, wanting
from ..jury.questions.state import WitnessQuestion
from ..jury.state import State
from .frame import Frame
from .region import KeyedRegion, Region, Screen


@dataclass(frozen=True, slots=True)
class Askable:
    """Something a question can be about."""

    exhibit: ExhibitId
    title: Words
    witness: Words | None


@dataclass(frozen=True, slots=True)
class AskForm(Region):
    """Where a question is written; a region that changes only with the evidence list."""

    about: tuple[Askable, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as one person sees it. `state` is "waiting", "kept", "shown", "listed" to be put, "put", "answered",
    "partly" or "declined"; `ground` is why it is kept, `reply` the answer or why there is none, `exhibit` where more of
    it stands.

    `second` is the act that seconds it or takes that back (`seconded`); None for one's own, or where it is over.
    `merged` is whether it was put together out of two.
    """

    question: Seq
    text: str
    kind: Kind
    whom: str
    about: Words | None
    seconds: int
    seconded: bool
    mine: bool
    state: str
    because: str
    ground: Ground | None
    reply: str
    exhibit: Words | None
    merged: bool
    second: SecondWitnessQuestion | None
    withdraw: WithdrawWitnessQuestion | None


@dataclass(frozen=True, slots=True)
class WitnessQuestions(Region):
    """The room's questions: the one put now first, then by how many want to hear the answer; one's own among them."""

    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class MoreQuestions(KeyedRegion):
    """A page of the others."""

    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class WallQuestion(Region):
    """The question put to the witness now (text "" for none), and how many are answered of those shown."""

    text: str
    about: Words | None
    seconds: int
    answered: int
    shown: int
    prompt: Words


def ask_form(state: State) -> AskForm:
    about = tuple(Askable(e.id, e.title, e.witness) for e in state.the_plan.exhibits)
    return AskForm(about, LONGEST_QUESTION)


ASKED_KINDS = frozenset(Kind) - {Kind.EVIDENCE}
HEAD, PAGE = 12, 10
"""How many questions stand by themselves, and how many on each page of the others."""

Page = tuple[int, tuple[WitnessQuestion, ...]]


@dataclass(frozen=True, slots=True)
class Heard:
    """The questions in the order in which they are shown, with the rows that all but their authors share.

    `head` are those that everybody sees first, `pages` the others, the newest page first; `involved` who asked or
    seconds any.
    """

    asked: tuple[WitnessQuestion, ...]
    plain: Mapping[Seq, QuestionRow]
    seconded: Mapping[Seq, QuestionRow]
    head: frozenset[Seq]
    pages: tuple[Page, ...]
    involved: frozenset[JurorNumber]


def heard(state: State, kinds: Collection[Kind] = ASKED_KINDS) -> Heard:
    """Made once for everybody: a hall of five thousand looks at the same rows."""
    places = {asked.seq: place for place, asked in enumerate(listed(state))}
    asked = tuple(in_order(state, kinds, places))
    shown = [each for each in asked if each.shown]
    return Heard(
        asked=asked,
        plain={each.seq: _row(state, each, places, seconded=False) for each in asked},
        seconded={each.seq: _row(state, each, places, seconded=True) for each in shown},
        head=frozenset(each.seq for each in shown[:HEAD]),
        pages=paged(asked, shown[HEAD:]),
        involved=frozenset().union(*(wanting(each) for each in asked)),
    )


def paged(asked: Collection[WitnessQuestion], rest: Collection[WitnessQuestion]) -> tuple[Page, ...]:
    """By when they were asked among all, so that a question never leaves its page."""
    place = {seq: number for number, seq in enumerate(sorted(each.seq for each in asked))}
    pages: dict[int, list[WitnessQuestion]] = {}
    for each in sorted(rest, key=lambda each: -each.seq):
        pages.setdefault(place[each.seq] // PAGE + 1, []).append(each)
    return tuple((number, tuple(those)) for number, those in pages.items())


def hearing(frame: Frame, by: By) -> Screen:
    """Whoever has neither asked nor seconded anything sees what all the others see, page by page."""
    state = frame.moment.state
    found = frame.once("heard", lambda: heard(state), of=state)
    one = by if by.role is not Role.JUROR or by.number in found.involved else None
    return (
        frame.once("ask", lambda: ask_form(state)),
        frame.once(("questions", one), lambda: witness_questions(found, by)),
        *(_page(frame, found, by, page) for page in found.pages),
    )


def _page(frame: Frame, found: Heard, by: By, page: Page) -> Region:
    mine = by.role is not Role.JUROR or any(by in each.authors or by.number in each.seconds for each in page[1])
    return frame.once(("more questions", page[0], by if mine else None), lambda: more_questions(found, by, page))


def witness_questions(found: Heard, by: By) -> WitnessQuestions:
    """Those of the head, and all of one's own."""
    there = (each for each in found.asked if by in each.authors or each.seq in found.head)
    return WitnessQuestions(tuple(row_of(found, each, by) for each in there))


def more_questions(found: Heard, by: By, page: Page) -> MoreQuestions:
    number, those = page
    return MoreQuestions(str(number), tuple(row_of(found, each, by) for each in those if by not in each.authors))


def row_of(found: Heard, asked: WitnessQuestion, by: By) -> QuestionRow:
    if by in asked.authors:
        return _own_row(asked, found.plain[asked.seq])
    row = (found.seconded if by.role is Role.JUROR and by.number in asked.seconds else found.plain)[asked.seq]
    return row if by.role is Role.JUROR else replace(row, second=None)


def wall_prompt(state: State) -> WallQuestion:
    """What is talked about, by itself."""
    return WallQuestion("", None, 0, 0, 0, state.the_phase.prompt)


def wall_question(state: State) -> WallQuestion:
    shown = [asked for asked in _standing(state, ASKED_KINDS) if asked.shown]
    put = state.questions.asked[state.questions.put] if state.questions.put is not None else None
    return WallQuestion(
        text=put.text if put else "",
        about=title_of(state, put.about) if put else None,
        seconds=len(put.seconds) if put else 0,
        answered=sum(asked.answered for asked in shown),
        shown=len(shown),
        prompt=state.the_phase.prompt,
    )


def in_order(state: State, kinds: Collection[Kind], places: Mapping[Seq, int]) -> list[WitnessQuestion]:
    """The one put now, those on the list in its order, then by how many want to hear the answer; last what is over."""
    put, last = state.questions.put, len(places)

    def rank(asked: WitnessQuestion) -> tuple[bool, bool, int, int, int]:
        place = last if asked.is_settled else places.get(asked.seq, last)
        return asked.seq != put, asked.is_settled, place, -len(asked.seconds), asked.seq

    return sorted(_standing(state, kinds), key=rank)


def _standing(state: State, kinds: Collection[Kind]) -> tuple[WitnessQuestion, ...]:
    return tuple(asked for asked in state.questions.asked.values() if asked.stands and asked.kind in kinds)


def state_of(state: State, asked: WitnessQuestion, places: Container[Seq]) -> str:
    """places: what is on the list."""
    if not asked.shown:
        return "waiting" if asked.shown is None else "kept"
    if asked.seq == state.questions.put:
        return "put"
    if asked.is_settled:
        return "declined" if asked.declined else "partly" if asked.partly else "answered"
    return "listed" if asked.seq in places and not asked.times_put else "shown"


def title_of(state: State, exhibit: ExhibitId | None) -> Words | None:
    return state.the_plan.exhibit(exhibit).title if exhibit is not None else None


def _row(state: State, asked: WitnessQuestion, places: Container[Seq], *, seconded: bool) -> QuestionRow:
    """As everybody but its author sees it; only jurors can second."""
    return QuestionRow(
        question=asked.seq,
        text=asked.text,
        kind=asked.kind,
        whom=asked.whom,
        about=title_of(state, asked.about),
        seconds=len(asked.seconds),
        seconded=seconded,
        mine=False,
        state=state_of(state, asked, places),
        because="",
        ground=None,
        reply=asked.reply,
        exhibit=title_of(state, asked.exhibit),
        merged=bool(asked.voices),
        second=None if asked.is_settled else SecondWitnessQuestion(asked.seq, not seconded),
        withdraw=None,
    )


def _own_row(asked: WitnessQuestion, row: QuestionRow) -> QuestionRow:
    settled = asked.is_settled or row.state == "put"
    return replace(
        row,
        mine=True,
        because=asked.because,
        ground=asked.ground,
        second=None,
        withdraw=None if settled else WithdrawWitnessQuestion(asked.seq),
    )
