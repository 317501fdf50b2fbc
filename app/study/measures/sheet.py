"""Answers before and after from a table: person, stage, and columns named by a letter and a number."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

BEFORE, AFTER = "before", "after"


class Unreadable(Exception):
    """The table is not one; the text says where."""


class TooLittle(Exception):
    """There are too few people, options or considerations to say anything; the text says which."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Stage → person → answers, in the order of `columns`; None where a cell is empty."""

    columns: tuple[str, ...]
    stages: Mapping[str, Mapping[str, tuple[float | None, ...]]]

    def of(self, stage: str, letter: str) -> Mapping[str, tuple[float | None, ...]]:
        """Each person's answers in the columns of one letter, by their numbers."""
        wanted = sorted((int(name[1:]), place) for place, name in enumerate(self.columns) if name[0] == letter)
        return {person: tuple(row[place] for _, place in wanted) for person, row in self.stages[stage].items()}


def read_sheet(text: str, letters: str) -> Sheet:
    """letters: which columns there have to be, each letter as often as every other where it stands in upper case."""
    lines = [line for line in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in line)]
    head = [cell.strip() for cell in lines[0]] if lines else []
    if head[:2] != ["person", "stage"]:
        raise Unreadable("the first line has to begin with “person,stage”.")
    columns = tuple(head[2:])
    for name in columns:
        if not re.fullmatch(rf"[{letters}][1-9][0-9]*", name, re.ASCII):
            raise Unreadable(f"the column “{name}” is not one of {', '.join(f'{letter}1, …' for letter in letters)}.")
    if len(set(columns)) != len(columns) or {name[0] for name in columns} != set(letters):
        raise Unreadable("a column is there twice, or a letter has none.")
    stages: dict[str, dict[str, tuple[float | None, ...]]] = {BEFORE: {}, AFTER: {}}
    for number, line in enumerate(lines[1:], 2):
        person, stage, *cells = (cell.strip() for cell in line)
        if stage not in stages:
            raise Unreadable(f"line {number}: the stage is “{stage}”, and neither before nor after.")
        if not person or person in stages[stage]:
            raise Unreadable(f"line {number}: “{person}” is nobody, or is there twice {stage}.")
        stages[stage][person] = _answers(cells, len(columns), number)
    return Sheet(columns, stages)


def _answers(cells: Sequence[str], expected: int, number: int) -> tuple[float | None, ...]:
    if len(cells) != expected:
        raise Unreadable(f"line {number} has {len(cells)} answers, and there are {expected} columns.")
    return tuple(_number(cell, number) for cell in cells)


def _number(cell: str, number: int) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise Unreadable(f"line {number}: “{cell[:40]}” is not a number.")
    return value
