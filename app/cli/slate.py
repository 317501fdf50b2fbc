"""Which of many questions to put, from a list of who seconds what: by itself, without a day or a database."""

import csv
import io
import json
from pathlib import Path
from typing import Annotated

import typer

from ..jury.questions.slate import unrepresented
from ..study.slate import slate

HEADING = ("juror", "question")


class NotPairs(Exception):
    """The file does not hold a juror and a question a line; the text says where."""


def propose_slate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV: juror, question; a line a second.")],
    slots: Annotated[int, typer.Option("-k", "--slots", min=1, help="How many questions can be put.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of sentences.")] = False,
) -> None:
    """Propose questions so that every sizeable group of jurors has one, and say who is not represented."""
    try:
        seconds = _read(file.read_text(encoding="utf-8-sig"))
    except (NotPairs, UnicodeDecodeError) as why:
        typer.echo(f"{file}: {why if isinstance(why, NotPairs) else 'it is not text in UTF-8.'}", err=True)
        raise typer.Exit(1) from None
    chosen = slate(seconds, slots)
    left_out = unrepresented(seconds, frozenset(chosen))
    if as_json:
        typer.echo(json.dumps({"slate": chosen, "unrepresented": left_out}, ensure_ascii=False))
        return
    for place, question in enumerate(chosen, 1):
        typer.echo(f"{place}. {question}")
    typer.echo(f"Not represented: {', '.join(left_out)}" if left_out else "Everybody who seconded anything has one.")


def _read(text: str) -> dict[str, dict[str, None]]:
    """Who seconds what, in the order of the file; a pair that comes twice counts once."""
    seconds: dict[str, dict[str, None]] = {}
    for number, line in enumerate(csv.reader(io.StringIO(text)), 1):
        cells = [cell.strip() for cell in line]
        if not any(cells) or (number == 1 and tuple(cell.lower() for cell in cells[:2]) == HEADING):
            continue
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise NotPairs(f"line {number} does not hold a juror and a question.")
        seconds.setdefault(cells[0], {})[cells[1]] = None
    if not seconds:
        raise NotPairs("nobody seconds anything in it.")
    return seconds
