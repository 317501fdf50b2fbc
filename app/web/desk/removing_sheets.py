"""The page of people's own words as a value."""

from dataclasses import dataclass

from ...export.free_texts import FreeText
from .sheets import Sheet, SittingRow


@dataclass(frozen=True, slots=True)
class TextsPage(Sheet):
    """`rows` are the texts that were looked for, and `more` how many others; `everything` also those that would not
    leave. `texts` and `jurors` say what was removed so far; `problem` is why something was not, "" for nothing.
    """

    sitting: SittingRow
    rows: tuple[FreeText, ...]
    more: int
    wanted: str
    everything: bool
    texts: int
    jurors: int
    longest: int
    removed: bool
    problem: str
