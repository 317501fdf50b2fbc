"""A list becomes the roster whole or not at all, nothing of it lingers before, and what is erased is gone."""

from __future__ import annotations

import html
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from app.jury.numbers import JurorNumber
from app.jury.people import By, Role
from app.roster.carried import packed
from app.roster.grid import gridded
from app.store.journal import Journal
from app.store.juries import find_sitting
from app.store.roster import Kept, Listed, erase, names, roster, write_roster
from tests.days import ARRIVED, COUNTED, FACILITATOR, juror
from tests.roster.workbooks import written
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    import httpx

    from app.store.tables import Sitting
    from tests.web.place import Place

GOOD = (
    "Seat,Name,Access needs,Language,Ward,E-mail\n1,Siân,Large print,Welsh,Castle,s@x.example\n30,<b>Bea</b>,,,Docks,\n"
)
BAD = "Seat,Name,Language\n1,Ada,English\nthree,Bea,\n4,Cem,Klingon\n1,Dana,\n"
KEPT = {
    1: Listed(JurorNumber(1), "Siân", "Large print", 1, "cy", {"Ward": "Castle"}),
    30: Listed(JurorNumber(30), "<b>Bea</b>", "", 1, "", {"Ward": "Docks"}),
}


@dataclass
class Desk:
    """An organiser at the desk of a place; `sitting` is the one whose roster it is about."""

    there: Place
    keys: dict[str, dict[str, str]]
    sitting: Sitting

    @property
    def path(self) -> str:
        return f"/desk/sittings/{self.sitting.id}/roster"

    async def see(self, more: str = "") -> httpx.Response:
        return await self.there.doors.get(f"{self.path}{more}", headers=self.keys["organiser"])

    async def send(self, more: str, data: Any = None, as_whom: str = "organiser") -> httpx.Response:
        return await self.there.doors.post(f"{self.path}{more}", data=data, headers=self.keys[as_whom])

    async def choose(self, content: str | bytes, step: str = "columns", **fields: str) -> httpx.Response:
        sent = content.encode() if isinstance(content, str) else content
        return await self._import({"step": step, **fields}, {"file": ("list", sent)})

    async def go_on(self, page: httpx.Response, step: str, **fields: str) -> httpx.Response:
        """Press the button of a step on this page, with what its form holds."""
        return await self._import({**held(page.text), **fields, "step": step})

    async def preview(self, content: str | bytes) -> httpx.Response:
        return await self.go_on(await self.choose(content), "preview")

    async def take(self, content: str | bytes) -> httpx.Response:
        return await self.go_on(await self.preview(content), "import")

    async def _import(self, fields: dict[str, str], files: Mapping[str, Any] | None = None) -> httpx.Response:
        form = files or {"none": (None, "")}
        return await self.there.doors.post(
            f"{self.path}/import", data=fields, files=form, headers=self.keys["organiser"]
        )

    def kept(self) -> dict[JurorNumber, Listed]:
        return roster(self.there.engine, self.sitting.id)

    def seats(self) -> int:
        found = find_sitting(self.there.engine, self.sitting.id)
        assert found
        return found.seats


def held(page: str) -> dict[str, str]:
    """What a form on a page would send: its hidden fields and its selects, the last of each name."""
    fields = {}
    for tag in re.findall(r"<input type=\"hidden\"[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        assert name
        assert value
        fields[name[1]] = html.unescape(value[1])
    for name_of, options in re.findall(r'<select name="(use-[^"]*)".*?>(.*?)</select>', page, re.DOTALL):
        fields[name_of] = re.findall(r'value="([^"]*)" selected', options)[0]
    if re.search(r'name="headed" value="1"( checked)?>', page):
        fields["headed"] = "1"
    return fields


def text(page: httpx.Response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.text)).split())


@asynccontextmanager
async def desk(folder: Path, day: Any = None) -> AsyncIterator[Desk]:
    """Of a sitting that is not open yet, or of one on which this day is held."""
    async with staffed_place(folder, day or ARRIVED) as (there, keys):
        yield Desk(there, keys, there.sitting if day else there.other)


# A list comes in


async def test_a_list_is_read_shown_and_kept_and_everybody_on_it_has_a_seat(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        columns = await at.choose(GOOD)
        assert held(columns.text) | {"grid": ""} == {
            **dict(
                zip(map("use-{}".format, range(6)), ("seat", "name", "needs", "language", "attribute", ""), strict=True)
            ),
            "headed": "1",
            "grid": "",
        }
        assert "How to reach people has no place here." in text(columns)
        preview = await at.go_on(columns, "preview")
        assert "2 rows: 2 new, 0 changed, 0 as on the roster already." in text(preview)
        assert "The sitting will have 30 seats" in text(preview)
        assert "&lt;b&gt;Bea&lt;/b&gt;" in preview.text
        assert "s@x.example" not in preview.text
        assert at.kept() == {}
        done = await at.go_on(preview, "import")
        assert (done.status_code, done.headers["location"]) == (303, f"{at.path}?imported=2")
        assert at.kept() == KEPT
        assert at.seats() == 30
        after = text(await at.see("?imported=2"))
        assert "2 seats of the list are on the roster." in after
        assert "Ward: Docks" in after
        assert 'id="seat-30"' in (await at.see()).text


async def test_a_list_comes_from_excel_as_well_and_its_further_sheets_are_spoken_of(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        rows = [list(row.split(",")) for row in GOOD.splitlines()]
        assert (await at.take(written(rows))).status_code == 303
        assert at.kept() == KEPT
        both = openpyxl.Workbook()
        both.active.append(["Seat"])  # type: ignore[union-attr]
        both.create_sheet("Notes")
        saved = BytesIO()
        both.save(saved)
        assert "Only the sheet “Sheet” was read. The workbook has 1 more." in text(await at.choose(saved.getvalue()))


async def test_every_bad_row_is_named_and_nothing_of_the_list_is_kept(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        preview = await at.preview(BAD)
        assert "4 rows have to be put right first." in text(preview)
        for reason in ("“three” is not a whole number.", "Seat 1 is also on row 5.", "Seat 1 is also on row 2."):
            assert reason in text(preview)
        assert 'value="import"' not in preview.text
        refused = await at.go_on(preview, "import")
        assert refused.status_code == 400
        assert at.kept() == {}
        told = await at.go_on(preview, "problems")
        assert told.headers["content-disposition"] == 'attachment; filename="problems.csv"'
        assert told.text.splitlines()[1:3] == [
            "2,1,Seat,Seat 1 is also on row 5.",
            "3,three,Seat,“three” is not a whole number.",
        ]
        another = await at.choose(GOOD, "preview", **held(preview.text))
        assert 'name="use-0"' in another.text, "of a list with other headings nobody has said yet what they are"


async def test_bad_rows_stand_first_and_keep_their_order(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        preview = await at.preview("Seat\n1\nx\n2\ny\n3\n")
        assert re.findall(r'<th scope="row" data-label="Row">(\d+)', preview.text) == ["3", "5", "2", "4", "6"]


async def test_a_corrected_list_is_read_as_was_said_of_the_first(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        columns = await at.choose("Place,Who\nx,Ada\n")
        chosen = {"use-0": "seat", "use-1": "attribute"}
        preview = await at.go_on(columns, "preview", **chosen)
        assert "1 row has to be put right" in text(preview)
        again = await at.choose("Place,Who\n7,Ada\n", "preview", **held(preview.text))
        assert (await at.go_on(again, "import")).status_code == 303
        assert at.kept() == {7: Listed(JurorNumber(7), rev=1, attributes={"Who": "Ada"})}


async def test_importing_the_same_list_twice_changes_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        first = await at.preview(GOOD)
        assert (await at.go_on(first, "import")).status_code == 303
        assert (await at.go_on(first, "import")).status_code == 303, "the button pressed twice"
        second = await at.preview(GOOD)
        assert "There is nothing to import." in text(second)
        assert 'value="import"' not in second.text
        assert (await at.go_on(second, "import")).status_code == 303
        assert at.kept() == KEPT


async def test_a_list_adds_and_changes_and_never_takes_away(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.take(GOOD)
        preview = await at.preview("Seat,Name,Needs,ward,Age\n1,Sian,,,30-44\n")
        assert "0 new, 1 changed" in text(preview)
        assert "was: Siân" in text(preview)
        assert "1 more seat on the roster is not on this list and stays as it is." in text(preview)
        await at.go_on(preview, "import")
        assert at.kept() == {
            1: Listed(JurorNumber(1), "Sian", "Large print", 2, "cy", {"Ward": "Castle", "Age": "30-44"}),
            30: KEPT[30],
        }
        many = "Seat," + ",".join(f"more {n}" for n in range(7)) + "\n1" + ",x" * 7 + "\n"
        columns = await at.choose(many)
        too_many = await at.go_on(columns, "preview", **{f"use-{n}": "attribute" for n in range(1, 8)})
        assert (too_many.status_code, "there would be 9" in text(too_many)) == (400, True)


async def test_what_somebody_else_changed_meanwhile_is_named_and_not_overwritten(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        preview = await at.preview(GOOD)
        assert write_roster(at.there.engine, at.sitting.id, Listed(JurorNumber(30), "Cem"))
        late = await at.go_on(preview, "import")
        assert late.status_code == 409
        assert "Nothing was imported: somebody else has changed seat 30 meanwhile." in text(late)
        assert "was: Cem" in text(late)
        assert names(at.there.engine, at.sitting.id) == {30: "Cem"}
        assert at.seats() == 24
        assert (await at.go_on(late, "import")).status_code == 303
        assert names(at.there.engine, at.sitting.id) == {1: "Siân", 30: "<b>Bea</b>"}


async def test_what_was_never_shown_is_not_overwritten(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.take(GOOD)
        columns = await at.choose(GOOD.replace("Siân", "Ada"))
        for seen in ("", "1.7", "nonsense", "1." + "9" * 40):
            assert (await at.go_on(columns, "import", seen=seen)).status_code == 409
        assert at.kept() == KEPT


async def test_once_the_day_has_begun_the_list_is_of_its_seats_and_the_console_calls_them_by_name(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, COUNTED) as at:
        before = list(Journal(at.there.engine, at.sitting).lines())
        assert "has no seat 30" in text(await at.preview(GOOD))
        assert (await at.take(GOOD.replace("30,", "2,"))).status_code == 303
        console = await at.there.doors.get(at.there.path(FACILITATOR), headers=at.there.cookie(FACILITATOR, 0))
        assert "Siân" in console.text
        for each in (juror(1), By(Role.WALL)):
            screen = await at.there.doors.get(
                at.there.path(each), headers=at.there.cookie(each, 1 if each.number else 0)
            )
            assert screen.status_code == 200
            assert "Siân" not in screen.text
        assert at.seats() == 24, "a day that has begun has its seats"
        assert list(Journal(at.there.engine, at.sitting).lines()) == before


async def test_what_another_worker_imported_or_erased_is_on_this_one_s_console_as_well(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as at:

        async def on_the_console() -> bool:
            page = await at.there.doors.get(at.there.path(FACILITATOR), headers=at.there.cookie(FACILITATOR, 0))
            return "Siân" in page.text

        assert write_roster(at.there.engine, at.sitting.id, Listed(JurorNumber(1), "Siân"))
        await at.there.house.recall_changed()
        assert await on_the_console()
        assert erase(at.there.engine, at.sitting.id, {Kept.NAME}) == 1
        await at.there.house.recall_changed()
        assert not await on_the_console()


async def test_nothing_of_a_list_that_is_only_looked_at_lies_on_the_disk(tmp_path: Path) -> None:
    def lies() -> set[str]:
        return {file.name for file in tmp_path.rglob("*") if file.is_file() and b"Canary" in file.read_bytes()}

    async with desk(tmp_path) as at:
        preview = await at.preview(GOOD.replace("Siân", "Canary"))
        assert "Canary" in preview.text
        assert lies() == set()
        await at.go_on(preview, "import")
        assert lies(), "there is something to find"


# What is sent by mistake, or not by mistake


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7", "This is not a spreadsheet."),
        (b"PK\x03\x04" + b"\0" * 300, "This workbook is damaged"),
        (b"x" * 2_200_000, "This file is larger than 2 MB."),
        (b"Seat\n" + b"1\n" * 2_001, "more than 2,000 rows"),
    ],
)
async def test_a_file_that_is_no_list_is_refused_in_a_sentence_where_it_was_chosen(
    tmp_path: Path, content: bytes, why: str
) -> None:
    async with desk(tmp_path) as at:
        answer = await at.choose(content)
        assert answer.status_code == 400
        assert f"This file cannot be taken. {why}" in text(answer).replace("This file has more", "more")
        assert 'type="file"' in answer.text


async def test_a_form_without_a_list_or_with_a_broken_one_is_answered_by_the_first_page(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for fields in ({}, {"grid": "x"}, {"grid": "\ud800"}, {"grid": "A" * 100_000}):
            sent = {name: value.encode("utf-8", "replace") for name, value in fields.items()}
            answer = await at._import({**sent, "step": "import"})  # type: ignore[dict-item]
            assert answer.status_code == 400
            assert 'type="file"' in answer.text
        assert (await at.send("/import", {"step": "import"})).status_code == 400


async def test_columns_that_mean_nothing_are_asked_for_again_with_what_was_chosen(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        columns = await at.choose("Who,Paid\nAda,x\n")
        for step in ("preview", "import", "problems", "nonsense"):
            answer = await at.go_on(columns, step, **{"use-0": "name", "use-1": "evil"})
            assert answer.status_code == 400
            assert "Say which column holds the seat’s number." in text(answer)
            assert held(answer.text)["use-0"] == "name"
        huge = packed(gridded([(1, ["Seat", "Name"]), *((n, [str(n), "x" * 150]) for n in range(2, 1_500))]))
        answer = await at._import({"grid": huge, "headed": "1", "uses": "seat,name", "step": "preview"})
        assert answer.status_code == 200
        assert "Seat 1499 is outside 1–500." in text(answer)


async def test_a_list_from_another_site_or_from_somebody_else_s_office_is_not_taken(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for headers in (at.keys["organiser"] | {"origin": "http://elsewhere.example"}, at.keys["commissioner"]):
            answer = await at.there.doors.post(
                f"{at.path}/import", files={"file": ("a", b"Seat\n1\n")}, headers=headers
            )
            assert answer.status_code == 403
        stranger = await at.there.doors.post(
            f"{at.path}/import", files={"file": ("a", b"Seat\n1\n")}, headers=at.keys["stranger"]
        )
        assert stranger.status_code == 404


# A list goes out


async def test_the_roster_goes_out_and_comes_back_the_same_and_nothing_in_it_computes(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.take('Seat,Name,Needs,Language,Ward\n1,"=HYPERLINK(""x"")",@SUM(A1),Welsh,-1\n2,+1,\'tis,,"a, b"\n')
        before = at.kept()
        assert before[JurorNumber(1)].name == '=HYPERLINK("x")'
        as_csv, as_xlsx = await at.see("/list.csv"), await at.see("/list.xlsx")
        assert "'=HYPERLINK" in as_csv.text
        sheet = openpyxl.load_workbook(BytesIO(as_xlsx.content)).active
        assert sheet
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert len(cells) == 25 * 5
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(cell.hyperlink for cell in cells)
        for content in (as_csv.content, as_xlsx.content):
            assert "There is nothing to import." in text(await at.preview(content))
            await at.take(content)
        assert at.kept() == before


async def test_an_empty_roster_goes_out_as_a_form_to_fill_in(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        lines = (await at.see("/list.csv")).text.splitlines()
        assert (lines[0], lines[1], len(lines)) == ("\ufeffSeat,Name,Access needs,Language", "1,,,", 25)


# Erasing


async def test_erasing_asks_first_and_says_what_stays(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        assert f'href="{at.path}/erase"' not in (await at.see()).text, "there is nothing to erase"
        await at.take(GOOD)
        assert f'href="{at.path}/erase"' in (await at.see()).text
        asked = text(await at.see("/erase"))
        assert "Names 2 seats" in asked
        assert "Access needs 1 seat" in asked
        assert "The record of the day, to the last byte" in asked
        assert "Siân" in text(await at.see("/1/erase"))
        assert at.kept() == KEPT
        for seat in ("31", "0", "x", "٣", "9" * 30):
            assert (await at.see(f"/{seat}/erase")).status_code == 404


async def test_what_was_ticked_is_erased_the_console_forgets_it_and_the_journal_is_as_it_was(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as at:
        await at.take(GOOD.replace("30,", "2,"))
        before = list(Journal(at.there.engine, at.sitting).lines())
        nothing = await at.send("/erase", {})
        assert (nothing.status_code, "Nothing is ticked" in nothing.text) == (400, True)
        done = await at.send("/erase", {"what": ["name", "needs", "nonsense"]})
        assert done.headers["location"] == f"{at.path}?erased=2"
        assert [(line.name, line.needs, dict(line.attributes)) for line in at.kept().values()] == [
            ("", "", {"Ward": "Castle"}),
            ("", "", {"Ward": "Docks"}),
        ]
        console = await at.there.doors.get(at.there.path(FACILITATOR), headers=at.there.cookie(FACILITATOR, 0))
        assert "Siân" not in console.text
        assert list(Journal(at.there.engine, at.sitting).lines()) == before


async def test_one_seat_is_erased_by_whoever_is_on_the_team_and_the_others_stay(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.take(GOOD)
        done = await at.send("/1/erase", {}, "facilitator")
        assert done.headers["location"] == f"{at.path}?erased=1"
        assert at.kept()[JurorNumber(1)].is_empty
        assert at.kept()[JurorNumber(30)] == KEPT[30]
        assert (await at.send("/erase", {"what": "name"}, "facilitator")).status_code == 403
        assert (await at.send("/77/erase", {})).headers["location"] == f"{at.path}?erased=0"
        stale = {"juror": "1", "rev": "1", "name": "Siân", "needs": "", "lang": ""}
        assert (await at.send("", stale)).status_code == 409, "nobody puts back what was erased unawares"


# One seat


async def test_before_the_day_each_seat_has_a_line_and_saving_one_keeps_what_the_line_does_not_show(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        assert (await at.see()).text.count('id="seat-') == 24
        await at.take(GOOD)
        line = {"juror": "1", "rev": "1", "name": "Siân E.", "needs": "Large print", "lang": "en"}
        assert (await at.send("", line)).status_code == 303
        assert at.kept()[JurorNumber(1)] == Listed(
            JurorNumber(1), "Siân E.", "Large print", 2, "en", {"Ward": "Castle"}
        )
        for wrong, status in (({"lang": "tlh"}, 400), ({"juror": "31"}, 404)):
            assert (await at.send("", line | {"rev": "2"} | wrong)).status_code == status


async def test_a_seat_s_language_is_what_its_screens_begin_in_unless_the_device_has_chosen(tmp_path: Path) -> None:
    async with desk(tmp_path, ARRIVED) as at:
        await at.take("Seat,Language\n1,Welsh\n")
        secret = at.there.house.access.write_card(at.there.card(juror(1)))
        fresh = await at.there.doors.post("/enter", data={"card": secret})
        assert "juryday-language=cy" in " ".join(fresh.headers.get_list("set-cookie"))
        at.there.doors.cookies.clear()
        chosen = await at.there.doors.post("/enter", data={"card": secret}, headers={"cookie": "juryday-language=en"})
        assert "juryday-language" not in " ".join(chosen.headers.get_list("set-cookie"))
        at.there.doors.cookies.clear()
        other = at.there.house.access.write_card(at.there.card(juror(2)))
        plain = await at.there.doors.post("/enter", data={"card": other})
        assert plain.status_code == 303
        assert "juryday-language" not in " ".join(plain.headers.get_list("set-cookie"))
