"""A template for every region, an element with its id for every value, and what people wrote is never markup."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass, fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import UndefinedError

from app.jury.acts import ACTS
from app.jury.day.acts import Announce, CallEyesUp, ChangePhase, OpenSitting
from app.jury.day.agenda_acts import ChangeAgenda
from app.jury.exhibits.acts import ShowExhibit
from app.jury.reasons import Fate, Reason
from app.jury.rule_book import RULES
from app.jury.seats.acts import CheckIn
from app.jury.tables.acts import SetTables
from app.jury.votes.acts import OpenVote, RevealVotes
from app.screens.region import Region
from app.screens.seats import Place
from app.web.desk.people import SignInPage
from app.web.desk.sheets import OutsidePage, Sheet
from app.web.inbox import read_form
from app.web.render import Memo, Render, bare, say
from app.web.render import fields as fields_of_act
from app.web.shells import (
    CardPage,
    EnterPage,
    JoinPage,
    OwnPage,
    Page,
    ProblemPage,
    RecoverPage,
    ScreenPage,
    Tongues,
    WaitPage,
)
from tests import days
from tests.days import FACILITATOR, PLAN, WALL, juror
from tests.web.drawn import screens

if TYPE_CHECKING:
    from app.jury.act import Act

FRONTEND = Path(__file__).parents[2] / "frontend"
ABSTRACT = {"PlanSheet", "KeyedRegion", "Result", "WhatChanged", "Sheet", "OutsidePage", "AskedSheet"}
TONGUES = Tongues((("en", "English"), ("cy", "Cymraeg")), "/", draft=True)
LINK = "https://jury.example/enter#x"
VOID = {"input", "meta", "link", "br", "path", "rect", "img"}
OF_SECRET_VOTES = {
    *("SecretBallot", "SecretCast", "SecretOver", "SecretPanel", "WallSecret", "NotTold"),
    *("MyBallot", "PublishedBallots", "BallotsPage", "PaperPage"),
    *("_coarse", "_question", "_said", "_took_part"),
    "_plan_asks",
}
"""What is said of a linked vote never calls it so."""
EVIL = "<script>alert('x')</script>\"><img src=x>"


@pytest.fixture(scope="module")
def render() -> Render:
    return Render(FRONTEND)


def kinds_of(base: type) -> set[str]:
    """The names of all that the application itself derives from it, however deep, and puts on screens."""
    own = [each for each in base.__subclasses__() if each.__module__.startswith("app.")]
    return {name for each in own for name in {each.__name__, *kinds_of(each)}} - ABSTRACT


def templates(folder: str) -> set[str]:
    return {path.stem for path in (FRONTEND / "templates" / folder).glob("*.html") if not path.stem.startswith("_")}


def tampered(value: Any) -> Any:
    """The same value with markup in every text meant for people."""
    if isinstance(value, dict):
        return {lang: f"{EVIL}{text}" for lang, text in value.items()}
    if isinstance(value, tuple):
        return tuple(map(tampered, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: tampered(getattr(value, field.name)) for field in fields(value)})
    return value


ALL = list(screens())


class Outline(HTMLParser):
    """The outermost elements of a fragment: their tags and ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth = 0
        self.outermost: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            self.outermost.append((tag, dict(attrs).get("id")))
        self.depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            self.outermost.append((tag, dict(attrs).get("id")))

    def handle_data(self, data: str) -> None:
        if self.depth == 0 and data.strip():
            self.outermost.append((f"text {data.strip()}", None))


def drawn_regions() -> list[Region]:
    return [region for screen in ALL for region in screen]


def test_every_region_has_one_template_and_every_template_a_region() -> None:
    assert templates("regions") == kinds_of(Region)


def test_every_page_has_one_template_and_every_template_a_page() -> None:
    importlib.import_module("app.main")  # every room of the desk describes its own pages
    assert templates("pages") | templates("desk") == kinds_of(Page)
    assert templates("desk") == kinds_of(Sheet) | kinds_of(OutsidePage)


def test_the_day_told_here_shows_every_region_there_is() -> None:
    assert {type(region).__name__ for region in drawn_regions()} == kinds_of(Region)


def test_a_region_is_one_element_with_its_id(render: Render) -> None:
    for region in drawn_regions():
        outline = Outline(render.html(region, "en"))
        assert [id for _, id in outline.outermost] == [region.id]
        assert outline.depth == 0, f"{region.id}: an element is not closed"


def test_a_form_that_a_tap_sends_says_what_it_does(render: Render) -> None:
    """The script knows each form by its act; one form without leaves the rest of the screen undressed."""
    for region in drawn_regions():
        for form in re.findall(r"<form[^>]* data-act\b.*?</form>", render.html(region, "en"), re.DOTALL):
            assert 'name="act"' in form, f"{region.id}: {form}"


def test_a_push_marks_each_outermost_element_and_no_other(render: Render) -> None:
    for region in drawn_regions():
        pushed = render.push([region], "en")
        assert pushed.count("hx-swap-oob") == 1
        assert pushed.replace(' hx-swap-oob="outerMorph"', "") == render.html(region, "en")
        assert re.match(rf'\s*<\w+ hx-swap-oob="outerMorph" id="{re.escape(region.id)}"', pushed)


def test_the_whole_screen_is_pushed_as_one_element(render: Render) -> None:
    pushed = render.push_main(ALL[-1], "en")
    assert Outline(pushed).outermost == [("main", "screen")]
    assert pushed.count("hx-swap-oob") == 1
    assert pushed.replace(' hx-swap-oob="outerMorph"', "") == render.main(ALL[-1], "en")


def test_what_people_wrote_never_comes_out_as_markup(render: Render) -> None:
    evil = tampered(PLAN)
    assert evil.title["en"].startswith(EVIL), "there is something to escape"
    for screen in screens(evil, said=EVIL):
        html = render.main(screen, "en")
        assert "<script" not in html
        assert "<img src=x" not in html


def test_no_template_has_style_script_or_handlers_of_its_own() -> None:
    for path in (FRONTEND / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|hx-on|<style", text), path.name
        assert len(text.splitlines()) <= 60, path.name
        assert not re.search("anonymous", text, re.IGNORECASE), path.name
        spoken = path.parent.name != "desk" or path.stem == "_took_part"  # the desk prepares votes of both kinds
        assert not spoken or path.stem in OF_SECRET_VOTES or not re.search("secret", text, re.IGNORECASE), path.name


@dataclass(frozen=True, slots=True)
class Notice(Region):
    """Named like a region that there is, but without what its template asks for."""


def test_a_name_that_is_not_there_is_a_bug(render: Render) -> None:
    with pytest.raises(UndefinedError):
        render.html(Notice(), "en")


def test_a_person_reads_their_language_or_english_or_what_there_is(render: Render) -> None:
    place = days.the(Place, days.seen(days.after(days.ARRIVED), juror(1)))
    assert "The opera house (cy)" in render.html(place, "cy-GB")
    assert "The opera house (cy)" not in render.html(place, "en")
    assert say({"en": "Yes", "cy": "Ie"}, "cy") == "Ie"
    assert bare({"en": "Yes", "cy": "Ie"}, "fr") == "Yes"
    assert bare({"cy": "Ie"}, "fr") == "Ie"
    assert say({}, "fr") == bare({}, "fr") == ""


def test_words_in_another_language_are_marked_and_stay_text() -> None:
    assert say({"en": "R & D"}, "cy") == "<span lang=en>R &amp; D</span>"
    assert say({"x onclick=y": "<b>"}, "cy") == "&lt;b&gt;"
    for path in (FRONTEND / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'="[^"<>]*\| *say\b|block title %}.*\| *say\b.*endblock', text), path.name


@pytest.mark.parametrize(
    ("act", "pairs"),
    [
        (ChangePhase("a", "b"), [("leaving", "a"), ("to", "b")]),
        (ChangePhase("a", "b", undoes=7), [("undoes", "7"), ("leaving", "a"), ("to", "b")]),
        (RevealVotes({"opening": 1, "refined": 2}), [("votes.opening", "1"), ("votes.refined", "2")]),
        (CallEyesUp(True), [("on", "true")]),
        (CallEyesUp(False), [("on", "false")]),
        (ShowExhibit(None, "e"), [("to", "e")]),
        (Announce(""), [("text", "")]),
        (OpenVote("v", 1), [("vote", "v"), ("version", "1")]),
        (CheckIn(("photo",)), [("consents[]", ""), ("consents[]", "photo"), ("people", "1")]),
        (ChangeAgenda((), ("a", "b")), [("leaving[]", ""), ("to[]", ""), ("to[]", "a"), ("to[]", "b")]),
        (SetTables("a", 2, ((1, 2), ())), [("phase", "a"), ("draw", "2"), ("tables:json", "[[1,2],[]]")]),
    ],
)
def test_an_act_is_flat_hidden_fields_and_reads_back_as_itself(act: Act, pairs: list[tuple[str, str]]) -> None:
    assert sorted(fields_of_act(act)) == sorted(pairs)
    assert read_form(FACILITATOR, [("act", type(act).__name__), *fields_of_act(act)]).act == act


def test_what_a_form_cannot_hold_is_a_bug() -> None:
    with pytest.raises(TypeError):
        fields_of_act(OpenSitting(PLAN, ()))


def test_every_act_a_console_offers_reads_back_as_itself() -> None:
    offered = [act for screen in ALL for act in days.inside(screen) if type(act).__name__ in ACTS]
    assert len({type(act) for act in offered}) > 8
    for act in offered:
        assert read_form(FACILITATOR, [("act", type(act).__name__), *fields_of_act(act)]).act == act  # type: ignore[arg-type]


def test_whatever_can_be_taken_back_has_words_on_the_console() -> None:
    text = (FRONTEND / "templates/regions/_deeds.html").read_text(encoding="utf-8")
    undoable = {act.__name__ for act, rule in RULES.items() if rule.inverse}
    assert undoable == set(re.findall(r'^  "(\w+)": ', text, re.MULTILINE))


def test_the_screen_page_carries_a_sentence_for_every_fate_and_reason(render: Render) -> None:
    page = render.page(ScreenPage("en", juror(7).role, 7, TONGUES, PLAN.title, "e1", "c0de", "<main></main>", None))
    for fate in Fate:
        assert re.search(rf'<p data-fate="{fate}">\w', page)
    for reason in Reason:
        assert re.search(rf'<p data-reason="{reason}">\w', page)


@pytest.mark.parametrize("problem", [None, *Reason])
def test_every_page_can_be_drawn_with_every_problem(render: Render, problem: Reason | None) -> None:
    pages = [
        JoinPage("en", TONGUES, days.at(), EVIL, problem, "/day/x/juror/7/", left=problem is None),
        EnterPage("en"),
        *(WaitPage("en", 7, 11, told) for told in ("waiting", "free", "refused")),
        CardPage("en", 7, tampered(PLAN.title), "f00d", LINK, "KTR4", "482 153", None, EVIL, 1, 9, None),
        OwnPage("en", 7, "482 153", LINK, "https://jury.example", "KTR4", problem),
        OwnPage("en", 7, "", "", "", "", problem),
        RecoverPage("en", problem),
        *(
            ScreenPage("en", by.role, 1, TONGUES, {}, "e1", "c0de", "<main></main>", problem)
            for by in (juror(1), FACILITATOR, WALL)
        ),
        *([ProblemPage("en", problem, 409)] if problem else []),
        SignInPage("en", "/desk/", problem, late=False, nobody=problem is None),
    ]
    for page in pages:
        html = render.page(page)
        assert html.startswith("<!doctype html>")
        assert "<script>" not in html
        assert "<img src=x" not in html


def test_the_same_object_is_drawn_once_per_language(render: Render) -> None:
    region = ALL[-1][0]
    assert render.html(region, "en") is render.html(region, "en")
    assert render.html(region, "en") is not render.html(region, "cy")


def test_the_memo_keeps_what_is_asked_for_and_forgets_the_rest() -> None:
    memo, drawn = Memo(2), []

    def ask(thing: list[int]) -> str:
        return memo.once(thing, "en", lambda thing, _: drawn.append(thing[0]) or str(thing[0]))

    wanted, others = [0], [[n] for n in range(1, 9)]
    for other in others:
        ask(wanted)
        ask(other)
    assert drawn.count(0) == 1
    ask(others[0])
    assert drawn.count(1) == 2
