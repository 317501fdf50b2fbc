"""A place whose jury is to see a document, a picture and a film, and one that it never sees."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.plan import Link
from app.store.evidence.files import Files
from app.store.evidence.lent import lend
from app.store.journal import Journal
from tests import days
from tests.days import FACILITATOR, PLAN, STORY, said
from tests.store import sent
from tests.store.books import database, home, prepared
from tests.web.members import staffed
from tests.web.place import served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import Engine

    from app.jury.exhibits.plan import Exhibit, ExhibitFile
    from app.jury.plan import Plan
    from app.store.evidence.files import Kept
    from tests.days import Step
    from tests.web.place import Place

DOCUMENT = sent.pdf("The first page of the report", "The second page")
FILM = sent.film()


@dataclass
class Shown:
    """The place, everybody's keys at the desk, and the files by what they are."""

    place: Place
    keys: dict[str, dict[str, str]]
    report: ExhibitFile
    photo: ExhibitFile
    film: ExhibitFile
    unseen: ExhibitFile


ONCE = TemporaryDirectory(prefix="juryday-evidence-")
"""Where each file is opened once, for all the places that show it."""


@cache
def opened_once(content: bytes) -> Kept:
    files = Files(Path(ONCE.name))
    with files.incoming() as incoming:
        incoming.write(content)
        return files.keep(incoming)


def kept_file(folder: Path, engine: Engine, organisation: str, content: bytes, name: str) -> ExhibitFile:
    kept = opened_once(content)
    copytree(Path(ONCE.name) / kept.digest, folder / "files" / kept.digest, dirs_exist_ok=True)
    lend(engine, organisation, kept, name, days.START)
    return kept.called(name)


def with_files(*files: ExhibitFile, unseen: tuple[ExhibitFile, ...] = ()) -> Plan:
    """The plan whose story shows these files, and that has another exhibit with what nobody sees."""
    told = tuple(replace(file, says=said(f"What {file.name} shows")) for file in files)
    link = Link("https://elsewhere.example/report", said("The whole report"))
    profile = said("She has *lived* here for forty years.")
    story = replace(
        STORY, files=told, links=(link,), licence=said("All rights reserved"), profile=profile, questioned=5
    )
    later: Exhibit = replace(STORY, id="later", files=unseen)
    agenda = tuple(replace(phase, exhibits=("story", "later")) if phase.exhibits else phase for phase in PLAN.agenda)
    return replace(PLAN, exhibits=(story, later), agenda=agenda)


def hearing(plan: Plan, *more: Step) -> Step:
    """Jurors 1 to 3 are in, and evidence is heard."""
    return (days.opened(plan=plan), days.seated(1, 2, 3), days.moved_to("evidence"), *more)


SHOW: Step = (FACILITATOR, ShowExhibit(None, "story"))


@asynccontextmanager
async def shown_place(folder: Path, *more: Step) -> AsyncIterator[Shown]:
    """Evidence is heard; the story is not shown yet, unless `more` says so."""
    with database(folder) as engine:
        ours = home(engine)
        report = kept_file(folder, engine, ours, DOCUMENT, "report.pdf")
        photo = kept_file(folder, engine, ours, sent.picture("JPEG", (600, 400)), "photo.jpg")
        film = kept_file(folder, engine, ours, FILM, "Siân.webm")
        unseen = kept_file(folder, engine, ours, sent.pdf("Not yet"), "later.pdf")
        plan = with_files(report, photo, film, unseen=(unseen,))
        sitting, other = prepared(engine, plan), prepared(engine, plan)
        entries, _ = days.told(*hearing(plan, *more))
        Journal(engine, sitting).append(entries)
        keys = staffed(engine)
        async with served(folder, engine, sitting, other) as there:
            yield Shown(there, keys, report, photo, film, unseen)
