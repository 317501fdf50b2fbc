"""What the jury asked, as the room saw it: with its answers, with why there was none, and what stays unanswered."""

from collections.abc import Iterator, Sequence

from ...jury.numbers import ExhibitId
from ...jury.questions.kinds import Kind
from ...jury.questions.state import WitnessQuestion
from ...jury.state import State
from ..document.value import Item, Paragraph, Part, Points, Run, Section, Tone, plain
from .saying import ANSWERERS, KINDS, some, spoken


def asked_about(state: State, exhibit: ExhibitId) -> tuple[Item, ...]:
    return tuple(_item(state, each) for each in _open(state) if each.about == exhibit)


def asked_section(state: State) -> Section:
    """What is about no exhibit that was shown, kind by kind; and all that nobody answered, once more in one list."""
    told = _open(state)
    here = [each for each in told if each.about not in state.exhibits.seen]
    kinds = [(kind, [each for each in here if each.kind is kind]) for kind in Kind]
    sections = [_section(state, KINDS[kind], those) for kind, those in kinds if those]
    waiting = [each for each in told if not each.is_settled]
    left = Section("What stayed without an answer", (Points(tuple(_in_short(state, each) for each in waiting)),))
    return Section(
        "What the jury asked",
        tuple(_counted(state, len(told), len(told) - len(here))),
        (*sections, *([left] if waiting else [])),
    )


def _counted(state: State, told: int, above: int) -> Iterator[Part]:
    if not told:
        yield Paragraph(plain("Nothing that was asked was shown to the room."))
    elif above:
        yield Paragraph(plain(f"{some(told, 'question')}, of which {above} stand with the exhibit they are about."))
    else:
        yield Paragraph(plain(f"{some(told, 'question')}."))
    kept = sum(each.stands and not each.shown for each in state.questions.asked.values())
    if kept:
        yield Paragraph(plain(f"{some(kept, 'question')} more, not shown to the room."), Tone.ASIDE)


def _section(state: State, title: str, asked: Sequence[WitnessQuestion]) -> Section:
    return Section(title, (Points(tuple(_item(state, each) for each in asked)),))


def _open(state: State) -> list[WitnessQuestion]:
    """Those that most wanted to hear come first; what was never answered, last."""
    shown = (each for each in state.questions.asked.values() if each.is_open_to_all)
    return sorted(shown, key=lambda each: (not each.is_settled, -len(each.seconds), each.seq))


def _item(state: State, asked: WitnessQuestion) -> Item:
    wanted = Run(f" (wanted by {some(len(asked.seconds), 'other')})" if asked.seconds else "")
    return Item((Run(asked.text, strong=True), wanted), tuple(_answer(state, asked)))


def _in_short(state: State, asked: WitnessQuestion) -> Item:
    about = (Run(" About: "), spoken(state.the_plan.exhibit(asked.about).title)) if asked.about is not None else ()
    return Item((Run(asked.text), *about))


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
