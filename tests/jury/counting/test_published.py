"""Elections that were held or published, counted as they were: the whole table, not only the winner."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.ballots.counted import profile
from app.ballots.given import Ballots
from app.ballots.reading import Meant, read_ballots
from app.jury.votes.counting.instant_runoff import instant_runoff
from app.jury.votes.counting.majority_judgement import majority_judgement
from app.jury.votes.counting.pairwise import condorcet, condorcet_winner, pairwise, smith_set
from app.jury.votes.counting.plurality import plurality
from app.jury.votes.counting.schulze import schulze, strongest_paths
from app.jury.votes.counting.tally import Head, Label
from tests.golden import golden
from tests.jury.counting.profiles import spelled, written


def read(name: str) -> Ballots:
    path = golden(f"elections/{name}")
    return read_ballots(path.name, path.read_bytes(), Meant())


def expected(name: str) -> Any:
    return json.loads(golden(f"elections/{name}").read_text(encoding="utf-8"))


def test_debian_2003_in_all_its_twenty_pairs():
    published, ballots = expected("expected.json")["2003"], read("debian2003.abif")
    matrix = pairwise(profile(ballots))
    place = {str(number): ballots.names.index(name) for number, name in enumerate(published["names"], 1)}
    assert len(published["beats"]) == 20
    for pair, votes in published["beats"].items():
        one, other = pair.split(",")
        assert matrix[place[one]][place[other]] == votes, pair
    assert sum(count for _, count in ballots.answers) == published["voters"]


def test_debian_2003_elects_michlmayr():
    ballots = read("debian2003.abif")
    counted = schulze(profile(ballots))
    assert [ballots.names[place] for place in counted.winners] == [expected("expected.json")["2003"]["winner"]]
    assert condorcet(profile(ballots)).winners == counted.winners


def test_debian_2003_without_its_equal_ranks_elects_somebody_else():
    ballots = read("00002-00000002.soi")
    assert [ballots.names[place] for place in schulze(profile(ballots)).winners] == ["Bdale Garbee"]
    assert not ballots.ties, "the format cannot hold them, and says so"


@pytest.mark.parametrize(
    ("method", "count"), [("plurality", plurality), ("irv", instant_runoff), ("condorcet", condorcet)]
)
def test_burlington_2009_has_three_winners_by_three_methods(method, count):
    ballots = read("burlington2009.csv")
    winners = count(profile(ballots)).winners
    assert [ballots.names[place] for place in winners] == [
        expected("elections.json")["burlington_2009"]["expected"][method]
    ]


def test_burlington_2009_round_by_round():
    ballots = read("burlington2009.csv")
    rounds = dict(instant_runoff(profile(ballots)).tables[0].rows)
    rows = {ballots.names[label.number]: cells for label, cells in rounds.items() if label.head is Head.OPTION}
    assert rows == {"Montroll": (2554, None), "Kiss": (2982, 4314), "Wright": (3297, 4064)}
    assert rounds[Label(Head.EXHAUSTED)] == (0, 455)


SCHULZE_45 = written(
    5, "5 A>C>B>E>D", "5 A>D>E>C>B", "8 B>E>D>A>C", "3 C>A>B>E>D", "7 C>A>E>B>D", "2 C>B>A>D>E", "7 D>C>E>B>A",
    "8 E>B>A>D>C",
)  # fmt: skip


def test_schulze_s_own_example_in_pairs_paths_and_order():
    matrix = pairwise(SCHULZE_45)
    assert matrix == (
        (0, 20, 26, 30, 22), (25, 0, 16, 33, 18), (19, 29, 0, 17, 24), (15, 12, 28, 0, 14), (23, 27, 21, 31, 0),
    )  # fmt: skip
    assert strongest_paths(matrix) == (
        (0, 28, 28, 30, 24), (25, 0, 28, 33, 24), (25, 29, 0, 29, 24), (25, 28, 28, 0, 24), (25, 28, 28, 31, 0),
    )  # fmt: skip
    assert spelled(schulze(SCHULZE_45).order) == "E A C B D"
    assert condorcet_winner(matrix) is None
    assert smith_set(matrix) == (0, 1, 2, 3, 4)


def test_the_golden_copy_of_schulze_s_example_says_the_same():
    published = expected("elections.json")["schulze_45"]
    assert published["expected"]["schulze_order"] == spelled(schulze(SCHULZE_45).order).split()
    assert written(5, *(f"{count} {'>'.join(order)}" for count, order in published["ballots"])) == SCHULZE_45


ORSAY = {
    "Bayrou": (136, 307, 251, 148, 84, 74),
    "Royal": (167, 227, 191, 168, 122, 126),
    "Sarkozy": (191, 198, 143, 115, 71, 282),
    "Voynet": (29, 93, 175, 237, 261, 205),
    "Besancenot": (41, 99, 163, 160, 226, 311),
    "Buffet": (25, 76, 125, 206, 264, 304),
    "Bové": (15, 60, 114, 160, 257, 395),
    "Laguiller": (21, 53, 102, 166, 259, 401),
    "Nihous": (3, 18, 53, 110, 267, 550),
    "Villiers": (24, 64, 87, 113, 158, 555),
    "Schivardi": (5, 10, 39, 95, 249, 604),
    "Le Pen": (30, 46, 62, 65, 54, 744),
}
"""Balinski & Laraki, Election by Majority Judgement: Experimental Evidence (2007): what a thousand ballots at Orsay
gave to each candidate, from excellent to reject, in the order in which majority judgement ranks them."""


def test_majority_judgement_ranks_the_candidates_of_orsay_as_its_authors_did():
    columns = [[5 - at for at, count in enumerate(counts) for _ in range(count)] for counts in ORSAY.values()]
    ballots = [(tuple(column[row] if row < len(column) else 0 for column in columns), 1) for row in range(1_000)]
    tally = majority_judgement(len(ORSAY), ballots, levels=6)
    assert tally.order == tuple((place,) for place in range(len(ORSAY)))
    medians = [cells[-1].number for _, cells in tally.tables[0].rows]
    assert medians == [3, 3, 3, 2, 1, 1, 1, 1, 0, 0, 0, 0]
