"""What a list would make of a roster: it adds and changes, takes nothing away, and a second time changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.export.table import written
from app.export.workbook import written_workbook
from app.jury.numbers import JurorNumber
from app.roster.columns import guessed
from app.roster.grid import UNREADABLE, clean
from app.roster.reading import read_list
from app.roster.seats import Allowed, SeatRow, said, seat_rows
from app.store.roster import Listed
from app.web.desk.roster.files import roster_table
from app.web.desk.roster.listing import changes, overtaken, read_seen, written_seen
from app.web.tongues import LANGUAGES

JURORS = st.integers(1, 40).map(JurorNumber)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
OURS = st.dictionaries(st.sampled_from(["ward", "Gender"]), TEXTS)
THEIRS = st.dictionaries(st.sampled_from(["Ward", "Age band"]), TEXTS)
LINES = st.dictionaries(
    JURORS,
    st.builds(
        Listed,
        juror=st.just(JurorNumber(0)),
        name=TEXTS,
        needs=TEXTS,
        rev=st.integers(1, 9),
        lang=st.sampled_from(["", "en", "cy"]),
        attributes=OURS,
    ),
    max_size=6,
)
ROWS = st.lists(
    st.builds(
        SeatRow,
        number=st.integers(2, 99),
        seat=JURORS,
        written=st.just(""),
        name=st.none() | TEXTS,
        needs=st.none() | TEXTS,
        lang=st.none() | st.sampled_from(["", "en", "cy"]),
        attributes=THEIRS.map(lambda each: tuple(each.items())),
    ),
    max_size=6,
    unique_by=lambda row: row.seat,
)


def of(lines: dict[JurorNumber, Listed]) -> dict[JurorNumber, Listed]:
    return {juror: Listed(juror, x.name, x.needs, x.rev, x.lang, x.attributes) for juror, x in lines.items()}


@given(ROWS, LINES)
def test_a_list_takes_nothing_away_and_a_second_time_changes_nothing(
    rows: list[SeatRow], lines: dict[JurorNumber, Listed]
) -> None:
    listed = of(lines)
    found = changes(rows, listed)
    for change in found:
        now, then = change.now, change.then
        for before, after in ((now.name, then.name), (now.needs, then.needs), (now.lang, then.lang)):
            assert after or not before
        assert now.attributes.keys() <= then.attributes.keys()
        assert all(then.attributes[name] or not value for name, value in now.attributes.items())
        assert (change.kind == "same") == (now == then)
    again = changes(rows, listed | {change.then.juror: change.then for change in found})
    assert {change.kind for change in again} <= {"same"}


@given(ROWS, LINES)
def test_what_was_changed_since_it_was_seen_is_named_and_nothing_else(
    rows: list[SeatRow], lines: dict[JurorNumber, Listed]
) -> None:
    listed = of(lines)
    found = changes(rows, listed)
    assert overtaken(found, read_seen(written_seen(listed))) == ()
    unseen = {change.now.juror for change in found if change.now.rev and change.kind != "same"}
    assert set(overtaken(found, {})) == unseen


@given(LINES)
def test_any_roster_goes_out_and_comes_back_the_same(lines: dict[JurorNumber, Listed]) -> None:
    def tidy(text: str) -> str:
        return said(clean(text)).replace(UNREADABLE, "?")

    listed = {
        juror: Listed(
            juror,
            tidy(line.name),
            tidy(line.needs),
            line.rev,
            line.lang,
            {name: tidy(value) for name, value in line.attributes.items()},
        )
        for juror, line in of(lines).items()
    }
    if not listed:
        return
    table = roster_table(list(listed.values()))
    for content in (written(table), written_workbook(table)):
        grid = read_list(content)
        rows = seat_rows(grid, True, guessed(grid, True), Allowed(LANGUAGES))
        assert [row.problems for row in rows] == [()] * len(listed)
        assert {change.kind for change in changes(rows, listed)} == {"same"}
