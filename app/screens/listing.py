"""Recommendations at a glance: on a tablet what each asks of its juror, on the wall how far each has come."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Seq, VoteId, Words
from ..jury.recommendations.standing import Listed, Stage, head, listed, stage
from ..jury.recommendations.state import Recommendation
from ..jury.state import State
from .frame import Frame
from .recommendations import Reading, WallRecommendation, reading, standing_ones
from .region import KeyedRegion, Region, Screen

WHOLE_ON_THE_WALL, LINES_ON_THE_WALL = 2, 7
"""So many recommendations are read from the back of a hall whole, and so many as a line or two each."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """`card` is the id of the region to go to. `mine` is "ours", "not-yet", "asked" or, where nothing is asked, ""."""

    number: int
    card: str
    words: Words
    stage: Stage
    mine: str


@dataclass(frozen=True, slots=True)
class RecommendationList(Region):
    """What there is to read, and what each asks of this juror."""

    rows: tuple[ListedRow, ...]


@dataclass(frozen=True, slots=True)
class GoneInto(KeyedRegion):
    """A recommendation that was merged, and the one to read instead."""

    number: int
    into: int
    card: str


@dataclass(frozen=True, slots=True)
class WallRecommendations(Region):
    """More than can be read whole: the newest, a line or two each. `more` are on the tablets alone."""

    rows: tuple[Reading, ...]
    more: int


def recommendation_list(state: State, juror: JurorNumber) -> Screen:
    """() where there is nothing to read yet."""
    rows = tuple(_row(state, number, it, juror) for number, it in standing_ones(state))
    return (RecommendationList(rows),) if rows else ()


def gone_into(state: State) -> Screen:
    """Those that were merged into one that stands."""
    numbers = {seq: number for number, seq in enumerate(state.recommendations.drafted, 1)}
    merged = (it for it in state.recommendations.drafted.values() if it.into is not None)
    pairs = ((it, head(state, it.seq)) for it in merged)
    return tuple(
        GoneInto(str(it.seq), numbers[it.seq], numbers[whole.seq], _card(whole.seq))
        for it, whole in pairs
        if whole.is_standing
    )


def conditions_on(state: State, vote: VoteId) -> tuple[Listed, ...]:
    """Those of the recommendation that this vote is about, in words that their authors have confirmed."""
    about = (it for it in state.recommendations.drafted.values() if any(vote in each.votes for each in it.versions))
    return tuple(each for it in about for each in listed(state, it.seq) if not each.own)


def on_the_wall(frame: Frame) -> Screen:
    state = frame.moment.state
    read = [(it, reading(state, number, it)) for number, it in standing_ones(state)]
    if len(read) <= WHOLE_ON_THE_WALL:
        return tuple(WallRecommendation(str(it.seq), each) for it, each in read)
    newest = read[-LINES_ON_THE_WALL:]
    return (WallRecommendations(tuple(each for _, each in newest), len(read) - len(newest)),)


def _row(state: State, number: int, it: Recommendation, juror: JurorNumber) -> ListedRow:
    return ListedRow(number, _card(it.seq), it.words, stage(state, it, told=True), _mine(it, juror))


def _mine(it: Recommendation, juror: JurorNumber) -> str:
    if not it.frozen or it.latest is None:
        return ""
    signed = it.latest.signed.get(juror)
    if signed is None:
        return "asked"
    return "ours" if signed.ours else "not-yet"


def _card(seq: Seq) -> str:
    return f"RecommendationCard-{seq}"
