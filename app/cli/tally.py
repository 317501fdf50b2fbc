"""Counting a file of ballots, by any method, with the whole table and not only the winner."""

import json
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from ..ballots.counted import METHODS, choices, counted, from_worst, placed, priced
from ..ballots.given import Ballots, Kind, Unreadable
from ..ballots.reading import EXPORTED, Meant, read_ballots, read_tables
from ..jury.votes.counting.budget import BudgetTally
from ..jury.votes.counting.tally import Tally
from ..study.equal_shares import NotInstalled, equal_shares
from .grids import as_json, as_text

EQUAL_SHARES = "equal-shares"
KNOWN = (*METHODS, EQUAL_SHARES)
UNRANKED = {
    "plurality": "A ballot that ranks nothing counts for nobody; several in the first place share it.",
    "irv": "A ballot whose ranked options are all gone is exhausted; several in the first place share the vote.",
    "borda": "Options left unranked share the average of the places below the ranked.",
}
PAIRWISE = "Options left unranked are below all the ranked, and equal among themselves."


def tally(
    file: Annotated[Path, typer.Argument(exists=True, help="CSV, ABIF, PrefLib, or a Juryday export (folder or ZIP).")],
    method: Annotated[str, typer.Option(help=", ".join(KNOWN))],
    as_object: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = False,
    grades: Annotated[str, typer.Option(help="The grades from worst to best, with commas between them.")] = "",
    tie_break: Annotated[str, typer.Option(help="All options, the favoured first, with commas between them.")] = "",
    question: Annotated[str, typer.Option(help="Of an export: the question's id.")] = "",
    vote: Annotated[str, typer.Option(help="Of an export: the vote's id.")] = "",
    version: Annotated[int, typer.Option(min=0, help="Of an export: which time it was put.")] = 0,
) -> None:
    """Count a file of ballots and print the whole table."""
    if method not in KNOWN:
        _give_up(f"There is no method {method}. Known are: {', '.join(KNOWN)}.")
    try:
        ballots = _graded(_read(file, Meant(question, vote, version)), method, grades)
        result = _counted(method, ballots, [name.strip() for name in tie_break.split(",")] if tie_break else [])
    except (Unreadable, NotInstalled) as wrong:
        _give_up(str(wrong))
    for warning in _warnings(method, ballots, result):
        typer.echo(warning, err=True)
    if as_object:
        typer.echo(json.dumps(as_json(method, ballots, result), ensure_ascii=False))
    else:
        typer.echo(as_text(ballots, result))
        if ballots.kind is Kind.RANKED and any(0 in answer for answer, _ in ballots.answers):
            typer.echo(f"\n{UNRANKED.get(method, PAIRWISE)}")


def _read(file: Path, meant: Meant) -> Ballots:
    try:
        if file.is_dir() or file.name == EXPORTED[0]:
            folder = file if file.is_dir() else file.parent
            beside = {name: folder / name for name in EXPORTED}
            return read_tables({name: path.read_bytes() for name, path in beside.items() if path.exists()}, meant)
        return read_ballots(file.name, file.read_bytes(), meant)
    except OSError as wrong:
        raise Unreadable(f"{file} cannot be read ({wrong.strerror})") from None


def _counted(method: str, ballots: Ballots, tie_break: list[str]) -> Tally:
    if method == EQUAL_SHARES:
        return equal_shares(priced(ballots), choices(ballots), ballots.limit, placed(ballots, tie_break))
    return counted(method, ballots, tie_break)


def _graded(ballots: Ballots, method: str, grades: str) -> Ballots:
    if ballots.kind is not Kind.WORDED:
        return ballots
    if not grades:
        raise Unreadable(f"Name the grades from the worst to the best: --grades '{','.join(ballots.grades)}'")
    return from_worst(ballots, [grade.strip() for grade in grades.split(",")])


def _warnings(method: str, ballots: Ballots, result: Tally) -> list[str]:
    warnings = []
    if not ballots.ties:
        warnings.append(
            "Equal ranks are real answers; this format cannot hold them. Where there were some, this is another vote."
        )
    if ballots.unsure:
        warnings.append(f"{ballots.unsure} were not sure. They are not counted.")
    if method == "condorcet" and not result.winners:
        warnings.append("No option wins against each other one: there is no Condorcet winner.")
    if isinstance(result, BudgetTally) and result.depends:
        names = ", ".join(ballots.names[place] for place in result.depends)
        warnings.append(
            f"Whether these are funded depends on a tie: {names}. An order given with --tie-break settles it."
        )
    elif len(result.winners) > 1 and not isinstance(result, BudgetTally):
        warnings.append(f"{len(result.winners)} options are tied for the first place.")
    return warnings


def _give_up(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(2)
