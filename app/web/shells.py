"""The whole pages, as values: the class name is the template's name under `pages/`, and it gets one of these."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..jury.exhibits.plan import ExhibitFile
from ..jury.numbers import ActId, JurorNumber, QuestionId, Words
from ..jury.people import Role
from ..jury.reasons import Fate, Reason
from ..screens.receipts import PublishedBallots
from ..screens.seats import CheckInForm
from ..screens.transcribing import PaperVote


@dataclass(frozen=True, slots=True)
class Page:
    """What every page knows: the language it is in. `folder` is where its template lies."""

    folder: ClassVar[str] = "pages"

    lang: str


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages offered, (code, name) each; the address of the page; whether its language is a draft."""

    offered: tuple[tuple[str, str], ...]
    here: str
    draft: bool


@dataclass(frozen=True, slots=True)
class JoinPage(Page):
    """Type a code to come in. `seat` is the address of the one this device last held; `code` is what was typed. `left`:
    a juror has just closed their page here.
    """

    tongues: Tongues

    act_id: ActId
    code: str
    problem: Reason | None
    seat: str | None
    left: bool


@dataclass(frozen=True, slots=True)
class EnterPage(Page):
    """Where a card's link lands: the secret is in the address's fragment, and enter.js hands it in by POST /enter."""


@dataclass(frozen=True, slots=True)
class WaitPage(Page):
    """Where a device waits for a seat at which another is alive. `told` is "waiting", "free" or "refused"; `code` is
    what the team compares before it nods."""

    juror: JurorNumber
    code: int
    told: str


@dataclass(frozen=True, slots=True)
class OwnPage(Page):
    """How a juror's own page opens on another device: told on the one on which they answered, where `own_number`, the
    card's `link` and `code` and the day's `address` stand, and asked for on any other, where all are "". `problem`: why
    what was typed was refused.
    """

    juror: JurorNumber
    own_number: str
    link: str
    address: str
    code: str
    problem: Reason | None


@dataclass(frozen=True, slots=True)
class BallotsPage(Page):
    """Every ballot of every vote that has been revealed; a juror's own kind is marked for them alone."""

    title: Words
    votes: tuple[PublishedBallots, ...]


@dataclass(frozen=True, slots=True)
class PaperPage(Page):
    """Where the team enters ballot papers. `put` is None while no vote is open, `juror` until a seat is chosen.

    `typed` is what was typed into each box, where it was refused for `problem`; the two times differ in the questions
    of `differs`. `done` is the seat whose paper was just recorded. `secret` is whether the vote that is open is.
    """

    put: PaperVote | None
    secret: bool
    juror: JurorNumber | None
    rev: int
    act_id: ActId
    typed: Mapping[str, tuple[str, ...]]
    differs: tuple[QuestionId, ...]
    done: JurorNumber | None
    problem: Reason | None


@dataclass(frozen=True, slots=True)
class CardChoice:
    """A seat of which a card can be shown; `seated` is whether a device sits there."""

    juror: JurorNumber
    name: str
    seated: bool


@dataclass(frozen=True, slots=True)
class SeatCardsPage(Page):
    """On the console: any seat's card, to be shown, printed and made anew. `juror` is None until a seat is chosen.

    Its valid card is number `issue`, with a `link` and a `code`. `renewed` is whether it was just made anew, `problem`
    why it was not.
    """

    seats: tuple[CardChoice, ...]
    juror: JurorNumber | None
    issue: int
    link: str
    code: str
    act_id: ActId
    renewed: bool
    closed: bool
    problem: Reason | None


@dataclass(frozen=True, slots=True)
class CardPage(Page):
    """A juror's own card to keep: the seat can be found again with its QR, its link or its code, on any device, and
    what is theirs there with `own_number`; "" where this device is not theirs.

    `digest` is that of the plan with which the doors opened.
    `here` is what was agreed to on arrival, to be changed, and None for somebody who has not checked in. `needs` is
    what the roster says this juror needs to take part; `rev` is its revision, and `kept` whether it was just kept.
    """

    juror: JurorNumber
    title: Words
    digest: str
    link: str
    code: str
    own_number: str
    here: CheckInForm | None
    needs: str
    rev: int
    longest_needs: int
    kept: bool | None


@dataclass(frozen=True, slots=True)
class ExhibitTextPage(Page):
    """What is written on each page of a document. `back` is the address of the screen it is shown on."""

    back: str
    file: ExhibitFile
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecoverPage(Page):
    """Type the recovery code to take the console over on this device."""

    problem: Reason | None


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence for one fate or reason, for seat.js to show: every one of both is on the screen page."""

    fates: tuple[Fate, ...] = tuple(Fate)
    reasons: tuple[Reason, ...] = tuple(Reason)


@dataclass(frozen=True, slots=True)
class ScreenPage(Page):
    """The shell around a live screen: the socket's element, the outbox's status line, `<main id="screen">`.

    `main` is ready-made HTML; `epoch` is the journal's; `code` that of our pages, which is another one after
    an update; `problem` is what became of a form posted without JavaScript,
    and `problem_at` the id of the region that says more about it, or "".
    """

    role: Role
    number: int
    tongues: Tongues
    title: Words
    epoch: str
    code: str
    main: str
    problem: Reason | None
    problem_at: str = ""
    said: Said = Said()


@dataclass(frozen=True, slots=True)
class ClosedForNowPage(Page):
    """The server is back in a moment. `asks`: the page asks again by itself, as nothing was sent that is lost."""

    asks: bool


@dataclass(frozen=True, slots=True)
class RehearsalOverPage(Page):
    """In place of every screen of a rehearsal that was ended. `desk` is the address of its page at the desk."""

    desk: str


@dataclass(frozen=True, slots=True)
class ProblemPage(Page):
    """Something that could not be done, in a sentence, with a way on."""

    problem: Reason
    status: int
