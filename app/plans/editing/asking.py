"""The blocks of an instrument on a form: rows for what the organiser writes, a box to tick for what is ready."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...jury.votes.methods import NOT_SURE
from ..instrument import trust
from .blocks import ASKING, OTHER, RATED, Blocks, Item
from .figures import lines
from .rows import Faults, Row, Typed, boxes_of, clean, rows_of, unfit, words_of, written_rows, written_words

LISTS: Mapping[str, str] = {
    "proposal": "proposals",
    "condition": "conditions",
    "statement": "statements",
    "personal": "personal",
    "public": "public",
    "known": "known",
}
"""The lists of the form, and the fields of the blocks that they are."""
TICKS = ("hats", "order", "consents", "confidence", "placebo", "practice", "mattered")
TRUSTED = {"asking": trust(ASKING, "whoever asks us today").words, "other": trust(OTHER, "the health service").words}
"""What is asked of trust where nothing else was written."""
MOST = {"proposal": 12, "condition": 12, "statement": 32, "personal": 12, "public": 12, "known": 12}
TRUE = "true"


@dataclass(frozen=True, slots=True)
class ReadBlocks:
    """It may be put into the plan only where nothing is wrong."""

    blocks: Blocks
    faults: Mapping[str, str]


def written_blocks(blocks: Blocks, langs: Sequence[str]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for group, field in LISTS.items():
        items: tuple[Item, ...] = getattr(blocks, field)
        typed |= written_rows(group, (boxes_of(item.id, item.words, langs) for item in items))
    for name in ("asking", "other"):
        words = getattr(blocks, name)
        typed |= written_words(f"{name}_words", words or TRUSTED[name], langs) | ({name: TRUE} if words else {})
    typed |= {name: TRUE for name in TICKS if getattr(blocks, name)}
    return typed | {f"rated.{named}": TRUE for named in blocks.rated}


def read_blocks(typed: Typed, before: Blocks, langs: Sequence[str]) -> ReadBlocks:
    faults: Faults = {}
    lists: dict[str, Any] = {
        field: _items(typed, group, getattr(before, field), langs, faults) for group, field in LISTS.items()
    }
    ticks: dict[str, Any] = {name: bool(typed.get(name)) for name in TICKS}
    for name in ("asking", "other"):
        words = words_of(typed, f"{name}_words", langs, getattr(before, name), faults)
        ticks[name] = (words or TRUSTED[name]) if typed.get(name) else {}
    rated = tuple(named for named in RATED if typed.get(f"rated.{named}"))
    return ReadBlocks(Blocks(rated=rated, **lists, **ticks), faults)


def _items(typed: Typed, group: str, before: Iterable[Item], langs: Sequence[str], faults: Faults) -> tuple[Item, ...]:
    there = {item.id: item for item in before}
    items: list[Item] = []
    for row in rows_of(typed, group):
        if row.has_text(langs):
            item = _item(row, group, there.pop(row.id, None), langs, faults)
            if any(item.words.items() & other.words.items() for other in items):
                faults[f"{group}.{row.place}"] = "This is there twice."
            items.append(item)
    if len(items) > MOST[group]:
        faults[group] = f"These are {len(items)}; nobody could answer more than {MOST[group]} with care."
    return tuple(items)


def _item(row: Row, group: str, old: Item | None, langs: Sequence[str], faults: Faults) -> Item:
    given = {lang: clean(row.boxes.get(lang, "")) for lang in langs}
    for text in given.values():
        if fault := unfit(text, 400):
            faults[f"{group}.{row.place}"] = fault
    kept = {lang: text for lang, text in old.words.items() if lang not in langs} if old else {}
    words = {lang: text for lang, text in given.items() if text} | kept
    if old is not None:
        return Item(old.id, words)
    return Item("", words, _answers(row, group, faults) if group == "known" else ())


def _answers(row: Row, group: str, faults: Faults) -> tuple[str, ...]:
    """Of a new thing to know: one a line."""
    answers = lines(row.boxes.get("answers", ""))
    wrong = next(filter(None, map(unfit, answers)), "")
    if wrong or not 2 <= len(set(answers)) == len(answers) < NOT_SURE:
        faults[f"{group}.{row.place}"] = wrong or "Write two answers or more to choose from, one a line."
    return answers
