"""Where a recommendation stands, derived and never stored: what belongs to it, how it was voted on, what it came to.

Whatever was said to a recommendation that was merged belongs to the one that it went into.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..numbers import Seq, VoteId
from ..reasons import Reason, Refused
from ..seats.quoting import may_juror_be_quoted
from ..state import State
from ..votes.plan import Vote
from ..votes.verdict import Ruling, Verdict
from .acts import LONGEST_BECAUSE
from .state import Amendment, Canon, Condition, Recommendation, Statement, Version


class Stage(StrEnum):
    """How far it has come."""

    DRAFT = "draft"
    FROZEN = "frozen"
    PUT = "put"
    """A vote on it is prepared or open, or has closed and its result waits."""
    CARRIED = "carried"
    BELOW = "below"
    NO_QUORUM = "no-quorum"
    MERGED = "merged"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Listed:
    """A condition as it is told: one wording, and how many authors say that it is theirs; or an author's own words.

    `text` is "" where its author does not wish these to be quoted.
    """

    text: str
    confirmed: int
    own: bool


def recommendation(state: State, named: Seq) -> Recommendation:
    found = state.recommendations.drafted.get(named)
    if found is None:
        raise Refused(Reason.UNKNOWN)
    return found


def standing(state: State, named: Seq) -> Recommendation:
    """Refused where it is unknown; moved on where it was merged or dropped."""
    found = recommendation(state, named)
    if not found.is_standing:
        raise Refused(Reason.MOVED_ON)
    return found


def draft(state: State, named: Seq) -> Recommendation:
    found = standing(state, named)
    if found.frozen:
        raise Refused(Reason.MOVED_ON)
    return found


def head(state: State, named: Seq) -> Recommendation:
    """The recommendation that this one has gone into, or itself."""
    found = recommendation(state, named)
    while found.into is not None:
        found = recommendation(state, found.into)
    return found


def amendments_to(state: State, named: Seq) -> tuple[Amendment, ...]:
    each = state.recommendations.amendments.values()
    return tuple(a for a in each if not a.withdrawn and head(state, a.recommendation).seq == named)


def conditions_of(state: State, named: Seq) -> tuple[Condition, ...]:
    each = state.recommendations.conditions.values()
    return tuple(c for c in each if not c.withdrawn and head(state, c.recommendation).seq == named)


def canons_of(state: State, named: Seq) -> tuple[Canon, ...]:
    each = state.recommendations.canons.values()
    return tuple(c for c in each if not c.parted and head(state, c.recommendation).seq == named)


def statements_to(state: State, named: Seq) -> tuple[Statement, ...]:
    each = state.recommendations.statements.values()
    return tuple(s for s in each if head(state, s.recommendation).seq == named)


def canon_of(state: State, condition: Seq) -> Canon | None:
    """The wording in which a condition is asked to go, or has gone; None where its author refused it."""
    canons = state.recommendations.canons.values()
    return next((c for c in canons if not c.parted and c.members.get(condition, False) is not False), None)


def listed(state: State, named: Seq, quoting: bool = False) -> tuple[Listed, ...]:
    """The list of conditions. What its author has not confirmed stands in the author's own words; where `quoting`, only
    if they may leave the room."""
    conditions = conditions_of(state, named)
    standing_here = {condition.seq for condition in conditions}
    agreed = {c.seq: _agreed(c, standing_here) for c in canons_of(state, named)}
    merged = {seq for seqs in agreed.values() for seq in seqs}
    canonical = [Listed(c.text, len(agreed[c.seq]), False) for c in canons_of(state, named) if agreed[c.seq]]
    own = [Listed(own_words(state, each, quoting), 1, True) for each in conditions if each.seq not in merged]
    return (*canonical, *own)


def check_decision(leaving: bool | None, stands: bool | None, to: bool | None, because: str) -> None:
    """What a facilitator decides about somebody's words, who is told why."""
    if leaving != stands:
        raise Refused(Reason.MOVED_ON)
    if to == leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if len(because) > LONGEST_BECAUSE:
        raise Refused(Reason.TOO_LONG)


def own_words(state: State, condition: Condition, quoting: bool) -> str:
    return condition.text if not quoting or may_juror_be_quoted(state, condition.author) else ""


def is_replaced(state: State, statement: Statement) -> bool:
    """Whether the wording that it was written to has been replaced by another version."""
    now = head(state, statement.recommendation)
    if now.latest is None:
        return False
    return now.seq != statement.recommendation or now.latest.number > statement.version


def verdict_on_version(state: State, version: Version, told: bool = False) -> Verdict | None:
    """What was decided on it at the last close; where `told`, only what the room has been shown."""
    for name in reversed(version.votes):
        voting = state.voting(name)
        if voting.is_closed and voting.closings and (voting.revealed or not told):
            return next(iter(voting.closings[-1].verdicts.values()), None)
    return None


def stage(state: State, it: Recommendation, told: bool = False) -> Stage:
    if it.into is not None:
        return Stage.MERGED
    if it.dropped:
        return Stage.DROPPED
    if not it.frozen or it.latest is None:
        return Stage.DRAFT
    verdict = verdict_on_version(state, it.latest, told)
    if verdict is None:
        return Stage.PUT if it.latest.votes else Stage.FROZEN
    return {Ruling.CARRIED: Stage.CARRIED, Ruling.NO_QUORUM: Stage.NO_QUORUM}.get(verdict.ruling, Stage.BELOW)


def is_busy(state: State, it: Recommendation) -> bool:
    """Whether a vote on it is prepared or open."""
    votes = it.latest.votes if it.latest else ()
    return any(not state.voting(vote).version or state.voting(vote).is_open for vote in votes)


def votes_of_now(state: State) -> tuple[Vote, ...]:
    """The votes of this step, without those on a wording that has been taken up again since."""
    past = frozenset(vote for it in state.recommendations.drafted.values() for vote in _past(it))
    return tuple(vote for vote in state.votes_here if vote.id not in past)


def _past(it: Recommendation) -> Iterator[VoteId]:
    for version in it.versions:
        if not (it.is_standing and it.frozen and version is it.versions[-1]):
            yield from version.votes


def _agreed(canon: Canon, among: Iterable[Seq]) -> tuple[Seq, ...]:
    here = set(among)
    return tuple(seq for seq, agrees in canon.members.items() if agrees and seq in here)
