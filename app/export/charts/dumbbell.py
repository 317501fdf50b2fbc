"""Each option before and after in its three readings: support as a bar, for me hollow, for everyone filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...study.measures.paired import Moved
from .chart import Caption, Chart
from .drawing import ALL, FAINT, INK, LINE, ME, MUTED, Axis, Sheet, lines_of
from .figures import signed

WIDTH, LABEL, NAME, ROW = 760.0, 216.0, 108.0, 30.0
ROOM = LABEL - 12
"""How wide an option's words may be, clear of its hats."""
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


def readings(hats: Sequence[tuple[str, Moved | None]]) -> tuple[Reading, ...]:
    """Support, for me and for everyone, as far as anybody answered both times."""
    return tuple(
        Reading(NAMES[kind], kind, of.before, of.after, of.people)
        for kind, of in hats
        if of is not None and of.before is not None and of.after is not None
    )


def dumbbell(options: Sequence[Option], ends: tuple[str, str], caption: Caption) -> Chart:
    return caption.chart(KEY, drawn(options, ends), ("Option and hat", "First", "Last", "People"), _rows(options))


def drawn(options: Sequence[Option], ends: tuple[str, str]) -> bytes:
    """The picture alone. ends: what the lowest and the highest point of the scale from −3 to 3 say."""
    tall = [_height(option) for option in options]
    sheet = Sheet(WIDTH, 44 + sum(tall) + 8)
    axis = Axis(-3, 3, LABEL + NAME + 16, WIDTH - 24)
    _scale(sheet, axis, ends, 44 + sum(tall))
    top = 44.0
    for option, height in zip(options, tall, strict=True):
        _option(sheet, axis, option, top)
        top += height
    return sheet.svg()


def _height(option: Option) -> float:
    return max(len(option.readings) * ROW, len(lines_of(option.label, ROOM)) * LINE) + 18


def _scale(sheet: Sheet, axis: Axis, ends: tuple[str, str], bottom: float) -> None:
    sheet.say(axis.start, 18, ends[0], ink=MUTED)
    sheet.say(axis.end, 18, ends[1], ink=MUTED, anchor="end")
    for value in range(-3, 4):
        sheet.line(axis.at(value), 44, axis.at(value), bottom, ink=FAINT if value else MUTED, wide=1)
        sheet.say(axis.at(value), 38, signed(value, 0), ink=MUTED, anchor="middle", size=14)


def _option(sheet: Sheet, axis: Axis, option: Option, top: float) -> None:
    sheet.line(0, top, WIDTH, top, ink=FAINT, wide=1)
    sheet.write(0, top + 23, lines_of(option.label, ROOM))
    for number, reading in enumerate(option.readings):
        y = top + 18 + number * ROW
        sheet.say(LABEL, y + 5, reading.name, ink=MUTED)
        ink = {"me": ME, "all": ALL}.get(reading.kind, INK)
        sheet.line(axis.at(reading.before), y, axis.at(reading.after), y, ink=ink, wide=2)
        _mark(sheet, axis.at(reading.before), y, reading.kind, ink, bold=False)
        _mark(sheet, axis.at(reading.after), y, reading.kind, ink, bold=True)


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
