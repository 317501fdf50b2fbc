"""Copies of everything, made while a day goes on, and put back on the same or another machine."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from ..live.clock import wall_clock
from ..settings import Settings, bundled
from ..store.copies import PutBack, Unusable, begin_anew, copy_database, put_back
from ..store.evidence.copied import beside, copy_files, put_files_back
from ..store.evidence.files import Files
from ..store.packed import is_packed, unpacked
from .place import alone, migrated


def backup(
    to: Annotated[Path | None, typer.Option(help="The file to write; named by the time where it is left out.")] = None,
) -> None:
    """Copy everything to one file, and the files of evidence beside it, also while a day goes on. The server's key is
    not in it: keep that one apart.
    """
    settings, now = Settings(), wall_clock()
    named = to or Path(f"juryday-{datetime.fromtimestamp(now / 1000, UTC):%Y%m%d-%H%M%S}Z.sqlite")
    try:
        held = copy_database(settings.database, named, now)
        # After the database: a file that comes in between is in the copy, and nothing names it.
        files = copy_files(Files(settings.data / "files"), named)
    except (Unusable, OSError) as reason:
        typer.echo(f"Not copied: {reason}.", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Copied and verified: {held.sittings} sittings, {held.entries} entries, in {named}.")
    if files:
        typer.echo(f"Files of evidence: {files}, in {beside(named)}. Keep the two together.")
    typer.echo(f"Cards and links also need {settings.data / 'keys' / 'server.key'}, which is not in it.")


def restore(
    copy: Annotated[
        Path | None, typer.Argument(exists=True, dir_okay=False, help="A file that backup wrote, or one from the desk.")
    ] = None,
    here: Annotated[
        bool, typer.Option("--here", help="The database was put back by other means: only begin a new epoch.")
    ] = False,
) -> None:
    """Put a copy back. What was there is set aside; open days go on, and tablets send again what the copy lacks."""
    if (copy is None) != here:
        typer.echo("Name a copy, or --here where the database was put back by other means.", err=True)
        raise typer.Exit(2)
    with alone() as settings:
        try:
            done = _begun_anew(settings) if copy is None else _put_back(settings, copy)
        except Unusable as reason:
            typer.echo(f"Not restored: {reason}.", err=True)
            raise typer.Exit(1) from None
    typer.echo(done)


def _begun_anew(settings: Settings) -> str:
    return _goes_on(begin_anew(migrated(settings), wall_clock()))


def _put_back(settings: Settings, copy: Path) -> str:
    if not is_packed(copy):
        return _put_one_back(settings, copy)
    with TemporaryDirectory(dir=settings.data, prefix=".unpacked-") as folder:
        return _put_one_back(settings, unpacked(copy, Path(folder)))


def _put_one_back(settings: Settings, copy: Path) -> str:
    done: PutBack = put_back(copy, settings.database, bundled("migrations"), wall_clock())
    files = put_files_back(copy, Files(settings.data / "files"))
    lines = [f"Restored: {done.held.sittings} sittings, {done.held.entries} entries.", _goes_on(done.going_on)]
    if files:
        lines.append(f"Files of evidence that came with it: {files}.")
    if done.aside:
        lines.append(f"What was there before lies in {done.aside}.")
    return "\n".join(lines)


def _goes_on(sittings: tuple[str, ...]) -> str:
    if not sittings:
        return "No day was under way."
    return f"Under way again, with a new epoch: {', '.join(sittings)}. Everybody signs in at the desk again."
