"""Everything that can be printed, as plain values: each class is a document, and texts are in the reader's language.

A document is drawn by the source of its name under `sources`. Nothing here knows a plan, a key or a database.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """`title` is the document's own, `lang` its language."""

    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code of a link, and what it `says` to whoever does not see it."""

    link: str
    says: str


@dataclass(frozen=True, slots=True)
class SeatCard:
    """One seat's way in. `square` holds its link; `code` is grouped as people read it; `name` may be "", and where it
    is to be written `by_hand`, there is a line for it.

    `seat`, `scan` and `keep` are in the card's own language.
    """

    lang: str
    seat: str
    number: int
    name: str
    by_hand: bool
    day: str
    square: Square
    scan: str
    code: str
    keep: str


@dataclass(frozen=True, slots=True)
class SeatCards(Document):
    """Cards to cut out, eight to a page, or four where `large`."""

    cards: tuple[SeatCard, ...]
    large: bool


@dataclass(frozen=True, slots=True)
class TableSigns(Document):
    """One page a table, to be folded into a tent: each half says `table` and a number."""

    table: str
    numbers: tuple[int, ...]
    day: str
    fold: str


@dataclass(frozen=True, slots=True)
class RunSheetRow:
    """`starts` is a time of day; `protected` says how many minutes are not to be given away, or "". After a row that
    goes `on` at another time, as on another evening, the times begin anew. `cues` are times of day, and what is to be
    done then."""

    starts: str
    minutes: str
    title: str
    protected: str
    prompt: str
    notes: str
    things: tuple[str, ...]
    on: str
    cues: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRunSheet(Document):
    """The day with its times of day. `heads` are the words over the three columns; `lost` is a title and what to do
    if the device that leads the day dies."""

    size: int
    day: str
    heads: tuple[str, str, str]
    rows: tuple[RunSheetRow, ...]
    ends: tuple[str, str]
    lost: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tick:
    """One answer to tick. `key` is the number with which the team keys it; `cost` what it takes of a budget."""

    words: str
    key: str = ""
    cost: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One option: something is written beside it, or one of `levels` is ticked."""

    words: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Ruled lines to write on, under a label."""

    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """`ticks` are answers of which one or some are ticked; in a `row` they stand side by side, as numbers do. `lines`
    are options that each get something. `sum_up` is the label of a box for a sum, or "".

    `hat` is "me", "all" or "", with its sentence in `hat_says`. `declared` was settled before anybody voted;
    `beside` is what others say to it.
    """

    number: str
    words: str
    hat: str = ""
    hat_says: str = ""
    hint: str = ""
    ticks: tuple[Tick, ...] = ()
    row: bool = False
    lines: tuple[Line, ...] = ()
    sum_up: str = ""
    boxes: tuple[Box, ...] = ()
    declared: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperBallot:
    """One vote's paper. `seat` is the label of the box for the seat's number, "" on a secret paper, which has none.

    `team` stands at the foot of each page: a sentence, and labels after which there is room for a name.
    """

    title: str
    note: str
    how: str
    seat: str
    questions: tuple[PaperQuestion, ...]
    who: str
    team: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperBallots(Document):
    """A paper for each vote; text of `size` points. `page` is "Page {n} of {m}"."""

    size: int
    day: str
    page: str
    ballots: tuple[PaperBallot, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One question's result, to be filled in by hand: a row for each answer, a box for each of the `columns`.

    `voted` is the label of a box for how many voted, and `of` stands before one for how many were here.
    """

    title: str
    words: str
    hat: str
    hat_says: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    voted: str
    of: str


@dataclass(frozen=True, slots=True)
class ResultBoards(Document):
    """A sheet for each question, large enough to be read in the room."""

    day: str
    boards: tuple[Board, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, in this order, under a heading."""

    heading: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpCard:
    """One page for one person, in text of `size` points. `boxes` are filled in by hand before the day."""

    size: int
    heading: str
    lead: str
    parts: tuple[Steps, ...]
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithoutNetwork(Document):
    """What everybody does when the network is gone: a page for whoever holds the day, one for each table's host."""

    day: str
    cards: tuple[HelpCard, ...]
