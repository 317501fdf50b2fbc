"""What the room asks, on the console: what waits to be looked at, and page by page what was decided, with its acts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..jury.numbers import ExhibitId, Seq, Words
from ..jury.questions.acts import (
    LONGEST_QUESTION,
    LONGEST_REPLY,
    AnswerWitnessQuestion,
    DeclineAnswer,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    SetSlate,
)
from ..jury.questions.kinds import Ground, Kind
from ..jury.questions.merging import can_be_merged
from ..jury.questions.slate import MOST_ON_LIST, can_be_listed, listed
from ..jury.questions.state import WitnessQuestion
from ..jury.state import State
from .questions import ASKED_KINDS, Askable, in_order, paged, state_of, title_of
from .region import KeyedRegion, Region, Screen
from .requests import EVIDENCE_ALONE

FIRST_WAITING, TOP = 20, 20
"""How many that wait, and how many of the others, are shown with everything that can be done about them."""


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question on the console, with the acts it now allows; `state` as jurors see it. Nobody's name or seat."""

    question: Seq
    text: str
    kind: Kind
    whom: str
    exhibit: ExhibitId | None
    about: Words | None
    seconds: int
    state: str
    reply: str
    ground: Ground | None
    more: Words | None
    times_put: int
    show: ModerateWitnessQuestion | None
    keep: ModerateWitnessQuestion | None
    put: PutWitnessQuestion | None
    answer: AnswerWitnessQuestion | None
    decline: DeclineAnswer | None
    add: SetSlate | None


@dataclass(frozen=True, slots=True)
class QuestionsPanel(Region):
    """The questions that wait, the longest waiting first, no more than can be looked over; how many there are."""

    rows: tuple[AskedRow, ...]
    waiting: int
    asked: int
    about: tuple[Askable, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class QuestionsPagePanel(KeyedRegion):
    """Some of those that were looked at: at the `top` the one put now, the list, and then by how many want it. The
    others stand as they were asked, with less to press, so that one more who wants something moves few of them."""

    top: bool
    rows: tuple[AskedRow, ...]
    exhibits: tuple[tuple[ExhibitId, Words], ...]
    longest: int


@dataclass(frozen=True, slots=True)
class RequestsPanel(Region):
    """What the room needs to know, those to look at first."""

    rows: tuple[AskedRow, ...]
    waiting: int
    exhibits: tuple[tuple[ExhibitId, Words], ...]
    longest: int


@dataclass(frozen=True, slots=True)
class QuestionMergePanel(Region):
    """Where two questions are suggested as one; the choices are what the room sees and nobody has answered."""

    choices: tuple[tuple[Seq, str], ...]
    longest: int


def asked_panels(state: State) -> Screen:
    places = {asked.seq: place for place, asked in enumerate(listed(state))}
    asked = in_order(state, ASKED_KINDS, places)
    waits = sorted((each for each in asked if each.shown is None), key=lambda each: each.seq)
    seen = [each for each in asked if each.shown is not None]
    first = tuple(asked_row(state, each, places) for each in waits[:FIRST_WAITING])
    exhibits = _exhibits(state)
    about = tuple(Askable(e.id, e.title, e.witness) for e in state.the_plan.exhibits)
    pages = [("top", seen[:TOP]), *((str(number), those) for number, those in paged(asked, seen[TOP:]))]
    return (
        QuestionsPanel(first, len(waits), len(asked), about, LONGEST_REPLY),
        *(
            QuestionsPagePanel(
                key, key == "top", tuple(asked_row(state, each, places) for each in those), exhibits, LONGEST_REPLY
            )
            for key, those in pages
            if those
        ),
        *_merge_panel(state, asked),
    )


def requests_panel(state: State) -> tuple[RequestsPanel, ...]:
    """() while nobody has asked for evidence."""
    asked = in_order(state, EVIDENCE_ALONE, {})
    rows = tuple(asked_row(state, each, {}) for each in sorted(asked, key=lambda each: each.shown is not None))
    waiting = sum(row.state == "waiting" for row in rows)
    return (RequestsPanel(rows, waiting, _exhibits(state), LONGEST_REPLY),) if rows else ()


def _merge_panel(state: State, asked: Collection[WitnessQuestion]) -> tuple[QuestionMergePanel, ...]:
    by_age = sorted(asked, key=lambda each: each.seq)
    choices = tuple((each.seq, each.text) for each in by_age if can_be_merged(state, each))
    return (QuestionMergePanel(choices, LONGEST_QUESTION),) if len(choices) > 1 else ()


def _exhibits(state: State) -> tuple[tuple[ExhibitId, Words], ...]:
    return tuple((exhibit.id, exhibit.title) for exhibit in state.the_plan.exhibits)


def asked_row(state: State, asked: WitnessQuestion, places: Mapping[Seq, int]) -> AskedRow:
    put, slate = state.questions.put, tuple(places)
    is_put = asked.seq == put

    def moderate(shown: bool) -> ModerateWitnessQuestion | None:
        settled = asked.shown is shown or is_put
        return None if settled else ModerateWitnessQuestion(asked.seq, asked.shown, shown)

    can_be_put = can_be_listed(asked) or (bool(asked.shown) and asked.kind is Kind.TO_KNOW and not asked.is_settled)
    can_be_added = can_be_listed(asked) and asked.seq not in places and not is_put and len(slate) < MOST_ON_LIST
    return AskedRow(
        question=asked.seq,
        text=asked.text,
        kind=asked.kind,
        whom=asked.whom,
        exhibit=asked.about,
        about=title_of(state, asked.about),
        seconds=len(asked.seconds),
        state=state_of(state, asked, places),
        reply=asked.reply,
        ground=asked.ground,
        more=title_of(state, asked.exhibit),
        times_put=asked.times_put,
        show=moderate(True),
        keep=moderate(False),
        put=PutWitnessQuestion(put, None if is_put else asked.seq) if can_be_put or is_put else None,
        answer=_answer(asked),
        decline=_decline(asked),
        add=SetSlate(state.questions.slate, (*slate, asked.seq)) if can_be_added else None,
    )


def _answer(asked: WitnessQuestion) -> AnswerWitnessQuestion | None:
    if not asked.shown or asked.declined:
        return None
    return AnswerWitnessQuestion(asked.seq, asked.answered, not asked.answered)


def _decline(asked: WitnessQuestion) -> DeclineAnswer | None:
    if not asked.shown or asked.answered:
        return None
    return DeclineAnswer(asked.seq, asked.declined, not asked.declined)
