import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from app.jury.day.plan import Influence, PhaseKind
from app.jury.exhibits.plan import Exhibit, Side
from app.jury.numbers import OptionId
from app.jury.plan import Plan
from app.jury.seats.plan import COUNT_MOVES
from app.jury.votes.methods import NOT_SURE, marks_of, option_of
from app.jury.votes.plan import Method, Question, Reading, When
from app.plans.royal_opera_house.short import LONDON, MANCHESTER, OPENING, REFINED

NUMBERS_IN_THE_SOURCE = {"2008"}
"""The year of the report. A third and ninety pence are written as words."""

LONGEST = 400

cities = pytest.mark.parametrize("plan", [LONDON, MANCHESTER], ids=["London", "Manchester"])


def texts(value: object) -> Iterator[str]:
    """Every text a person could read, however deep it lies."""
    if isinstance(value, Mapping) and value:
        assert "en" in value
        yield value["en"]
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


ALL_TEXTS = [*texts((LONDON, MANCHESTER))]


def the_exhibit(plan: Plan) -> Exhibit:
    (exhibit,) = plan.exhibits
    return exhibit


def scales(plan: Plan) -> tuple[Question, ...]:
    return tuple(question for question in plan.questions if question.method is Method.SCALE)


def label(question: Question, mark: int) -> str:
    option = option_of(question, mark)
    assert option is not None
    return option.words["en"]


@cities
def test_every_id_that_is_named_exists(plan: Plan) -> None:
    for phase in plan.agenda:
        assert all(plan.vote(vote).id == vote for vote in phase.votes)
        assert all(plan.exhibit(exhibit).id == exhibit for exhibit in phase.exhibits)
    for vote in plan.votes:
        assert all(plan.question(question).id == question for question in vote.questions)


@cities
def test_nothing_is_prepared_that_the_day_never_uses(plan: Plan) -> None:
    assert {vote for phase in plan.agenda for vote in phase.votes} == {vote.id for vote in plan.votes}
    assert {exhibit for phase in plan.agenda for exhibit in phase.exhibits} == {e.id for e in plan.exhibits}
    assert {question for vote in plan.votes for question in vote.questions} == {q.id for q in plan.questions}


@cities
@pytest.mark.parametrize("room", ["agenda", "consents", "exhibits", "questions", "votes"])
def test_ids_are_unique_in_their_room(plan: Plan, room: str) -> None:
    ids = [thing.id for thing in getattr(plan, room)]
    assert ids
    assert len(set(ids)) == len(ids)


@cities
def test_the_options_of_a_question_differ_in_id_and_in_words(plan: Plan) -> None:
    for question in plan.questions:
        assert len({option.id for option in question.options}) == len(question.options)
        assert len({option.words["en"] for option in question.options}) == len(question.options)


@cities
def test_the_day_runs_from_arriving_to_the_result(plan: Plan) -> None:
    assert [(phase.kind, phase.minutes) for phase in plan.agenda] == [
        (PhaseKind.ARRIVE, 10),
        (PhaseKind.CHARGE, 10),
        (PhaseKind.OPENING, 10),
        (PhaseKind.EVIDENCE, 15),
        (PhaseKind.DRAFTING, 15),
        (PhaseKind.REFINED, 10),
        (PhaseKind.RESULT, 10),
    ]


@cities
def test_each_vote_is_put_in_its_phase_and_both_are_there_at_the_result(plan: Plan) -> None:
    votes = {phase.kind: phase.votes for phase in plan.agenda if phase.votes}
    assert votes == {
        PhaseKind.OPENING: (OPENING,),
        PhaseKind.REFINED: (REFINED,),
        PhaseKind.RESULT: (OPENING, REFINED),
    }


@cities
def test_both_votes_put_the_same_questions_in_the_same_order(plan: Plan) -> None:
    opening, refined = plan.vote(OPENING), plan.vote(REFINED)
    assert (opening.when, refined.when) == (When.OPENING, When.REFINED)
    assert opening.questions == refined.questions == tuple(question.id for question in plan.questions)


@cities
def test_a_choice_comes_first_and_lets_a_juror_say_no(plan: Plan) -> None:
    first = plan.questions[0]
    assert first.method is Method.SINGLE
    assert first.reading is None
    assert len(first.options) == 5


def test_no_role_and_no_public_money_can_be_chosen() -> None:
    assert OptionId("none") in {option.id for option in LONDON.questions[0].options}
    assert {"unfunded", "no"} <= {option.id for option in MANCHESTER.questions[0].options}


@cities
def test_support_is_asked_alone_first_then_for_me_then_for_all(plan: Plan) -> None:
    assert [question.reading for question in plan.questions[1:]] == [Reading.SUPPORT, Reading.ME, Reading.ALL]
    assert plan.questions[1:] == scales(plan)


@cities
def test_a_scale_has_seven_points_and_not_sure(plan: Plan) -> None:
    for question in scales(plan):
        assert marks_of(question) == (3, 2, 1, 0, -1, -2, -3, NOT_SURE)


@cities
def test_a_scale_runs_from_its_lowest_point_to_its_highest(plan: Plan) -> None:
    ends = [(label(question, -3), label(question, 0), label(question, 3)) for question in scales(plan)]
    bad_to_good = ("Very bad", "Neither good nor bad", "Very good")
    assert ends == [("Strongly against", "Neither for nor against", "Strongly for"), bad_to_good, bad_to_good]


@cities
def test_a_scale_is_worded_alike_on_both_sides_of_its_middle(plan: Plan) -> None:
    opposite = {"against": "for", "bad": "good"}
    for question in scales(plan):
        for mark in (1, 2, 3):
            low, high = (re.findall(r"\w+", label(question, end).lower()) for end in (-mark, mark))
            assert [opposite.get(word, word) for word in low] == high


def test_both_cities_answer_the_same_scales() -> None:
    assert scales(LONDON) == scales(MANCHESTER)
    assert LONDON.questions[0].id != MANCHESTER.questions[0].id


@cities
def test_the_one_exhibit_gives_each_side_as_many_and_about_as_long_paragraphs(plan: Plan) -> None:
    exhibit = the_exhibit(plan)
    said_for, said_against = (
        [text for text in texts(exhibit.body) if text.startswith(side)] for side in ("For: ", "Against: ")
    )
    assert exhibit.side is Side.BACKGROUND
    assert len(said_for) == len(said_against) == 2
    lengths = len(" ".join(said_for)), len(" ".join(said_against))
    assert min(lengths) / max(lengths) > 0.85


def test_each_exhibit_tells_what_its_own_city_was_asked() -> None:
    assert "In London, people were asked what role" in the_exhibit(LONDON).body[1]["en"]
    assert "In Manchester, people were asked whether" in the_exhibit(MANCHESTER).body[1]["en"]


@cities
def test_the_charge_says_that_this_is_a_demonstration_and_binds_nobody(plan: Plan) -> None:
    assert plan.charge.influence is Influence.CONSULT
    assert "demonstration" in plan.charge.asked_by["en"]
    assert "demonstration" in " ".join(texts(plan.charge.not_up_for_grabs))
    assert plan.charge.answered_by["en"].endswith("Today is a demonstration: nobody is bound to answer.")


@cities
def test_the_one_consent_is_to_be_counted_without_a_name(plan: Plan) -> None:
    (consent,) = plan.consents
    assert consent.id == COUNT_MOVES
    assert "without my name" in consent.words["en"]


@pytest.mark.parametrize("text", sorted(set(ALL_TEXTS)))
def test_a_text_is_there_trimmed_and_short(text: str) -> None:
    assert text == " ".join(text.split())
    assert 0 < len(text) <= LONGEST


def test_no_figure_is_given_that_the_source_does_not_give() -> None:
    assert {number for text in ALL_TEXTS for number in re.findall(r"\d[\d.,]*\d|\d", text)} == NUMBERS_IN_THE_SOURCE


@cities
def test_the_lead_in_of_a_reading_is_left_to_the_template(plan: Plan) -> None:
    for question in scales(plan):
        assert not re.search(r"thinking|household|everyone|for you\b", question.words["en"], re.IGNORECASE)
