"""Those who came against whom the plan wanted, in persons; or plainly that no targets were set.

What is said of groups that are put together follows from what is told of the others, and from the plan: which groups
are really among them is not told, as that would tell of whom nobody came.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import compress

from ...study.measures.small import share
from ..charts.chart import table
from ..document.value import Grid, Paragraph, Part, Tone, plain
from ..materials.saying import listed, prose, some
from ..recruited import Reached, Recruitment, TargetReached, reached
from ..small_groups import OTHER
from .told import Told

NO_TARGETS = "The record holds no recruitment targets, so those who came are compared with none."
SET = "Who was to be recruited was settled with the plan, before the doors opened."
TOGETHER = (
    "A group of fewer than five is never told by itself. It is counted together with the next smallest, so that it "
    "cannot be worked out from all who came; a group that is not told may therefore be a larger one. People of groups "
    "without a target may be among those counted together, too."
)
NOT_OF_THESE = "How many of each came is not told."
UNTOLD, NONE = "not told", "–"
FURTHEST, OF_THOSE_TOLD = "Furthest below its target", "Of the groups that can be told, furthest below its target"
NO_TARGET, NOT_COMPARED = "no target", "not compared, as others may be among them"
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
        elif untold_of(found):
            yield Paragraph(plain(TOGETHER))
        yield Paragraph((*plain("Where the target comes from: "), *prose(target.source)), Tone.ASIDE)


def furthest(told: Told) -> tuple[str, str] | None:
    """What fell short most of all that is told, and by more than one person, under what may be said of it."""
    found = recruitment(told).targets
    short = [
        (group.difference, each.about, group)
        for each in found
        for group in each.groups
        if group.difference is not None and group.difference <= -UNEVEN
    ]
    if not short:
        return None
    most, about, group = min(short, key=lambda each: each[0])
    others = sum(difference == most for difference, _, _ in short) - 1
    as_far = f", and {some(others, 'other group')} as far" if others else ""
    under = OF_THOSE_TOLD if any(map(untold_of, found)) else FURTHEST
    return under, f"{about}, {group.group}: {against(group)}{as_far}."


def untold_of(found: TargetReached) -> tuple[Reached, ...]:
    """Those groups of which it is not told how many came."""
    return tuple(group for group in found.groups if group.came is None)


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
    rows += [_without_target(found, group, came[group]) for group in sorted(came) if group not in named]
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


def _without_target(found: TargetReached, group: str, came: int) -> tuple[str, str, str, int, str]:
    """What is put together holds all who came of the groups that are not told, and maybe others: so many at most."""
    untold = untold_of(found)
    if group != OTHER or not untold:
        return (group, NONE, NONE, came, NO_TARGET)
    wanted = sum(each.target for each in untold)
    short = f"at least {wanted - came} fewer than the targets of {wanted}" if came < wanted else NOT_COMPARED
    return (f"{listed(each.group for each in untold)}, and any others, together", NONE, str(wanted), came, short)


def _of_seats(per_cent: int | None) -> str:
    return NONE if per_cent is None else f"{per_cent} %"


def _share(here: int | None, came: int | None) -> str:
    return UNTOLD if here is None or came is None else _of_seats(share(here, came))
