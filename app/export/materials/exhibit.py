"""One exhibit in the report: who stands behind it, how long it had, what it says or shows, and what was asked of it."""

from collections.abc import Iterator, Mapping

from ...jury.exhibits.ledger import Heard, whole_minutes
from ...jury.exhibits.plan import Exhibit, ExhibitFile, FileKind, Link
from ...jury.state import State
from ...jury.texts import is_stated
from ..document.value import Facts, Figure, Item, Paragraph, Part, Picture, Points, Prose, Run, Section, Tone, plain
from .asked import asked_about
from .on_screen import Looked
from .saying import FILES, INSTEAD, SIDES, may_be_copied, prose, some, spoken, time_of_day

Pictures = Mapping[str, tuple[Picture, bytes]]
UNSTATED = plain("Not stated")
NOT_COPIED = "It is described here and not reproduced: its licence does not allow that, or nobody has stated one."


def exhibit_section(state: State, heard: Heard, looked: Looked | None, zone: str, pictures: Pictures) -> Section:
    title = spoken(heard.exhibit.title).text
    return Section(title, tuple(_parts(heard, looked, zone, pictures)), tuple(_asked(state, heard.exhibit)))


def _parts(heard: Heard, looked: Looked | None, zone: str, pictures: Pictures) -> Iterator[Part]:
    exhibit = heard.exhibit
    copied = may_be_copied(exhibit) or not exhibit.files
    yield Paragraph(prose(exhibit.summary), Tone.LEAD)
    yield Facts((*_facts(exhibit), *_came(heard, looked, zone)))
    if copied:
        yield from (Paragraph(prose(words)) for words in exhibit.body)
    else:
        yield Paragraph(plain(NOT_COPIED), Tone.ASIDE)
    for file in exhibit.files:
        if copied and file.kind is FileKind.IMAGE and file.digest in pictures:
            yield _figure(file, *pictures[file.digest])
    if listed := [_file(each) for each in exhibit.files] + [_link(each) for each in exhibit.links]:
        yield Points(tuple(listed))


def _facts(exhibit: Exhibit) -> Iterator[tuple[str, Prose]]:
    yield "Side", plain(SIDES[exhibit.side])
    if exhibit.witness:
        yield "Given by", prose(exhibit.witness)
    if is_stated(exhibit.profile):
        yield "Who that is", prose(exhibit.profile)
    yield "Interest declared", prose(exhibit.interest) if is_stated(exhibit.interest) else UNSTATED
    yield "Source", prose(exhibit.source) if is_stated(exhibit.source) else UNSTATED
    if exhibit.files:
        yield "Who may copy it", prose(exhibit.licence) if is_stated(exhibit.licence) else UNSTATED
    questioned = f", and {some(exhibit.questioned, 'minute')} for questions" if exhibit.questioned else ""
    yield "Planned", plain(some(exhibit.minutes, "minute") + questioned)


def _came(heard: Heard, looked: Looked | None, zone: str) -> Iterator[tuple[str, Prose]]:
    """What came of the plan: who did not come, how long somebody spoke and was asked, how long it stood there."""
    if heard.absence is not None:
        yield "Did not come", (Run(f"{INSTEAD[heard.absence.instead]} Why: "), Run(heard.absence.because))
    if heard.given or heard.questioned:
        asked = f", and questioned for {_minutes(whole_minutes(heard.questioned))}" if heard.questioned else ""
        yield "Heard", plain(_minutes(whole_minutes(heard.given)) + asked)
    if looked is not None:
        often = "" if looked.times == 1 else f" in {looked.times} turns"
        yield "On screen", plain(f"{_minutes(looked.minutes)}{often}, first on {time_of_day(looked.first, zone)}")


def _minutes(number: int) -> str:
    return some(number, "minute") if number else "less than a minute"


def _figure(file: ExhibitFile, kind: Picture, picture: bytes) -> Figure:
    shows = spoken(file.says).text if is_stated(file.says) else file.name
    return Figure(picture, kind, shows, plain(shows))


def _file(file: ExhibitFile) -> Item:
    pages = f", {some(file.pages, 'page')}" if file.kind is FileKind.PDF else ""
    shows = (Run(" What it shows: "), spoken(file.says)) if is_stated(file.says) else ()
    named = Run(f"{FILES[file.kind]} “{file.name}”{pages}.")
    return Item((named, *shows, Run(f" SHA-256: {file.digest}")))


def _link(link: Link) -> Item:
    said = (spoken(link.says), Run(": ")) if is_stated(link.says) else ()
    return Item((*said, Run(link.address, address=link.address if link.host else "")))


def _asked(state: State, exhibit: Exhibit) -> Iterator[Section]:
    if asked := asked_about(state, exhibit.id):
        yield Section("What the jury asked about it", (Points(asked),))
