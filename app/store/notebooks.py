"""What a juror writes for themselves: private notes and highlights, by seat, so that they outlast a broken tablet.

No act, screen of the team, export, archive or list reads them: only the seat itself opens its notebook. They stand in
the database in plain text, as names do. So a copy of the whole database holds them too, and whoever runs the server and
looks into its file could read them; pages that take notes say so. They go with the seat's name, or when their owner
wishes, and from SQLite's write-ahead log as well.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from ..jury.numbers import ExhibitId, JurorNumber
from .database import only_reading, settle
from .tables import NotebookRow

ROWS = NotebookRow.__table__  # type: ignore[attr-defined]
ATTEMPTS = 8
MOST_REVISIONS = 2**31 - 1
THE_DAY = ExhibitId("")
"""What is written about no exhibit in particular."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands on one page of a notebook: a text in its revision, and the paragraphs marked, from 1."""

    text: str = ""
    marks: tuple[int, ...] = ()
    rev: int = 0


NOTHING = Note()


class Overtaken(Exception):
    """The text was changed since the revision that was named; what stands now is told."""

    def __init__(self, standing: Note) -> None:
        super().__init__(standing.rev)
        self.standing = standing


def notebook(engine: Engine, sitting: str, juror: JurorNumber) -> dict[ExhibitId, Note]:
    """Every page with anything on it."""
    wanted = select(ROWS).where(ROWS.c.sitting == sitting, ROWS.c.juror == juror).order_by(ROWS.c.exhibit)
    with only_reading(engine).connect() as connection:
        found = {ExhibitId(row["exhibit"]): _read(row) for row in connection.execute(wanted).mappings()}
    return {exhibit: note for exhibit, note in found.items() if note.text or note.marks}


def keep_note(engine: Engine, sitting: str, juror: JurorNumber, exhibit: ExhibitId, text: str, rev: int) -> Note:
    """The text made from this revision. Overtaken where another one stands, unless it says the same."""

    def changed(there: Note) -> Note:
        if there.text == text:
            return there
        if there.rev != rev:
            raise Overtaken(there)
        return replace(there, text=text, rev=there.rev + 1)

    return _changed(engine, (sitting, juror, exhibit), changed)


def mark(engine: Engine, sitting: str, juror: JurorNumber, exhibit: ExhibitId, paragraph: int, *, on: bool) -> Note:
    """Twice the same is once."""

    def changed(there: Note) -> Note:
        others = set(there.marks) - {paragraph}
        return replace(there, marks=tuple(sorted(others | {paragraph} if on else others)))

    return _changed(engine, (sitting, juror, exhibit), changed)


def erase_notebooks(connection: Connection, sitting: str, juror: JurorNumber | None) -> None:
    """One seat's notebook, or everybody's, is gone."""
    of_whom = [ROWS.c.juror == juror] if juror is not None else []
    connection.execute(delete(ROWS).where(ROWS.c.sitting == sitting, *of_whom))


def erase_notebook(engine: Engine, sitting: str, juror: JurorNumber) -> None:
    """As its owner wishes."""
    with engine.begin() as connection:
        erase_notebooks(connection, sitting, juror)
    settle(engine)


def _changed(engine: Engine, place: tuple[str, int, str], change: Callable[[Note], Note]) -> Note:
    here = dict(zip(("sitting", "juror", "exhibit"), place, strict=True))
    mine = [ROWS.c[name] == value for name, value in here.items()]
    there = NOTHING
    for _ in range(ATTEMPTS):
        with engine.begin() as connection:
            row = connection.execute(select(ROWS).where(*mine)).mappings().first()
            there = _read(row) if row else NOTHING
            wanted = change(there)
            if wanted == there:
                return there
            said = {"note": wanted.text, "marks": json.dumps(wanted.marks), "rev": wanted.rev}
            if row is None:
                kept = _is_new(connection, here | said)
            else:
                as_it_was = (*mine, ROWS.c.rev == there.rev, ROWS.c.marks == row["marks"], ROWS.c.rev < MOST_REVISIONS)
                kept = connection.execute(update(ROWS).where(*as_it_was).values(said)).rowcount == 1
            if kept:
                return wanted
    raise Overtaken(there)


def _is_new(connection: Connection, row: dict[str, object]) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(insert(ROWS).values(row))
    except IntegrityError:
        return False
    return True


def _read(row: object) -> Note:
    return Note(row["note"], tuple(json.loads(row["marks"])), row["rev"])  # type: ignore[index]
