"""The verdict on a question, reached once, at the close: what was declared before the vote beside what was counted.

It is a result, never a recipe: every number it rests on stands in it, and all of them are whole. *Present* are those
who were here at the close, with those who had answered and gone; *entitled* is everybody who ever checked in; *valid*
are the answers to this question other than "not sure" (who approves of none of the options answers all the same).

A threshold asks the option that leads a single choice; each option by itself under approval and budget; the answers
above the middle of a scale or a score; those who can live with it, or better, under consent. It takes
`portion.of(base)` of them, and one at the least. A quorum asks how many answered, in whatever way, of the entitled.
Other methods have winners and know no threshold: the highest sum of scores or points, the best median, and first in
Schulze's order. A budget pays for no project that misses the threshold.

Equals are told apart by what was declared, and stay equals where nothing was. ORDER: who stands first on the ballot
paper as planned. LOT: whose lot is lowest, a lot being the SHA-256, in hexadecimal, of the canonical JSON of [digest,
question, option], where digest is that of the closing and the others are ids. Nobody knows a lot before the last
ballot is in, and anybody can draw it again.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ..chain import canonical
from ..numbers import OptionId, QuestionId
from .declared import Base, Below, Declared, Threshold, TieBreak
from .methods import HAS_NO_WINNER, NOT_SURE, Counts
from .plan import Method, Question
from .winners import funded, votes_of, winners_of

Places = tuple[int, ...]


class Ruling(StrEnum):
    """What became of a question."""

    NO_QUORUM = "no-quorum"
    """Too few voted for the result to count."""
    CARRIED = "carried"
    BELOW = "below"
    LEADING = "leading"
    """No threshold was declared, and there is a winner."""
    TIED = "tied"
    COUNTED = "counted"
    """Enough voted, and there is nothing to win."""
    NOBODY = "nobody"
    """No threshold was declared, and nobody chose anything."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided, and the numbers it rests on: of those `present`, `entitled` and `valid`, so many `voted`.

    `quorum` had to vote; None where none was declared. `needed` had to be for it, and `given` were: the most that any
    option has, where options have `votes`. Both are None without a threshold. winners: places, in ascending order;
    under a budget, what it pays for. `tied` came out equal, and `decided_by` told them apart. `follows` is what was
    declared for a threshold that is missed, and was.
    """

    ruling: Ruling
    present: int
    entitled: int
    valid: int
    voted: int
    quorum: int | None = None
    needed: int | None = None
    given: int | None = None
    votes: Places = ()
    winners: Places = ()
    tied: Places = ()
    decided_by: TieBreak = TieBreak.NONE
    follows: Below | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """What a verdict is about: the counts of one question, the digest of the closing they stand in, and the people."""

    counts: Counts
    digest: str
    present: int
    entitled: int

    @property
    def voted(self) -> int:
        return sum(n for _, n in self.counts)

    @property
    def valid(self) -> int:
        return self.voted - sum(n for mark, n in self.counts if mark == NOT_SURE)

    def base(self, base: Base) -> int:
        return {Base.PRESENT: self.present, Base.ENTITLED: self.entitled, Base.VALID: self.valid}[base]


def verdict_on(question: Question, cast: Cast) -> Verdict | None:
    """None where nothing was declared."""
    if question.declared == Declared():
        return None
    known = _known(question, cast)
    if known.quorum is not None and known.voted < known.quorum:
        return known
    if question.declared.threshold:
        return _by_threshold(question, cast, known, question.declared.threshold)
    return _by_count(question, cast, known)


def lot(digest: str, question: QuestionId, option: OptionId) -> str:
    return hashlib.sha256(canonical([digest, question, option])).hexdigest()


def favoured(question: Question, digest: str) -> Places | None:
    """All places from the one that wins any tie to the one that loses every tie; None where ties stay ties."""
    places = range(len(question.options))
    match question.declared.tie_break:
        case TieBreak.ORDER:
            return tuple(places)
        case TieBreak.LOT:
            return tuple(sorted(places, key=lambda place: lot(digest, question.id, question.options[place].id)))
        case TieBreak.NONE:
            return None


def _known(question: Question, cast: Cast) -> Verdict:
    """What can be said before anything is decided."""
    quorum, threshold = question.declared.quorum, question.declared.threshold
    votes = votes_of(question, cast.counts)
    return Verdict(
        ruling=Ruling.NO_QUORUM,
        present=cast.present,
        entitled=cast.entitled,
        valid=cast.valid,
        voted=cast.voted,
        quorum=quorum.of(cast.entitled) if quorum else None,
        needed=max(1, threshold.portion.of(cast.base(threshold.base))) if threshold else None,
        given=_given(question, cast.counts, votes) if threshold else None,
        votes=votes,
    )


def _given(question: Question, counts: Counts, votes: Places) -> int:
    if votes:
        return max(votes)
    is_for = IN_FAVOUR[question.method]
    return sum(n for mark, n in counts if isinstance(mark, int) and mark != NOT_SURE and is_for(question, mark))


def _by_threshold(question: Question, cast: Cast, known: Verdict, threshold: Threshold) -> Verdict:
    assert known.needed is not None
    assert known.given is not None
    if known.given < known.needed:
        return replace(known, ruling=Ruling.BELOW, follows=threshold.below)
    if question.method is Method.SINGLE:
        return _first(question, cast, known, Ruling.CARRIED)
    enough = tuple(place for place, votes in enumerate(known.votes) if votes >= known.needed)
    if question.method is Method.BUDGET:
        return _paid(question, cast, known, enough, Ruling.CARRIED)
    return replace(known, ruling=Ruling.CARRIED, winners=enough)


def _by_count(question: Question, cast: Cast, known: Verdict) -> Verdict:
    if question.method in HAS_NO_WINNER:
        return replace(known, ruling=Ruling.COUNTED if known.valid else Ruling.NOBODY)
    if question.method is Method.BUDGET and any(known.votes):
        return _paid(question, cast, known, tuple(range(len(known.votes))), Ruling.LEADING)
    return _first(question, cast, known, Ruling.LEADING)


def _first(question: Question, cast: Cast, known: Verdict, ruling: Ruling) -> Verdict:
    """The best there is, or of several the one that was declared to go before."""
    best = winners_of(question, cast.counts)
    if len(best) < 2:
        return replace(known, ruling=ruling if best else Ruling.NOBODY, winners=best)
    order = favoured(question, cast.digest)
    if order is None:
        return replace(known, ruling=Ruling.TIED, tied=best)
    winner = min(best, key=order.index)
    return replace(known, ruling=ruling, winners=(winner,), tied=best, decided_by=question.declared.tie_break)


def _paid(question: Question, cast: Cast, known: Verdict, among: Places, ruling: Ruling) -> Verdict:
    """What a budget pays for of these. `tied` are those of which only some ways of taking equals would pay."""
    order = favoured(question, cast.digest)
    tied = funded(question, cast.counts, among, None)
    if not tied.depends:
        return replace(known, ruling=ruling, winners=tied.winners)
    if order is None:
        return replace(known, ruling=Ruling.TIED, winners=tied.winners, tied=tied.depends)
    paid = funded(question, cast.counts, among, order).winners
    return replace(known, ruling=ruling, winners=paid, tied=tied.depends, decided_by=question.declared.tie_break)


def _above_the_middle(question: Question, mark: int) -> bool:
    return 2 * mark > len(question.options) - 1


def can_live_with_it(question: Question, mark: int) -> bool:
    """The upper half of a consent's levels: a yes, where they are yes and no."""
    return 2 * mark >= len(question.options)


IN_FAVOUR: Mapping[Method, Callable[[Question, int], bool]] = {
    Method.SCALE: lambda question, mark: mark > 0,
    Method.SCORE: _above_the_middle,
    Method.CONSENT: can_live_with_it,
}
