"""The whole day of the demonstration: it can be held, it is fair, and every text is short enough to be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

import pytest

from app.jury.day.plan import PUTS_VOTES, PhaseKind
from app.jury.exhibits.balance import balance
from app.jury.exhibits.ledger import short_of
from app.jury.exhibits.plan import Side
from app.jury.plan import Plan, check_plan
from app.jury.votes.instrument import instrument_of, is_of_conditions
from app.jury.votes.order import pages_in_order
from app.jury.votes.plan import Method, Reading, When
from app.plans.royal_opera_house.inquiry import INQUIRY_TITLE
from app.plans.royal_opera_house.whole import LONDON, MANCHESTER, OPENING, REFINED
from app.plans.saying import WELSH
from app.study.measures.reason import FEWEST_CONSIDERATIONS

LONGEST = 400
MOST_ON_THE_WALL = 4
cities = pytest.mark.parametrize("plan", [LONDON, MANCHESTER], ids=["London", "Manchester"])


def words_in(value: object) -> Iterator[Mapping[str, str]]:
    if isinstance(value, Mapping) and value:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_in(getattr(value, field.name))


@cities
def test_the_day_can_be_held(plan: Plan) -> None:
    check_plan(plan)
    assert [phase.kind for phase in plan.agenda][:3] == [PhaseKind.ARRIVE, PhaseKind.CHARGE, PhaseKind.OPENING]
    assert [phase.kind for phase in plan.agenda][-3:] == [PhaseKind.RESULT, PhaseKind.EVALUATION, PhaseKind.CLOSE]
    assert {phase.kind for phase in plan.agenda} == set(PhaseKind)
    assert 5 <= sum(phase.minutes for phase in plan.agenda) / 60 <= 7.5


@cities
def test_everything_prepared_is_used(plan: Plan) -> None:
    assert {vote for phase in plan.agenda for vote in phase.votes} == {vote.id for vote in plan.votes}
    assert {exhibit for phase in plan.agenda for exhibit in phase.exhibits} == {e.id for e in plan.exhibits}
    put = Counter(q for vote in plan.votes if vote.when is not When.OPENING for q in vote.questions)
    assert put == Counter(question.id for question in plan.questions)
    assert {question.block for question in plan.questions} == {block.id for block in plan.blocks}


@cities
def test_every_measure_of_the_day_has_what_it_takes(plan: Plan) -> None:
    asked = instrument_of(plan)
    assert (asked.first, asked.last) == (plan.vote(OPENING), plan.vote(REFINED))
    assert all(proposal.has_hats for proposal in asked.proposals)
    assert asked.order is not None
    assert [option.id for option in asked.order.options] == [proposal.id for proposal in asked.proposals]
    assert all(proposal.conditions for proposal in asked.proposals)
    assert FEWEST_CONSIDERATIONS < 12 <= len(asked.considerations) <= 16
    assert len(asked.known) == 2
    assert asked.confidence
    assert (len(asked.placebo), len(asked.trust)) == (2, 2)
    answers = [str(option.id) for option in plan.question("mattered").options]
    assert answers == [*(str(exhibit.id) for exhibit in plan.exhibits), "none"]


@cities
def test_the_instrument_is_put_twice_and_locked_by_its_juror(plan: Plan) -> None:
    opening, refined = plan.vote(OPENING), plan.vote(REFINED)
    assert (opening.when, refined.when) == (When.OPENING, When.REFINED)
    once = [q for q in refined.questions if is_of_conditions(plan.question(q))]
    assert opening.questions == tuple(q for q in refined.questions if q not in once)
    assert opening.to_finish
    assert refined.to_finish
    put = {phase.kind: phase.votes for phase in plan.agenda if phase.votes and phase.kind in PUTS_VOTES}
    assert put[PhaseKind.OPENING] == (OPENING,)
    assert put[PhaseKind.REFINED] == (REFINED,)


@cities
def test_every_proposal_is_asked_about_in_both_hats_and_support_comes_first_and_alone(plan: Plan) -> None:
    asked = list(map(plan.question, plan.vote(OPENING).questions))
    readings = [question.reading for question in asked if question.reading]
    assert readings == [Reading.SUPPORT] * 4 + [Reading.ME] * 4 + [Reading.ALL] * 4
    orders = {tuple(q.id for q in pages_in_order(asked, juror)) for juror in range(1, 25)}
    assert len(orders) == 2, "some jurors meet the one hat first, some the other"


@cities
def test_a_wall_never_has_to_show_more_at_once_than_it_can(plan: Plan) -> None:
    shown = Counter((vote.id, plan.question(q).block) for vote in plan.votes for q in vote.questions)
    assert max(shown.values()) <= MOST_ON_THE_WALL


@cities
def test_the_reasons_are_as_many_for_oneself_as_for_all_and_in_an_order_of_one_s_own(plan: Plan) -> None:
    reasons = plan.question("reasons")
    assert reasons.method is Method.APPROVAL
    assert (len(reasons.options), reasons.fewest, reasons.most) == (8, 0, 3)
    assert reasons.shuffled
    assert reasons.own_words


@cities
def test_the_evidence_is_balanced_and_says_whose_it_is(plan: Plan) -> None:
    minutes = Counter[Side]()
    for exhibit in plan.exhibits:
        minutes[exhibit.side] += exhibit.minutes
        assert exhibit.interest["en"]
        assert "2008" in exhibit.source["en"]
    assert minutes[Side.FOR] == minutes[Side.AGAINST] > 0
    witnesses = [exhibit.witness["en"] for exhibit in plan.exhibits if exhibit.witness]
    assert set(witnesses) == {"A manager", "A critic", "A dancer", "An economist"}
    assert witnesses.count("A dancer") == 2
    found = balance(plan.exhibits)
    assert found.of(Side.FOR).questioned == found.of(Side.AGAINST).questioned > 0
    given = {each.side: each.minutes + each.questioned for each in found.sides}
    assert plan.least_share
    assert short_of(plan.least_share, given) is None
    assert sum(exhibit.side is Side.HUMAN_STORY for exhibit in plan.exhibits) == 2
    for phase in plan.agenda:
        assert sum(plan.exhibit(exhibit).minutes for exhibit in phase.exhibits) <= phase.minutes


def test_both_cities_answer_the_same_questions_but_for_the_first() -> None:
    london, manchester = (plan.vote(OPENING).questions for plan in (LONDON, MANCHESTER))
    assert london[1:] == manchester[1:]
    assert london[0] != manchester[0]
    shared = {question.id: question for question in LONDON.questions}
    assert all(shared[question.id] == question for question in MANCHESTER.questions if question.id in shared)


@cities
def test_every_text_is_there_trimmed_and_short(plan: Plan) -> None:
    for words in words_in(plan):
        for text in words.values():
            assert text == " ".join(text.split())
            assert 0 < len(text) <= LONGEST


@cities
def test_a_juror_can_read_the_whole_day_in_welsh(plan: Plan) -> None:
    jurors = replace(plan, agenda=tuple(replace(phase, notes={}, cues=()) for phase in plan.agenda))
    missing = [words["en"] for words in words_in(jurors) if "cy" not in words and not words["en"].isdigit()]
    assert missing == []


def test_no_welsh_sentence_stands_there_for_a_text_that_is_gone() -> None:
    said_in_english = {words["en"] for plan in (LONDON, MANCHESTER) for words in words_in(plan)} | {INQUIRY_TITLE["en"]}
    assert set(WELSH) <= said_in_english
