"""The desk's pages of evidence: exhibits are written, files are taken in or refused, and nothing typed is ever lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.store import juries, plan_versions
from app.store.evidence.lent import files_of, has, take_back
from app.store.plan_versions import newest
from tests.store import sent
from tests.store.books import home
from tests.web.evidence import shown_place
from tests.web.members import STRANGER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.jury.exhibits.plan import Exhibit
    from app.jury.plan import Plan
    from tests.web.evidence import Shown


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Shown]:
    async with shown_place(tmp_path) as shown:
        yield shown


def plan(there: Shown) -> Plan:
    return newest(there.place.engine, there.place.other.id).plan


def story(there: Shown) -> Exhibit:
    return plan(there).exhibit("story")


def base(there: Shown) -> str:
    return f"/desk/sittings/{there.place.other.id}"


async def got(there: Shown, path: str, who: str = "organiser") -> httpx.Response:
    return await there.place.doors.get(f"{base(there)}/{path}", headers=there.keys[who])


async def posted(there: Shown, path: str, who: str = "organiser", **fields: str) -> httpx.Response:
    return await there.place.doors.post(f"{base(there)}/{path}", data=fields, headers=there.keys[who])


async def saved(
    there: Shown, changes: dict[str, str], file: tuple[str, bytes] | None = None, version: int = 1
) -> httpx.Response:
    """The form of the story as its page shows it, with these boxes changed."""
    boxes = boxes_of((await got(there, "evidence/story")).text) | {"version": str(version)} | changes
    files = {name: (None, text) for name, text in boxes.items()} | ({"file": file} if file else {})
    path = f"{base(there)}/evidence/story"
    return await there.place.doors.post(path, files=files, headers=there.keys["organiser"])  # type: ignore[arg-type]


async def alone(there: Shown, place: int, file: tuple[str, bytes]) -> httpx.Response:
    """As the page's script sends a file."""
    path = f"{base(there)}/evidence-files?place={place}"
    return await there.place.doors.post(path, files={"file": file}, headers=there.keys["organiser"])


def boxes_of(page: str) -> dict[str, str]:
    """What a browser would send of the form, were it sent as it came."""
    form = page.split('<form class="boxes exhibit-form"', 1)[1].split("</form>", 1)[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        kind, name = re.search(r'type="(\w+)"', tag), re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and (kind is None or kind[1] == "hidden" or (kind[1] != "file" and " checked" in tag)):
            found[name[1]] = value[1] if value else ""
    found |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', form))
    return found


async def test_the_list_shows_sides_minutes_and_what_is_missing(there: Shown) -> None:
    page = (await got(there, "evidence")).text
    assert page.index("A story") < page.index("Up")
    assert "0 min to present, 5 min to be questioned" in page
    assert "Shown in:" in page
    assert "Still missing:" in page
    for who in ("facilitator", "commissioner", "observer"):
        other = await got(there, "evidence", who)
        assert (other.status_code, "Add an exhibit" in other.text) == (200, False)


async def test_an_exhibit_is_added_once_moved_and_taken_out_and_that_is_undone(there: Shown) -> None:
    page = (await got(there, "evidence")).text
    once = re.search(r'name="once" value="(\w+)"', page)
    assert once
    typed = {"version": "1", "once": once[1], "title": "The other side", "side": "against"}
    first = await posted(there, "evidence", **typed)
    again = await posted(there, "evidence", **typed)
    assert first.headers["location"].split("?")[0] == again.headers["location"]
    assert [exhibit.side.value for exhibit in plan(there).exhibits] == ["human-story", "human-story", "against"]
    added = plan(there).exhibits[-1].id
    assert added in plan(there).phase("evidence").exhibits
    assert (await got(there, f"evidence/{added}")).status_code == 200
    await posted(there, "evidence", version="2", does=f"up.{added}")
    assert [exhibit.id for exhibit in plan(there).exhibits] == ["story", added, "later"]
    gone = await posted(there, "evidence", version="3", does=f"remove.{added}")
    assert [exhibit.id for exhibit in plan(there).exhibits] == ["story", "later"]
    assert "An exhibit was taken out" in (await got(there, gone.headers["location"].rsplit("/", 1)[1])).text
    await posted(there, "plan/undo", version="4")
    assert added in plan(there).phase("evidence").exhibits


@pytest.mark.parametrize("title", ["", "   ", "x" * 1_001])
async def test_an_exhibit_has_a_title(there: Shown, title: str) -> None:
    answer = await posted(there, "evidence", version="1", once="ab" * 8, title=title, side="for")
    assert (answer.status_code, len(plan(there).exhibits)) == (400, 2)


async def test_a_form_sent_as_it_came_changes_nothing(there: Shown) -> None:
    before = plan(there)
    answer = await saved(there, {})
    assert answer.status_code == 303
    said = (await there.place.doors.get(answer.headers["location"], headers=there.keys["organiser"])).text
    assert "Nothing was different from what is saved." in said
    assert "/plan/undo" not in said, "there is nothing of one's own to undo"
    assert plan(there) == before
    assert newest(there.place.engine, there.place.other.id).number == 1


async def test_texts_minutes_and_links_are_kept(there: Shown) -> None:
    changes = {"title.en": "Another title", "minutes": "12", "questioned": "8", "licence.en": "Anybody"}
    answer = await saved(
        there, changes | {"link.1.address": "https://example.org/", "side": "for", "body.en": "- one\n- two"}
    )
    assert answer.status_code == 303
    now = story(there)
    assert (now.title["en"], now.minutes, now.questioned, now.side.value) == ("Another title", 12, 8, "for")
    assert [link.host for link in now.links] == ["elsewhere.example", "example.org"]
    page = (await got(there, "evidence/story")).text
    assert "<li>one</li>" in page


async def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(there: Shown) -> None:
    answer = await saved(there, {"minutes": "soon", "title.en": "", "title.cy": "", "source.en": "Typed at length"})
    assert answer.status_code == 400
    assert 'value="soon"' in answer.text
    assert "Typed at length" in answer.text
    assert answer.text.count('aria-invalid="true"') == 2
    assert story(there).source != {"en": "Typed at length"}


async def test_a_file_goes_along_with_the_form(there: Shown) -> None:
    answer = await saved(there, {"title.en": "With a map"}, ("../map of the site.png", sent.picture()))
    assert answer.status_code == 303
    now = story(there)
    assert (now.title["en"], [file.name for file in now.files]) == (
        "With a map",
        ["report.pdf", "photo.jpg", "Siân.webm", "map of the site.png"],
    )
    page = (await got(there, "evidence/story")).text
    assert f'src="{base(there)}/evidence/exhibits/{now.files[-1].digest}/1"' in page
    assert (await saved(there, {"file.3.out": "true"}, version=2)).status_code == 303
    assert len(story(there).files) == 3


UNFIT = {
    "a drawing": (("map.svg", sent.SVG), "none of the kinds"),
    "a page": (("report.pdf", sent.HTML), "none of the kinds"),
    "a PDF cut short": (("report.pdf", sent.pdf("Hello" * 50)[:-300]), "damaged or was cut short"),
    "a PDF with a password": (("report.pdf", sent.locked_pdf()), "asks for a password"),
    "a bomb": (("photo.png", sent.bomb()), "more than 40 million dots"),
    "nothing": (("report.pdf", b""), "nothing in it"),
    "31 MB": (("film.webm", sent.film() + bytes(31 << 20)), "larger than 30 MB"),
}


@pytest.mark.parametrize(("file", "says"), UNFIT.values(), ids=UNFIT)
async def test_a_file_that_cannot_be_shown_is_refused_in_a_sentence(
    there: Shown, file: tuple[str, bytes], says: str
) -> None:
    before = files_of(there.place.engine, home(there.place.engine)), plan(there)
    answer = await saved(there, {"title.en": "Typed beside it"}, file)
    assert (answer.status_code, says in answer.text, "Typed beside it" in answer.text) == (400, True, True)
    row = await alone(there, 3, file)
    assert (row.status_code, says in row.text) == (400, True)
    assert (files_of(there.place.engine, home(there.place.engine)), plan(there)) == before
    assert [path for path in (there.place.house.files.folder / ".incoming").rglob("*") if path.is_file()] == []


async def test_a_file_sent_alone_comes_back_as_a_row_and_is_kept_with_the_form(there: Shown) -> None:
    answer = await there.place.doors.post(
        f"{base(there)}/evidence-files?place=7",
        files={"file": ("a.pdf", sent.pdf("A", "B"))},
        headers=there.keys["organiser"],
    )
    digest = re.search(r'name="file.7.id" value="(\w+)"', answer.text)
    assert digest
    assert "2 pages" in answer.text
    assert digest[1] not in [file.digest for file in story(there).files], "not before the form is saved"
    await saved(there, {"file.7.id": digest[1], "file.7.en": "Two pages"})
    assert story(there).files[-1].says == {"en": "Two pages"}
    assert story(there).files[-1].pages == 2


async def test_two_who_change_different_boxes_both_get_them_and_the_same_box_asks(there: Shown) -> None:
    assert (await saved(there, {"title.en": "Mine"})).status_code == 303
    assert (await saved(there, {"source.en": "Theirs", "title.en": "A story"}, version=1)).status_code == 303
    assert (story(there).title["en"], story(there).source["en"]) == ("Mine", "Theirs")
    clash = await saved(there, {"title.en": "Ours"}, version=1)
    assert clash.status_code == 409
    assert "It now says: “Mine”" in clash.text.replace("&#8220;", "“")
    assert boxes_of(clash.text)["title.en"] == "Ours"
    assert (await saved(there, boxes_of(clash.text), version=int(boxes_of(clash.text)["version"]))).status_code == 303
    assert story(there).title["en"] == "Ours"


async def test_files_are_looked_at_within_the_organisation(there: Shown) -> None:
    path = f"evidence/exhibits/{there.unseen.digest}"
    for page in ("1", "original", "text"):
        assert (await got(there, f"{path}/{page}", "observer")).status_code == 200
        assert (await got(there, f"{path}/{page}", STRANGER)).status_code == 404
    page = await got(there, f"{path}/1")
    assert page.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert (await got(there, f"{path}/2")).status_code == 404


async def test_a_file_that_nothing_names_is_deleted_for_good_and_no_other(there: Shown) -> None:
    here = there.place
    alone = await here.doors.post(
        f"{base(there)}/evidence-files?place=0",
        files={"file": ("a.pdf", sent.pdf("Alone"))},
        headers=there.keys["organiser"],
    )
    digest = re.search(r'value="(\w{64})"', alone.text)
    assert digest
    assert "Files that nothing shows" in (await got(there, "evidence")).text
    named = await posted(there, f"evidence-files/{there.report.digest}/delete")
    assert (named.status_code, has(here.engine, home(here.engine), there.report.digest)) == (400, True)
    assert (await posted(there, f"evidence-files/{digest[1]}/delete", STRANGER)).status_code == 404
    assert (await posted(there, f"evidence-files/{digest[1]}/delete")).status_code == 303
    assert here.house.files.find(digest[1]) is None
    assert "Files that nothing shows" not in (await got(there, "evidence")).text


async def test_a_file_that_is_not_here_is_told_of(there: Shown) -> None:
    assert "a file that is not here" not in (await got(there, "evidence")).text
    take_back(there.place.engine, home(there.place.engine), there.photo.digest)
    assert "a file that is not here" in (await got(there, "evidence")).text
    page = (await got(there, "evidence/story")).text
    assert page.count("This file is not here: take it out") == 1
    assert (await saved(there, {"file.1.out": "true"})).status_code == 303
    assert "a file that is not here" not in (await got(there, "evidence")).text


async def test_once_the_day_has_begun_there_is_nothing_to_change(there: Shown) -> None:
    here = there.place
    path = f"/desk/sittings/{here.sitting.id}/evidence"
    page = await here.doors.get(f"{path}/story", headers=there.keys["organiser"])
    assert (page.status_code, "<form class" in page.text) == (200, False)
    fields = {"version": "1", "title.en": "Changed"}
    answer = await here.doors.post(
        f"{path}/story", files={name: (None, text) for name, text in fields.items()}, headers=there.keys["organiser"]
    )
    assert answer.status_code == 409 or answer.status_code == 400
    assert "Changed" not in str(juries.find_sitting(here.engine, here.sitting.id))


async def test_a_form_from_elsewhere_is_not_taken(there: Shown) -> None:
    elsewhere = there.keys["organiser"] | {"origin": "http://elsewhere.example"}
    for path in ("evidence/story", "evidence-files"):
        answer = await there.place.doors.post(
            f"{base(there)}/{path}", files={"version": (None, "1"), "file": ("a.pdf", sent.pdf("A"))}, headers=elsewhere
        )
        assert answer.status_code == 403
    assert plan_versions.newest(there.place.engine, there.place.other.id).number == 1


@pytest.mark.parametrize("body", [b"", b"nonsense", b"--x\r\n\r\n", b"\x00" * 100])
async def test_what_is_no_form_is_refused(there: Shown, body: bytes) -> None:
    for kind in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "application/x-www-form-urlencoded",
    ):
        for path in ("evidence/story", "evidence-files?place=1"):
            answer = await there.place.doors.post(
                f"{base(there)}/{path}", content=body, headers=there.keys["organiser"] | {"content-type": kind}
            )
            assert answer.status_code == 400, (kind, path)
