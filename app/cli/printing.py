"""Printing a sitting's packs without a browser: to a PDF, or all of them to a ZIP file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..export.printing.press import NoSuchLetter, Press
from ..jury.rules import fold
from ..settings import Settings, bundled, printed_fonts
from ..store.journal import Journal
from ..store.key import server_key
from ..store.tables import Sitting
from ..web.access import Access
from ..web.printing.choosing import chosen as choices_of
from ..web.printing.packs import Pack, Printer
from ..web.printing.prepared import Prepared, prepared
from .place import chosen, migrated


class What(StrEnum):
    """The packs by short names."""

    CARDS = "cards"
    SIGNS = "signs"
    RUN_SHEET = "run-sheet"
    BALLOTS = "ballots"
    BOARDS = "boards"
    WIFI = "wifi"
    EVERYTHING = "everything"


PACKS = {
    What.CARDS: Pack.CARDS,
    What.SIGNS: Pack.SIGNS,
    What.RUN_SHEET: Pack.RUN_SHEET,
    What.BALLOTS: Pack.BALLOTS,
    What.BOARDS: Pack.BOARDS,
    What.WIFI: Pack.NETWORK,
}
WRONG = {
    "seats": "There are no such seats here. Write numbers such as 1-12,15.",
    "lang": "The plan and the screens know no such language.",
    "starts": "That is no time of day. Write it such as 09:30.",
    "tables": "How many tables? Write a whole number from 1 to 200.",
}


def print_pack(
    sitting: Annotated[str, typer.Argument(help="The sitting's id; left out where there is only one open.")] = "",
    what: Annotated[What, typer.Option(help="What to print.")] = What.EVERYTHING,
    to: Annotated[Path | None, typer.Option(help="The file to write; else one named for what it is.")] = None,
    seats: Annotated[str, typer.Option(help="Which seats get a card, such as 1-12,15; all where left out.")] = "",
    names: Annotated[bool, typer.Option(help="Whether cards show names from the roster.")] = True,
    large: Annotated[bool, typer.Option("--large", help="Large print.")] = False,
    lang: Annotated[str, typer.Option(help="The language of what jurors get, such as cy.")] = "",
    starts: Annotated[str, typer.Option(help="When the day begins, such as 09:30.")] = "",
    tables: Annotated[str, typer.Option(help="How many table signs; as planned where left out.")] = "",
) -> None:
    """Print seat cards, table signs, run sheet, paper ballots, result boards and what to do without Wi-Fi."""
    settings = Settings()
    day = _day(settings, sitting)
    typed = {"seats": seats, "lang": lang, "starts": starts, "tables": tables}
    flags = {"names": "yes" if names else "", "large": "yes" if large else ""}
    asked = choices_of(typed | flags, day)
    for problem in sorted(asked.problems):
        typer.echo(WRONG[problem], err=True)
    if asked.problems:
        raise typer.Exit(2)
    access = Access(server_key(settings.data / "keys"))
    printer = Printer(Press(printed_fonts()), access, bundled("frontend"), settings.address)
    into = to or Path(f"juryday-{what}.{'zip' if what is What.EVERYTHING else 'pdf'}")
    try:
        everything = what is What.EVERYTHING
        made = printer.everything(day, asked.choices) if everything else printer.pdf(PACKS[what], day, asked.choices)
    except NoSuchLetter as missing:
        typer.echo(f"Not printed: no font on this machine has the letter “{missing.letter}”.", err=True)
        raise typer.Exit(1) from None
    into.write_bytes(made)
    typer.echo(f"Written to {into}.")


def _day(settings: Settings, named: str) -> Prepared:
    engine = migrated(settings)
    meant: Sitting = chosen(engine, named)
    return prepared(engine, meant, fold(Journal(engine, meant).read()))
