"""Ready-made juries and plans in files: listed, shown, checked before a day is held on them."""

import json
from pathlib import Path
from typing import Annotated

import typer

from ..jury.frozen import digest_of
from ..jury.plan import Plan
from ..plans.advice import advice
from ..plans.faults import faults
from ..plans.hours import minutes, spoken, together
from ..plans.places import Remark
from ..plans.ready import READY
from ..plans.wording import hints
from ..store.plan_files import Unreadable, plan_schema, read_plan_file, write_plan_file

NAMED = "A ready-made jury's id, or a JSON file."
MALFORMED, UNFIT = 2, 1
"""With what a command ends where there is no plan to be read, and where the plan cannot be held."""

plans = typer.Typer(help="Ready-made juries, and plans of your own in JSON files.")


@plans.callback(invoke_without_command=True)
def list_plans(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="A JSON list instead.")] = False
) -> None:
    """List the ready-made juries: id, title, minutes."""
    if context.invoked_subcommand:
        return
    rows = [{"id": name, "title": plan.title["en"], "minutes": minutes(plan)} for name, plan in READY.items()]
    if as_json:
        typer.echo(json.dumps([{**row, "together": together(READY[str(row["id"])])} for row in rows], indent=2))
        return
    widths = (max(len(str(row["id"])) for row in rows), max(len(str(row["title"])) for row in rows))
    for row in rows:
        typer.echo(f"{row['id']:<{widths[0]}}  {row['title']:<{widths[1]}}  {row['minutes']:>3} min")


@plans.command()
def show(plan: Annotated[str, typer.Argument(help=NAMED)]) -> None:
    """Write a plan as JSON, to be changed and held."""
    typer.echo(write_plan_file(named(plan)), nl=False)


@plans.command()
def schema() -> None:
    """Write the JSON schema of a plan."""
    typer.echo(written_schema(), nl=False)


@plans.command()
def digest(plan: Annotated[str, typer.Argument(help=NAMED)]) -> None:
    """Print a plan's digest, to be compared with the one that was published when a sitting opened."""
    typer.echo(digest_of(named(plan)))


@plans.command()
def check(
    which: Annotated[list[str] | None, typer.Argument(metavar="[ID|FILE]...", help=f"{NAMED} All where none.")] = None,
    jurors: Annotated[int | None, typer.Option(min=1, help="How many jurors are expected.")] = None,
) -> None:
    """Say whether plans can be held, and what those who hold juries would warn of. Ends with 1 where one cannot."""
    worst = max(_checked(each, jurors) for each in which or READY)
    if worst:
        raise typer.Exit(worst)


def named(wanted: str) -> Plan:
    """The plan that was meant. Ends the command with a sentence where there is none."""
    try:
        return _found(wanted)
    except Unreadable as why:
        typer.echo(f"{wanted}: {why}", err=True)
        raise typer.Exit(MALFORMED) from None


def to_hold(wanted: str) -> Plan:
    """Likewise, and the plan can be held. What is to be warned of is said beside, and stops nobody."""
    plan = named(wanted)
    found = faults(plan)
    _tell(wanted, plan, found, () if found else advice(plan), aside=True)
    if found:
        raise typer.Exit(UNFIT)
    return plan


def written_schema() -> str:
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"


def _found(wanted: str) -> Plan:
    if wanted in READY:
        return READY[wanted]
    try:
        return read_plan_file(Path(wanted).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("it is not text in UTF-8.") from None
    except OSError:
        raise Unreadable("there is neither a ready-made jury nor a file of that name that can be read.") from None


def _checked(wanted: str, jurors: int | None) -> int:
    try:
        plan = _found(wanted)
    except Unreadable as why:
        typer.echo(f"{wanted}: {why}", err=True)
        return MALFORMED
    found = faults(plan)
    _tell(wanted, plan, found, () if found else advice(plan, jurors), tuple(hints(plan)))
    return UNFIT if found else 0


def _tell(
    wanted: str,
    plan: Plan,
    found: tuple[Remark, ...],
    warnings: tuple[Remark, ...],
    hinted: tuple[Remark, ...] = (),
    aside: bool = False,
) -> None:
    """aside: on standard error, where standard output is for something else."""
    verdict = "cannot be held" if found else "can be held"
    lines = [f"{wanted}: {verdict}. {spoken(minutes(plan))}, {spoken(together(plan))} of it together."]
    for kind, remarks in (("error", found), ("warning", warnings), ("hint", hinted)):
        lines += [f"  {kind}: {remark.place + ': ' if remark.place else ''}{remark.says}" for remark in remarks]
    typer.echo("\n".join(lines), err=aside)
