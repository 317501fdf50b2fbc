"""Everything the room has been shown so far, to be found again by any juror, and what was answered about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..jury.exhibits.plan import Exhibit
from ..jury.numbers import ExhibitId, Words
from ..jury.state import State
from .region import Region

LONGEST_NOTE = 20_000


@dataclass(frozen=True, slots=True)
class OwnNotes(Region):
    """Room for a juror's own notes on the exhibit that is shown. What is in them no screen knows: the seat asks for it
    at a door of its own."""

    exhibit: ExhibitId
    longest: int = LONGEST_NOTE


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that the room saw, and what was answered in a few words ("" where nobody wrote it down)."""

    text: str
    reply: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """An exhibit that was shown, and the questions about it that have been answered. Nobody stands there by name."""

    exhibit: Exhibit
    answers: tuple[Answered, ...]


def library(state: State) -> tuple[Shelved, ...]:
    """In the order in which it was shown; nothing that was not."""
    seen = map(state.the_plan.exhibit, state.exhibits.seen) if state.is_open else ()
    return tuple(Shelved(exhibit, tuple(_answers(state, exhibit.id))) for exhibit in seen)


def _answers(state: State, exhibit: ExhibitId) -> Iterator[Answered]:
    for asked in state.questions.asked.values():
        if asked.about == exhibit and asked.is_open_to_all and asked.answered:
            yield Answered(asked.text, asked.reply)


def found(
    shelf: tuple[Shelved, ...], sought: str, texts: Mapping[str, str], notes: Mapping[ExhibitId, str]
) -> tuple[Shelved, ...]:
    """Where every word stands somewhere, whole or in part. `texts` are what is written in files, by digest."""
    words = sought.casefold().split()
    return tuple(each for each in shelf if all(word in _written(each, texts, notes) for word in words))


def _written(shelved: Shelved, texts: Mapping[str, str], notes: Mapping[ExhibitId, str]) -> str:
    exhibit = shelved.exhibit
    said: list[Words] = [exhibit.title, exhibit.summary, *exhibit.body, exhibit.source, exhibit.interest]
    said += [exhibit.profile, *([exhibit.witness] if exhibit.witness else []), *(file.says for file in exhibit.files)]
    parts = [text for words in said for text in words.values()]
    parts += [part for file in exhibit.files for part in (file.name, texts.get(file.digest, ""))]
    parts += [part for answer in shelved.answers for part in (answer.text, answer.reply)]
    return "\n".join([*parts, notes.get(exhibit.id, "")]).casefold()
