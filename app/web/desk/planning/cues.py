"""A phase's cues on its page: a row for each, with its minute and its words. A row without words is none."""

from collections.abc import Sequence

from ....jury.day.agenda import LONGEST_ASKED
from ....jury.day.plan import Cue
from ....plans.editing.rows import Row, rows_of
from ....plans.faults import LONGEST_PHASE, MOST_CUES
from .boxes import Boxes, Problem, Wrong


def typed_cues(boxes: Boxes, was: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The earliest first; where something is wrong with one, as they stand on the form, so that it is shown there."""
    rows = rows_of(boxes.form, "cue")
    if not rows:
        return was
    cues = tuple(_typed(boxes, row, was) for row in rows)
    written = sorted((cue for cue in cues if cue.words), key=lambda cue: cue.minute)
    if len(written) > MOST_CUES:
        boxes.problems["cues"] = Problem(Wrong.TOO_MANY)
    return cues if any(name.startswith("cue") for name in boxes.problems) else tuple(written)


def as_lines(cues: Sequence[Cue]) -> str:
    return "\n".join(f"{cue.minute}: {' / '.join(cue.words.values())}" for cue in cues)


def _typed(boxes: Boxes, row: Row, was: Sequence[Cue]) -> Cue:
    if not row.has_text(boxes.languages):
        return Cue(0, {})
    before = was[row.place] if row.place < len(was) else Cue(0, {})
    words = boxes.words(f"cue.{row.place}", before.words, LONGEST_ASKED)
    return Cue(boxes.number(f"cue.{row.place}.minute", before.minute, 0, LONGEST_PHASE), words)
