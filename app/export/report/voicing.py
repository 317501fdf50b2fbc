"""How evenly each table shared its turns: all of them in one table beside chance, by who people are, then each."""

from collections.abc import Iterator, Mapping

from ...jury.state import State
from ...jury.turns.voice import is_uneven, unevenness, weighed
from ...study.voice import chance_band, group_chances
from ..charts.chart import parts, table
from ..charts.figures import plainly
from ..charts.of_day import voices_of
from ..document.value import Grid, Paragraph, Part, Section, plain
from ..materials.saying import some
from ..spoke import Spoke
from ..words import said
from .told import Told

GINI = (
    "The Gini coefficient is 0 where everybody at a table began to speak equally often, and nears 1 where one person "
    "always did. Where everybody is equally likely to speak next, it is so much by chance on average, and at most so "
    "much at 95 of 100 tables; beyond that, turns were shared less evenly than chance would share them."
)
BY_GROUP = (
    "The same turns, by what the organiser’s list knows of people: of groups of five or more, and only where nobody "
    "can be told from it. By chance is how many turns a group would have if everybody at a table were equally likely "
    "to speak next; on 90 of 100 such days it has between the two numbers. What is beyond them says nothing of why."
)
BY_GROUP_HEADS = ("People", "Turns", "By chance", "Between", "Beyond it")
HEADS = ("Table", "People", "Turns", "No turn", "Gini", "By chance", "At most", "Beyond it")


def voices(told: Told) -> tuple[Section, ...]:
    """No section where no table noted enough turns."""
    within = tuple(Section(chart.name, parts(chart)) for chart in voices_of(told.state))
    summary = (Paragraph(plain(GINI)), _summary(told.state), *_by_group(told))
    return (Section("How turns were shared", summary, within),) if within else ()


def _by_group(told: Told) -> Iterator[Part]:
    """Of a day that is over, and as it was told before or not at all."""
    by = {name: came.spoke for name, came in told.who.by.items() if name not in told.bounds.untold}
    grids = [_turns_by(name, spoke) for name, spoke in by.items() if spoke and told.found.closed]
    if grids:
        yield Paragraph(plain(BY_GROUP))
    yield from grids


def _turns_by(name: str, spoke: Mapping[str, Spoke]) -> Grid:
    people, turns = sum(each.people for each in spoke.values()), sum(each.turns for each in spoke.values())
    caption = f"Turns by {name}: {some(people, 'juror')}, {some(turns, 'turn')}"
    return table(caption, (name, *BY_GROUP_HEADS), [(group, *_beside_chance(spoke[group])) for group in sorted(spoke)])


def _beside_chance(group: Spoke) -> tuple[str, ...]:
    by_chance = group_chances(group.tables)
    low, high = by_chance.low, by_chance.high
    beyond = "fewer" if group.turns < low else "more" if group.turns > high else "no"
    return (str(group.people), str(group.turns), f"{by_chance.expected:.0f}", f"{low} to {high}", beyond)


def _summary(state: State) -> Grid:
    return table("Turns of each table, beside chance", HEADS, list(_rows(state)))


def _rows(state: State) -> Iterator[tuple[str, ...]]:
    phases = {phase.id: said(phase.title) for phase in state.agenda}
    for each in weighed(state):
        people, turns = len(each.turns), sum(each.turns)
        band = chance_band(people, turns)
        figures = (plainly(number) for number in (unevenness(each.turns), band.expected, band.most))
        silent, uneven = str(each.turns.count(0)), "yes" if is_uneven(each.turns, band) else "no"
        yield (f"{phases[each.phase]}, table {each.table}", str(people), str(turns), silent, *figures, uneven)
