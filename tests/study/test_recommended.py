"""What a jury recommends, as it leaves: words, counts and verdicts, and no seat that did not choose to be shown."""

from dataclasses import replace

from app.export.recommendations import recommendation_tables
from app.jury.recommendations.acts import ModerateStatement
from app.jury.recommendations.juror_acts import SignStatement
from app.jury.recommendations.standing import Stage
from app.jury.seats.plan import QUOTE_WORDS, Consent
from app.jury.votes.verdict import Ruling
from app.study.recommended import recommended, recommended_if_told
from tests.days import FACILITATOR, after, juror, said
from tests.drafted import (
    BELOW,
    CANONICAL,
    CARRIED,
    DISSENT,
    DISSENTED,
    FROZEN,
    MERGED,
    PUT,
    REPLACED,
    SHOWN,
    TWO_THIRDS,
    balloted,
    confirmed,
    signed,
)


def tables(*day):
    return {
        table.name: [dict(zip([n for n, _ in table.columns], row, strict=True)) for row in table.rows]
        for table in recommendation_tables(after(*day))
    }


def test_each_version_leaves_with_its_own_verdict():
    (found,) = recommended(after(CARRIED)).recommendations
    assert found.stage is Stage.CARRIED
    assert [each.verdict.ruling for each in found.versions] == [Ruling.BELOW, Ruling.CARRIED]
    assert [(row["version"], row["ruling"], row["given"]) for row in tables(CARRIED)["versions"]] == [
        (1, "below", 1),
        (2, "carried", 3),
    ]


def test_a_statement_leaves_with_the_version_it_was_written_to_and_only_the_numbers_that_were_given():
    (row,) = tables(SHOWN, (juror(2), SignStatement(DISSENT, True)), (juror(3), SignStatement(DISSENT, True, True)))[
        "statements"
    ]
    assert (row["version"], row["signatures"], row["by_number"], row["shown"]) == (1, 3, "3", 1)
    assert [row["version"] for row in tables(REPLACED)["statements"]] == [1]
    assert recommended(after(REPLACED)).recommendations[0].statements[0].signed == 1


def test_what_was_kept_back_is_counted_and_not_told():
    kept = (DISSENTED, (FACILITATOR, ModerateStatement(DISSENT, None, False)))
    (row,) = tables(*kept)["statements"]
    assert (row["text"], row["signatures"], row["shown"]) == ("", 1, 0)
    assert recommended(after(*kept)).recommendations[0].statements[0].text == ""


def test_conditions_leave_as_a_list_and_in_their_authors_words():
    rows = tables(CANONICAL, confirmed(1))["conditions"]
    assert [(row["text"], row["kind"], row["confirmed"]) for row in rows] == [
        ("It is published every year", "canonical", 1),
        ("We hear each year", "listed", None),
        ("It is published", "merged", None),
    ]


def test_own_words_leave_only_where_their_author_may_be_quoted():
    state = after(CANONICAL, confirmed(1))
    plan = replace(state.the_plan, consents=(*state.the_plan.consents, Consent(QUOTE_WORDS, said("Quote me"))))
    asked = replace(state, plan=plan)
    assert [each.text for each in recommended(asked).recommendations[0].conditions] == [
        "It is published every year",
        "",
    ]
    (table,) = (each for each in recommendation_tables(asked) if each.name == "conditions")
    assert [row[1] for row in table.rows] == ["It is published every year", "", ""]


def test_signatures_are_counts_and_a_merged_draft_says_where_it_went():
    (version,) = tables(SHOWN, signed(1), signed(2, False, "Vague."))["versions"]
    assert (version["ours"], version["not_yet"]) == (1, 1)
    stages = [(row["stage"], row["into"]) for row in tables(MERGED)["recommendations"]]
    assert stages == [
        ("draft", None),
        ("merged", 1),
    ]
    assert len(recommended(after(MERGED)).recommendations) == 1


def test_each_version_says_what_was_settled_as_enough_and_nothing_is_told_while_a_vote_is_open():
    (found,) = recommended_if_told(after(BELOW)).recommendations
    assert [each.declared for each in found.versions] == [TWO_THIRDS]
    assert [each.declared for each in recommended(after(FROZEN)).recommendations[0].versions] == [None]
    assert recommended_if_told(after(PUT)) is not None
    assert recommended_if_told(after(PUT, balloted(3)[:2])) is None


def test_a_statement_says_whether_it_was_looked_at_and_whether_its_wording_was_replaced():
    def told(*day):
        (statement,) = recommended(after(*day)).recommendations[0].statements
        return statement.shown, statement.replaced

    assert (told(DISSENTED), told(SHOWN), told(REPLACED)) == ((None, False), (True, False), (None, True))
