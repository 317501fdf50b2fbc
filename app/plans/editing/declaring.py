"""What is settled before a vote, on a form: how much is enough, how many have to vote, what decides between equals.

Half a portion is no portion: it is asked for again, never left out.
"""

from collections.abc import Mapping
from typing import TypeVar

from ...jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak, can_be_kept
from ...jury.votes.methods import HAS_NO_WINNER, HAS_THRESHOLD
from ...jury.votes.plan import Method
from .figures import number
from .rows import Faults, Typed

Chosen = TypeVar("Chosen", Base, Below)

LARGEST = 999
BOTH = "Write both numbers, such as 2 in 3, or leave both boxes empty."
NOT_A_PART = "This is from 0 in so many up to all of them, and “more than” all of them is nobody."


def written_declared(declared: Declared) -> dict[str, str]:
    threshold = declared.threshold
    typed = _written("enough", threshold.portion if threshold else None) | _written("quorum", declared.quorum)
    return typed | {
        "base": threshold.base if threshold else Base.VALID,
        "below": threshold.below if threshold else Below.REWORK,
        "tie_break": declared.tie_break,
    }


def _written(name: str, portion: Portion | None) -> dict[str, str]:
    typed = {
        f"{name}_part": str(portion.part) if portion else "",
        f"{name}_whole": str(portion.whole) if portion else "",
    }
    return typed | ({f"{name}_more": "true"} if portion and portion.more else {})


def read_declared(method: Method, typed: Typed, faults: Faults) -> Declared:
    """A threshold or a tie-break that would mean nothing under the method is not read."""
    enough = read_portion("enough", typed, faults) if method in HAS_THRESHOLD else None
    tie_break = typed.get("tie_break", "") if method not in HAS_NO_WINNER else ""
    return Declared(
        threshold=Threshold(enough, _among(BASES, typed, "base"), _among(BELOW, typed, "below")) if enough else None,
        quorum=read_portion("quorum", typed, faults),
        tie_break=TieBreak(tie_break) if tie_break in set(TieBreak) else TieBreak.NONE,
    )


BASES: Mapping[str, Base] = {base.value: base for base in (Base.VALID, Base.PRESENT, Base.ENTITLED)}
BELOW: Mapping[str, Below] = {below.value: below for below in Below}


def _among(known: Mapping[str, Chosen], typed: Typed, name: str) -> Chosen:
    """What was chosen from a list, else the first there is."""
    return known.get(typed.get(name, "")) or next(iter(known.values()))


def read_portion(name: str, typed: Typed, faults: Faults) -> Portion | None:
    part, whole = (typed.get(f"{name}_{side}", "").strip() for side in ("part", "whole"))
    if not part and not whole:
        return None
    numbers = [number(text) for text in (part, whole)]
    if numbers[0] is None or numbers[1] is None or max(numbers[0], numbers[1]) > LARGEST:
        faults[name] = BOTH
        return None
    portion = Portion(numbers[0], numbers[1], more=bool(typed.get(f"{name}_more")))
    if not can_be_kept(Declared(quorum=portion)):
        faults[name] = NOT_A_PART
        return None
    return portion
