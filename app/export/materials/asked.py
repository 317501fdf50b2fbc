"""What the jury asked, as the room saw it: with its answers, with why there was none, and what stays unanswered."""

from collections.abc import Iterator

from ...jury.numbers import ExhibitId
from ...jury.questions.kinds import Kind
from ...jury.questions.state import WitnessQuestion
from ...jury.state import State
from ..document.value import Item, Paragraph, Points, Run, Section, Tone, plain
from .saying import ANSWERERS, KINDS, some, spoken


def asked_about(state: State, exhibit: ExhibitId) -> tuple[Item, ...]:
    return tuple(_item(state, each) for each in _open(state) if each.about == exhibit)


def asked_section(state: State) -> Section:
    """All that was asked, kind by kind; whatever is about an exhibit stands there, too."""
    kinds = tuple(_of_kind(state, kind) for kind in Kind if any(each.kind is kind for each in _open(state)))
    asked = state.questions.asked.values()
    kept = sum(each.stands and not each.shown for each in asked)
    told = [] if kinds else [Paragraph(plain("Nothing that was asked was shown to the room."))]
    held_back = f"{some(kept, 'question')} more {'was' if kept == 1 else 'were'} not shown to the room."
    return Section(
        "What the jury asked", (*told, *([Paragraph(plain(held_back), Tone.ASIDE)] if kept else [])), within=kinds
    )


def _of_kind(state: State, kind: Kind) -> Section:
    asked = [each for each in _open(state) if each.kind is kind]
    waiting = sum(not each.is_settled for each in asked)
    line = f"{some(len(asked), 'question')}, of which {waiting or 'none'} stayed without an answer."
    return Section(KINDS[kind], (Paragraph(plain(line)), Points(tuple(_item(state, each) for each in asked))))


def _open(state: State) -> list[WitnessQuestion]:
    """Those that most wanted to hear come first; what was never answered, last."""
    shown = (each for each in state.questions.asked.values() if each.is_open_to_all)
    return sorted(shown, key=lambda each: (not each.is_settled, -len(each.seconds), each.seq))


def _item(state: State, asked: WitnessQuestion) -> Item:
    wanted = Run(f" (wanted by {some(len(asked.seconds), 'other')})" if asked.seconds else "")
    return Item((Run(asked.text, strong=True), wanted), tuple(_answer(state, asked)))


def _answer(state: State, asked: WitnessQuestion) -> Iterator[Item]:
    if asked.whom:
        yield Item((Run("Whom they would trust to tell them: "), Run(asked.whom)))
    if asked.declined:
        yield Item((Run("No answer was given. "), Run(asked.reply)))
    elif not asked.answered:
        yield Item(plain("Not answered."))
    else:
        said = "Answered in part" if asked.partly else ANSWERERS[asked.answerer]
        yield Item((Run(f"{said}: "), Run(asked.reply or "given in the room, and not written down.")))
    if asked.exhibit is not None:
        yield Item((Run("More of it: "), spoken(state.the_plan.exhibit(asked.exhibit).title)))
