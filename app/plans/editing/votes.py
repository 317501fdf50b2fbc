"""A vote on a form: what it is called, when it is put and in which steps, and its questions in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...jury.day.plan import PUTS_VOTES, Phase, PhaseKind
from ...jury.numbers import PhaseId, QuestionId, VoteId
from ...jury.plan import Plan
from ...jury.votes.plan import Reveal, Vote, When
from .rows import Faults, Typed, rows_of, words_of, written_rows, written_words

TICKED = "true"


@dataclass(frozen=True, slots=True)
class ReadVote:
    """`phases` are the steps that put the vote or show its result. It may be kept only where nothing is wrong."""

    vote: Vote
    phases: frozenset[PhaseId]
    faults: Mapping[str, str]


def names_votes(phase: Phase) -> bool:
    """Whether a step can have to do with votes: putting them, or showing what came of them."""
    return phase.kind in PUTS_VOTES or phase.kind is PhaseKind.RESULT


def written_vote(plan: Plan, vote: Vote, langs: Sequence[str]) -> dict[str, str]:
    ticks = {name: TICKED for name in ("to_finish", "secret") if getattr(vote, name)}
    put = {f"step.{phase.id}": TICKED for phase in plan.agenda if vote.id in phase.votes and names_votes(phase)}
    typed = {"when": vote.when.value, "reveal": vote.reveal.value}
    questions = written_rows("question", ({"id": question} for question in vote.questions))
    return written_words("title", vote.title, langs) | typed | ticks | put | questions


def read_vote(typed: Typed, plan: Plan, before: Vote, langs: Sequence[str]) -> ReadVote:
    """`before` is the vote that is edited; for a new one, one that has nothing but its id."""
    faults: Faults = {}
    title = words_of(typed, "title", langs, before.title, faults)
    if not title:
        faults["title"] = "Say what the vote is called, in one language at least."
    when, reveal = typed.get("when", ""), typed.get("reveal", "")
    vote = replace(
        before,
        title=title,
        when=When(when) if when in set(When) else before.when,
        reveal=Reveal(reveal) if reveal in set(Reveal) else before.reveal,
        questions=_questions(typed, plan, faults),
        to_finish=bool(typed.get("to_finish")),
        secret=bool(typed.get("secret")),
    )
    if vote.secret and vote.to_finish:
        faults |= {
            "secret": "A secret vote is cast once and whole, so it is not finished by hand: choose one of the two."
        }
    steps = frozenset(phase.id for phase in plan.agenda if names_votes(phase) and typed.get(f"step.{phase.id}"))
    return ReadVote(vote, steps, faults)


def _questions(typed: Typed, plan: Plan, faults: Faults) -> tuple[QuestionId, ...]:
    known = {question.id for question in plan.questions}
    listed = (QuestionId(row.boxes.get("id", "")) for row in rows_of(typed, "question"))
    questions = tuple(dict.fromkeys(each for each in listed if each in known))
    if not questions:
        faults["question"] = "Choose the questions that it puts: one at least."
    return questions


def with_vote(plan: Plan, read: ReadVote) -> Plan:
    """The vote in its place, or at the end where it is new; the steps that name it are those that were ticked."""
    vote = read.vote
    there = any(each.id == vote.id for each in plan.votes)
    votes = tuple(vote if each.id == vote.id else each for each in plan.votes) if there else (*plan.votes, vote)
    agenda = tuple(_naming(phase, vote.id, phase.id in read.phases) for phase in plan.agenda)
    return replace(plan, votes=votes, agenda=agenda)


def without_vote(plan: Plan, vote: VoteId) -> Plan:
    votes = tuple(each for each in plan.votes if each.id != vote)
    return replace(plan, votes=votes, agenda=tuple(_not_naming(phase, vote) for phase in plan.agenda))


def _naming(phase: Phase, vote: VoteId, wanted: bool) -> Phase:
    """Where it is named already it stays in its place. A step that can have nothing to do with votes is left alone."""
    if wanted == (vote in phase.votes) or not names_votes(phase):
        return phase
    return replace(phase, votes=(*phase.votes, vote)) if wanted else _not_naming(phase, vote)


def _not_naming(phase: Phase, vote: VoteId) -> Phase:
    return replace(phase, votes=tuple(each for each in phase.votes if each != vote))


def new_vote(named: str, when: When = When.INTERIM) -> Vote:
    return Vote(VoteId(named), when, {}, ())
