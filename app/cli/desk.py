"""Who may sign in at the organiser's desk."""

from typing import Annotated

import typer

from ..live.clock import wall_clock
from ..settings import Settings
from ..store import accounts
from .place import migrated

organiser = typer.Typer(no_args_is_help=True, help="Who may sign in at the organiser's desk.")


@organiser.command("password")
def set_organiser_password(name: Annotated[str, typer.Argument(help="The name to sign in with.")]) -> None:
    """Make an account, or give it a new password. Every device on which it was signed in is signed out."""
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        accounts.set_password(migrated(Settings()), name, password, wall_clock())
    except accounts.Unacceptable as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{name} can sign in now.")


@organiser.command("revoke")
def revoke_organiser(name: Annotated[str, typer.Argument(help="The name they sign in with.")]) -> None:
    """Shut an organiser out: signed out on every device at once, and no way back in without a new password."""
    if not accounts.revoke(migrated(Settings()), name):
        typer.echo(f"There is no organiser called {name}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{name} is signed out everywhere, and can come back only with a new password.")
