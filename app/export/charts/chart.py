"""A chart as a value: what it found in words, the picture, and a table of the same figures for whoever does not see it.

No chart relies on colour: *me* is hollow, *all of us* filled, support a bar; what was and what is differ in weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document.value import Column, Figure, Grid, Part, Picture, Run, plain


@dataclass(frozen=True, slots=True)
class Chart:
    """name: what it is about. title: the finding in words. stated: how many people, who is missing, when. key: how to
    read it."""

    name: str
    title: str
    stated: str
    key: str
    svg: bytes = field(repr=False)
    table: Grid

    @property
    def shows(self) -> str:
        """What the picture shows, for whoever does not see it; the figures are in the table."""
        return f"{self.title} The table below holds the same figures."

    @property
    def figure(self) -> Figure:
        caption = Run(self.title, strong=True), Run(f" {self.key} {self.stated}")
        return Figure(self.svg, Picture.SVG, self.shows, caption)


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said of a chart by whoever knows the day."""

    name: str
    title: str
    stated: str

    def chart(self, key: str, svg: bytes, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> "Chart":
        return Chart(self.name, self.title, self.stated, key, svg, table(f"{self.name}, in figures", heads, rows))


def parts(chart: Chart) -> tuple[Part, ...]:
    """As it stands in a report: the picture, then the table."""
    return chart.figure, chart.table


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    """The first column says what a row is about; the others are figures."""
    columns = tuple(Column(head, numbers=place > 0) for place, head in enumerate(heads))
    return Grid(caption, columns, tuple(tuple(plain(cell) for cell in row) for row in rows))
