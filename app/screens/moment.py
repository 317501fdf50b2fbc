"""All that a screen may know."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from ..jury.numbers import JurorNumber, Millis
from ..jury.state import State
from ..jury.tables.wishes import NO_WISHES, Wishes
from ..jury.turns.voice import Band, Shared
from .watched import NOTHING_SEEN, Watched


@dataclass(frozen=True, slots=True)
class Links:
    """How to come in, and the sitting's time zone (an IANA name); whether it is a rehearsal, and one with hints.

    `desk` is the address of the page from which a rehearsal is ended.
    """

    join_code: str
    join_url: str
    zone: str
    rehearsal: bool = False
    hints: bool = False
    desk: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """`presence` holds the jurors whose device is connected; `minute` is UTC ms, rounded down to the minute.

    Juror and wall screens read neither `presence` nor `minute`; `names` and `wishes` are kept beside the journal, and
    are the console's. So are `bands`: what chance would make of the turns at the tables, as far as it has been worked
    out.
    Of what is `watched`, a juror's screen reads whether that juror asked for help, and whether the device is their own;
    the wall reads nothing.
    """

    state: State
    links: Links
    presence: Set[JurorNumber] = frozenset()
    names: Mapping[JurorNumber, str] = field(default_factory=dict)
    minute: Millis = Millis(0)
    bands: Mapping[Shared, Band] = field(default_factory=dict)
    wishes: Wishes[JurorNumber] = NO_WISHES
    watched: Watched = NOTHING_SEEN
