"""A simulated scribe lets everybody speak once, and then notes whoever is drawn: one tap at a look."""

from collections import Counter
from random import Random

from app.demo.forms import Forms
from app.demo.scribing import SimulatedScribe
from app.jury.turns.acts import StartGoRound, TakeTurn
from app.jury.turns.rules import floor_of
from app.web.inbox import read_form
from tests.days import TALKING, after, scribe, seen, tables_set, told
from tests.web.test_papers import RENDER

SEATS = (1, 2, 3, 4)


def test_everybody_speaks_once_and_then_whoever_is_drawn() -> None:
    noting = SimulatedScribe("", "", Random(1))
    state = after(TALKING, tables_set(SEATS))
    noted = []
    for _ in range(40):
        (form,) = noting.wanted(Forms(RENDER.main(seen(state, scribe(1)), "en")).found)
        act = read_form(scribe(1), [*form.fields.items(), ("act_id", "0" * 32)]).act
        noted.append(act)
        _, state = told((scribe(1), act), since=state)
    assert isinstance(noted[0], StartGoRound)
    assert {act.juror for act in noted[1:5] if isinstance(act, TakeTurn)} == set(SEATS)
    spoke = Counter(turn.juror for turn in floor_of(state, state.day.phase, 1).turns)
    assert set(spoke) == set(SEATS)
    assert sum(spoke.values()) == 39
    assert max(spoke.values()) > min(spoke.values())


def test_nothing_is_noted_where_there_is_nothing_to_note() -> None:
    assert SimulatedScribe("", "", Random(1)).wanted([]) == []
