"""Juryday's own export: one question's ballots, out of the tables ballots.csv and counts.csv.

ballots.csv says what was answered, counts.csv which options there were. Who was not sure is counted apart.
"""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from ..jury.votes.methods import NOT_SURE
from .given import Ballots, Kind, Unreadable, gathered

Row = Mapping[str, str]
HEAD = ("vote", "version", "question")
COLUMNS = {*HEAD, "mark", "answer"}


def rows_of(text: str) -> tuple[Row, ...]:
    """Unreadable where a column that is needed is missing, or a row is shorter or longer than the header."""
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as wrong:
        raise Unreadable(f"this is no CSV ({wrong})", reader.line_num) from None
    for line, row in rows:
        if None in row or None in row.values() or not row.keys() >= COLUMNS:
            raise Unreadable("this is no row of a table that Juryday exports", line)
    return tuple(row for _, row in rows)


def is_export(text: str) -> bool:
    return text.startswith(",".join(HEAD))


def read_export(ballots: str, counts: str, question: str, vote: str = "", version: int = 0) -> Ballots:
    """The texts of both files. Without a vote or a version, the last in which the question was put."""
    rows = rows_of(ballots)
    known = dict.fromkeys(row["question"] for row in rows)
    put = [(row["vote"], row["version"]) for row in rows if row["question"] == question]
    put = [each for each in put if vote in ("", each[0]) and str(version) in ("0", each[1])]
    if not put:
        raise Unreadable(f"Name a question, and a vote in which it was put: there are {', '.join(known) or 'none'}")
    meant = dict(zip(HEAD, (*put[-1], question), strict=True))
    return _chosen(_only(rows, meant), _only(rows_of(counts), meant))


def _only(rows: Sequence[Row], meant: Row) -> list[Row]:
    return [row for row in rows if all(row[key] == value for key, value in meant.items())]


def _chosen(ballots: Sequence[Row], counts: Sequence[Row]) -> Ballots:
    names = {
        row["mark"]: _unguarded(row["answer"]) for row in (*counts, *ballots) if row["mark"] not in ("", str(NOT_SURE))
    }
    places = {mark: place for place, mark in enumerate(names)}
    chosen = dict[str, list[str]]()
    for row in ballots:
        chosen.setdefault(row.get("ballot", ""), []).append(row["mark"])
    unsure = sum(marks == [str(NOT_SURE)] for marks in chosen.values())
    answers = [marks for marks in chosen.values() if marks != [str(NOT_SURE)]]
    held = ((tuple(sorted(places[mark] for mark in marks if mark)), 1) for marks in answers)
    return Ballots(tuple(names.values()), Kind.CHOSEN, gathered(held), unsure=unsure)


def _unguarded(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from computing it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(("=", "+", "-", "@", "\t", "\r")) else text
