"""What a sitting found, as counts: who took part, what was voted, said and asked. Pure functions of a folded journal.

A vote that is open, or whose questions have yet to be put again, gives no figure at all. Practice is left out. What
was said or written is told without names or numbers: what others at the table were shown, by people who agreed to be
quoted, where the plan asks for that.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..jury.contributions.acts import Perspective, Stance
from ..jury.contributions.rules import is_seen_by_others
from ..jury.day.agenda_acts import Adjourn, CloseSitting, Resume
from ..jury.day.plan import PhaseKind
from ..jury.entry import Entry
from ..jury.numbers import MINUTE, JurorNumber, QuestionId, Words
from ..jury.questions.kinds import Kind
from ..jury.questions.state import WitnessQuestion
from ..jury.rules import fold
from ..jury.seats.acts import CheckIn
from ..jury.seats.plan import COUNT_MOVES, is_among
from ..jury.seats.quoting import may_be_quoted, may_juror_be_quoted
from ..jury.state import State
from ..jury.votes.acts import VoteClosed
from ..jury.votes.moments import first_view, in_order, may_be_told
from ..jury.votes.plan import Question, Reading, Vote, When
from ..jury.votes.results import Split, split
from ..jury.votes.turnout import voters
from .leads import Lead, lead_of
from .timings import PhaseFinding, timings


class Standing(StrEnum):
    """How far a vote has come, and so whether anything may be told of it."""

    NOT_PUT = "not-put"
    OPEN = "open"
    HELD_BACK = "held-back"
    UNTOLD = "untold"
    """A secret vote of too few people, or one that is void."""
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class People:
    """Seats, those who checked in (`people` where some share a seat), and what became of them.

    `late` checked in and gave no opening view: they are in no paired figure. It is None until that can be told.
    """

    seats: int
    checked_in: int
    people: int
    left: int
    late: int | None
    agreed_to_be_counted: int


@dataclass(frozen=True, slots=True)
class VoteFinding:
    """One vote and how many of the entitled answered something; None where nothing may be told yet."""

    vote: Vote
    standing: Standing
    answered: int | None
    entitled: int | None


@dataclass(frozen=True, slots=True)
class HatFinding:
    """A question asked in one hat, at first (None without an opening view) and at the end."""

    words: Words
    reading: Reading
    before: Split | None
    after: Split


@dataclass(frozen=True, slots=True)
class SaidFinding:
    perspective: Perspective
    stance: Stance
    text: str


@dataclass(frozen=True, slots=True)
class RoundFinding:
    """A round of table talk: how many contributions of each kind stood, and the words of those that were shown."""

    title: Words
    counts: tuple[tuple[Stance, int, int], ...]
    shown: tuple[SaidFinding, ...]
    not_shown: int


@dataclass(frozen=True, slots=True)
class WrittenFinding:
    """What jurors wrote beside their answers to one question, in the order of the alphabet."""

    words: Words
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedFinding:
    """A witness question that the room saw. `reply` is what somebody wrote down of the answer."""

    text: str
    about: Words | None
    wanted_by: int
    answered: bool
    reply: str


@dataclass(frozen=True, slots=True)
class Findings:
    """`minutes` is how long the jury met, from the first check-in to the close or the latest act, breaks included."""

    title: Words
    minutes: int
    closed: bool
    people: People
    votes: tuple[VoteFinding, ...]
    leads: tuple[Lead, ...]
    hats: tuple[HatFinding, ...]
    written: tuple[WrittenFinding, ...]
    rounds: tuple[RoundFinding, ...]
    asked: tuple[AskedFinding, ...]
    asked_not_shown: int
    phases: tuple[PhaseFinding, ...]


def findings(entries: Sequence[Entry]) -> Findings:
    """Of an open sitting's journal."""
    state = fold(entries)
    return Findings(
        title=state.the_plan.title,
        minutes=minutes_met(entries),
        closed=state.day.closed,
        people=_people(state),
        votes=tuple(_vote(state, vote) for vote in state.the_plan.votes if vote.when is not When.PRACTICE),
        leads=tuple(_leads(state)),
        hats=tuple(hat for vote in _counted(state, When.REFINED) for hat in _hats(state, vote)),
        written=tuple(written for vote in _counted(state, When.REFINED) for written in _written(state, vote)),
        rounds=_rounds(state),
        asked=tuple(_asked(state, question) for question in _shown_questions(state)),
        asked_not_shown=sum(not q.shown and q.stands for q in state.questions.asked.values()),
        phases=timings(state),
    )


def minutes_met(entries: Sequence[Entry]) -> int:
    """Minutes between the first check-in and the close, or the latest act, without the time adjourned."""
    met, since = 0, None
    for entry in entries:
        if isinstance(entry.act, CheckIn) and since is None and not met:
            since = entry.at
        elif isinstance(entry.act, Adjourn | CloseSitting) and since is not None:
            met, since = met + entry.at - since, None
        elif isinstance(entry.act, Resume):
            since = entry.at
    running = entries[-1].at - since if entries and since is not None else 0
    return round((met + running) / MINUTE)


def standing(state: State, vote: Vote) -> Standing:
    voting = state.voting(vote.id)
    if not voting.version:
        return Standing.NOT_PUT
    if voting.is_open:
        return Standing.OPEN
    if not voting.closings[-1].is_told:
        return Standing.UNTOLD
    return Standing.COUNTED if may_be_told(state, vote) else Standing.HELD_BACK


def told_results(state: State) -> tuple[tuple[Vote, tuple[tuple[Question, Vote | None], ...]], ...]:
    """Every vote whose result may be told, but practice: its questions, and the vote beside which each is told, if any.

    What is told beside a later result is not told by itself.
    """
    counted = [vote for vote in in_order(state.the_plan.votes) if standing(state, vote) is Standing.COUNTED]
    firsts = {(vote.id, q): told_first(state, vote, q) for vote in counted for q in vote.questions}
    beside = {(first.id, q) for (_, q), first in firsts.items() if first}
    told = (
        (
            vote,
            tuple(
                (state.the_plan.question(q), firsts[vote.id, q]) for q in vote.questions if (vote.id, q) not in beside
            ),
        )
        for vote in state.the_plan.votes
        if vote in counted
    )
    return tuple((vote, questions) for vote, questions in told if questions)


def _leads(state: State) -> Iterator[Lead]:
    for vote, questions in told_results(state):
        leads = (lead_of(question, _closing(state, vote)) for question, _ in questions)
        yield from filter(None, leads)


def told_first(state: State, vote: Vote, question: QuestionId) -> Vote | None:
    """What was said at first, where that may be told."""
    first = first_view(state, vote, question)
    return first if first is not None and standing(state, first) is Standing.COUNTED else None


def _people(state: State) -> People:
    came = {juror: seat for juror, seat in state.seats.items() if seat.checked_in}
    openings = _counted(state, When.OPENING)
    gave = set[JurorNumber]().union(*(voters(state, vote) for vote in openings))
    return People(
        seats=len(state.seats),
        checked_in=len(came),
        people=sum(seat.people for seat in came.values()),
        left=sum(seat.left for seat in came.values()),
        late=len(came.keys() - gave - state.removals.jurors) if openings else None,
        agreed_to_be_counted=sum(is_among(COUNT_MOVES, seat.consents) for seat in came.values()),
    )


def _counted(state: State, when: When) -> tuple[Vote, ...]:
    votes = (vote for vote in state.the_plan.votes if vote.when is when)
    return tuple(vote for vote in votes if standing(state, vote) is Standing.COUNTED)


def _vote(state: State, vote: Vote) -> VoteFinding:
    now = standing(state, vote)
    if now is not Standing.COUNTED:
        return VoteFinding(vote, now, None, None)
    closing = _closing(state, vote)
    return VoteFinding(vote, now, closing.turnout, closing.entitled)


def _closing(state: State, vote: Vote) -> VoteClosed:
    return state.voting(vote.id).closings[-1]


def _hats(state: State, vote: Vote) -> tuple[HatFinding, ...]:
    asked = [question for question in map(state.the_plan.question, vote.questions) if question.reading]
    together = sorted(asked, key=lambda question: [each.about for each in asked].index(question.about))
    return tuple(_hat(state, vote, question) for question in together)


def _hat(state: State, vote: Vote, question: Question) -> HatFinding:
    assert question.reading
    first = told_first(state, vote, question.id)
    return HatFinding(
        words=question.words,
        reading=question.reading,
        before=split(_closing(state, first).counts[question.id]) if first else None,
        after=split(_closing(state, vote).counts[question.id]),
    )


def _written(state: State, vote: Vote) -> Iterator[WrittenFinding]:
    for question in map(state.the_plan.question, vote.questions):
        answers = state.voting(vote.id).answers_to(question.id)
        quoted = (a.words for j, a in answers.items() if a.words and may_juror_be_quoted(state, j))
        if texts := tuple(sorted(quoted)):
            yield WrittenFinding(question.words, texts)


def _rounds(state: State) -> tuple[RoundFinding, ...]:
    rounds = []
    for phase in (each for each in state.the_plan.agenda if each.kind is PhaseKind.TALK):
        said = [c for c in state.contributions.values() if c.phase == phase.id and c.stands]
        count = Counter((each.stance, each.perspective) for each in said)
        seen = (each for each in said if is_seen_by_others(state, each))
        shown = [each for each in seen if all(may_be_quoted(state, author) for author in each.authors)]
        rounds.append(
            RoundFinding(
                title=phase.title,
                counts=tuple(
                    (stance, count[stance, Perspective.MYSELF], count[stance, Perspective.EVERYBODY])
                    for stance in Stance
                ),
                shown=tuple(SaidFinding(each.perspective, each.stance, each.text) for each in shown),
                not_shown=len(said) - len(shown),
            )
        )
    return tuple(rounds)


def _shown_questions(state: State) -> list[WitnessQuestion]:
    every = state.questions.asked.values()
    shown = (each for each in every if each.is_open_to_all and each.kind is not Kind.EVIDENCE)
    return sorted(shown, key=lambda question: (question.answered, -len(question.seconds), question.seq))


def _asked(state: State, asked: WitnessQuestion) -> AskedFinding:
    about = state.the_plan.exhibit(asked.about).title if asked.about is not None else None
    return AskedFinding(asked.text, about, len(asked.seconds), asked.answered, asked.reply)
