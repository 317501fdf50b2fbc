"""What somebody who looks for a ready-made jury wants to know of each: for whom it is, how long, and what it asks.

Nothing here is written twice: every figure is the plan's own. `FOR_WHOM` alone is said beside the plans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..jury.numbers import QuestionId, Words
from ..jury.plan import Plan
from ..jury.texts import TO_FILL_IN
from ..jury.votes.plan import Method, Question
from .hours import minutes, together
from .places import is_blank, texts_of

FOR_WHOM: Mapping[str, str] = {
    "roh-london": "An arts body that lives partly on public money, and those in the capital who pay for it.",
    "roh-manchester": "The same body, heard in a city far from its house.",
    "planning-redevelopment": "A council or a developer, before a large site is built on.",
    "foundation-trust-service-change": "Members of a hospital trust, before a service is moved or changed.",
    "regulator-citizen-consumer": "A regulator that owes something to people both as citizens and as consumers.",
    "neighbourhood-priorities": "Neighbourhood policing and ward panels that settle what comes first.",
    "broadcaster-service-review": "A public broadcaster that has one of its services reviewed.",
    "trade-offs-and-budget": "Anybody with more that is worth doing than there is money for.",
    "two-evenings": "A parish, a school or a housing association that has two evenings and no day.",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """How much of a plan is said in a language: so many of its texts."""

    lang: str
    texts: int
    of: int

    @property
    def whole(self) -> bool:
        return self.texts == self.of


@dataclass(frozen=True, slots=True)
class Figures:
    """A plan in figures. `minutes` is how long it takes in all, `together` without its breaks.

    `methods` are the ways of asking in the order in which they come; `to_fill_in` counts the texts that wait for the
    organiser.
    """

    minutes: int
    together: int
    steps: int
    exhibits: int
    methods: tuple[Method, ...]
    to_fill_in: int
    languages: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """The same questions, and every vote in which they are put: for most the first view and the last."""

    titles: tuple[Words, ...]
    secret: bool
    questions: tuple[Question, ...]


def figures(plan: Plan) -> Figures:
    texts = [words for _, words in texts_of(plan) if not is_blank(words)]
    return Figures(
        minutes=minutes(plan),
        together=together(plan),
        steps=len(plan.agenda),
        exhibits=len(plan.exhibits),
        methods=tuple(dict.fromkeys(question.method for question in plan.questions)),
        to_fill_in=len(waiting(plan)),
        languages=_languages(texts),
    )


def waiting(plan: Plan) -> tuple[str, ...]:
    """The places of the texts that wait for the organiser."""
    return tuple(place for place, words in texts_of(plan) if words.get("en", "").startswith(TO_FILL_IN.strip()))


def put_together(plan: Plan) -> tuple[Put, ...]:
    """What is asked, once each, in the order of the votes."""
    votes: dict[tuple[QuestionId, ...], list[int]] = {}
    for place, vote in enumerate(plan.votes):
        votes.setdefault(vote.questions, []).append(place)
    return tuple(
        Put(
            tuple(plan.votes[place].title for place in places),
            any(plan.votes[place].secret for place in places),
            tuple(map(plan.question, asked)),
        )
        for asked, places in votes.items()
    )


def _languages(texts: Sequence[Words]) -> tuple[Spoken, ...]:
    """The most complete first."""
    tongues = dict.fromkeys(lang for words in texts for lang in words)
    said = [Spoken(lang, sum(bool(words.get(lang)) for words in texts), len(texts)) for lang in tongues]
    return tuple(sorted(said, key=lambda each: -each.texts))
