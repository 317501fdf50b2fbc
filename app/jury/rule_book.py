"""All the rules on one page: who may do what, during which phases, and how it is decided, recorded and taken back."""

from collections.abc import Mapping

from .act import Act
from .citing import rules as citing
from .citing.acts import Cite, CiteForReason
from .contributions import rules as contributions
from .contributions import together
from .contributions.acts import (
    AnswerMerge,
    Contribute,
    ModerateContribution,
    OfferMerge,
    ProposeContribution,
    ReviseContribution,
    SecondContribution,
    WithdrawContribution,
)
from .day import agenda, replanning
from .day import rules as day
from .day.acts import (
    Announce,
    CallEyesUp,
    ChangePhase,
    ExtendClock,
    OpenSitting,
    PauseClock,
    RestoreSitting,
    StartClock,
)
from .day.agenda_acts import AddExhibit, AddQuestion, Adjourn, ChangeAgenda, CloseSitting, ReplanDay, Resume
from .day.plan import HEARING, PUTS_VOTES, PhaseKind
from .day.scenes import ShowScene, apply_scene, check_scene, undo_scene
from .exhibits import paging, pulse, testimony
from .exhibits import rules as exhibits
from .exhibits.acts import ShowExhibit, TurnPage
from .exhibits.pulse_acts import ClosePulse, GivePulse, ShowPulse
from .exhibits.testimony_acts import BeginTestimony, EndTestimony, RecordAbsence
from .people import Role
from .questions import merging, slate
from .questions import rules as questions
from .questions.acts import (
    AnswerQuestionMerge,
    AnswerWitnessQuestion,
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    OfferQuestionMerge,
    ProposeSlate,
    PutWitnessQuestion,
    RequestEvidence,
    SecondWitnessQuestion,
    SetSlate,
    WithdrawWitnessQuestion,
)
from .recommendations import conditions, drafting, putting, signing, statements
from .recommendations.acts import (
    AmendRecommendation,
    AnswerAmendment,
    DraftRecommendation,
    DropRecommendation,
    FreezeRecommendation,
    MergeConditions,
    MergeRecommendations,
    ModerateStatement,
    PartConditions,
    PartRecommendations,
    PutRecommendation,
    ReopenRecommendation,
    TakeOffRecommendation,
)
from .recommendations.juror_acts import (
    ConfirmCondition,
    ProposeAmendment,
    ReviewStatement,
    SignOff,
    SignStatement,
    StateCondition,
    WithdrawAmendment,
    WithdrawCondition,
    WriteStatement,
)
from .removals import rules as removals
from .removals.acts import EraseJuror, Redact
from .rule import ANY_PHASE, Rule
from .seats import rules as seats
from .seats.acts import AddSeat, CheckIn, Leave, RecordLeaving, RecordReturn, ReissueCard, TakeSeat
from .tables import rules as tables
from .tables.acts import DrawTables, MoveToTable, SetTables
from .turns import rules as turns
from .turns.acts import (
    BeginQuiet,
    EndGoRound,
    EndQuiet,
    HostTable,
    PassTurn,
    StartGoRound,
    TakeTurn,
    TakeTurnBack,
)
from .votes import casting, secrecy
from .votes import rules as votes
from .votes.acts import (
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

ORGANISER = frozenset({Role.ORGANISER})
FACILITATOR = frozenset({Role.FACILITATOR})
TEAM = ORGANISER | FACILITATOR
JUROR = frozenset({Role.JUROR})
VISITOR = frozenset({Role.VISITOR})
SPEAKERS = frozenset({Role.JUROR, Role.SCRIBE})
HOSTS = frozenset({Role.FACILITATOR, Role.SCRIBE, Role.JUROR})
MODERATORS = frozenset({Role.FACILITATOR, Role.SCRIBE})
EVIDENCE = frozenset({PhaseKind.EVIDENCE})
TELLING = HEARING | {PhaseKind.RESULT}
TALK = frozenset({PhaseKind.TALK})
DRAFTING = frozenset({PhaseKind.DRAFTING})
HEARING_OR_TALK = HEARING | TALK
CLOSE = frozenset({PhaseKind.CLOSE})

# fmt: off
RULES: Mapping[type[Act], Rule] = {
    OpenSitting:  Rule(ORGANISER,   ANY_PHASE,  day.check_open,          day.apply_open),
    ChangePhase:  Rule(FACILITATOR, ANY_PHASE,  day.check_change_phase,  day.apply_change_phase, day.undo_change_phase),
    StartClock:   Rule(FACILITATOR, ANY_PHASE,  day.check_start,         day.apply_clock,        day.undo_start),
    PauseClock:   Rule(FACILITATOR, ANY_PHASE,  day.check_pause,         day.apply_clock,        day.undo_pause),
    ExtendClock:  Rule(FACILITATOR, ANY_PHASE,  day.check_extend,        day.apply_clock,        day.undo_extend),
    Announce:     Rule(FACILITATOR, ANY_PHASE,  day.check_announce,      day.apply_announce,     day.undo_announce),
    CallEyesUp:   Rule(FACILITATOR, ANY_PHASE,  day.check_eyes_up,       day.apply_eyes_up,      day.undo_eyes_up),
    ShowScene:    Rule(FACILITATOR, ANY_PHASE,  check_scene,             apply_scene,            undo_scene),
    ChangeAgenda: Rule(FACILITATOR, ANY_PHASE,  agenda.check_change,     agenda.apply_change,    agenda.undo_change),
    ReplanDay:    Rule(FACILITATOR, ANY_PHASE,  replanning.check_replan, replanning.apply_replan, replanning.undo_replan),
    AddQuestion:  Rule(FACILITATOR, ANY_PHASE,  agenda.check_add_question, agenda.apply_add_question),
    AddExhibit:   Rule(FACILITATOR, ANY_PHASE,  agenda.check_add_exhibit,  agenda.apply_add_exhibit),
    Adjourn:      Rule(FACILITATOR, ANY_PHASE,  agenda.check_adjourn,    agenda.apply_adjourn,   agenda.undo_adjourn),
    Resume:       Rule(FACILITATOR, ANY_PHASE,  agenda.check_resume,     agenda.apply_resume,    agenda.undo_resume),
    RestoreSitting: Rule(ORGANISER, ANY_PHASE, day.check_restore,        day.apply_restore),
    CloseSitting: Rule(FACILITATOR, CLOSE,      agenda.check_close_sitting, agenda.apply_close_sitting),
    Redact:       Rule(ORGANISER,   ANY_PHASE,  removals.check_redact,   removals.apply_removal),
    EraseJuror:   Rule(ORGANISER,   ANY_PHASE,  removals.check_erase,    removals.apply_removal),

    TakeSeat:      Rule(VISITOR,     ANY_PHASE, seats.check_take,        seats.apply_take),
    CheckIn:       Rule(JUROR,       ANY_PHASE, seats.check_check_in,    seats.apply_check_in),
    Leave:         Rule(JUROR,       ANY_PHASE, seats.check_leave,       seats.apply_leave),
    RecordLeaving: Rule(FACILITATOR, ANY_PHASE, seats.check_leaving,     seats.apply_leaving,    seats.undo_leaving),
    RecordReturn:  Rule(FACILITATOR, ANY_PHASE, seats.check_return,      seats.apply_return,     seats.undo_return),
    AddSeat:       Rule(FACILITATOR, ANY_PHASE, seats.check_add,         seats.apply_add),
    ReissueCard:   Rule(TEAM,        ANY_PHASE, seats.check_reissue,     seats.apply_reissue),

    ShowExhibit:             Rule(FACILITATOR, EVIDENCE,  exhibits.check_show,      exhibits.apply_show,      exhibits.undo_show),
    TurnPage:                Rule(FACILITATOR, EVIDENCE,  paging.check_turn,        paging.apply_turn,        paging.undo_turn),
    GivePulse:               Rule(JUROR,       ANY_PHASE, pulse.check_give,         pulse.apply_give),
    ClosePulse:              Rule(FACILITATOR, EVIDENCE,  pulse.check_close,        pulse.apply_close,        pulse.undo_close),
    ShowPulse:               Rule(FACILITATOR, TELLING,   pulse.check_show,         pulse.apply_show,         pulse.undo_show),
    BeginTestimony:          Rule(FACILITATOR, HEARING,   testimony.check_begin,    testimony.apply_begin,    testimony.undo_begin),
    EndTestimony:            Rule(FACILITATOR, HEARING,   testimony.check_end,      testimony.apply_end,      testimony.undo_end),
    RecordAbsence:           Rule(FACILITATOR, ANY_PHASE, testimony.check_absence,  testimony.apply_absence,  testimony.undo_absence),
    AskWitness:              Rule(SPEAKERS,    HEARING,   questions.check_ask,      questions.apply_ask),
    WithdrawWitnessQuestion: Rule(SPEAKERS,    ANY_PHASE, questions.check_withdraw, questions.apply_withdraw),
    SecondWitnessQuestion:   Rule(JUROR,       HEARING_OR_TALK, questions.check_second,   questions.apply_second),
    ModerateWitnessQuestion: Rule(FACILITATOR, ANY_PHASE, questions.check_moderate, questions.apply_moderate, questions.undo_moderate),
    PutWitnessQuestion:      Rule(FACILITATOR, HEARING,   questions.check_put,      questions.apply_put,      questions.undo_put),
    AnswerWitnessQuestion:   Rule(FACILITATOR, ANY_PHASE, questions.check_answer,   questions.apply_answer,   questions.undo_answer),
    DeclineAnswer:           Rule(FACILITATOR, ANY_PHASE, questions.check_decline,  questions.apply_decline,  questions.undo_decline),
    RequestEvidence:         Rule(SPEAKERS,    HEARING_OR_TALK, questions.check_request, questions.apply_request),
    OfferQuestionMerge:      Rule(FACILITATOR, HEARING,   merging.check_offer,      merging.apply_offer),
    AnswerQuestionMerge:     Rule(HOSTS,       HEARING,   merging.check_answer,     merging.apply_answer),
    ProposeSlate:            Rule(FACILITATOR, HEARING,   slate.check_propose,      slate.apply_propose),
    SetSlate:                Rule(FACILITATOR, HEARING,   slate.check_set,          slate.apply_set,          slate.undo_set),

    DrawTables:           Rule(FACILITATOR, TALK,      tables.check_draw,              tables.apply_tables, tables.undo_tables),
    SetTables:            Rule(FACILITATOR, TALK,      tables.check_set,               tables.apply_tables, tables.undo_tables),
    MoveToTable:          Rule(FACILITATOR, TALK,      tables.check_move,              tables.apply_move,   tables.undo_move),
    HostTable:            Rule(HOSTS,       TALK,      turns.check_host,               turns.apply_host),
    TakeTurn:             Rule(HOSTS,       TALK,      turns.check_take,               turns.apply_turn),
    PassTurn:             Rule(HOSTS,       TALK,      turns.check_pass,               turns.apply_turn),
    TakeTurnBack:         Rule(HOSTS,       TALK,      turns.check_take_back,          turns.apply_take_back),
    StartGoRound:         Rule(HOSTS,       TALK,      turns.check_start,              turns.apply_start),
    EndGoRound:           Rule(HOSTS,       TALK,      turns.check_end,                turns.apply_end),
    BeginQuiet:           Rule(HOSTS,       TALK,      turns.check_quiet,              turns.apply_quiet),
    EndQuiet:             Rule(HOSTS,       TALK,      turns.check_end_quiet,          turns.apply_end_quiet),

    Contribute:           Rule(HOSTS,       TALK,      contributions.check_contribute, contributions.apply_contribute),
    ReviseContribution:   Rule(SPEAKERS,    TALK,      contributions.check_revise,     contributions.apply_revise),
    WithdrawContribution: Rule(SPEAKERS,    TALK,      contributions.check_withdraw,   contributions.apply_withdraw),
    ModerateContribution: Rule(MODERATORS,  ANY_PHASE, contributions.check_moderate,   contributions.apply_moderate, contributions.undo_moderate),
    ProposeContribution:  Rule(HOSTS,       TALK,      together.check_propose,         together.apply_propose),
    SecondContribution:   Rule(JUROR,       TALK,      together.check_second,          together.apply_second),
    OfferMerge:           Rule(HOSTS,       TALK,      together.check_offer,           together.apply_offer),
    AnswerMerge:          Rule(HOSTS,       TALK,      together.check_answer,          together.apply_answer),

    Cite:                 Rule(HOSTS,       ANY_PHASE, citing.check_cite,              citing.apply_cite),
    CiteForReason:        Rule(JUROR,       ANY_PHASE, citing.check_cite_for_reason,   citing.apply_cite_for_reason),

    DraftRecommendation:   Rule(MODERATORS,  DRAFTING,  drafting.check_draft,     drafting.apply_draft,     drafting.undo_draft),
    AmendRecommendation:   Rule(MODERATORS,  DRAFTING,  drafting.check_amend,     drafting.apply_amend,     drafting.undo_amend),
    MergeRecommendations:  Rule(MODERATORS,  DRAFTING,  drafting.check_merge,     drafting.apply_merge,     drafting.undo_merge),
    PartRecommendations:   Rule(MODERATORS,  DRAFTING,  drafting.check_part,      drafting.apply_part,      drafting.undo_part),
    DropRecommendation:    Rule(FACILITATOR, DRAFTING,  drafting.check_drop,      drafting.apply_drop,      drafting.undo_drop),
    ProposeAmendment:      Rule(JUROR,       DRAFTING,  signing.check_propose,    signing.apply_propose),
    WithdrawAmendment:     Rule(JUROR,       ANY_PHASE, signing.check_withdraw,   signing.apply_withdraw),
    AnswerAmendment:       Rule(MODERATORS,  ANY_PHASE, signing.check_answer,     signing.apply_answer,     signing.undo_answer),
    FreezeRecommendation:  Rule(FACILITATOR, DRAFTING,  drafting.check_freeze,    drafting.apply_freeze,    drafting.undo_freeze),
    ReopenRecommendation:  Rule(FACILITATOR, DRAFTING,  drafting.check_reopen,    drafting.apply_reopen,    drafting.undo_reopen),
    SignOff:               Rule(JUROR,       ANY_PHASE, signing.check_sign_off,   signing.apply_sign_off),
    StateCondition:        Rule(JUROR,       ANY_PHASE, conditions.check_state,   conditions.apply_state),
    WithdrawCondition:     Rule(JUROR,       ANY_PHASE, conditions.check_withdraw, conditions.apply_withdraw),
    MergeConditions:       Rule(FACILITATOR, ANY_PHASE, conditions.check_merge,   conditions.apply_merge,   conditions.undo_merge),
    PartConditions:        Rule(FACILITATOR, ANY_PHASE, conditions.check_part,    conditions.apply_part,    conditions.undo_part),
    ConfirmCondition:      Rule(JUROR,       ANY_PHASE, conditions.check_confirm, conditions.apply_confirm),
    WriteStatement:        Rule(JUROR,       ANY_PHASE, statements.check_write,   statements.apply_write),
    SignStatement:         Rule(JUROR,       ANY_PHASE, statements.check_sign,    statements.apply_sign),
    ReviewStatement:       Rule(JUROR,       ANY_PHASE, statements.check_review,  statements.apply_review),
    ModerateStatement:     Rule(FACILITATOR, ANY_PHASE, statements.check_moderate, statements.apply_moderate, statements.undo_moderate),
    PutRecommendation:     Rule(FACILITATOR, DRAFTING,  putting.check_put,        putting.apply_put,        putting.undo_put),
    TakeOffRecommendation: Rule(FACILITATOR, DRAFTING,  putting.check_take_off,   putting.apply_take_off,   putting.undo_take_off),

    OpenVote:    Rule(FACILITATOR, PUTS_VOTES, votes.check_open,   votes.apply_open,   votes.undo_open),
    CloseVote:   Rule(FACILITATOR, ANY_PHASE,  votes.check_close,  votes.apply_close,  votes.undo_close),
    RevealVotes: Rule(FACILITATOR, ANY_PHASE,  votes.check_reveal, votes.apply_reveal, votes.undo_reveal),
    HideVotes:   Rule(FACILITATOR, ANY_PHASE,  votes.check_hide,   votes.apply_hide,   votes.undo_hide),
    ShowResults: Rule(FACILITATOR, ANY_PHASE,  votes.check_show,   votes.apply_show,   votes.undo_show),
    CastBallot:  Rule(JUROR,       ANY_PHASE,  casting.check_cast, casting.apply_cast),
    TranscribeBallot: Rule(FACILITATOR, ANY_PHASE, casting.check_transcribe, casting.apply_transcribe),
    CastSecret:  Rule(JUROR,       ANY_PHASE,  secrecy.check_cast_secret, secrecy.apply_cast_secret),
    Finish:      Rule(JUROR,       ANY_PHASE,  casting.check_finish, casting.apply_finish),
}
# fmt: on

WHILE_ADJOURNED = frozenset(
    {Resume, RestoreSitting, TakeSeat, CheckIn, Leave, RecordLeaving, RecordReturn, AddSeat, ReissueCard, Announce}
    | {Redact, EraseJuror}
)
"""What is taken between two evenings."""
WHEN_CLOSED = frozenset({TakeSeat, Redact, EraseJuror})
"""After the sitting has closed, a device may still sit down, to read, and words may be taken out of the record."""

FOR_THE_LEAD: frozenset[type[Act]] = frozenset(
    {ChangePhase, OpenVote, CloseVote, RevealVotes, HideVotes, Adjourn, Resume, CloseSitting}
)
"""What moves the whole room on; where several facilitators are there, one of them does it."""
