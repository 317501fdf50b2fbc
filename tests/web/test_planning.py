"""The plan's pages: what each office may do, what is said, and that nothing typed by anybody is ever lost."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from app.jury.day.plan import Cue
from app.plans.ready import READY
from app.store import plan_versions
from app.store.journal import Journal
from app.store.plan_versions import newest, versions
from tests.days import ARRIVED, PLAN, START, told
from tests.store.books import database, kept, prepared
from tests.web.members import staffed
from tests.web.place import served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.jury.plan import Plan
    from tests.web.place import Place

SHORT = READY["two-evenings"]
LONDON = READY["roh-london"]


@dataclass
class Planned:
    """A sitting that is not open, and people to prepare it."""

    there: Place
    keys: dict[str, dict[str, str]]

    def path(self, rest: str = "") -> str:
        return f"/desk/sittings/{self.there.other.id}/plan{rest}"

    async def get(self, rest: str = "", who: str = "organiser") -> httpx.Response:
        return await self.there.doors.get(self.path(rest), headers=self.keys[who])

    async def post(self, rest: str, who: str = "organiser", **fields: str) -> httpx.Response:
        return await self.there.doors.post(self.path(rest), data=fields, headers=self.keys[who])

    @property
    def plan(self) -> Plan:
        return newest(self.there.engine, self.there.other.id).plan

    @property
    def version(self) -> int:
        return newest(self.there.engine, self.there.other.id).number


@asynccontextmanager
async def planned(folder: Path, plan: Plan = LONDON) -> AsyncIterator[Planned]:
    with database(folder) as engine:
        open_one, _ = kept(engine, ARRIVED)
        other = prepared(engine, plan)
        keys = staffed(engine)
        async with served(folder, engine, open_one, other) as there:
            yield Planned(there, keys)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Planned]:
    async with planned(tmp_path) as there:
        yield there


def saved_as(answer: httpx.Response) -> int:
    """The version that an answer leads back to."""
    assert answer.status_code == 303, answer.text
    found = re.search(r"saved=(\d+)", answer.headers["location"])
    assert found, answer.headers["location"]
    return int(found[1])


async def test_the_plan_at_a_glance_says_how_long_people_meet_and_when(desk: Planned) -> None:
    page = (await desk.get()).text
    assert "7 h, 5 h 45 min of it together" in page
    assert "<time>09:30</time>–<time>09:50</time>" in page
    assert "Version 1." in page
    assert "the day can be held as it is" in page.lower()


async def test_faults_and_warnings_lead_to_where_they_can_be_seen_to(tmp_path: Path) -> None:
    phases = (replace(SHORT.agenda[0], minutes=0), *SHORT.agenda[1:])
    async with planned(tmp_path, replace(SHORT, agenda=phases)) as desk:
        page = (await desk.get()).text
        assert "The day cannot be held until this is put right" in page
        assert f'href="{desk.path("/agenda/arrive#minutes")}">A phase lasts a minute at least</a>' in page


async def test_every_text_that_waits_for_the_organiser_is_listed_with_its_way(tmp_path: Path) -> None:
    async with planned(tmp_path, READY["trade-offs-and-budget"]) as desk:
        page = (await desk.get()).text
        assert "25 texts that only you can write" in page
        assert f'href="{desk.path("/charge#asked_by")}">To be filled in: the name of the council' in page


async def test_a_language_comes_and_goes_and_comes_back(desk: Planned) -> None:
    assert saved_as(await desk.post("/languages", version="1", less="cy")) == 2
    assert desk.plan.languages == ("en",)
    assert set(desk.plan.title) == {"en"}
    page = (await desk.get("?saved=2")).text
    assert "Saved, version 2." in page
    assert "Gone: all texts in Cymraeg" in page
    assert saved_as(await desk.post("/undo", version="2")) == 3
    assert desk.plan == LONDON
    await desk.post("/languages", version="3", less="cy")
    assert saved_as(await desk.post("/languages", version="4", more="cy")) == 5
    assert "texts are not in it yet" in (await desk.get()).text
    assert (await desk.post("/languages", version="5", less="xx")).status_code == 404


@pytest.mark.parametrize(
    ("back", "then"),
    [
        ("plan/agenda", "/agenda"),
        ("plan/agenda/tea", "/agenda/tea"),
        ("plan", ""),
        ("", ""),
        ("plan/agenda/gone", ""),
        ("//elsewhere.example", ""),
        ("plan/../../../", ""),
    ],
)
async def test_undoing_leads_back_to_where_one_was_and_nowhere_else(desk: Planned, back: str, then: str) -> None:
    await desk.post("/languages", version="1", less="cy")
    answer = await desk.post("/undo", version="2", back=back)
    assert answer.headers["location"] == f"{desk.path(then)}?saved=3"


async def test_a_hint_is_left_as_it_is_and_looked_at_again(desk: Planned) -> None:
    page = (await desk.get()).text
    marks = re.findall(r'name="mark" value="(\w+)"', page)
    assert len(marks) == 4
    assert saved_as(await desk.post("/hints", version="1", mark=marks[0])) == 2
    page = (await desk.get()).text
    assert marks[0] not in page
    assert "3 hints on wording" in page
    await desk.post("/hints", version="2", mark="nonsense")
    assert desk.plan.left == (marks[0],)
    await desk.post("/hints", version="2", again="1")
    assert marks[0] in (await desk.get()).text


async def test_every_save_is_in_the_history_in_words(desk: Planned) -> None:
    await desk.post("/languages", version="1", less="cy")
    page = (await desk.get("/history")).text
    assert page.count("/plan/history/") == 2
    assert "organiser" in page
    assert "As it was prepared" in page
    old = (await desk.get("/history/1")).text
    assert "What is different in the newest, version 2" in old
    assert saved_as(await desk.post("/history/1", version="2")) == 3
    assert desk.plan == LONDON
    assert "Back to version 1" in (await desk.get("/history")).text
    assert "The newest version is the same" in (await desk.get("/history/1")).text


@pytest.mark.parametrize("number", ["0", "2", "99999999999", "x", "-1"])
async def test_a_version_that_never_was_is_not_there(desk: Planned, number: str) -> None:
    assert (await desk.get(f"/history/{number}")).status_code == 404
    assert (await desk.post(f"/history/{number}", version="1")).status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999", "7"])
async def test_a_form_made_from_no_version_changes_nothing(desk: Planned, version: str) -> None:
    assert (await desk.post("/languages", version=version, less="cy")).status_code == 400
    assert desk.plan == LONDON


async def test_a_long_history_goes_on_over_the_page(desk: Planned) -> None:
    for number in range(1, 25):
        await desk.post("/languages", version=str(number), **({"less": "cy"} if number % 2 else {"more": "cy"}))
    first = (await desk.get("/history")).text
    assert first.count("<li>\n    <p><a") == 20
    (older,) = re.findall(r"until=(\d+)", first)
    rest = (await desk.get(f"/history?until={older}")).text
    assert rest.count("<li>\n    <p><a") == 5
    assert "As it was prepared" in rest


async def test_once_the_day_has_begun_the_plan_is_read_and_not_changed(desk: Planned) -> None:
    path = f"/desk/sittings/{desk.there.sitting.id}/plan"
    page = (await desk.there.doors.get(path, headers=desk.keys["organiser"])).text
    assert "The day has begun" in page
    assert "What is still to do" not in page
    assert "while the doors were being opened" not in page
    assert f'action="{path}' not in page
    answer = await desk.there.doors.post(
        f"{path}/languages", data={"version": "1", "more": "cy"}, headers=desk.keys["organiser"]
    )
    assert answer.status_code == 400
    assert "open already" in answer.text
    assert len(versions(desk.there.engine, desk.there.sitting.id, 9)) == 1


async def test_a_save_that_came_as_the_doors_opened_is_said_to_be_no_part_of_the_day(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        opened = prepared(engine, PLAN)
        latest = replace(PLAN, title={"en": "Too late"})
        plan_versions.save(engine, opened.id, 1, lambda *_: latest, by="Ada", note="", now=START)
        Journal(engine, opened).append(told(ARRIVED)[0])
        keys = staffed(engine)
        async with served(tmp_path, engine, opened, prepared(engine)) as there:
            path = f"/desk/sittings/{opened.id}/plan"
            page = (await there.doors.get(path, headers=keys["organiser"])).text
            assert "Version 2 was saved while the doors were being opened" in page
            assert "Too late" not in page


async def test_who_only_looks_on_is_offered_nothing_to_press(desk: Planned) -> None:
    for office in ("facilitator", "commissioner", "observer"):
        for rest in ("", "/history", "/history/1"):
            page = (await desk.get(rest, who=office)).text
            assert f'action="{desk.path()}' not in page
            assert "Charge</a>" not in page


# The charge


def charged(plan: Plan, **other: str) -> dict[str, str]:
    """Everything that the charge's page sends, with this typed otherwise."""
    charge, langs = plan.charge, plan.languages or ("en", "cy")
    fields = {"version": "1", "influence": charge.influence.value}
    texts = {"title": plan.title, "question": charge.question, "asked_by": charge.asked_by}
    for name, words in {**texts, "answered_by": charge.answered_by}.items():
        fields |= {f"{name}.{lang}": words.get(lang, "") for lang in langs}
    for name in ("up_for_grabs", "not_up_for_grabs"):
        things = getattr(charge, name)
        fields |= {f"{name}.{lang}": "\r\n".join(words.get(lang, "") for words in things) for lang in langs}
    return fields | {name.replace("__", "."): text for name, text in other.items()}


async def test_sending_the_charge_as_it_is_changes_nothing(desk: Planned) -> None:
    assert saved_as(await desk.post("/charge", **charged(LONDON))) == 1
    assert desk.plan == LONDON


async def test_the_charge_is_changed_in_every_language(desk: Planned) -> None:
    fields = charged(
        LONDON, question__cy="Beth?", influence="empower", up_for_grabs__en="One\n\nThree", title__en=" T "
    )
    assert saved_as(await desk.post("/charge", **fields)) == 2
    charge = desk.plan.charge
    assert charge.question == {**LONDON.charge.question, "cy": "Beth?"}
    assert charge.influence.value == "empower"
    assert [words.get("en") for words in charge.up_for_grabs] == ["One", None, "Three"]
    assert [words["cy"] for words in charge.up_for_grabs] == [words["cy"] for words in LONDON.charge.up_for_grabs]
    assert desk.plan.title["en"] == "T"
    page = (await desk.get("/charge?saved=2")).text
    assert 'value="empower" required checked' in page
    assert "Beth?" in page


async def test_what_cannot_be_taken_is_said_beside_it_and_everything_typed_is_kept(desk: Planned) -> None:
    fields = charged(LONDON, question__en="", question__cy="", asked_by__en="x" * 5_001, answered_by__en="<b>Ada</b>")
    answer = await desk.post("/charge", **fields)
    assert answer.status_code == 400
    assert "Not saved yet" in answer.text
    assert 'id="amiss-question.en"' in answer.text
    assert 'id="amiss-asked_by.en"' in answer.text
    assert "x" * 5_001 in answer.text
    assert "&lt;b&gt;Ada&lt;/b&gt;" in answer.text
    assert desk.plan == LONDON


async def test_the_longest_texts_in_a_script_of_three_bytes_a_letter_are_taken(desk: Planned) -> None:
    long = "書" * 5_000
    fields = charged(LONDON, question__en=long, question__cy=long, asked_by__en=long, answered_by__en=long)
    assert saved_as(await desk.post("/charge", **fields)) == 2
    assert desk.plan.charge.question == {"en": long, "cy": long}


async def test_too_many_things_are_not_taken(desk: Planned) -> None:
    answer = await desk.post("/charge", **charged(LONDON, up_for_grabs__en="a\n" * 41))
    assert (answer.status_code, "Forty lines can be kept" in answer.text) == (400, True)


@pytest.mark.parametrize("text", ["\x00", "a\x00b"])
async def test_what_no_database_can_hold_is_refused_whole(desk: Planned, text: str) -> None:
    assert (await desk.post("/charge", **charged(LONDON, question__en=text))).status_code == 400
    assert (await desk.post("/charge", **charged(LONDON, influence="much"))).status_code == 400
    assert desk.plan == LONDON


async def test_two_editors_of_two_fields_both_get_through(desk: Planned) -> None:
    await desk.post("/charge", **charged(LONDON, question__en="Mine?"))
    assert saved_as(await desk.post("/charge", **charged(LONDON, asked_by__en="Somebody else"))) == 3
    assert desk.plan.charge.question["en"] == "Mine?"
    assert desk.plan.charge.asked_by["en"] == "Somebody else"


async def test_two_editors_of_one_field_are_shown_both_and_nothing_typed_is_lost(desk: Planned) -> None:
    await desk.post("/charge", **charged(LONDON, question__en="Hers?", asked_by__en="Her body"))
    answer = await desk.post("/charge", **charged(LONDON, question__en="Mine?", answered_by__en="Me"))
    assert answer.status_code == 409
    assert "somebody else has changed the same" in answer.text
    assert "It now says:" in answer.text
    assert "Hers?" in answer.text
    assert ">Mine?</textarea>" in answer.text
    assert ">Me</textarea>" in answer.text
    assert ">Her body</textarea>" in answer.text, "what she changed elsewhere is in the form already"
    assert desk.plan.charge.question["en"] == "Hers?"
    again = dict(re.findall(r'name="(version)" value="(\d+)"', answer.text))
    newest_charge = charged(desk.plan, question__en="Mine?", answered_by__en="Me") | again
    assert saved_as(await desk.post("/charge", **newest_charge)) == 3
    assert desk.plan.charge.question["en"] == "Mine?"
    assert desk.plan.charge.asked_by["en"] == "Her body"


async def test_two_editors_of_one_list_are_shown_both(desk: Planned) -> None:
    await desk.post("/charge", **charged(LONDON, up_for_grabs__en="Hers"))
    answer = await desk.post("/charge", **charged(LONDON, up_for_grabs__en="Mine\nand this"))
    assert answer.status_code == 409
    assert "Hers" in answer.text
    assert "Mine\nand this" in answer.text.replace("\r", "")


# The agenda


def timed(plan: Plan, version: int = 1, **pressed: str) -> dict[str, str]:
    """Everything that the agenda's page sends, with this pressed or typed."""
    fields = {"version": str(version)}
    for phase in plan.agenda:
        fields |= {f"minutes.{phase.id}": str(phase.minutes), f"least.{phase.id}": str(phase.least)}
    return fields | {name.replace("__", ".").replace("_", "-"): value for name, value in pressed.items()}


def order(plan: Plan) -> list[str]:
    return [phase.id for phase in plan.agenda]


async def test_minutes_are_typed_and_the_clock_runs_along(desk: Planned) -> None:
    fields = timed(LONDON, minutes__arrive="35", least__arrive="10")
    assert saved_as(await desk.post("/agenda", **fields)) == 2
    assert (desk.plan.agenda[0].minutes, desk.plan.agenda[0].least) == (35, 10)
    page = (await desk.get("/agenda")).text
    assert "<time>10:05</time>–<time>10:20</time>" in page
    assert "7 h 15 min" in page


async def test_a_button_moves_a_step_and_saves_what_was_typed(desk: Planned) -> None:
    answer = await desk.post("/agenda", **timed(LONDON, down="arrive", minutes__arrive="25"))
    assert saved_as(answer) == 2
    assert order(desk.plan)[:2] == ["charge", "arrive"]
    assert desk.plan.agenda[1].minutes == 25
    page = (await desk.there.doors.get(answer.headers["location"], headers=desk.keys["organiser"])).text
    assert "“Arriving” is now step 2 of 16" in page
    assert re.search(r'id="down-arrive" autofocus', page)
    await desk.post("/agenda", **timed(desk.plan, 2, up="arrive"))
    assert order(desk.plan) == order(LONDON)


async def test_a_step_is_dragged_to_a_place(desk: Planned) -> None:
    assert saved_as(await desk.post("/agenda", **timed(LONDON, drag="arrive", to="3"))) == 2
    assert order(desk.plan)[3] == "arrive"
    assert (await desk.post("/agenda", **timed(LONDON, drag="arrive", to="x"))).status_code == 400
    assert (await desk.post("/agenda", **timed(LONDON, drag="nowhere", to="1"))).status_code == 404


async def test_a_step_is_added_and_taken_away_and_that_is_undone(desk: Planned) -> None:
    answer = await desk.post("/agenda", **timed(LONDON, add="1", kind="talk", after="charge"))
    assert saved_as(answer) == 2
    new = desk.plan.agenda[2]
    assert (new.kind.value, new.title["en"]) == ("talk", "Table talk")
    assert f"#phase-{new.id}" in answer.headers["location"]
    assert saved_as(await desk.post("/agenda", **timed(desk.plan, 2, remove=new.id))) == 3
    assert order(desk.plan) == order(LONDON)
    assert saved_as(await desk.post("/undo", version="3")) == 4
    assert desk.plan.agenda[2] == new
    assert (await desk.post("/agenda", **timed(LONDON, add="1", kind="nap", after="charge"))).status_code == 400
    assert (await desk.post("/agenda", **timed(LONDON, add="1", kind="talk", after="nowhere"))).status_code == 404


async def test_a_button_pressed_twice_is_pressed_once(desk: Planned) -> None:
    (new,) = re.findall(r'name="new" value="(\w+)"', (await desk.get("/agenda")).text)
    for pressed in ({"add": "1", "kind": "talk", "after": "charge", "new": new}, {"down": "tea"}, {"remove": "lunch"}):
        before = desk.version
        fields = timed(desk.plan, before, **pressed)
        assert [saved_as(await desk.post("/agenda", **fields)) for _ in range(2)] == [before + 1] * 2
    assert len(desk.plan.agenda) == len(LONDON.agenda)


@pytest.mark.parametrize("typed", ["", "x", "0", "-5", "1441", "1e3", "٣", "9" * 5000])
async def test_minutes_that_are_none_are_said_beside_the_box(desk: Planned, typed: str) -> None:
    answer = await desk.post("/agenda", **timed(LONDON, minutes__arrive=typed, minutes__charge="16"))
    assert answer.status_code == 400
    assert 'id="amiss-minutes.arrive"' in answer.text
    assert f'name="minutes.arrive" value="{typed}"' in answer.text
    assert 'name="minutes.charge" value="16"' in answer.text
    assert desk.plan == LONDON


async def test_more_cannot_be_protected_than_there_is(desk: Planned) -> None:
    answer = await desk.post("/agenda", **timed(LONDON, minutes__arrive="10", least__arrive="11"))
    assert (answer.status_code, "More is protected than there is" in answer.text) == (400, True)
    assert 'name="minutes.arrive" value="10"' in answer.text
    assert 'name="least.arrive" value="11"' in answer.text


async def test_two_editors_move_and_time_at_once(desk: Planned) -> None:
    await desk.post("/agenda", **timed(LONDON, down="arrive"))
    assert saved_as(await desk.post("/agenda", **timed(LONDON, minutes__arrive="25", up="lunch"))) == 3
    assert desk.plan.agenda[1].minutes == 25
    assert order(desk.plan)[:2] == ["charge", "arrive"]
    assert order(desk.plan).index("lunch") == order(LONDON).index("lunch") - 1


async def test_two_editors_of_the_same_minutes_are_shown_both(desk: Planned) -> None:
    await desk.post("/agenda", **timed(LONDON, minutes__arrive="25", minutes__tea="7"))
    answer = await desk.post("/agenda", **timed(LONDON, minutes__arrive="30", minutes__lunch="50"))
    assert answer.status_code == 409
    assert 'name="minutes.arrive" value="30"' in answer.text
    assert 'It now says:</strong> <span class="now-says">25</span>' in answer.text
    assert 'name="minutes.lunch" value="50"' in answer.text
    assert 'name="minutes.tea" value="7"' in answer.text
    assert 'name="version" value="2"' in answer.text
    assert desk.plan.agenda[0].minutes == 25


async def test_moving_what_somebody_else_moved_and_taking_away_what_they_changed_asks_again(desk: Planned) -> None:
    await desk.post("/agenda", **timed(LONDON, drag="arrive", to="5", minutes__tea="7"))
    for pressed in ({"drag": "arrive", "to": "9"}, {"remove": "tea"}):
        answer = await desk.post("/agenda", **timed(LONDON, **pressed))
        assert answer.status_code == 409
        assert "press again if you still want yours" in answer.text
    assert order(desk.plan)[5] == "arrive"
    assert saved_as(await desk.post("/agenda", **timed(desk.plan, 2, remove="tea"))) == 3


async def test_the_last_step_can_be_taken_away_and_every_page_still_says_something(tmp_path: Path) -> None:
    async with planned(tmp_path, replace(SHORT, agenda=SHORT.agenda[:1])) as desk:
        assert saved_as(await desk.post("/agenda", **timed(SHORT, remove="arrive"))) == 2
        assert desk.plan.agenda == ()
        for path in ("", "/agenda", "/history", "/charge"):
            assert (await desk.get(path)).status_code == 200
        assert (await desk.there.doors.get("/desk/", headers=desk.keys["organiser"])).status_code == 200
        assert "there is no day" in (await desk.get()).text
        assert saved_as(await desk.post("/agenda", version="2", add="1", kind="arrive", after="")) == 3


async def test_an_agenda_has_an_end(tmp_path: Path) -> None:
    many = tuple(replace(SHORT.agenda[0], id=f"p{number}") for number in range(60))
    async with planned(tmp_path, replace(SHORT, agenda=many)) as desk:
        answer = await desk.post("/agenda", **timed(desk.plan, add="1", kind="talk", after=""))
        assert answer.status_code == 400
        assert len(desk.plan.agenda) == 60


async def test_a_second_evening_has_a_day_of_its_own(tmp_path: Path) -> None:
    async with planned(tmp_path, SHORT) as desk:
        page = (await desk.get("/agenda")).text
        assert "on 2 days" in page
        assert "<strong>Day 2</strong>" in page
        assert "<time>18:30</time>–<time>18:55</time>" in page


# One phase


def phased(plan: Plan, phase: str, **other: str) -> dict[str, str]:
    of = plan.phase(phase)  # type: ignore[arg-type]
    fields = {"version": "1", "kind": of.kind.value, "resumes": of.resumes}
    fields |= {name: str(getattr(of, name)) for name in ("minutes", "least", "tables")}
    for name in ("title", "prompt", "notes"):
        fields |= {f"{name}.{lang}": getattr(of, name).get(lang, "") for lang in ("en", "cy")}
    fields |= {f"prompts.{lang}": "\n".join(words.get(lang, "") for words in of.prompts) for lang in ("en", "cy")}
    for n, cue in enumerate(of.cues):
        fields[f"cue.{n}.minute"] = str(cue.minute)
        fields |= {f"cue.{n}.{lang}": cue.words.get(lang, "") for lang in ("en", "cy")}
    fields |= {f"votes.{vote}": "1" for vote in of.votes} | {f"exhibits.{exhibit}": "1" for exhibit in of.exhibits}
    return fields | {name.replace("__", "."): text for name, text in other.items()}


@pytest.mark.parametrize("phase", [phase.id for phase in LONDON.agenda])
async def test_sending_any_phase_as_it_is_changes_nothing(desk: Planned, phase: str) -> None:
    assert (await desk.get(f"/agenda/{phase}")).status_code == 200
    assert saved_as(await desk.post(f"/agenda/{phase}", **phased(LONDON, phase))) == 1
    assert desk.plan == LONDON


async def test_a_phase_is_changed_in_every_field(desk: Planned) -> None:
    fields = phased(LONDON, "tea", title__en="Cake", notes__cy="Nodyn", minutes="25", least="5", tables="3")
    fields |= {"resumes": "18:30", "kind": "talk", "votes.opening": "1", "exhibits.nation": "1", "votes.made-up": "1"}
    assert saved_as(await desk.post("/agenda/tea", **fields)) == 2
    tea = desk.plan.phase("tea")  # type: ignore[arg-type]
    assert (tea.title["en"], tea.notes["cy"], tea.minutes, tea.least, tea.tables) == ("Cake", "Nodyn", 25, 5, 3)
    assert (tea.resumes, tea.kind.value, tea.votes, tea.exhibits) == ("18:30", "talk", ("opening",), ("nation",))


async def test_cues_are_written_row_by_row_and_kept_by_their_minute(desk: Planned) -> None:
    fields = phased(LONDON, "tea") | {"cue.0.minute": "12", "cue.0.en": "Call them in", "cue.1.minute": "4"}
    fields |= {"cue.2.minute": "2", "cue.2.cy": "Dweud", "cue.3.minute": "", "cue.3.en": " "}
    assert saved_as(await desk.post("/agenda/tea", **fields)) == 2
    kept = desk.plan.phase("tea").cues  # type: ignore[arg-type]
    assert kept == (Cue(2, {"cy": "Dweud"}), Cue(12, {"en": "Call them in"}))


async def test_a_cue_without_a_minute_is_amiss_where_it_stands(desk: Planned) -> None:
    fields = phased(LONDON, "tea") | {"cue.0.minute": "", "cue.1.minute": "soon", "cue.1.en": "Call them in"}
    answer = await desk.post("/agenda/tea", **fields)
    assert answer.status_code == 400
    assert 'id="amiss-cue.1.minute"' in answer.text
    assert 'name="cue.1.minute" min="0" max="1440" value="soon"' in answer.text
    assert 'name="cue.1.en" value="Call them in"' in answer.text
    assert desk.plan == LONDON


async def test_two_who_write_cues_at_once_are_shown_each_other_s(desk: Planned) -> None:
    await desk.post("/agenda/tea", **phased(LONDON, "tea"), **{"cue.0.minute": "4", "cue.0.en": "Theirs"})
    answer = await desk.post("/agenda/tea", **phased(LONDON, "tea"), **{"cue.0.minute": "5", "cue.0.en": "Mine"})
    assert answer.status_code == 409
    assert "4: Theirs" in answer.text
    assert 'value="Mine"' in answer.text


async def test_a_phase_keeps_the_order_of_its_exhibits(tmp_path: Path) -> None:
    turned = tuple(replace(phase, exhibits=phase.exhibits[::-1]) for phase in LONDON.agenda)
    async with planned(tmp_path, replace(LONDON, agenda=turned)) as desk:
        await desk.post("/agenda/evidence", **phased(desk.plan, "evidence", minutes="41"))
        assert desk.plan.phase("evidence").exhibits == LONDON.phase("evidence").exhibits[::-1]  # type: ignore[arg-type]


async def test_what_is_amiss_in_a_phase_is_said_beside_it(desk: Planned) -> None:
    fields = phased(LONDON, "tea", title__en="", title__cy="", prompt__en="Kept", resumes="late", tables="many")
    answer = await desk.post("/agenda/tea", **fields)
    assert answer.status_code == 400
    for box in ("title.en", "resumes", "tables"):
        assert f'id="amiss-{box}"' in answer.text
    assert ">Kept</textarea>" in answer.text
    assert 'name="tables" value="many"' in answer.text
    assert desk.plan == LONDON


async def test_a_phase_that_was_taken_away_meanwhile_can_be_put_back_with_what_was_typed(desk: Planned) -> None:
    await desk.post("/agenda", **timed(LONDON, remove="tea"))
    answer = await desk.post("/agenda/tea", **phased(LONDON, "tea", title__en="Cake"))
    assert answer.status_code == 409
    assert "has taken this away meanwhile" in answer.text
    assert 'value="Cake"' in answer.text
    hidden = dict(re.findall(r'name="(version|once)" value="(\d+)"', answer.text))
    assert hidden == {"version": "2", "once": "1"}
    assert (await desk.get("/agenda/tea")).status_code == 404
    assert saved_as(await desk.post("/agenda/tea", **phased(LONDON, "tea", title__en="Cake") | hidden)) == 3
    assert order(desk.plan) == order(LONDON)
    assert desk.plan.phase("tea").title["en"] == "Cake"  # type: ignore[arg-type]


async def test_two_editors_of_one_phase(desk: Planned) -> None:
    await desk.post("/agenda/tea", **phased(LONDON, "tea", title__en="Cake", minutes="20"))
    answer = await desk.post("/agenda/tea", **phased(LONDON, "tea", title__en="Scones", tables="3"))
    assert answer.status_code == 409
    assert "Cake" in answer.text
    assert 'value="Scones"' in answer.text
    assert 'name="minutes" value="20"' in answer.text
    assert saved_as(await desk.post("/agenda/tea", **phased(LONDON, "tea", title__cy="Cacen"))) == 3
    assert desk.plan.phase("tea").title == {"en": "Cake", "cy": "Cacen"}  # type: ignore[arg-type]


async def test_undoing_what_was_changed_again_since_says_so_and_changes_nothing(desk: Planned) -> None:
    await desk.post("/agenda", **timed(LONDON, minutes__tea="20"))
    await desk.post("/agenda", **timed(desk.plan, 2, minutes__tea="25", minutes__lunch="50"))
    answer = await desk.post("/undo", version="2")
    assert answer.status_code == 409
    assert "changed again since" in answer.text
    assert desk.version == 3
    assert saved_as(await desk.post("/undo", version="3")) == 4
    assert desk.plan.phase("tea").minutes == 20  # type: ignore[arg-type]
