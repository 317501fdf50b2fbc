"""Where people began, and what changed, as people moving: every measure with how many it rests on, or why it lacks."""

from collections.abc import Callable, Iterable, Iterator

from ...jury.votes.instrument import instrument_of
from ...study.measures.measured import Measured, Primary
from ...study.measures.options import OptionMeasured
from ...study.measures.paired import Moved
from ...study.measures.transitions import FIRST, Position
from ..charts import captions
from ..charts.chart import parts, table
from ..charts.figures import plainly, signed
from ..charts.of_day import charts_of
from ..document.value import Grid, Paragraph, Part, Section, Tone, plain
from ..materials.saying import some
from ..words import said
from .told import Told, lines

NO_MEASURE = (
    "The same questions were not answered before and after, or may not be told yet, so nothing is said of change."
)
ERASED = (
    "A juror who had answered was erased. The counts of each vote stand as they were published, in the files beside "
    "this report; where people began and what moved is told no more. Figures without that juror, beside those counts, "
    "would give their answers away."
)
ERASED_SHORT = "A juror who had answered was erased, so what moved is told no more."
BEFOREHAND = "Before the day it was settled what to look at first, and this is it."
GIVING_AWAY = (
    "Beside the counts of each vote, or what an earlier report or release of this day told, these figures would give a "
    "few people’s answers away, so they are not told."
)
UNORDERED = "It compares reasons with an order of the options, and no such order was asked for."
EXPERIMENTAL = (
    "The Citizen Alignment Index is Juryday's own and experimental: nobody has tested it against anything else. "
    "It says whether support sits with what is good for me (−1) or for all of us (+1), where the two differ, and not "
    "that one is better than the other."
)


HATS = (
    "Each option was put to them three ways: whether they support it, and in two “hats”, how good it is for them and "
    "their household, and how good for everyone affected."
)
FIRST_VIEW, STOOD = "First view of each option, in people", "Each option at first and at the end, in people"
MEANS = "Means at first and at the end, of those who are compared; options go from −3 to +3"
UNDEFINED = "their support can sit no nearer to the one than to the other, so the index leaves them out."


def _why_not(told: Told) -> str:
    if told.state.removals.jurors:
        return ERASED
    return GIVING_AWAY if told.bounds.no_moves else NO_MEASURE


def why_not_in_short(told: Told) -> str:
    return ERASED_SHORT if told.state.removals.jurors else _why_not(told)


def began(told: Told) -> Section:
    found = told.measured
    if found is None:
        return Section("Where people began", (Paragraph(plain(_why_not(told))),))
    rows = [(captions.name_of(o), *(str(o.first[position]) for position in FIRST)) for o in found.options]
    heads = ("Option", *(captions.POSITIONS[position] for position in FIRST))
    lead = f"{some(found.answered[0], 'juror')} gave a first view, alone and before any evidence."
    hats = f" {HATS}" if all(o.me and o.all for o in found.options) else ""
    return Section("Where people began", (Paragraph(plain(lead + hats)), table(FIRST_VIEW, heads, rows)))


def changed(told: Told) -> Section:
    found = told.measured
    if found is None:
        return Section("What changed", (Paragraph(plain(why_not_in_short(told))),))
    charts = charts_of(found, told.people)
    within = [Section(f"Figure {number}. {chart.name}", parts(chart)) for number, chart in enumerate(charts, 1)]
    figures = Section("The figures", (_moves(found), lines(plain(text) for text in _sentences(found))))
    return Section("What changed", (*_lead(told, found), _stood(found)), (*within, figures))


def _lead(day: Told, found: Measured) -> Iterator[Part]:
    if found.primary is Primary.ALIGNMENT and found.alignment:
        told = f"{BEFOREHAND} {captions.on_moves(found.alignment.change)}"
        yield Paragraph(plain(told), Tone.LEAD)
        yield Paragraph(plain(EXPERIMENTAL), Tone.ASIDE)
    else:
        told = f"{BEFOREHAND} {captions.on_means(found.options)}"
        yield Paragraph(plain(told), Tone.LEAD)
    if found.noisy:
        warning = "Questions that no evidence bears on moved as much as these did. Little can be read into the changes."
        yield Paragraph(plain(warning), Tone.ASIDE)
    if found.reason is None and found.reason_lacks:
        lacks = found.reason_lacks if instrument_of(day.state.the_plan).order else UNORDERED
        yield Paragraph(plain(f"No reason index: {lacks}"), Tone.ASIDE)


def _stood(found: Measured) -> Grid:
    """Everybody who answered then, also those who are in no pair."""
    positions = captions.positions_of(option.last for option in found.options)
    heads = ("Option", *(f"{words}, {when}" for words in positions.values() for when in ("first", "last")))
    return table(STOOD, heads, [(captions.name_of(option), *_counts(option, positions)) for option in found.options])


def _counts(option: OptionMeasured, positions: Iterable[str]) -> Iterator[str]:
    for position in map(Position, positions):
        yield from (str(option.first[position]) if position in FIRST else "–", str(option.last[position]))


def _moves(found: Measured) -> Grid:
    asked = [(f"{captions.name_of(o)} (support)", o.support, o.p, signed) for o in found.options]
    asked += [(f"{captions.name_of(o)} (for me)", o.me, None, signed) for o in found.options if o.me]
    asked += [(f"{captions.name_of(o)} (for everyone)", o.all, None, signed) for o in found.options if o.all]
    if found.confidence:
        asked.append(("How sure people are, 0 to 10", found.confidence, None, plainly))
    asked += [(said(each.words), each.moved, None, plainly) for each in found.trust]
    heads = ("Question", "People", "First", "Last", "Change", "95 % interval", "p, adjusted", "Up", "Down", "Same")
    return table(MEANS, heads, [_row(*each) for each in asked if each[1].people])


def _row(name: str, moved: Moved, p: float | None, mean: Callable[[float | None, int], str]) -> tuple[str, ...]:
    interval = f"{signed(moved.interval[0], 2)} to {signed(moved.interval[1], 2)}" if moved.interval else "–"
    means = (mean(moved.before, 2), mean(moved.after, 2), signed(moved.change, 2))
    return (name, str(moved.people), *means, interval, plainly(p, 3), str(moved.up), str(moved.down), str(moved.same))


def _sentences(found: Measured) -> Iterator[str]:
    yield (
        f"Of {some(found.recorded, 'person', 'people')} with a last view, {found.reasoned} gave a reason or a "
        f"condition, of their own or from the list; {found.both_sides} gave reasons both for themselves and for all."
    )
    if found.alignment and any(found.alignment.agree):
        first, last = found.alignment.agree
        yield f"The two hats agreed for {some(first, 'person', 'people')} at first and {last} at the end: {UNDEFINED}"
    if found.reason:
        yield (
            f"The reason index, adjusted for weak agreement, was {plainly(found.reason.before.adjusted)} before and "
            f"{plainly(found.reason.after.adjusted)} after."
        )
