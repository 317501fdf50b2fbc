"""The instrument by its parts: which of a plan's questions ask for support, in which hat, which are considerations.

Questions are known by their shape, as an organiser makes them: a scale with a hat and a proposal, a ranking of the
proposals, conditions of a proposal to tick, scales in blocks of statements; and a few by ids that are the same in every
plan, so that days can be set side by side. What is none of these is no part of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..numbers import OptionId, Words
from ..plan import Plan
from .plan import Method, Question, Reading, Vote, When

PLACEBO = ("placebo-1", "placebo-2")
CONFIDENCE = "confidence"
TRUST = "trust"
CONSENT = "-consent"
ANOTHER = OptionId("other")
"""Of conditions to tick, the one that a juror writes."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One option and the questions that ask about it; None where one is not asked.

    conditions: on which of those listed it would be supported.
    """

    id: OptionId
    words: Words
    support: Question
    me: Question | None
    all: Question | None
    consent: Question | None
    conditions: Question | None = None

    @property
    def has_hats(self) -> bool:
        return self.me is not None and self.all is not None


@dataclass(frozen=True, slots=True)
class Instrument:
    """`first` and `last` are the votes that put it; None where the plan has no such vote."""

    first: Vote | None
    last: Vote | None
    proposals: tuple[Proposal, ...] = ()
    order: Question | None = None
    considerations: tuple[Question, ...] = ()
    placebo: tuple[Question, ...] = ()
    confidence: Question | None = None
    trust: tuple[Question, ...] = ()
    reasons: Question | None = None
    known: tuple[Question, ...] = ()


def instrument_of(plan: Plan) -> Instrument:
    """Of what is asked at the opening and again as refined. Of several such pairs, the one that asks the most."""
    first, last = _pair(plan)
    asked = [q for q in plan.questions if last and q.id in last.questions and (not first or q.id in first.questions)]
    order = next((q for q in asked if q.method is Method.RANKING), None)
    return Instrument(
        first=first,
        last=last,
        proposals=_proposals(asked, order, plan.questions),
        order=order,
        considerations=tuple(q for q in asked if _is_consideration(q)),
        placebo=tuple(q for q in asked if q.id in PLACEBO),
        confidence=next((q for q in asked if q.id == CONFIDENCE), None),
        trust=tuple(q for q in asked if q.method is Method.SCORE and q.block == TRUST and q.id != CONFIDENCE),
        reasons=next((q for q in asked if q.method is Method.APPROVAL and q.own_words), None),
        known=tuple(q for q in asked if q.block == "known"),
    )


def _pair(plan: Plan) -> tuple[Vote | None, Vote | None]:
    """Secret votes are no instrument: nobody knows whose answers go together."""
    open_votes = [vote for vote in plan.votes if not vote.secret]
    firsts: list[Vote | None] = [vote for vote in open_votes if vote.when is When.OPENING]
    lasts: list[Vote | None] = [vote for vote in open_votes if vote.when is When.REFINED]
    pairs = ((first, last) for first in firsts or [None] for last in lasts or [None])
    return max(pairs, key=lambda pair: _shared(*pair))


def _shared(first: Vote | None, last: Vote | None) -> int:
    return len(set(first.questions) & set(last.questions)) if first and last else 0


def _proposals(asked: list[Question], order: Question | None, everything: Iterable[Question]) -> tuple[Proposal, ...]:
    plain = {option.id: option.words for option in order.options} if order else {}
    everything = tuple(everything)
    consents = {_consented(q): q for q in everything if q.method is Method.CONSENT}
    conditions = {q.about: q for q in everything if is_of_conditions(q)}
    endings = _endings([q for q in asked if q.reading is Reading.SUPPORT])
    hats = {(q.about, q.reading): q for q in asked if q.method is Method.SCALE and q.about and q.reading}
    return tuple(
        Proposal(
            id=about,
            words=plain.get(about) or _without(support.words, endings),
            support=support,
            me=hats.get((about, Reading.ME)),
            all=hats.get((about, Reading.ALL)),
            consent=consents.get(about),
            conditions=conditions.get(about),
        )
        for (about, reading), support in hats.items()
        if reading is Reading.SUPPORT and about is not None
    )


def _endings(asked: list[Question]) -> dict[str, str]:
    """The last sentence in each language, where every proposal's question ends with the same one."""
    langs = set.intersection(*(set(question.words) for question in asked)) if len(asked) > 1 else set[str]()
    last = {lang: {_last_sentence(question.words[lang]) for question in asked} for lang in langs}
    return {lang: ends.pop() for lang, ends in last.items() if len(ends) == 1}


def _last_sentence(text: str) -> str:
    """After the first sentence; "" where there is only one."""
    return text.partition(". ")[2]


def _without(words: Words, endings: dict[str, str]) -> Words:
    return {lang: text.removesuffix(endings.get(lang, "")).strip() for lang, text in words.items()}


def _consented(question: Question) -> str:
    return question.about or question.id.removesuffix(CONSENT)


def is_of_conditions(question: Question) -> bool:
    return question.method is Method.APPROVAL and question.about is not None


def _is_consideration(question: Question) -> bool:
    return question.method is Method.SCALE and question.block.startswith("statements") and not question.reading
