"""What the room knows of devices and consoles that is nobody's record: coarse, in memory, gone when the server stops.

Nothing of it is in the journal. Who was slow to answer, whose tablet failed and who wanted help is no part of what a
jury decided, and nobody should find it in an export.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..jury.numbers import JurorNumber


@dataclass(frozen=True, slots=True)
class Health:
    """What is to be said of a seat's device: for how long it has been quiet, in steps (seconds, 0 for not at all); how
    many acts wait in it, as far as it has told; whether its page is older than the server."""

    quiet: int = 0
    unsent: int = 0
    old: bool = False


@dataclass(frozen=True, slots=True)
class Knock:
    """A second device that wants a seat at which another one is alive. `code` stands on its screen, to be compared."""

    code: int
    juror: JurorNumber


@dataclass(frozen=True, slots=True)
class Hands:
    """Who holds the day: the consoles that have been heard of lately, by number, in order; their names, where cards
    say them; who leads, and whether that console `leads_now` or has gone quiet; who asks for the lead.

    `scribes` are the tables that write, `walls` the walls that show; `screens` on how many screens each console is
    open: on a laptop and a telephone, say, which hold the day together.
    """

    consoles: tuple[int, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    lead: int | None = None
    leads_now: bool = False
    asks: int | None = None
    scribes: tuple[int, ...] = ()
    walls: int = 0
    screens: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Watched:
    """`health` holds only seats of which there is something to say; `calls`, by juror, which console is on its way to
    whoever asked for help quietly, 0 for none yet; `owners` is, by juror, the generation of a later device
    that has shown that it is theirs."""

    health: Mapping[JurorNumber, Health] = field(default_factory=dict)
    calls: Mapping[JurorNumber, int] = field(default_factory=dict)
    knocks: tuple[Knock, ...] = ()
    hands: Hands = field(default_factory=Hands)
    owners: Mapping[JurorNumber, int] = field(default_factory=dict)


NOTHING_SEEN = Watched()
