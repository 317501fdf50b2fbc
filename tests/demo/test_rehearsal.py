"""A whole day rehearsed through the real doors: what simulated jurors were told is what the record holds."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from app.cli import app
from app.demo.rehearsal import _told
from app.jury.entry import Entry
from app.jury.seats.acts import CheckIn
from app.jury.votes.plan import Method
from tests.days import juror


def test_a_day_is_rehearsed_from_arriving_to_the_close() -> None:
    result = CliRunner().invoke(app, ["rehearse", "--jurors", "4", "--speed", "1200", "--json"])
    told = json.loads(result.stdout.splitlines()[-1])
    assert result.exit_code == 0
    assert (told["jurors"], told["lost"], told["doubled"]) == (4, 0, 0)
    assert told["acts"] >= told["acknowledged"] > 4 * 50, "two views of some 35 questions each, and more"
    assert told["recorded"] >= told["acknowledged"]
    assert len(told["digest"]) == 64


def test_every_way_of_asking_is_rehearsed_and_every_answer_of_the_simulated_is_one() -> None:
    result = CliRunner().invoke(app, ["rehearse", "--methods", "--jurors", "4", "--speed", "1200", "--json"])
    told = json.loads(result.stdout.splitlines()[-1])
    assert result.exit_code == 0
    assert told["acknowledged"] == told["recorded"] == told["acts"] >= 4 * (1 + len(Method))


class Person:
    def __init__(self, **fates: str | None) -> None:
        self.fates = fates


def test_what_was_acknowledged_and_is_not_there_is_called_lost() -> None:
    entry = Entry(1, 0, juror(1), "kept", CheckIn(()), None)
    told = _told(1, [Person(kept="recorded", gone="recorded", late="closed", unheard=None)], [entry, entry], "d", 1.0)
    assert (told.acts, told.acknowledged, told.recorded, told.lost, told.doubled) == (4, 2, 1, 1, 1)
