"""Two contributions, or two questions, in one wording: the form that suggests it, the question to their authors."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..jury.consent import Offer, answers_for, can_answer
from ..jury.contributions.acts import LONGEST_CONTRIBUTION, AnswerMerge, Perspective, Stance
from ..jury.contributions.state import Contribution, Merge
from ..jury.contributions.together import can_see, is_pending
from ..jury.numbers import Seq
from ..jury.people import By
from ..jury.questions import merging as questions
from ..jury.questions.acts import AnswerQuestionMerge
from ..jury.state import State
from ..jury.turns.rules import may_host
from .frame import Frame
from .region import KeyedRegion, Region, Screen


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """One of the contributions that can be put together with another of its table."""

    contribution: Seq
    table: int
    text: str


@dataclass(frozen=True, slots=True)
class MergeForm(Region):
    """Where whoever looks after a table suggests one wording for two; `tables` is whether there are several."""

    choices: tuple[MergeChoice, ...]
    tables: bool
    longest: int


@dataclass(frozen=True, slots=True)
class MergeAsked(KeyedRegion):
    """A suggestion as somebody sees it who is asked (`agree`), or who waits for others; `keep` ends it."""

    table: int
    first: str
    second: str
    perspective: Perspective
    stance: Stance
    text: str
    agree: AnswerMerge | None
    keep: AnswerMerge


@dataclass(frozen=True, slots=True)
class QuestionMergeAsked(KeyedRegion):
    """The same about two questions."""

    first: str
    second: str
    text: str
    agree: AnswerQuestionMerge | None
    keep: AnswerQuestionMerge


def merge_form(state: State, by: By) -> tuple[MergeForm, ...]:
    """() where no table has two that they can see."""
    found = [said for said in state.contributions.values() if _can_be_offered(state, by, said)]
    at_tables = [said.table for said in found]
    choices = [MergeChoice(s.seq, s.table, s.text) for s in found if at_tables.count(s.table) > 1]
    several = len({choice.table for choice in choices}) > 1
    return (MergeForm(tuple(choices), several, LONGEST_CONTRIBUTION),) if choices else ()


def merges_asked(state: State, by: By) -> Screen:
    """What waits for consent, and is theirs to give or to take back."""
    return tuple(_asked(state, by, merge) for merge in _pending(state) if can_answer(by, merge))


def _pending(state: State) -> Iterator[Merge]:
    return (merge for merge in state.merges.values() if is_pending(state, merge))


def _can_be_offered(state: State, by: By, said: Contribution) -> bool:
    here = said.phase == state.the_phase.id and said.stands and said.table > 0
    return here and may_host(state, by, said.phase, said.table) and can_see(state, by, said)


def _asked(state: State, by: By, merge: Merge) -> MergeAsked:
    return MergeAsked(
        key=str(merge.seq),
        table=state.contributions[merge.first].table,
        first=state.contributions[merge.first].text,
        second=state.contributions[merge.second].text,
        perspective=merge.perspective,
        stance=merge.stance,
        text=merge.text,
        agree=AnswerMerge(merge.seq, True) if answers_for(by, merge) - merge.agreed else None,
        keep=AnswerMerge(merge.seq, False),
    )


def question_merges(frame: Frame, by: By) -> Screen:
    """Of questions, the same."""
    state = frame.moment.state
    pending = frame.once("question merges", lambda: tuple(_pending_questions(state)))
    return tuple(_asked_about(state, by, offer) for offer in pending if can_answer(by, offer))


def _pending_questions(state: State) -> Iterator[Offer]:
    return (offer for offer in state.questions.merges.values() if questions.is_pending(state, offer))


def _asked_about(state: State, by: By, offer: Offer) -> QuestionMergeAsked:
    return QuestionMergeAsked(
        key=str(offer.seq),
        first=state.questions.asked[offer.first].text,
        second=state.questions.asked[offer.second].text,
        text=offer.text,
        agree=AnswerQuestionMerge(offer.seq, True) if answers_for(by, offer) - offer.agreed else None,
        keep=AnswerQuestionMerge(offer.seq, False),
    )
