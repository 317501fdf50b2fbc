"""The rules of citing: everybody says for themselves what made them say so, of what the room has been shown."""

from dataclasses import replace

from ..act import Outcome
from ..by_juror import ByJuror
from ..entry import Entry
from ..numbers import ExhibitId, JurorNumber, Millis, QuestionId, Seq, VoteId
from ..people import By, Role
from ..reasons import Reason, Refused
from ..recommendations.standing import standing
from ..state import State
from .acts import Cite, CiteForReason
from .state import NOTHING, Cited

MOST_CITED = 10
"""Exhibits and answers together, for one thing that was said."""


def check_cite(state: State, by: By, act: Cite, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    _check_own(state, by, act.said)
    return _check_source(state, act, state.citing.said.get(act.said, NOTHING))


def apply_cite(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, Cite)
    cited = _changed(state.citing.said.get(act.said, NOTHING), act)
    return replace(state, citing=replace(state.citing, said={**state.citing.said, act.said: cited}))


def check_cite_for_reason(state: State, by: By, act: CiteForReason, now: Millis, given: object) -> Outcome:
    """Whoever has written beside their answer, also after the vote has closed: the answer itself is not touched."""
    state.check_present(by)
    vote, juror = state.the_plan.vote(act.vote), JurorNumber(by.number)
    if act.question not in vote.questions:
        raise Refused(Reason.UNKNOWN)
    answer = state.voting(vote.id).answers_to(act.question).get(juror)
    if answer is None or not answer.words:
        raise Refused(Reason.UNKNOWN)
    return _check_source(state, act, cited_for_reason(state, act.vote, act.question, juror))


def apply_cite_for_reason(state: State, entry: Entry) -> State:
    act, juror = entry.act, JurorNumber(entry.by.number)
    assert isinstance(act, CiteForReason)
    cited = _changed(cited_for_reason(state, act.vote, act.question, juror), act)
    of_vote = state.citing.reasons.get(act.vote, {})
    of_question = of_vote.get(act.question, ByJuror()).having(juror, cited)
    reasons = {**state.citing.reasons, act.vote: {**of_vote, act.question: of_question}}
    return replace(state, citing=replace(state.citing, reasons=reasons))


def cited_for_reason(state: State, vote: VoteId, question: QuestionId, juror: JurorNumber) -> Cited:
    return state.citing.reasons.get(vote, {}).get(question, ByJuror()).get(juror, NOTHING)


def can_be_cited(state: State, exhibit: ExhibitId | None, answer: Seq | None) -> bool:
    """What the room was shown, or has heard answered."""
    if answer is not None:
        asked = state.questions.asked.get(answer)
        return asked is not None and asked.is_open_to_all and asked.answered
    return exhibit in state.exhibits.seen


def _check_own(state: State, by: By, said: Seq) -> None:
    """One's own, and a recommendation by those who draft it."""
    if (contribution := state.contributions.get(said)) is not None and contribution.stands:
        own = by in contribution.authors
        if own and contribution.phase != state.day.phase:
            raise Refused(Reason.ROUND_OVER)
    elif (statement := state.recommendations.statements.get(said)) is not None:
        own = by == By(Role.JUROR, statement.author)
    else:
        own = by.role is not Role.JUROR
        standing(state, said)
    if not own:
        raise Refused(Reason.OTHERS)


def _check_source(state: State, act: Cite | CiteForReason, cited: Cited) -> Outcome:
    if (act.exhibit is None) is (act.answer is None):
        raise Refused(Reason.MALFORMED)
    if act.on and not can_be_cited(state, act.exhibit, act.answer):
        raise Refused(Reason.UNKNOWN)
    if (act.exhibit in cited.exhibits or act.answer in cited.answers) is act.on:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.on and len(cited.exhibits) + len(cited.answers) >= MOST_CITED:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def _changed(cited: Cited, act: Cite | CiteForReason) -> Cited:
    if act.exhibit is not None:
        others = tuple(each for each in cited.exhibits if each != act.exhibit)
        return replace(cited, exhibits=(*others, act.exhibit) if act.on else others)
    assert act.answer is not None
    rest = tuple(each for each in cited.answers if each != act.answer)
    return replace(cited, answers=(*rest, act.answer) if act.on else rest)
