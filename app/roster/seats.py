"""The rows of a list as seats: each with what it says, and with everything that is wrong with it in a sentence."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..jury.numbers import JurorNumber
from .columns import LONGEST_HEADING, MOST_ATTRIBUTES, Use, body, headings, plain
from .grid import UNREADABLE, Grid, Line

MOST_SEATS = 500
LONGEST_NAME = 120
LONGEST_NEEDS = 1_000
LONGEST_VALUE = 60

SEAT = re.compile(r"(?:(?:seat|sedd|juror|rheithiwr|number|no|rhif)\.?|#)?\s*([0-9]{1,9})(?:[.,]0+)?", re.IGNORECASE)
SHIELDED = re.compile("^'(?=[=+@-])")
"""The apostrophe that our own files put before what a spreadsheet would compute."""

SPOKEN = {"welsh": "cy", "cymraeg": "cy", "english": "en", "saesneg": "en", "eng": "en", "cym": "cy"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row, and under which heading."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One row of the list. `seat` is 0 where it names none; None is what the list has no column for.

    `lang` is a code, "" for none. `written` is what stood in the seat's own cell.
    """

    number: int
    seat: JurorNumber
    written: str
    name: str | None = None
    needs: str | None = None
    lang: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a list may say: the languages there are (code → its own name), and the seats of a day that has begun."""

    languages: Mapping[str, str]
    seats: Collection[int] | None = None


def mistaken(grid: Grid, headed: bool, uses: Sequence[Use]) -> Iterator[str]:
    """What is wrong with such a choice of columns; nothing where rows can be read by it."""
    often, named = Counter(uses), headings(grid, headed)
    if not often[Use.SEAT]:
        yield "Say which column holds the seat’s number."
    for use, what in ((Use.SEAT, "seat’s number"), (Use.LANGUAGE, "language")):
        if often[use] > 1:
            yield f"Only one column can hold the {what}; {often[use]} are chosen."
    if often[Use.ATTRIBUTE] > MOST_ATTRIBUTES:
        yield f"At most {MOST_ATTRIBUTES} columns can be for mixing tables; {often[Use.ATTRIBUTE]} are chosen."
    mixing = [heading for heading, use in zip(named, uses, strict=True) if use is Use.ATTRIBUTE]
    for heading, times in Counter(map(plain, mixing)).items():
        if times > 1:
            yield f"{times} columns for mixing tables are called “{heading}”. Give them different headings."
    for heading in mixing:
        if len(heading) > LONGEST_HEADING:
            yield f"The heading “{heading[:LONGEST_HEADING]}…” is too long: at most {LONGEST_HEADING} characters."
        if UNREADABLE in heading:
            yield f"A character in the heading “{heading[:LONGEST_HEADING]}” cannot be read."
    if not body(grid, headed):
        yield "There is no row below the headings."


def seat_rows(grid: Grid, headed: bool, uses: Sequence[Use], allowed: Allowed) -> tuple[SeatRow, ...]:
    """Every row of the list, the bad ones with their problems. `mistaken` has nothing against these uses."""
    named = headings(grid, headed)
    rows = [_row(line, named, uses, allowed) for line in body(grid, headed)]
    by_seat = defaultdict(list)
    for row in rows:
        by_seat[row.seat].append(row.number)
    column = named[uses.index(Use.SEAT)]
    return tuple(_told_of_twins(row, column, by_seat[row.seat]) if row.seat else row for row in rows)


def _row(line: Line, named: Sequence[str], uses: Sequence[Use], allowed: Allowed) -> SeatRow:
    cells = [(use, heading, said(text)) for use, heading, text in zip(uses, named, line.cells, strict=True)]
    column, written = next((heading, text) for use, heading, text in cells if use is Use.SEAT)
    lang, unknown = _lang(cells, allowed.languages)
    row = SeatRow(
        number=line.number,
        seat=_seat(written),
        written=written,
        name=_joined(cells, Use.NAME, " "),
        needs=_joined(cells, Use.NEEDS, "; "),
        lang=lang,
        attributes=tuple((heading, text) for use, heading, text in cells if use is Use.ATTRIBUTE),
    )
    wrong = (*_unseated(row, column, allowed), *unknown, *_too_long(row, cells), *_unreadable(cells))
    return replace(row, problems=wrong)


def said(text: str) -> str:
    """A cell on one line, without the shield of our own files. Lines of their own become parts."""
    lines = (" ".join(line.split()) for line in SHIELDED.sub("", text).split("\n"))
    return "; ".join(line for line in lines if line)


def _seat(written: str) -> JurorNumber:
    match = SEAT.fullmatch(written)
    return JurorNumber(int(match[1]) if match else 0)


def _unseated(row: SeatRow, column: str, allowed: Allowed) -> Iterator[Problem]:
    if not row.written:
        yield Problem(column, "The seat’s number is missing.")
    elif not SEAT.fullmatch(row.written):
        yield Problem(column, f"“{row.written[:40]}” is not a whole number.")
    elif not 1 <= row.seat <= MOST_SEATS:
        yield Problem(column, f"Seat {row.seat} is outside 1–{MOST_SEATS}.")
    elif allowed.seats is not None and row.seat not in allowed.seats:
        yield Problem(column, f"The sitting has begun, and has no seat {row.seat}. Add the seat on the console first.")


def _joined(cells: Sequence[tuple[Use, str, str]], wanted: Use, between: str) -> str | None:
    parts = [text for use, _, text in cells if use is wanted]
    return between.join(part for part in parts if part) if parts else None


def _lang(
    cells: Sequence[tuple[Use, str, str]], languages: Mapping[str, str]
) -> tuple[str | None, tuple[Problem, ...]]:
    spelt = SPOKEN | {own.casefold(): code for code, own in languages.items()} | {code: code for code in languages}
    for use, heading, text in cells:
        if use is Use.LANGUAGE:
            code = spelt.get(text.casefold(), spelt.get(re.split("[-_]", text.casefold())[0], ""))
            if not text or code in languages:
                return code, ()
            return "", (
                Problem(heading, f"“{text[:40]}” is not one of the languages: {', '.join(languages.values())}."),
            )
    return None, ()


def _too_long(row: SeatRow, cells: Sequence[tuple[Use, str, str]]) -> Iterator[Problem]:
    first = {use: heading for use, heading, _ in reversed(cells)}
    for use, text, most in ((Use.NAME, row.name, LONGEST_NAME), (Use.NEEDS, row.needs, LONGEST_NEEDS)):
        if text and len(text) > most:
            yield Problem(first[use], f"{len(text):,} characters; at most {most:,} fit.")
    for heading, text in row.attributes:
        if len(text) > LONGEST_VALUE:
            yield Problem(heading, f"{len(text):,} characters; at most {LONGEST_VALUE} fit.")


def _unreadable(cells: Sequence[tuple[Use, str, str]]) -> Iterator[Problem]:
    for use, heading, text in cells:
        if use is not Use.NOTHING and UNREADABLE in text:
            yield Problem(
                heading, f"A character in “{text[:40]}” cannot be read. Type it anew, or save the file as UTF-8."
            )


def _told_of_twins(row: SeatRow, column: str, numbers: Sequence[int]) -> SeatRow:
    others = [str(number) for number in numbers if number != row.number]
    if not others:
        return row
    where = f"row {others[0]}" if len(others) == 1 else f"rows {', '.join(others[:10])}"
    return replace(row, problems=(*row.problems, Problem(column, f"Seat {row.seat} is also on {where}.")))
