"""Why nobody could recruit by a target, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from ..jury.seats.targets import ALL, LONGEST_NAME, MOST_GROUPS, MOST_SEATS, MOST_TARGETS, Amiss, Target, amiss
from .places import Remark

WHY: Mapping[Amiss, str] = {
    Amiss.NAMELESS: "say what of people it is about, and what each group is called, as the list does",
    Amiss.NO_GROUPS: "name the groups, and how many of each are wanted",
    Amiss.TOO_MANY: f"{MOST_GROUPS} groups are the most",
    Amiss.TOO_LONG: f"a name has {LONGEST_NAME} letters at the most",
    Amiss.TWICE: "a group is there twice",
    Amiss.NEGATIVE: "nobody can recruit fewer than nobody",
    Amiss.TOO_LARGE: f"more than {MOST_SEATS:,} seats cannot be filled",
    Amiss.NOBODY: "somebody has to be wanted",
    Amiss.NO_SOURCE: "say where the numbers come from",
}

WHERE: Mapping[Amiss, str] = {Amiss.NAMELESS: "attribute", Amiss.NO_SOURCE: "source"}
"""What is amiss with anything but its groups."""


def why_not(target: Target, what: Amiss) -> str:
    """The first thing that is wrong with it."""
    if what is Amiss.NOT_ALL:
        whole = sum(quota.wanted for quota in target.quotas)
        return f"the shares add up to {whole} %, and everybody together is {ALL} %"
    return WHY[what]


def unfit_targets(targets: Sequence[Target]) -> Iterator[Remark]:
    if len(targets) > MOST_TARGETS:
        yield Remark("targets", f"{MOST_TARGETS} things to recruit by are the most")
    names = [target.attribute.casefold() for target in targets]
    for number, target in enumerate(targets):
        if names[number] in names[:number]:
            yield Remark(f"targets[{number}].attribute", f"“{target.attribute}” has a target already")
        if what := amiss(target):
            yield Remark(f"targets[{number}].{WHERE.get(what, 'quotas')}", why_not(target, what))
