"""Every act there is, by the name it bears in the journal."""

from .act import Act
from .contributions.acts import Contribute, ModerateContribution, ReviseContribution, WithdrawContribution
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
from .day.agenda_acts import AddExhibit, AddQuestion, Adjourn, ChangeAgenda, CloseSitting, Resume
from .day.scenes import ShowScene
from .exhibits.acts import ShowExhibit
from .questions.acts import (
    AnswerWitnessQuestion,
    AskWitness,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
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
from .seats.acts import AddSeat, CheckIn, Leave, RecordLeaving, RecordReturn, ReissueCard, TakeSeat
from .tables.acts import DrawTables, MoveToTable, SetTables
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

ACTS: dict[str, type[Act]] = {
    act.__name__: act
    for act in (
        OpenSitting,
        ChangePhase,
        StartClock,
        PauseClock,
        ExtendClock,
        Announce,
        CallEyesUp,
        ShowScene,
        ChangeAgenda,
        AddQuestion,
        AddExhibit,
        Adjourn,
        Resume,
        RestoreSitting,
        CloseSitting,
        TakeSeat,
        CheckIn,
        Leave,
        RecordLeaving,
        RecordReturn,
        AddSeat,
        ReissueCard,
        ShowExhibit,
        AskWitness,
        WithdrawWitnessQuestion,
        SecondWitnessQuestion,
        ModerateWitnessQuestion,
        PutWitnessQuestion,
        AnswerWitnessQuestion,
        DrawTables,
        SetTables,
        MoveToTable,
        HostTable,
        TakeTurn,
        PassTurn,
        TakeTurnBack,
        StartGoRound,
        EndGoRound,
        BeginQuiet,
        EndQuiet,
        Contribute,
        ReviseContribution,
        WithdrawContribution,
        ModerateContribution,
        DraftRecommendation,
        AmendRecommendation,
        MergeRecommendations,
        PartRecommendations,
        DropRecommendation,
        ProposeAmendment,
        WithdrawAmendment,
        AnswerAmendment,
        FreezeRecommendation,
        ReopenRecommendation,
        SignOff,
        StateCondition,
        WithdrawCondition,
        MergeConditions,
        PartConditions,
        ConfirmCondition,
        WriteStatement,
        SignStatement,
        ReviewStatement,
        ModerateStatement,
        PutRecommendation,
        TakeOffRecommendation,
        OpenVote,
        CloseVote,
        RevealVotes,
        HideVotes,
        ShowResults,
        CastBallot,
        TranscribeBallot,
        CastSecret,
        Finish,
    )
}


def kind_of(act: Act) -> str:
    return type(act).__name__
