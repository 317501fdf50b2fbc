"""Juries of one inquiry side by side: what they were all asked, what only some were, and no ranking of places."""

from collections.abc import Iterator, Sequence

from ...jury.numbers import Words
from ...study.measures.compared import Apart, Charged, CommonOption, Compared, Stands
from ...study.measures.transitions import Position
from ..charts.captions import WHEN, positions_of
from ..charts.chart import Caption, parts, table
from ..charts.dumbbell import Option, dumbbell, readings
from ..charts.figures import signed
from ..charts.of_day import ENDS
from ..document.value import Column, Facts, Grid, Paragraph, Part, Prose, Report, Section, Tone, plain
from ..materials.saying import listed, some
from ..words import said
from .opening import PROMISED

NO_RANKING = (
    "Each jury is a group of people at one place, and none is a sample of its city. What stands here says how these "
    "groups differ, and no order of places follows from it."
)

GLANCE = "How support changed on average, from −3 to +3, of those who are compared"
ALL_SPAN = "Every interval holds nought: chance might make these groups differ as far, either way."
BY_CHANCE = "With many options, about one interval in twenty does so by chance."
DIFFERING = (
    "These juries were not charged alike. What each was asked, and what each was promised, stands below, and "
    "only what they were asked in the same words is compared."
)


def side_by_side(inquiry: str, found: Compared) -> Report:
    differ = f" {DIFFERING}" if len(found.charges) > 1 else ""
    return Report(
        title=inquiry,
        lang="en",
        above="Juries side by side",
        lead=f"{listed(found.places) or 'No jury yet'}: what they were all asked, before and after.{differ}",
        parts=(Paragraph(plain(NO_RANKING), Tone.ASIDE), *_unmeasured(found)),
        sections=(*_at_a_glance(found), *_charges(found), *map(_common, found.common), *_none(found), *_local(found)),
    )


def _charges(found: Compared) -> tuple[Section, ...]:
    """What differs stands under each place; what does not, once."""
    told = [_charge(each) for each in found.charges]
    same = [fact for fact in told[0] if all(fact in each for each in told)] if told else []
    if len(told) < 2:
        return tuple(Section("The charge, the same everywhere", (Facts(tuple(each)),)) for each in told)
    apart = [
        Section(listed(each.places), (Facts(tuple(fact for fact in facts if fact not in same)),))
        for each, facts in zip(found.charges, told, strict=True)
    ]
    alike = [Section("The same for all", (Facts(tuple(same)),))] if same else []
    return (Section("The charges, and how they differ", (), (*apart, *alike)),)


def _charge(each: Charged) -> list[tuple[str, Prose]]:
    """Everything in which two may differ, whether or not they do."""
    charge = each.charge
    return [
        ("Asked", plain(said(charge.question))),
        ("Asked by", plain(said(charge.asked_by))),
        ("Promised", plain(PROMISED[charge.influence])),
        ("Has to answer", plain(said(charge.answered_by))),
        ("What was open", plain(_bounds(charge.up_for_grabs))),
        ("What was not open", plain(_bounds(charge.not_up_for_grabs))),
    ]


def _bounds(texts: Sequence[Words]) -> str:
    return " ".join(f"{said(text).rstrip('.')}." for text in texts) or "–"


def _at_a_glance(found: Compared) -> tuple[Section, ...]:
    """How support changed on each option, place by place, and how far apart any two places are."""
    if not found.common:
        return ()
    rows = [
        (said(option.words).rstrip("."), *(_change(each) for each in option.places), *map(_apart, option.apart))
        for option in found.common
    ]
    first = found.common[0]
    pairs = [f"{each.one} less {each.other}, 95 % interval" for each in first.apart]
    heads = ("Option", *(each.place for each in first.places), *pairs)
    return (Section("At a glance", (Paragraph(plain(_sure(found))), table(GLANCE, heads, rows))),)


def _change(each: Stands) -> str:
    return f"{signed(each.support.change, 2)} ({some(each.support.people, 'person', 'people')})"


def _apart(each: Apart) -> str:
    interval = each.interval
    return signed(each.difference, 2) + (f", {signed(interval[0], 2)} to {signed(interval[1], 2)}" if interval else "")


def _sure(found: Compared) -> str:
    """Never that places do not differ."""
    intervals = [each.interval for option in found.common for each in option.apart if each.interval]
    if not intervals:
        return "There are too few people for an interval, so which way these groups differ is not known."
    apart = sum(low > 0 or high < 0 for low, high in intervals)
    if not apart:
        return f"{ALL_SPAN} They may differ all the same: so few people show only a large difference."
    return f"{apart} of {some(len(intervals), 'interval')} leave nought out. {BY_CHANCE}"


def _unmeasured(found: Compared) -> Iterator[Part]:
    if found.unmeasured:
        why = "no first and last view that may be told"
        yield Paragraph(plain(f"Not in it, having {why}: {listed(found.unmeasured)}."), Tone.ASIDE)


def _none(found: Compared) -> tuple[Section, ...]:
    if found.common:
        return ()
    told = "Fewer than two juries were asked the same, or what they answered may not be told yet."
    return (Section("Nothing in common", (Paragraph(plain(told)),)),)


def _common(option: CommonOption) -> Section:
    name = said(option.words).rstrip(".")
    return Section(name, tuple(_parts(option, name)))


def _parts(option: CommonOption, name: str) -> Iterator[Part]:
    measured = [each for each in option.places if each.support.people]
    if measured:
        drawn = tuple(
            Option(each.place, readings((("support", each.support), ("me", each.me), ("all", each.all))))
            for each in measured
        )
        people = ", ".join(f"{each.support.people} at {each.place}" for each in option.places)
        stated = f"Of people who answered both times and agreed to be compared: {people}. {WHEN}"
        yield from parts(dumbbell(drawn, ENDS, Caption(f"{name}, place by place", _title(option.places), stated)))
    positions = positions_of(each.last for each in option.places)
    rows = [(each.place, *(str(each.last[Position(position)]) for position in positions)) for each in option.places]
    yield table("Where people stood at the end", ("Place", *positions.values()), rows)
    for apart in option.apart:
        interval = apart.interval
        sure = f", 95 % interval {signed(interval[0], 2)} to {signed(interval[1], 2)}" if interval else ""
        few = "" if interval else "; there are too few people for an interval"
        told = f"Change for {apart.one} less change for {apart.other}: {signed(apart.difference, 2)}{sure}{few}."
        yield Paragraph(plain(told))


def _title(places: Sequence[Stands]) -> str:
    moves = [f"{each.place} {signed(each.support.change, 2)}" for each in places if each.support.people]
    return f"Change of support on average: {', '.join(moves)}."


def _local(found: Compared) -> tuple[Section, ...]:
    if not found.local:
        return ()
    rows = [(said(each.words), listed(each.places)) for each in found.local]
    lead = f"{some(len(rows), 'option')} not put everywhere in the same words, and so not compared."
    where = Grid(
        "Where it was asked", (Column("Option"), Column("Places")), tuple((plain(a), plain(b)) for a, b in rows)
    )
    return (Section("Asked in some places only", (Paragraph(plain(lead)), where)),)
