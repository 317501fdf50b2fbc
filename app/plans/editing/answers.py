"""The parts of a question's form, each written and read by itself: which method has which is for `questions` to say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...jury.numbers import OptionId
from ...jury.votes.methods import (
    CONSENT_LEVELS,
    LARGEST_TOTAL,
    MOST_LEVELS,
    MOST_POINTS,
    NOT_SURE,
)
from ...jury.votes.plan import Method, Option, Question
from .figures import number
from .lists import filled_rows, read_options, written_options
from .rows import Faults, Fresh, Typed, words_of, written_rows, written_words

Langs = Sequence[str]
Own = dict[str, Any]
"""Fields of the question."""


@dataclass(frozen=True, slots=True)
class Part:
    """write: question, languages → boxes. read: boxes, the question so far, languages, faults, ids → its fields."""

    write: Callable[[Question, Langs], Mapping[str, str]]
    read: Callable[[Typed, Question, Langs, Faults, Fresh], Own]


def _write_options(question: Question, langs: Langs) -> Mapping[str, str]:
    rows = written_options(question.options, langs)
    costs = question.costs if question.method is Method.BUDGET else ()
    priced = [row | {"cost": str(cost)} for row, cost in zip(rows, costs, strict=False)]
    return written_rows("option", priced or rows)


def _read_options(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    options = read_options(typed, "option", base.options, langs, faults, fresh)
    if not 2 <= len(options) < NOT_SURE:
        faults["option"] = f"It needs from 2 to {NOT_SURE - 1} answers to choose from."
    if base.method is not Method.BUDGET:
        return {"options": options}
    return {"options": options, "costs": _costs(typed, langs, faults)}


def _costs(typed: Typed, langs: Langs, faults: Faults) -> tuple[int, ...]:
    costs = []
    for row in filled_rows(typed, "option", langs):
        cost = number(row.boxes.get("cost", ""))
        if not cost or cost > LARGEST_TOTAL:
            faults[f"option.{row.place}.cost"] = "Write what it costs, in whole numbers above 0."
        costs.append(cost or 0)
    return tuple(costs)


def _write_steps(question: Question, langs: Langs) -> Mapping[str, str]:
    return written_rows("step", written_options(question.options, langs))


def _read_steps(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    steps = read_options(typed, "step", base.options, langs, faults, fresh)
    if len(steps) % 2 == 0 or not 3 <= len(steps) < NOT_SURE:
        faults["step"] = f"A scale has an odd number of steps, so that it has a middle; there are {len(steps)}."
    return {"options": steps}


def _write_stands(question: Question, langs: Langs) -> Mapping[str, str]:
    return written_rows("stand", written_options(question.options, langs))


def _read_stands(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    stands = read_options(typed, "stand", base.options, langs, faults, fresh)
    if len(stands) != CONSENT_LEVELS:
        faults["stand"] = f"Consent has {CONSENT_LEVELS} levels, from opposing it to supporting it wholeheartedly."
    return {"options": stands}


def _write_grades(question: Question, langs: Langs) -> Mapping[str, str]:
    return written_rows("grade", written_options(question.levels[::-1], langs))


def _read_grades(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    """The best stands first on the form, and last in the plan."""
    grades = read_options(typed, "grade", base.levels, langs, faults, fresh)
    if not 2 <= len(grades) <= MOST_LEVELS:
        faults["grade"] = f"There have to be from 2 to {MOST_LEVELS} judgements to give."
    return {"levels": grades[::-1]}


def _write_highest(question: Question, langs: Langs) -> Mapping[str, str]:
    scores = question.options if question.method is Method.SCORE else question.levels
    return {"highest": str(len(scores) - 1) if scores else ""}


def _read_highest(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    """From 0 up to the highest. A score that was there stays as it was."""
    single = base.method is Method.SCORE
    highest, most = number(typed.get("highest", "")), NOT_SURE - 2 if single else MOST_LEVELS - 1
    if highest is None or not 1 <= highest <= most:
        faults["highest"] = f"The highest score is a whole number from 1 to {most}."
        return {}
    there = base.options if single else base.levels
    scores = (*there[: highest + 1], *(_score(n) for n in range(len(there), highest + 1)))
    return {"options" if single else "levels": scores}


def _score(n: int) -> Option:
    return Option(OptionId(f"option-{n + 1}"), {"en": str(n)})


def _write_limit(name: str) -> Callable[[Question, Langs], Mapping[str, str]]:
    def write(question: Question, langs: Langs) -> Mapping[str, str]:
        limit = getattr(question, name)
        all_of_them = question.method is Method.APPROVAL and limit == len(question.options)
        return {name: str(limit) if limit and not all_of_them else ""}

    return write


def _read_fewest(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    fewest = _limit(typed, "fewest", 0)
    if fewest is None or fewest > len(base.options):
        faults["fewest"] = f"This is from 0 to {len(base.options)}, as many as there are answers."
        return {"fewest": 0}
    return {"fewest": fewest}


def _read_most(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    options = len(base.options)
    most = _limit(typed, "most", options if base.method is Method.APPROVAL else 0)
    if most is None or most > options:
        faults["most"] = f"This is from 1 to {options}, as many as there are answers; empty for no limit."
    elif most and most < base.fewest:
        faults["most"] = f"The most cannot be fewer than the least, which is {base.fewest}."
    return {"most": most or 0}


def _limit(typed: Typed, name: str, otherwise: int) -> int | None:
    text = typed.get(name, "").strip()
    return number(text) if text else otherwise


def _write_points(question: Question, langs: Langs) -> Mapping[str, str]:
    return {"points": str(question.total or "")}


def _read_points(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    return {"total": _total(typed, "points", MOST_POINTS, "points", faults)}


def _write_money(question: Question, langs: Langs) -> Mapping[str, str]:
    return {"limit": str(question.total or "")}


def _read_money(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    total = _total(typed, "limit", LARGEST_TOTAL, "what there is to spend", faults)
    if total and all(base.costs) and total < min(base.costs, default=0):
        faults["limit"] = "Nothing on the list could be paid with this."
    return {"total": total}


def _total(typed: Typed, name: str, most: int, what: str, faults: Faults) -> int:
    total = number(typed.get(name, ""))
    if not total or total > most:
        faults[name] = f"Write {what} as a whole number from 1 to {most:,}."
        return 0
    return total


def _write_unit(question: Question, langs: Langs) -> Mapping[str, str]:
    return written_words("unit", question.unit, langs)


def _read_unit(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
    return {"unit": words_of(typed, "unit", langs, base.unit, faults, 60)}


def _tick(name: str) -> Part:
    def write(question: Question, langs: Langs) -> Mapping[str, str]:
        return {name: "true"} if getattr(question, name) else {}

    def read(typed: Typed, base: Question, langs: Langs, faults: Faults, fresh: Fresh) -> Own:
        return {name: bool(typed.get(name))}

    return Part(write, read)


TICKS = ("not_sure", "shuffled", "own_words", "conditions", "equal_ranks")
PARTS: Mapping[str, Part] = {
    "option": Part(_write_options, _read_options),
    "step": Part(_write_steps, _read_steps),
    "stand": Part(_write_stands, _read_stands),
    "grade": Part(_write_grades, _read_grades),
    "highest": Part(_write_highest, _read_highest),
    "fewest": Part(_write_limit("fewest"), _read_fewest),
    "most": Part(_write_limit("most"), _read_most),
    "points": Part(_write_points, _read_points),
    "limit": Part(_write_money, _read_money),
    "unit": Part(_write_unit, _read_unit),
    **{name: _tick(name) for name in TICKS},
}
"""By the name of the list or of the box."""
