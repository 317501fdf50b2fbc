"""At the door: the marks of a secret ballot part from the act, and nothing that is kept holds them before the close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.jury.reasons import Refused
from app.jury.rules import fold
from app.jury.votes.acts import CastSecret
from app.jury.votes.secrecy import Slip
from app.store.box import Box
from app.store.journal import Journal
from app.web.inbox import read_fields, read_form, read_object
from tests.days import FACILITATOR, SECRET_CAST, SECRET_OPENING, SECRET_OVER, juror
from tests.store.books import database, kept
from tests.voter import new_act_id
from tests.web.place import place, served

if TYPE_CHECKING:
    from pathlib import Path

ACT_ID = "0123456789abcdef" * 2
CAST = [("act_id", ACT_ID), ("act", "CastSecret"), ("vote", "v"), ("version", "1")]


def keys(folder: Path) -> list[Path]:
    return sorted((folder / "keys" / "box").glob("*.key"))


@pytest.mark.parametrize(
    ("sent", "marks"),
    [
        ([], {}),
        ([("answers.q", "2")], {"q": 2}),
        ([("answers.q", "")], {}),
        ([("answers.q[]", "?")], {}),
        ([("answers.q[]", "")], {}),
        ([("answers.q[]", "?"), ("answers.q[]", "none")], {"q": ()}),
        ([("answers.q[]", "?"), ("answers.q[]", "2"), ("answers.q[]", "0")], {"q": (2, 0)}),
        ([("answers.q[0]", "1"), ("answers.q[1]", "0")], {"q": (1, 0)}),
        ([("answers.q", "2"), ("answers.r", "-3")], {"q": 2, "r": -3}),
    ],
)
def test_the_marks_stand_beside_the_act_and_what_was_not_answered_is_blank(sent: list, marks: dict) -> None:
    read_in = read_form(juror(1), [*CAST, *sent])
    assert read_in.act == CastSecret("v", 1)
    assert read_in.given == marks
    assert "answers" not in repr(read_in)


@pytest.mark.parametrize(
    "extra", [("rev", "1"), ("words.q", "Mine"), ("answers", "2"), ("answers.q", "yes"), ("by", "2")]
)
def test_anything_else_in_it_is_refused_without_a_word_of_it(extra: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_form(juror(1), [*CAST, extra])
    assert refused.value.__cause__ is None
    assert str(refused.value) == "malformed"


def test_a_frame_is_read_as_a_form_is() -> None:
    frame = f'{{"act": "CastSecret", "act_id": "{ACT_ID}", "vote": "v", "version": 1, "answers.q": 2}}'
    assert read_fields(juror(1), read_object(frame)) == read_form(juror(1), [*CAST, ("answers.q", "2")])


async def test_a_vote_from_the_paper_to_the_count(tmp_path: Path) -> None:
    async with place(tmp_path, SECRET_OPENING) as here:
        for number, mark in ((1, 0), (2, 2)):
            body = {"vote": "opening", "version": 1, "answers.keep": mark}
            answer = await here.act(juror(number), "CastSecret", new_act_id(), **body)
            assert answer.json()["fate"] == "recorded"
        form = {"act": "CastSecret", "vote": "opening", "version": "1", "answers.keep": "0", "answers.support": ""}
        there = await here.doors.post(f"{here.path(juror(3))}acts", data=form, headers=here.cookie(juror(3)))
        assert there.headers["location"] == here.path(juror(3))
        twice = await here.act(juror(1), "CastSecret", new_act_id(), **{**form, "answers.keep": "1"})
        assert (twice.status_code, twice.json()["reason"]) == (409, "already-cast")
        page = await here.doors.get(here.path(juror(3)), headers=here.cookie(juror(3)))
        assert "Cast. It is final." in page.text
        casts = [line for line in Journal(here.engine, here.sitting).lines() if b'"CastSecret"' in line]
        assert len(casts) == len(keys(tmp_path)) + 2 == 3
        assert not [line for line in casts if b"keep" in line]
        closed = await here.act(FACILITATOR, "CloseVote", new_act_id(), vote="opening", version=1)
        assert closed.json()["fate"] == "recorded"
        state = fold(Journal(here.engine, here.sitting).read())
        assert state.voting("opening").closings[-1].ballots["keep"] == (0, 0, 2)
        assert keys(tmp_path) == []


async def test_the_start_destroys_the_key_of_a_vote_that_had_closed_when_the_last_process_was_killed(
    tmp_path: Path,
) -> None:
    with database(tmp_path) as engine:
        closed, _ = kept(engine, SECRET_OVER)
        still_open, _ = kept(engine, SECRET_CAST)
        for sitting in (closed, still_open):
            Box(engine, sitting.id, tmp_path / "keys" / "box").sealed([Slip("opening", 1, {}, 64)])
        assert len(keys(tmp_path)) == 2
        async with served(tmp_path, engine, closed, still_open):
            (left,) = keys(tmp_path)
            assert left.name.startswith(still_open.id)
