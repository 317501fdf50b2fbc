"""The rules for two questions in one wording: a facilitator suggests it, and those who asked them have to agree."""

from dataclasses import replace

from ..act import Outcome
from ..consent import Offer, check_consent, check_new, consented
from ..entry import Entry
from ..numbers import JurorNumber, Millis, Seq
from ..people import By, Role
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_text
from .acts import LONGEST_QUESTION, AnswerQuestionMerge, OfferQuestionMerge
from .rules import standing, with_asked
from .state import WitnessQuestion

MOST_OFFERS = 200
"""From one console in one day."""


def check_offer(state: State, by: By, act: OfferQuestionMerge, now: Millis, given: object) -> Outcome:
    first, second = standing(state, act.first), standing(state, act.second)
    if first.seq == second.seq or first.kind != second.kind:
        raise Refused(Reason.APART)
    if not (can_be_merged(state, first) and can_be_merged(state, second)):
        raise Refused(Reason.NOT_NOW)
    check_text(act.text, LONGEST_QUESTION)
    check_new(by, act.first, act.second, state.questions.merges.values(), lambda o: is_pending(state, o), MOST_OFFERS)
    return Outcome()


def apply_offer(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, OfferQuestionMerge)
    parts = (state.questions.asked[act.first], state.questions.asked[act.second])
    offer = Offer(
        seq=entry.seq,
        by=entry.by,
        first=act.first,
        second=act.second,
        text=act.text.strip(),
        asked=frozenset(author for part in parts for author in part.authors),
    )
    return _answered(state, consented(offer, entry.by), entry.seq)


def check_answer(state: State, by: By, act: AnswerQuestionMerge, now: Millis, given: object) -> Outcome:
    offer = state.questions.merges.get(act.merge)
    return check_consent(by, offer, lambda each: is_pending(state, each), act.agrees)


def apply_answer(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AnswerQuestionMerge)
    return _answered(state, consented(state.questions.merges[act.merge], entry.by, act.agrees), entry.seq)


def can_be_merged(state: State, asked: WitnessQuestion) -> bool:
    """Only what the room can see: else one author would read what another's question says before anybody looked."""
    return asked.is_open_to_all and not asked.is_settled and asked.seq != state.questions.put


def is_pending(state: State, offer: Offer) -> bool:
    parts = (state.questions.asked[offer.first], state.questions.asked[offer.second])
    return not offer.over and all(can_be_merged(state, part) for part in parts)


def _answered(state: State, offer: Offer, seq: Seq) -> State:
    """Once everybody has agreed, one question stands for both, and whoever wanted either wants it."""
    if offer.over or not offer.is_agreed:
        return _with_offer(state, offer)
    first, second = state.questions.asked[offer.first], state.questions.asked[offer.second]
    voices = tuple(dict.fromkeys((*first.authors, *second.authors)))
    own = {JurorNumber(author.number) for author in voices if author.role is Role.JUROR}
    made = WitnessQuestion(
        seq=seq,
        author=offer.by,
        phase=first.phase,
        text=offer.text,
        about=first.about or second.about,
        shown=True,
        seconds=(first.seconds | second.seconds) - own,
        kind=first.kind,
        whom="; ".join(dict.fromkeys(filter(None, (first.whom, second.whom)))),
        times_put=max(first.times_put, second.times_put),
        voices=voices,
    )
    for part in (first, second):
        state = with_asked(state, replace(part, into=seq))
    return _with_offer(with_asked(state, made), replace(offer, over=True))


def _with_offer(state: State, offer: Offer) -> State:
    return replace(state, questions=replace(state.questions, merges={**state.questions.merges, offer.seq: offer}))
