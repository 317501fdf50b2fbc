"""Secret votes as people see them: the paper that is cast whole and once, and turnout in words.

A figure that moved with every tap would tell whoever watches it who has just voted, and how late; so there is none.
"""

from dataclasses import dataclass, replace

from ..jury.numbers import JurorNumber, QuestionId, VoteId, Words
from ..jury.state import State
from ..jury.votes.acts import CloseVote, HideVotes, OpenVote, RevealVotes
from ..jury.votes.order import pages_in_order
from ..jury.votes.plan import Question, Reading, Reveal, Vote, When
from ..jury.votes.secrecy import FEWEST, enough_here
from ..jury.votes.turnout import Coarse, Few, cast, coarse, entitled, few, turnout
from .frame import Frame
from .moment import Moment
from .papers import Paper, paper
from .region import KeyedRegion, Region, Screen
from .votes import can_be_revealed, can_open, stage, stands_alone, unsent


@dataclass(frozen=True, slots=True)
class SecretPage:
    """One question of a secret ballot, as this juror meets it."""

    question: QuestionId
    number: int
    words: Words
    reading: Reading | None
    paper: Paper


@dataclass(frozen=True, slots=True)
class SecretBallot(KeyedRegion):
    """A whole secret ballot, in one form that is sent once. Nothing on it is filled in: nobody knows it."""

    title: Words
    vote: VoteId
    version: int
    practice: bool
    pages: tuple[SecretPage, ...]


@dataclass(frozen=True, slots=True)
class SecretCast(KeyedRegion):
    """This juror has cast, while others have yet to."""

    title: Words


@dataclass(frozen=True, slots=True)
class SecretOver(KeyedRegion):
    """The vote has closed. `cast` is whether this juror's ballot was in the box; `outcome` as in SecretPanel."""

    title: Words
    cast: bool
    outcome: str
    practice: bool


@dataclass(frozen=True, slots=True)
class SecretPanel(KeyedRegion):
    """The console's hold on a secret vote. `state` is "never", "open", "closed" or "revealed".

    While it is open, how far it has come and how many have yet to cast, connected and away, stand in words. `outcome`
    is "counted", "withheld" or "void", and "" before a close. `fewest` is how many must be here.
    `unsent` are seats on whose tablet something waits, whatever it is, as the health of the room says of them anyway.
    """

    title: Words
    state: str
    outcome: str
    progress: Coarse
    waiting_in: Few
    waiting_away: Few
    unsent: tuple[JurorNumber, ...]
    voted: int
    entitled: int
    fewest: int
    enough: bool
    open: OpenVote | None
    close: CloseVote | None
    reveal: RevealVotes | None
    hide: HideVotes | None
    never_shown: bool


@dataclass(frozen=True, slots=True)
class WallSecret(KeyedRegion):
    """How far a secret vote has come, in words; once it `over`, how many voted."""

    title: Words
    over: bool
    progress: Coarse
    voted: int
    entitled: int


@dataclass(frozen=True, slots=True)
class NotTold(KeyedRegion):
    """A secret vote whose result is not told: too few voted, or it is `void`."""

    title: Words
    void: bool


def secret_paper(frame: Frame, vote: Vote, juror: JurorNumber) -> Region:
    """Jurors who meet the questions and the options in the same order share one paper."""
    state = frame.moment.state
    voting = state.voting(vote.id)
    if not voting.is_open:
        over = SecretOver(vote.id, vote.title, voting.has_cast(juror), outcome(state, vote), vote.when is When.PRACTICE)
        return frame.once(("secret-over", over.key, over.cast), lambda: over)
    if voting.has_cast(juror):
        return frame.once(("secret-cast", vote.id), lambda: SecretCast(vote.id, vote.title))
    asked = pages_in_order(map(state.the_plan.question, vote.questions), juror)
    own = juror if any(question.shuffled for question in asked) else None
    name = ("secret", vote.id, own, *(question.id for question in asked))
    return frame.once(name, lambda: _ballot(state, vote, asked, juror))


def secret_panel(moment: Moment, vote: Vote) -> SecretPanel:
    state = moment.state
    voting = state.voting(vote.id)
    alone = stands_alone(state, vote)
    waiting = entitled(state) - cast(state, vote) if voting.is_open else frozenset()
    told = outcome(state, vote)
    ready = alone and can_be_revealed(state, vote) and told != "void"
    return SecretPanel(
        key=vote.id,
        title=vote.title,
        state=stage(state, vote),
        outcome=told,
        progress=coarse(turnout(state, vote)),
        waiting_in=few(len(waiting & moment.presence)),
        waiting_away=few(len(waiting - moment.presence)),
        unsent=unsent(moment) if voting.is_open else (),
        voted=_voted(state, vote),
        entitled=turnout(state, vote).entitled,
        fewest=FEWEST,
        enough=enough_here(state, vote),
        open=OpenVote(vote.id, voting.version + 1) if can_open(state, vote) else None,
        close=CloseVote(vote.id, voting.version) if voting.is_open else None,
        reveal=RevealVotes({vote.id: voting.version}) if ready else None,
        hide=HideVotes({vote.id: voting.revealed}) if alone and voting.revealed else None,
        never_shown=vote.reveal is Reveal.NEVER,
    )


def wall_secret(state: State, vote: Vote) -> WallSecret:
    done = turnout(state, vote)
    is_open = state.voting(vote.id).is_open
    return WallSecret(vote.id, vote.title, not is_open, coarse(done), _voted(state, vote), done.entitled)


def untold(state: State) -> Screen:
    """What stands where results would: this step's revealed votes that tell nothing."""
    shown = [(vote, state.voting(vote.id)) for vote in state.votes_here]
    revealed = [(vote, voting.closings[-1]) for vote, voting in shown if voting.revealed]
    return tuple(NotTold(vote.id, vote.title, closing.void) for vote, closing in revealed if not closing.is_told)


def outcome(state: State, vote: Vote) -> str:
    """How the latest version closed: counted, withheld or void; "" where it has not."""
    voting = state.voting(vote.id)
    if not voting.is_closed:
        return ""
    closing = voting.closings[-1]
    return "void" if closing.void else "withheld" if closing.withheld else "counted"


def _voted(state: State, vote: Vote) -> int:
    """A figure only once it moves no more."""
    return turnout(state, vote).complete if state.voting(vote.id).is_closed else 0


def _ballot(state: State, vote: Vote, asked: tuple[Question, ...], juror: JurorNumber) -> SecretBallot:
    pages = tuple(_page(number, question, juror) for number, question in enumerate(asked, 1))
    version = state.voting(vote.id).version
    return SecretBallot(vote.id, vote.title, vote.id, version, vote.when is When.PRACTICE, pages)


def _page(number: int, question: Question, juror: JurorNumber) -> SecretPage:
    """Without a box to write in: a hand is known by its words."""
    blank = replace(paper(question, None, juror), own_words=False, conditions=False, optional=True)
    return SecretPage(question.id, number, question.words, question.reading, blank)
