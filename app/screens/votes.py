"""Votes as people see them: the ballot paper, turnout, the console's controls."""

from dataclasses import dataclass

from ..jury.day.plan import PhaseKind
from ..jury.numbers import JurorNumber, Words
from ..jury.state import State
from ..jury.votes.acts import CloseVote, HideVotes, OpenVote, RevealVotes
from ..jury.votes.moments import can_begin, can_still_be_put, counterparts, may_be_told
from ..jury.votes.plan import Reveal, Vote
from ..jury.votes.secrecy import enough_here
from ..jury.votes.turnout import Turnout, completed, entitled, turnout
from .moment import Moment
from .region import KeyedRegion, Region
from .verdicts import Declaration, declarations

MOST_ON_THE_WALL = 1
"""Where more than that was declared, each ballot paper says what holds for it."""


@dataclass(frozen=True, slots=True)
class WallTurnout(KeyedRegion):
    """How many have answered, and what was declared beforehand, where that can be read from the back of a hall. `asked`
    is the one question there is, where the title does not say it."""

    title: Words
    turnout: Turnout
    declared: tuple[Declaration, ...]
    asked: Words | None = None


@dataclass(frozen=True, slots=True)
class VotePanel(KeyedRegion):
    """The console's hold on one vote. `state` is "never", "open", "closed" or "revealed".

    `waiting_in` and `waiting_away` are the jurors without a full answer, connected and not; `unsent` those of whom it
    is known that something waits on their tablet, with a full answer or not. A vote that stands by
    itself, like a practice or an evaluation, is revealed here; opening and refined views in their result phase. The
    result of one that is `never_shown` is not for the room.
    """

    title: Words
    state: str
    version: int
    turnout: Turnout
    waiting_in: tuple[JurorNumber, ...]
    waiting_away: tuple[JurorNumber, ...]
    unsent: tuple[JurorNumber, ...]
    open: OpenVote | None
    close: CloseVote | None
    reveal: RevealVotes | None
    hide: HideVotes | None
    never_shown: bool
    declared: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class TogetherPanel(Region):
    """Votes of this step that stand by themselves, have closed and are still held back: all are shown in one act."""

    titles: tuple[Words, ...]
    reveal: RevealVotes


@dataclass(frozen=True, slots=True)
class RevealPanel(Region):
    """Results to reveal together, or to hide again. Neither act is there while something has yet to close."""

    titles: tuple[Words, ...]
    reveal: RevealVotes | None
    hide: HideVotes | None


def vote_panel(moment: Moment, vote: Vote) -> VotePanel:
    state = moment.state
    voting = state.voting(vote.id)
    alone = stands_alone(state, vote)
    waiting = sorted(entitled(state) - completed(state, vote)) if voting.is_open else []
    return VotePanel(
        key=vote.id,
        title=vote.title,
        state=stage(state, vote),
        version=voting.version,
        turnout=turnout(state, vote),
        waiting_in=tuple(j for j in waiting if j in moment.presence),
        waiting_away=tuple(j for j in waiting if j not in moment.presence),
        unsent=unsent(moment) if voting.is_open else (),
        open=OpenVote(vote.id, voting.version + 1) if can_open(state, vote) else None,
        close=CloseVote(vote.id, voting.version) if voting.is_open else None,
        reveal=RevealVotes({vote.id: voting.version}) if alone and can_be_revealed(state, vote) else None,
        hide=HideVotes({vote.id: voting.revealed}) if alone and voting.revealed else None,
        never_shown=vote.reveal is Reveal.NEVER,
        declared=declarations(state, vote),
    )


def unsent(moment: Moment) -> tuple[JurorNumber, ...]:
    """Those who can vote and of whom it is known that something waits on their tablet, be it a ballot or not."""
    can_vote = entitled(moment.state)
    return tuple(juror for juror, health in moment.watched.health.items() if health.unsent and juror in can_vote)


def wall_turnout(state: State, vote: Vote) -> WallTurnout:
    said = declarations(state, vote)
    asked = state.the_plan.question(vote.questions[0]).words if len(vote.questions) == 1 else vote.title
    return WallTurnout(
        vote.id,
        vote.title,
        turnout(state, vote),
        said if len(said) <= MOST_ON_THE_WALL else (),
        asked if asked != vote.title else None,
    )


def together_panel(state: State) -> TogetherPanel | None:
    """None where there are not two results to show."""
    votes = [vote for vote in state.votes_here if stands_alone(state, vote) and can_be_revealed(state, vote)]
    if len(votes) < 2:
        return None
    versions = {vote.id: state.voting(vote.id).version for vote in votes}
    return TogetherPanel(tuple(vote.title for vote in votes), RevealVotes(versions))


def reveal_panel(state: State) -> RevealPanel:
    votes = [vote for vote in state.votes_here if can_still_be_put(state, vote.id) and vote.reveal is Reveal.ROOM]
    put = [vote for vote in votes if state.voting(vote.id).version]
    shown = {vote.id: revealed for vote in put if (revealed := state.voting(vote.id).revealed)}
    hidden = [vote for vote in put if vote.id not in shown]
    settled = bool(hidden) and all(can_be_revealed(state, vote) for vote in hidden)
    return RevealPanel(
        titles=tuple(vote.title for vote in votes),
        reveal=RevealVotes({vote.id: state.voting(vote.id).version for vote in hidden}) if settled else None,
        hide=HideVotes(shown) if shown else None,
    )


def stands_alone(state: State, vote: Vote) -> bool:
    """Whether its result is shown by itself: it is compared with nothing else, or no step is there to do so."""
    kept = any(vote.id in phase.votes for phase in state.agenda if phase.kind is PhaseKind.RESULT)
    return not kept or not counterparts(state, vote)


def can_be_revealed(state: State, vote: Vote) -> bool:
    voting = state.voting(vote.id)
    hidden = voting.is_closed and not voting.revealed
    return hidden and vote.reveal is Reveal.ROOM and may_be_told(state, vote)


def can_open(state: State, vote: Vote) -> bool:
    if any(voting.is_open for voting in state.votes.values()):
        return False
    return enough_here(state, vote) and can_begin(state, vote)


def stage(state: State, vote: Vote) -> str:
    voting = state.voting(vote.id)
    if voting.is_open:
        return "open"
    return "never" if not voting.version else "revealed" if voting.revealed else "closed"
