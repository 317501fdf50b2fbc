"""What a jury recommends, as it is found: each wording that was frozen, its conditions, and what a minority says."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Seq, Words
from ..jury.recommendations.standing import (
    Listed,
    Stage,
    head,
    is_replaced,
    listed,
    stage,
    statements_to,
    verdict_on_version,
)
from ..jury.recommendations.state import Recommendation, Statement, Version
from ..jury.state import State
from ..jury.votes.declared import Declared
from ..jury.votes.verdict import Verdict
from .findings import Standing, standing


@dataclass(frozen=True, slots=True)
class VersionFinding:
    """`declared` is what was settled as enough before the vote on it; None where it was put to none."""

    version: int
    words: Words
    digest: str
    ours: int
    not_yet: int
    declared: Declared | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class StatementFinding:
    """`text` is "" where a facilitator kept it back; `by_number` are those signers who chose to be shown.

    `shown` is whether a facilitator let the room read it; None where nobody has looked at it. Where its wording
    was `replaced`, it `stands` for some who signed it and reviewed it, and no longer for others.
    """

    version: int
    text: str
    shown: bool | None
    signed: int
    by_number: tuple[JurorNumber, ...]
    replaced: bool
    stands: int
    no_longer: int


@dataclass(frozen=True, slots=True)
class RecommendationFinding:
    """`sources` name the contributions it came from by their place in the journal. `into` is the number of the one it
    was merged into."""

    number: int
    words: Words
    stage: Stage
    sources: tuple[Seq, ...]
    versions: tuple[VersionFinding, ...]
    conditions: tuple[Listed, ...]
    statements: tuple[StatementFinding, ...]
    into: int | None = None


@dataclass(frozen=True, slots=True)
class Recommended:
    recommendations: tuple[RecommendationFinding, ...]


def recommended(state: State) -> Recommended:
    """Without those that were dropped before a version was frozen, or merged: these are in the ones they went into."""
    drafted = enumerate(state.recommendations.drafted.values(), 1)
    kept = [(n, it) for n, it in drafted if it.versions or it.is_standing]
    return Recommended(tuple(_finding(state, number, it) for number, it in kept))


def recommended_if_told(state: State) -> Recommended | None:
    """None while any vote is open or held back: the counts of one would tell of another."""
    untold = {Standing.OPEN, Standing.HELD_BACK}
    return None if untold & {standing(state, vote) for vote in state.the_plan.votes} else recommended(state)


def _finding(state: State, number: int, it: Recommendation) -> RecommendationFinding:
    return RecommendationFinding(
        number=number,
        words=it.words,
        stage=stage(state, it),
        sources=it.sources,
        versions=tuple(_version(state, each) for each in it.versions),
        conditions=listed(state, it.seq, quoting=True),
        into=[*state.recommendations.drafted].index(head(state, it.seq).seq) + 1 if it.into is not None else None,
        statements=tuple(_statement(state, each) for each in statements_to(state, it.seq)),
    )


def _version(state: State, each: Version) -> VersionFinding:
    ours = sum(signed.ours for signed in each.signed.values())
    return VersionFinding(
        version=each.number,
        words=each.words,
        digest=each.digest,
        ours=ours,
        not_yet=len(each.signed) - ours,
        declared=_declared(state, each),
        verdict=verdict_on_version(state, each),
    )


def _declared(state: State, each: Version) -> Declared | None:
    if not each.votes:
        return None
    return state.the_plan.question(state.the_plan.vote(each.votes[-1]).questions[0]).declared


def _statement(state: State, each: Statement) -> StatementFinding:
    reviewed = [review.stands for juror, review in each.reviewed.items() if juror in each.signed]
    return StatementFinding(
        version=each.version,
        text=each.text if each.shown is not False else "",
        shown=each.shown,
        signed=len(each.signed),
        by_number=tuple(sorted(juror for juror, by_number in each.signed.items() if by_number)),
        replaced=is_replaced(state, each),
        stands=sum(reviewed),
        no_longer=len(reviewed) - sum(reviewed),
    )
