"""How the jury rated its day, what the findings cannot say, and how they were made."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from ...jury.numbers import VoteId
from ...jury.state import State
from ...jury.votes.acts import VoteClosed
from ...jury.votes.instrument import instrument_of
from ...jury.votes.methods import METHODS, NOT_SURE
from ...jury.votes.plan import Method, Question, When
from ...jury.votes.results import mean_of
from ...study.findings import Standing
from ...study.measures.chance import DRAWS, EXACT_UP_TO
from ...study.measures.measured import Primary, primary
from ...study.measures.reason import FEWEST_CONSIDERATIONS
from ...study.measures.small import FEWEST_FOR_P
from ...study.measures.swapping import Changed
from ..agreed import who_agreed
from ..bounds import NOBODY
from ..charts.chart import table
from ..charts.figures import plainly, signed
from ..document.value import Grid, Paragraph, Part, Section, plain, points
from ..materials.saying import some
from ..words import mark_in_words, said
from .changing import EXPERIMENTAL
from .told import SEED, Told

FIXED = """The first thing to look at is the mean change of {outcome}. That follows from the plan alone, which was
frozen as the first entry of the record, at {at}, before anybody answered; its SHA-256 is {digest}. What was added to
the plan on the day moves it nowhere."""
OUTCOMES = {Primary.ALIGNMENT: "the Citizen Alignment Index", Primary.SUPPORT: "support"}
RATED = (Method.SCALE, Method.SCORE, Method.SINGLE)
TOO_FEW = "They are too few for any p-value or interval: read the counts."
MAY_HAVE_MOVED = (
    "A change no further than chance might move it may still be a real one: among so few people only a large one shows."
)
AVERAGES = "An average says nothing of how far jurors agree: it can stay where it was while many move both ways."
OTHERS = "Those who are not compared may have moved otherwise."
METHOD = (
    """The same questions were put before any evidence and again at the end, each juror alone, in an order of their own;
    nobody saw a result of the group before their own last view was in.""",
    f"""Counts are exact. A mean change has a 95 % t interval and a p from flips of sign: all there are for up to
    {EXACT_UP_TO} people, {DRAWS:,} drawn with seed {SEED} beyond; p-values of several options are adjusted together
    (Holm). Below twelve people neither is told.""",
    f"""The reason index is that of Niemeyer, Veri, Dryzek and Bächtiger (2023), its adjusted form that of Veri (2026).
    Two people are compared over the statements that both answered, {FEWEST_CONSIDERATIONS} at the least. What answers
    dealt at random would give is exact: the mean over every way of dealing the same preferences to people, worked out
    and not drawn.""",
    """Support on a condition is told apart from support. What a condition would unlock is its Shapley value.""",
    """Every vote can be recounted from the export with recount.py, which shares no code with what made this report.""",
)


APART = (
    "who agreed to be compared stayed out as well, the last seats there are: else whoever takes these figures from the "
    "counts of each vote could tell what the few others answered."
)


def rated(told: Told) -> Section:
    """Every answer of the evaluation, as counts."""
    votes = [
        each for each in told.found.votes if each.vote.when is When.EVALUATION and each.standing is Standing.COUNTED
    ]
    parts = tuple(part for each in votes for part in _ratings(told.state, each.vote.id))
    nothing = (Paragraph(plain("The jury did not rate its day, or the ratings may not be told yet.")),)
    return Section("How the jury rated the day", parts or nothing)


def limits(told: Told) -> Section:
    return Section("What this cannot say", (points(*_limits(told)),))


def method(told: Told) -> Section:
    return Section("How these findings were made", (points(*(" ".join(each.split()) for each in _method(told))),))


def _method(told: Told) -> Iterator[str]:
    outcome = primary(instrument_of(told.state.the_plan))
    opened = datetime.fromtimestamp(told.entries[0].at / 1000, ZoneInfo(told.zone))
    at = f"{opened:%H:%M} on {opened.day} {opened:%B %Y}"
    yield FIXED.format(outcome=OUTCOMES[outcome], digest=told.state.day.frozen, at=at)
    if outcome is Primary.ALIGNMENT:
        yield EXPERIMENTAL
    yield from METHOD
    yield _swaps(told.measured.reason.change if told.measured and told.measured.reason else None)


def _swaps(found: Changed | None) -> str:
    if found is None:
        return "No reason index was worked out for this day."
    if found.p is None:
        return f"The change of the reason index is not tested: {found.people} people are too few."
    tested = "The change of the reason index is tested by swapping before and after, person by person:"
    if found.exact:
        return f"{tested} all {found.ways:,} ways of swapping {found.people} people were taken, none drawn."
    drawn = f"{found.ways:,} ways of swapping {found.people} people were drawn with seed {SEED}"
    return f"{tested} {drawn}, beside the day as it was."


def _ratings(state: State, vote: VoteId) -> Iterator[Part]:
    """What was rated on one and the same scale stands in one table; answers that nobody gave are counted, too."""
    closing = state.voting(vote).closings[-1]
    asked = [state.the_plan.question(each) for each in state.the_plan.vote(vote).questions]
    for scale, those in groupby((each for each in asked if each.method in RATED), _scale_of):
        if scale is None:
            yield from (_choices(each, closing) for each in those)
        else:
            yield _rated_alike([*those], closing)


def _scale_of(question: Question) -> tuple[str, ...] | None:
    return tuple(said(each.words) for each in question.options) if question.method is not Method.SINGLE else None


def _rated_alike(questions: Sequence[Question], closing: VoteClosed) -> Grid:
    marks = {mark: mark_in_words(question, mark) for question in questions for mark in _marks(question)}
    points = [mark for mark in marks if mark != NOT_SURE]
    low, high = (f"{signed(bound, 0)} for “{marks[bound]}”" for bound in (min(points), max(points)))
    ends = f" The mean lies between {low} and {high}." if marks[points[0]] != str(points[0]) else ""
    rows = [(said(each.words), *_given(each, closing, marks)) for each in questions]
    caption = f"Answers of {some(closing.turnout, 'juror')}, in people.{ends}"
    return table(caption, ("Rated", *marks.values(), "Mean"), rows)


def _given(question: Question, closing: VoteClosed, marks: Iterable[int]) -> Iterator[str]:
    counts = closing.counts[question.id]
    offered, given, mean = _marks(question), dict(counts), mean_of(counts)
    yield from (str(given.get(mark, 0)) if mark in offered else "–" for mark in marks)
    yield plainly(float(mean), 1) if mean is not None else "–"


def _choices(question: Question, closing: VoteClosed) -> Grid:
    given = dict(closing.counts[question.id])
    rows = [(mark_in_words(question, place), str(given.get(place, 0))) for place in _marks(question)]
    return table(said(question.words), ("Answer", "Jurors"), rows)


def _marks(question: Question) -> tuple[int, ...]:
    return METHODS[question.method].marks(question)


def _limits(told: Told) -> Iterator[str]:
    people = told.found.people.checked_in
    yield f"{some(people, 'juror')} are no sample of the public; what they say is theirs."
    yield "People heard, talked and thought: what moved alongside a change is told, and what made it is not known."
    if told.measured:
        first, last = told.measured.answered
        compared = told.measured.people
        are = some(compared, "person is", "people are")
        others = f" {OTHERS}" if compared < max(first, last) else ""
        yield f"{are} compared, of {first} who answered at first and {last} at the end.{others}"
        if apart := len(who_agreed(told.state) - (told.bounds.counted or NOBODY)):
            yield f"{some(apart, 'person', 'people')} {APART}"
        yield TOO_FEW if compared < FEWEST_FOR_P else MAY_HAVE_MOVED
        yield AVERAGES
    removed = told.state.removals
    if removed.texts:
        yield f"{some(removed.texts, 'text')} had been removed from the record, with a reason that stands in it."
    if removed.jurors:
        gone = some(len(removed.jurors), "juror was", "jurors were")
        yield f"{gone} erased, with what they wrote and answered. Every close stands as it was counted."
    if not told.found.closed:
        yield "The day was not over when this was written; it can still change."
