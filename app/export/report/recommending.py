"""What the jury recommends, word for word: exact support, what was needed, conditions, and what a minority says."""

from collections.abc import Iterator

from ...jury.recommendations.standing import Listed
from ...jury.votes.verdict import Ruling, Verdict
from ...study.recommended import RecommendationFinding, StatementFinding
from ..document.value import Paragraph, Part, Prose, Section, Tone, plain
from ..materials.saying import some
from ..words import said
from .told import Told, lines
from .tracing import came_from

UNQUOTED = "A condition that its author does not wish to be quoted"
NONE = "The jury put no recommendation to a vote."
RULINGS = {
    Ruling.CARRIED: "carried",
    Ruling.BELOW: "below what was declared as enough",
    Ruling.NO_QUORUM: "too few voted for it to count",
    Ruling.LEADING: "ahead, nothing having been declared",
    Ruling.TIED: "a tie",
    Ruling.COUNTED: "counted",
    Ruling.NOBODY: "chosen by nobody",
}


def recommends(told: Told) -> Section:
    found = told.recommended.recommendations if told.recommended else ()
    if not found:
        return Section("What the jury recommends", (Paragraph(plain(NONE)),))
    return Section("What the jury recommends", (), tuple(_one(told, each) for each in found))


def support_in_words(verdict: Verdict) -> str:
    """Exact, as people; what was needed beside it."""
    if verdict.given is None or verdict.needed is None:
        return f"{verdict.voted} of {verdict.entitled} voted: {RULINGS[verdict.ruling]}."
    given = f"{verdict.given} of {verdict.valid} who answered are for it, {verdict.needed} were needed"
    return f"{given}: {RULINGS[verdict.ruling]}."


def verdict_of(found: RecommendationFinding) -> Verdict | None:
    """The latest."""
    return next((version.verdict for version in reversed(found.versions) if version.verdict), None)


def _one(told: Told, found: RecommendationFinding) -> Section:
    return Section(
        f"Recommendation {found.number}",
        (Paragraph(plain(said(found.words)), Tone.LEAD), *_parts(found)),
        (*_within(found), *came_from(told, found.number)),
    )


def _parts(found: RecommendationFinding) -> Iterator[Part]:
    for version in found.versions:
        told = f"Version {version.version}: {some(version.ours, 'juror')} signed that these are the jury's words"
        told += f", {version.not_yet} said not yet." if version.not_yet else "."
        if version.verdict:
            told += f" {support_in_words(version.verdict)}"
        yield Paragraph(plain(told))
        yield Paragraph(plain(f"SHA-256 of the wording: {version.digest}"), Tone.ASIDE)


def _within(found: RecommendationFinding) -> Iterator[Section]:
    if found.conditions:
        yield Section("On condition that", (lines(map(_condition, found.conditions)),))
    for number, each in enumerate(found.statements, 1):
        name = "Minority statement" if len(found.statements) == 1 else f"Minority statement {number}"
        yield Section(name, tuple(_statement(each)))


def _condition(each: Listed) -> Prose:
    return plain(f"{each.text or UNQUOTED} ({some(each.confirmed, 'juror')})")


def _statement(each: StatementFinding) -> Iterator[Part]:
    if not each.text:
        yield Paragraph(plain("A statement that was kept back."), Tone.ASIDE)
    else:
        yield Paragraph(plain(each.text), Tone.QUOTED)
    yield Paragraph(plain(f"Signed by {some(each.signed, 'juror')}."))
    if each.replaced:
        gone = f"{each.stands} of them found that it still stands, {each.no_longer} that it no longer does"
        yield Paragraph(plain(f"The wording that it was written to has been replaced. {gone}."), Tone.ASIDE)
