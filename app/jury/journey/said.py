"""What one juror asked, what moved them as they said so themselves, and their own words. Nobody else's but the answers.

What they took back is left out; what was merged into another wording stands in their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..citing.told import Because, because_of, in_words
from ..contributions.acts import Perspective, Stance
from ..exhibits.state import Taps
from ..exhibits.subjects import subjects
from ..numbers import JurorNumber, Words
from ..people import By, Role
from ..state import State
from ..votes.answers import Parts, parts
from ..votes.instrument import instrument_of

NONE = Taps()
MATTERED = "mattered"
"""The question which exhibit weighed most has the same id in every plan."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`reply` is the answer as it was noted, or why there is none; "" where nothing was."""

    text: str
    answered: bool
    declined: bool
    reply: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """What was tapped after an exhibit; `about` is the option of which it was said that it is seen differently now."""

    exhibit: Words
    taps: Taps
    about: Words | None


@dataclass(frozen=True, slots=True)
class Mattered:
    """What mattered most, and in their own words why."""

    what: Parts
    written: str


@dataclass(frozen=True, slots=True)
class Spoken:
    perspective: Perspective
    stance: Stance
    text: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A condition, or a minority statement, and the recommendation that it stands beside."""

    recommendation: Words
    text: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    asked: tuple[Asked, ...] = ()
    tapped: tuple[Tapped, ...] = ()
    mattered: Mattered | None = None
    said: tuple[Spoken, ...] = ()
    conditions: tuple[Beside, ...] = ()
    signed: tuple[Beside, ...] = ()

    @property
    def moving(self) -> tuple[Tapped, ...]:
        """What they said changed how they see an option."""
        return tuple(each for each in self.tapped if each.about is not None)

    @property
    def unmoving(self) -> tuple[Tapped, ...]:
        return tuple(each for each in self.tapped if each.about is None)


def own_words(state: State, juror: JurorNumber) -> OwnWords:
    return OwnWords(
        asked=tuple(_asked(state, juror)),
        tapped=tuple(_tapped(state, juror)),
        mattered=_mattered(state, juror),
        said=tuple(_said(state, juror)),
        conditions=tuple(_conditions(state, juror)),
        signed=tuple(_signed(state, juror)),
    )


def _asked(state: State, juror: JurorNumber) -> Iterator[Asked]:
    """Of a question that went into another, the answer to that one."""
    asked, by = state.questions.asked, By(Role.JUROR, juror)
    for each in (each for each in asked.values() if each.author == by and not each.withdrawn and not each.voices):
        put = each
        while put.into:
            put = asked[put.into]
        yield Asked(each.text, put.answered, put.declined, put.reply)


def _tapped(state: State, juror: JurorNumber) -> Iterator[Tapped]:
    words = {each.option: each.words for each in subjects(state.the_plan)}
    words |= {each.id: each.words for each in instrument_of(state.the_plan).proposals}
    for exhibit in state.exhibits.seen:
        pulse = state.exhibits.pulses.get(exhibit)
        taps = pulse.given.get(juror, NONE) if pulse else NONE
        if taps != NONE:
            yield Tapped(state.the_plan.exhibit(exhibit).title, taps, words.get(taps.about) if taps.about else None)


def _mattered(state: State, juror: JurorNumber) -> Mattered | None:
    for vote in reversed(state.the_plan.votes):
        answers = state.voting(vote.id)
        for question in (each for each in vote.questions if each == MATTERED and answers.is_closed):
            if answer := answers.answers_to(question).get(juror):
                return Mattered(parts(state.the_plan.question(question), answer.mark), answer.words)
    return None


def _said(state: State, juror: JurorNumber) -> Iterator[Spoken]:
    by = By(Role.JUROR, juror)
    for each in state.contributions.values():
        if each.author == by and not each.withdrawn and not each.voices:
            because = in_words(state, because_of(state, each.seq))
            yield Spoken(each.perspective, each.stance, each.text, because)


def _conditions(state: State, juror: JurorNumber) -> Iterator[Beside]:
    for each in state.recommendations.conditions.values():
        if each.author == juror and not each.withdrawn:
            yield Beside(state.recommendations.drafted[each.recommendation].words, each.text)


def _signed(state: State, juror: JurorNumber) -> Iterator[Beside]:
    for each in state.recommendations.statements.values():
        if juror in each.signed:
            yield Beside(state.recommendations.drafted[each.recommendation].words, each.text)
