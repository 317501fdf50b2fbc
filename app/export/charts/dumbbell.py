"""Each option before and after in its three readings: support as a bar, for me hollow, for everyone filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .chart import Caption, Chart
from .drawing import LINE, PRINTED, TEXT, Axis, Looks, Sheet, lines_of
from .figures import signed

if TYPE_CHECKING:
    from ...study.measures.paired import Moved

NAMES = {"support": "support", "me": "for me", "all": "for everyone"}
KEY = "Thin marks are the first view, bold ones the last; the line between is the change of the mean."


@dataclass(frozen=True, slots=True)
class Reading:
    """name: the hat in words. kind: support, me or all. Means of `people` who answered both times."""

    name: str
    kind: str
    before: float
    after: float
    people: int


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the whole is, an option's words, its hats' names and, in place of the figures of an axis, both means;
    how high a reading is and how much is left between options; how many lines an option's words may take. Where there
    is no room for them beside its readings, they stand above."""

    width: float = 760.0
    label: float = 216.0
    name: float = 108.0
    means: float = 0.0
    row: float = 30.0
    between: float = 18.0
    lines: int = 5
    looks: Looks = PRINTED

    def words(self, option: Option) -> list[str]:
        """Clear of its hats."""
        return lines_of(option.label, (self.label or self.width) - 12, self.lines, self.looks.letter)

    def above(self, option: Option) -> float:
        """How far an option's readings stand below its words."""
        return 0.0 if self.label else len(self.words(option)) * LINE + 8

    @property
    def top(self) -> float:
        return 26.0 if self.means else 44.0

    def height(self, option: Option) -> float:
        readings = len(option.readings) * self.row
        beside = max(readings, len(self.words(option)) * LINE) if self.label else readings
        return self.above(option) + beside + self.between


ON_PAPER = Layout()
ON_A_PHONE = Layout(width=360, label=0, name=134)


def readings(hats: Sequence[tuple[str, "Moved | None"]]) -> tuple[Reading, ...]:
    """Support, for me and for everyone, as far as anybody answered both times."""
    return tuple(
        Reading(NAMES[kind], kind, of.before, of.after, of.people)
        for kind, of in hats
        if of is not None and of.before is not None and of.after is not None
    )


def dumbbell(options: Sequence[Option], ends: tuple[str, str], caption: Caption) -> Chart:
    return caption.chart(KEY, drawn(options, ends), ("Option and hat", "First", "Last", "People"), _rows(options))


def drawn(
    options: Sequence[Option], ends: tuple[str, str], layout: Layout = ON_PAPER, heads: tuple[str, str] = ("", "")
) -> bytes:
    """The picture alone. ends: what the lowest and the highest point of the scale from −3 to 3 say. heads: of the means
    before and after, where these are written."""
    bottom = layout.top + sum(map(layout.height, options))
    sheet = Sheet(layout.width, bottom + 8, layout.looks)
    axis = Axis(-3, 3, layout.label + layout.name + 16, layout.width - 24 - layout.means)
    _scale(sheet, axis, ends, bottom, layout)
    if layout.means:
        _heads(sheet, heads, layout)
    top = layout.top
    for option in options:
        _option(sheet, axis, option, top, layout)
        top += layout.height(option)
    return sheet.svg()


def _scale(sheet: Sheet, axis: Axis, ends: tuple[str, str], bottom: float, layout: Layout) -> None:
    looks, top = layout.looks, layout.top
    for x, end, anchor in ((axis.start, ends[0], "start"), (axis.end, ends[1], "end")):
        sheet.say(x, 18, end, ink=looks.muted, anchor=anchor, size=TEXT if layout.label else looks.small)
    for value in range(-3, 4):
        x = axis.at(value)
        sheet.line(x, top, x, bottom, ink=looks.faint if value else looks.muted, wide=1)
        if not layout.means:
            sheet.say(x, 38, signed(value, 0), ink=looks.muted, anchor="middle", size=looks.small)


def _heads(sheet: Sheet, heads: tuple[str, str], layout: Layout) -> None:
    """Each with the mark that stands for it."""
    ink = layout.looks.ink
    for place, head in enumerate(heads):
        x = layout.width - (1 - place) * layout.means / 2
        sheet.say(x, 18, head, ink=ink, anchor="end", bold=place > 0)
        _mark(sheet, x - layout.means / 2 + 16, 12, "support", ink, bold=place > 0)


def _option(sheet: Sheet, axis: Axis, option: Option, top: float, layout: Layout) -> None:
    looks, words = layout.looks, layout.words(option)
    sheet.line(0, top, layout.width, top, ink=looks.faint, wide=1)
    if not layout.label:  # the lines of the scale do not run through words
        sheet.box(0, top + 1, layout.width, layout.above(option), fill=looks.paper)
    sheet.write(0, top + layout.between / 2 + 14, words, ink=looks.ink)
    spare = max(0.0, (len(words) * LINE - len(option.readings) * layout.row) / 2) if layout.label else 0.0
    for number, reading in enumerate(option.readings):
        y = top + layout.above(option) + layout.between / 2 + spare + 9 + number * layout.row
        if reading.name:
            sheet.say(layout.label, y + 5, reading.name, ink=looks.muted)
        ink = {"me": looks.me, "all": looks.all}.get(reading.kind, looks.ink)
        sheet.line(axis.at(reading.before), y, axis.at(reading.after), y, ink=ink, wide=2)
        _mark(sheet, axis.at(reading.before), y, reading.kind, ink, bold=False)
        _mark(sheet, axis.at(reading.after), y, reading.kind, ink, bold=True)
        if layout.means:
            sheet.say(layout.width - layout.means / 2, y + 5, signed(reading.before), ink=looks.ink, anchor="end")
            sheet.say(layout.width, y + 5, signed(reading.after), ink=looks.ink, anchor="end", bold=True)


def _mark(sheet: Sheet, x: float, y: float, kind: str, ink: str, bold: bool) -> None:
    match kind:
        case "me":
            sheet.dot(x, y, 8 if bold else 5, ink, filled=False, wide=4 if bold else 1.5)
        case "all":
            sheet.dot(x, y, 8 if bold else 5, ink)
        case _:
            sheet.line(x, y - 10, x, y + 10, ink=ink, wide=7 if bold else 2)


def _rows(options: Sequence[Option]) -> list[tuple[str, ...]]:
    return [
        (f"{option.label} ({reading.name})", signed(reading.before), signed(reading.after), str(reading.people))
        for option in options
        for reading in option.readings
    ]
