"""Seating a list of people, round after round: by itself, without a day or a database."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..study.seating.meetings import fewest_repeats, repeats
from ..study.seating.solved import SECONDS, seat
from ..study.seating.wishes import Impossible, Wishes

Rounds = list[tuple[tuple[str, ...], ...]]


def seating(
    people: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV: an id first, then attributes.")],
    tables: Annotated[int, typer.Option(min=1, help="How many tables there are.")],
    rounds: Annotated[int, typer.Option(min=1, max=20, help="How often people change tables.")] = 1,
    seed: Annotated[int, typer.Option(help="Another one draws otherwise.")] = 0,
    seconds: Annotated[float, typer.Option(min=0.1, max=600, help="The longest to look for a round.")] = SECONDS,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a plan to read.")] = False,
) -> None:
    """Seat people so that each table is a fair mix and each round brings new company."""
    try:
        ids, wishes = _read(people.read_text(encoding="utf-8-sig"))
        seated = _seated(ids, wishes, tables, rounds, seed, seconds)
    except (Impossible, UnicodeDecodeError) as why:
        typer.echo(f"{people}: {why if isinstance(why, Impossible) else 'it is not text in UTF-8.'}", err=True)
        raise typer.Exit(1) from None
    again = [repeats(each, seated[:number]) for number, each in enumerate(seated)]
    if as_json:
        typer.echo(json.dumps({"rounds": seated, "repeats": again}, ensure_ascii=False))
        return
    for number, each in enumerate(seated):
        typer.echo(f"Round {number + 1}: {_quality(again[number], fewest_repeats(ids, tables, seated[:number]))}")
        for table, those in enumerate(each, 1):
            typer.echo(f"  Table {table:>2}  {', '.join(those)}")


def _read(text: str) -> tuple[list[str], Wishes[str]]:
    lines = [line for line in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in line)]
    if len(lines) < 2:
        raise Impossible("there is nobody in it; the first line names the columns, each further one is a person.")
    (_, *names), rows = lines[0], lines[1:]
    ids = [row[0].strip() for row in rows]
    for number, each in enumerate(ids):
        if not each or each in ids[:number]:
            raise Impossible(f"row {number + 2} has {'no id' if not each else f'the id {each} once more'}.")
    return ids, Wishes({name: _column(rows, place) for place, name in enumerate(names, 1)})


def _column(rows: Sequence[Sequence[str]], place: int) -> dict[str, str]:
    return {row[0].strip(): row[place].strip() if place < len(row) else "" for row in rows}


def _seated(ids: list[str], wishes: Wishes[str], tables: int, rounds: int, seed: int, seconds: float) -> Rounds:
    seated: Rounds = []
    for number in range(rounds):
        seated.append(seat(ids, tables, seated, wishes, seed=seed + number, seconds=seconds))
    return seated


def _quality(again: int, bound: int) -> str:
    if not again:
        return "everybody meets only people they have not sat with."
    best = ", and fewer cannot be" if again <= bound else ""
    return f"{again} pairs have sat together before{best}."
