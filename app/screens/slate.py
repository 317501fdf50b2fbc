"""The list of questions to be put, on the console: what was found fair, what was made of it, who is left out, what is
next."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..jury.numbers import ExhibitId, JurorNumber, Seq, Words
from ..jury.questions.acts import LONGEST_REPLY, ProposeSlate, PutWitnessQuestion, SetSlate
from ..jury.questions.slate import listed, next_listed, wanted, without_question
from ..jury.questions.state import Proposal, WitnessQuestion
from ..jury.state import State
from .questions import state_of, title_of
from .region import Region

SLOTS = 5
"""What is suggested where nobody has said yet how many can be put."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A question on the list; the acts move it up, down or off it."""

    question: Seq
    text: str
    seconds: int
    state: str
    put_before: bool
    up: SetSlate | None
    down: SetSlate | None
    off: SetSlate


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was worked out, and for how many, about which exhibit; `take` makes it the list."""

    texts: tuple[str, ...]
    slots: int
    about: Words | None
    unrepresented: tuple[JurorNumber, ...]
    take: SetSlate | None


@dataclass(frozen=True, slots=True)
class SlatePanel(Region):
    """`wanting` is how many jurors want something put, `without` the seats of those who have nothing on the list.

    `slate` is the list as it was set, to which a reason can be noted where it `differs` from what was proposed.
    """

    propose: ProposeSlate
    exhibits: tuple[tuple[ExhibitId, Words], ...]
    proposed: Proposed | None
    rows: tuple[ListedRow, ...]
    differs: bool
    because: str
    slate: tuple[Seq, ...]
    wanting: int
    without: tuple[JurorNumber, ...]
    next: PutWitnessQuestion | None
    longest: int


def slate_panel(state: State) -> tuple[SlatePanel, ...]:
    """() while there is nothing to choose from."""
    rows, proposal, slate = listed(state), state.questions.proposal, state.questions.slate
    order = tuple(asked.seq for asked in rows)
    wants = wanted(state, also={*order})
    if not wants and not rows:
        return ()
    made = state.questions.slates.get(proposal.seq if proposal else Seq(0))
    return (
        SlatePanel(
            propose=ProposeSlate(proposal.slots, proposal.about) if proposal else ProposeSlate(SLOTS),
            exhibits=tuple((exhibit.id, exhibit.title) for exhibit in state.the_plan.exhibits),
            proposed=_proposed(state, proposal) if proposal else None,
            rows=tuple(_row(state, rows, place) for place in range(len(rows))),
            differs=bool(proposal and rows and order != proposal.slate),
            because=made.because if made else "",
            slate=slate,
            wanting=len(wants),
            without=without_question(state) if rows else (),
            next=_next(state),
            longest=LONGEST_REPLY,
        ),
    )


def _next(state: State) -> PutWitnessQuestion | None:
    found = next_listed(state)
    is_put = found is None or found.seq == state.questions.put
    return None if is_put or found is None else PutWitnessQuestion(state.questions.put, found.seq)


def _proposed(state: State, proposal: Proposal) -> Proposed:
    asked = [state.questions.asked[seq] for seq in proposal.slate]
    stands = all(each.is_open_to_all and not each.is_settled for each in asked)
    take = SetSlate(state.questions.slate, proposal.slate) if stands else None
    return Proposed(
        texts=tuple(each.text for each in asked),
        slots=proposal.slots,
        about=title_of(state, proposal.about),
        unrepresented=proposal.unrepresented,
        take=None if proposal.slate == state.questions.slate else take,
    )


def _row(state: State, rows: Sequence[WitnessQuestion], place: int) -> ListedRow:
    order = [each.seq for each in rows]
    asked = rows[place]
    others = tuple(seq for seq in order if seq != asked.seq)

    def moved(to: int) -> SetSlate | None:
        if not 0 <= to < len(order):
            return None
        return SetSlate(state.questions.slate, (*others[:to], asked.seq, *others[to:]))

    return ListedRow(
        question=asked.seq,
        text=asked.text,
        seconds=len(asked.seconds),
        state=state_of(state, asked, order),
        put_before=asked.times_put > 0,
        up=moved(place - 1),
        down=moved(place + 1),
        off=SetSlate(state.questions.slate, others),
    )
