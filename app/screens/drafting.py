"""Where recommendations are drafted: on the console, and for a scribe. No seat is named beside what it held back."""

from dataclasses import dataclass
from itertools import chain

from ..jury.numbers import Seq, Words
from ..jury.plan import Plan
from ..jury.recommendations.acts import (
    LONGEST_RECOMMENDATION,
    AnswerAmendment,
    DropRecommendation,
    FreezeRecommendation,
    ModerateStatement,
    PartConditions,
    ReopenRecommendation,
    TakeOffRecommendation,
)
from ..jury.recommendations.standing import (
    Stage,
    amendments_to,
    canon_of,
    canons_of,
    conditions_of,
    is_busy,
    stage,
    statements_to,
)
from ..jury.recommendations.state import Amendment, Canon, Recommendation, Statement
from ..jury.state import State
from ..jury.votes.turnout import entitled
from .citing import trace_panel
from .listing import gone_into
from .recommendations import standing_ones
from .region import KeyedRegion, Region, Screen


@dataclass(frozen=True, slots=True)
class Source:
    """A contribution, and whether this draft came from it."""

    seq: Seq
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class DraftForm(Region):
    """Where a recommendation is begun, from what the tables said; `fresh` while there is none."""

    languages: tuple[str, ...]
    sources: tuple[Source, ...]
    longest: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A proposal, and the acts that answer it; None for the answer that was given."""

    seq: Seq
    text: str
    taken: bool | None
    decline: AnswerAmendment | None
    take: AnswerAmendment | None


@dataclass(frozen=True, slots=True)
class CanonRow:
    text: str
    confirmed: int
    refused: int
    waiting: int
    part: PartConditions


@dataclass(frozen=True, slots=True)
class FreeCondition:
    """A condition that no wording is asked to stand for."""

    seq: Seq
    text: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    version: int
    text: str
    signed: int
    shown: bool | None
    show: ModerateStatement | None
    keep: ModerateStatement | None


@dataclass(frozen=True, slots=True)
class DraftPanel(KeyedRegion):
    """One recommendation in the hands of whoever drafts. `leads` is a facilitator, who freezes and puts to a vote.

    `reasons` are why some say "not yet", and after a vote what was written beside the ballots; `only_if` on what
    conditions: words alone. `others` are the drafts that could go into this one.
    """

    number: int
    recommendation: Seq
    words: Words
    rev: int
    stage: Stage
    version: int
    languages: tuple[str, ...]
    sources: tuple[Source, ...]
    longest: int
    ours: int
    not_yet: int
    here: int
    reasons: tuple[str, ...]
    only_if: tuple[str, ...]
    proposals: tuple[ToAnswer, ...]
    canons: tuple[CanonRow, ...]
    conditions: tuple[FreeCondition, ...]
    statements: tuple[StatementRow, ...]
    others: tuple[tuple[int, Seq], ...]
    freeze: FreezeRecommendation | None
    reopen: ReopenRecommendation | None
    drop: DropRecommendation | None
    take_off: TakeOffRecommendation | None
    can_be_put: bool
    phase: str
    leads: bool


def drafting_panels(state: State, leads: bool) -> Screen:
    fresh = not state.recommendations.drafted
    form = DraftForm(_languages(state.the_plan), _sources(state, ()), LONGEST_RECOMMENDATION, fresh)
    panels = chain.from_iterable(_panels(state, number, it, leads) for number, it in standing_ones(state))
    return (form, *panels, *gone_into(state))


def _panels(state: State, number: int, it: Recommendation, leads: bool) -> Screen:
    return (_panel(state, number, it, leads), *trace_panel(state, number, it.seq))


def _panel(state: State, number: int, it: Recommendation, leads: bool) -> DraftPanel:
    latest, busy = it.latest, is_busy(state, it)
    signed = latest.signed if latest else {}
    prepared = [vote for vote in (latest.votes if latest else ()) if not state.voting(vote).version]
    others = [(n, each.seq) for n, each in standing_ones(state) if each.seq != it.seq and not each.frozen]
    return DraftPanel(
        key=str(it.seq),
        number=number,
        recommendation=it.seq,
        words=it.words,
        rev=it.rev,
        stage=stage(state, it),
        version=len(it.versions),
        languages=_languages(state.the_plan),
        sources=_sources(state, it.sources),
        longest=LONGEST_RECOMMENDATION,
        ours=sum(each.ours for each in signed.values()),
        not_yet=sum(not each.ours for each in signed.values()),
        here=len(entitled(state)),
        reasons=tuple(sorted({*(each.because for each in signed.values() if not each.ours), *_beside(state, it)})),
        only_if=_beside(state, it, "condition"),
        proposals=tuple(_to_answer(each) for each in amendments_to(state, it.seq)),
        canons=tuple(_canon(each) for each in canons_of(state, it.seq)),
        conditions=tuple(
            FreeCondition(c.seq, c.text) for c in conditions_of(state, it.seq) if not canon_of(state, c.seq)
        ),
        statements=tuple(map(_statement, statements_to(state, it.seq))),
        others=tuple(others) if not it.frozen else (),
        freeze=FreezeRecommendation(it.seq, it.rev) if leads and not it.frozen else None,
        reopen=ReopenRecommendation(it.seq, len(it.versions)) if leads and it.frozen and not busy else None,
        drop=DropRecommendation(it.seq, False, True) if leads and not busy else None,
        take_off=TakeOffRecommendation(it.seq, prepared[0]) if leads and prepared else None,
        can_be_put=leads and it.frozen and latest is not None and not latest.votes,
        phase=state.the_phase.id,
        leads=leads,
    )


def _beside(state: State, it: Recommendation, kind: str = "words") -> tuple[str, ...]:
    """What was written beside the ballots on the last version, in the order of the alphabet, once they were counted."""
    found: set[str] = set()
    for vote in it.latest.votes if it.latest else ():
        voting = state.voting(vote)
        if voting.is_closed:
            answers = [answer for given in voting.answers.values() for answer in given.values()]
            found |= {getattr(answer, kind) for answer in answers}
    return tuple(sorted(found - {""}))


def _to_answer(each: Amendment) -> ToAnswer:
    def answer(taken: bool) -> AnswerAmendment | None:
        return AnswerAmendment(each.seq, each.taken, taken) if each.taken is not taken else None

    return ToAnswer(each.seq, each.text, each.taken, answer(False), answer(True))


def _canon(each: Canon) -> CanonRow:
    said = list(each.members.values())
    return CanonRow(
        each.text, said.count(True), said.count(False), said.count(None), PartConditions(each.seq, False, True)
    )


def _statement(each: Statement) -> StatementRow:
    def decide(shown: bool) -> ModerateStatement | None:
        return ModerateStatement(each.seq, each.shown, shown) if each.shown is not shown else None

    return StatementRow(each.version, each.text, len(each.signed), each.shown, decide(True), decide(False))


def _languages(plan: Plan) -> tuple[str, ...]:
    return plan.languages or tuple(plan.title)


def _sources(state: State, chosen: tuple[Seq, ...]) -> tuple[Source, ...]:
    said = state.contributions.values()
    return tuple(Source(each.seq, each.text, each.seq in chosen) for each in said if each.stands or each.seq in chosen)
