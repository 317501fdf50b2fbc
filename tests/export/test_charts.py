"""Charts: every figure that is drawn stands in the table, whoever is drawn is counted, and no title claims too much."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from app.export.charts.captions import on_moves
from app.export.charts.chart import Caption, parts
from app.export.charts.dumbbell import ON_A_PHONE, Option, Reading, dumbbell
from app.export.charts.dumbbell import drawn as narrowed
from app.export.charts.figures import plainly, signed
from app.export.charts.heat import heat
from app.export.charts.lorenz import Band, lorenz
from app.export.charts.of_day import charts_of, voices_of
from app.export.charts.quadrant import quadrant
from app.export.charts.scatter import scatter
from app.export.charts.staircase import Step, staircase
from app.export.charts.strip import strip
from app.export.document.page import page
from app.export.document.value import Figure, Grid, Report, Section
from app.export.report.of_day import told_of
from app.export.report.voicing import voices
from app.jury.turns.acts import TakeTurn
from app.study.measures.alignment import Shift
from app.study.measures.measured import measured
from app.study.measures.persons import Persons, persons
from app.study.voice import chance_curve
from tests.days import FACILITATOR, WHOLE_ARRIVED, after, moved_to, tables_set, told
from tests.study.measures.instrumented import Said, day, verdict

if TYPE_CHECKING:
    from app.export.charts.chart import Chart

CAPTION = Caption("Support", "Support rose.", "4 people.")
NEVER = re.compile(
    r"public opinion|caus|consensus|significan|prov(e|es|ed|en)\b|valid|no effect|better citizen|because of|led to",
    re.I,
)
"""What may never be claimed of a day (public opinion, causation, consensus from a mean, no effect from a large p …)."""


def drawn(chart: Chart, kind: str) -> list[dict[str, str]]:
    return [found.attrib for found in fromstring(chart.svg).iter(f"{{http://www.w3.org/2000/svg}}{kind}")]


def words(chart: Chart) -> list[str]:
    return [found.text or "" for found in fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}text")]


def rows(chart: Chart) -> list[tuple[str, ...]]:
    return [tuple("".join(run.text for run in cell) for cell in row) for row in chart.table.rows]


def answers(seed: int, people: int) -> dict[int, Said]:
    dice = np.random.default_rng(seed)

    def points(how_many: int) -> list[int]:
        return [int(each) for each in dice.integers(-3, 4, how_many)]

    return {
        n: Said(points(3), points(3), points(3), [int(r) + 1 for r in dice.permutation(3)], points(8))
        for n in range(1, people + 1)
    }


def whole_day(people: int = 14) -> tuple[Chart, ...]:
    consenting = verdict({1: 3, 2: 1, 3: 3, 4: 2}, {2: "if seats get cheaper", 4: "if the books are opened"})
    state = after(day(answers(1, people), answers(2, people)), consenting)
    found = measured(state)
    assert found is not None
    return charts_of(found, persons(state))


def test_me_is_hollow_everyone_filled_and_support_a_bar() -> None:
    hats = (
        Reading("support", "support", 0, 1, 4),
        Reading("for me", "me", -1, 0, 4),
        Reading("for all", "all", 1, 2, 4),
    )
    chart = dumbbell([Option("Pay <b>on</b>", hats)], ("against", "for"), CAPTION)
    fills = [dot["fill"] == dot["stroke"] for dot in drawn(chart, "circle")]
    assert fills == [False, False, True, True]
    assert rows(chart) == [
        ("Pay <b>on</b> (support)", "0.0", "+1.0", "4"),
        ("Pay <b>on</b> (for me)", "−1.0", "0.0", "4"),
        ("Pay <b>on</b> (for all)", "+1.0", "+2.0", "4"),
    ]
    assert "Pay <b>on</b>" in words(chart)


def test_on_a_phone_an_option_s_words_stand_above_its_readings_and_nothing_beyond_its_edge() -> None:
    hats = (Reading("My support", "support", -3, 3, 1), Reading("For everybody", "all", 3, 1, 1))
    options = [Option("Keep it as it is, with more cheap seats for people who have never been there", hats)] * 2
    svg = fromstring(narrowed(options, ("against", "for"), ON_A_PHONE))
    assert float(svg.attrib["width"]) == 360
    said = [(text.text or "", float(text.attrib["y"])) for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    first = next(place for place, (text, _) in enumerate(said) if text.startswith("Keep it"))
    assert [text for text, _ in said[first:]].count("My support") == 2
    downwards = [y for _, y in said[first:]]
    assert downwards == sorted(set(downwards)), "nothing stands beside anything"
    assert downwards[-1] < float(svg.attrib["height"])
    dots = [float(dot.attrib["cx"]) + float(dot.attrib["r"]) for dot in svg.iter("{http://www.w3.org/2000/svg}circle")]
    assert dots
    assert max(dots) <= 360


def test_a_field_says_its_count_and_those_who_stayed_are_framed() -> None:
    chart = heat(
        ("no", "yes"),
        ("no", "yes"),
        [[(3, "3"), (0, "0")], [(1, "1"), (5, "5")]],
        ("first", "last"),
        CAPTION,
        ((0, 0),),
    )
    assert rows(chart) == [("no", "3", "0"), ("yes", "1", "5")]
    assert {"3", "0", "1", "5"} <= set(words(chart))
    assert sum(box["fill"] == "none" for box in drawn(chart, "rect")) == 1


def test_everybody_who_moved_is_one_dot() -> None:
    chart = strip([-0.5, 0.31, 0.29, 2.0], 2, ("me", "us"), CAPTION, mean=0.5, interval=(-1, 3))
    assert len(drawn(chart, "circle")) == 4
    assert rows(chart) == [("−0.5", "1"), ("+0.3", "2"), ("+2.0", "1")]
    assert all(0 <= float(line[end]) <= 760 for line in drawn(chart, "line") for end in ("x1", "x2"))


def test_everybody_is_one_arrow_and_the_table_lists_nobody() -> None:
    chart = quadrant([(0, 0, 1, 1), (0, 0, 0, 0), (2, 2, 1, 3)], CAPTION)
    assert len(drawn(chart, "polygon")) == 2
    assert rows(chart) == [
        ("For everyone: better", "1", "1", "0"),
        ("For everyone: worse", "0", "0", "0"),
        ("For everyone: the same", "0", "0", "1"),
    ]


def test_pairs_are_gathered_however_many_there_are() -> None:
    dice = np.random.default_rng(0)
    pairs = [(float(q), float(r)) for q, r in dice.uniform(-1, 1, (11_175, 2))]
    chart = scatter(pairs, pairs, (0.1, 0.5), CAPTION)
    assert len(chart.svg) < 200_000
    first, last = rows(chart)
    assert first[1] == last[1] == "11175"
    assert sum(map(int, first[3:])) == 11_175


def test_a_table_is_drawn_beside_what_chance_would_make_of_it() -> None:
    low, high = chance_curve(4, 20)
    chart = lorenz([0, 10, 2, 8], Band(low, high), CAPTION)
    assert [row[1] for row in rows(chart)] == ["0 %", "10 %", "50 %", "100 %"]
    assert all(a <= b for a, b in zip(low, high, strict=True))
    assert (low[0], high[0], low[-1], high[-1]) == (0, 0, 1, 1)


def test_support_as_it_stands_is_the_first_step_and_what_was_needed_is_said() -> None:
    chart = staircase(9, [Step("cheaper seats", 4, "4.0", 13)], 20, 15, CAPTION)
    assert rows(chart) == [
        ("As it stands, without a condition", "9", "–", "–"),
        ("+ cheaper seats", "13", "4", "4.0"),
    ]
    assert "needed: 15" in words(chart)


@pytest.mark.parametrize("longest", ["", "a" * 400, "long words " * 60, "شرط طويل " * 40])
def test_any_text_fits_somehow(longest: str) -> None:
    chart = staircase(0, [Step(longest, 1, "1.0", 1)], 1, None, CAPTION)
    assert max(map(len, words(chart))) < 60
    assert rows(chart)[1][0] == f"+ {longest}"


def test_a_whole_day_is_drawn_and_claims_nothing_that_may_not_be_claimed() -> None:
    charts = whole_day()
    kinds = [chart.key.split()[0] for chart in charts]
    assert len(charts) == 9
    assert len(set(kinds)) == 6
    said = " ".join(f"{chart.title} {chart.stated} {chart.key}" for chart in charts)
    assert not NEVER.search(said)
    assert "14 people: those who answered both times and agreed to be compared." in said
    drawn_page = page(Report("Day", "en", sections=tuple(Section(c.title, parts(c)) for c in charts)))
    assert drawn_page.count("<figure>") == 9
    assert drawn_page.count("<table>") == 9
    figure = parts(charts[0])[0]
    assert isinstance(figure, Figure)
    assert charts[0].title in figure.shows


def test_two_people_are_not_drawn() -> None:
    state = after(day(answers(1, 2), answers(2, 2)))
    found = measured(state)
    assert found is not None
    assert persons(state) == Persons()
    assert charts_of(found, persons(state)) == ()


def test_the_order_of_people_says_nothing_of_seats() -> None:
    first, last = answers(1, 6), answers(2, 6)
    turned = [{7 - n: said for n, said in of.items()} for of in (first, last)]
    assert persons(after(day(first, last))) == persons(after(day(*turned)))


def test_a_table_is_drawn_once_as_many_turns_were_noted_as_there_are_people() -> None:
    together = (WHOLE_ARRIVED, moved_to("talk"), tables_set((1, 2, 3, 4)))
    turns = [(FACILITATOR, TakeTurn("talk", 1, juror)) for juror in (1, 2, 1, 2)]
    assert voices_of(after(together, *turns[:3])) == ()
    (chart,) = voices_of(after(together, *turns))
    assert chart.title == (
        "Turns were shared no less evenly than chance might share them: Gini 0.50, by chance 0.41 on average, and at "
        "most 0.62 at 95 of 100 tables. 2 people of 4 had none."
    )
    assert [row[1] for row in rows(chart)] == ["0 %", "0 %", "50 %", "100 %"]


def test_a_large_p_is_no_proof_that_nothing_moved() -> None:
    doubtful = on_moves(Shift(0.2, (-0.1, 0.5), 0.4, 14))
    assert "no further than chance might" in doubtful
    assert "did not" not in doubtful
    assert "further than chance would" in on_moves(Shift(-0.4, (-0.6, -0.2), 0.01, 14))
    assert "p " not in on_moves(replace(Shift(0.2, None, None, 9)))


def test_figures_have_a_true_minus_and_no_signed_nought() -> None:
    assert [signed(each) for each in (0.04, -0.04, 1.25, -3, None)] == ["0.0", "0.0", "+1.2", "−3.0", "–"]
    assert [plainly(each) for each in (-0.071, 0.4906)] == ["−0.07", "0.49"]


def test_every_table_that_noted_turns_stands_in_one_table_beside_chance() -> None:
    together = (WHOLE_ARRIVED, moved_to("talk"), tables_set((1, 2, 3, 4)))
    turns = [(FACILITATOR, TakeTurn("talk", 1, juror)) for juror in (1, 2, 1, 2)]
    assert voices(told_of(told(together, *turns[:3])[0])) == ()
    (section,) = voices(told_of(told(together, *turns)[0]))
    grid = next(part for part in section.parts if isinstance(part, Grid))
    assert [[run.text for cell in row for run in cell] for row in grid.rows] == [
        ["talk, table 1", "4", "4", "2", "0.50", "0.41", "0.62", "no"]
    ]
    assert len(section.within) == 1
