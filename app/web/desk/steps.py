"""The preparation of a day as steps in order. What is done is told from what is there, or ticked off."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ...jury.plan import Plan
from ...jury.texts import TO_FILL_IN
from ...plans.advice import advice
from ...plans.faults import faults
from ...plans.places import texts_of
from ...plans.untouched import parts_as_they_came
from ...store import preparing
from ...store.evidence.reviews import reviews_of
from ...store.tables import Jury, Office, Rehearsal, Sitting
from ...store.wire import read_plan
from ..house import House
from .rows import day_of, today_in
from .venue.points import Verdict
from .venue.standing import newest_verdict
from .ways import is_theirs, is_there, page_of

PARTS = {"questions": "questions", "votes": "questions", "blocks": "questions", "exhibits": "evidence"}
"""Which step looks after which part of a plan; everything else belongs to the plan's own."""
PLANS_REMEMBERED = 64
LOOKED_AT = frozenset({"plan", "questions"})
"""Steps that can be ticked off as they stand, while all is as a ready-made jury has it."""
TICKED = frozenset({"print", "consoles", "rehearse"}) | LOOKED_AT
"""Steps of which nothing here can tell whether they were done."""
STEPS = ("when", "plan", "questions", "evidence", "roster", "print", "consoles", "venue", "rehearse", "open")


class Standing(StrEnum):
    """How a step stands. An optional one is no reason to wait."""

    DONE = "done"
    TO_DO = "to-do"
    TO_LOOK_AT = "to-look-at"
    OPTIONAL = "optional"


WAITS = frozenset({Standing.TO_DO, Standing.TO_LOOK_AT})


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be said of one part of a plan: why it cannot be held, what waits for words, what to think about.

    `as_it_came` is what nobody has changed since it was taken from a ready-made jury.
    """

    faults: int = 0
    waiting: int = 0
    warnings: int = 0
    as_it_came: bool = False

    @property
    def is_done(self) -> bool:
        return not self.faults and not self.waiting


@dataclass(frozen=True, slots=True)
class HowFar:
    """When a day was last rehearsed ("1 May 2027, 09:30"), and as far as which of how many steps, or to its end."""

    at: str
    step: int
    steps: int
    to_its_end: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the steps are told from. `verdict` is that of the newest check of the venue, "" before any;
    `rehearsed` how far the last rehearsal went that was noted."""

    is_open: bool
    held_on: str
    has_passed: bool
    venue: str
    seats: int
    plan: Part
    questions: Part
    evidence: Part
    asked: int
    exhibits: int
    signed: int
    outdated: int
    listed: int
    consoles: int
    checks: int
    verdict: str
    rehearsed: HowFar | None
    ticked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """`href` is "" where it has no page, `is_theirs` whether it is for whoever looks to do. `can_tick` is for what only
    people can know."""

    name: str
    standing: Standing
    href: str
    is_theirs: bool
    can_tick: bool = False
    ticked: bool = False


def facts_of(house: House, sitting: Sitting, jury: Jury) -> Facts:
    """Of a sitting that is not open: its plan is the prepared one."""
    engine, (plan, parts) = house.engine, looked_at(sitting.plan, sitting.seats)
    reviews = reviews_of(engine, sitting.id, plan.exhibits)
    return Facts(
        is_open=house.state_of(sitting.id).is_open,
        held_on=sitting.held_on,
        has_passed="" < sitting.held_on < today_in(sitting.zone),
        venue=jury.venue,
        seats=sitting.seats,
        plan=parts["plan"],
        questions=parts["questions"],
        evidence=parts["evidence"],
        asked=len(plan.questions),
        exhibits=len(plan.exhibits),
        signed=sum(review.still_stands for review in reviews),
        outdated=sum(not review.still_stands for review in reviews),
        listed=preparing.listed_of(engine, sitting.id),
        consoles=preparing.consoles_of(engine, sitting.id),
        checks=preparing.checks_of(engine, sitting.id),
        verdict=newest_verdict(engine, sitting.id),
        rehearsed=_rehearsed(preparing.last_rehearsal(engine, sitting.id), sitting.zone),
        ticked=frozenset(sitting.ticked.split()),
    )


def _rehearsed(row: Rehearsal | None, zone: str) -> HowFar | None:
    return HowFar(day_of(row.at, zone), row.step, row.steps, row.to_its_end) if row else None


@lru_cache(PLANS_REMEMBERED)
def looked_at(plan: str, seats: int) -> tuple[Plan, Mapping[str, Part]]:
    """A plan as it is kept, and what is to be said of it, part by part. Looking takes some ten milliseconds."""
    read = read_plan(plan)
    wrong, waiting = faults(read), [place for place, words in texts_of(read) if _waits(words.get("en", ""))]
    thoughts = () if wrong else [each for each in advice(read, seats) if each.place not in waiting]
    broken, warned = (_by_part(remark.place for remark in remarks) for remarks in (wrong, thoughts))
    still = _by_part(waiting)
    names = ("plan", "questions", "evidence")
    came = parts_as_they_came(read)
    return read, {name: Part(broken[name], still[name], warned[name], name in came) for name in names}


def _waits(text: str) -> bool:
    return text.startswith(TO_FILL_IN.strip())


def _by_part(places: Iterable[str]) -> Counter[str]:
    return Counter(PARTS.get(re.split(r"[.\[]", place)[0], "plan") for place in places)


def standings(facts: Facts) -> dict[str, Standing]:
    """Every step in order."""
    done = {
        "when": bool(facts.held_on),
        "plan": facts.plan.is_done,
        "questions": facts.questions.is_done and facts.asked > 0,
        "evidence": facts.evidence.is_done and facts.signed > 0,
        "roster": facts.listed > 0,
        "print": "print" in facts.ticked,
        "consoles": facts.consoles > 0 or "consoles" in facts.ticked,
        "venue": facts.checks > 0 and facts.verdict != Verdict.FAIL,
        "rehearse": "rehearse" in facts.ticked,
        "open": facts.is_open,
    }
    optional = {"roster", "rehearse"} | ({"evidence"} if not facts.exhibits else set())
    return {
        name: Standing.TO_LOOK_AT if done[name] and name in unread(facts) else _standing(done[name], name in optional)
        for name in STEPS
    }


def unread(facts: Facts) -> frozenset[str]:
    """What came from a ready-made jury, and nobody has changed or ticked off."""
    came = {name for name, part in (("plan", facts.plan), ("questions", facts.questions)) if part.as_it_came}
    return frozenset(came) - facts.ticked


def _standing(done: bool, optional: bool) -> Standing:
    return Standing.DONE if done else Standing.OPTIONAL if optional else Standing.TO_DO


def steps_of(sitting: str, facts: Facts, office: Office) -> tuple[Step, ...]:
    """Those that are this office's business: what has a page that it may not open is somebody else's."""
    return tuple(_steps(sitting, facts, office))


def _steps(sitting: str, facts: Facts, office: Office) -> Iterator[Step]:
    for name, standing in standings(facts).items():
        # What is written is looked at as a whole and signed for on a page of its own.
        page = "balance" if name == "evidence" and facts.evidence.is_done else name
        href = page_of(sitting, page, office)
        if href is None and (is_there(name) or office is not Office.ORGANISER):
            continue
        theirs = is_theirs(page, office)
        ticked = name in facts.ticked
        can_tick = office is Office.ORGANISER and (
            name in TICKED - LOOKED_AT or standing is Standing.TO_LOOK_AT or (name in LOOKED_AT and ticked)
        )
        yield Step(name, standing, href or "", theirs, can_tick, ticked)


def next_of(steps: Iterable[Step]) -> Step | None:
    """The first that is still to do, by whoever looks."""
    return next((step for step in steps if step.standing in WAITS and step.is_theirs), None)
