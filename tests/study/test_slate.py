"""The slate of questions: whoever agrees in numbers has one, checked against every group there is."""

from __future__ import annotations

import json
from itertools import combinations, combinations_with_replacement
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from typer.testing import CliRunner

from app.cli import app
from app.jury.questions.slate import unrepresented
from app.study.slate import slate

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = some.dictionaries(some.integers(1, 9), some.frozensets(some.sampled_from("abcdef"), min_size=1), min_size=1)


@settings(max_examples=300, deadline=None)
@given(SECONDS, some.integers(1, 5))
def test_every_group_that_is_large_enough_and_agrees_has_its_share(
    seconds: dict[int, frozenset[str]], slots: int
) -> None:
    check_represented(seconds, slots)


def check_represented(seconds: dict[int, frozenset[str]], slots: int) -> None:
    """Proportional justified representation, by brute force: l·n/k jurors who share l questions have l between them."""
    chosen = frozenset(slate(seconds, slots))
    for size in range(1, len(seconds) + 1):
        for group in combinations(seconds, size):
            shared = frozenset.intersection(*(seconds[juror] for juror in group))
            deserved = min(size * slots // len(seconds), len(shared))
            have = chosen & frozenset.union(*(seconds[juror] for juror in group))
            assert len(have) >= deserved, group


@settings(max_examples=100, deadline=None)
@given(SECONDS, some.integers(1, 7))
def test_a_slate_is_full_where_it_can_be_and_a_longer_one_begins_alike(
    seconds: dict[int, frozenset[str]], slots: int
) -> None:
    chosen, asked = slate(seconds, slots), frozenset.union(*seconds.values())
    assert len(chosen) == len(set(chosen)) == min(slots, len(asked))
    assert set(chosen) <= asked
    assert slate(seconds, slots + 1)[: len(chosen)] == chosen
    left_out = unrepresented(seconds, frozenset(chosen))
    assert set(left_out) == {juror for juror in seconds if not seconds[juror] & set(chosen)}


def test_the_loudest_do_not_take_every_place() -> None:
    seconds = dict.fromkeys(range(6), "abc") | dict.fromkeys(range(6, 9), "x")
    assert slate(seconds, 3) == ("a", "b", "x")
    assert unrepresented(seconds, frozenset("ab")) == (6, 7, 8)
    assert unrepresented({1: "", 2: "x"}, frozenset("a")) == (2,), "who asks nothing is not left out"


def test_the_next_place_goes_to_whoever_has_borne_least() -> None:
    """By hand: a costs its three 1/3 each; then d, all its own, 1/2 each of two; b would be (1 + 2/3)/2 = 5/6."""
    seconds = {1: "ab", 2: "ab", 3: "a", 4: "d", 5: "d", 6: "c"}
    assert slate(seconds, 4) == ("a", "d", "b", "c")


def test_a_list_of_seconds_gives_a_slate_on_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "seconds.csv"
    file.write_text('juror,question\n1,Who pays?\n2,Who pays?\n2,Who pays?\n3,Why?\n4,"And, then?"\n', encoding="utf-8")
    told = CliRunner().invoke(app, ["slate", str(file), "-k", "2", "--json"])
    assert json.loads(told.output) == {"slate": ["Who pays?", "Why?"], "unrepresented": ["4"]}
    assert "Not represented: 4" in CliRunner().invoke(app, ["slate", str(file), "-k", "2"]).output
    assert "Everybody" in CliRunner().invoke(app, ["slate", str(file), "-k", "9"]).output


@pytest.mark.parametrize(
    ("text", "why"), [("", "nobody seconds"), ("juror,question\n1\n", "line 2"), (",x\n", "line 1")]
)
def test_a_list_that_is_none_is_refused_in_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "seconds.csv").write_text(text, encoding="utf-8")
    told = CliRunner().invoke(app, ["slate", str(tmp_path / "seconds.csv"), "-k", "2"])
    assert told.exit_code == 1
    assert why in told.output


def test_every_small_room_has_what_it_deserves() -> None:
    """The same, in every room of up to four jurors, three questions and three places: not drawn, but all of them."""
    wishes = [frozenset(those) for size in range(1, 4) for those in combinations("abc", size)]
    for jurors in range(1, 5):
        for room in combinations_with_replacement(wishes, jurors):
            for slots in range(1, 4):
                check_represented(dict(enumerate(room)), slots)
