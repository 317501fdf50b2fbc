"""What is said of a plan before it is held: every fault with its place, and warnings of what can be known."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.day.plan import Cue, Phase, PhaseKind
from app.jury.exhibits.plan import ExhibitFile, FileKind, Link, Side
from app.jury.plan import Plan, check_plan
from app.jury.reasons import Refused
from app.jury.seats.targets import Counted, Quota, Target
from app.jury.votes.declared import Declared, Portion
from app.plans.advice import advice, thoughts
from app.plans.faults import faults
from app.plans.hours import together
from app.plans.ready import READY
from tests.asked import APPROVAL, BUDGET, CONSENT, EVERY_METHOD, JUDGEMENT, POINTS, RANKING, SCALE, SCORES, SINGLE
from tests.random_days import bounded
from tests.store.test_wire import any_value

SHORT = READY["two-evenings"]
LONDON = READY["roh-london"]
MANY = ("en", *(f"x{a}{b}" for a in "abcdefghi" for b in "abcdefghijk"))
PHOTO = ExhibitFile("ab" * 32, FileKind.IMAGE, "photo.png")


def with_part(plan: Plan, part: str, place: int, **changes: object) -> Plan:
    things = list(getattr(plan, part))
    things[place] = replace(things[place], **changes)
    return replace(plan, **{part: tuple(things)})  # type: ignore[arg-type]


def places(plan: Plan) -> list[str]:
    return [remark.place for remark in faults(plan)]


@pytest.mark.parametrize(
    ("plan", "place", "says"),
    [
        (replace(SHORT, agenda=()), "agenda", "no phase"),
        (with_part(SHORT, "agenda", 2, id="arrive"), "agenda[2].id", "“arrive” is there already"),
        (with_part(SHORT, "agenda", 2, votes=("oppening",)), "agenda[2].votes[0]", "no vote “oppening”"),
        (with_part(SHORT, "agenda", 3, exhibits=("ghost",)), "agenda[3].exhibits[0]", "no exhibit “ghost”"),
        (with_part(SHORT, "agenda", 1, minutes=0), "agenda[1].minutes", "a minute at least"),
        (with_part(SHORT, "agenda", 1, least=11), "agenda[1].least", "of 10 minutes, 11 cannot be protected"),
        (with_part(SHORT, "agenda", 1, least=-1), "agenda[1].least", "cannot be protected"),
        (with_part(SHORT, "agenda", 1, resumes="25:00"), "agenda[1].resumes", "no time of day"),
        (with_part(SHORT, "agenda", 1, tables=-1), "agenda[1].tables", "fewer tables than none"),
        (with_part(SHORT, "agenda", 1, minutes=10**30), "agenda[1].minutes", "a day at the most"),
        (with_part(SHORT, "agenda", 1, tables=10**9), "agenda[1].tables", "more than 200 tables"),
        (with_part(SHORT, "agenda", 1, cues=(Cue(-1, {"en": "x"}),)), "agenda[1].cues[0].minute", "0 minutes or later"),
        (with_part(SHORT, "agenda", 1, cues=(Cue(3, {}),)), "agenda[1].cues[0].words", "no text"),
        (with_part(SHORT, "agenda", 1, cues=(Cue(3, {"en": "x"}),) * 41), "agenda[1].cues", "41 cues"),
        (with_part(SHORT, "agenda", 1, title={}), "agenda[1].title", "no text"),
        (with_part(SHORT, "agenda", 1, title={"en": " "}), "agenda[1].title", "no text"),
        (with_part(SHORT, "votes", 1, questions=()), "votes[1].questions", "puts no question"),
        (with_part(SHORT, "votes", 1, questions=("what",)), "votes[1].questions[0]", "no question “what”"),
        (with_part(SHORT, "exhibits", 0, minutes=-3), "exhibits[0].minutes", "less than no time"),
        (with_part(SHORT, "exhibits", 0, minutes=10**30), "exhibits[0].minutes", "more than a day"),
        (with_part(SHORT, "exhibits", 0, questioned=-3), "exhibits[0].questioned", "less than no time"),
        (with_part(SHORT, "exhibits", 0, links=(Link("ftp://x"),)), "exhibits[0].links[0].address", "https://"),
        (with_part(SHORT, "exhibits", 0, files=(PHOTO, PHOTO)), "exhibits[0].files[1]", "there already"),
        (with_part(SHORT, "exhibits", 0, files=(replace(PHOTO, digest="x"),)), "exhibits[0].files[0]", "SHA-256"),
        (with_part(SHORT, "exhibits", 0, files=(replace(PHOTO, pages=3),)), "exhibits[0].files[0]", "a picture 1"),
        (with_part(SHORT, "questions", 0, options=SINGLE.options[:1]), "questions[0]", "from 2 to 98 options"),
        (replace(SHORT, title=dict.fromkeys(MANY, "x")), "languages", "languages, and 24 are the most"),
        (replace(SHORT, languages=MANY), "languages", "24 are the most"),
        (replace(SHORT, title={"en": "x", "<b>": "x"}), "languages", "“<b>” is no language"),
        (with_part(SHORT, "questions", 0, options=SINGLE.options[:1] * 2), "questions[0].options[1].id", "already"),
    ],
)
def test_a_fault_is_named_with_its_place(plan: Plan, place: str, says: str):
    assert any(remark.place == place and says in remark.says for remark in faults(plan)), faults(plan)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (replace(SCALE, options=SCALE.options[:4]), "odd number"),
        (replace(CONSENT, options=CONSENT.options[:3]), "4 options"),
        (replace(APPROVAL, most=0), "most has to be 1 at least"),
        (replace(APPROVAL, not_sure=True), "“not sure” stands beside one"),
        (replace(RANKING, fewest=9), "fit its options"),
        (replace(SCORES, levels=()), "levels"),
        (replace(JUDGEMENT, levels=JUDGEMENT.levels[:1]), "levels"),
        (replace(POINTS, total=0), "total"),
        (replace(BUDGET, costs=(1, 2)), "a cost above 0 for each option"),
        (replace(SINGLE, most=2), "only approval and ranking"),
        (replace(SINGLE, declared=Declared(quorum=Portion(3, 2))), "threshold or quorum"),
    ],
)
def test_why_nobody_could_answer_a_question_is_said_in_words(question, says: str):
    plan = replace(SHORT, questions=(*SHORT.questions, question))
    (fault,) = faults(plan)
    assert fault.place == f"questions[{len(SHORT.questions)}]"
    assert says in fault.says
    with pytest.raises(Refused):
        check_plan(plan)


def test_a_question_of_every_method_is_without_fault():
    assert faults(replace(SHORT, questions=(*SHORT.questions, *EVERY_METHOD))) == ()


def spoilt(value: object, dice: Random) -> object:
    """The same with one thing in it, however deep, that is something else of its kind, left out or there twice."""
    if is_dataclass(value) and not isinstance(value, type):
        name = dice.choice([field.name for field in fields(value)])
        return replace(value, **{name: spoilt(getattr(value, name), dice)})
    if isinstance(value, tuple) and value:
        place = dice.randrange(len(value))
        changed = dice.choice([(), (value[place],) * 2, (spoilt(value[place], dice),)])
        return (*value[:place], *changed, *value[place + 1 :])
    return any_value(type(value), dice) if isinstance(value, bool | int | str) else value


@bounded
@given(seed=st.integers(0, 2**32), which=st.sampled_from(sorted(READY)))
def test_whatever_the_rules_refuse_is_explained(seed: int, which: str):
    plan = spoilt(READY[which], Random(seed))
    assert isinstance(plan, Plan)
    try:
        check_plan(plan)
    except Refused:
        assert faults(plan)


def test_spoiling_a_plan_does_make_the_rules_refuse_many():
    refused = 0
    for seed in range(200):
        try:
            check_plan(spoilt(SHORT, Random(seed)))  # type: ignore[arg-type]
        except Refused:
            refused += 1
    assert refused > 20


def without(plan: Plan, *kinds: PhaseKind) -> Plan:
    return replace(plan, agenda=tuple(phase for phase in plan.agenda if phase.kind not in kinds))


def lasting(plan: Plan, kind: PhaseKind, minutes: int) -> Plan:
    def changed(phase: Phase) -> Phase:
        return replace(phase, minutes=minutes) if phase.kind is kind else phase

    return replace(plan, agenda=tuple(map(changed, plan.agenda)))


@pytest.mark.parametrize(
    ("plan", "warning"),
    [
        (lasting(LONDON, PhaseKind.QUESTIONS, 20), "20 minutes for questions after 80 of evidence"),
        (without(LONDON, PhaseKind.BREAK), "people have sat for 2 h 20 min without a break"),
        (without(LONDON, PhaseKind.QUESTIONS), "0 minutes for questions"),
        (lasting(LONDON, PhaseKind.TALK, 20), "75 minutes of talk and drafting in 315 together"),
        (lasting(LONDON, PhaseKind.EVIDENCE, 20), "its exhibits alone take"),
        (with_part(LONDON, "exhibits", 1, minutes=25), "32 minutes for and 17 against"),
        (with_part(LONDON, "exhibits", 1, side=Side.NEUTRAL), "7 minutes for and 17 against"),
        (with_part(LONDON, "exhibits", 1, interest={}), "who gains or loses"),
        (with_part(LONDON, "exhibits", 1, source={"en": ""}), "where this comes from"),
        (with_part(LONDON, "exhibits", 1, questioned=40), "44 minutes of questions to those for, 9 to the others"),
        (with_part(LONDON, "exhibits", 1, questioned=90), "its exhibits alone take"),
        (with_part(LONDON, "exhibits", 1, files=(PHOTO,)), "who may copy its files"),
        (with_part(LONDON, "exhibits", 1, files=(PHOTO,)), "whoever cannot see"),
        (replace(LONDON, charge=replace(LONDON.charge, not_up_for_grabs=())), "what they can change"),
        (without(LONDON, PhaseKind.REFINED), "never asked for again"),
        (without(LONDON, PhaseKind.REFINED), "“refined” is put in no phase"),
        (replace(LONDON, agenda=LONDON.agenda[::-1]), "comes after evidence"),
        (without(LONDON, PhaseKind.EVALUATION), "how the day was held"),
        (without(LONDON, PhaseKind.EVIDENCE), "“nation” is shown in no phase"),
        (replace(LONDON, consents=()), "change of mind is counted"),
        (with_part(LONDON, "votes", 1, questions=LONDON.votes[1].questions[::-1]), "before it asks for support"),
        (
            replace(LONDON, questions=tuple(replace(q, block="") for q in LONDON.questions)),
            "meets the hats in the same",
        ),
        (replace(LONDON, questions=(*LONDON.questions, SINGLE)), "“single” is asked in no vote"),
        (replace(LONDON, title={"en": "London citizens’ jury"}), "people meet for 5 h 45 min"),
        (replace(LONDON, title={"en": "The Citizens’ Assembly of London"}), "30 hours at least"),
        (with_part(LONDON, "exhibits", 1, source={"en": "To be filled in: whence"}), "1 texts are still"),
    ],
)
def test_what_can_be_known_is_warned_of(plan: Plan, warning: str):
    assert any(warning in remark.says for remark in advice(plan)), advice(plan)
    assert not any(warning in remark.says for remark in advice(LONDON))


def test_a_plan_that_tells_jurors_it_is_a_demonstration_is_not_for_a_real_day_as_it_stands():
    (remark,) = (each for each in advice(LONDON) if "demonstration" in each.says)
    assert remark.place.startswith("charge.")
    asked = replace(LONDON, charge=replace(LONDON.charge, question={"en": "Is a demonstration against us all right?"}))
    assert [each.place for each in advice(asked) if "demonstration" in each.says] == [remark.place]
    others = [plan for name, plan in READY.items() if not name.startswith("roh-")]
    assert others
    assert not any("demonstration" in each.says for plan in others for each in advice(plan))


def test_a_short_jury_that_says_so_is_called_what_it_is():
    assert thoughts(replace(LONDON, title={"en": "London: a one-day jury"})) == ()


@pytest.mark.parametrize(("jurors", "warned"), [(11, True), (12, False), (24, False), (25, True), (None, False)])
def test_too_few_and_too_many_jurors_are_warned_of_where_their_number_is_known(jurors: int | None, warned: bool):
    assert bool(thoughts(LONDON, jurors)) is warned


def test_hours_together_leave_breaks_out():
    assert together(LONDON) == 345


def test_more_people_than_seats_are_warned_of_and_shares_never_are():
    target = Target("Area", (Quota("North", 20), Quota("South", 5)), {"en": "The brief."}, Counted.SEATS)
    wanting = replace(LONDON, targets=(*LONDON.targets, target))
    (remark,) = thoughts(wanting, 24)
    assert (remark.place, remark.says) == ("targets[2]", "Area: 25 are wanted, and there are 24 seats")
    assert thoughts(replace(wanting, targets=(replace(target, quotas=target.quotas[:1]),)), 24) == ()
    assert thoughts(wanting) == ()
