"""What was made before a removal is out of date, and gone; made again it has the counts and not the words."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from app.jury.questions.acts import ModerateWitnessQuestion
from app.jury.removals.acts import Place as Where
from app.jury.removals.places import texts_of
from app.store.journal import Journal
from app.store.tables import Office
from tests.days import FACILITATOR, asked, moved_to
from tests.export.test_charts import answers
from tests.export.test_report import HELD
from tests.study.measures.instrumented import day
from tests.web.members import staffed_place
from tests.web.test_packs import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from app.jury.acts import Act
    from app.jury.people import By
    from app.jury.state import State
    from tests.web.place import Place

ASKED = "What if seats get cheaper?"
HOLD_WORDS = {"findings.docx", "findings.html", "findings.pdf", "questions.csv"}
OUT_OF_DATE = "is out of date, and is not here any more"
*BEFORE, REFINED = day(answers(1, 14), answers(2, 14))


def shown(state: State) -> tuple[By, Act]:
    """The question that was asked last is for everybody to read."""
    return FACILITATOR, ModerateWitnessQuestion(max(state.questions.asked), leaving=None, shown=True)


DAY = (*BEFORE, moved_to("evidence"), asked(2, ASKED), shown, REFINED, *HELD[1:])
COUNTED = ("votes.csv", "ballots.csv", "counts.csv", "published.csv", "results.csv", "pairs.csv")


def said_in(packed: zipfile.ZipFile) -> dict[str, str]:
    """Everything that each file says."""
    found = {}
    for name in packed.namelist():
        content = packed.read(name)
        if name.endswith(".pdf"):
            found[name] = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
        elif name.endswith((".docx", ".xlsx")):
            inner = zipfile.ZipFile(io.BytesIO(content))
            found[name] = " ".join(inner.read(each).decode(errors="replace") for each in inner.namelist())
        else:
            found[name] = content.decode()
    return {name: " ".join(text.split()) for name, text in found.items()}


async def packed(desk: Desk) -> zipfile.ZipFile:
    await desk.make()
    await desk.ready()
    return zipfile.ZipFile(io.BytesIO((await desk.get("/findings.zip")).content))


@pytest.mark.parametrize("erasing", [False, True])
async def test_it_is_out_of_date_and_made_again_without_the_words(tmp_path: Path, erasing: bool) -> None:
    async with staffed_place(tmp_path, DAY) as (place, keys):
        desk, key = Desk(place, keys), keys[Office.ORGANISER.value]
        at = f"/desk/sittings/{place.sitting.id}"
        before = said_in(await packed(desk))
        assert {name for name, text in before.items() if ASKED in text} == HOLD_WORDS
        assert "out-of-date" not in (await desk.get()).text
        if erasing:
            form = {"record": "yes", "because": "They asked."}
            done = await place.doors.post(f"{at}/roster/2/erase", data=form, headers=key)
        else:
            (where,) = places_of(place)
            form = {"places": f"{where.seq}:{where.path}", "because": "It names somebody."}
            done = await place.doors.post(f"{at}/texts", data=form, headers=key)
        assert done.status_code == 303
        assert OUT_OF_DATE in (await desk.get()).text
        assert (await desk.get("/findings.zip")).status_code == 404
        after = said_in(await packed(desk))
        page = (await desk.get()).text
        assert OUT_OF_DATE not in page
        assert "out-of-date" in page
        assert [name for name, text in after.items() if ASKED in text] == []
        assert set(COUNTED) <= {name for name in before if before[name] == after.get(name)}
        assert after.get("measures.json") == (None if erasing else before["measures.json"])
        assert ("would give their answers away" in after["findings.html"]) == erasing
        assert (
            "it would give their answers away" in (await place.doors.get(f"{at}/findings", headers=key)).text
        ) == erasing


def places_of(place: Place) -> list[Where]:
    entries = Journal(place.house.engine, place.sitting).read()
    return [Where(e.seq, path) for e in entries for path, text in texts_of(e).items() if text == ASKED]
