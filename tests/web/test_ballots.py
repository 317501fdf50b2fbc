"""The published list of ballots: for everybody at the sitting, after the reveal, without numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.days import COUNTED, FACILITATOR, REFINED_CAST, REVEALED, WALL, juror
from tests.every_method import COUNTED_EVERY, REVEALED_EVERY
from tests.web.place import place

if TYPE_CHECKING:
    from pathlib import Path

    from app.jury.people import By
    from tests.days import Step


async def listed(folder: Path, day: Step, by: By) -> str:
    async with place(folder, day) as here:
        generation = 1 if by.role == "juror" else 0
        answer = await here.doors.get(f"{here.path(by)}ballots", headers=here.cookie(by, generation))
        assert answer.status_code == 200
        return answer.text


async def test_a_juror_finds_in_it_what_is_the_same_as_theirs(tmp_path: Path) -> None:
    text = await listed(tmp_path, REVEALED, juror(3))
    assert text.count("the same as yours") == 8
    assert "Their ballots stand here without numbers or names" in text


@pytest.mark.parametrize("by", [FACILITATOR, WALL], ids=["console", "wall"])
async def test_for_those_who_do_not_vote_nothing_is_marked(tmp_path: Path, by: By) -> None:
    text = await listed(tmp_path, REVEALED, by)
    assert "the same as yours" not in text
    assert "point 6" in text


@pytest.mark.parametrize("day", [REFINED_CAST, COUNTED, COUNTED_EVERY], ids=["open", "not revealed", "every method"])
async def test_before_the_reveal_it_holds_nothing(tmp_path: Path, day: Step) -> None:
    text = await listed(tmp_path, day, juror(3))
    assert "No result has been revealed yet." in text
    assert "×" not in text


async def test_every_method_s_ballots_stand_in_it_in_words(tmp_path: Path) -> None:
    text = await listed(tmp_path, REVEALED_EVERY, juror(1))
    for said in (": Excellent", "1. The park", "The hall; The library", "I can live with it", "None of these"):
        assert said in text
