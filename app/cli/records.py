"""What leaves: a sitting as one file, and its journal, written out and checked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..jury.reasons import Refused
from ..settings import Settings, recount_script
from ..store.database import open_database
from ..store.journal import Journal
from ..store.lines import Broken, removed_in, verified
from ..web.exports import exported
from .place import chosen

journal = typer.Typer(no_args_is_help=True, help="Take a day's record out, and check that nothing in it was changed.")


def export_sitting(
    sitting: Annotated[str, typer.Argument(help="The sitting's id; left out where there is only one open.")] = "",
    to: Annotated[Path, typer.Option(help="The ZIP file to write.")] = Path("juryday-export.zip"),
) -> None:
    """Write everything of a sitting as one file: tables, findings, the record, and the script that recounts it."""
    engine = open_database(Settings().database)
    meant = chosen(engine, sitting)
    held = Journal(engine, meant)
    try:
        to.write_bytes(exported(held.read(), meant.zone, held.lines(), recount_script()))
    except Refused as refused:
        typer.echo(f"Not exported while a vote is open or held back ({refused.reason}).", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Written to {to}. Unpack it and run: python3 recount.py")


@journal.command()
def export(
    sitting: Annotated[str, typer.Argument(help="The sitting's id; left out where there is only one open.")] = "",
    to: Annotated[Path | None, typer.Option(help="A file to write to instead of the screen.")] = None,
) -> None:
    """Write a sitting's journal as JSON lines, each chained to the one before."""
    engine = open_database(Settings().database)
    lines = Journal(engine, chosen(engine, sitting)).lines()
    if to is None:
        for line in lines:
            sys.stdout.buffer.write(line + b"\n")
        return
    with to.open("wb") as file:
        file.writelines(line + b"\n" for line in lines)


@journal.command()
def verify(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Check a journal file, link by link. Ends with 1 and says where, if a single byte was changed."""
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            header, entries = verified(lines)
    except (Broken, UnicodeDecodeError) as broken:
        typer.echo(f"Not verified. {broken}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Verified: sitting {header['sitting']}, {len(entries)} entries.")
    removed = removed_in(entries)
    if removed:
        typer.echo(
            f"Something was removed, on the record, from {len(removed)}: {', '.join(map(str, sorted(removed)))}."
        )
