"""Whoever holds two circles' files and subtracts one from the other is left with nobody, or with five or more."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from app.export.agreed import agreed, for_research
from app.export.held_together import few_beside_public, few_between, parts_of
from app.export.small_groups import basis_of, crosses, crossings, research_tables
from app.export.tables import tables_of
from app.export.tiers import Tier, released
from app.jury.removals.places import erased, is_of
from app.jury.rules import fold
from app.jury.seats.plan import RESEARCH_USE
from app.store.releases import Released, TooClose, remember
from tests.days import after, told
from tests.export.test_small_groups import KNOWN, LARGE, asked_for_research
from tests.store.books import prepared

TWO_AREAS = {juror: {"area": "north" if juror <= 30 else "south"} for juror in range(1, 61)}


def agreeing(*others: int):
    """The large day, on which all but these agreed that research has their answers."""
    state = after(LARGE)
    with_it = {
        juror: seat if juror in others else replace(seat, consents=(*seat.consents, RESEARCH_USE))
        for juror, seat in state.seats.items()
    }
    return replace(state, seats=with_it)


def left_of(state, entries) -> dict[str, int]:
    """By question, how many ballots everybody has and research has no row for."""
    (ballots,) = (t for t in released(tables_of(entries, "Europe/London"), state, Tier.PUBLIC) if t.name == "ballots")
    last = {vote: max(row[1] for row in ballots.rows if row[0] == vote) for vote in {row[0] for row in ballots.rows}}
    public = Counter(f"{v}.{q}" for v, n, q, number in {row[:3] + row[5:6] for row in ballots.rows} if n == last[v])
    people, _ = research_tables(state, {}, Random(1))
    names = [name for name, _ in people.columns]
    return {
        name: public[name] - sum(row[place] != "" for row in people.rows)
        for place, name in enumerate(names)
        if name in public and any(row[place] != "" for row in people.rows)
    }


def test_research_taken_from_the_public_ballots_leaves_nobody_or_five():
    entries = asked_for_research()
    state = fold(entries)
    assert {3, 4} & state.seats.keys() - agreed(state)
    left = left_of(state, entries)
    assert left
    assert not [name for name, many in left.items() if 0 < many < 5]
    assert for_research(state) < agreed(state)


def test_nobody_stays_out_where_everybody_agreed():
    assert for_research(agreeing()) == set(range(1, 61))
    assert for_research(agreeing(1, 2)) == set(range(3, 58))
    assert for_research(agreeing(*range(4, 61))) == {1, 2, 3}


@pytest.mark.parametrize(("gone", "few"), [(0, False), (1, True), (4, True), (5, False)])
def test_partners_totals_taken_from_the_public_counts_leave_nobody_who_was_erased(gone: int, few: bool):
    entries = told(LARGE)[0]
    for juror in range(1, gone + 1):
        entries = [erased(each) if is_of(each, juror) else each for each in entries]
    state = fold(entries)
    (counts,) = (t for t in tables_of(entries, "Europe/London") if t.name == "counts")
    counted = sum(row[-1] for row in counts.rows if row[0] == "refined" and row[2] == "fund-support")
    in_crosses = {row[3]: row[6] for row in crossings(state, TWO_AREAS).rows if row[:2] == ("Go on paying.", "area")}
    assert counted - sum(in_crosses.values()) == gone
    assert few_beside_public(state, TWO_AREAS) is few


def test_research_taken_from_partners_groups_leaves_nobody_in_a_small_group():
    assert not few_between(agreeing(), TWO_AREAS)
    assert few_between(agreeing(1, 31, 32, 33, 34, 35), TWO_AREAS)
    assert few_between(agreeing(*range(1, 8)), TWO_AREAS)


def test_groups_that_bands_cut_across_are_compared_together_and_no_finer():
    first, *others = (cross for cross in crosses(agreeing(), KNOWN) if cross.by == "area")
    assert others
    groups = range(len(first.told.groups))
    assert sorted(map(sorted, parts_of(groups, [{0}, {1}]))) == [[group] for group in groups]
    assert {0, 1} in parts_of(groups, [{0}, {0, 1}, {1}])
    assert parts_of(groups, [set(groups)]) == [set(groups)]


def test_another_circle_had_it_in_another_state_of_the_record(engine):
    sitting, state = prepared(engine).id, agreeing(*range(1, 8))

    def wanted(tier, known=KNOWN):
        basis = basis_of(state, known, tier)
        return Released(tier.name, 1, "ada", basis.people, basis.digest)

    partners, research = wanted(Tier.PARTNERS), wanted(Tier.RESEARCH)
    remember(engine, sitting, partners)
    for beside in ({}, {"PARTNERS": wanted(Tier.PARTNERS, KNOWN | {1: {"area": "south"}}).digest}):
        with pytest.raises(TooClose):
            remember(engine, sitting, research, beside)
    remember(engine, sitting, research, {"PARTNERS": partners.digest})
