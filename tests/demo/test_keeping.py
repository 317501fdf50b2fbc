"""A kept rehearsal has the times of a day that nobody hurried, and otherwise every entry as it was."""

from __future__ import annotations

from dataclasses import replace

from app.demo.keeping import unhurried
from app.jury.day.acts import ClockSet
from app.jury.numbers import MINUTE
from app.study.evidence import evidence
from tests.journals.test_golden import HERE, entries_of


def test_minutes_are_those_of_the_plan_and_nothing_else_is_changed() -> None:
    entries = entries_of(HERE / "london-heard.jsonl")
    slow = unhurried(entries, 3)
    before, after = evidence(entries), evidence(slow)
    assert sum(each.given for each in before.exhibits) > 0
    thirds = [abs(slow.given - 3 * each.given) for each, slow in zip(before.exhibits, after.exhibits, strict=True)]
    assert max(thirds) < 3, "whole seconds of three times as many"
    assert after.options == before.options
    assert [replace(each, at=0, outcome=None) for each in slow] == [
        replace(each, at=0, outcome=None) for each in entries
    ]


def test_a_clock_ends_as_long_after_it_was_set_as_before() -> None:
    def left(entries) -> list[int]:
        return [
            each.outcome.ends_at - each.at
            for each in entries
            if isinstance(each.outcome, ClockSet) and each.outcome.ends_at
        ]

    entries = entries_of(HERE / "london-heard.jsonl")
    assert left(unhurried(entries, 60)) == left(entries)
    assert max(left(entries)) >= 30 * MINUTE
