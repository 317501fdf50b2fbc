"""A promise that nobody can run is not made."""

from __future__ import annotations

import pytest

from tools.promises import README, ROOT, promises, written


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise["id"])
def test_every_promise_names_tests_that_exist(promise: dict[str, object]) -> None:
    assert isinstance(promise["tests"], list)
    assert promise["tests"]
    for path in promise["tests"]:
        assert "def test_" in (ROOT / path).read_text(), path


def test_the_readme_promises_exactly_what_is_listed() -> None:
    readme = README.read_text()
    assert readme == written(readme), "run: python3 tools/promises.py"


def test_a_readme_without_a_place_for_them_is_no_readme() -> None:
    with pytest.raises(ValueError, match="no place"):
        written("# Juryday\n")
