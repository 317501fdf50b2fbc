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
    Contribute,
    ModerateContribution,
    Perspective,
    ReviseContribution,
    Stance,
    WithdrawContribution,
)
from app.jury.day.acts import (
    Announce,
    CallEyesUp,
    ChangePhase,
    ExtendClock,
    OpenSitting,
    PauseClock,
    RestoreSitting,
    StartClock,
)
from app.jury.day.agenda_acts import AddExhibit, AddQuestion, Adjourn, ChangeAgenda, CloseSitting, Resume
from app.jury.day.plan import PhaseKind
from app.jury.exhibits.acts import ShowExhibit
from app.jury.people import By, Role
from app.jury.questions.acts import (
    AnswerWitnessQuestion,
    AskWitness,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from app.jury.reasons import Reason, Refused
from app.jury.rule import ANY_PHASE
from app.jury.rules import RULES, check
from app.jury.seats.acts import AddSeat, CheckIn, Leave, RecordLeaving, RecordReturn, TakeSeat
from app.jury.seats.plan import COUNT_MOVES
from app.jury.state import EMPTY, State
from app.jury.tables.acts import DrawTables, MoveToTable, SetTables
from app.jury.votes.acts import CastBallot, CloseVote, Finish, HideVotes, OpenVote, RevealVotes, ShowResults
from app.jury.votes.plan import Vote, When
from tests.days import (
    ARRIVED,
    CLOSING,
    COUNTED,
    FACILITATOR,
    HEARD,
    HEARING,
    HEARING_SHOWN,
    KEEP,
    OPENING,
    OPENING_OVER,
    ORGANISER,
    PHASES,
    PLAN,
    REFINED_CAST,
    REVEALED,
    SPOKEN,
    START,
    STORY,
    TALKING,
    VISITOR,
    WHOLE_OPENING,
    Step,
    after,
    asked,
    juror,
    moved_to,
    opened,
    refused,
    said,
    seated,
    told,
    voted,
)

JURY = Path(app.jury.__file__).parent
BOTH = {"opening": 1, "refined": 1}

NEW = replace(KEEP, id="new")
IN_BLOCKS = replace(PLAN, questions=tuple(replace(question, block="money") for question in PLAN.questions))
ASKED_IN = told(HEARING)[0][-1].seq
SAID_IN = told(SPOKEN)[0][-1].seq
SECOND_ASKED_IN = told(HEARING_SHOWN, asked(2))[0][-1].seq


def shown_last(state: State) -> tuple[By, Act]:
    return FACILITATOR, ModerateWitnessQuestion(max(state.questions.asked), None, True)


# For each act, a day after which the right person may do it.
POSSIBLE: dict[type[Act], tuple[Step, Act]] = {
    OpenSitting: ((), OpenSitting(PLAN, (1,))),
    ChangePhase: (ARRIVED, ChangePhase("arrive", "charge")),
    StartClock: (ARRIVED, StartClock("arrive", 1)),
    PauseClock: (HEARD, PauseClock("evidence", 1)),
    ExtendClock: (HEARD, ExtendClock("evidence", 1, 5)),
    Announce: (ARRIVED, Announce("Tea!")),
    CallEyesUp: (ARRIVED, CallEyesUp(True)),
    RestoreSitting: (ARRIVED, RestoreSitting("second", START)),
    TakeSeat: (ARRIVED, TakeSeat()),
    CheckIn: (opened(), CheckIn((COUNT_MOVES,))),
    ShowExhibit: (HEARD, ShowExhibit(None, "story")),
    OpenVote: ((ARRIVED, moved_to("opening")), OpenVote("opening", 1)),
    CloseVote: (OPENING, CloseVote("opening", 1)),
    RevealVotes: (COUNTED, RevealVotes(BOTH)),
    HideVotes: (REVEALED, HideVotes(BOTH)),
    CastBallot: (OPENING, CastBallot("opening", 1, 1, {"keep": 0})),
    ChangeAgenda: (ARRIVED, ChangeAgenda(PHASES[1:], PHASES[2:])),
    AddQuestion: (ARRIVED, AddQuestion(NEW, Vote("new", When.INTERIM, said("New"), ("new",)), "evidence")),
    AddExhibit: (ARRIVED, AddExhibit(replace(STORY, id="story-2"), "evidence")),
    Adjourn: (ARRIVED, Adjourn("arrive")),
    Resume: ((ARRIVED, (FACILITATOR, Adjourn("arrive"))), Resume("arrive")),
    CloseSitting: (CLOSING, CloseSitting("close")),
    Leave: (ARRIVED, Leave()),
    RecordLeaving: (ARRIVED, RecordLeaving(2)),
    RecordReturn: ((ARRIVED, (juror(2), Leave())), RecordReturn(2)),
    AddSeat: (ARRIVED, AddSeat(6)),
    AskWitness: (HEARING, AskWitness("And who does not?")),
    WithdrawWitnessQuestion: (HEARING, WithdrawWitnessQuestion(ASKED_IN)),
    SecondWitnessQuestion: ((HEARING_SHOWN, asked(2), shown_last), SecondWitnessQuestion(SECOND_ASKED_IN)),
    ModerateWitnessQuestion: (HEARING, ModerateWitnessQuestion(ASKED_IN, None, True)),
    PutWitnessQuestion: (HEARING_SHOWN, PutWitnessQuestion(None, ASKED_IN)),
    AnswerWitnessQuestion: (HEARING_SHOWN, AnswerWitnessQuestion(ASKED_IN, False, True, "All of us.")),
    DrawTables: (TALKING, DrawTables("talk", 2, 2)),
    SetTables: (TALKING, SetTables("talk", 2, ((1, 3), (2, 4)))),
    MoveToTable: (TALKING, MoveToTable("talk", 1, 1, 2)),
    Contribute: (TALKING, Contribute("talk", Perspective.MYSELF, Stance.AGAINST, "I never go.")),
    ReviseContribution: (SPOKEN, ReviseContribution(SAID_IN, 2, Perspective.MYSELF, Stance.FOR, "It gives me work.")),
    WithdrawContribution: (SPOKEN, WithdrawContribution(SAID_IN)),
    ModerateContribution: (SPOKEN, ModerateContribution(SAID_IN, 1, None, True)),
    ShowResults: ((opened(plan=IN_BLOCKS), moved_to("result")), ShowResults("", "money")),
    Finish: (WHOLE_OPENING, Finish("opening", 1)),
}
OWNERS = {kind: {Role.JUROR} for kind in (WithdrawWitnessQuestion, ReviseContribution, WithdrawContribution)} | {
    ModerateContribution: {Role.FACILITATOR}
}
"""Of those who may, the ones to whom what these acts name belongs."""
GIVEN = {DrawTables: ((1, 2), (3, 4))}
"""What the room works out for an act before it is checked."""
A_BALLOT = CastBallot("opening", 1, 1, {"keep": 0})
WITHOUT_REFINED: Step = (
    OPENING_OVER,
    moved_to("evidence"),
    (FACILITATOR, ChangeAgenda(("refined", "result"), ("result",))),
    moved_to("result"),
    (FACILITATOR, RevealVotes({"opening": 1})),
    (FACILITATOR, ChangeAgenda((), ("refined",))),
    moved_to("refined"),
)
"""The refined view was dropped, the opening one revealed, and then somebody thought again."""
RESTORED: Step = (ORGANISER, RestoreSitting("second", START))
NEAR_MISSES: list[tuple[Reason, Step, By, Act]] = [
    (Reason.NOT_OPEN_YET, (), FACILITATOR, Announce("Tea!")),
    (Reason.ALREADY_OPEN, opened(), ORGANISER, OpenSitting(PLAN, (1,))),
    (Reason.NOT_ALLOWED, ARRIVED, juror(1), Announce("Tea!")),
    (Reason.NOT_NOW, ARRIVED, FACILITATOR, OpenVote("opening", 1)),
    (Reason.MALFORMED, (), ORGANISER, OpenSitting(PLAN, ())),
    (Reason.UNKNOWN, ARRIVED, FACILITATOR, ChangePhase("arrive", "lunch")),
    (Reason.MOVED_ON, ARRIVED, FACILITATOR, ChangePhase("charge", "opening")),
    (Reason.NOTHING_CHANGES, ARRIVED, FACILITATOR, CallEyesUp(False)),
    (Reason.ROOM_FULL, (opened(2), seated(1, 2)), VISITOR, TakeSeat()),
    (Reason.CARD_REPLACED, ARRIVED, VISITOR, TakeSeat(1, issue=2)),
    (Reason.NOT_CHECKED_IN, OPENING, juror(5), CastBallot("opening", 1, 1, {"keep": 0})),
    (Reason.VOTE_OPEN, OPENING, FACILITATOR, ChangePhase("opening", "evidence")),
    (Reason.VOTE_CLOSED, OPENING_OVER, juror(1), CastBallot("opening", 1, 9, {"keep": 0})),
    (Reason.VOTE_LOST, (ARRIVED, RESTORED), juror(1), CastBallot("opening", 1, 1, {"keep": 0})),
    (Reason.NEWER_ANSWER, (OPENING, voted(1, "opening", keep=0)), juror(1), CastBallot("opening", 1, 1, {"keep": 1})),
    (Reason.INVALID_MARK, OPENING, juror(1), CastBallot("opening", 1, 1, {"keep": 3})),
    (Reason.COUNTERPART_OPEN, REFINED_CAST, FACILITATOR, RevealVotes({"opening": 1})),
    (Reason.TOO_LONG, ARRIVED, FACILITATOR, Announce("x" * 281)),
    (Reason.TOO_SHORT, HEARING, juror(2), AskWitness(" ")),
    (Reason.TOO_MANY, TALKING, FACILITATOR, DrawTables("talk", 2, 5)),
    (Reason.TRY_AGAIN, TALKING, FACILITATOR, DrawTables("talk", 2, 2)),
    (Reason.OWN, HEARING_SHOWN, juror(1), SecondWitnessQuestion(ASKED_IN)),
    (Reason.OTHERS, HEARING, juror(2), WithdrawWitnessQuestion(ASKED_IN)),
    (Reason.ROUND_OVER, (SPOKEN, moved_to("talk-2")), juror(1), WithdrawContribution(SAID_IN)),
    (Reason.FINISHED, (WHOLE_OPENING, (juror(1), Finish("opening", 1))), juror(1), A_BALLOT),
    (Reason.COUNTERPART_REVEALED, WITHOUT_REFINED, FACILITATOR, OpenVote("refined", 1)),
    (Reason.ADJOURNED, (ARRIVED, (FACILITATOR, Adjourn("arrive"))), FACILITATOR, ChangePhase("arrive", "charge")),
    (Reason.SITTING_CLOSED, (CLOSING, (FACILITATOR, CloseSitting("close"))), FACILITATOR, Announce("Tea!")),
]


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
    assert gives[Role.ORGANISER] == {"OpenSitting", "RestoreSitting"}
    assert gives[Role.VISITOR] == {"TakeSeat"}
    spoken = {"AskWitness", "WithdrawWitnessQuestion", "Contribute", "ReviseContribution", "WithdrawContribution"}
    assert gives[Role.JUROR] == {"CheckIn", "CastBallot", "Finish", "Leave", "SecondWitnessQuestion"} | spoken
    assert gives[Role.SCRIBE] == {"ModerateContribution"} | spoken
    assert gives[Role.WALL] == set()
    added = {"AddQuestion", "AddExhibit", "AddSeat", "CloseSitting"}
    assert gives[Role.FACILITATOR] == {kind.__name__ for kind in RULES if issubclass(kind, RoomAct)} | added


@pytest.mark.parametrize("kind", [kind for kind in RULES if kind is not OpenSitting])
def test_nobody_may_before_the_doors_open(kind: type[Act]):
    for role in RULES[kind].who:
        reason = refused(EMPTY, by(role), POSSIBLE[kind][1])
        assert reason == (Reason.NOT_ALLOWED if role is Role.JUROR else Reason.NOT_OPEN_YET)


HEARD_IN = {PhaseKind.EVIDENCE, PhaseKind.QUESTIONS}
AT_TABLES = (DrawTables, SetTables, MoveToTable, Contribute, ReviseContribution, WithdrawContribution)
DURING = {
    OpenVote: set(PhaseKind) - {PhaseKind.RESULT, PhaseKind.BREAK, PhaseKind.CLOSE},
    ShowExhibit: {PhaseKind.EVIDENCE},
    ShowResults: set(PhaseKind) - {PhaseKind.BREAK, PhaseKind.CLOSE},
    CloseSitting: {PhaseKind.CLOSE},
    **dict.fromkeys((AskWitness, SecondWitnessQuestion, PutWitnessQuestion), HEARD_IN),
    **{kind: {PhaseKind.TALK} for kind in AT_TABLES},
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
