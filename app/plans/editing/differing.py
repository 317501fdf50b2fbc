"""What changed from one version of a plan to another, in words: a line for each thing that is not as it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from ...jury.day.plan import Charge, Phase
from ...jury.numbers import Words
from ...jury.plan import Plan
from ...jury.seats.plan import Consent, version_of
from ..hours import spoken
from .orders import moved_in
from .things import LISTS, Thing, named

CHARGE: Mapping[str, str] = {
    "question": "The question of the day",
    "asked_by": "Who asks",
    "up_for_grabs": "What jurors can change",
    "not_up_for_grabs": "What is settled",
    "influence": "How much weight the jury’s word has",
    "answered_by": "Who answers, and by when",
}
KINDS: Mapping[str, str] = {
    "agenda": "phase",
    "consents": "consent",
    "exhibits": "exhibit",
    "questions": "question",
    "votes": "vote",
    "blocks": "block",
}
OF_PHASE: Mapping[str, str] = {
    "kind": "its kind",
    "title": "its title",
    "prompt": "what the room is told",
    "prompts": "what the tables turn to",
    "notes": "the notes",
    "cues": "the cues",
    "votes": "its votes",
    "exhibits": "its exhibits",
    "tables": "the number of tables",
    "resumes": "when the jury meets again",
}
LONGEST_NAME = 60


def differences(before: Plan, after: Plan) -> Iterator[str]:
    """Nothing where they are the same."""
    if before.title != after.title:
        yield "The title"
    yield from _of_charge(before.charge, after.charge)
    yield from (line for where in LISTS.values() for line in _of_list(where, before, after))
    yield from _languages(before.languages, after.languages)
    if before.moderation is not after.moderation:
        yield f"Contributions are looked at by: {after.moderation}"
    if before.least_share != after.least_share:
        yield f"The least share of either side: {after.least_share} %"
    if before.targets != after.targets:
        named = ", ".join(f"“{target.attribute}”" for target in after.targets)
        yield f"Who is to be recruited: {named or 'no targets'}"
    if before.left != after.left:
        yield "Hints that were left as they are"


def name_of(thing: Thing) -> str:
    """A thing as people know it: by its English words, or by those it has."""
    words: Words = thing.title if hasattr(thing, "title") else thing.words
    text = next((said for said in (words.get("en", ""), *words.values()) if said.strip()), thing.id)
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME].rstrip()}…"


def _of_charge(before: Charge, after: Charge) -> Iterator[str]:
    for name, said in CHARGE.items():
        if getattr(before, name) != getattr(after, name):
            yield said


def _of_list(where: str, before: Plan, after: Plan) -> Iterator[str]:
    was = {named(thing): thing for thing in getattr(before, where)}
    there = {named(thing): thing for thing in getattr(after, where)}
    kind = KINDS[where]
    yield from (f"New {kind}: “{name_of(thing)}”" for name, thing in there.items() if name not in was)
    yield from (f"Gone: the {kind} “{name_of(thing)}”" for name, thing in was.items() if name not in there)
    yield from _places(was, there)
    for name, thing in there.items():
        if name in was and was[name] != thing:
            yield f"“{name_of(thing)}”: {_changed(was[name], thing)}"


def _places(was: Mapping[str, Thing], there: Mapping[str, Thing]) -> Iterator[str]:
    before = [name for name in was if name in there]
    after = [name for name in there if name in was]
    other = [place for place, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    if len(other) == 2:
        one, two = (name_of(there[after[place]]) for place in other)
        yield f"“{one}” and “{two}” have changed places"
    else:
        moved = moved_in(before, after)
        yield from (f"“{name_of(there[name])}” has another place" for name in after if name in moved)


def _changed(was: Thing, thing: Thing) -> str:
    if isinstance(was, Phase) and isinstance(thing, Phase):
        return ", ".join(_of_phase(was, thing))
    if isinstance(thing, Consent) and was.id != thing.id:
        return f"its words, now in version {version_of(thing.id)}"
    other = [field.name for field in fields(thing) if getattr(was, field.name) != getattr(thing, field.name)]
    return "its words" if set(other) <= {"words", "title", "summary", "body"} else "changed"


def _of_phase(was: Phase, phase: Phase) -> Iterator[str]:
    if was.minutes != phase.minutes:
        yield f"{spoken(phase.minutes)} instead of {spoken(was.minutes)}"
    if was.least != phase.least:
        yield f"{spoken(phase.least)} are protected" if phase.least else "nothing is protected"
    for name, said in OF_PHASE.items():
        if getattr(was, name) != getattr(phase, name):
            yield said


def _languages(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield from (f"New language: {lang}" for lang in after if lang not in before)
    yield from (f"Gone: all texts in {lang}" for lang in before if lang not in after)
