"""How those who came compare with whom the plan wanted: in no figure that is not told of those who came anyway.

Targets are public. What a group falls short of its own by would tell how many came, so that where that is left out both
are, in every file. That nobody came of a group is told only where the others told are all there were.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..jury.seats.targets import Counted, Target, in_seats
from ..study.bands import NOT_KNOWN
from .small_groups import OTHER
from .table import Table
from .words import said

TARGETS = (
    ("about", "what of people the plan recruits by"),
    ("group", "the group"),
    ("share", "what per cent of the seats it is to have; empty where seats are counted"),
    ("target", "how many seats it is to have"),
    ("came", "how many of it came; empty where it is left out, being small or standing beside what is small"),
    ("difference", "how many more came than were wanted, below 0 fewer; left out likewise"),
    ("source", "where the target comes from"),
)


@dataclass(frozen=True, slots=True)
class Reached:
    """One group: its share in per cent where shares were set, its seats, and how many came; None is not told."""

    group: str
    share: int | None
    target: int
    came: int | None
    difference: int | None


@dataclass(frozen=True, slots=True)
class TargetReached:
    """`came` is of how many groups are told in all, None where none is."""

    about: str
    source: str
    seats: int
    came: int | None
    groups: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class Recruitment:
    """Every target of the plan; none where none was set."""

    targets: tuple[TargetReached, ...]


def reached(target: Target, seats: int, told: Mapping[str, int] | None) -> TargetReached:
    """`told` is how many came by group, as anybody is told it; None where that is not told."""
    shares = target.counted is Counted.PER_CENT
    wanted = in_seats(target, seats)
    groups = (
        _reached(quota.group, quota.wanted if shares else None, number, told)
        for quota, number in zip(target.quotas, wanted, strict=True)
    )
    came = sum(told.values()) if told is not None else None
    return TargetReached(target.attribute, said(target.source), seats, came, tuple(groups))


def _reached(group: str, share: int | None, target: int, told: Mapping[str, int] | None) -> Reached:
    put_together = told is None or group in (OTHER, NOT_KNOWN) or (OTHER in told and group not in told)
    came = None if told is None or put_together else told.get(group, 0)
    return Reached(group, share, target, came, None if came is None else came - target)


def target_table(found: Recruitment) -> Table:
    rows = (
        (each.about, group.group, group.share, group.target, group.came, group.difference, each.source)
        for each in found.targets
        for group in each.groups
    )
    return Table("targets", TARGETS, tuple(rows))
