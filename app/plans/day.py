"""A whole jury put together from its charge, its evidence, its agenda and what is asked."""

from collections.abc import Mapping

from ..jury.day.plan import Charge, Influence, Phase
from ..jury.exhibits.plan import Exhibit
from ..jury.numbers import QuestionId
from ..jury.plan import Plan
from ..jury.votes.plan import Question, Vote, When
from . import agenda
from .agenda import ABOUT_THE_DAY, OPENING, REFINED, TRYING, VERDICT
from .consents import COUNTED, QUOTED
from .instrument import PRACTICE, PROCESS, Asked, blocks_of, instrument, mattered
from .saying import fill_in, said


def charge_of(
    question: str, *, asks: str, open_to: tuple[str, ...], settled: tuple[str, ...], influence: Influence
) -> Charge:
    """asks: the kind of body whose question it is; which one, and who answers, is for the organiser to say."""
    return Charge(
        question=said(question),
        asked_by=fill_in(f"the name of {asks}, and of the person who asks on its behalf."),
        up_for_grabs=tuple(map(said, open_to)),
        not_up_for_grabs=tuple(map(said, settled)),
        influence=influence,
        answered_by=fill_in(
            "who tells you what was accepted, in part or not, and because of what; and by which date, in public."
        ),
    )


def full_day(
    morning: tuple[Exhibit, ...],
    later: tuple[Exhibit, ...],
    *,
    later_title: str,
    me: str,
    everyone: str,
    together: str,
    answering: int = 25,
) -> tuple[Phase, ...]:
    """Some seven hours and a half with lunch. me, everyone: what the tables talk about; together: how the jury settles
    it.

    answering: minutes for the questions that are put first and last.
    """
    return (
        agenda.arrive(20),
        agenda.the_question(15),
        agenda.first_view(answering),
        agenda.evidence(40, morning),
        agenda.rest(15),
        agenda.evidence(35, later, "later-evidence", later_title),
        agenda.questions(40),
        agenda.lunch(45),
        agenda.for_me(30, 4, me),
        agenda.for_all(35, 4, everyone),
        agenda.in_our_own_words(20, 4),
        agenda.recommendations(30),
        agenda.rest(10, "pause", "Short break"),
        agenda.view_now(answering),
        agenda.verdict(15, together),
        agenda.result(20),
        agenda.how_it_was(10),
        agenda.goodbye(10),
    )


def jury(
    title: str,
    charge: Charge,
    phases: tuple[Phase, ...],
    exhibits: tuple[Exhibit, ...],
    asked: Asked,
    together: tuple[Question, ...] = (),
    blocks: Mapping[str, str] | None = None,
) -> Plan:
    """together: what the jury settles by a threshold or a count once everybody has said their own last view.

    blocks: titles for what is this jury's own, by block.
    """
    twice = instrument(asked)
    rated = (*PROCESS, mattered(exhibits))
    questions = (PRACTICE, *twice, *together, *rated)
    return Plan(
        title=said(title),
        charge=charge,
        agenda=phases,
        consents=(COUNTED, QUOTED),
        exhibits=exhibits,
        questions=questions,
        votes=votes(twice, twice, rated, together),
        blocks=blocks_of(questions, blocks or {}),
    )


def votes(
    first: tuple[Question, ...],
    last: tuple[Question, ...],
    rated: tuple[Question, ...],
    together: tuple[Question, ...] = (),
) -> tuple[Vote, ...]:
    """The practice, much the same questions first and last, what is settled together, and how the day was."""
    verdict = Vote(VERDICT, When.REFINED, said("What we say together"), _ids(together))
    return (
        Vote(TRYING, When.PRACTICE, said("A practice question"), (PRACTICE.id,)),
        Vote(OPENING, When.OPENING, said("First view"), _ids(first), to_finish=True),
        Vote(REFINED, When.REFINED, said("View after the evidence"), _ids(last), to_finish=True),
        *((verdict,) if together else ()),
        Vote(ABOUT_THE_DAY, When.EVALUATION, said("About the day"), _ids(rated)),
    )


def _ids(questions: tuple[Question, ...]) -> tuple[QuestionId, ...]:
    return tuple(question.id for question in questions)
