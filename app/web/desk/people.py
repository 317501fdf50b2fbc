"""The desk's pages about people, as values: coming in, one's own account, the members, who holds a console."""

from dataclasses import dataclass

from ...jury.numbers import Millis
from ...jury.reasons import Reason
from ...store.invitations import Invited, Stands
from ...store.passwords import LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD, Unfit
from ...store.tables import Office
from .sheets import OutsidePage, Sheet, SittingRow

Problem = Unfit | Stands | Reason | None
"""Why something that was typed cannot be; the templates say it in a sentence."""


@dataclass(frozen=True, slots=True)
class Ago:
    """How long ago, in the largest unit that fits: "now", "minute", "hour" or "day"."""

    n: int
    unit: str


def ago(at: Millis, now: Millis) -> Ago:
    minutes = max(0, now - at) // 60_000
    for length, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= length:
            return Ago(minutes // length, unit)
    return Ago(0, "now")


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long what is typed may be."""

    name: int = LONGEST_NAME
    shortest: int = SHORTEST_PASSWORD
    longest: int = LONGEST_PASSWORD


@dataclass(frozen=True, slots=True)
class SignInPage(OutsidePage):
    """`then` is where one comes out. `nobody`: there is no member yet; `late`: the code was given too late."""

    then: str
    problem: Reason | None
    late: bool
    nobody: bool


@dataclass(frozen=True, slots=True)
class CodePage(OutsidePage):
    """The password was right: now the second factor."""

    then: str
    problem: Reason | None


@dataclass(frozen=True, slots=True)
class BeginPage(OutsidePage):
    """The first start: whoever brings the code names the organisation and becomes its organiser.

    `code` is "" until a good one was given; the same holds of `JoiningPage`.
    """

    code: str
    organisation: str
    name: str
    problem: Problem
    lengths: Lengths = Lengths()


@dataclass(frozen=True, slots=True)
class JoiningPage(OutsidePage):
    """Where an invitation's link lands; `invited` says to what."""

    code: str
    invited: Invited
    name: str
    problem: Problem
    lengths: Lengths = Lengths()


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """Where somebody is signed in. `handle` names the row; `name` is "" where the device said nothing of itself."""

    handle: str
    name: str
    since: Ago
    is_this: bool


@dataclass(frozen=True, slots=True)
class AccountPage(Sheet):
    """One's own account. `done` is what was just done; `at` the part of the page that has the `problem`."""

    devices: tuple[DeviceRow, ...]
    has_second_factor: bool
    spare_codes: int
    done: str
    at: str
    problem: Problem
    lengths: Lengths = Lengths()


@dataclass(frozen=True, slots=True)
class SecondFactorPage(Sheet):
    """A secret for an authenticator: as an address for its QR code, and in letters to be typed."""

    secret: str
    address: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class SpareCodesPage(Sheet):
    """The second factor is on. The codes that stand in for it are shown this once."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member, or one of old; `last` is when they last signed in, None for never."""

    member: str
    name: str
    office: Office
    since: str
    last: Ago | None
    has_second_factor: bool
    keeper: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class InvitationRow:
    handle: str
    office: Office
    note: str
    until: str


@dataclass(frozen=True, slots=True)
class MembersPage(Sheet):
    """Who belongs to the organisation. `link` is a new invitation's, shown this once, and `code` its code.

    `saved` is the member who was just changed, "" for none.
    """

    members: tuple[MemberRow, ...]
    gone: tuple[MemberRow, ...]
    invitations: tuple[InvitationRow, ...]
    link: str
    code: str
    note: str
    saved: str
    problem: Problem
    offices: tuple[Office, ...] = tuple(Office)
    longest_note: int = LONGEST_NAME


@dataclass(frozen=True, slots=True)
class RemovalPage(Sheet):
    """Asks before a member is removed."""

    member: MemberRow
    problem: Problem


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """How many `members` of it there are now; `invited`: an invitation is open."""

    organisation: str
    name: str
    since: str
    members: int
    invited: bool


@dataclass(frozen=True, slots=True)
class HousePage(Sheet):
    """Every organisation of this installation, for whoever looks after it. `link` as on the members' page."""

    organisations: tuple[OrganisationRow, ...]
    link: str
    code: str
    linked: str
    typed: str
    problem: Problem
    longest_name: int = LONGEST_NAME


@dataclass(frozen=True, slots=True)
class ScreenLink:
    """A screen's link. `card` opens it on this device; `number` is the table of a scribe."""

    number: int
    link: str
    card: str


@dataclass(frozen=True, slots=True)
class ConsoleRow:
    """Who holds a console. `until` is "" for a printed link, which does not end; `stands`: "open", "ended", "shut"."""

    number: int
    note: str
    until: str
    stands: str
    is_mine: bool
    link: str
    code: str


@dataclass(frozen=True, slots=True)
class ConsolesPage(Sheet):
    """Who can run a sitting, and the links of its other screens. `made` is the number of a card just made, 0 for none.

    `recovery` is the code that makes any device the console, typed in at `recover_at`.

    `until` and `note` are what was typed, or proposed.
    """

    sitting: SittingRow
    consoles: tuple[ConsoleRow, ...]
    made: int
    note: str
    until: str
    zone: str
    wall: ScreenLink
    scribes: tuple[ScreenLink, ...]
    recovery: str
    recover_at: str
    problem: str
    longest_note: int


@dataclass(frozen=True, slots=True)
class ShuttingPage(Sheet):
    """Asks before a console is shut that somebody may be running the day with."""

    sitting: SittingRow
    console: ConsoleRow
