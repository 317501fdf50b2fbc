"""What an exhibit shows: for those in the room, once they were shown it; byte for byte, and in a box."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from app.jury.exhibits.acts import ShowExhibit
from app.store.evidence.lent import has, may_show, take_back
from app.web.headers import HEADERS
from tests.days import FACILITATOR, WALL, juror, undone
from tests.store import sent
from tests.store.books import home
from tests.web.evidence import DOCUMENT, FILM, SHOW, kept_file, shown_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.jury.exhibits.plan import ExhibitFile
    from app.jury.people import By
    from tests.web.evidence import Shown

JUROR = juror(1)


@pytest.fixture
async def shown(tmp_path: Path) -> AsyncIterator[Shown]:
    async with shown_place(tmp_path, SHOW) as there:
        yield there


async def fetched(there: Shown, file: ExhibitFile, page: int | str, by: By = JUROR, **headers: str) -> httpx.Response:
    here = there.place
    keys = here.cookie(by, 0 if by.role in (FACILITATOR.role, WALL.role) else 1)
    return await here.doors.get(f"{here.path(by)}exhibits/{file.digest}/{page}", headers=keys | headers)


async def test_nothing_is_there_before_it_is_shown_and_everything_from_then_on(tmp_path: Path) -> None:
    async with shown_place(tmp_path) as there:
        for page in (1, 2, "original", "text"):
            for by in (juror(1), FACILITATOR, WALL):
                assert (await fetched(there, there.report, page, by)).status_code == 404
    async with shown_place(tmp_path / "shown", SHOW) as there:
        for page in (1, 2, "original", "text"):
            for by in (juror(1), FACILITATOR, WALL):
                assert (await fetched(there, there.report, page, by)).status_code == 200
        assert (await fetched(there, there.unseen, 1)).status_code == 404


@pytest.mark.parametrize("then", [(FACILITATOR, ShowExhibit("story", None)), undone], ids=["put away", "taken back"])
async def test_what_was_once_shown_can_be_looked_at_again(tmp_path: Path, then: object) -> None:
    async with shown_place(tmp_path, SHOW, then) as there:  # type: ignore[arg-type]
        assert (await fetched(there, there.report, 1)).status_code == 200


async def test_a_file_is_served_as_it_was_kept(shown: Shown) -> None:
    for file, content, media in (
        (shown.report, DOCUMENT, "application/pdf"),
        (shown.film, FILM, "video/webm"),
        (shown.photo, None, "image/jpeg"),
    ):
        answer = await fetched(shown, file, "original")
        assert hashlib.sha256(answer.content).hexdigest() == file.digest
        assert content is None or answer.content == content
        assert answer.headers["content-type"] == media
    assert (await fetched(shown, shown.photo, 1)).content == (await fetched(shown, shown.photo, "original")).content
    page = await fetched(shown, shown.report, 2)
    assert (page.headers["content-type"], page.content[8:12]) == ("image/webp", b"WEBP")


async def test_a_file_comes_in_a_box(shown: Shown) -> None:
    for file, page in ((shown.report, 1), (shown.report, "original"), (shown.photo, 1), (shown.film, "original")):
        answer = await fetched(shown, file, page)
        assert answer.headers.get_list("content-security-policy") == ["default-src 'none'; sandbox"]
        assert answer.headers.get_list("cache-control") == ["private, max-age=31536000, immutable"]
        for name in HEADERS.keys() - {"content-security-policy"}:
            assert answer.headers.get_list(name) == [HEADERS[name]]
    assert (await fetched(shown, shown.report, "original")).headers["content-disposition"].startswith("attachment;")
    film = (await fetched(shown, shown.film, "original")).headers["content-disposition"]
    assert film == "inline; filename*=utf-8''Si%C3%A2n.webm"


async def test_what_is_not_there_is_not_kept_by_anybody(shown: Shown) -> None:
    for page in (0, 3, -1, "01x", "1" * 40, "²", "original.pdf", "..", "%2e%2e", "about.json", "1.webp"):
        answer = await fetched(shown, shown.report, page)
        assert answer.status_code == 404, page
        assert answer.headers["cache-control"] == "no-store"
    assert (await fetched(shown, shown.film, 1)).status_code == 404


async def test_a_film_is_played_from_anywhere(shown: Shown) -> None:
    answer = await fetched(shown, shown.film, "original", range="bytes=10-19")
    assert (answer.status_code, answer.content) == (206, FILM[10:20])
    assert answer.headers["content-range"] == f"bytes 10-19/{len(FILM)}"
    assert (await fetched(shown, shown.film, "original", range=f"bytes={len(FILM)}-")).status_code == 416


async def test_what_is_written_on_the_pages_can_be_read(shown: Shown) -> None:
    page = (await fetched(shown, shown.report, "text")).text
    assert page.index("Page 1 of 2") < page.index("The first page of the report") < page.index("The second page")
    assert f'href="{shown.place.path(juror(1))}"' in page
    assert "There is no text in this file." in (await fetched(shown, shown.photo, "text")).text


async def test_a_card_shows_pages_pictures_films_and_where_it_comes_from(shown: Shown) -> None:
    here = shown.place
    card = (await here.doors.get(f"{here.path(juror(1))}main", headers=here.cookie(juror(1)))).text
    for said in (
        f'src="exhibits/{shown.report.digest}/1" alt="report.pdf, page 1 of 2"',
        f'src="exhibits/{shown.report.digest}/2"',
        f'src="exhibits/{shown.photo.digest}/1" alt="What photo.jpg shows"',
        f'<video controls preload="metadata" src="exhibits/{shown.film.digest}/original"',
        '<a href="https://elsewhere.example/report" rel="noreferrer noopener" target="_blank">',
        "(elsewhere.example)",
        "All rights reserved",
        "<p>She has <em>lived</em> here for forty years.</p>",
    ):
        assert said in card
    wall = (await here.doors.get(f"{here.path(WALL)}main", headers=here.cookie(WALL, 0))).text
    assert f'src="exhibits/{shown.report.digest}/1"' in wall


async def test_knowing_a_digest_is_not_enough(shown: Shown) -> None:
    """Another sitting's jurors, another seat's device, and another organisation's plan get nothing."""
    here = shown.place
    path = f"{here.path(juror(1))}exhibits/{shown.report.digest}/1"
    for keys in ({}, here.cookie(juror(2)), here.cookie(juror(1), sitting=here.other), here.cookie(juror(1), 7)):
        assert (await here.doors.get(path, headers=keys)).status_code in (403, 410)
    assert may_show(here.engine, here.sitting.id, shown.report.digest)
    assert not take_back(here.engine, home(here.engine), shown.report.digest), "nobody else has it"
    assert not has(here.engine, home(here.engine), shown.report.digest)
    assert (await fetched(shown, shown.report, 1)).status_code == 404


async def test_a_file_of_another_organisation_s_stays_theirs(shown: Shown, tmp_path: Path) -> None:
    here = shown.place
    with here.engine.connect() as connection:
        theirs = connection.exec_driver_sql("SELECT id FROM organisation WHERE name = 'Another council'").scalar_one()
    file = kept_file(tmp_path, here.engine, str(theirs), sent.pdf("Theirs alone"), "theirs.pdf")
    assert has(here.engine, str(theirs), file.digest)
    assert not may_show(here.engine, here.sitting.id, file.digest)
    kept_file(tmp_path, here.engine, str(theirs), DOCUMENT, "report.pdf")
    assert take_back(here.engine, home(here.engine), shown.report.digest), "the others still have it"
