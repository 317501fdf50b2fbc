"""An act has one answer: what was refused is refused when the same act comes in once more by another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.day.acts import Announce
from app.jury.reasons import Reason
from app.jury.votes.acts import OpenVote
from app.live import desk
from tests.days import ARRIVED, FACILITATOR, moved_to, vote_closed, vote_opened
from tests.live.rooms import asked, lived, new_id, opened
from tests.store.books import prepared

if TYPE_CHECKING:
    import pytest
    from sqlalchemy import Engine


async def test_what_was_refused_does_not_happen_when_its_time_comes(engine: Engine) -> None:
    async with opened(engine, prepared(engine)) as room:
        await lived(room, ARRIVED, moved_to("opening"), vote_opened("opening"))
        again, act_id = OpenVote("opening", 2), new_id()
        first = await asked(room, FACILITATOR, again, act_id)
        await lived(room, vote_closed("opening"))
        assert await asked(room, FACILITATOR, again, act_id) == first
        assert not room.state.voting("opening").is_open
        assert (await asked(room, FACILITATOR, again)).fate == "recorded", "another tap is another act"


async def test_other_content_under_a_refused_id_is_a_conflict(engine: Engine) -> None:
    async with opened(engine, prepared(engine)) as room:
        await lived(room, ARRIVED)
        act_id = new_id()
        assert (await asked(room, FACILITATOR, Announce(""), act_id)).reason is Reason.NOTHING_CHANGES
        assert (await asked(room, FACILITATOR, Announce("Tea!"), act_id)).reason is Reason.OTHER_CONTENT


async def test_refusals_take_up_only_so_much_room(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "REFUSALS_REMEMBERED", 3)
    async with opened(engine, prepared(engine)) as room:
        await lived(room, ARRIVED)
        for _ in range(9):
            assert (await asked(room, FACILITATOR, Announce(""))).reason is Reason.NOTHING_CHANGES
        assert len(room._desk._refused) == 3
