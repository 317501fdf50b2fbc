"""What changed between two moments, from a table of answers: by itself, without a day or a database."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from ..study.measures.sheet import AFTER, BEFORE, Sheet, TooLittle, Unreadable, read_sheet

T = TypeVar("T")

FILE = typer.Argument(exists=True, dir_okay=False)
AS_JSON = typer.Option("--json", help="One JSON object instead of sentences.")
SEED = typer.Option(help="Of what is drawn at random: another seed, another draw.")

measure = typer.Typer(no_args_is_help=True, help="What deliberation did, as figures, from a table of answers.")


@measure.command()
def dri(file: Annotated[Path, FILE], as_json: Annotated[bool, AS_JSON] = False, seed: Annotated[int, SEED] = 0) -> None:
    """The Deliberative Reason Index. CSV: person, stage (before or after), C1… considerations, P1… ranks of options."""
    from ..study.measures.told import told_reason  # slow to import, and no other command needs it

    sheet = _read(file, "CP")
    told = _or_give_up(file, lambda: told_reason(sheet, seed))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for stage in (BEFORE, AFTER):
        of = told[stage]
        typer.echo(
            f"{stage}: {of['dri']:.3f}, adjusted {of['adjusted']:.3f}, {of['people']} people; "
            f"preferences dealt at random give {of['null']:.3f}"
        )
    _say_change(told["change"]["dri"], told["change"]["p"], told["change"]["people"])


@measure.command("shift")
def shift_of_alignment(
    file: Annotated[Path, FILE], as_json: Annotated[bool, AS_JSON] = False, seed: Annotated[int, SEED] = 0
) -> None:
    """The Citizen Alignment Index. CSV: person, stage, and for each option S1… support, M1… for me, U1… for all."""
    from ..study.measures.told import told_alignment

    sheet = _read(file, "SMU")
    told = _or_give_up(file, lambda: told_alignment(sheet, seed))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for stage in (BEFORE, AFTER):
        of = told[stage]
        mean = "nobody’s is defined" if of["cai"] is None else f"{of['cai']:.3f} on average"
        typer.echo(f"{stage}: {mean}; the hats differ for {of['defined']} of {of['people']} people")
    _say_change(told["change"]["cai"], told["change"]["p"], told["change"]["people"])


def _read(file: Path, letters: str) -> Sheet:
    def read() -> Sheet:
        try:
            return read_sheet(file.read_text(encoding="utf-8-sig"), letters)
        except UnicodeDecodeError:
            raise Unreadable("it is not text in UTF-8.") from None

    return _or_give_up(file, read)


def _or_give_up(file: Path, work_out: Callable[[], T]) -> T:
    try:
        return work_out()
    except (Unreadable, TooLittle) as why:
        typer.echo(f"{file}: {why}", err=True)
        raise typer.Exit(1) from None


def _say_change(change: float | None, p: float | None, people: int) -> None:
    if change is None:
        typer.echo("change: nobody can be compared")
        return
    chance = "too few people for a p-value" if p is None else f"p = {p:.3f}"
    typer.echo(f"change: {change:+.3f} over {people} people; {chance}")
