"""Where people began, and what changed, as people moving: every measure with how many it rests on, or why it lacks."""

from collections.abc import Iterator, Mapping

from ...jury.votes.instrument import instrument_of
from ...study.measures.measured import Measured, Primary
from ...study.measures.paired import Moved
from ...study.measures.transitions import Position
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
    "A juror who had answered was erased. What everybody’s answers had in common stands in the counts of each vote; "
    "what moved is told no more: figures without that juror, beside those counts, would give their answers away."
)
UNORDERED = "It compares reasons with an order of the options, and no such order was asked for."
EXPERIMENTAL = (
    "The Citizen Alignment Index is Juryday's own and experimental: nobody has tested it against anything else. "
    "It says whether support sits with what is good for me (−1) or for all of us (+1), where the two differ, and not "
    "that one is better than the other."
)


def _why_not(told: Told) -> str:
    return ERASED if told.state.removals.jurors else NO_MEASURE


def began(told: Told) -> Section:
    found = told.measured
    if found is None:
        return Section("Where people began", (Paragraph(plain(_why_not(told))),))
    rows = [(said(o.words), *_position_counts(o.first)) for o in found.options]
    first = table("First view of each option, in people", ("Option", *captions.POSITIONS.values()), rows)
    lead = f"{some(found.answered[0], 'juror')} gave a first view, alone and before any evidence."
    return Section("Where people began", (Paragraph(plain(lead)), first))


def changed(told: Told) -> Section:
    found = told.measured
    if found is None:
        return Section("What changed", (Paragraph(plain(_why_not(told))),))
    charts = charts_of(found, told.people)
    within = [Section(f"Figure {number}. {chart.name}", parts(chart)) for number, chart in enumerate(charts, 1)]
    return Section("What changed", tuple(_lead(told, found)), (*within, Section("The figures", tuple(_figures(found)))))


def _lead(day: Told, found: Measured) -> Iterator[Part]:
    if found.primary is Primary.ALIGNMENT and found.alignment:
        told = f"Fixed beforehand as the first thing to look at: {captions.on_moves(found.alignment.change)}"
        yield Paragraph(plain(told), Tone.LEAD)
        yield Paragraph(plain(EXPERIMENTAL), Tone.ASIDE)
    else:
        told = f"Fixed beforehand as the first thing to look at: {captions.on_means(found.options)}"
        yield Paragraph(plain(told), Tone.LEAD)
    if found.noisy:
        warning = "Questions that no evidence bears on moved as much as these did. Little can be read into the changes."
        yield Paragraph(plain(warning), Tone.ASIDE)
    if found.reason is None and found.reason_lacks:
        lacks = found.reason_lacks if instrument_of(day.state.the_plan).order else UNORDERED
        yield Paragraph(plain(f"No reason index: {lacks}"), Tone.ASIDE)


def _figures(found: Measured) -> Iterator[Part]:
    yield _moves(found)
    yield table(
        "Last view of each option, in people",
        ("Option", *captions.POSITIONS.values()),
        [(said(o.words), *_position_counts(o.last)) for o in found.options],
    )
    yield lines(plain(text) for text in _sentences(found))


def _moves(found: Measured) -> Grid:
    asked = [(f"{said(o.words)} (support)", o.support, o.p) for o in found.options]
    asked += [(f"{said(o.words)} (for me)", o.me, None) for o in found.options if o.me]
    asked += [(f"{said(o.words)} (for everyone)", o.all, None) for o in found.options if o.all]
    if found.confidence:
        asked.append(("How sure people are, 0 to 10", found.confidence, None))
    asked += [(said(each.words), each.moved, None) for each in found.trust]
    heads = ("Question", "People", "First", "Last", "Change", "95 % interval", "p, adjusted", "Up", "Down", "Same")
    return table("Means before and after, of those who answered both times", heads, [_row(*each) for each in asked])


def _row(name: str, moved: Moved, p: float | None) -> tuple[str, ...]:
    interval = f"{signed(moved.interval[0], 2)} to {signed(moved.interval[1], 2)}" if moved.interval else "–"
    means = (signed(moved.before, 2), signed(moved.after, 2), signed(moved.change, 2))
    return (name, str(moved.people), *means, interval, plainly(p, 3), str(moved.up), str(moved.down), str(moved.same))


def _sentences(found: Measured) -> Iterator[str]:
    yield f"Of {found.recorded} people with a last view, {found.reasoned} gave a reason of their own or from the list."
    yield f"{found.both_sides} of them named reasons for themselves and for all."
    if found.alignment:
        agree = found.alignment.agree
        yield f"Both hats agreed for {agree[0]} people at first, {agree[1]} at the end: there the index is not defined."
    if found.reason:
        yield (
            f"Reason index, adjusted for weak agreement: {plainly(found.reason.before.adjusted)} before, "
            f"{plainly(found.reason.after.adjusted)} after; {found.reason.left_out} people left something out."
        )


def _position_counts(given: Mapping[Position, int]) -> tuple[str, ...]:
    return tuple(str(given[Position(position)]) for position in captions.POSITIONS)
