"""What the jury recommends, word for word: exact support, what was needed, conditions, and what a minority says."""

from collections.abc import Iterator, Sequence

from ...jury.recommendations.standing import Listed
from ...jury.state import State
from ...jury.votes.acts import VoteClosed
from ...jury.votes.plan import Question
from ...jury.votes.verdict import Ruling, Verdict
from ...study.recommended import RecommendationFinding, StatementFinding, VersionFinding
from ..document.value import Paragraph, Part, Prose, Section, Tone, plain
from ..materials.saying import some
from ..words import said
from .deciding import answers_to, support_in_words
from .told import Told, lines
from .tracing import came_from

UNQUOTED = (
    "condition more, which its author does not wish to be quoted",
    "conditions more, which their authors do not wish to be quoted",
)
NONE = "The jury put no recommendation to a vote."
UNTOLD = "While a vote is open or held back, nothing that is recommended is told."
TITLE = "What the jury recommends"
ALL_TOLD = "What was not carried is told as exactly as what was."
ASKED_FOR = "Conditions that jurors asked for"


def recommends(told: Told) -> Section:
    found = told.recommended.recommendations if told.recommended else ()
    if not found:
        return Section(TITLE, (Paragraph(plain(NONE if told.recommended else UNTOLD)),))
    return Section(TITLE, tuple(_carried(found)), tuple(_one(told, each) for each in found))


def _carried(found: Sequence[RecommendationFinding]) -> Iterator[Part]:
    """How many of those on which something was declared as enough have it, before anybody takes the rest for theirs."""
    verdicts = [verdict for verdict in map(verdict_of, found) if verdict and verdict.needed is not None]
    if not verdicts:
        return
    carried = sum(verdict.ruling is Ruling.CARRIED for verdict in verdicts)
    besides = "" if carried == len(verdicts) else f" {ALL_TOLD}"
    yield Paragraph(plain(f"Put to the vote: {len(verdicts)}. Carried: {carried or 'none'}.{besides}"))


def verdict_of(found: RecommendationFinding) -> Verdict | None:
    """The latest."""
    return next((version.verdict for version in reversed(found.versions) if version.verdict), None)


def _one(told: Told, found: RecommendationFinding) -> Section:
    return Section(
        f"Recommendation {found.number}",
        (Paragraph(plain(said(found.words)), Tone.LEAD), *_parts(told.state, found), *_answers(told.state, found)),
        (*_within(found), *came_from(told, found.number)),
    )


def _parts(state: State, found: RecommendationFinding) -> Iterator[Part]:
    for version in found.versions:
        told = f"Version {version.version}: {some(version.ours, 'juror')} signed that these are the jury's words"
        told += f", {version.not_yet} said not yet." if version.not_yet else "."
        yield Paragraph(plain(f"{told} {_support(state, found, version)}".rstrip()))
        yield Paragraph(plain(f"Fingerprint of the wording (SHA-256): {version.digest}"), Tone.ASIDE)


def _answers(state: State, found: RecommendationFinding) -> Iterator[Part]:
    """Of the last vote on it."""
    held = [vote for version in found.versions if (vote := _vote_on(state, found, version))]
    if held and held[-1][1].is_told:
        yield from answers_to(*held[-1])


def _vote_on(state: State, found: RecommendationFinding, version: VersionFinding) -> tuple[Question, VoteClosed] | None:
    """What was asked at the last vote on a version that has closed, and what was counted."""
    drafted = [*state.recommendations.drafted.values()][found.number - 1]
    votes = next(each.votes for each in drafted.versions if each.number == version.version)
    for vote in (state.the_plan.vote(name) for name in reversed(votes) if state.voting(name).closings):
        return state.the_plan.question(vote.questions[0]), state.voting(vote.id).closings[-1]
    return None


def _support(state: State, found: RecommendationFinding, version: VersionFinding) -> str:
    held = _vote_on(state, found, version)
    return support_in_words(version.verdict, *held) if version.verdict and held else ""


def support_of(state: State, found: RecommendationFinding) -> str:
    """By the latest verdict on it; "" where there is none."""
    told = (_support(state, found, version) for version in reversed(found.versions))
    return next(filter(None, told), "")


def _within(found: RecommendationFinding) -> Iterator[Section]:
    if found.conditions:
        yield Section(ASKED_FOR, (lines(_conditions(found.conditions)),))
    for number, each in enumerate(found.statements, 1):
        name = "Minority statement" if len(found.statements) == 1 else f"Minority statement {number}"
        yield Section(name, tuple(_statement(each)))


def _conditions(listed: Sequence[Listed]) -> Iterator[Prose]:
    for each in sorted(listed, key=lambda each: -each.confirmed):
        if each.text:
            yield plain(f"{each.text} ({some(each.confirmed, 'juror')})")
    if unquoted := sum(not each.text for each in listed):
        yield plain(some(unquoted, *UNQUOTED))


def _statement(each: StatementFinding) -> Iterator[Part]:
    if not each.text:
        yield Paragraph(plain("A statement that was kept back."), Tone.ASIDE)
    else:
        yield Paragraph(plain(each.text), Tone.QUOTED)
    yield Paragraph(plain(f"Signed by {some(each.signed, 'juror')}."))
    if each.replaced:
        gone = f"{each.stands} of them found that it still stands, {each.no_longer} that it no longer does"
        yield Paragraph(plain(f"The wording that it was written to has been replaced. {gone}."), Tone.ASIDE)
