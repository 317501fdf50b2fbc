"""What a juror reads, in every language that is offered: complete, and with the same places to be filled."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from app.web.render import Render
from app.web.tongues import DRAFTS, ENGLISH, LANGUAGES, catalogue, language_of
from tests import days
from tests.days import FACILITATOR, OPENING, WALL, after, juror
from tools import words

if TYPE_CHECKING:
    from babel.messages.catalog import Message

    from tests.web.place import Place

FRONTEND = Path(__file__).parents[2] / "frontend"
PLACES = re.compile(r"%\(\w+\)s|\{n\}")


def messages() -> list[Message]:
    return [message for path in words.catalogues() for message in read_po(BytesIO(path.read_bytes())) if message.id]


def each(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def test_every_language_but_english_has_a_catalogue_and_each_lacks_nothing():
    assert {path.stem for path in words.catalogues()} == set(LANGUAGES) - {ENGLISH}
    assert [line for path in words.catalogues() for line in words.complaints(path)] == []
    assert set(LANGUAGES) >= DRAFTS


def test_a_translation_has_the_places_to_be_filled_that_the_text_has():
    assert len(messages()) > 200
    for message in messages():
        for said in each(message.string):
            assert sorted(PLACES.findall(said)) == sorted(PLACES.findall(each(message.id)[-1])), message.id


def test_the_templates_of_jurors_are_told_from_those_of_the_staff():
    gathered = {path.stem for path in words.jurors_templates()}
    assert {"BallotQuestion", "MyJourney", "JoinPage", "_helps"} <= gathered
    assert not gathered & {"NowPanel", "WallTurnout", "AddForms", "FindingsPage", "SignInPage"}


def test_the_check_finds_what_is_missing_what_is_gone_and_what_is_untranslated(tmp_path: Path):
    source = words.catalogues()[0].read_text(encoding="utf-8")
    changed = source.replace('msgid "Save"\n', 'msgid "Save it"\n').replace('msgstr "Gorffen"', 'msgstr ""')
    assert changed != source
    (tmp_path / "cy.po").write_text(changed, encoding="utf-8")
    found = words.complaints(tmp_path / "cy.po")
    assert found == ["cy.po: not there yet: Save", "cy.po: no longer needed: Save it", "cy.po: not translated: Finish"]


@pytest.mark.parametrize(
    ("chosen", "accepted", "spoken"),
    [
        ("", "", "en"),
        ("", "cy", "cy"),
        ("", "cy-GB,cy;q=0.9,en;q=0.5", "cy"),
        ("", "en-GB,cy;q=0.9", "en"),
        ("", "cy;q=0.1, en;q=0.8", "en"),
        ("", "fr,de;q=0.5", "en"),
        ("", "fr,cy;q=0.2", "cy"),
        ("", "cy;q=0,en", "en"),
        ("", "cy;q=nonsense", "en"),
        ("", ";;;,,,q=1", "en"),
        ("", "x" * 10_000, "en"),
        ("cy", "en", "cy"),
        ("en", "cy", "en"),
        ("xx", "cy", "cy"),
    ],
)
def test_the_language_is_the_one_chosen_else_the_best_accepted_else_english(chosen: str, accepted: str, spoken: str):
    assert language_of(chosen, accepted) == spoken


def test_one_moment_is_drawn_in_each_language():
    render = Render(FRONTEND)
    screen = days.seen(after(OPENING), juror(1))
    english, welsh = (render.main(screen, lang) for lang in ("en", "cy"))
    assert "Save" in english
    assert "Cadw" in welsh
    assert "The opera house (cy)" in welsh
    assert "Cwestiwn 1 o 4" in welsh
    assert "Save" in render.main(screen, "fr")


async def test_a_device_is_spoken_to_in_the_language_chosen_on_it(here: Place) -> None:
    path = here.path(juror(1))
    answer = await here.doors.post("/language", data={"lang": "cy", "next": path})
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    cookie = answer.headers["set-cookie"].partition(";")[0]
    keys = {"cookie": f"{here.cookie(juror(1))['cookie']}; {cookie}"}
    page = (await here.doors.get(path, headers=keys)).text
    assert '<html lang="cy"' in page
    assert "Drafft yw’r cyfieithiad hwn." in page
    assert ">English</button>" in page
    main = (await here.doors.get(f"{path}main", headers=keys)).text
    assert "Cadw" in main
    other = (await here.doors.get(path, headers=here.cookie(juror(1)))).text
    assert "Drafft" not in other
    assert ">Cymraeg</button>" in other


async def test_the_door_and_its_problems_are_in_the_language_a_browser_asks_for(here: Place) -> None:
    welsh = {"accept-language": "cy"}
    assert "Dewch i mewn" in (await here.doors.get("/", headers=welsh)).text
    assert "Cymerwch" not in (await here.doors.get("/", headers=welsh)).text
    assert "Nid oedd modd gwneud hynny" in (await here.doors.get("/nowhere", headers=welsh)).text


@pytest.mark.parametrize("then", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere", "/%2f", "x", ""])
async def test_choosing_a_language_leads_nowhere_else_and_is_not_for_other_sites(here: Place, then: str) -> None:
    answer = await here.doors.post("/language", data={"lang": "cy", "next": then})
    assert answer.headers["location"] == "/"
    refused = await here.doors.post("/language", data={"lang": "cy"}, headers={"origin": "http://elsewhere.example"})
    assert refused.status_code == 403
    unknown = await here.doors.post("/language", data={"lang": "xx"})
    assert "set-cookie" not in unknown.headers


@pytest.mark.parametrize(("number", "noun"), [(0, "c"), (1, "c"), (2, "g"), (3, "ch"), (5, "c"), (6, "ch"), (13, "c")])
def test_numbers_mutate_what_they_count(number: int, noun: str):
    (counted,) = (each.id for each in messages() if "question. Choose" in each.id[0])
    said = catalogue(FRONTEND, "cy").ngettext(*counted, number)
    assert said.startswith(f"%(num)s {noun}westiwn")


def test_every_count_has_all_the_forms_its_language_has():
    for path in words.catalogues():
        kept = read_po(BytesIO(path.read_bytes()))
        assert all(len(each.string) == kept.num_plurals for each in kept if each.id and each.pluralizable)


async def test_a_language_can_be_chosen_after_a_wrong_code(here: Place) -> None:
    page = (await here.doors.post("/join", data={"code": "nonsense"})).text
    assert 'name="next" value="/"' in page


async def test_a_page_in_another_language_is_a_draft_in_english_too_and_its_socket_knows(here: Place) -> None:
    answer = await here.doors.get(here.path(juror(1)), headers=here.cookie(juror(1)) | {"accept-language": "cy"})
    assert '<span lang="en">This translation is a draft.' in answer.text
    assert "juryday-language=cy" in answer.headers["set-cookie"]


async def test_console_and_wall_are_in_english(here: Place) -> None:
    for by in (FACILITATOR, WALL):
        answer = await here.doors.get(here.path(by), headers=here.cookie(by, 0) | {"accept-language": "cy"})
        assert '<html lang="en"' in answer.text
        assert "set-cookie" not in answer.headers


async def test_the_desk_is_in_english_whatever_a_browser_asks_for(here: Place) -> None:
    assert '<html lang="en"' in (await here.doors.get("/desk/sign-in", headers={"accept-language": "cy"})).text
