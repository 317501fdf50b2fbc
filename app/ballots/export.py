"""Juryday's own export: one question's ballots, as they were published at the close.

ballots.csv says what was answered, asked.csv by which method, options.csv what there was to answer. Exports before
these two only have counts.csv for it. Who was not sure is counted apart.
"""

from collections.abc import Callable, Mapping, Sequence

from ..jury.votes.methods import NOT_SURE
from ..jury.votes.plan import Method
from .given import Answer, Ballots, Kind, Unreadable, gathered
from .tables import Row, rows_of

HEAD = ("vote", "version", "question")
BALLOTS, COUNTS = {*HEAD, "ballot", "mark", "answer"}, {*HEAD, "mark", "answer"}
ASKED, OPTIONS = {"question", "method", "total"}, {"question", "kind", "place", "words", "cost"}

Answers = Sequence[Sequence[Row]]
"""The rows of each answer."""

EACH = {
    Method.RANKING: Kind.RANKED,
    Method.SCORES: Kind.SCORED,
    Method.POINTS: Kind.SCORED,
    Method.JUDGEMENT: Kind.GRADED,
}
"""Where an answer gives each option a number."""


def is_export(text: str) -> bool:
    return text.startswith(",".join(HEAD))


def read_export(files: Mapping[str, str], question: str, vote: str = "", version: int = 0) -> Ballots:
    """files: the tables' texts by name. Without a vote or a version, the last in which the question was put."""
    rows = rows_of(files["ballots.csv"], BALLOTS)
    known = dict.fromkeys(row["question"] for row in rows)
    put = [(row["vote"], row["version"]) for row in rows if row["question"] == question]
    put = [each for each in put if vote in ("", each[0]) and str(version) in ("0", each[1])]
    if not put:
        raise Unreadable(f"Name a question, and a vote in which it was put: there are {', '.join(known) or 'none'}")
    meant = (*put[-1], question)
    answers, unsure = _answers(_only(rows, meant))
    if {"asked.csv", "options.csv"} <= files.keys():
        asked = rows_of(files["asked.csv"], ASKED)
        options = [row for row in rows_of(files["options.csv"], OPTIONS) if row["question"] == question]
        return _asked(next((row for row in asked if row["question"] == question), None), options, answers, unsure)
    if any(row["option"] for rows in answers for row in rows):
        raise Unreadable("This question gave each option a number: asked.csv and options.csv have to lie beside it")
    return _by_words(_only(rows_of(files.get("counts.csv", ""), COUNTS), meant), answers, unsure)


def _only(rows: Sequence[Row], meant: tuple[str, ...]) -> list[Row]:
    return [row for row in rows if tuple(row[key] for key in HEAD) == meant]


def _answers(rows: Sequence[Row]) -> tuple[Answers, int]:
    """What was answered, and how many were not sure."""
    found = dict[str, list[Row]]()
    for row in rows:
        found.setdefault(row["ballot"], []).append(row)
    sure = [rows for rows in found.values() if len(rows) > 1 or rows[0]["mark"] != str(NOT_SURE) or rows[0]["option"]]
    return sure, len(found) - len(sure)


def _asked(asked: Row | None, options: Sequence[Row], answers: Answers, unsure: int) -> Ballots:
    names, costs, grades = _options(options, "option"), _costs(options), _options(options, "level")
    if asked is None or not names or asked["method"] not in set(Method):
        raise Unreadable("The tables asked.csv and options.csv do not say how this question was answered")
    method, places = Method(asked["method"]), len(names)
    if kind := EACH.get(method):
        allowed = range(len(grades)) if kind is Kind.GRADED else range(places + 1) if kind is Kind.RANKED else None
        given = gathered((_each(rows, places, allowed), 1) for rows in answers)
        return Ballots(names, kind, given, grades if kind is Kind.GRADED else (), unsure=unsure)
    middle = places // 2 if method is Method.SCALE else 0
    given = gathered((_some(rows, lambda row: _within(row, "mark", places, middle)), 1) for rows in answers)
    limit = asked.number("total") if costs else 0
    return Ballots(names, Kind.CHOSEN, given, unsure=unsure, costs=costs, limit=limit)


def _options(rows: Sequence[Row], kind: str) -> tuple[str, ...]:
    """The words of these, in the order of their places, which have to be 0, 1, 2 …"""
    placed = sorted((row.number("place"), row["words"]) for row in rows if row["kind"] == kind)
    if [place for place, _ in placed] != list(range(len(placed))):
        raise Unreadable("The places of the options in options.csv are not 0, 1, 2 and so on")
    return tuple(words for _, words in placed)


def _costs(rows: Sequence[Row]) -> tuple[int, ...]:
    placed = sorted(
        (row.number("place"), row.number("cost")) for row in rows if row["kind"] == "option" and row["cost"]
    )
    return tuple(cost for _, cost in placed)


def _each(rows: Sequence[Row], options: int, allowed: range | None) -> Answer:
    given = {row.number("option"): row.number("mark") for row in rows}
    if sorted(given) != list(range(options)) or len(rows) != options:
        raise Unreadable("an answer to this question gives each option a number, once", rows[0].line)
    wrong = [row for row in rows if row.number("mark") not in (allowed or range(10**12))]
    if wrong:
        raise Unreadable(f"{wrong[0]['mark']} is no answer to this question", wrong[0].line)
    return tuple(given[place] for place in range(options))


def _some(rows: Sequence[Row], place: Callable[[Row], int]) -> Answer:
    return tuple(sorted({place(row) for row in rows if row["mark"]}))


def _within(row: Row, column: str, options: int, middle: int) -> int:
    place = row.number(column) + middle
    if place not in range(options):
        raise Unreadable(f"{row[column]} is no answer to this question", row.line)
    return place


def _by_words(counts: Sequence[Row], answers: Answers, unsure: int) -> Ballots:
    """Marks and their words are all there is to go by."""
    given = (row for rows in answers for row in rows)
    names = {row["mark"]: row["answer"] for row in (*counts, *given) if row["mark"] not in ("", str(NOT_SURE))}
    places = {mark: place for place, mark in enumerate(names)}
    chosen = gathered((_some(rows, lambda row: places[row["mark"]]), 1) for rows in answers)
    return Ballots(tuple(names.values()), Kind.CHOSEN, chosen, unsure=unsure)
