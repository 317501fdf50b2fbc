"""An exhibit on a form: what it says, who stands behind it, how long it has, and what is shown with it.

A file is named by its digest alone; what it is and how many pages it has is for those to say who have it. What no box
asks for stays as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...jury.day.plan import Phase, PhaseKind
from ...jury.exhibits.plan import Exhibit, ExhibitFile, Link, Side, can_be_followed
from ...jury.numbers import ExhibitId, PhaseId, Words
from ...jury.plan import Plan
from .figures import number
from .rows import Faults, Row, Typed, clean, rows_of, unfit, words_of, written_rows, written_words

NEEDED = {"title": "Say what it is called, in one language at least."}
SHORT = ("title", "summary", "interest", "source", "licence", "witness")
LONG = ("profile",)
LONGEST, LONGEST_BODY = 1_000, 20_000
MOST_MINUTES = 600
MOST_FILES = MOST_LINKS = 12
TICKED = "true"
NO_TIME = f"Write how many minutes, in whole numbers up to {MOST_MINUTES}; 0 for none."
NOT_FOLLOWED = "An address begins with https:// or http://, and has no spaces in it."
NOT_OURS = "This file is not here. Choose it again."


@dataclass(frozen=True, slots=True)
class ReadExhibit:
    """`phases` are the steps in which it can be shown. It may be kept only where nothing is wrong."""

    exhibit: Exhibit
    phases: frozenset[PhaseId]
    faults: Mapping[str, str]


def shows_exhibits(phase: Phase) -> bool:
    return phase.kind is PhaseKind.EVIDENCE


def written_exhibit(plan: Plan, exhibit: Exhibit, langs: Sequence[str]) -> dict[str, str]:
    typed = {
        "side": exhibit.side.value,
        "minutes": str(exhibit.minutes),
        "questioned": str(exhibit.questioned),
    }
    for name in (*SHORT, *LONG):
        typed |= written_words(name, getattr(exhibit, name) or {}, langs)
    typed |= {f"body.{lang}": _told(exhibit.body, lang) for lang in langs}
    typed |= written_rows("file", ({"id": file.digest, **_in(file.says, langs)} for file in exhibit.files))
    typed |= written_rows("link", ({"address": link.address, **_in(link.says, langs)} for link in exhibit.links))
    return typed | {f"step.{phase.id}": TICKED for phase in plan.agenda if exhibit.id in phase.exhibits}


def read_exhibit(
    typed: Typed, plan: Plan, before: Exhibit, langs: Sequence[str], known: Mapping[str, ExhibitFile]
) -> ReadExhibit:
    """known: the organisation's files, by digest."""
    faults: Faults = {}
    words: dict[str, Any] = {
        name: words_of(typed, name, langs, getattr(before, name) or {}, faults, LONGEST) for name in SHORT
    }
    for name, says in NEEDED.items():
        if not words[name]:
            faults[f"{name}.{langs[0]}"] = says
    witness = words.pop("witness")
    side = typed.get("side", "")
    exhibit = replace(
        before,
        **words,
        witness=witness or None,
        profile=words_of(typed, "profile", langs, before.profile, faults),
        side=Side(side) if side in set(Side) else before.side,
        body=_body(typed, before.body, langs, faults),
        minutes=_minutes(typed, "minutes", before.minutes, faults),
        questioned=_minutes(typed, "questioned", before.questioned, faults),
        files=_files(typed, before.files, langs, known, faults),
        links=_links(typed, before.links, langs, faults),
    )
    steps = frozenset(phase.id for phase in plan.agenda if shows_exhibits(phase) and typed.get(f"step.{phase.id}"))
    return ReadExhibit(exhibit, steps, faults)


def new_exhibit(named: str, title: Words, side: Side = Side.BACKGROUND) -> Exhibit:
    return Exhibit(ExhibitId(named), title, side, {}, (), {}, {})


def with_exhibit(plan: Plan, exhibit: Exhibit, phases: frozenset[PhaseId]) -> Plan:
    """In its place, or at the end where it is new; the steps that show it are those."""
    there = any(each.id == exhibit.id for each in plan.exhibits)
    kept = tuple(exhibit if each.id == exhibit.id else each for each in plan.exhibits)
    agenda = tuple(_showing(phase, exhibit.id, phase.id in phases) for phase in plan.agenda)
    return replace(plan, exhibits=kept if there else (*plan.exhibits, exhibit), agenda=agenda)


def _showing(phase: Phase, exhibit: ExhibitId, wanted: bool) -> Phase:
    """Where it is shown already it stays in its place. A step that shows no exhibits is left alone."""
    if wanted == (exhibit in phase.exhibits) or not shows_exhibits(phase):
        return phase
    rest = tuple(each for each in phase.exhibits if each != exhibit)
    return replace(phase, exhibits=(*rest, exhibit) if wanted else rest)


def _told(body: Sequence[Words], lang: str) -> str:
    return "\n\n".join(words[lang] for words in body if words.get(lang))


def _body(typed: Typed, before: tuple[Words, ...], langs: Sequence[str], faults: Faults) -> tuple[Words, ...]:
    """Paragraph by paragraph, where each language has as many; else each language by itself, in one piece.

    What reads as it did before stays as it was: a paragraph that nobody translated is shown in another language.
    """
    told = {lang: clean(typed.get(f"body.{lang}", "")) for lang in langs}
    for lang, text in told.items():
        if fault := unfit(text, LONGEST_BODY):
            faults[f"body.{lang}"] = fault
    if all(text == _told(before, lang) for lang, text in told.items()):
        return before
    told |= {lang: _told(before, lang) for words in before for lang in words if lang not in langs}
    parts = {lang: [part.strip() for part in text.split("\n\n") if part.strip()] for lang, text in told.items() if text}
    if len({len(each) for each in parts.values()}) > 1:
        return ({lang: text for lang, text in told.items() if text},)
    return tuple(dict(zip(parts, row, strict=True)) for row in zip(*parts.values(), strict=True))


def _minutes(typed: Typed, name: str, before: int, faults: Faults) -> int:
    given = typed.get(name, "").strip()
    minutes = number(given) if given else 0
    if minutes is None or minutes > MOST_MINUTES:
        faults[name] = NO_TIME
        return before
    return minutes


def _files(
    typed: Typed, before: Sequence[ExhibitFile], langs: Sequence[str], known: Mapping[str, ExhibitFile], faults: Faults
) -> tuple[ExhibitFile, ...]:
    there = {**known, **{file.digest: file for file in before}}
    files: dict[str, ExhibitFile] = {}
    for row in rows_of(typed, "file"):
        if row.boxes.get("out") or row.id in files:
            continue
        if row.id not in there:
            faults["file"] = NOT_OURS
            continue
        files[row.id] = replace(there[row.id], says=_words(row, "file", there[row.id].says, langs, faults))
    if len(files) > MOST_FILES:
        faults["file"] = f"There is room for {MOST_FILES} files with one exhibit."
    return tuple(files.values())


def _links(typed: Typed, before: Sequence[Link], langs: Sequence[str], faults: Faults) -> tuple[Link, ...]:
    links: list[Link] = []
    for row in rows_of(typed, "link"):
        address = row.boxes.get("address", "").strip()
        old = before[row.place].says if row.place < len(before) else {}
        link = Link(address, _words(row, "link", old, langs, faults))
        if not address and not row.has_text(langs):
            continue
        if not can_be_followed(link):
            faults[f"link.{row.place}.address"] = NOT_FOLLOWED
        links.append(link)
    if len(links) > MOST_LINKS:
        faults["link"] = f"There is room for {MOST_LINKS} links with one exhibit."
    return tuple(links)


def _words(row: Row, group: str, before: Words, langs: Sequence[str], faults: Faults) -> Words:
    given = _in({lang: clean(text) for lang, text in row.boxes.items()}, langs)
    for lang, text in given.items():
        if fault := unfit(text, LONGEST_BODY):
            faults[f"{group}.{row.place}.{lang}"] = fault
    kept = {lang: text for lang, text in before.items() if lang not in langs}
    return {lang: text for lang, text in given.items() if text} | kept


def _in(words: Words, langs: Sequence[str]) -> dict[str, str]:
    return {lang: words.get(lang, "") for lang in langs}
