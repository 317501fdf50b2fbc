"""Every act there is, by the name it bears in the journal."""

from .act import Act
from .day.acts import Announce, CallEyesUp, ChangePhase, ExtendClock, OpenSitting, PauseClock, StartClock
from .exhibits.acts import ShowExhibit
from .seats.acts import CheckIn, TakeSeat
from .votes.acts import CastBallot, CloseVote, HideVotes, OpenVote, RevealVotes

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
        TakeSeat,
        CheckIn,
        ShowExhibit,
        OpenVote,
        CloseVote,
        RevealVotes,
        HideVotes,
        CastBallot,
    )
}


def kind_of(act: Act) -> str:
    return type(act).__name__
