"""What became of each option between the opening and the refined view: means of the same people, before and after.

They are those who answered both times and agreed to be counted. Everybody knows the counts of all; so where these and a
mean would give away a few who are not in it, every mean is of all who answered, who are then not all the same.
"Not sure" is no figure. Nothing is told until both views have closed and may be told, nothing of fewer than three
people, and nothing after an answer that was counted has been erased.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice

from ..numbers import JurorNumber, OptionId, QuestionId, Words
from ..seats.plan import COUNT_MOVES, is_among
from ..state import State
from .instrument import Instrument, Proposal, instrument_of
from .methods import NOT_SURE
from .moments import may_be_told
from .plan import Question, Reading, Vote
from .turnout import voters

FEWEST = 3
FEWEST_OUTSIDE = 5
"""As in every report of the day: a mean of others than there would be one more to subtract."""
FEWEST_TO_WEIGH = 12
"""Below it, nobody can say whether chance might move a mean as far."""
SETTLED = 0.1
"""A mean that moved by less than this on a scale of seven points is told as much the same."""
CHANGE = "~change"
"""What the room looks at instead of a block of results; with an option behind it, that option by itself."""
TOGETHER = 4
"""So many options are looked at side by side: more can be told apart on no wall."""

Points = Mapping[JurorNumber, int]
Given = Mapping[QuestionId, tuple[Points, ...]]
"""What each question was answered with, before and after."""


@dataclass(frozen=True, slots=True)
class Mean:
    """Of those who gave a point in one hat, so many before and so many after. `change` is the mean of what each moved,
    where they are the same people."""

    reading: Reading
    people: tuple[int, int]
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
    """So many `answered` before and after, and `people` of them both times who agreed to be counted. `compared`: the
    means are of these; else of all."""

    options: tuple[OptionChanged, ...]
    people: int
    answered: tuple[int, int]
    compared: bool

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
    questions = (question for proposal in asked.proposals for question in _questions(proposal))
    given = {question.id: tuple(_points(state, vote, question) for vote in pair) for question in questions}
    compared = not any(_gives_away(each, frozenset(among)) for each in given.values())
    options = tuple(_options(asked, given, frozenset(among) if compared else None))
    first, last = (len(voters(state, vote)) for vote in pair)
    return Change(options, len(among), (first, last), compared)


def can_be_shown(state: State) -> bool:
    """Whether both views are before the room, and this step is there for the second."""
    pair = _pair_to_tell(state)
    return pair is not None and pair[1] in state.votes_here and all(state.voting(vote.id).is_shown for vote in pair)


def parts(state: State) -> Mapping[str, tuple[OptionId, ...]]:
    """What can be looked at of it, and of which options: some side by side, each by itself that is asked in hats."""
    if not can_be_shown(state):
        return {}
    proposals = instrument_of(state.the_plan).proposals
    pages = -(-len(proposals) // TOGETHER)
    most = -(-len(proposals) // pages)
    beside = (tuple(each.id for each in proposals[page * most : (page + 1) * most]) for page in range(pages))
    names = (CHANGE, *(f"{CHANGE}-{page + 1}" for page in range(1, pages)))
    hats = {alone(each.id): (each.id,) for each in proposals if each.me or each.all}
    return {**dict(zip(names, beside, strict=True)), **hats}


def span_of(state: State, part: str) -> tuple[int, int, int] | None:
    """Of options side by side: the first and the last of how many, where these are not all."""
    every = [option.id for option in instrument_of(state.the_plan).proposals]
    here = parts(state)[part]
    if len(here) == len(every) or part == alone(here[0]):
        return None
    return every.index(here[0]) + 1, every.index(here[-1]) + 1, len(every)


def alone(option: OptionId) -> str:
    return f"{CHANGE}:{option}"


def _pair_to_tell(state: State) -> tuple[Vote, Vote] | None:
    asked = instrument_of(state.the_plan)
    first, last = asked.first, asked.last
    if first is None or last is None or not asked.proposals:
        return None
    if not all(_is_told(state, vote) for vote in (first, last)) or was_erased(state, (first, last)):
        return None
    return (first, last) if _are_enough(state, first, last) else None


def _are_enough(state: State, first: Vote, last: Vote) -> bool:
    """Looks no further than it must: it is asked at every moment, also of thousands."""
    votes = [state.voting(vote.id).answers.values() for vote in (first, last)]
    agreed = (juror for juror, seat in state.seats.items() if is_among(COUNT_MOVES, seat.consents))
    twice = (juror for juror in agreed if all(any(each.get(juror) for each in vote) for vote in votes))
    return len(tuple(islice(twice, FEWEST))) == FEWEST


def _is_told(state: State, vote: Vote) -> bool:
    voting = state.voting(vote.id)
    return voting.is_closed and voting.closings[-1].is_told and may_be_told(state, vote)


def _options(asked: Instrument, given: Given, among: Set[JurorNumber] | None) -> Iterator[OptionChanged]:
    for proposal in asked.proposals:
        means = (_mean(question, given[question.id], among) for question in _questions(proposal))
        yield OptionChanged(proposal.id, proposal.words, tuple(mean for mean in means if mean is not None))


def _questions(proposal: Proposal) -> tuple[Question, ...]:
    return tuple(question for question in (proposal.support, proposal.me, proposal.all) if question)


def _mean(question: Question, given: tuple[Points, ...], among: Set[JurorNumber] | None) -> Mean | None:
    """Of these people, of whom those count who gave a point both times; without any named, of everybody."""
    assert question.reading
    both = None if among is None else _both(given, among)
    first, last = ([n for juror, n in each.items() if both is None or juror in both] for each in given)
    if min(len(first), len(last)) < FEWEST:
        return None
    before, after = sum(first) / len(first), sum(last) / len(last)
    moved = after - before if both is None else (sum(last) - sum(first)) / len(both)
    return Mean(question.reading, (len(first), len(last)), before, after, moved)


def _gives_away(given: tuple[Points, ...], among: Set[JurorNumber]) -> bool:
    """Whether those who are in the counts and not in a mean of the same people are too few, and one of them did not
    agree to be compared or was here but once: the room may know who that was."""
    both = _both(given, among)
    outside = [each.keys() - both for each in given]
    return len(both) >= FEWEST and any(0 < len(each) < FEWEST_OUTSIDE and not each <= among for each in outside)


def _both(given: tuple[Points, ...], among: Set[JurorNumber]) -> Set[JurorNumber]:
    first, last = given
    return first.keys() & last.keys() & among


def _points(state: State, vote: Vote, question: Question) -> Points:
    given = state.voting(vote.id).answers_to(question.id).items()
    return {juror: answer.mark for juror, answer in given if isinstance(answer.mark, int) and answer.mark != NOT_SURE}
