"""Holding a day: the demonstration, a rehearsal, the server."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine

from ..demo.crowd import run_crowd
from ..demo.opening import (
    ORGANISER,
    SEATS,
    SHORT,
    WHOLE,
    Place,
    prepare_day,
    prepare_demo,
    prepare_methods,
    prepare_organiser,
)
from ..demo.rehearsal import rehearse
from ..jury.people import By, Role
from ..live.clock import wall_clock
from ..plans import methods as every_way
from ..settings import Settings
from ..store.invitations import set_up
from ..store.juries import sittings
from ..store.key import server_key
from ..store.tables import Sitting
from ..web.access import Access, Card, grouped
from .place import alone, migrated
from .plans import NAMED, to_hold
from .serving import check_port, serve_web

SCRIBES = (1, 2, 3, 4)
"""The tables whose scribes' links are printed."""
SHOWN = (1, 2, 3)
"""The seats whose links a demonstration prints."""


def demo(
    jurors: Annotated[int, typer.Option(min=0, max=SEATS, help="Simulated jurors who come in and take part.")] = 0,
    new_day: Annotated[
        bool, typer.Option("--new-day", help="Begin a new day instead of going on with the last.")
    ] = False,
    short_day: Annotated[bool, typer.Option("--short", help="An hour of it instead of the whole day.")] = False,
    methods: Annotated[bool, typer.Option("--methods", help="A short day that tries every way of asking.")] = False,
    place: Annotated[Place, typer.Option(case_sensitive=False, help="Which of the two juries meets.")] = Place.LONDON,
    plan: Annotated[str, typer.Option(help="Another ready-made jury, or a plan in a JSON file.")] = "",
) -> None:
    """Hold the Royal Opera House day in London, or in Manchester: sets up, prints the links, serves.

    Run it again after a stop, planned or not, and the same day goes on where it was.
    """
    other = to_hold(plan) if plan else None

    def prepared(engine: Engine) -> Sitting:
        if other:
            return prepare_day(engine, other, place, new_day=new_day)
        if methods:
            return prepare_methods(engine, new_day)
        return prepare_demo(engine, new_day, place, SHORT if short_day else WHOLE)

    _hold(prepared, jurors)


def hold(
    plan: Annotated[str, typer.Argument(help=NAMED)],
    place: Annotated[str, typer.Option(help="Where the jury meets.")] = "Here",
    seats: Annotated[int, typer.Option(min=1, max=500, help="How many seats there are.")] = SEATS,
    new_day: Annotated[bool, typer.Option("--new-day", help="Begin a new day instead of going on.")] = False,
) -> None:
    """Hold a day on a plan, on this machine: sets up, prints the links, serves. Run again, it goes on."""
    chosen_plan = to_hold(plan)
    _hold(lambda engine: prepare_day(engine, chosen_plan, place, seats, new_day))


def _hold(prepared: Callable[[Engine], Sitting], jurors: int = 0) -> None:
    with alone() as settings:
        check_port(settings)
        engine = migrated(settings)
        sitting = prepared(engine)
        password = prepare_organiser(engine)
        engine.dispose()
        typer.echo(_links(settings, sitting))
        typer.echo(_desk(settings, password))
        if jurors:
            # The seats whose links are printed come last, so that they are free for whoever tries the demonstration.
            order = [*range(len(SHOWN) + 1, SEATS + 1), *SHOWN]
            cards = [_card(settings, sitting, By(Role.JUROR, n)) for n in order[:jurors]]
            run_crowd(f"http://127.0.0.1:{settings.port}", cards)
        serve_web(settings)


def rehearse_day(
    jurors: Annotated[int, typer.Option(min=2, max=500, help="Simulated jurors.")] = 12,
    speed: Annotated[float, typer.Option(min=1, max=1200, help="Minutes of the day that pass in one.")] = 60,
    seed: Annotated[int, typer.Option(help="Who comes, and how they behave.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of sentences.")] = False,
    plan: Annotated[str, typer.Option(help="Another ready-made jury, or a plan in a JSON file.")] = "",
    methods: Annotated[bool, typer.Option("--methods", help="The short day that tries every way of asking.")] = False,
    place: Annotated[Place, typer.Option(case_sensitive=False, help="Which of the two juries meets.")] = Place.LONDON,
    keep: Annotated[
        Path | None, typer.Option(help="A file for the journal, with the times of a day that is not hurried.")
    ] = None,
) -> None:
    """Hold a whole day with simulated people on a throwaway store, and check that all they were told is so."""
    other = to_hold(plan) if plan else every_way.PLAN if methods else None
    held = rehearse(jurors, speed, seed, other, place, keep)
    if as_json:
        typer.echo(json.dumps(asdict(held)))
    else:
        typer.echo(
            f"{held.jurors} jurors sent {held.acts} acts in {held.seconds} s. {held.acknowledged} were acknowledged, "
            f"{held.lost} of them lost, {held.doubled} doubled. The record ends with {held.digest}."
        )
    if held.lost or held.doubled:
        raise typer.Exit(1)


def serve() -> None:
    """Serve every sitting in the database, and nothing but what is in it."""
    with alone() as settings:
        check_port(settings)
        engine = migrated(settings)
        code = set_up(engine, wall_clock())
        engine.dispose()
        if code:
            typer.echo(_first(settings, code))
        serve_web(settings)


def links() -> None:
    """Print every sitting's join code, links and recovery code again."""
    settings = Settings()
    for sitting in sittings(migrated(settings)):
        typer.echo(_links(settings, sitting))


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


def _first(settings: Settings, code: str) -> str:
    way = f"{settings.address}/desk/begin"
    return f"""
Nobody can sign in yet. Whoever opens this link sets Juryday up, within a day:

  Set up         {way}#{grouped(code, 5).replace(" ", "-")}

The next start prints another while nobody has.
"""


def _desk(settings: Settings, password: str | None) -> str:
    known = password or "shown at the first start; juryday organiser password organiser sets a new one"
    return f"  Desk           {settings.address}/desk/   name: {ORGANISER}   password: {known}\n"


def _card(settings: Settings, sitting: Sitting, by: By) -> str:
    return Access(server_key(settings.data / "keys")).write_card(Card(sitting.id, by))
