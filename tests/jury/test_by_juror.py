"""A mapping by juror: whatever was put in is there, and nothing that was made before is changed by what comes after."""

from hypothesis import given
from hypothesis import strategies as st

from app.jury.by_juror import PAGE, ByJuror
from tests.random_days import bounded

jurors = st.integers(1, 3 * PAGE)
entries = st.lists(st.tuples(jurors, st.integers()))


@bounded
@given(entries, entries)
def test_it_holds_what_a_dictionary_would_hold(before: list[tuple[int, int]], after: list[tuple[int, int]]):
    held, plain = ByJuror(dict(before)), dict(before)
    for juror, value in after:
        held, plain[juror] = held.having(juror, value), value
    assert held == plain
    assert dict(held.items()) == plain
    assert set(held) == held.keys() == plain.keys()
    assert sorted(held.values()) == sorted(plain.values())
    assert len(held) == len(plain)
    assert all(held[juror] == held.get(juror) == value for juror, value in plain.items())


@bounded
@given(entries, jurors, st.integers())
def test_another_entry_makes_another_mapping_and_leaves_this_one(before: list[tuple[int, int]], juror: int, value: int):
    held = ByJuror(dict(before))
    assert held.having(juror, value) == dict(before) | {juror: value}
    assert held == dict(before)


def test_nobody_is_in_an_empty_one():
    empty: ByJuror[str] = ByJuror()
    assert not empty
    assert 1 not in empty
    assert empty.get(1) is None
    assert empty.get(1, "nothing") == "nothing"
    assert 1 not in ByJuror({2: "a neighbour on the same page"})


def test_the_way_it_was_made_makes_no_difference():
    assert (
        ByJuror({1: "a", 1 + PAGE: "b"}) == ByJuror({1 + PAGE: "b", 1: "a"}) == ByJuror({1: "a"}).having(1 + PAGE, "b")
    )
    assert ByJuror({1: "a"}) != ByJuror({1: "b"})
    assert repr(ByJuror({1: "a"})) == "ByJuror({1: 'a'})"


def test_one_more_entry_shares_every_other_page():
    room = ByJuror(dict.fromkeys(range(PAGE * 3), "here"))
    after = room.having(0, "gone")
    assert [page is room._pages[number] for number, page in after._pages.items()] == [False, True, True]
