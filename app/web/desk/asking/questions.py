"""What is asked on the day, vote by vote."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..guest import visited
from ..planning.around import head
from ..planning.keeping import draft
from .drawing import lines, vote_cards
from .sheets import QuestionsPage

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")


@router.get("/questions")
async def questions_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    asked = {question for vote in now.plan.votes for question in vote.questions}
    page = QuestionsPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        votes=tuple(vote_cards(now.plan)),
        unasked=lines(now.plan, (question.id for question in now.plan.questions if question.id not in asked)),
    )
    return guest.shown(page)
