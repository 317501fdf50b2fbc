"""Questions and votes as the pages about them show them: lines, cards, and the ballot paper that a juror will meet."""

from collections.abc import Iterable, Iterator

from ....jury.day.plan import PUTS_VOTES, PhaseKind
from ....jury.numbers import JurorNumber, QuestionId, Words
from ....jury.plan import Plan
from ....jury.votes.methods import can_be_answered
from ....jury.votes.plan import Question, Reveal, Vote
from ....plans.editing.measuring import minutes_to_answer
from ....plans.editing.placing import with_question
from ....plans.wording import marked
from ....screens.papers import paper
from .sheets import QuestionLine, ShownPaper, VoteCard

SOMEBODY = JurorNumber(1)


def question_line(plan: Plan, question: Question) -> QuestionLine:
    block = next((block.title for block in plan.blocks if block.id == question.block), None)
    return QuestionLine(question.id, question.words, question.method, question.reading, question.declared, block)


def lines(plan: Plan, questions: Iterable[QuestionId]) -> tuple[QuestionLine, ...]:
    return tuple(question_line(plan, plan.question(question)) for question in questions)


def vote_cards(plan: Plan) -> Iterator[VoteCard]:
    seen: list[Vote] = []
    for vote in plan.votes:
        again = next((other.title for other in seen if other.questions == vote.questions), None)
        yield vote_card(plan, vote, again)
        seen.append(vote)


def vote_card(plan: Plan, vote: Vote, again: Words | None) -> VoteCard:
    naming = [phase for phase in plan.agenda if vote.id in phase.votes]
    return VoteCard(
        vote=vote.id,
        title=vote.title,
        when=vote.when,
        questions=() if again else lines(plan, vote.questions),
        number=len(vote.questions),
        again=again,
        minutes=minutes_to_answer(plan, vote),
        steps=tuple(phase.title for phase in naming if phase.kind in PUTS_VOTES),
        shown_in=tuple(phase.title for phase in naming if phase.kind is PhaseKind.RESULT),
        to_finish=vote.to_finish,
        secret=vote.secret,
        never_shown=vote.reveal is Reveal.NEVER,
    )


def shown_paper(question: Question | None) -> ShownPaper | None:
    """As juror 1 meets it; nothing where nobody could answer it."""
    if question is None or not can_be_answered(question):
        return None
    return ShownPaper(question.words, question.reading, paper(question, None, SOMEBODY), question.declared)


def hints_on(plan: Plan, question: Question) -> tuple[str, ...]:
    """What is said of its wording that nobody has left as it is."""
    having = with_question(plan, question)
    place = next(n for n, each in enumerate(having.questions) if each.id == question.id)
    said = ((remark, mark) for remark, mark in marked(having) if remark.place.startswith(f"questions[{place}]."))
    return tuple(remark.says for remark, mark in said if mark not in plan.left)
