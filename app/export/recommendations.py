"""Recommendations as flat tables: every version, what was said to each, and the minority beside it. Seats only where a
signer chose to be shown by number."""

from collections.abc import Iterator

from ..jury.numbers import Seq
from ..jury.recommendations.standing import (
    canons_of,
    conditions_of,
    head,
    listed,
    own_words,
    stage,
    statements_to,
    verdict_on_version,
)
from ..jury.recommendations.state import Recommendation
from ..jury.state import State
from .table import Cell, Table
from .words import said

RECOMMENDATIONS = (
    ("recommendation", "its number on the screens"),
    ("words", "the words as they stand"),
    ("stage", "draft, frozen, put, carried, below, no-quorum, merged or dropped"),
    ("version", "how many versions were frozen"),
    ("into", "the recommendation that it was merged into; else empty"),
    ("sources", "the contributions it came from, by their place in the journal"),
)
VERSIONS = (
    ("recommendation", "its number on the screens"),
    ("version", "which frozen wording"),
    ("language", "the language of the words"),
    ("words", "the words, exactly"),
    ("digest", "the SHA-256 of the canonical JSON of [place in the journal, version, words]"),
    ("ours", "how many jurors said: these are our words"),
    ("not_yet", "how many said: not yet"),
    ("vote", "the vote it was put to; else empty"),
    ("ruling", "what was decided; else empty"),
    ("needed", "how many had to support it; else empty"),
    ("given", "how many did; else empty"),
)
CONDITIONS = (
    ("recommendation", "its number on the screens"),
    ("text", "the condition; empty where its author does not wish own words to be quoted"),
    (
        "kind",
        "canonical: one wording; listed: in its author’s own words; merged: own words behind a wording",
    ),
    ("confirmed", "how many authors confirmed a canonical wording; else empty"),
)
STATEMENTS = (
    ("recommendation", "its number on the screens"),
    ("version", "the version it was written to"),
    ("text", "the minority statement; empty where it was kept back"),
    ("shown", "1 where the room saw it"),
    ("signatures", "how many signed it at the end"),
    ("by_number", "the seats that chose to be shown"),
    ("stands", "how many signers said that it still stands beside a later wording"),
    ("no_longer", "how many said that it no longer does"),
)


def recommendation_tables(state: State) -> tuple[Table, ...]:
    numbers = {seq: number for number, seq in enumerate(state.recommendations.drafted, 1)}
    drafted = [(numbers[seq], it) for seq, it in state.recommendations.drafted.items()]
    return (
        Table("recommendations", RECOMMENDATIONS, tuple(_row(state, n, it, numbers) for n, it in drafted)),
        Table("versions", VERSIONS, tuple(row for n, it in drafted for row in _versions(state, n, it))),
        Table("conditions", CONDITIONS, tuple(row for n, it in drafted for row in _conditions(state, n, it))),
        Table("statements", STATEMENTS, tuple(row for n, it in drafted for row in _statements(state, n, it))),
    )


def _row(state: State, number: int, it: Recommendation, numbers: dict[Seq, int]) -> tuple[Cell, ...]:
    into = numbers[head(state, it.seq).seq] if it.into is not None else None
    return (number, said(it.words), stage(state, it).value, len(it.versions), into, " ".join(map(str, it.sources)))


def _versions(state: State, number: int, it: Recommendation) -> Iterator[tuple[Cell, ...]]:
    for version in it.versions:
        ours = sum(each.ours for each in version.signed.values())
        verdict = verdict_on_version(state, version)
        decided = (verdict.ruling.value, verdict.needed, verdict.given) if verdict else (None, None, None)
        vote = version.votes[-1] if version.votes else None
        for lang, text in sorted(version.words.items()):
            yield (number, version.number, lang, text, version.digest, ours, len(version.signed) - ours, vote, *decided)


def _conditions(state: State, number: int, it: Recommendation) -> Iterator[tuple[Cell, ...]]:
    """The list as it stands, and behind each wording its authors' own words. What belongs to a merged recommendation
    stands under the one that it went into."""
    for each in listed(state, it.seq, quoting=True):
        yield (number, each.text, "listed" if each.own else "canonical", None if each.own else each.confirmed)
    confirmed = {seq for canon in canons_of(state, it.seq) for seq, agrees in canon.members.items() if agrees}
    for condition in conditions_of(state, it.seq):
        if condition.seq in confirmed:
            yield (number, own_words(state, condition, quoting=True), "merged", None)


def _statements(state: State, number: int, it: Recommendation) -> Iterator[tuple[Cell, ...]]:
    for each in statements_to(state, it.seq):
        reviewed = [review.stands for juror, review in each.reviewed.items() if juror in each.signed]
        shown = each.shown is not False
        seats = " ".join(str(juror) for juror, by_number in sorted(each.signed.items()) if by_number)
        counts = (len(each.signed), seats, sum(reviewed), len(reviewed) - sum(reviewed))
        yield (number, each.version, each.text if shown else "", int(each.shown is True), *counts)
