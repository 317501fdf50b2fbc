"""What jurors were asked to agree to is kept word by word: a version, once written, is never another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session

from app.jury.numbers import Millis
from app.store.consent_texts import ConsentWords, consent_versions, keep_versions
from app.store.tables import Organisation
from tests.store.books import database, home

if TYPE_CHECKING:
    from pathlib import Path


def words(version: int, text: str, consent: str = "quote-words") -> ConsentWords:
    return ConsentWords(consent, version, {"en": text, "cy": f"({text})"}, "ada", Millis(version))


def test_versions_are_kept_once_and_told_the_oldest_first(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        here = home(engine)
        assert keep_versions(engine, here, [words(2, "b"), words(1, "a"), words(1, "c", "count-moves")])
        assert keep_versions(engine, here, [words(1, "a"), words(10, "d")])
        found = consent_versions(engine, here)
        assert found == {
            "count-moves": (words(1, "c", "count-moves"),),
            "quote-words": (words(1, "a"), words(2, "b"), words(10, "d")),
        }


def test_other_words_under_a_number_that_is_taken_are_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        here = home(engine)
        assert keep_versions(engine, here, [words(1, "a")])
        assert not keep_versions(engine, here, [words(2, "b"), words(1, "other")])
        assert consent_versions(engine, here) == {"quote-words": (words(1, "a"),)}


def test_another_organisation_has_versions_of_its_own(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        here = home(engine)
        with Session(engine) as session:
            session.add(Organisation(id="elsewhere", name="Another council", made_at=1))
            session.commit()
        assert keep_versions(engine, here, [words(1, "a")])
        assert keep_versions(engine, "elsewhere", [words(1, "other")])
        assert consent_versions(engine, "elsewhere") == {"quote-words": (words(1, "other"),)}
