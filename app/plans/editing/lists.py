"""Options, steps, judgements and the levels of a consent as rows of a form, each with an id that stays with it."""

from collections.abc import Sequence
from dataclasses import replace

from ...jury.numbers import OptionId
from ...jury.votes.plan import Option
from .rows import Faults, Fresh, Row, Typed, boxes_of, clean, rows_of, unfit


def written_options(options: Sequence[Option], langs: Sequence[str]) -> list[dict[str, str]]:
    return [boxes_of(option.id, option.words, langs) for option in options]


def filled_rows(typed: Typed, group: str, langs: Sequence[str]) -> tuple[Row, ...]:
    """Those that say something."""
    return tuple(row for row in rows_of(typed, group) if row.has_text(langs))


def read_options(
    typed: Typed, group: str, before: Sequence[Option], langs: Sequence[str], faults: Faults, fresh: Fresh
) -> tuple[Option, ...]:
    """The options of the rows that say something. What was there keeps its id whatever is now said of it."""
    there = {option.id: option for option in before}
    taken: set[str] = set()
    options: list[Option] = []
    for row in filled_rows(typed, group, langs):
        named = row.id if row.id in there and row.id not in taken else fresh()
        taken.add(named)
        old = there.get(OptionId(named))
        option = replace(old or Option(OptionId(named), {}), words=_words(row, group, langs, old, faults))
        if any(option.words == other.words for other in options):
            faults[f"{group}.{row.place}"] = "This is there twice: nobody could tell the one from the other."
        options.append(option)
    return tuple(options)


def _words(row: Row, group: str, langs: Sequence[str], old: Option | None, faults: Faults) -> dict[str, str]:
    given = {lang: clean(row.boxes.get(lang, "")) for lang in langs}
    for text in given.values():
        if fault := unfit(text):
            faults[f"{group}.{row.place}"] = fault
    kept = {lang: text for lang, text in old.words.items() if lang not in langs} if old else {}
    return {lang: text for lang, text in given.items() if text} | kept
