"""Who holds the day, as each console sees it; and the console as a remote control in one hand."""

from dataclasses import dataclass

from ..jury.act import RoomAct
from ..jury.day.acts import CallEyesUp
from ..jury.numbers import Words
from ..jury.people import By
from . import day
from .moment import Moment
from .paging import PagingPanel, paging_panel
from .region import Region


@dataclass(frozen=True, slots=True)
class ConsoleName:
    """A console: its number in the record, what the team calls it ("" for a printed link), and how many screens it is
    open on (0 where none is connected)."""

    number: int
    name: str
    screens: int = 0


@dataclass(frozen=True, slots=True)
class HandsPanel(Region):
    """Who is at a console and who leads, told to `me`. `quiet` is whether the lead's console has not been heard of for
    a while, so that another may take the lead."""

    me: ConsoleName
    consoles: tuple[ConsoleName, ...]
    lead: ConsoleName | None
    quiet: bool
    asks: ConsoleName | None
    scribes: tuple[int, ...]
    walls: int


@dataclass(frozen=True, slots=True)
class RemotePanel(Region):
    """What a hand in the hall needs, large, and the pages of what is shown; where a console is as narrow as a
    telephone."""

    next: RoomAct | None
    next_title: Words | None
    start: RoomAct | None
    pause: RoomAct | None
    more: RoomAct | None
    eyes: CallEyesUp | None
    pages: PagingPanel | None


def hands_panel(moment: Moment, by: By) -> HandsPanel:
    hands = moment.watched.hands

    def named(number: int) -> ConsoleName:
        return ConsoleName(number, hands.names.get(number, ""), hands.screens.get(number, 0))

    return HandsPanel(
        me=named(by.number),
        consoles=tuple(map(named, hands.consoles)),
        lead=named(hands.lead) if hands.lead is not None else None,
        quiet=hands.lead is not None and not hands.leads_now,
        asks=named(hands.asks) if hands.asks is not None else None,
        scribes=hands.scribes,
        walls=hands.walls,
    )


def remote_panel(moment: Moment) -> RemotePanel:
    now, clock = day.now_panel(moment), day.clock_panel(moment.state)
    runs = not now.adjourned and not now.closed
    return RemotePanel(
        next=now.next,
        next_title=now.next_title if now.next else None,
        start=clock.start if runs else None,
        pause=clock.pause if runs else None,
        more=clock.more if runs else None,
        eyes=day.notice_panel(moment.state).eyes,
        pages=next(iter(paging_panel(moment.state)), None) if runs else None,
    )
