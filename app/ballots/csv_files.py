"""CSV files of rankings (`count,ranking`, the ranking with > and =) and of points or grades (`count`, then a column for
each option).

An option that a ranking leaves out is unranked; an empty cell gives the option nothing. A row with the count 0 only
declares its options.
"""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from .given import Answer, Ballots, Kind, Unreadable, gathered, number
from .rankings import in_groups, ranked

MARKS = (">", "=")

Row = tuple[int, list[str]]


def read_csv(text: str) -> Ballots:
    rows = list(_rows(text))
    if not rows:
        raise Unreadable("The file is empty")
    line, header = rows[0]
    heads = [head.strip() for head in header]
    if [head.lower() for head in heads] == ["count", "ranking"]:
        return ranked((at, _groups(row[1], at), number(row[0].strip(), "count", at)) for at, row in _same(rows))
    names = heads[1:]
    if heads[0].lower() != "count" or not names or not all(names) or len(set(names)) < len(names):
        raise Unreadable("the header must be count,ranking or count and each option's name, all different", line)
    return _rated(tuple(names), list(_same(rows)))


def write_csv(ballots: Ballots) -> str:
    """Rankings, and all options in one row that nobody holds. ValueError where a name holds > or =."""
    if ballots.kind is not Kind.RANKED:
        return _write_rated(ballots)
    if any(mark in name for name in ballots.names for mark in MARKS):
        raise ValueError("a name with > or = cannot be written in this format")
    rows = [(0, "=".join(ballots.names))]
    for answer, count in ballots.answers:
        rows.append((count, ">".join("=".join(group) for group in in_groups(ballots.names, answer))))
    return _written([("count", "ranking"), *rows])


def _write_rated(ballots: Ballots) -> str:
    def cell(given: int | None) -> str:
        return "" if given is None else ballots.grades[given] if ballots.grades else str(given)

    rows = [(count, *map(cell, answer)) for answer, count in ballots.answers]
    return _written([("count", *ballots.names), *rows])


def _written(rows: Sequence[tuple[object, ...]]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _rows(text: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as wrong:
        raise Unreadable(f"this is no CSV ({wrong})", reader.line_num) from None


def _same(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows below the header, each as long as it."""
    width = len(rows[0][1])
    for line, row in rows[1:]:
        if len(row) != width:
            raise Unreadable(f"there are {len(row)} cells where the header has {width}", line)
        yield line, row


def _groups(ranking: str, line: int) -> list[list[str]]:
    if not ranking.strip():
        return []
    groups = [[name.strip() for name in group.split("=")] for group in ranking.split(">")]
    if not all(name for group in groups for name in group):
        raise Unreadable("there is a > or = without a name on both sides", line)
    return groups


def _rated(names: tuple[str, ...], rows: Sequence[Row]) -> Ballots:
    cells = [cell.strip() for _, row in rows for cell in row[1:]]
    counts = [number(row[0].strip(), "count", line) for line, row in rows]
    points = all(_is_number(cell) for cell in cells if cell)
    grades = () if points else tuple(dict.fromkeys(cell for cell in cells if cell))
    place = {grade: at for at, grade in enumerate(grades)}

    def answer(row: list[str]) -> Answer:
        given = (cell.strip() for cell in row[1:])
        return tuple(None if not cell else int(cell) if points else place[cell] for cell in given)

    answers = gathered((answer(row), count) for (_, row), count in zip(rows, counts, strict=True))
    return Ballots(names, Kind.SCORED if points else Kind.WORDED, answers, grades)


def _is_number(cell: str) -> bool:
    digits = cell.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 12
