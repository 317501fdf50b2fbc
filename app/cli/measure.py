"""What changed between two moments, from a table of answers: by itself, without a day or a database."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from ..study.measures.alignment import Alignment, Reading, alignment, means, shift
from ..study.measures.reason import Reasoned, TooLittle, View, reasoned
from ..study.measures.sheet import AFTER, BEFORE, Sheet, Unreadable, read_sheet
from ..study.measures.swapping import change_of_index

T = TypeVar("T")

FILE = typer.Argument(exists=True, dir_okay=False)
AS_JSON = typer.Option("--json", help="One JSON object instead of sentences.")
SEED = typer.Option(help="Of what is drawn at random: another seed, another draw.")

measure = typer.Typer(no_args_is_help=True, help="What deliberation did, as figures, from a table of answers.")


@measure.command()
def dri(file: Annotated[Path, FILE], as_json: Annotated[bool, AS_JSON] = False, seed: Annotated[int, SEED] = 0) -> None:
    """The Deliberative Reason Index. CSV: person, stage (before or after), C1… considerations, P1… ranks of options."""
    sheet = _read(file, "CP")
    told = _or_give_up(file, lambda: _reason(sheet, seed))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for stage in (BEFORE, AFTER):
        of = told[stage]
        typer.echo(
            f"{stage}: {of['dri']:.3f}, adjusted {of['adjusted']:.3f}, {of['people']} people; "
            f"preferences dealt at random give {of['null']:.3f}"
        )
    _say_change(told["change"]["dri"], told["change"]["p"], told["change"]["people"])


@measure.command("shift")
def shift_of_alignment(
    file: Annotated[Path, FILE], as_json: Annotated[bool, AS_JSON] = False, seed: Annotated[int, SEED] = 0
) -> None:
    """The Citizen Alignment Index. CSV: person, stage, and for each option S1… support, M1… for me, U1… for all."""
    sheet = _read(file, "SMU")
    told = _or_give_up(file, lambda: _alignment(sheet, seed))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for stage in (BEFORE, AFTER):
        of = told[stage]
        mean = "nobody’s is defined" if of["cai"] is None else f"{of['cai']:.3f} on average"
        typer.echo(f"{stage}: {mean}; the hats differ for {of['defined']} of {of['people']} people")
    _say_change(told["change"]["cai"], told["change"]["p"], told["change"]["people"])


def _read(file: Path, letters: str) -> Sheet:
    def read() -> Sheet:
        try:
            return read_sheet(file.read_text(encoding="utf-8-sig"), letters)
        except UnicodeDecodeError:
            raise Unreadable("it is not text in UTF-8.") from None

    return _or_give_up(file, read)


def _or_give_up(file: Path, work_out: Callable[[], T]) -> T:
    try:
        return work_out()
    except (Unreadable, TooLittle) as why:
        typer.echo(f"{file}: {why}", err=True)
        raise typer.Exit(1) from None


def _reason(sheet: Sheet, seed: int) -> dict[str, Any]:
    views = {stage: _views(sheet, stage) for stage in (BEFORE, AFTER)}
    found = {stage: reasoned(those, seed) for stage, those in views.items()}
    both = [person for person in views[BEFORE] if person in views[AFTER]]
    change = change_of_index([views[BEFORE][each] for each in both], [views[AFTER][each] for each in both], seed)
    return {
        **{stage: _group(of, len(sheet.stages[stage])) for stage, of in found.items()},
        "change": asdict(change),
        "individual": _people(found[BEFORE].individual, found[AFTER].individual),
    }


def _views(sheet: Sheet, stage: str) -> dict[str, View]:
    """Whoever left something out cannot be compared with anybody."""
    considerations, ranks = sheet.of(stage, "C"), sheet.of(stage, "P")
    whole = [each for each in considerations if None not in considerations[each] + ranks[each]]
    return {each: View(considerations[each], ranks[each]) for each in whole}  # type: ignore[arg-type]


def _group(of: Reasoned, came: int) -> dict[str, Any]:
    told = asdict(of)
    del told["individual"]
    return told | {"incomplete": came - of.people}


def _people(before: Mapping[str, float | None], after: Mapping[str, float | None]) -> list[dict[str, Any]]:
    everybody = list(dict.fromkeys([*before, *after]))
    return [{"person": each, BEFORE: before.get(each), AFTER: after.get(each)} for each in everybody]


def _alignment(sheet: Sheet, seed: int) -> dict[str, Any]:
    options = {letter: sum(name[0] == letter for name in sheet.columns) for letter in "SMU"}
    if len(set(options.values())) != 1:
        raise Unreadable("every option needs an S, an M and a U.")
    readings = {stage: _readings(sheet, stage) for stage in (BEFORE, AFTER)}
    found = {stage: {each: alignment(of) for each, of in those.items()} for stage, those in readings.items()}
    changed = shift(found[BEFORE], found[AFTER], seed)
    return {
        **{stage: _hats(of, means(readings[stage], options["S"])) for stage, of in found.items()},
        "change": {"cai": changed.change, "interval": changed.interval, "p": changed.p, "people": changed.people},
        "individual": _people(
            {each: of.index for each, of in found[BEFORE].items()},
            {each: of.index for each, of in found[AFTER].items()},
        ),
    }


def _readings(sheet: Sheet, stage: str) -> dict[str, list[Reading]]:
    hats = [sheet.of(stage, letter) for letter in "SMU"]
    return {each: list(zip(*(hat[each] for hat in hats), strict=True)) for each in hats[0]}


def _hats(of: Mapping[str, Alignment], told: tuple[tuple[float | None, ...], ...]) -> dict[str, Any]:
    known = [each.index for each in of.values() if each.index is not None]
    return {
        "cai": sum(known) / len(known) if known else None,
        "separation": sum(each.separation for each in of.values()) / len(of) if of else None,
        "people": len(of),
        "defined": len(known),
        "hats_agree": len(of) - len(known),
        "options": [{"S": s, "M": m, "U": u} for s, m, u in told],
    }


def _say_change(change: float | None, p: float | None, people: int) -> None:
    if change is None:
        typer.echo("change: nobody can be compared")
        return
    chance = "too few people for a p-value" if p is None else f"p = {p:.3f}"
    typer.echo(f"change: {change:+.3f} over {people} people; {chance}")
