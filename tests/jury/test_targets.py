"""Who is to be recruited: what nobody could recruit by is refused, and shares become whole seats."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.reasons import Reason
from app.jury.seats.targets import MOST_GROUPS, MOST_TARGETS, Amiss, Counted, Quota, Target, amiss, in_seats
from app.plans.faults import faults
from tests.days import WHOLE, after, opened, refused, said


def target(*wanted: int, counted: Counted = Counted.PER_CENT) -> Target:
    quotas = tuple(Quota(f"Group {place}", number) for place, number in enumerate(wanted, 1))
    return Target("Area", quotas, said("Census 2021, residents of 16 and over"), counted)


AGES = target(33, 34, 33)
SEATS = target(5, 1, counted=Counted.SEATS)
UNFIT = {
    "nothing it is about": (replace(AGES, attribute=" "), Amiss.NAMELESS, "say what of people"),
    "a group without a name": (replace(AGES, quotas=(Quota("", 100),)), Amiss.NAMELESS, "say what of people"),
    "no groups": (target(), Amiss.NO_GROUPS, "name the groups"),
    "more groups than may be": (target(*[7] * (MOST_GROUPS + 1)), Amiss.TOO_MANY, "12 groups are the most"),
    "a name that is too long": (replace(AGES, attribute="a" * 61), Amiss.TOO_LONG, "60 letters"),
    "a group twice": (replace(AGES, quotas=(Quota("No", 50), Quota("no", 50))), Amiss.TWICE, "there twice"),
    "fewer than nobody": (target(101, -1), Amiss.NEGATIVE, "fewer than nobody"),
    "not everybody": (target(33, 33), Amiss.NOT_ALL, "the shares add up to 66 %, and everybody together is 100 %"),
    "more than everybody": (target(34, 34, 34), Amiss.NOT_ALL, "add up to 102 %"),
    "no seats": (target(0, 0, counted=Counted.SEATS), Amiss.NOBODY, "somebody has to be wanted"),
    "too many seats": (target(9_999, 2, counted=Counted.SEATS), Amiss.TOO_LARGE, "cannot be filled"),
    "no source": (replace(AGES, source={"en": " "}), Amiss.NO_SOURCE, "where the numbers come from"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_a_target_that_nobody_could_recruit_by_is_refused_with_a_sentence(what: str) -> None:
    unfit, why, sentence = UNFIT[what]
    assert amiss(unfit) is why
    plan = replace(WHOLE, targets=(replace(AGES, attribute="Age"), unfit))
    assert refused(after(), *opened(plan=plan)) == Reason.MALFORMED
    assert [each.place.partition(".")[0] for each in faults(plan) if sentence in each.says] == ["targets[1]"]


@pytest.mark.parametrize("fit", [AGES, SEATS, target(33, 33, 33), target(13, 13, 13, 13, 13, 13, 13, 13)])
def test_shares_may_be_off_by_what_rounding_takes_or_gives(fit: Target) -> None:
    assert amiss(fit) is None
    assert after(opened(plan=replace(WHOLE, targets=(fit,)))).the_plan.targets == (fit,)


def test_one_thing_has_one_target_and_there_are_few() -> None:
    for targets in ((AGES, replace(AGES, attribute="AREA")), tuple(replace(AGES, attribute=f"{n}") for n in range(9))):
        plan = replace(WHOLE, targets=targets)
        assert refused(after(), *opened(plan=plan)) == Reason.MALFORMED
        assert faults(plan)
    assert after(opened(plan=replace(WHOLE, targets=targets[:MOST_TARGETS]))).the_plan.targets


def test_shares_become_as_many_seats_as_there_are_and_seats_stay_seats() -> None:
    assert in_seats(target(50, 50), 25) == (13, 12)
    assert in_seats(AGES, 24) == (8, 8, 8)
    assert in_seats(target(33, 33, 33), 25) == (9, 8, 8)
    assert in_seats(target(90, 10), 4) == (4, 0)
    assert in_seats(SEATS, 24) == (5, 1)
    for seats in range(151):
        assert sum(in_seats(target(61, 27, 9, 3), seats)) == seats
