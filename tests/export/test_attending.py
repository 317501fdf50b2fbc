"""Who came by age, area and the like: told in groups of at least five, and only where it tells of nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.export.report.of_day import report, told_of
from app.jury.day.agenda_acts import CloseSitting
from app.jury.seats.plan import RESEARCH_USE, Consent
from tests.days import FACILITATOR, WHOLE, moved_to, opened, said, seated, told
from tests.export.test_report import section

Known = Mapping[int, Mapping[str, str]]
SEATS = 24
ASKING = replace(WHOLE, consents=(*WHOLE.consents, Consent(RESEARCH_USE, said("For research?"))))


def who(known: Known, came: int = SEATS, over: bool = True) -> str:
    end = (moved_to("close"), (FACILITATOR, CloseSitting("close"))) if over else ()
    entries, _ = told(opened(SEATS, WHOLE), seated(*range(1, came + 1)), *end)
    return section(report(told_of(entries, known)), "Who took part")


def by(name: str, *values: tuple[str, int]) -> Known:
    each = [value for value, often in values for _ in range(often)]
    return {seat: {name: value} for seat, value in enumerate(each, 1)}


def test_groups_of_five_are_told_smaller_ones_together_and_ages_in_tens() -> None:
    assert "Area, of the 24 jurors who came Area Came North 12 other 12" in who(
        by("Area", ("North", 12), ("South", 8), ("East", 3), ("West", 1))
    )
    assert "20 to 29 12 30 to 39 12" in who(by("Age", ("21", 6), ("29", 6), ("30", 12)))


def test_no_targets_are_said_to_be_none_and_a_list_that_knows_nothing_too() -> None:
    text = who({})
    assert "The record holds no recruitment targets" in text
    assert "says nothing of who they are" in text


def test_what_would_tell_of_a_few_is_not_told() -> None:
    assert "beside what others are given: Area." in who(by("Area", ("N", 20), ("S", 4)))
    erased = who(by("Area", ("North", 12), ("South", 11)))
    assert "Of 1 juror who came the list says nothing" in erased
    assert "North" not in erased
    assert "North" not in who(by("Area", ("North", 12), ("South", 12)), over=False)
    assert "North" in who(by("Area", ("North", 12), ("South", 12)))


def test_who_did_not_agree_to_research_is_not_left_by_subtracting() -> None:
    area = by("Area", ("North", 12), ("South", 12))

    def told_of_research(*agreed: int) -> str:
        entries, _ = told(
            opened(SEATS, ASKING),
            seated(*agreed, consents=(RESEARCH_USE,)),
            seated(*({*range(1, SEATS + 1)} - {*agreed})),
            moved_to("close"),
            (FACILITATOR, CloseSitting("close")),
        )
        return section(report(told_of(entries, area)), "Who took part")

    assert "North 12 South 12" in told_of_research(*range(1, 8), *range(13, 20))
    assert "beside what others are given: Area." in told_of_research(*range(1, 9), *range(13, 20))
    assert "North 12 South 12" in told_of_research(*range(1, 13))


def test_who_stayed_away_is_told_of_by_no_small_number() -> None:
    area = by("Area", ("North", 6), ("South", 6), ("North", 1), ("South", 11))
    assert "Came North 7 South 11" in who(area, 18)
    assert "Expected" not in who(area, 18)
    area = by("Area", ("North", 6), ("South", 6), ("North", 6), ("South", 6))
    assert "Area Expected Came North 12 6 South 12 6" in who(area, 12)
