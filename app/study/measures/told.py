"""The indices of a table of answers as one plain object: before, after, what changed, and each person."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .alignment import Alignment, Reading, alignment, means, shift
from .reason import Reasoned, View, reasoned, view
from .sheet import AFTER, BEFORE, Sheet, Unreadable
from .swapping import change_of_index


def told_reason(sheet: Sheet, seed: int = 0) -> dict[str, Any]:
    """Columns C (considerations) and P (ranks). TooLittle where the index is not defined."""
    views = {stage: _views(sheet, stage) for stage in (BEFORE, AFTER)}
    found = {stage: reasoned(those) for stage, those in views.items()}
    both = [person for person in views[BEFORE] if person in views[AFTER]]
    change = change_of_index([views[BEFORE][each] for each in both], [views[AFTER][each] for each in both], seed)
    return {
        **{stage: _group(of, len(sheet.stages[stage])) for stage, of in found.items()},
        "change": asdict(change),
        "individual": _people(found[BEFORE].individual, found[AFTER].individual),
    }


def _views(sheet: Sheet, stage: str) -> dict[str, View]:
    """Whoever left out too much cannot be compared with anybody."""
    considerations, ranks = sheet.of(stage, "C"), sheet.of(stage, "P")
    seen = {each: view(considerations[each], ranks[each]) for each in considerations}
    return {each: found for each, found in seen.items() if found}


def _group(of: Reasoned, came: int) -> dict[str, Any]:
    told = asdict(of)
    del told["individual"]
    return told | {"incomplete": came - of.people}


def _people(before: Mapping[str, float | None], after: Mapping[str, float | None]) -> list[dict[str, Any]]:
    everybody = list(dict.fromkeys([*before, *after]))
    return [{"person": each, BEFORE: before.get(each), AFTER: after.get(each)} for each in everybody]


def told_alignment(sheet: Sheet, seed: int = 0) -> dict[str, Any]:
    """Columns S, M and U. Unreadable where an option lacks one."""
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
