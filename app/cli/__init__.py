"""The command line: run a demonstration, serve, and look after what is kept."""

from collections.abc import Callable

import typer
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from ..settings import Settings
from ..store.database import NoDriver
from .copies import backup, restore
from .days import demo, hold, links, rehearse_day, serve
from .desk import organiser
from .measure import measure
from .place import migrate_database
from .plans import plans
from .printing import print_pack
from .records import export_sitting, journal
from .seating import seating
from .slate import propose_slate
from .tally import tally

app = typer.Typer(no_args_is_help=True, help="Juryday runs a live citizens' jury day.", add_completion=False)
COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "rehearse": rehearse_day,
    "serve": serve,
    "links": links,
    "migrate": migrate_database,
    "export": export_sitting,
    "backup": backup,
    "restore": restore,
    "tally": tally,
    "print": print_pack,
    "seating": seating,
    "slate": propose_slate,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
plans.command()(hold)
app.add_typer(journal, name="journal")
app.add_typer(plans, name="plans")
app.add_typer(measure, name="measure")
app.add_typer(organiser, name="organiser")


def main() -> None:
    try:
        app()
    except NoDriver as missing:
        typer.echo(missing, err=True)
        raise SystemExit(1) from None
    except OperationalError as error:
        typer.echo(f"The database does not answer: {str(error.orig).partition(chr(10))[0]}", err=True)
        raise SystemExit(1) from None
    except ValidationError as wrong:
        if wrong.title != Settings.__name__:
            raise
        for each in wrong.errors(include_url=False, include_context=False):
            typer.echo(f"The setting {each['loc'][-1]} cannot be {each['input']!r}: {each['msg']}", err=True)
        raise SystemExit(2) from None
