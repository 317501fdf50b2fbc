"""What jurors are asked to agree to, on a form. New words are a new version; words that were there before are theirs.

The form has a list of rows, one for each consent; some mean something to what leaves and are always offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...jury.numbers import ConsentId, Words
from ...jury.seats.plan import Consent, in_version, meant_by, version_of
from ..consents import COUNTED, QUOTED, RESEARCH
from .rows import Faults, Fresh, Row, Typed, boxes_of, clean, rows_of, unfit, written_rows

LONGEST = 1_000
READY: Mapping[ConsentId, Consent] = {each.id: each for each in (COUNTED, QUOTED, RESEARCH)}
ASKED = "asked"
"""The box of a row that says whether jurors are asked at all."""

Versions = Mapping[int, Words]
"""The words of each version that an organisation has ever used, by its number."""


@dataclass(frozen=True, slots=True)
class ReadConsents:
    """`consents` in the order of the form. They may be kept only where nothing is wrong."""

    consents: tuple[Consent, ...]
    faults: Mapping[str, str]


def offered(known: Mapping[str, Versions]) -> Mapping[ConsentId, Consent]:
    """The ready ones, each in the words that the organisation used last."""
    return {named: _latest(consent, known.get(named, {})) for named, consent in READY.items()}


def _latest(consent: Consent, versions: Versions) -> Consent:
    last = max(versions, default=0)
    return Consent(in_version(consent.id, last), versions[last]) if last else consent


def written_consents(
    consents: Sequence[Consent], known: Mapping[str, Versions], langs: Sequence[str]
) -> dict[str, str]:
    """Those of the plan, and those that are ready and not in it, without the tick."""
    meant = {meant_by(consent.id) for consent in consents}
    rows = [boxes_of(meant_by(each.id), each.words, langs) | {ASKED: "true"} for each in consents]
    rows += [boxes_of(named, ready.words, langs) for named, ready in offered(known).items() if named not in meant]
    return written_rows("consent", rows)


def read_consents(
    typed: Typed, before: Sequence[Consent], known: Mapping[str, Versions], langs: Sequence[str], fresh: Fresh
) -> ReadConsents:
    """`known` has every version that was ever used, by what is meant."""
    there = {**offered(known), **{meant_by(consent.id): consent for consent in before}}
    faults: Faults = {}
    consents: list[Consent] = []
    for row in rows_of(typed, "consent"):
        if row.boxes.get(ASKED) and _says_something(row, langs, there, faults):
            named = ConsentId(row.id)
            old = there.pop(named, None) or Consent(ConsentId(fresh()), {})
            words = _words(row, old.words, langs, faults)
            consents.append(reworded(old, words, known.get(meant_by(old.id), {})))
    return ReadConsents(tuple(consents), faults)


def _says_something(row: Row, langs: Sequence[str], there: Mapping[ConsentId, Consent], faults: Faults) -> bool:
    if row.has_text(langs):
        return True
    if ConsentId(row.id) in there:
        faults[f"consent.{row.place}"] = "Write what they agree to, or take the tick away."
    return False


def _words(row: Row, before: Words, langs: Sequence[str], faults: Faults) -> Words:
    given = {lang: clean(row.boxes.get(lang, "")) for lang in langs}
    for text in given.values():
        if fault := unfit(text, LONGEST):
            faults[f"consent.{row.place}"] = fault
    kept = {lang: text for lang, text in before.items() if lang not in langs}
    return {lang: text for lang, text in given.items() if text} | kept


def reworded(consent: Consent, words: Words, known: Versions) -> Consent:
    """In the version that has these words, else in the next after all there have been."""
    if words == consent.words or not consent.words:
        return Consent(consent.id, words)
    meant = meant_by(consent.id)
    used = {version_of(consent.id): consent.words, **known}
    version = next((number for number, said in used.items() if said == words), max(used) + 1)
    return Consent(in_version(meant, version), words)
