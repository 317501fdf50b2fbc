"""The rules of drafting: a draft is written, amended, merged and parted, and its words frozen and taken up again."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from ..act import Outcome
from ..chain import canonical
from ..entry import Entry
from ..numbers import Millis, Seq, Words
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_words
from .acts import (
    LONGEST_RECOMMENDATION,
    Amended,
    AmendRecommendation,
    DraftRecommendation,
    DropRecommendation,
    FreezeRecommendation,
    Frozen,
    MergeRecommendations,
    PartRecommendations,
    ReopenRecommendation,
    Seqs,
)
from .standing import amendments_to, draft, is_busy, recommendation, standing
from .state import Recommendation, Version

MOST_RECOMMENDATIONS = 100


def check_draft(state: State, by: By, act: DraftRecommendation, now: Millis, given: object) -> Outcome:
    check_words(act.words, longest=LONGEST_RECOMMENDATION)
    _check_sources(state, act.sources)
    written = [each for each in state.recommendations.drafted.values() if each.is_standing]
    if any(each.words == stripped(act.words) for each in written):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(written) >= MOST_RECOMMENDATIONS:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def apply_draft(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, DraftRecommendation)
    return having(state, Recommendation(entry.seq, stripped(act.words), act.sources))


def undo_draft(state: State, entry: Entry) -> DropRecommendation | None:
    it = state.recommendations.drafted[entry.seq]
    untouched = it.is_standing and it.rev == 1 and not it.frozen
    return DropRecommendation(it.seq, False, True, undoes=entry.seq) if untouched else None


def check_amend(state: State, by: By, act: AmendRecommendation, now: Millis, given: object) -> Amended:
    it = _next(state, act.recommendation, act.rev)
    check_words(act.words, longest=LONGEST_RECOMMENDATION)
    if act.undoes is None:
        _check_sources(state, act.sources, it.sources)
    here = {each.seq: each.taken for each in amendments_to(state, it.seq)}
    if not {*act.taken, *act.released} <= here.keys() or not all(here[seq] for seq in act.released):
        raise Refused(Reason.UNKNOWN)
    if (stripped(act.words), act.sources) == (it.words, it.sources) and not act.taken and not act.released:
        raise Refused(Reason.NOTHING_CHANGES)
    return Amended(it.words, it.sources)


def apply_amend(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AmendRecommendation)
    it = state.recommendations.drafted[act.recommendation]
    amendments = dict(state.recommendations.amendments)
    for seqs, taken in ((act.taken, True), (act.released, None)):
        amendments |= {seq: replace(amendments[seq], taken=taken, because="") for seq in seqs}
    state = replace(state, recommendations=replace(state.recommendations, amendments=amendments))
    return having(state, replace(it, rev=act.rev, words=stripped(act.words), sources=act.sources))


def undo_amend(state: State, entry: Entry) -> AmendRecommendation | None:
    act, before = entry.act, entry.outcome
    assert isinstance(act, AmendRecommendation)
    assert isinstance(before, Amended)
    it = state.recommendations.drafted[act.recommendation]
    if not _is_draft(it, act.rev):
        return None
    return AmendRecommendation(
        it.seq, it.rev + 1, before.words, before.sources, act.released, act.taken, undoes=entry.seq
    )


def check_merge(state: State, by: By, act: MergeRecommendations, now: Millis, given: object) -> Amended:
    it, other = _next(state, act.recommendation, act.rev), draft(state, act.other)
    if it.seq == other.seq:
        raise Refused(Reason.MALFORMED)
    check_words(act.words, longest=LONGEST_RECOMMENDATION)
    return Amended(it.words, it.sources)


def apply_merge(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, MergeRecommendations)
    it, other = (state.recommendations.drafted[seq] for seq in (act.recommendation, act.other))
    sources = (*it.sources, *(seq for seq in other.sources if seq not in it.sources))
    state = having(state, replace(other, into=it.seq))
    return having(state, replace(it, rev=act.rev, words=stripped(act.words), sources=sources))


def undo_merge(state: State, entry: Entry) -> PartRecommendations | None:
    act, before = entry.act, entry.outcome
    assert isinstance(act, MergeRecommendations)
    assert isinstance(before, Amended)
    it = state.recommendations.drafted[act.recommendation]
    if not _is_draft(it, act.rev) or state.recommendations.drafted[act.other].into != it.seq:
        return None
    return PartRecommendations(it.seq, it.rev + 1, act.other, before.words, before.sources, undoes=entry.seq)


def check_part(state: State, by: By, act: PartRecommendations, now: Millis, given: object) -> Amended:
    it = _next(state, act.recommendation, act.rev)
    if recommendation(state, act.other).into != it.seq:
        raise Refused(Reason.MOVED_ON)
    check_words(act.words, longest=LONGEST_RECOMMENDATION)
    if not set(act.sources) <= set(it.sources):
        raise Refused(Reason.UNKNOWN)
    return Amended(it.words, it.sources)


def apply_part(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, PartRecommendations)
    it, other = (state.recommendations.drafted[seq] for seq in (act.recommendation, act.other))
    state = having(state, replace(other, into=None))
    return having(state, replace(it, rev=act.rev, words=stripped(act.words), sources=act.sources))


def undo_part(state: State, entry: Entry) -> MergeRecommendations | None:
    act, before = entry.act, entry.outcome
    assert isinstance(act, PartRecommendations)
    assert isinstance(before, Amended)
    it, other = (state.recommendations.drafted[seq] for seq in (act.recommendation, act.other))
    if not _is_draft(it, act.rev) or not other.is_standing or other.frozen:
        return None
    return MergeRecommendations(it.seq, it.rev + 1, other.seq, before.words, undoes=entry.seq)


def check_drop(state: State, by: By, act: DropRecommendation, now: Millis, given: object) -> Outcome:
    it = recommendation(state, act.recommendation)
    if act.leaving != it.dropped or it.into is not None:
        raise Refused(Reason.MOVED_ON)
    if act.dropped == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if is_busy(state, it):
        raise Refused(Reason.VOTE_OPEN)
    return Outcome()


def apply_drop(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, DropRecommendation)
    return having(state, replace(state.recommendations.drafted[act.recommendation], dropped=act.dropped))


def undo_drop(state: State, entry: Entry) -> DropRecommendation | None:
    act = entry.act
    assert isinstance(act, DropRecommendation)
    it = state.recommendations.drafted[act.recommendation]
    if it.dropped != act.dropped or it.into is not None or is_busy(state, it):
        return None
    return DropRecommendation(it.seq, act.dropped, act.leaving, undoes=entry.seq)


def check_freeze(state: State, by: By, act: FreezeRecommendation, now: Millis, given: object) -> Frozen:
    it = draft(state, act.recommendation)
    if act.rev != it.rev:
        raise Refused(Reason.MOVED_ON)
    if it.latest and it.latest.words == it.words:
        return Frozen(it.latest.number, it.latest.digest)
    number = len(it.versions) + 1
    return Frozen(number, digest_of_words(it.seq, number, it.words))


def apply_freeze(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, FreezeRecommendation)
    assert isinstance(outcome, Frozen)
    it = replace(state.recommendations.drafted[act.recommendation], frozen=True)
    if outcome.version <= len(it.versions):
        return having(state, it)
    version = Version(outcome.version, it.words, outcome.digest, it.rev, it.sources)
    return having(state, replace(it, versions=(*it.versions, version)))


def undo_freeze(state: State, entry: Entry) -> ReopenRecommendation | None:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, FreezeRecommendation)
    assert isinstance(outcome, Frozen)
    it = state.recommendations.drafted[act.recommendation]
    if not it.frozen or not it.is_standing or len(it.versions) != outcome.version or is_busy(state, it):
        return None
    return ReopenRecommendation(it.seq, outcome.version, undoes=entry.seq)


def check_reopen(state: State, by: By, act: ReopenRecommendation, now: Millis, given: object) -> Outcome:
    it = standing(state, act.recommendation)
    if not it.frozen or act.version != len(it.versions):
        raise Refused(Reason.MOVED_ON)
    if is_busy(state, it):
        raise Refused(Reason.VOTE_OPEN)
    return Outcome()


def apply_reopen(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ReopenRecommendation)
    return having(state, replace(state.recommendations.drafted[act.recommendation], frozen=False))


def undo_reopen(state: State, entry: Entry) -> FreezeRecommendation | None:
    act = entry.act
    assert isinstance(act, ReopenRecommendation)
    it = state.recommendations.drafted[act.recommendation]
    as_it_was = it.latest is not None and it.latest.number == act.version and it.latest.words == it.words
    return FreezeRecommendation(it.seq, it.rev, undoes=entry.seq) if as_it_was and _is_draft(it, it.rev) else None


def having(state: State, it: Recommendation) -> State:
    drafted: Mapping[Seq, Recommendation] = {**state.recommendations.drafted, it.seq: it}
    return replace(state, recommendations=replace(state.recommendations, drafted=drafted))


def stripped(words: Words) -> Words:
    """Without edges, and without the languages in which nothing was written."""
    return {lang: text.strip() for lang, text in words.items() if text.strip()}


def digest_of_words(named: Seq, number: int, words: Words) -> str:
    return hashlib.sha256(canonical([named, number, words])).hexdigest()


def _next(state: State, named: Seq, rev: int) -> Recommendation:
    it = draft(state, named)
    if rev != it.rev + 1:
        raise Refused(Reason.MOVED_ON)
    return it


def _is_draft(it: Recommendation, rev: int) -> bool:
    return it.is_standing and not it.frozen and it.rev == rev


def _check_sources(state: State, sources: Seqs, known: Seqs = ()) -> None:
    """A contribution that was taken back since, or has gone into another, may stay where it already is."""
    if len(set(sources)) != len(sources):
        raise Refused(Reason.MALFORMED)
    for seq in set(sources) - set(known):
        said = state.contributions.get(seq)
        if said is None or not said.stands:
            raise Refused(Reason.UNKNOWN)
