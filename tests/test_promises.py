"""A promise that nobody can run is not made."""

from __future__ import annotations

import pytest

from tools.bench.results import RESULTS, with_part
from tools.promises import PAGE, README, ROOT, page, promises, proofs, table, withstood


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise["id"])
def test_every_promise_names_tests_that_exist(promise: dict[str, object]) -> None:
    assert isinstance(promise["tests"], list)
    assert promise["tests"]
    for path in promise["tests"]:
        assert "def test_" in (ROOT / path).read_text(), path


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise["id"])
def test_every_promise_was_proved_and_nothing_failed(promise: dict[str, object]) -> None:
    known = proofs()
    for path in promise["tests"]:
        assert known[path]["passed"] > 0
        assert not known[path].get("failed")


def test_the_pages_say_exactly_what_is_listed_and_was_proved() -> None:
    readme, results = README.read_text(), RESULTS.read_text(encoding="utf-8")
    again = "run: python3 tools/promises.py"
    assert readme == with_part(readme, "promises", table()), again
    assert results == with_part(results, "chaos", withstood()), again
    assert PAGE.read_text(encoding="utf-8") == page(), again


def test_a_readme_without_a_place_for_them_is_no_readme() -> None:
    with pytest.raises(ValueError, match="no place"):
        with_part("# Juryday\n", "promises", table())
