"""What became of each option between the opening and the refined view: means of the same people, before and after.

They are those who answered both times and agreed to be counted; "not sure" is no figure. Nothing is told until both
views have closed and may be told, and nothing after an answer that was counted has been erased. A mean is left out
where it rests on fewer than three people, or where the counts of everybody would give away one or two others who are
not in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from ..numbers import JurorNumber, OptionId, Words
from ..seats.plan import COUNT_MOVES, is_among
from ..state import State
from .instrument import Instrument, instrument_of
from .methods import NOT_SURE
from .moments import may_be_told
from .plan import Question, Reading, Vote
from .turnout import voters

FEWEST = 3
FEWEST_TO_WEIGH = 12
"""Below it, nobody can say whether chance might move a mean as far."""
SETTLED = 0.1
"""A mean that moved by less than this on a scale of seven points is told as much the same."""
CHANGE = "~change"
"""What the room looks at instead of a block of results; with an option behind it, that option by itself."""


@dataclass(frozen=True, slots=True)
class Mean:
    """Of so many people who gave a point both times, in one hat. `change` is the mean of what each moved."""

    reading: Reading
    people: int
    before: float
    after: float
    change: float


@dataclass(frozen=True, slots=True)
class OptionChanged:
    id: OptionId
    words: Words
    means: tuple[Mean, ...]

    @property
    def support(self) -> Mean | None:
        return next((mean for mean in self.means if mean.reading is Reading.SUPPORT), None)


@dataclass(frozen=True, slots=True)
class Change:
    """`people` are counted, of so many who `answered`. `untold`: some mean is left out."""

    options: tuple[OptionChanged, ...]
    people: int
    answered: int
    untold: bool

    @property
    def most(self) -> OptionChanged | None:
        """Whose support moved the furthest."""
        told = [(abs(option.support.change), option) for option in self.options if option.support]
        return max(told, key=lambda each: each[0])[1] if told else None


def counted(state: State, first: Vote, last: Vote) -> tuple[JurorNumber, ...]:
    """Who answered both times and agreed to be counted among those who moved, by number."""
    twice = sorted(voters(state, first) & voters(state, last))
    return tuple(juror for juror in twice if is_among(COUNT_MOVES, state.seats[juror].consents))


def was_erased(state: State, votes: Iterable[Vote]) -> bool:
    """Whether somebody's answers that were counted are gone. What is measured without them, taken from the counts or
    from what was measured before, would tell those answers one by one."""
    pairs = ((state.voting(vote.id), question) for vote in votes for question in vote.questions)
    gone = (len(voting.closings[-1].ballots[q]) > len(voting.answers_to(q)) for voting, q in pairs)
    return bool(state.removals.jurors) and any(gone)


def changed(state: State) -> Change | None:
    """Whether or not the room may see it yet; None where it may not be told, or of fewer than three people."""
    pair = _pair_to_tell(state)
    if pair is None:
        return None
    asked, among = instrument_of(state.the_plan), counted(state, *pair)
    options = tuple(_options(state, asked, frozenset(among)))
    told = sum(len(option.means) for option in options)
    wanted = sum(len(_questions(proposal.support, proposal.me, proposal.all)) for proposal in asked.proposals)
    answered = max(len(voters(state, vote)) for vote in pair)
    return Change(options, len(among), answered, told < wanted)


def can_be_shown(state: State) -> bool:
    """Whether both views are before the room, and this step is there for the second."""
    pair = _pair_to_tell(state)
    return pair is not None and pair[1] in state.votes_here and all(state.voting(vote.id).is_shown for vote in pair)


def parts(state: State) -> tuple[str, ...]:
    """What can be looked at of it: the options side by side, and each by itself where it is asked in hats."""
    if not can_be_shown(state):
        return ()
    hats = (proposal for proposal in instrument_of(state.the_plan).proposals if proposal.me or proposal.all)
    return (CHANGE, *(alone(proposal.id) for proposal in hats))


def alone(option: OptionId) -> str:
    return f"{CHANGE}:{option}"


def _pair_to_tell(state: State) -> tuple[Vote, Vote] | None:
    asked = instrument_of(state.the_plan)
    first, last = asked.first, asked.last
    if first is None or last is None or not asked.proposals:
        return None
    if not all(_is_told(state, vote) for vote in (first, last)) or was_erased(state, (first, last)):
        return None
    return (first, last) if len(counted(state, first, last)) >= FEWEST else None


def _is_told(state: State, vote: Vote) -> bool:
    voting = state.voting(vote.id)
    return voting.is_closed and voting.closings[-1].is_told and may_be_told(state, vote)


def _options(state: State, asked: Instrument, among: Set[JurorNumber]) -> Iterator[OptionChanged]:
    for proposal in asked.proposals:
        questions = _questions(proposal.support, proposal.me, proposal.all)
        means = (_mean(state, asked, question, among) for question in questions)
        yield OptionChanged(proposal.id, proposal.words, tuple(mean for mean in means if mean is not None))


def _questions(*asked: Question | None) -> tuple[Question, ...]:
    return tuple(question for question in asked if question is not None)


def _mean(state: State, asked: Instrument, question: Question, among: Set[JurorNumber]) -> Mean | None:
    assert asked.first
    assert asked.last
    assert question.reading
    before, after = _points(state, asked.first, question), _points(state, asked.last, question)
    both = before.keys() & after.keys() & among
    if len(both) < FEWEST or any(_gives_away(given.keys() - both, among) for given in (before, after)):
        return None
    people, (first, last) = len(both), (sum(given[juror] for juror in both) for given in (before, after))
    return Mean(question.reading, people, first / people, last / people, (last - first) / people)


def _gives_away(outside: Set[JurorNumber], among: Set[JurorNumber]) -> bool:
    """Whether these, who are in the counts and not in the mean, are too few, and one did not agree to be compared or
    was here but once: the room may know who that was."""
    return 0 < len(outside) < FEWEST and not outside <= among


def _points(state: State, vote: Vote, question: Question) -> Mapping[JurorNumber, int]:
    given = state.voting(vote.id).answers_to(question.id).items()
    return {juror: answer.mark for juror, answer in given if isinstance(answer.mark, int) and answer.mark != NOT_SURE}
