"""What a jury recommends, as it is found: each wording that was frozen, its conditions, and what a minority says."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Seq, Words
from ..jury.recommendations.standing import Listed, Stage, listed, stage, statements_to, verdict_on_version
from ..jury.recommendations.state import Recommendation, Statement
from ..jury.state import State
from ..jury.votes.verdict import Verdict


@dataclass(frozen=True, slots=True)
class VersionFinding:
    version: int
    words: Words
    digest: str
    ours: int
    not_yet: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class StatementFinding:
    """`text` is "" where a facilitator kept it back; `by_number` are those signers who chose to be shown."""

    version: int
    text: str
    signed: int
    by_number: tuple[JurorNumber, ...]
    stands: int
    no_longer: int


@dataclass(frozen=True, slots=True)
class RecommendationFinding:
    """`sources` name the contributions it came from by their place in the journal."""

    number: int
    words: Words
    stage: Stage
    sources: tuple[Seq, ...]
    versions: tuple[VersionFinding, ...]
    conditions: tuple[Listed, ...]
    statements: tuple[StatementFinding, ...]


@dataclass(frozen=True, slots=True)
class Recommended:
    recommendations: tuple[RecommendationFinding, ...]


def recommended(state: State) -> Recommended:
    """Without those that were dropped before a version was frozen, or merged: these are in the ones they went into."""
    drafted = enumerate(state.recommendations.drafted.values(), 1)
    kept = [(n, it) for n, it in drafted if it.versions or it.is_standing]
    return Recommended(tuple(_finding(state, number, it) for number, it in kept))


def _finding(state: State, number: int, it: Recommendation) -> RecommendationFinding:
    versions = []
    for each in it.versions:
        ours = sum(signed.ours for signed in each.signed.values())
        verdict = verdict_on_version(state, each)
        versions.append(VersionFinding(each.number, each.words, each.digest, ours, len(each.signed) - ours, verdict))
    return RecommendationFinding(
        number=number,
        words=it.words,
        stage=stage(state, it),
        sources=it.sources,
        versions=tuple(versions),
        conditions=listed(state, it.seq),
        statements=tuple(map(_statement, statements_to(state, it.seq))),
    )


def _statement(each: Statement) -> StatementFinding:
    reviewed = [review.stands for juror, review in each.reviewed.items() if juror in each.signed]
    return StatementFinding(
        version=each.version,
        text=each.text if each.shown is not False else "",
        signed=len(each.signed),
        by_number=tuple(sorted(juror for juror, by_number in each.signed.items() if by_number)),
        stands=sum(reviewed),
        no_longer=len(reviewed) - sum(reviewed),
    )
