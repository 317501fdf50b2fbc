"""A paper that was sent without a script and is no answer comes back as it was filled in; nobody else's does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.screens.ballots import BallotQuestion
from app.web.again import as_it_was_sent
from tests.days import OPENING, WHOLE_OPENING, after, juror, seen

if TYPE_CHECKING:
    from tests.web.place import Place

SCREEN = seen(after(WHOLE_OPENING), juror(1))


def page(screen, question: str) -> BallotQuestion:
    return next(region for region in screen if getattr(region, "question", "") == question)


def test_what_was_ticked_and_written_stands_there_again_and_the_other_pages_as_they_were() -> None:
    sent = [("vote", "opening"), ("answers.reasons[]", "?"), ("answers.reasons[]", "2"), ("answers.reasons[]", "none")]
    again, at = as_it_was_sent(SCREEN, [*sent, ("words.reasons", "My aunt.")])
    reasons = page(again, "reasons")
    assert at == reasons.id
    assert {choice.mark for choice in reasons.paper.choices if choice.chosen} == {2}
    assert (reasons.paper.none_of_these, reasons.paper.written, reasons.unfit) == (True, "My aunt.", True)
    assert [region for region in again if region is not reasons] == [
        region for region in SCREEN if region.id != reasons.id
    ]


@pytest.mark.parametrize(
    "sent",
    [
        [("vote", "refined"), ("answers.reasons[]", "2")],
        [("vote", "opening"), ("answers.reason", "2")],
        [("answers.reasons[]", "2")],
        [],
    ],
)
def test_what_is_not_on_the_screen_changes_nothing(sent: list[tuple[str, str]]) -> None:
    assert as_it_was_sent(SCREEN, sent) == (SCREEN, "")


async def test_a_form_that_is_no_answer_is_answered_with_the_page_and_what_it_lacks(here: Place) -> None:
    assert after(OPENING).voting("opening").is_open
    fields = {"act": "CastBallot", "vote": "opening", "version": "1", "rev": "1", "answers.keep": "9"}
    before = here.entries()
    answer = await here.doors.post(f"{here.path(juror(1))}acts", data=fields, headers=here.cookie(juror(1)))
    assert answer.status_code == 409
    assert '<a href="#BallotQuestion-opening-keep">Go to the question</a>' in answer.text
    assert answer.text.count('<p class="problem">Not recorded yet: please choose one of the answers.') == 1
    assert here.entries() == before
