"""Juries of one inquiry side by side: what they were all asked, what only some were, and no ranking of places."""

from collections.abc import Iterator, Sequence

from ...jury.numbers import Words
from ...study.measures.compared import Charged, CommonOption, Compared, Stands
from ...study.measures.transitions import Position
from ..charts.captions import POSITIONS
from ..charts.chart import Caption, parts, table
from ..charts.dumbbell import Option, dumbbell, readings
from ..charts.figures import signed
from ..charts.of_day import ENDS
from ..document.value import Column, Facts, Grid, Paragraph, Part, Report, Section, Tone, plain
from ..materials.saying import listed, some
from ..words import said
from .opening import PROMISED

NO_RANKING = (
    "Each jury is a group of people at one place on one day, and none is a sample of its city. What stands here says "
    "how these groups differ, and no order of places follows from it."
)

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
        sections=(*_charges(found), *map(_common, found.common), *_none(found), *_local(found)),
    )


def _charges(found: Compared) -> tuple[Section, ...]:
    if len(found.charges) < 2:
        return tuple(Section("The charge, the same everywhere", _charge(each)) for each in found.charges)
    within = tuple(Section(listed(each.places), _charge(each)) for each in found.charges)
    return (Section("The charges, and how they differ", (), within),)


def _charge(each: Charged) -> tuple[Part, ...]:
    """Everything in which two may differ, whether or not they do."""
    charge = each.charge
    facts = [
        ("Asked by", plain(said(charge.asked_by))),
        ("Promised", plain(PROMISED[charge.influence])),
        ("Has to answer", plain(said(charge.answered_by))),
        ("Up for grabs", plain(_bounds(charge.up_for_grabs))),
        ("Not up for grabs", plain(_bounds(charge.not_up_for_grabs))),
    ]
    return Paragraph(plain(said(charge.question)), Tone.LEAD), Facts(tuple(facts))


def _bounds(texts: Sequence[Words]) -> str:
    return "; ".join(said(text).rstrip(".") for text in texts) or "–"


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
        people = " ".join(f"{each.place}: {each.support.people} people." for each in option.places)
        yield from parts(dumbbell(drawn, ENDS, Caption(f"{name}, place by place", _title(option.places), people)))
    rows = [(each.place, *(str(each.last[Position(position)]) for position in POSITIONS)) for each in option.places]
    yield table("Where people stood at the end", ("Place", *POSITIONS.values()), rows)
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
