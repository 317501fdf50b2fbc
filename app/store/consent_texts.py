"""What an organisation has ever asked jurors to agree to, word by word: a version, once written, is never another."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from ..jury.numbers import Millis, Words
from .database import only_reading
from .tables import ConsentText


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """One version: when (UTC ms) and by whom it was written, "" where it came with a ready-made jury."""

    consent: str
    version: int
    words: Words
    by: str
    at: Millis


def consent_versions(engine: Engine, organisation: str) -> Mapping[str, tuple[ConsentWords, ...]]:
    """By what is meant, the oldest first."""
    wanted = select(ConsentText).where(ConsentText.organisation == organisation)
    found: dict[str, tuple[ConsentWords, ...]] = {}
    with Session(only_reading(engine)) as session:
        for row in session.exec(wanted.order_by(col(ConsentText.consent), col(ConsentText.version))):
            kept = ConsentWords(row.consent, row.version, json.loads(row.words), row.by, Millis(row.at))
            found[row.consent] = (*found.get(row.consent, ()), kept)
    return found


def keep_versions(engine: Engine, organisation: str, texts: Iterable[ConsentWords]) -> bool:
    """Those that are not there yet. False, and nothing is kept, where one is there with other words."""
    with Session(engine) as session:
        for text in texts:
            there = session.get(ConsentText, (organisation, text.consent, text.version))
            if there is None:
                session.add(_row(organisation, text))
            elif json.loads(there.words) != dict(text.words):
                return False
        try:
            session.commit()
        except IntegrityError:  # somebody wrote the same version at the same moment
            return False
        return True


def _row(organisation: str, text: ConsentWords) -> ConsentText:
    return ConsentText(
        organisation=organisation,
        consent=text.consent,
        version=text.version,
        words=json.dumps(dict(text.words), ensure_ascii=False, sort_keys=True),
        by=text.by,
        at=text.at,
    )
