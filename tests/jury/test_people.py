"""Who acts, as the journal writes it, and what a sender is told of a refused act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.people import By, Role
from app.jury.reasons import Fate, Reason, Refused, fate_of
from tests.random_days import bounded


@bounded
@given(st.builds(By, st.sampled_from(Role), st.integers(0, 10_000)))
def test_an_actor_is_read_back_as_written(by: By):
    assert By.read(str(by)) == by


def test_actors_are_written_plainly():
    assert str(By(Role.JUROR, 7)) == "juror 7"
    assert str(By(Role.WALL)) == "wall"


BAD = ["", "7", "juror7", "juror 0", "juror 07", "juror -1", "juror 1 ", " juror 1", "juror  1", "Juror 1", "juror 1\n"]


@pytest.mark.parametrize("text", [*BAD, "judge 1", "juror x", "juror ١", "juror 1٢", "juror 1.0", "juror 1_0"])
def test_nothing_else_is_an_actor(text: str):
    with pytest.raises(ValueError, match=r"not an actor|not a valid"):
        By.read(text)


@bounded
@given(st.text() | st.from_regex(r"(juror|wall|visitor)\s?\d*", fullmatch=True))
def test_whatever_is_read_is_what_would_have_been_written(text: str):
    try:
        by = By.read(text)
    except ValueError:
        return
    assert str(by) == text


def test_a_refusal_says_why():
    assert Refused(Reason.VOTE_CLOSED).reason is Reason.VOTE_CLOSED
    assert str(Refused(Reason.VOTE_CLOSED)) == "vote-closed"


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_has_a_fate_that_is_not_recorded(reason: Reason):
    assert fate_of(reason) in set(Fate) - {Fate.RECORDED}


def test_the_tablet_is_told_apart_what_became_of_a_ballot():
    told = {reason: fate_of(reason) for reason in (Reason.NEWER_ANSWER, Reason.VOTE_CLOSED, Reason.INVALID_MARK)}
    assert list(told.values()) == [Fate.REPLACED, Fate.CLOSED, Fate.INVALID]
    assert (fate_of(Reason.OTHER_CONTENT), fate_of(Reason.TRY_AGAIN)) == (Fate.CONFLICT, Fate.RETRY)
    assert fate_of(Reason.SEAT_MOVED) == Fate.REVOKED
