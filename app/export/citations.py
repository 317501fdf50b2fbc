"""What was cited, as a flat table: for what was said and written, exhibits and answers; of ballots how often alone."""

from collections import Counter
from collections.abc import Iterator

from ..jury.citing.state import Cited
from ..jury.citing.told import because_of, reason_because_of
from ..jury.numbers import Seq
from ..jury.recommendations.standing import head
from ..jury.state import State
from .table import Cell, Table

CITATIONS = (
    ("of", "contribution, recommendation, statement or ballot: where somebody said what made them say so"),
    (
        "number",
        "a contribution’s number in contributions.csv; the number of a recommendation, or of the one a statement is on",
    ),
    ("vote", "ballot: the vote; else empty"),
    ("asked", "ballot: the question beside whose answer something was written; else empty"),
    ("exhibit", "the exhibit that was cited, by its id; else empty"),
    ("answer", "the question to a witness whose answer was cited; else empty"),
    ("count", "how often; more than 1 only for ballots, which are not told one by one"),
)
Cite = tuple[str | None, str | None]


def citation_table(state: State) -> Table:
    rows = (*_said(state), *_recommended(state), *_dissented(state), *_written(state))
    return Table("citations", CITATIONS, tuple(rows))


def _said(state: State) -> Iterator[tuple[Cell, ...]]:
    kept = (each for each in state.contributions.values() if not each.withdrawn)
    for number, each in enumerate(kept, 1):
        yield from _rows("contribution", number, state, each.seq)


def _recommended(state: State) -> Iterator[tuple[Cell, ...]]:
    for seq, number in _numbers(state).items():
        yield from _rows("recommendation", number, state, seq)


def _dissented(state: State) -> Iterator[tuple[Cell, ...]]:
    for seq, statement in state.recommendations.statements.items():
        yield from _rows("statement", _numbers(state)[head(state, statement.recommendation).seq], state, seq)


def _rows(kind: str, number: int, state: State, said: Seq) -> Iterator[tuple[Cell, ...]]:
    yield from ((kind, number, None, None, *cite, 1) for cite in _cites(state, because_of(state, said)))


def _written(state: State) -> Iterator[tuple[Cell, ...]]:
    for vote, questions in state.citing.reasons.items():
        for question, by_juror in questions.items():
            cited = (reason_because_of(state, vote, question, juror) for juror in by_juror)
            often = Counter(cite for each in cited for cite in _cites(state, each))
            for cite, count in sorted(often.items(), key=str):
                yield ("ballot", None, vote, question, *cite, count)


def _cites(state: State, cited: Cited) -> Iterator[Cite]:
    yield from ((exhibit, None) for exhibit in cited.exhibits)
    yield from ((None, state.questions.asked[answer].text) for answer in cited.answers)


def _numbers(state: State) -> dict[Seq, int]:
    return {seq: number for number, seq in enumerate(state.recommendations.drafted, 1)}
