"""Recommendations as the room sees them, and what a juror can say to each. Nobody is told who holds back."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..jury.citing.told import Because
from ..jury.numbers import JurorNumber, Seq, VoteId, Words
from ..jury.recommendations.juror_acts import (
    ConfirmCondition,
    ReviewStatement,
    SignOff,
    SignStatement,
    WithdrawAmendment,
    WithdrawCondition,
)
from ..jury.recommendations.standing import (
    Listed,
    Stage,
    amendments_to,
    canon_of,
    conditions_of,
    head,
    is_replaced,
    listed,
    stage,
    statements_to,
    verdict_on_version,
)
from ..jury.recommendations.state import Condition, Recommendation, SignedOff, Statement
from ..jury.state import State
from ..jury.votes.turnout import entitled
from ..jury.votes.verdict import Ruling, Verdict
from .citing import because, what_made
from .frame import Frame
from .region import KeyedRegion, Region, Screen
from .rewording import Piece, pieces


@dataclass(frozen=True, slots=True)
class Dissent:
    """A minority statement that was shown: how many sign it, those who do so by number, and whether it still stands."""

    version: int
    text: str
    signed: int
    numbers: tuple[JurorNumber, ...]
    replaced: bool
    stands: int
    no_longer: int
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A recommendation as everybody may read it. `version` is 0 for a draft; `changed` is what became of the last one.

    `waiting` statements have not been shown. `verdict` is there once it was revealed; `before` is that on the version
    from which a draft was taken up again, where that missed what was enough.
    """

    number: int
    words: Words
    stage: Stage
    version: int
    changed: Mapping[str, tuple[Piece, ...]]
    ours: int
    here: int
    conditions: tuple[Listed, ...]
    own_conditions: int
    dissents: tuple[Dissent, ...]
    waiting: int
    verdict: Verdict | None
    because: tuple[Because, ...] = ()
    before: Verdict | None = None


@dataclass(frozen=True, slots=True)
class RecommendationCard(KeyedRegion):
    it: Reading


@dataclass(frozen=True, slots=True)
class WallRecommendation(KeyedRegion):
    it: Reading


@dataclass(frozen=True, slots=True)
class MyProposal:
    text: str
    taken: bool | None
    because: str
    withdraw: WithdrawAmendment | None


@dataclass(frozen=True, slots=True)
class MyCondition:
    """`canon` is the wording that is asked about, or "" for none; `agreed` what its author said of it."""

    text: str
    canon: str
    agreed: bool | None
    yes: ConfirmCondition | None
    no: ConfirmCondition | None
    withdraw: WithdrawCondition


@dataclass(frozen=True, slots=True)
class MyDissent:
    """A statement that one may sign. `kept` says why one's own is not shown; `asks` whether it still stands."""

    text: str
    state: str
    because: str
    sign: SignStatement | None
    sign_by_number: SignStatement | None
    take_back: SignStatement | None
    stands: ReviewStatement | None
    no_longer: ReviewStatement | None


@dataclass(frozen=True, slots=True)
class MyReply(KeyedRegion):
    """What one juror has said to a recommendation, and can."""

    number: int
    recommendation: Seq
    rev: int
    version: int
    frozen: bool
    signed: SignedOff | None
    ours: SignOff | None
    proposals: tuple[MyProposal, ...]
    conditions: tuple[MyCondition, ...]
    dissents: tuple[MyDissent, ...]


def standing_ones(state: State) -> tuple[tuple[int, Recommendation], ...]:
    """With their numbers, which never change."""
    drafted = enumerate(state.recommendations.drafted.values(), 1)
    return tuple((number, it) for number, it in drafted if it.is_standing)


def reading(state: State, number: int, it: Recommendation) -> Reading:
    latest = it.latest if it.frozen else None
    said = listed(state, it.seq)
    statements = statements_to(state, it.seq)
    now = stage(state, it, told=True)
    here = entitled(state)
    return Reading(
        number=number,
        words=it.words,
        stage=now,
        version=latest.number if latest else 0,
        changed=_changed(it),
        ours=sum(each.ours for juror, each in latest.signed.items() if juror in here) if latest else 0,
        here=len(here),
        conditions=tuple(each for each in said if not each.own),
        own_conditions=sum(each.own for each in said),
        dissents=tuple(_dissent(state, each) for each in statements if each.shown),
        waiting=sum(not each.shown for each in statements),
        verdict=verdict_on_version(state, latest, told=True) if latest else None,
        because=because(state, it.seq),
        before=_before(state, it),
    )


def _before(state: State, it: Recommendation) -> Verdict | None:
    before = verdict_on_version(state, it.latest, told=True) if it.latest and not it.frozen else None
    return before if before and before.ruling is Ruling.BELOW else None


def cards(frame: Frame) -> Screen:
    state = frame.moment.state
    return tuple(RecommendationCard(str(it.seq), reading(state, number, it)) for number, it in standing_ones(state))


def for_juror(frame: Frame, juror: JurorNumber) -> Screen:
    """Each recommendation, and below it what one says to it oneself."""
    shown = frame.once("recommendations", lambda: cards(frame))
    state = frame.moment.state
    replies = [_my_reply(state, number, it, juror) for number, it in standing_ones(state)]
    pairs = zip(shown, replies, strict=True)
    return tuple(region for card, reply in pairs for region in _with_traces(frame, card, reply, juror))


def _with_traces(frame: Frame, card: Region, reply: MyReply, juror: JurorNumber) -> Screen:
    mine = [each for each in statements_to(frame.moment.state, reply.recommendation) if each.author == juror]
    return (card, reply, *(region for each in mine for region in what_made(frame, each.seq, each.text)))


def dissents_on(state: State, vote: VoteId) -> tuple[Dissent, ...]:
    """What a minority says to the recommendation that this vote is about, and everybody may read."""
    about = (it for it in state.recommendations.drafted.values() if any(vote in each.votes for each in it.versions))
    return tuple(_dissent(state, each) for it in about for each in statements_to(state, it.seq) if each.shown)


def _changed(it: Recommendation) -> Mapping[str, tuple[Piece, ...]]:
    """Against the version before, or for a draft against the last one."""
    before = it.versions[-2:-1] if it.frozen else it.versions[-1:]
    if not before or before[0].words == it.words:
        return {}
    return {lang: pieces(before[0].words.get(lang, ""), text) for lang, text in it.words.items()}


def _dissent(state: State, statement: Statement) -> Dissent:
    reviewed = [each for juror, each in statement.reviewed.items() if juror in statement.signed]
    return Dissent(
        version=statement.version,
        text=statement.text,
        signed=len(statement.signed),
        numbers=tuple(sorted(juror for juror, by_number in statement.signed.items() if by_number)),
        replaced=is_replaced(state, statement),
        stands=sum(each.stands for each in reviewed),
        no_longer=sum(not each.stands for each in reviewed),
        because=because(state, statement.seq),
    )


def _my_reply(state: State, number: int, it: Recommendation, juror: JurorNumber) -> MyReply:
    latest = it.latest if it.frozen else None
    signed = latest.signed.get(juror) if latest else None
    mine = (each for each in amendments_to(state, it.seq) if each.author == juror)
    return MyReply(
        key=str(it.seq),
        number=number,
        recommendation=it.seq,
        rev=it.rev,
        version=len(it.versions),
        frozen=it.frozen,
        signed=signed,
        ours=SignOff(it.seq, latest.number, True) if latest and not (signed and signed.ours) else None,
        proposals=tuple(
            MyProposal(each.text, each.taken, each.because, WithdrawAmendment(each.seq) if each.taken is None else None)
            for each in mine
        ),
        conditions=tuple(_my_condition(state, c) for c in conditions_of(state, it.seq) if c.author == juror),
        dissents=tuple(
            _my_dissent(state, each, juror)
            for each in statements_to(state, it.seq)
            if each.shown or each.author == juror or juror in each.signed
        ),
    )


def _my_condition(state: State, condition: Condition) -> MyCondition:
    canon = canon_of(state, condition.seq)
    agreed = canon.members[condition.seq] if canon else None

    def confirm(agrees: bool) -> ConfirmCondition | None:
        return ConfirmCondition(condition.seq, canon.seq, agrees) if canon and agreed is not agrees else None

    text = canon.text if canon else ""
    return MyCondition(condition.text, text, agreed, confirm(True), confirm(False), WithdrawCondition(condition.seq))


def _my_dissent(state: State, statement: Statement, juror: JurorNumber) -> MyDissent:
    by_number = statement.signed.get(juror)
    now = head(state, statement.recommendation)
    said = statement.reviewed.get(juror)
    asked = by_number is not None and is_replaced(state, statement)

    def review(stands: bool) -> ReviewStatement | None:
        act = ReviewStatement(statement.seq, now.seq, len(now.versions), stands)
        as_said = said and (said.recommendation, said.version, said.stands) == (now.seq, act.version, stands)
        return act if asked and not as_said else None

    return MyDissent(
        text=statement.text,
        state="seen" if statement.shown else "waiting" if statement.shown is None else "kept",
        because=statement.because if statement.author == juror else "",
        sign=SignStatement(statement.seq, True) if by_number is not False else None,
        sign_by_number=SignStatement(statement.seq, True, True) if by_number is not True else None,
        take_back=SignStatement(statement.seq, False) if by_number is not None else None,
        stands=review(True),
        no_longer=review(False),
    )
