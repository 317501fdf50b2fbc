"""What chance makes of turns is worked out beside the room, once, and the room is told."""

import asyncio

from app.jury.turns.voice import Band
from app.live.chances import Chances


async def test_what_is_wanted_is_worked_out_beside_the_room_and_rings() -> None:
    asked, rung = [], asyncio.Event()

    def chance(people: int, turns: int) -> Band:
        asked.append((people, turns))
        return Band(people / 10, turns / 100)

    chances = Chances(chance, rung.set)
    chances.want(frozenset())
    chances.want(frozenset({(8, 40), (3, 5)}))
    assert chances.known == {}
    await asyncio.wait_for(rung.wait(), 10)
    assert chances.known == {(8, 40): Band(0.8, 0.4), (3, 5): Band(0.3, 0.05)}
    chances.want(frozenset({(8, 40)}))
    await asyncio.sleep(0)
    assert sorted(asked) == [(3, 5), (8, 40)]
    Chances(None, rung.set).want(frozenset({(1, 1)}))
