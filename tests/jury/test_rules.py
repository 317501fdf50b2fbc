"""The table of rules: complete, and exactly as permissive as it says."""

import ast
import importlib
import pkgutil
from dataclasses import fields, replace
from pathlib import Path

import pytest

import app.jury
from app.jury.act import Act, Outcome, RoomAct
from app.jury.acts import ACTS, kind_of
from app.jury.contributions.acts import (
    AnswerMerge,
    Contribute,
    ModerateContribution,
    OfferMerge,
    ProposeContribution,
    ReviseContribution,
    SecondContribution,
    WithdrawContribution,
)
from app.jury.day.acts import (
    Announce,
    OpenSitting,
)
from app.jury.day.agenda_acts import CloseSitting
from app.jury.day.plan import PhaseKind
from app.jury.exhibits.acts import ShowExhibit, TurnPage
from app.jury.exhibits.pulse_acts import ClosePulse, ShowPulse
from app.jury.exhibits.testimony_acts import BeginTestimony, EndTestimony
from app.jury.people import By, Role
from app.jury.questions.acts import (
    AnswerQuestionMerge,
    AskWitness,
    OfferQuestionMerge,
    ProposeSlate,
    PutWitnessQuestion,
    RequestEvidence,
    SecondWitnessQuestion,
    SetSlate,
)
from app.jury.reasons import Reason, Refused
from app.jury.recommendations.acts import (
    AmendRecommendation,
    DraftRecommendation,
    DropRecommendation,
    FreezeRecommendation,
    MergeRecommendations,
    PartRecommendations,
    PutRecommendation,
    ReopenRecommendation,
    TakeOffRecommendation,
)
from app.jury.recommendations.juror_acts import ProposeAmendment
from app.jury.rule import ANY_PHASE
from app.jury.rule_book import RULES
from app.jury.rules import check
from app.jury.seats.acts import CheckIn
from app.jury.state import EMPTY, State
from app.jury.tables.acts import DrawTables, MoveToTable, SetTables
from app.jury.turns.acts import (
    BeginQuiet,
    EndGoRound,
    EndQuiet,
    HostTable,
    PassTurn,
    StartGoRound,
    TakeTurn,
    TakeTurnBack,
)
from app.jury.votes.acts import CastBallot, OpenVote
from tests.days import (
    FACILITATOR,
    PHASES,
    PLAN,
    START,
    Step,
    after,
    juror,
    moved_to,
    opened,
    refused,
)
from tests.jury.possible import GIVEN, NEAR_MISSES, OWNERS, POSSIBLE

JURY = Path(app.jury.__file__).parent


def every_act() -> set[type[Act]]:
    """Defined anywhere under app/jury, whether anything imports it or not."""
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(app.jury.__path__, "app.jury.")]
    values = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return {kind for kind in values if issubclass(kind, Act)} - {Act, RoomAct}


def by(role: Role) -> By:
    return By(role, 1)


# Complete


def test_every_act_has_a_rule_a_name_and_a_place_in_these_tests():
    assert len(every_act()) >= 15
    assert every_act() == set(RULES) == set(ACTS.values()) == set(POSSIBLE)


def test_an_act_bears_its_own_name_in_the_journal():
    assert {name: kind.__name__ for name, kind in ACTS.items()} == {name: name for name in ACTS}
    assert kind_of(Announce("Tea!")) == "Announce"


@pytest.mark.parametrize("kind", RULES)
def test_only_acts_that_steer_the_room_can_be_a_taking_back(kind: type[Act]):
    assert issubclass(kind, RoomAct) == any(field.name == "undoes" for field in fields(kind))
    assert issubclass(kind.outcome, Outcome)


def test_every_reason_the_rules_can_give_is_given_somewhere():
    raised = {
        node.attr
        for path in JURY.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Refused"
        for node in call.args
        if isinstance(node, ast.Attribute)
    }
    assert raised == {reason.name for reason, *_ in NEAR_MISSES}


@pytest.mark.parametrize(("reason", "day", "person", "act"), NEAR_MISSES, ids=[near[0].name for near in NEAR_MISSES])
def test_a_near_miss_is_refused_with_its_reason(reason: Reason, day: Step, person: By, act: Act):
    assert refused(after(day), person, act) == reason


# Permissive


def lets_in(state: State, role: Role, act: Act) -> bool:
    try:
        check(state, by(role), act, START)
    except Refused as refusal:
        return refusal.reason is not Reason.NOT_ALLOWED
    return True


def its_own(kind: type[Act], role: Role) -> bool:
    """A scribe may decide only about what its own table said, where the plan leaves that to the tables."""
    return not (kind is ModerateContribution and role is Role.SCRIBE)


@pytest.mark.parametrize("kind", RULES)
def test_the_right_person_at_the_right_moment_may(kind: type[Act]):
    day, act = POSSIBLE[kind]
    for role in RULES[kind].who & OWNERS.get(kind, set(Role)):
        assert isinstance(check(after(day), by(role), act, START, GIVEN.get(kind)), kind.outcome)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", RULES)
def test_each_role_may_do_what_the_table_says_and_nothing_else(kind: type[Act], role: Role):
    day, act = POSSIBLE[kind]
    assert lets_in(after(day), role, act) == (role in RULES[kind].who and its_own(kind, role))


def test_the_table_gives_each_role_its_own():
    """Written out once, by hand: a row that is changed by mistake fails here."""
    gives = {role: {kind.__name__ for kind, rule in RULES.items() if role in rule.who} for role in Role}
    assert gives[Role.ORGANISER] == {"OpenSitting", "RestoreSitting", "ReissueCard", "Redact", "EraseJuror"}
    assert gives[Role.VISITOR] == {"TakeSeat"}
    cast = {"CastBallot", "CastSecret", "Finish"}
    spoken = {"AskWitness", "WithdrawWitnessQuestion", "Contribute", "ReviseContribution", "WithdrawContribution"}
    turns = {"HostTable", "TakeTurn", "PassTurn", "TakeTurnBack", "StartGoRound", "EndGoRound"}
    turns |= {"BeginQuiet", "EndQuiet"}
    replied = {"ProposeAmendment", "WithdrawAmendment", "SignOff", "StateCondition", "WithdrawCondition"}
    replied |= {"ConfirmCondition", "WriteStatement", "SignStatement", "ReviewStatement"}
    drafted = {"DraftRecommendation", "AmendRecommendation", "MergeRecommendations", "PartRecommendations"}
    turns |= {"ProposeContribution", "OfferMerge", "AnswerMerge", "Cite"}
    spoken |= {"RequestEvidence"}
    turns |= {"AnswerQuestionMerge"}
    seconds = {"SecondWitnessQuestion", "SecondContribution"}
    assert (
        gives[Role.JUROR]
        == {"CheckIn", "Leave", "CiteForReason", "GivePulse"} | seconds | cast | spoken | turns | replied
    )
    assert gives[Role.SCRIBE] == {"ModerateContribution", "AnswerAmendment"} | drafted | spoken | turns
    assert gives[Role.WALL] == set()
    added = {"AddQuestion", "AddExhibit", "AddSeat", "ReissueCard", "CloseSitting", "TranscribeBallot"}
    added |= {"OfferQuestionMerge", "ProposeSlate"}
    assert gives[Role.FACILITATOR] == {kind.__name__ for kind in RULES if issubclass(kind, RoomAct)} | added | turns | {
        "Contribute"
    }


@pytest.mark.parametrize("kind", [kind for kind in RULES if kind is not OpenSitting])
def test_nobody_may_before_the_doors_open(kind: type[Act]):
    for role in RULES[kind].who:
        reason = refused(EMPTY, by(role), POSSIBLE[kind][1])
        assert reason == (Reason.NOT_ALLOWED if role is Role.JUROR else Reason.NOT_OPEN_YET)


HEARD_IN = {PhaseKind.EVIDENCE, PhaseKind.QUESTIONS}
TOGETHER = (ProposeContribution, SecondContribution, OfferMerge, AnswerMerge)
SAID = (Contribute, ReviseContribution, WithdrawContribution, *TOGETHER)
TURNS = (HostTable, TakeTurn, PassTurn, TakeTurnBack, StartGoRound, EndGoRound, BeginQuiet, EndQuiet)
AT_TABLES = (DrawTables, SetTables, MoveToTable, *SAID, *TURNS)
WHILE_DRAFTING = (
    DraftRecommendation,
    AmendRecommendation,
    MergeRecommendations,
    PartRecommendations,
    DropRecommendation,
    FreezeRecommendation,
    ReopenRecommendation,
    PutRecommendation,
    TakeOffRecommendation,
    ProposeAmendment,
)
DURING = {
    OpenVote: set(PhaseKind) - {PhaseKind.RESULT, PhaseKind.BREAK, PhaseKind.CLOSE},
    ShowExhibit: {PhaseKind.EVIDENCE},
    TurnPage: {PhaseKind.EVIDENCE},
    CloseSitting: {PhaseKind.CLOSE},
    **dict.fromkeys((AskWitness, PutWitnessQuestion, ProposeSlate, SetSlate), HEARD_IN),
    **dict.fromkeys((OfferQuestionMerge, AnswerQuestionMerge, BeginTestimony, EndTestimony), HEARD_IN),
    **dict.fromkeys((RequestEvidence, SecondWitnessQuestion), HEARD_IN | {PhaseKind.TALK}),
    ClosePulse: {PhaseKind.EVIDENCE},
    ShowPulse: {PhaseKind.RESULT, *HEARD_IN},
    **{kind: {PhaseKind.TALK} for kind in AT_TABLES},
    **{kind: {PhaseKind.DRAFTING} for kind in WHILE_DRAFTING},
}


@pytest.mark.parametrize("kind", RULES)
def test_acts_of_certain_phases_are_done_in_those(kind: type[Act]):
    assert RULES[kind].during == DURING.get(kind, ANY_PHASE)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("kind", [OpenVote, ShowExhibit])
def test_in_any_other_phase_it_is_not_the_time(kind: type[Act], phase: str):
    """Also where that phase is there for the vote or the exhibit."""
    there_for_all = tuple(replace(p, votes=("opening", "refined"), exhibits=("story",)) for p in PLAN.agenda)
    state = after(opened(plan=replace(PLAN, agenda=there_for_all)), () if phase == "arrive" else moved_to(phase))
    act = POSSIBLE[kind][1]
    if PhaseKind(phase) in DURING[kind]:
        assert isinstance(check(state, FACILITATOR, act, START), Outcome)
    else:
        assert refused(state, FACILITATOR, act) == Reason.NOT_NOW


@pytest.mark.parametrize("number", [0, 6, -1])
@pytest.mark.parametrize("kind", [CheckIn, CastBallot])
def test_a_juror_without_a_seat_may_nothing(kind: type[Act], number: int):
    day, act = POSSIBLE[kind]
    assert refused(after(day), juror(number), act) == Reason.NOT_ALLOWED
