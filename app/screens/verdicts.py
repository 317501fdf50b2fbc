"""What was declared before a vote, and the verdict after it, as everybody is told them."""

from dataclasses import dataclass

from ..jury.numbers import Words
from ..jury.state import State
from ..jury.votes.acts import VoteClosed
from ..jury.votes.declared import Base, Declared
from ..jury.votes.plan import Method, Question, Vote
from ..jury.votes.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Declaration:
    """What was settled before anybody votes on a question; `words` is None where it holds for all that are put."""

    words: Words | None
    declared: Declared


@dataclass(frozen=True, slots=True)
class Named:
    """An option, and its votes where options have votes."""

    words: Words
    votes: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict in the options' own words. `of` are those whom the threshold asks, and `base` says who they are.

    `best` is the option of a single choice that has the most votes, if it is one; `each` says that options stand by
    themselves, and `pays` that the winners are what a budget pays for.
    """

    verdict: Verdict
    of: int
    base: Base | None
    best: Words | None
    winners: tuple[Named, ...]
    tied: tuple[Words, ...]
    each: bool
    pays: bool


def declarations(state: State, vote: Vote) -> tuple[Declaration, ...]:
    """Said once where the same holds for every question of the vote."""
    asked = [state.the_plan.question(question) for question in vote.questions]
    if all(question.declared == asked[0].declared for question in asked):
        return () if asked[0].declared == Declared() else (Declaration(None, asked[0].declared),)
    return tuple(Declaration(each.words, each.declared) for each in asked if each.declared != Declared())


def told(question: Question, closing: VoteClosed) -> Told | None:
    """None where nothing was declared, or the vote closed before there were verdicts."""
    verdict = closing.verdicts.get(question.id)
    if verdict is None:
        return None
    threshold = question.declared.threshold
    return Told(
        verdict=verdict,
        of=_asked(verdict, threshold.base) if threshold else 0,
        base=threshold.base if threshold else None,
        best=_best(question, verdict),
        winners=tuple(_named(question, verdict, place) for place in verdict.winners),
        tied=tuple(question.options[place].words for place in verdict.tied),
        each=question.method in (Method.APPROVAL, Method.BUDGET),
        pays=question.method is Method.BUDGET,
    )


def _asked(verdict: Verdict, base: Base) -> int:
    return {Base.PRESENT: verdict.present, Base.ENTITLED: verdict.entitled, Base.VALID: verdict.valid}[base]


def _best(question: Question, verdict: Verdict) -> Words | None:
    if question.method is not Method.SINGLE:
        return None
    if len(verdict.winners) == 1:
        return question.options[verdict.winners[0]].words
    highest = max(verdict.votes)
    return question.options[verdict.votes.index(highest)].words if verdict.votes.count(highest) == 1 else None


def _named(question: Question, verdict: Verdict, place: int) -> Named:
    return Named(question.options[place].words, verdict.votes[place] if verdict.votes else None)
