"""What is removed is in no memory, no row, no file and no backup made since; the chain verifies and says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.jury.contributions.acts import Contribute, Perspective, Stance
from app.jury.removals.acts import EraseJuror, Place, Redact
from app.jury.votes.acts import CastBallot
from app.store.database import scrub
from app.store.journal import Journal
from app.store.lines import removed_in, verified
from app.store.notebooks import THE_DAY, keep_note
from app.store.roster import Kept, Listed, erase, write_roster
from tests.days import OPENING, ORGANISER, TALKING, juror, vote_closed
from tests.live.rooms import asked, lived, new_id, opened, replayed, workers
from tests.store.books import database, kept

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

CANARY = "The canary sings in Tapestry Lane"
SAID = Contribute("talk", Perspective.MYSELF, Stance.FOR, f"{CANARY} 14.")
BECAUSE = "It names where somebody lives."


def files_with(folder: Path, text: str) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and text.encode() in file.read_bytes()]


async def test_a_text_is_gone_from_the_room_and_the_record_and_the_chain_says_where(engine: Engine) -> None:
    sitting, _ = kept(engine, TALKING)
    act_id = new_id()
    async with opened(engine, sitting) as room:
        said = await asked(room, juror(1), SAID, act_id)
        assert said.seq
        assert CANARY in repr(room.state)
        act = Redact((Place(said.seq, "act.text"),), BECAUSE)
        answer = await asked(room, ORGANISER, act)
        assert (answer.fate, room.state.removals.entries) == ("recorded", {said.seq})
        assert CANARY not in repr(room.state)
        assert "[removed]" in repr(room.state.contributions)
        assert room.state == replayed(engine, sitting)
        assert (await asked(room, juror(1), SAID, act_id)).seq == said.seq
        assert (await asked(room, juror(2), SAID, act_id)).fate == "conflict"
        assert (await asked(room, ORGANISER, act)).reason == "nothing-changes"
    lines = [line.decode() for line in Journal(engine, sitting).lines()]
    assert removed_in(verified(lines)[1]).keys() == {said.seq}
    assert CANARY not in "".join(lines)


async def test_other_workers_forget_it_too(engine: Engine) -> None:
    sitting, _ = kept(engine, TALKING)
    async with workers(engine, sitting, 2) as (one, other):
        said = await asked(one, juror(1), SAID)
        assert said.seq
        await other._desk.heard()
        assert CANARY in repr(other.state)
        await asked(one, ORGANISER, Redact((Place(said.seq, "act.text"),), BECAUSE))
        await other._desk.heard()
        assert CANARY not in repr(other.state)
        assert other.state == one.state


async def test_an_erased_juror_is_in_no_file_of_the_data_folder(tmp_path: Path) -> None:
    """Also beside what others wrote before and after it, and what the seat noted for itself and was called by."""
    with database(tmp_path) as engine:
        sitting, _ = kept(engine, TALKING)
        async with opened(engine, sitting) as room:
            for number in range(60):
                said = SAID if number % 20 == 7 else replace(SAID, text=f"Something else, {number} times. " * 9)
                await asked(room, juror(1 if said is SAID else 2), said)
            keep_note(engine, sitting.id, 1, THE_DAY, f"Note: {CANARY}", 0)
            write_roster(engine, sitting.id, Listed(1, CANARY, needs=CANARY, attributes={"area": CANARY}))
            assert files_with(tmp_path, CANARY)
            assert (await asked(room, ORGANISER, EraseJuror(1, "Asked."))).fate == "recorded"
            erase(engine, sitting.id, tuple(Kept), 1)
            scrub(engine)
            assert files_with(tmp_path, "Something else")
            assert files_with(tmp_path, CANARY) == []
            assert room.state == replayed(engine, sitting)


async def test_ballots_of_an_erased_juror_go_and_the_close_stays(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        for number in (1, 2, 3):
            await asked(room, juror(number), CastBallot("opening", 1, 1, {"keep": number % 2}))
        assert (await asked(room, ORGANISER, EraseJuror(1, "Asked."))).reason == "vote-open"
        await lived(room, vote_closed("opening"))
        closings = room.state.voting("opening").closings
        assert closings[0].turnout == 3
        assert (await asked(room, ORGANISER, EraseJuror(1, "Asked."))).fate == "recorded"
        assert room.state.voting("opening").closings == closings
        assert sorted(room.state.voting("opening").answers_to("keep")) == [2, 3]
        assert room.state == replayed(engine, sitting)
        verified(line.decode() for line in Journal(engine, sitting).lines())
