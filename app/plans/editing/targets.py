"""Who is to be recruited, on a form: a row for each thing to recruit by, its groups one a line, as in "North: 12".

A row that is emptied is taken out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...jury.seats.targets import LONGEST_NAME, Counted, Quota, Target
from ..recruiting import unfit_targets
from .rows import Faults, Row, Typed, boxes_of, clean, rows_of, unfit, written_rows

LONGEST_SOURCE, LONGEST_QUOTAS = 300, 2_000
LINE = re.compile(r"(.+?) ?[:=] ?([+\u2212-]?[0-9]{1,6}) ?%?")
HOW = "Write a group on each line, a colon and a whole number, as in “North: 12”; this could not be read: “{line}”."
PLACE = re.compile(r"targets\[([0-9]+)\]\.([a-z]+)")


@dataclass(frozen=True, slots=True)
class ReadTargets:
    """As they stand on the form, and what is wrong with them by the box of each row."""

    targets: tuple[Target, ...]
    faults: Mapping[str, str]


def written_targets(targets: Sequence[Target], langs: Sequence[str]) -> dict[str, str]:
    """One empty row, where there is none."""
    rows = [
        boxes_of(each.attribute, each.source, langs)
        | {"attribute": each.attribute, "counted": each.counted.value}
        | {"quotas": "\n".join(f"{quota.group}: {quota.wanted}" for quota in each.quotas)}
        for each in targets
    ]
    return written_rows("target", rows or [{"id": ""}])


def read_targets(typed: Typed, before: Sequence[Target], langs: Sequence[str]) -> ReadTargets:
    faults: Faults = {}
    was = {each.attribute: each for each in before}
    rows = [row for row in rows_of(typed, "target") if row.has_text(("attribute", "quotas", *langs))]
    targets = tuple(_target(row, was.get(row.id), langs, faults) for row in rows)
    for remark in unfit_targets(targets):
        found = PLACE.fullmatch(remark.place)
        number, box = (int(found[1]), found[2]) if found else (len(rows) - 1, "attribute")
        name = targets[number].attribute or f"Number {number + 1}"
        faults.setdefault(f"target.{rows[number].place}.{box}", f"{name[:LONGEST_NAME]}: {remark.says}.")
    return ReadTargets(targets, faults)


def _target(row: Row, was: Target | None, langs: Sequence[str], faults: Faults) -> Target:
    source = {lang: clean(row.boxes.get(lang, "")) for lang in langs}
    kept = {lang: text for lang, text in was.source.items() if lang not in langs} if was else {}
    quotas = clean(row.boxes.get("quotas", ""))
    attribute, name = " ".join(row.boxes.get("attribute", "").split()), f"target.{row.place}"
    wrong = [("attribute", unfit(attribute)), ("quotas", unfit(quotas, LONGEST_QUOTAS))]
    wrong += [("source", unfit(text, LONGEST_SOURCE)) for text in source.values()]
    faults |= {f"{name}.{box}": fault for box, fault in wrong if fault}
    return Target(
        attribute,
        tuple(_quotas(quotas, f"{name}.quotas", faults)),
        {lang: text for lang, text in source.items() if text} | kept,
        Counted.SEATS if row.boxes.get("counted") == Counted.SEATS else Counted.PER_CENT,
    )


def _quotas(text: str, name: str, faults: Faults) -> list[Quota]:
    quotas = []
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        if found := LINE.fullmatch(line):
            quotas.append(Quota(found[1], int(found[2].replace("\u2212", "-"))))
        else:
            faults.setdefault(name, HOW.format(line=line[:LONGEST_NAME]))
    return quotas
