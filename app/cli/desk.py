"""Who may sign in at the organiser's desk."""

from typing import Annotated

import typer

from ..live.clock import wall_clock
from ..settings import Settings
from ..store import accounts
from ..store.passwords import Unacceptable
from .place import migrated

organiser = typer.Typer(no_args_is_help=True, help="Who may sign in at the organiser's desk.")


@organiser.command("password")
def set_password(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    without: Annotated[
        bool, typer.Option("--without-second-factor", help="Turn their second factor off, too: the phone is lost.")
    ] = False,
) -> None:
    """Give a member a new password, or make an organiser who looks after this installation.

    Every device on which they were signed in is signed out; who was removed is a member again.
    """
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    engine = migrated(Settings())
    try:
        accounts.set_password(engine, name, password, wall_clock(), without_second_factor=without)
    except Unacceptable as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    still = accounts.has_second_factor(engine, name)
    typer.echo(f"{name} can sign in now{', with the second factor they have' if still else ''}.")


@organiser.command("revoke")
def revoke_organiser(name: Annotated[str, typer.Argument(help="The name they sign in with.")]) -> None:
    """Shut a member out: signed out on every device, every console they opened ended, no way back without a new
    password.
    """
    if not accounts.revoke(migrated(Settings()), name):
        typer.echo(f"There is no member called {name}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{name} is signed out everywhere, and can come back only with a new password.")
