"""Juries side by side: what they share is compared, what they do not is named, and few people give no interval."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scipy import stats

from app.export.document.page import page
from app.export.document.paper import pdf
from app.export.report.side_by_side import side_by_side
from app.jury.day.plan import Influence
from app.study.measures.compared import Local, Venue, compared
from tests.days import PLAN, after, said
from tests.export.test_charts import NEVER, answers
from tests.export.test_report import text_of
from tests.printing.paper import press, written
from tests.study.measures.instrumented import INSTRUMENTED, Said, day


def held(place: str, first: int, last: int, people: int) -> Venue:
    return Venue(place, after(day(answers(first, people), answers(last, people))))


LONDON, MANCHESTER = held("London", 1, 2, 14), held("Manchester", 3, 4, 12)


def changes(venue: Venue, option: str) -> list[int]:
    state = venue.state
    first, last = (state.voting(vote).answers_to(f"{option}-support") for vote in ("opening", "refined"))
    return [last[juror].mark - first[juror].mark for juror in first]  # type: ignore[operator]


def test_the_difference_is_that_of_mean_changes_with_welchs_interval() -> None:
    found = compared([LONDON, MANCHESTER])
    assert found.places == ("London", "Manchester")
    assert [option.id for option in found.common] == ["fund", "open", "cheap"]
    for option in found.common:
        (apart,) = option.apart
        one, other = changes(LONDON, option.id), changes(MANCHESTER, option.id)
        assert apart.difference == pytest.approx(sum(one) / 14 - sum(other) / 12)
        expected = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
        assert apart.interval == pytest.approx((expected.low, expected.high))


def test_eleven_people_give_no_interval() -> None:
    (apart,) = compared([LONDON, held("Hull", 5, 6, 11)]).common[0].apart
    assert apart.interval is None
    assert "too few people for an interval" in text_of(
        side_by_side("Pay?", compared([LONDON, held("Hull", 5, 6, 11)])).sections[2]
    )


def test_three_juries_are_compared_pair_by_pair_in_the_order_given() -> None:
    found = compared([MANCHESTER, LONDON, held("Hull", 5, 6, 12)])
    pairs = [(apart.one, apart.other) for apart in found.common[0].apart]
    assert pairs == [("Manchester", "London"), ("Manchester", "Hull"), ("London", "Hull")]


def test_an_option_in_other_words_is_local() -> None:
    order = next(question for question in INSTRUMENTED.questions if question.id == "order")
    other = replace(order.options[0], words={"en": "Go on paying less."})
    plan = replace(
        INSTRUMENTED,
        questions=tuple(
            replace(q, options=(other, *q.options[1:])) if q.id == "order" else q for q in INSTRUMENTED.questions
        ),
    )
    found = compared([LONDON, Venue("Hull", replace(MANCHESTER.state, plan=plan))])
    assert [option.id for option in found.common] == ["open", "cheap"]
    assert found.local == (
        Local({"en": "Go on paying."}, ("London",)),
        Local({"en": "Go on paying less."}, ("Hull",)),
    )
    assert "Asked in some places only" in {section.title for section in side_by_side("Pay?", found).sections}


def test_a_jury_that_may_not_be_told_of_is_named_and_left_out() -> None:
    found = compared([LONDON, Venue("Hull", replace(LONDON.state, plan=PLAN))])
    assert (found.places, found.unmeasured, found.common) == (("London",), ("Hull",), ())
    told = side_by_side("Pay?", found)
    assert "Not in it, having no first and last view that may be told: Hull." in text_of(told.parts)
    assert told.sections[1].title == "Nothing in common"


def test_where_charges_differ_that_is_said_first_and_all_of_them_are_printed() -> None:
    state = MANCHESTER.state
    other = replace(state.the_plan.charge, question=said("Should there be one?"), influence=Influence.INFORM)
    there = Venue("Hull", replace(state, plan=replace(state.the_plan, charge=other)))
    translated = replace(state.the_plan.charge, question={**state.the_plan.charge.question, "fr": "Payer?"})
    alike = Venue("Manchester", replace(state, plan=replace(state.the_plan, charge=translated)))
    found = compared([LONDON, there, alike])
    assert [each.places for each in found.charges] == [("London", "Manchester"), ("Hull",)]
    told = side_by_side("Pay?", found)
    for text in (" ".join(written(pdf(told, press()))), page(told)):
        assert (
            0
            < text.index("These juries were not charged alike")
            < text.index("Contents")
            < text.index("how they differ")
        )
        first, second = text.index("London and Manchester", text.index("how they differ")), text.index("Inform: the")
        assert first < text.index("Should there be one?") < second < text.index("less change for")
    same = side_by_side("Pay?", compared([LONDON, alike]))
    assert same.sections[1].title == "The charge, the same everywhere"
    assert "not charged alike" not in same.lead


def test_no_place_is_ranked_and_nothing_is_claimed() -> None:
    told = side_by_side("Pay?", compared([LONDON, MANCHESTER]))
    text = text_of(told.sections)
    assert not NEVER.search(text)
    assert not any(word in text.casefold() for word in ("better", "best", "worse", "first place", "ahead", "leads"))


def test_people_who_all_moved_alike_give_a_difference_and_no_interval() -> None:
    still = {n: Said() for n in range(1, 13)}
    same = Venue("Hull", after(day(still, still)))
    (apart,) = compared([same, replace(same, place="York")]).common[0].apart
    assert (apart.difference, apart.interval) == (0, None)
