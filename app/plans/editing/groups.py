"""The groups in which the room looks at results, on a form: each block's title, in every language.

A group goes by an id that questions name. One that some question names needs a title; one that none names any more can
be emptied, and is gone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...jury.plan import Plan
from ...jury.votes.plan import Block
from .rows import Faults, Typed, boxes_of, clean, rows_of, unfit, written_rows

LONGEST = 200


@dataclass(frozen=True, slots=True)
class ReadGroups:
    """They may be kept only where nothing is wrong."""

    blocks: tuple[Block, ...]
    faults: Mapping[str, str]


def sizes(plan: Plan) -> Mapping[str, int]:
    """How many questions name each group."""
    return Counter(question.block for question in plan.questions)


def written_groups(plan: Plan, langs: Sequence[str]) -> dict[str, str]:
    return written_rows("group", (boxes_of(block.id, block.title, langs) for block in plan.blocks))


def read_groups(typed: Typed, plan: Plan, langs: Sequence[str]) -> ReadGroups:
    """A group that is not on the form stays as it is, and one that the plan has not is none."""
    rows = {row.boxes.get("id", ""): row for row in rows_of(typed, "group")}
    faults: Faults = {}
    blocks: list[Block] = []
    for block in plan.blocks:
        row = rows.get(block.id)
        given = {lang: clean(row.boxes.get(lang, "")) for lang in langs} if row else dict(block.title)
        kept = {lang: text for lang, text in block.title.items() if lang not in langs}
        title = {lang: text for lang, text in given.items() if text} | kept
        if row and any(fault := unfit(text, LONGEST) for text in given.values()):
            faults[f"group.{row.place}"] = fault
        if row and not title and sizes(plan)[block.id]:
            faults[f"group.{row.place}"] = "Questions are looked at under this: say what it is called."
        if title:
            blocks.append(Block(block.id, title))
    return ReadGroups(tuple(blocks), faults)
