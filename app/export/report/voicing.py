"""How evenly each table shared its turns: all of them in one table beside chance, by who people are, then each."""

from collections.abc import Iterator, Mapping

from ..charts.chart import parts, table
from ..charts.of_day import voices_of
from ..document.value import Grid, Paragraph, Part, Section, plain
from ..materials.saying import some
from ..shared_turns import SharedBy, shared_at_tables, shared_by
from ..small_groups import OTHER
from ..spoke import Spoke
from ..words import said
from .told import Told

GINI = (
    "The Gini coefficient says how unevenly turns were shared: 0 where everybody had as many, near 1 where one person "
    "had them all. By chance is what it would be if everybody at the table were equally likely to speak next: on "
    "average, and at most at 95 of 100 such tables."
)
BY_GROUP = (
    "The same turns by group, as the organiser’s list has it: groups of five or more, and only where nobody can be "
    "told from it. By chance is how many a group would have if everybody at a table were equally likely to speak next: "
    "on average, and on 90 of 100 such days. Why one has more or fewer, this cannot say."
)
PUT_TOGETHER = "“other” is several groups together, of which at least one was too small to be told by itself."
BY_GROUP_HEADS = ("People", "Turns", "Turns by chance", "On 90 of 100 such days", "More or fewer than that")
HEADS = (
    *("Table", "People", "Turns", "People with no turn", "Gini", "Gini by chance, on average"),
    *("Gini by chance, at most", "Less even than chance"),
)


def voices(told: Told) -> tuple[Section, ...]:
    """No section where no table noted enough turns."""
    within = tuple(Section(chart.name, parts(chart)) for chart in voices_of(told.state))
    summary = (Paragraph(plain(GINI)), _summary(told), *_by_group(told))
    return (Section("How turns were shared", summary, within),) if within else ()


def turns_by_group(told: Told) -> Mapping[str, Mapping[str, Spoke]]:
    """By what is known of people: of a day that is over, and as it was told before or not at all."""
    if not told.found.closed:
        return {}
    by = {name: came.spoke for name, came in told.who.by.items() if name not in told.bounds.untold}
    return {name: spoke for name, spoke in by.items() if spoke}


def _by_group(told: Told) -> Iterator[Part]:
    by = turns_by_group(told)
    if by:
        together = f" {PUT_TOGETHER}" if any(OTHER in spoke for spoke in by.values()) else ""
        yield Paragraph(plain(BY_GROUP + together))
    yield from (_turns_by(name, tuple(shared_by(spoke))) for name, spoke in by.items())


def _turns_by(name: str, groups: tuple[SharedBy, ...]) -> Grid:
    people, turns = sum(each.people for each in groups), sum(each.turns for each in groups)
    caption = f"Turns, by {name}: {some(people, 'juror')}, {some(turns, 'turn')}"
    return table(caption, (name, *BY_GROUP_HEADS), [(each.group, *_beside_chance(each)) for each in groups])


def _beside_chance(group: SharedBy) -> tuple[str, ...]:
    return (str(group.people), str(group.turns), str(group.by_chance), f"{group.low} to {group.high}", group.beyond)


def _summary(told: Told) -> Grid:
    phases = {phase.id: said(phase.title) for phase in told.state.agenda}
    rows = [
        (f"{phases[each.phase]}, table {each.table}", *map(str, each.figures)) for each in shared_at_tables(told.state)
    ]
    return table("Turns of each table, beside chance", HEADS, rows)
