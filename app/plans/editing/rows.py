"""Lists on a form: one row for each thing, with its id and its words in each language, in the order they stand in.

The boxes of row 2 are called `option.2.id`, `option.2.en` and so on. A row that is emptied is taken out of the list,
and an id that was taken out is never given to anything else. What no box asks for stays as it was.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...jury.day.agenda import LONGEST_ASKED
from ...jury.numbers import Words

Typed = Mapping[str, str]
"""What stands in the boxes of a form, by their names."""

Faults = dict[str, str]
"""By the name of the box, or of the list, what is wrong with it: one sentence."""

Fresh = Callable[[], str]
"""An id that nothing has had yet."""

BOX = re.compile(r"([a-z-]+)\.([0-9]{1,3})\.([A-Za-z-]+)")
MOVE = re.compile(r"(up|down|out)\.([a-z-]+)\.([0-9]{1,3})")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What cannot be stored or seen."""


@dataclass(frozen=True, slots=True)
class Row:
    """`place` is the number its boxes go by. `boxes` are all of them, by the last part of their names."""

    place: int
    boxes: Mapping[str, str]

    @property
    def id(self) -> str:
        return self.boxes.get("id", "")

    def has_text(self, langs: Sequence[str]) -> bool:
        return any(self.boxes.get(lang, "").strip() for lang in langs)


def rows_of(typed: Typed, group: str) -> tuple[Row, ...]:
    """In the order in which they stand on the form."""
    found: dict[int, dict[str, str]] = {}
    for name, value in typed.items():
        match = BOX.fullmatch(name)
        if match and match[1] == group:
            found.setdefault(int(match[2]), {})[match[3]] = value
    return tuple(Row(place, found[place]) for place in sorted(found))


def boxes_of(named: str, words: Words, langs: Sequence[str]) -> dict[str, str]:
    """What one row's boxes hold."""
    return {"id": named, **{lang: words.get(lang, "") for lang in langs}}


def written_rows(group: str, rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {f"{group}.{place}.{box}": text for place, row in enumerate(rows) for box, text in row.items()}


def written_words(name: str, words: Words, langs: Sequence[str]) -> dict[str, str]:
    return {f"{name}.{lang}": words.get(lang, "") for lang in langs}


def words_of(
    typed: Typed, name: str, langs: Sequence[str], before: Words, faults: Faults, longest: int = LONGEST_ASKED
) -> Words:
    """The text in each language of the form, and in every other as it was. One that is empty is not there."""
    given = {lang: clean(typed.get(f"{name}.{lang}", "")) for lang in langs}
    for lang, text in given.items():
        if fault := unfit(text, longest):
            faults[f"{name}.{lang}"] = fault
    kept = {lang: text for lang, text in before.items() if lang not in langs}
    return {lang: text for lang, text in given.items() if text} | kept


def clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def unfit(text: str, longest: int = LONGEST_ASKED) -> str:
    """Why a text cannot be kept, or nothing."""
    if len(text) > longest:
        return f"This is {len(text)} characters long, and there is room for {longest}."
    return "There is a character in it that cannot be kept." if FORBIDDEN.search(text) else ""


def moved(typed: Typed, wanted: str) -> dict[str, str]:
    """The form after `up.option.2`, `down.option.2`, `out.option.2` or `more.option`; unchanged after anything else."""
    if wanted.startswith("more."):
        return with_spare(typed, wanted.removeprefix("more."), 1)
    match = MOVE.fullmatch(wanted)
    if match is None:
        return dict(typed)
    how, group, place = match[1], match[2], int(match[3])
    rows = list(rows_of(typed, group))
    here = next((at for at, row in enumerate(rows) if row.place == place), None)
    if here is None:
        return dict(typed)
    there = here - 1 if how == "up" else here + 1
    if how == "out":
        del rows[here]
    elif 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    return _with_rows(typed, group, [row.boxes for row in rows])


def with_spare(typed: Typed, group: str, more: int) -> dict[str, str]:
    """So many empty rows at the end of the list."""
    boxes = [row.boxes for row in rows_of(typed, group)]
    return _with_rows(typed, group, [*boxes, *[{"id": ""}] * more])


def _with_rows(typed: Typed, group: str, rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    return without_rows(typed, group) | written_rows(group, rows)


def without_rows(typed: Typed, group: str) -> dict[str, str]:
    return {name: text for name, text in typed.items() if not _is_of(name, group)}


def _is_of(name: str, group: str) -> bool:
    match = BOX.fullmatch(name)
    return match is not None and match[1] == group
