"""The command line: run a demonstration, serve, migrate, and look after journals."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from sqlalchemy import Engine

from .demo.crowd import run_crowd
from .demo.opening import ORGANISER, SEATS, SHORT, WHOLE, Place, prepare_demo, prepare_organiser
from .demo.rehearsal import rehearse
from .jury.people import By, Role
from .jury.reasons import Refused
from .live.clock import wall_clock
from .main import create_app
from .settings import Settings, bundled, recount_script
from .store import accounts
from .store.database import DatabaseInUse, has_tables, migrate, open_database, sole_process
from .store.journal import Journal
from .store.juries import find_sitting, sittings
from .store.key import server_key
from .store.lines import Broken, verified
from .store.tables import Sitting
from .web.access import Access, Card, grouped
from .web.exports import exported

app = typer.Typer(no_args_is_help=True, help="Juryday runs a live citizens' jury day.", add_completion=False)
journal = typer.Typer(no_args_is_help=True, help="Take a day's record out, and check that nothing in it was changed.")
app.add_typer(journal, name="journal")
organiser = typer.Typer(no_args_is_help=True, help="Who may sign in at the organiser's desk.")
app.add_typer(organiser, name="organiser")

SCRIBES = (1, 2, 3, 4)
"""The tables whose scribes' links are printed."""
SHOWN = (1, 2, 3)
"""The seats whose links a demonstration prints."""


@app.command()
def demo(
    jurors: Annotated[int, typer.Option(min=0, max=SEATS, help="Simulated jurors who come in and take part.")] = 0,
    new_day: Annotated[
        bool, typer.Option("--new-day", help="Begin a new day instead of going on with the last.")
    ] = False,
    short_day: Annotated[bool, typer.Option("--short", help="An hour of it instead of the whole day.")] = False,
    place: Annotated[Place, typer.Option(case_sensitive=False, help="Which of the two juries meets.")] = Place.LONDON,
) -> None:
    """Hold the Royal Opera House day in London, or in Manchester: sets up, prints the links, serves.

    Run it again after a stop, planned or not, and the same day goes on where it was.
    """
    with _alone() as settings:
        engine = _migrated(settings)
        sitting = prepare_demo(engine, new_day, place, SHORT if short_day else WHOLE)
        password = prepare_organiser(engine)
        engine.dispose()
        typer.echo(_links(settings, sitting))
        typer.echo(_desk(settings, password))
        if jurors:
            # The seats whose links are printed come last, so that they are free for whoever tries the demonstration.
            order = [*range(len(SHOWN) + 1, SEATS + 1), *SHOWN]
            cards = [_card(settings, sitting, By(Role.JUROR, n)) for n in order[:jurors]]
            run_crowd(f"http://127.0.0.1:{settings.port}", cards)
        _serve(settings)


@app.command("rehearse")
def rehearse_day(
    jurors: Annotated[int, typer.Option(min=2, max=500, help="Simulated jurors.")] = 12,
    speed: Annotated[float, typer.Option(min=1, max=1200, help="Minutes of the day that pass in one.")] = 60,
    seed: Annotated[int, typer.Option(help="Who comes, and how they behave.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of sentences.")] = False,
) -> None:
    """Hold a whole day with simulated people on a throwaway store, and check that all they were told is so."""
    held = rehearse(jurors, speed, seed)
    if as_json:
        typer.echo(json.dumps(asdict(held)))
    else:
        typer.echo(
            f"{held.jurors} jurors sent {held.acts} acts in {held.seconds} s. {held.acknowledged} were acknowledged, "
            f"{held.lost} of them lost, {held.doubled} doubled. The record ends with {held.digest}."
        )
    if held.lost or held.doubled:
        raise typer.Exit(1)


@app.command()
def serve() -> None:
    """Serve every sitting in the database, and nothing but what is in it."""
    with _alone() as settings:
        _migrated(settings).dispose()
        _serve(settings)


@app.command("migrate")
def migrate_database() -> None:
    """Bring the database to this version's shape. Demo and serve do so by themselves."""
    _migrated(Settings()).dispose()


@app.command()
def links() -> None:
    """Print every sitting's join code, links and recovery code again."""
    settings = Settings()
    for sitting in sittings(_migrated(settings)):
        typer.echo(_links(settings, sitting))


@app.command("export")
def export_sitting(
    sitting: Annotated[str, typer.Argument(help="The sitting's id; left out where there is only one open.")] = "",
    to: Annotated[Path, typer.Option(help="The ZIP file to write.")] = Path("juryday-export.zip"),
) -> None:
    """Write everything of a sitting as one file: tables, findings, the record, and the script that recounts it."""
    engine = open_database(Settings().database)
    chosen = _chosen(engine, sitting)
    held = Journal(engine, chosen)
    try:
        to.write_bytes(exported(held.read(), chosen.zone, held.lines(), recount_script()))
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
    lines = Journal(engine, _chosen(engine, sitting)).lines()
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


@organiser.command("password")
def set_organiser_password(name: Annotated[str, typer.Argument(help="The name to sign in with.")]) -> None:
    """Make an account, or give it a new password. Every device on which it was signed in is signed out."""
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        accounts.set_password(_migrated(Settings()), name, password, wall_clock())
    except accounts.Unacceptable as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{name} can sign in now.")


@organiser.command("revoke")
def revoke_organiser(name: Annotated[str, typer.Argument(help="The name they sign in with.")]) -> None:
    """Shut an organiser out: signed out on every device at once, and no way back in without a new password."""
    if not accounts.revoke(_migrated(Settings()), name):
        typer.echo(f"There is no organiser called {name}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{name} is signed out everywhere, and can come back only with a new password.")


def _migrated(settings: Settings) -> Engine:
    engine = open_database(settings.database)
    migrate(engine, bundled("migrations"))
    return engine


@contextmanager
def _alone() -> Iterator[Settings]:
    settings = Settings()
    try:
        with sole_process(settings.database):
            yield settings
    except DatabaseInUse as taken:
        typer.echo(f"{taken} is already being served. Stop that first; several processes need PostgreSQL.", err=True)
        raise typer.Exit(1) from None


def _serve(settings: Settings) -> None:
    uvicorn.run(
        create_app(settings),
        host="0.0.0.0",  # noqa: S104  tablets reach it over the venue's network
        port=settings.port,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=64 * 1024,
        ws_ping_interval=30,
        ws_ping_timeout=45,
        backlog=4096,
        timeout_graceful_shutdown=5,
        access_log=False,
        server_header=False,
        log_level="warning",
    )


def _chosen(engine: Engine, wanted: str) -> Sitting:
    """The sitting that was named, or the only one that is open."""
    if not has_tables(engine):
        typer.echo("There is no day here yet. JURYDAY_DATA names the folder it would be in.", err=True)
        raise typer.Exit(1)
    if wanted:
        found = [found] if (found := find_sitting(engine, wanted)) else []
    else:
        found = [sitting for sitting in sittings(engine) if Journal(engine, sitting).read()]
    if len(found) != 1:
        known = ", ".join(sitting.id for sitting in sittings(engine)) or "none"
        typer.echo(f"Name one sitting. The database holds: {known}", err=True)
        raise typer.Exit(1)
    return found[0]


def _links(settings: Settings, sitting: Sitting) -> str:
    recovery = Access(server_key(settings.data / "keys")).recovery_code(sitting.id)

    def link(by: By) -> str:
        return f"{settings.address}/enter#{_card(settings, sitting, by)}"

    seats = "\n".join(f"  Seat {n}         {link(By(Role.JUROR, n))}" for n in SHOWN)
    scribes = "\n".join(f"  Scribe {n}       {link(By(Role.SCRIBE, n))}   of table {n}" for n in SCRIBES)
    return f"""
Juryday, sitting {sitting.id}

  Console        {link(By(Role.FACILITATOR, 1))}
  Console 2      {link(By(Role.FACILITATOR, 2))}   for a second facilitator
  Wall           {link(By(Role.WALL))}
{seats}
{scribes}

  Anyone else    {settings.address} with the code {grouped(sitting.join_code)}
  Recovery code  {grouped(recovery, 4)}   keep it: at {settings.address}/recover
                 it makes any device the console
"""


def _desk(settings: Settings, password: str | None) -> str:
    known = password or "shown at the first start; juryday organiser password organiser sets a new one"
    return f"  Desk           {settings.address}/desk/   name: {ORGANISER}   password: {known}\n"


def _card(settings: Settings, sitting: Sitting, by: By) -> str:
    return Access(server_key(settings.data / "keys")).write_card(Card(sitting.id, by))


def main() -> None:
    app()


if __name__ == "__main__":
    main()
