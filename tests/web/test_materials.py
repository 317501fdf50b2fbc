"""What the jury was shown leaves the desk as a page and as a PDF, with the pictures that may be copied."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.jury.exhibits.acts import ShowExhibit
from app.store.journal import Journal
from tests import days
from tests.days import FACILITATOR, PLAN, STORY, said
from tests.store import sent
from tests.store.books import database, home, prepared
from tests.web.evidence import kept_file
from tests.web.members import staffed
from tests.web.place import served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.place import Place


@asynccontextmanager
async def a_shown_picture(folder: Path, licence: str) -> AsyncIterator[tuple[Place, dict[str, dict[str, str]], str]]:
    with database(folder) as engine:
        photo = kept_file(folder, engine, home(engine), sent.picture("PNG", (600, 400)), "photo.png")
        shown = replace(photo, says=said("The stage, empty"))
        plan = replace(PLAN, exhibits=(replace(STORY, files=(shown,), licence=said(licence)),))
        sitting, other = prepared(engine, plan), prepared(engine, plan)
        day = (days.opened(plan=plan), days.seated(1), days.moved_to("evidence"))
        Journal(engine, sitting).append(days.told(*day, (FACILITATOR, ShowExhibit(None, "story")))[0])
        keys = staffed(engine)
        async with served(folder, engine, sitting, other) as there:
            yield there, keys, f"/desk/sittings/{sitting.id}"


async def test_the_page_and_the_pdf_hold_the_picture_and_run_nothing(tmp_path: Path) -> None:
    async with a_shown_picture(tmp_path, "CC BY 4.0") as (there, keys, base):
        page = await there.doors.get(f"{base}/materials.html", headers=keys["organiser"])
        assert page.status_code == 200
        assert 'src="data:image/jpeg;base64,' in page.text
        assert 'alt="The stage, empty"' in page.text
        assert "font/woff2" in page.text
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "frame-ancestors 'none'" in policy
        assert page.headers["content-disposition"].startswith("inline")
        kept = await there.doors.get(f"{base}/materials.html?keep", headers=keys["organiser"])
        assert kept.headers["content-disposition"].startswith("attachment")
        paper = await there.doors.get(f"{base}/materials.pdf", headers=keys["organiser"])
        assert (paper.headers["content-type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
        assert b"/Subtype/Image" in paper.content


async def test_a_picture_that_may_not_be_copied_is_in_neither(tmp_path: Path) -> None:
    async with a_shown_picture(tmp_path, "Not to be copied") as (there, keys, base):
        page = await there.doors.get(f"{base}/materials.html", headers=keys["organiser"])
        assert "data:image" not in page.text
        assert "The stage, empty" in page.text
        paper = await there.doors.get(f"{base}/materials.pdf", headers=keys["organiser"])
        assert b"/Subtype/Image" not in paper.content


@pytest.mark.parametrize("ending", ["html", "pdf"])
async def test_before_the_doors_open_and_for_a_guest_there_is_none(tmp_path: Path, ending: str) -> None:
    async with a_shown_picture(tmp_path, "CC BY 4.0") as (there, keys, base):
        other = f"/desk/sittings/{there.other.id}/materials.{ending}"
        assert (await there.doors.get(other, headers=keys["organiser"])).status_code >= 400
        assert (await there.doors.get(f"{base}/materials.{ending}", headers=keys["observer"])).status_code == 403
        findings = await there.doors.get(f"{base}/findings", headers=keys["observer"])
        assert "materials" not in findings.text
        findings = await there.doors.get(f"{base}/findings", headers=keys["organiser"])
        assert f"{base}/materials.{ending}" in findings.text
