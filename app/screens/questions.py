"""Witness questions as people see them: asking, seconding, what is put now, what stays unanswered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..jury.numbers import ExhibitId, JurorNumber, Seq, Words
from ..jury.people import By, Role
from ..jury.questions.acts import (
    LONGEST_QUESTION,
    LONGEST_REPLY,
    AnswerWitnessQuestion,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from ..jury.questions.slate import wanting
from ..jury.questions.state import WitnessQuestion
from ..jury.state import State
from .region import Region


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
    """A question as one person sees it. `state` is "waiting", "shown", "put", "answered" or "kept".

    `second` is the act that seconds it or takes that back (`seconded`); None for one's own, or where it is over.
    """

    text: str
    about: Words | None
    seconds: int
    seconded: bool
    mine: bool
    state: str
    because: str
    reply: str
    second: SecondWitnessQuestion | None
    withdraw: WithdrawWitnessQuestion | None


@dataclass(frozen=True, slots=True)
class WitnessQuestions(Region):
    """The room's questions: the one put now first, then by how many want to hear the answer; one's own among them."""

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


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question on the console, with the acts it now allows."""

    question: Seq
    text: str
    about: Words | None
    seconds: int
    state: str
    reply: str
    show: ModerateWitnessQuestion | None
    keep: ModerateWitnessQuestion | None
    put: PutWitnessQuestion | None
    answer: AnswerWitnessQuestion | None


@dataclass(frozen=True, slots=True)
class QuestionsPanel(Region):
    """Every question that stands: those to look at first, then the one put now, then by how many want it."""

    rows: tuple[AskedRow, ...]
    waiting: int
    longest: int


def ask_form(state: State) -> AskForm:
    about = tuple(Askable(e.id, e.title, e.witness) for e in state.the_plan.exhibits)
    return AskForm(about, LONGEST_QUESTION)


@dataclass(frozen=True, slots=True)
class Slate:
    """The questions in the order in which they are shown, with the rows that all but their authors share."""

    asked: tuple[WitnessQuestion, ...]
    plain: Mapping[Seq, QuestionRow]
    seconded: Mapping[Seq, QuestionRow]
    involved: frozenset[JurorNumber]


def slate(state: State) -> Slate:
    """Made once for everybody: a hall of five thousand looks at the same rows."""
    asked = tuple(_in_order(state))
    shown = [each for each in asked if each.shown]
    return Slate(
        asked=asked,
        plain={each.seq: _row(state, each, seconded=False) for each in shown},
        seconded={each.seq: _row(state, each, seconded=True) for each in shown},
        involved=frozenset().union(*(wanting(each) for each in asked)),
    )


def witness_questions(state: State, slate: Slate, by: By) -> WitnessQuestions:
    return WitnessQuestions(tuple(_rows(state, slate, by)))


def _rows(state: State, slate: Slate, by: By) -> Iterator[QuestionRow]:
    for asked in slate.asked:
        if by in asked.authors:
            yield _own_row(state, asked)
        elif asked.shown:
            rows = slate.seconded if by.role is Role.JUROR and by.number in asked.seconds else slate.plain
            row = rows[asked.seq]
            yield row if by.role is Role.JUROR else replace(row, second=None)


def wall_question(state: State) -> WallQuestion:
    shown = [asked for asked in _standing(state) if asked.shown]
    put = state.questions.asked[state.questions.put] if state.questions.put is not None else None
    return WallQuestion(
        text=put.text if put else "",
        about=_about(state, put) if put else None,
        seconds=len(put.seconds) if put else 0,
        answered=sum(asked.answered for asked in shown),
        shown=len(shown),
        prompt=state.the_phase.prompt,
    )


def wall_prompt(state: State) -> WallQuestion:
    """What is talked about, by itself."""
    return WallQuestion("", None, 0, 0, 0, state.the_phase.prompt)


def questions_panel(state: State) -> QuestionsPanel:
    rows = tuple(_asked_row(state, asked) for asked in sorted(_in_order(state), key=lambda a: a.shown is not None))
    return QuestionsPanel(rows, sum(row.state == "waiting" for row in rows), LONGEST_REPLY)


def _standing(state: State) -> tuple[WitnessQuestion, ...]:
    return tuple(asked for asked in state.questions.asked.values() if asked.stands)


def _in_order(state: State) -> list[WitnessQuestion]:
    put = state.questions.put
    return sorted(_standing(state), key=lambda a: (a.seq != put, a.answered, -len(a.seconds), a.seq))


def _state(state: State, asked: WitnessQuestion) -> str:
    if asked.shown is None:
        return "waiting"
    if not asked.shown:
        return "kept"
    if asked.seq == state.questions.put:
        return "put"
    return "answered" if asked.answered else "shown"


def _about(state: State, asked: WitnessQuestion) -> Words | None:
    return state.the_plan.exhibit(asked.about).title if asked.about is not None else None


def _row(state: State, asked: WitnessQuestion, *, seconded: bool) -> QuestionRow:
    """As everybody but its author sees it; only jurors can second."""
    return QuestionRow(
        text=asked.text,
        about=_about(state, asked),
        seconds=len(asked.seconds),
        seconded=seconded,
        mine=False,
        state=_state(state, asked),
        because="",
        reply=asked.reply,
        second=None if asked.answered else SecondWitnessQuestion(asked.seq, not seconded),
        withdraw=None,
    )


def _own_row(state: State, asked: WitnessQuestion) -> QuestionRow:
    settled = asked.answered or asked.seq == state.questions.put
    return replace(
        _row(state, asked, seconded=False),
        mine=True,
        because=asked.because,
        second=None,
        withdraw=None if settled else WithdrawWitnessQuestion(asked.seq),
    )


def _asked_row(state: State, asked: WitnessQuestion) -> AskedRow:
    put = state.questions.put
    is_put = asked.seq == put

    def moderate(shown: bool) -> ModerateWitnessQuestion | None:
        settled = asked.shown is shown or is_put
        return None if settled else ModerateWitnessQuestion(asked.seq, asked.shown, shown)

    can_be_put = bool(asked.shown) and not asked.answered
    return AskedRow(
        question=asked.seq,
        text=asked.text,
        about=_about(state, asked),
        seconds=len(asked.seconds),
        state=_state(state, asked),
        reply=asked.reply,
        show=moderate(True),
        keep=moderate(False),
        put=PutWitnessQuestion(put, None if is_put else asked.seq) if can_be_put or is_put else None,
        answer=AnswerWitnessQuestion(asked.seq, asked.answered, not asked.answered) if asked.shown else None,
    )
