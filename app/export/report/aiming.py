"""Those who came against whom the plan wanted, in persons; or plainly that no targets were set."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import compress

from ...study.measures.small import share
from ..charts.chart import table
from ..document.value import Grid, Paragraph, Part, Tone, plain
from ..materials.saying import prose, some
from ..recruited import Reached, Recruitment, TargetReached, reached
from .told import Told

NO_TARGETS = "The record holds no recruitment targets, so those who came are compared with none."
SET = "Who was to be recruited was settled with the plan, before the doors opened."
TOGETHER = "A group of fewer than five stands with others as “other”, and of none of these is told how many came."
NOT_OF_THESE = "How many of each came is not told."
UNTOLD, NONE = "not told", "–"
UNEVEN = 2
"""Persons: what is less is chance, and no news."""


def recruitment(told: Told) -> Recruitment:
    seats = len(told.state.seats)
    return Recruitment(
        tuple(reached(each, seats, told.came.get(each.attribute)) for each in told.state.the_plan.targets)
    )


def aiming(told: Told) -> Iterator[Part]:
    targets = told.state.the_plan.targets
    yield Paragraph(plain(SET if targets else NO_TARGETS))
    for target, found in zip(targets, recruitment(told).targets, strict=True):
        yield _grid(found, told.came.get(target.attribute, {}))
        if found.came is None:
            yield Paragraph(plain(NOT_OF_THESE))
        elif any(group.came is None for group in found.groups):
            yield Paragraph(plain(TOGETHER))
        yield Paragraph((*plain("Where the target comes from: "), *prose(target.source)), Tone.ASIDE)


def furthest(told: Told) -> str:
    """What fell short most, where that is told and is more than one person; else ""."""
    short = [
        (group.difference, each.about, group)
        for each in recruitment(told).targets
        for group in each.groups
        if group.difference is not None and group.difference <= -UNEVEN
    ]
    if not short:
        return ""
    _, about, group = min(short, key=lambda each: each[0])
    return f"{about}, {group.group}: {against(group)}."


def against(group: Reached) -> str:
    if group.difference is None:
        return UNTOLD
    if not group.difference:
        return f"exactly the target of {group.target}"
    more = "more" if group.difference > 0 else "fewer"
    return f"{abs(group.difference)} {more} than the target of {group.target}"


def _grid(found: TargetReached, came: Mapping[str, int]) -> Grid:
    """Of few people counts and no shares, as everywhere. Groups that came and have no target stand below."""
    named = {group.group for group in found.groups}
    rows = [
        (group.group, _of_seats(group.share), str(group.target), group.came, against(group)) for group in found.groups
    ]
    rows += [(group, NONE, NONE, came[group], "no target") for group in sorted(came) if group not in named]
    caption = f"{found.about}, against the target for {some(found.seats, 'seat')}"
    if found.came is not None:
        caption += f", of the {some(found.came, 'juror')} who came"
    heads = ("Group", "Share set", "Target", "Came", "Came, share", "In words")
    shares = any(group.share is not None for group in found.groups)
    is_told = found.came is not None
    kept = (True, shares, True, is_told, shares and share(1, found.came or 0) is not None, is_told)
    cells = [
        (group, each, target, UNTOLD if here is None else str(here), _share(here, found.came), says)
        for group, each, target, here, says in rows
    ]
    grid = table(caption, tuple(compress(heads, kept)), [tuple(compress(row, kept)) for row in cells])
    if not is_told:
        return grid
    return replace(grid, columns=(*grid.columns[:-1], replace(grid.columns[-1], numbers=False)))


def _of_seats(per_cent: int | None) -> str:
    return NONE if per_cent is None else f"{per_cent} %"


def _share(here: int | None, came: int | None) -> str:
    return UNTOLD if here is None or came is None else _of_seats(share(here, came))
