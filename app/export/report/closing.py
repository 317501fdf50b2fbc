"""How the jury rated its day, what the findings cannot say, and how they were made."""

from collections.abc import Iterator

from ...jury.numbers import VoteId
from ...jury.votes.instrument import instrument_of
from ...jury.votes.plan import Method, When
from ...jury.votes.results import mean_of
from ...study.findings import Standing
from ...study.measures.chance import DRAWS, EXACT_UP_TO
from ...study.measures.measured import Primary, primary
from ...study.measures.swapping import Changed
from ..charts.chart import table
from ..charts.figures import plainly
from ..document.value import Paragraph, Part, Section, plain, points
from ..materials.saying import some
from ..words import mark_in_words, said
from .changing import EXPERIMENTAL
from .told import SEED, Told

FIXED = """The first thing to look at is the mean change of {outcome}. That follows from the plan alone, which was
frozen as the first entry of the record, before anybody answered; its SHA-256 is {digest}."""
OUTCOMES = {Primary.ALIGNMENT: "the Citizen Alignment Index", Primary.SUPPORT: "support"}
METHOD = (
    """The same questions were put before any evidence and again at the end, each juror alone, in an order of their own;
    nobody saw a result of the group before their own last view was in.""",
    f"""Counts are exact. A mean change has a 95 % t interval and a p from flips of sign: all there are for up to
    {EXACT_UP_TO} people, {DRAWS:,} drawn with seed {SEED} beyond; p-values of several options are adjusted together
    (Holm). Below twelve people neither is told.""",
    """The reason index is that of Niemeyer, Veri, Dryzek and Bächtiger (2023), its adjusted form that of Veri (2026).
    What answers dealt at random would give is exact: the mean over every way of dealing the same preferences to people,
    worked out and not drawn.""",
    """Support on a condition is told apart from support. What a condition would unlock is its Shapley value.""",
    """Every vote can be recounted from the export with recount.py, which shares no code with what made this report.""",
)


def rated(told: Told) -> Section:
    """Every answer of the evaluation, as counts."""
    votes = [
        each for each in told.found.votes if each.vote.when is When.EVALUATION and each.standing is Standing.COUNTED
    ]
    parts = tuple(part for each in votes for part in _ratings(told, each.vote.id))
    nothing = (Paragraph(plain("The jury did not rate its day, or the ratings may not be told yet.")),)
    return Section("How the jury rated the day", parts or nothing)


def limits(told: Told) -> Section:
    return Section("What this cannot say", (points(*_limits(told)),))


def method(told: Told) -> Section:
    return Section("How these findings were made", (points(*(" ".join(each.split()) for each in _method(told))),))


def _method(told: Told) -> Iterator[str]:
    outcome = primary(instrument_of(told.state.the_plan))
    yield FIXED.format(outcome=OUTCOMES[outcome], digest=told.state.day.frozen)
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


def _ratings(told: Told, vote: VoteId) -> Iterator[Part]:
    state = told.state
    closing = state.voting(vote).closings[-1]
    for question in map(state.the_plan.question, state.the_plan.vote(vote).questions):
        if question.method not in (Method.SCALE, Method.SCORE, Method.SINGLE):
            continue
        counts = closing.counts[question.id]
        rows = [(mark_in_words(question, mark), str(n)) for mark, n in counts if isinstance(mark, int)]
        mean = mean_of(counts) if question.method is not Method.SINGLE else None
        caption = (
            f"{said(question.words)} Mean {plainly(float(mean), 1)}." if mean is not None else said(question.words)
        )
        yield table(caption, ("Answer", "Jurors"), rows)


def _limits(told: Told) -> Iterator[str]:
    people = told.found.people.checked_in
    yield f"{some(people, 'juror')} on one day are no sample of the public; what they say is theirs."
    yield "People heard, talked and thought: what moved alongside a change is told, and what made it is not known."
    if told.measured:
        first, last = told.measured.answered
        compared = told.measured.people
        yield f"{compared} people are compared, of {first} who answered at first and {last} at the end."
        if told.measured.people < 12:
            yield "They are too few for any p-value or interval: read the counts."
    removed = told.state.removals
    if removed.texts:
        yield f"{some(removed.texts, 'text')} had been removed from the record, with a reason that stands in it."
    if removed.jurors:
        gone = some(len(removed.jurors), "juror")
        yield f"What {gone} wrote and answered was erased. Every close stands as it was counted."
    if not told.found.closed:
        yield "The day was not over when this was written; it can still change."
