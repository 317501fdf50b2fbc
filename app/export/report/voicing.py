"""How evenly each table shared its turns: all of them in one table, beside chance, and then each by itself."""

from collections.abc import Iterator

from ...jury.state import State
from ...jury.turns.voice import is_uneven, unevenness, weighed
from ...study.voice import chance_band
from ..charts.chart import parts, table
from ..charts.figures import plainly
from ..charts.of_day import voices_of
from ..document.value import Grid, Paragraph, Section, plain
from ..words import said

GINI = (
    "The Gini coefficient is 0 where everybody at a table began to speak equally often, and nears 1 where one person "
    "always did. Where everybody is equally likely to speak next, it is so much by chance on average, and at most so "
    "much at 95 of 100 tables; beyond that, turns were shared less evenly than chance would share them."
)
HEADS = ("Table", "People", "Turns", "No turn", "Gini", "By chance", "At most", "Beyond it")


def voices(state: State) -> tuple[Section, ...]:
    """No section where no table noted enough turns."""
    within = tuple(Section(chart.name, parts(chart)) for chart in voices_of(state))
    return (Section("How turns were shared", (Paragraph(plain(GINI)), _summary(state)), within),) if within else ()


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
