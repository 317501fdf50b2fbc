"""Why a plan cannot be held, place by place: the sentences to what `check_plan` refuses, and empty texts besides."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..jury.exhibits.plan import MOST_PAGES, Exhibit, can_be_followed, could_be_there
from ..jury.plan import HALF, Plan
from ..jury.tables.rules import MOST_TABLES
from ..jury.votes.declared import TieBreak, can_be_kept
from ..jury.votes.methods import (
    CONSENT_LEVELS,
    HAS_LIMITS,
    HAS_NO_WINNER,
    HAS_THRESHOLD,
    LARGEST_TOTAL,
    METHODS,
    MOST_LEVELS,
    MOST_POINTS,
    NOT_SURE,
    can_be_answered,
)
from ..jury.votes.plan import Method, Question
from .hours import minute_of
from .places import Remark, is_blank, texts_of
from .recruiting import unfit_targets

STATED = frozenset({"interest", "source"})
"""Texts of an exhibit that ought to be there, and without which the day can still be held."""
LONGEST_PHASE = 24 * 60
"""Minutes. Longer than any, and a clock that every screen can show."""

MOST_CUES = 40
MOST_LANGUAGES = 24
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
"""A language as BCP 47 names it."""

LEVELS = f"its levels have to be from 2 to {MOST_LEVELS}"
NEEDS: Mapping[Method, str] = {
    Method.SCALE: "a scale needs an odd number of points, so that it has a middle",
    Method.CONSENT: f"consent needs {CONSENT_LEVELS} options, from opposing to wholehearted support, or a no and a yes",
    Method.APPROVAL: "fewest and most have to fit its options, and most has to be 1 at least",
    Method.RANKING: "fewest and most have to fit its options",
    Method.SCORES: LEVELS,
    Method.JUDGEMENT: LEVELS,
    Method.POINTS: f"its total has to be from 1 to {MOST_POINTS} points",
    Method.BUDGET: f"it needs a total from 1 to {LARGEST_TOTAL} and a cost above 0 for each option",
}


def faults(plan: Plan) -> tuple[Remark, ...]:
    """None where the plan can be held."""
    return (
        *_missing(plan),
        *_twice(plan),
        *_unknown(plan),
        *_unanswerable(plan),
        *_unshowable(plan),
        *_unshared(plan),
        *unfit_targets(plan.targets),
        *_out_of_time(plan),
        *_unheeded(plan),
        *_blank(plan),
        *_untold(plan),
    )


def _missing(plan: Plan) -> Iterator[Remark]:
    if not plan.agenda:
        yield Remark("agenda", "there is no phase, so there is no day")
    for number, vote in enumerate(plan.votes):
        if not vote.questions:
            yield Remark(f"votes[{number}].questions", "the vote puts no question")


def _twice(plan: Plan) -> Iterator[Remark]:
    yield from _repeated("agenda", [phase.id for phase in plan.agenda])
    yield from _repeated("consents", [consent.id for consent in plan.consents])
    yield from _repeated("exhibits", [exhibit.id for exhibit in plan.exhibits])
    yield from _repeated("questions", [question.id for question in plan.questions])
    yield from _repeated("votes", [vote.id for vote in plan.votes])
    yield from _repeated("blocks", [block.id for block in plan.blocks])
    for number, question in enumerate(plan.questions):
        yield from _repeated(f"questions[{number}].options", [option.id for option in question.options])


def _repeated(place: str, ids: Sequence[str]) -> Iterator[Remark]:
    seen: set[str] = set()
    for number, given in enumerate(ids):
        if given in seen:
            yield Remark(f"{place}[{number}].id", f"“{given}” is there already, and an id is given once")
        seen.add(given)


def _unknown(plan: Plan) -> Iterator[Remark]:
    votes, exhibits = {vote.id for vote in plan.votes}, {exhibit.id for exhibit in plan.exhibits}
    questions = {question.id for question in plan.questions}
    for number, phase in enumerate(plan.agenda):
        yield from _not_among(votes, f"agenda[{number}].votes", phase.votes, "vote")
        yield from _not_among(exhibits, f"agenda[{number}].exhibits", phase.exhibits, "exhibit")
    for number, vote in enumerate(plan.votes):
        yield from _not_among(questions, f"votes[{number}].questions", vote.questions, "question")


def _not_among(known: Iterable[str], place: str, wanted: Sequence[str], kind: str) -> Iterator[Remark]:
    for number, each in enumerate(wanted):
        if each not in known:
            yield Remark(f"{place}[{number}]", f"there is no {kind} “{each}”")


def _unanswerable(plan: Plan) -> Iterator[Remark]:
    for number, question in enumerate(plan.questions):
        if not can_be_answered(question):
            yield Remark(f"questions[{number}]", f"nobody could answer it: {why_not(question)}")


def why_not(question: Question) -> str:
    if not 2 <= len(question.options) < NOT_SURE:
        return f"it needs from 2 to {NOT_SURE - 1} options"
    if not can_be_kept(question.declared):
        return "a threshold or quorum is from nothing to everybody, and “more than” everybody is nobody"
    if question.declared.threshold and question.method not in HAS_THRESHOLD:
        return "a threshold means nothing where nobody votes for or against something; declare a quorum or a tie-break"
    if question.declared.tie_break is not TieBreak.NONE and question.method in HAS_NO_WINNER:
        return "a tie-break means nothing where there is nothing to win; declare a threshold or a quorum"
    if question.method not in HAS_LIMITS and (question.fewest or question.most):
        return "only approval and ranking have fewest and most"
    if METHODS[question.method].several and question.not_sure:
        return "“not sure” stands beside one answer, not beside several"
    return NEEDS[question.method]


def _unshared(plan: Plan) -> Iterator[Remark]:
    if not 0 <= plan.least_share <= HALF:
        yield Remark("least_share", f"each side can be promised from 0 to {HALF} per cent of the minutes of both")


def _unshowable(plan: Plan) -> Iterator[Remark]:
    for number, exhibit in enumerate(plan.exhibits):
        yield from _files(f"exhibits[{number}].files", exhibit)
        for place, link in enumerate(exhibit.links):
            if not can_be_followed(link):
                where = f"exhibits[{number}].links[{place}].address"
                yield Remark(where, "an address is followed where it begins with https:// or http://, and a host")


def _files(place: str, exhibit: Exhibit) -> Iterator[Remark]:
    digests = [file.digest for file in exhibit.files]
    for number, file in enumerate(exhibit.files):
        if file.digest in digests[:number]:
            yield Remark(f"{place}[{number}]", "the same file is there already")
        if not could_be_there(file):
            pages = f"a PDF has from 1 to {MOST_PAGES} pages, a picture 1, a film none"
            yield Remark(f"{place}[{number}]", f"a file goes by its SHA-256, in hexadecimal; {pages}")


def _out_of_time(plan: Plan) -> Iterator[Remark]:
    for number, phase in enumerate(plan.agenda):
        if phase.minutes < 1:
            yield Remark(f"agenda[{number}].minutes", "a phase lasts a minute at least")
        if phase.minutes > LONGEST_PHASE:
            yield Remark(f"agenda[{number}].minutes", "a phase lasts a day at the most")
        if not 0 <= phase.least <= phase.minutes:
            yield Remark(f"agenda[{number}].least", f"of {phase.minutes} minutes, {phase.least} cannot be protected")
        if phase.resumes and minute_of(phase.resumes) is None:
            yield Remark(f"agenda[{number}].resumes", f"“{phase.resumes}” is no time of day, such as 18:30")
        if phase.tables < 0:
            yield Remark(f"agenda[{number}].tables", "there cannot be fewer tables than none")
        if phase.tables > MOST_TABLES:
            yield Remark(f"agenda[{number}].tables", f"more than {MOST_TABLES} tables cannot be drawn")
    for number, exhibit in enumerate(plan.exhibits):
        for name, does in (("minutes", "speaks"), ("questioned", "is questioned")):
            if getattr(exhibit, name) < 0:
                yield Remark(f"exhibits[{number}].{name}", f"nobody {does} for less than no time")
            if getattr(exhibit, name) > LONGEST_PHASE:
                yield Remark(f"exhibits[{number}].{name}", f"nobody {does} for more than a day")


def _unheeded(plan: Plan) -> Iterator[Remark]:
    for number, phase in enumerate(plan.agenda):
        if len(phase.cues) > MOST_CUES:
            yield Remark(
                f"agenda[{number}].cues", f"nobody can heed {len(phase.cues)} cues, and {MOST_CUES} are the most"
            )
        for place, cue in enumerate(phase.cues):
            if not 0 <= cue.minute <= LONGEST_PHASE:
                yield Remark(
                    f"agenda[{number}].cues[{place}].minute", "a cue comes at 0 minutes or later, within a day"
                )


def _blank(plan: Plan) -> Iterator[Remark]:
    for place, words in texts_of(plan):
        if is_blank(words) and place.rpartition(".")[2] not in STATED:
            yield Remark(place, "there is no text, in any language")


def _untold(plan: Plan) -> Iterator[Remark]:
    """Whatever is drawn in each of its languages would be drawn without end."""
    found = dict.fromkeys((*plan.languages, *(lang for _, words in texts_of(plan) for lang in words)))
    if len(found) > MOST_LANGUAGES:
        yield Remark("languages", f"it is in {len(found)} languages, and {MOST_LANGUAGES} are the most")
    elif wrong := next((lang for lang in found if not TAG.fullmatch(lang)), None):
        yield Remark("languages", f"“{wrong[:20]}” is no language, such as “en” or “cy”")
