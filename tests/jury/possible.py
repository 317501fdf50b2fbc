"""For each act a day on which it may be done, and for each refusal a near miss."""

from dataclasses import replace

from app.jury.act import Act
from app.jury.citing.acts import Cite, CiteForReason
from app.jury.contributions.acts import (
    AnswerMerge,
    Contribute,
    ModerateContribution,
    OfferMerge,
    Perspective,
    ProposeContribution,
    ReviseContribution,
    SecondContribution,
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
from app.jury.day.agenda_acts import AddExhibit, AddQuestion, Adjourn, ChangeAgenda, CloseSitting, ReplanDay, Resume
from app.jury.day.scenes import Scene, ShowScene
from app.jury.exhibits.acts import ShowExhibit, TurnPage
from app.jury.exhibits.pulse_acts import ClosePulse, Degree, GivePulse, ShowPulse
from app.jury.exhibits.testimony_acts import BeginTestimony, EndTestimony, Mode, RecordAbsence
from app.jury.people import By, Role
from app.jury.questions.acts import (
    AnswerQuestionMerge,
    AnswerWitnessQuestion,
    AskWitness,
    ModerateWitnessQuestion,
    ProposeSlate,
    PutWitnessQuestion,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from app.jury.reasons import Reason
from app.jury.removals.acts import EraseJuror, Place, Redact, Remains
from app.jury.seats.acts import AddSeat, CheckIn, Leave, RecordLeaving, RecordReturn, ReissueCard, TakeSeat
from app.jury.seats.plan import COUNT_MOVES
from app.jury.state import State
from app.jury.tables.acts import DrawTables, MoveToTable, SetTables, Solved
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
from app.jury.votes.acts import (
    CastBallot,
    CastSecret,
    CloseVote,
    Finish,
    HideVotes,
    OpenVote,
    RevealVotes,
    ShowResults,
    TranscribeBallot,
)
from app.jury.votes.plan import Reveal, Vote, When
from tests.days import (
    AFTER_A_STORY,
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
    REASONED,
    REFINED_CAST,
    REVEALED,
    SECRET,
    SECRET_CAST,
    SECRET_OPENING,
    SPOKEN,
    START,
    STORY,
    TALKING,
    VISITOR,
    WHOLE_OPENING,
    Step,
    after,
    asked,
    contributed,
    juror,
    looked_at,
    moved_to,
    opened,
    said,
    scribe,
    seated,
    told,
    vote_closed,
    vote_opened,
    voted,
)
from tests.jury.asking import ASKING, FIRST, LAST
from tests.jury.drafting import DRAFTING
from tests.jury.heard import PULSE_CLOSED, SHOWN, SPEAKING, WITNESSED

BOTH = {"opening": 1, "refined": 1}
NEW = replace(KEEP, id="new")
IN_BLOCKS = replace(PLAN, questions=tuple(replace(question, block="money") for question in PLAN.questions))
ASKED_IN = told(HEARING)[0][-1].seq
SAID_IN = told(SPOKEN)[0][-1].seq
SECOND_ASKED_IN = told(HEARING_SHOWN, asked(2))[0][-1].seq


HOSTED: Step = (TALKING, (juror(1), HostTable("talk", 1, 0, 1)))
"""Juror 1 looks after the turns at table 1."""
GOING_ROUND: Step = (HOSTED, (juror(1), StartGoRound("talk", 1, 1)))
TURN_TAKEN: Step = (HOSTED, (juror(1), TakeTurn("talk", 1, 2)))
TURN_TAKEN_IN = told(TURN_TAKEN)[0][-1].seq


HEARD_BY_ALL: Step = (
    (HOSTED, contributed(1), looked_at, contributed(2, "It costs."), looked_at),
    (scribe(1), Contribute("talk", Perspective.EVERYBODY, Stance.FOR, "We say.")),
    looked_at,
)
"""Juror 1, juror 2 and the scribe of table 1 have each said something that the table sees."""
FIRST_IN, SECOND_IN, WRITTEN_IN = after(HEARD_BY_ALL).contributions
ONE = (Perspective.EVERYBODY, Stance.FOR, "It gives work and costs.")
OFFERED: Step = (HEARD_BY_ALL, (juror(1), OfferMerge(FIRST_IN, WRITTEN_IN, *ONE)))
OFFERED_IN = told(OFFERED)[0][-1].seq


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
    ShowScene: (ARRIVED, ShowScene(Scene.FOLLOW, Scene.QUIET)),
    RestoreSitting: (ARRIVED, RestoreSitting("second", START)),
    TakeSeat: (ARRIVED, TakeSeat()),
    CheckIn: (opened(), CheckIn((COUNT_MOVES,))),
    ShowExhibit: (HEARD, ShowExhibit(None, "story")),
    TurnPage: ((HEARD, (FACILITATOR, ShowExhibit(None, "story"))), TurnPage("story", 0, 1)),
    GivePulse: (SHOWN, GivePulse("story", clear=Degree.YES)),
    ClosePulse: (SHOWN, ClosePulse("story")),
    ShowPulse: (PULSE_CLOSED, ShowPulse(None, "story")),
    BeginTestimony: (HEARD, BeginTestimony("story", Mode.SPEAKING)),
    EndTestimony: (SPEAKING, EndTestimony(1)),
    RecordAbsence: (WITNESSED, RecordAbsence("story", False, because="The train was late.")),
    OpenVote: ((ARRIVED, moved_to("opening")), OpenVote("opening", 1)),
    CloseVote: (OPENING, CloseVote("opening", 1)),
    RevealVotes: (COUNTED, RevealVotes(BOTH)),
    HideVotes: (REVEALED, HideVotes(BOTH)),
    CastBallot: (OPENING, CastBallot("opening", 1, 1, {"keep": 0})),
    TranscribeBallot: (OPENING, TranscribeBallot(5, "opening", 1, 1, {"keep": 0}, {"keep": 0})),
    ChangeAgenda: (ARRIVED, ChangeAgenda(PHASES[1:], PHASES[2:])),
    ReplanDay: (
        ARRIVED,
        ReplanDay("arrive", PHASES[1:], PHASES[1:], was={"evidence": 40}, minutes={"evidence": 30}),
    ),
    AddQuestion: (ARRIVED, AddQuestion(NEW, Vote("new", When.INTERIM, said("New"), ("new",)), "evidence")),
    AddExhibit: (ARRIVED, AddExhibit(replace(STORY, id="story-2"), "evidence")),
    Adjourn: (ARRIVED, Adjourn("arrive")),
    Resume: ((ARRIVED, (FACILITATOR, Adjourn("arrive"))), Resume("arrive")),
    CloseSitting: (CLOSING, CloseSitting("close")),
    Redact: (HEARING, Redact((Place(ASKED_IN, "act.text"),), "It names a neighbour.")),
    EraseJuror: (ARRIVED, EraseJuror(1, "As asked.")),
    Leave: (ARRIVED, Leave()),
    RecordLeaving: (ARRIVED, RecordLeaving(2)),
    RecordReturn: ((ARRIVED, (juror(2), Leave())), RecordReturn(2)),
    AddSeat: (ARRIVED, AddSeat(6)),
    ReissueCard: (ARRIVED, ReissueCard(2, 1)),
    AskWitness: (HEARING, AskWitness("And who does not?")),
    WithdrawWitnessQuestion: (HEARING, WithdrawWitnessQuestion(ASKED_IN)),
    SecondWitnessQuestion: ((HEARING_SHOWN, asked(2), shown_last), SecondWitnessQuestion(SECOND_ASKED_IN)),
    ModerateWitnessQuestion: (HEARING, ModerateWitnessQuestion(ASKED_IN, None, True)),
    PutWitnessQuestion: (HEARING_SHOWN, PutWitnessQuestion(None, ASKED_IN)),
    AnswerWitnessQuestion: (HEARING_SHOWN, AnswerWitnessQuestion(ASKED_IN, False, True, "All of us.")),
    DrawTables: (TALKING, DrawTables("talk", 2, 2)),
    SetTables: (TALKING, SetTables("talk", 2, ((1, 3), (2, 4)))),
    MoveToTable: (TALKING, MoveToTable("talk", 1, 1, 2)),
    HostTable: (TALKING, HostTable("talk", 1, 0, 1)),
    TakeTurn: (HOSTED, TakeTurn("talk", 1, 2)),
    PassTurn: (GOING_ROUND, PassTurn("talk", 1, 1)),
    TakeTurnBack: (TURN_TAKEN, TakeTurnBack("talk", 1, TURN_TAKEN_IN)),
    StartGoRound: (HOSTED, StartGoRound("talk", 1, 1)),
    EndGoRound: (GOING_ROUND, EndGoRound("talk", 1, 1)),
    BeginQuiet: (HOSTED, BeginQuiet("talk", 1, 2)),
    EndQuiet: ((HOSTED, (juror(1), BeginQuiet("talk", 1, 2))), EndQuiet("talk", 1)),
    Contribute: (TALKING, Contribute("talk", Perspective.MYSELF, Stance.AGAINST, "I never go.")),
    ReviseContribution: (SPOKEN, ReviseContribution(SAID_IN, 2, Perspective.MYSELF, Stance.FOR, "It gives me work.")),
    WithdrawContribution: (SPOKEN, WithdrawContribution(SAID_IN)),
    ProposeContribution: (HEARD_BY_ALL, ProposeContribution(SECOND_IN)),
    SecondContribution: (HEARD_BY_ALL, SecondContribution(SECOND_IN)),
    OfferMerge: (HEARD_BY_ALL, OfferMerge(FIRST_IN, SECOND_IN, *ONE)),
    AnswerMerge: (OFFERED, AnswerMerge(OFFERED_IN, False)),
    Cite: (AFTER_A_STORY, Cite(told(AFTER_A_STORY)[0][-1].seq, "story")),
    CiteForReason: (REASONED, CiteForReason("opening", "reasons", "story")),
    ModerateContribution: (SPOKEN, ModerateContribution(SAID_IN, 1, None, True)),
    ShowResults: ((opened(plan=IN_BLOCKS), moved_to("result")), ShowResults("", "money")),
    CastSecret: (SECRET_OPENING, CastSecret("opening", 1)),
    Finish: (WHOLE_OPENING, Finish("opening", 1)),
    **DRAFTING,
    **ASKING,
}
OWNERS = (
    {Contribute: {Role.JUROR, Role.SCRIBE}}
    | {kind: {Role.JUROR} for kind in (WithdrawWitnessQuestion, ReviseContribution, WithdrawContribution, Cite)}
    | {
        ModerateContribution: {Role.FACILITATOR},
        AnswerQuestionMerge: {Role.JUROR, Role.FACILITATOR},
    }
)
"""Of those who may, the ones to whom what these acts name belongs."""
LEFT = Remains({2: "ab"}, 1)
GIVEN = {
    Redact: LEFT,
    EraseJuror: LEFT,
    DrawTables: Solved(((1, 2), (3, 4))),
    CastSecret: {"keep": 0},
    ProposeSlate: (FIRST, LAST),
}
"""What the rules are given with an act: what the room worked out for it, or the marks of a secret ballot."""
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
NEVER = replace(PLAN, votes=(replace(PLAN.votes[0], reveal=Reveal.NEVER), PLAN.votes[1]))
KEPT: Step = (opened(plan=NEVER), seated(1), moved_to("opening"), vote_opened("opening"), vote_closed("opening"))
NOBODY_COULD_ANSWER = AddQuestion(
    replace(NEW, options=NEW.options[:1]), Vote("new", When.INTERIM, said("New"), ("new",)), "evidence"
)
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
    (Reason.PAPER_DIFFERS, OPENING, FACILITATOR, TranscribeBallot(5, "opening", 1, 1, {"keep": 0}, {"keep": 1})),
    (Reason.COUNTERPART_OPEN, REFINED_CAST, FACILITATOR, RevealVotes({"opening": 1})),
    (Reason.CANNOT_BE_PUT, ARRIVED, FACILITATOR, NOBODY_COULD_ANSWER),
    (Reason.TOO_LONG, ARRIVED, FACILITATOR, Announce("x" * 281)),
    (Reason.TOO_SHORT, HEARING, juror(2), AskWitness(" ")),
    (Reason.TOO_MANY, TALKING, FACILITATOR, DrawTables("talk", 2, 5)),
    (Reason.TRY_AGAIN, TALKING, FACILITATOR, DrawTables("talk", 2, 2)),
    (Reason.OWN, HEARING_SHOWN, juror(1), SecondWitnessQuestion(ASKED_IN)),
    (Reason.OTHERS, HEARING, juror(2), WithdrawWitnessQuestion(ASKED_IN)),
    (Reason.ROUND_OVER, (SPOKEN, moved_to("talk-2")), juror(1), WithdrawContribution(SAID_IN)),
    (Reason.PULSE_CLOSED, PULSE_CLOSED, juror(4), GivePulse("story", clear=Degree.YES)),
    (Reason.APART, HEARD_BY_ALL, FACILITATOR, OfferMerge(FIRST_IN, FIRST_IN, *ONE)),
    (Reason.HAD_TURN, (GOING_ROUND, (juror(1), TakeTurn("talk", 1, 1))), juror(1), PassTurn("talk", 1, 1)),
    (Reason.FINISHED, (WHOLE_OPENING, (juror(1), Finish("opening", 1))), juror(1), A_BALLOT),
    (Reason.COUNTERPART_REVEALED, WITHOUT_REFINED, FACILITATOR, OpenVote("refined", 1)),
    (Reason.NEVER_REVEALED, KEPT, FACILITATOR, RevealVotes({"opening": 1})),
    (Reason.TOO_FEW, (opened(plan=SECRET), seated(1, 2), moved_to("opening")), FACILITATOR, OpenVote("opening", 1)),
    (Reason.ALREADY_CAST, SECRET_CAST, juror(1), CastSecret("opening", 1)),
    (Reason.VOTE_VOID, (SECRET_CAST, RESTORED), juror(4), CastSecret("opening", 1)),
    (Reason.BOX_SHUT, SECRET_CAST, FACILITATOR, CloseVote("opening", 1)),
    (Reason.ADJOURNED, (ARRIVED, (FACILITATOR, Adjourn("arrive"))), FACILITATOR, ChangePhase("arrive", "charge")),
    (Reason.SITTING_CLOSED, (CLOSING, (FACILITATOR, CloseSitting("close"))), FACILITATOR, Announce("Tea!")),
]
