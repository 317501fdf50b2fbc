"""What those who hold juries would warn of. A plan can be held all the same: only what can be said for certain is said.

The limits are rules of thumb, and each warning names its own: twelve to twenty-four jurors; a third as much time for
questions as for evidence; a quarter of the time together for talk and drafting; a break every two hours; as many
minutes for as against; a name that says how short the day is.
"""

import re
from collections.abc import Iterator

from ..jury.day.plan import PUTS_VOTES, PhaseKind
from ..jury.exhibits.balance import balance
from ..jury.exhibits.plan import Side
from ..jury.numbers import VoteId
from ..jury.plan import Plan
from ..jury.seats.plan import COUNT_MOVES, is_among
from ..jury.seats.targets import in_seats
from ..jury.texts import TO_FILL_IN
from ..jury.votes.order import IN_ONE_HAT
from ..jury.votes.plan import Reading, When
from .hours import spoken, together
from .places import Remark, is_blank, texts_of

FEWEST_JURORS, MOST_JURORS = 12, 24
LONGEST_WITHOUT_REST = 120
"""Minutes."""

ASSEMBLY_HOURS, JURY_HOURS = 30, 12
"""What is called an assembly, and what is called a jury, by those who hold them, meets at least about so long."""
CALLED = re.compile(r"\b(assembl(?:y|ies)|parliament|jury|juries)\b", re.I)
SHORT = re.compile(r"\b(short|mini|taster|(?:one|two|half|single)[- ](?:day|evening|hour)s?|evenings?)\b", re.I)

DEMONSTRATION = re.compile(r"\b(this|today) is a demonstration\b", re.I)


def advice(plan: Plan, jurors: int | None = None) -> tuple[Remark, ...]:
    """Of a plan without faults."""
    return (*thoughts(plan, jurors), *_to_fill_in(plan), *_demonstrates(plan))


def thoughts(plan: Plan, jurors: int | None = None) -> tuple[Remark, ...]:
    """The same but for what is still to be filled in."""
    return (
        *((*_number(jurors), *_recruits(plan, jurors)) if jurors is not None else ()),
        *_time(plan),
        *_balance(plan),
        *_unstated(plan),
        *_measured(plan),
        *_in_each_hat(plan),
        *_unused(plan),
        *_named(plan),
    )


def _minutes_of(plan: Plan, kind: PhaseKind) -> int:
    return sum(phase.minutes for phase in plan.agenda if phase.kind is kind)


def _number(jurors: int) -> Iterator[Remark]:
    if jurors < FEWEST_JURORS:
        yield Remark(
            "", f"{jurors} jurors are few: below {FEWEST_JURORS}, one person’s change of mind looks like a trend"
        )
    if jurors > MOST_JURORS:
        yield Remark("", f"{jurors} jurors are many: above {MOST_JURORS}, a room can seldom hear everybody")


def _recruits(plan: Plan, jurors: int) -> Iterator[Remark]:
    for number, target in enumerate(plan.targets):
        wanted = sum(in_seats(target, jurors))
        if wanted > jurors:
            yield Remark(f"targets[{number}]", f"{target.attribute}: {wanted} are wanted, and there are {jurors} seats")


def _time(plan: Plan) -> Iterator[Remark]:
    heard, asked = (_minutes_of(plan, kind) for kind in (PhaseKind.EVIDENCE, PhaseKind.QUESTIONS))
    talked = _minutes_of(plan, PhaseKind.TALK) + _minutes_of(plan, PhaseKind.DRAFTING)
    met = together(plan)
    if 3 * asked < heard:
        yield Remark("agenda", f"{asked} minutes for questions after {heard} of evidence: less than a third as many")
    if 4 * talked < met:
        yield Remark("agenda", f"{talked} minutes of talk and drafting in {met} together: less than a quarter")
    yield from _without_rest(plan)
    for number, phase in enumerate(plan.agenda):
        for cue in phase.cues:
            if cue.minute > phase.minutes:
                yield Remark(f"agenda[{number}]", f"a cue at {cue.minute} minutes, and the phase has {phase.minutes}")
        heard_there = map(plan.exhibit, phase.exhibits)
        planned = sum(exhibit.minutes + exhibit.questioned for exhibit in heard_there)
        if planned > phase.minutes:
            yield Remark(f"agenda[{number}].minutes", f"{phase.minutes}, and its exhibits alone take {planned}")


def _without_rest(plan: Plan) -> Iterator[Remark]:
    """Said where the break is missing: at the phase in which it becomes too long."""
    since = 0
    for number, phase in enumerate(plan.agenda):
        before, since = since, 0 if phase.kind is PhaseKind.BREAK else since + phase.minutes
        if before <= LONGEST_WITHOUT_REST < since:
            yield Remark(f"agenda[{number}]", f"by its end people have sat for {spoken(since)} without a break")


def _balance(plan: Plan) -> Iterator[Remark]:
    found = balance(plan.exhibits)
    pro, con = found.of(Side.FOR), found.of(Side.AGAINST)
    if pro.minutes != con.minutes:
        yield Remark("exhibits", f"{pro.minutes} minutes for and {con.minutes} against")
    elif pro.exhibits != con.exhibits and not pro.minutes:
        yield Remark("exhibits", f"{pro.exhibits} exhibits for and {con.exhibits} against")
    if pro.questioned != con.questioned:
        yield Remark("exhibits", f"{pro.questioned} minutes of questions to those for, {con.questioned} to the others")


def _unstated(plan: Plan) -> Iterator[Remark]:
    for number, exhibit in enumerate(plan.exhibits):
        if is_blank(exhibit.interest):
            yield Remark(f"exhibits[{number}].interest", "nobody says who gains or loses by this")
        if is_blank(exhibit.source):
            yield Remark(f"exhibits[{number}].source", "nobody says where this comes from")
        if exhibit.files and is_blank(exhibit.licence):
            yield Remark(f"exhibits[{number}].licence", "nobody says who may copy its files")
        for place, file in enumerate(exhibit.files):
            if is_blank(file.says):
                yield Remark(
                    f"exhibits[{number}].files[{place}].says", "whoever cannot see or hear it is told nothing of it"
                )
    for name in ("up_for_grabs", "not_up_for_grabs"):
        if not getattr(plan.charge, name):
            yield Remark(f"charge.{name}", "jurors are not told what they can change and what not")


def _measured(plan: Plan) -> Iterator[Remark]:
    kinds = [phase.kind for phase in plan.agenda]
    put = _put(plan)
    for number, vote in enumerate(plan.votes):
        asked = set(vote.questions)
        again = [v for v in plan.votes if v.when is When.REFINED and v.id in put and asked & set(v.questions)]
        if vote.when is When.OPENING and not any(put[other.id] > put.get(vote.id, -1) for other in again):
            yield Remark(f"votes[{number}]", "a first view that is never asked for again; its result stays hidden")
        if vote.when is When.OPENING and PhaseKind.EVIDENCE in kinds[: put.get(vote.id, 0)]:
            yield Remark(f"votes[{number}]", "a first view that comes after evidence")
    if not any(vote.when is When.EVALUATION and vote.id in put for vote in plan.votes):
        yield Remark("votes", "jurors are not asked how the day was held")
    if any(vote.when is When.OPENING for vote in plan.votes) and not _counts_moves(plan):
        yield Remark("consents", f"nobody is asked for “{COUNT_MOVES}”, so nobody’s change of mind is counted")


def _in_each_hat(plan: Plan) -> Iterator[Remark]:
    """Whoever has just said what is good for whom may be for it because of that."""
    for number, vote in enumerate(plan.votes):
        asked = [plan.question(question) for question in vote.questions]
        hats = [place for place, question in enumerate(asked) if question.reading in IN_ONE_HAT]
        if any(question.reading is Reading.SUPPORT for question in asked[min(hats, default=len(asked)) :]):
            yield Remark(f"votes[{number}]", "asks what is good for whom before it asks for support, which comes first")
        both = {asked[place].reading for place in hats} == IN_ONE_HAT
        if both and not all(asked[place].block for place in hats):
            yield Remark(f"votes[{number}]", "a hat is in no block, so everybody meets the hats in the same order")


def _counts_moves(plan: Plan) -> bool:
    return is_among(COUNT_MOVES, [consent.id for consent in plan.consents])


def _put(plan: Plan) -> dict[VoteId, int]:
    """At which place of the agenda each vote is put first."""
    places = enumerate(plan.agenda)
    put = [(vote, place) for place, phase in places if phase.kind in PUTS_VOTES for vote in phase.votes]
    return dict(reversed(put))


def _unused(plan: Plan) -> Iterator[Remark]:
    put, asked = _put(plan), {question for vote in plan.votes for question in vote.questions}
    shown = {exhibit for phase in plan.agenda for exhibit in phase.exhibits}
    for number, vote in enumerate(plan.votes):
        if vote.id not in put:
            yield Remark(f"votes[{number}]", f"“{vote.id}” is put in no phase")
    for number, question in enumerate(plan.questions):
        if question.id not in asked:
            yield Remark(f"questions[{number}]", f"“{question.id}” is asked in no vote")
    for number, exhibit in enumerate(plan.exhibits):
        if exhibit.id not in shown:
            yield Remark(f"exhibits[{number}]", f"“{exhibit.id}” is shown in no phase")


def _named(plan: Plan) -> Iterator[Remark]:
    """The day is never called more than it is."""
    title, hours = plan.title.get("en", ""), together(plan) / 60
    for word in {found.lower() for found in CALLED.findall(title)}:
        least = JURY_HOURS if word.startswith("jur") else ASSEMBLY_HOURS
        if hours < least and not SHORT.search(title):
            yield Remark(
                "title",
                f"people meet for {spoken(together(plan))}, and what is called “{word}” meets for {least} hours at "
                "least as a rule: say in the title how short it is, or call it a workshop",
            )


def _to_fill_in(plan: Plan) -> Iterator[Remark]:
    waiting = [place for place, words in texts_of(plan) if words.get("en", "").startswith(TO_FILL_IN.strip())]
    if waiting:
        yield Remark(waiting[0], f"{len(waiting)} texts are still to be filled in, and this is the first")


def _demonstrates(plan: Plan) -> Iterator[Remark]:
    """A plan that was made to be tried tells jurors so."""
    saying = [place for place, words in texts_of(plan) if DEMONSTRATION.search(words.get("en", ""))]
    if saying:
        yield Remark(
            saying[0], "jurors are told that this is a demonstration: on a real day, the truth is to be filled in"
        )
