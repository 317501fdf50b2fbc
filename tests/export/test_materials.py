"""What the jury was shown, as a report: of the record alone, read back from both its formats."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.export.document.page import page
from app.export.document.paper import pdf
from app.export.document.value import Facts, Figure, Grid, Paragraph, Picture, Report, Section
from app.export.materials.on_screen import looked_at
from app.export.materials.report import Held, materials
from app.export.materials.saying import may_be_copied
from app.jury.day.acts import OpenSitting
from app.jury.day.agenda_acts import Adjourn, Resume
from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.balance import Review, balance
from app.jury.exhibits.plan import ExhibitFile, FileKind, Side
from app.jury.exhibits.testimony_acts import BeginTestimony, EndTestimony, Instead, Mode, RecordAbsence
from app.jury.numbers import MINUTE
from app.jury.questions.acts import AnswerWitnessQuestion, AskWitness, DeclineAnswer, ModerateWitnessQuestion
from tests.days import FACILITATOR, ORGANISER, PLAN, STORY, inside, juror, moved_to, opened, said, seated, told
from tests.export.test_document import Read, picture
from tests.journals.test_golden import by_journal, entries_of
from tests.printing.paper import press, written

HELD = Held("London", "Saturday 1 May 2027", "Europe/London")
PHOTO = ExhibitFile("a" * 64, FileKind.IMAGE, "photo.jpg", 1, said("The stage, empty"))
REPORT = ExhibitFile("b" * 64, FileKind.PDF, "report.pdf", 40, said("The accounts"))
PICTURES = {PHOTO.digest: (Picture.PNG, picture())}
FILMED = replace(
    STORY, files=(PHOTO, REPORT), licence=said("CC BY 4.0"), minutes=8, questioned=4, profile=said("Dances.")
)
UNSEEN = replace(STORY, id="unseen", title=said("The other side"), side=Side.AGAINST)
TWO = replace(
    PLAN,
    exhibits=(FILMED, UNSEEN),
    agenda=tuple(replace(each, exhibits=("story", "unseen")) if each.exhibits else each for each in PLAN.agenda),
)


def with_licence(words: dict[str, str]):
    return replace(TWO, exhibits=(replace(FILMED, licence=words), UNSEEN))


def first(state):
    return min(state.questions.asked)


def heard(plan=TWO):
    """The story is shown; two questions about it are shown, one answered, one declined; a third is kept back."""
    texts = ("Who pays?", "How many come?", "Is the chair at table 4 loose?")
    return (
        opened(4, plan),
        seated(1, 2),
        moved_to("evidence"),
        (FACILITATOR, ShowExhibit(None, "story")),
        *((juror(1), AskWitness(text, "story")) for text in texts),
        *(
            lambda s, n=n: (FACILITATOR, ModerateWitnessQuestion(sorted(s.questions.asked)[n], None, n < 2))
            for n in range(3)
        ),
        lambda s: (FACILITATOR, AnswerWitnessQuestion(first(s), False, True, "All of us do.")),
        lambda s: (FACILITATOR, DeclineAnswer(sorted(s.questions.asked)[1], False, True, "Nobody here knew.")),
        (FACILITATOR, ShowExhibit("story", None)),
    )


def of(*day) -> Report:
    return materials(told(*day)[0], HELD, PICTURES)


def section(report: Report, title: str) -> Section:
    return next(each for each in report.sections if each.title == title)


def words(value: object) -> str:
    return re.sub(r"\s+", " ", " ".join(each for each in inside(value) if isinstance(each, str)))


def test_each_exhibit_stands_with_its_side_source_minutes_and_pictures():
    (story,) = section(of(heard()), "What was shown").within
    (facts,) = [part for part in story.parts if isinstance(part, Facts)]
    stated = {label: words(prose).strip() for label, prose in facts.rows}
    assert stated["Side"] == "A person’s story"
    assert stated["Planned"] == "8 minutes, and 4 minutes for questions"
    assert stated["On screen"].startswith("less than a minute, first on 28 May 2026")
    assert stated["Who may copy it"] == "CC BY 4.0"
    assert stated["Who that is"] == "Dances."
    (figure,) = [part for part in story.parts if isinstance(part, Figure)]
    assert figure.shows == "The stage, empty"
    assert "“report.pdf”, 40 pages." in words(story.parts)
    assert f"SHA-256: {'b' * 64}" in words(story.parts)


@pytest.mark.parametrize("licence", [said("Not to be copied"), said("All rights reserved."), {}, {"cy": "Dim copïo"}])
def test_what_may_not_be_copied_is_described_and_not_reproduced(licence: dict[str, str]):
    (story,) = section(of(heard(with_licence(licence))), "What was shown").within
    assert not [part for part in story.parts if isinstance(part, Figure)]
    assert "Long" not in words(story.parts)
    assert "described here and not reproduced" in words(story.parts)
    assert "The stage, empty" in words(story.parts)
    assert may_be_copied(replace(FILMED, licence=said("Free to copy, even where not sold")))


def test_what_was_not_shown_is_listed_apart():
    report = of(heard())
    assert "The other side" in words(section(report, "What was prepared and not shown"))
    assert "The other side" not in words(section(report, "What was shown"))
    assert "Everything that was prepared was shown" in words(
        of(heard(replace(TWO, exhibits=(FILMED,), agenda=PLAN.agenda)))
    )


def test_what_was_asked_is_told_with_its_answer_and_what_was_kept_back_is_counted():
    report = of(heard())
    shown, asked = words(section(report, "What was shown")), words(section(report, "What the jury asked"))
    assert "All of us do." in shown
    assert "No answer was given. Nobody here knew." in shown
    assert "2 questions, of which 2 stand with the exhibit" in asked
    assert "1 question more, not shown to the room." in asked
    assert "loose" not in shown + asked
    assert "uror 1" not in words(report)


def test_what_nobody_answered_stands_in_one_list_wherever_it_belongs():
    def shown(state):
        return FACILITATOR, ModerateWitnessQuestion(max(state.questions.asked), None, True)

    more = ((juror(2), AskWitness("And the roof?", "story")), shown, (juror(2), AskWitness("Who cleans?")), shown)
    asked = section(of(heard(), *more), "What the jury asked")
    (of_witnesses, waiting) = asked.within
    assert "Who cleans?" in words(of_witnesses)
    assert "roof" not in words(of_witnesses)
    assert "And the roof? About: A story" in words(waiting)
    assert "Who pays?" not in words(waiting)


def test_minutes_on_screen_leave_out_what_was_put_away_and_the_night():
    day = (heard()[:4], (FACILITATOR, Adjourn("evidence")), (FACILITATOR, Resume("evidence")), heard()[-1])
    entries = list(told(*day)[0])
    shown = next(number for number, entry in enumerate(entries) if isinstance(entry.act, ShowExhibit))
    began = entries[shown].at
    for number, minutes in enumerate((7, 607, 610), shown + 1):
        entries[number] = replace(entries[number], at=began + minutes * MINUTE)
    looked = looked_at(entries)["story"]
    assert (looked.minutes, looked.times, looked.first) == (10, 2, began)


def test_who_spoke_and_was_questioned_how_long_and_who_did_not_come_is_told():
    spoken = (
        (FACILITATOR, BeginTestimony("story", Mode.SPEAKING)),
        (FACILITATOR, BeginTestimony("story", Mode.QUESTIONED, 1)),
        (FACILITATOR, EndTestimony(2)),
    )
    plan = replace(TWO, exhibits=(FILMED, replace(UNSEEN, witness=said("A critic"))), least_share=40)
    day = (heard(plan), (FACILITATOR, RecordAbsence("unseen", False, True, "The train.", Instead.READ_OUT)), *spoken)
    entries = list(told(*day)[0])
    entries[-2:] = [replace(each, at=each.at + n * MINUTE) for n, each in ((7, entries[-2]), (10, entries[-1]))]
    report = materials(entries, HELD, {})
    assert "did not come: The train." in words(section(report, "What was prepared and not shown"))
    assert "Heard 7 minutes, and questioned for 3 minutes" in words(section(report, "What was shown"))
    even = words(section(report, "How even the evidence was"))
    assert "Minutes spoken" in even
    assert "at least 40 in a hundred" in even
    shown = of(day[:2], (FACILITATOR, ShowExhibit(None, "unseen")))
    assert "It was read out. Why: The train." in words(section(shown, "What was shown"))


def test_the_signatures_stand_there_with_what_they_remarked_and_a_change_after_them():
    reviews = (
        Review("Somebody Careful", "for the council", "Even enough.", "2027-04-30", True),
        Review("Another", "for the critics", "", "2027-04-01", False),
    )
    opening = OpenSitting(TWO, (1, 2, 3, 4), balance=balance(TWO.exhibits, reviews))
    even = section(of((ORGANISER, opening), heard()[1:]), "How even the evidence was")
    signed = words(even.within)
    assert "Somebody Careful , for the council, on 2027-04-30." in signed
    assert "Even enough." in signed
    assert signed.count("The evidence was changed after that.") == 1
    (grid,) = [part for part in even.parts if isinstance(part, Grid)]
    figures = {words(row[0]).strip(): [words(cell).strip() for cell in row[1:]] for row in grid.rows}
    assert figures["A person’s story"] == ["1", "1", "8", "0", "4", "1"]
    assert [column.title for column in grid.columns][4] == "Minutes on screen"
    assert figures["Against"][:2] == ["1", "0"]
    unsigned = section(of(heard()), "How even the evidence was")
    assert "Nobody had signed" in words(unsigned)


def test_both_formats_say_the_same():
    report = of(heard())
    content, paper = page(report), pdf(report, press())
    on_paper = re.sub(r"\s|-", "", " ".join(written(paper)))
    for text in Read(content.partition("</style>")[2]).texts:
        if text.strip() and text not in ("Skip to the text",):
            assert re.sub(r"\s|-", "", text) in on_paper, text
    assert all(sign in paper for sign in (b"/StructTreeRoot", b"/Lang", b"/Title"))


@by_journal
def test_every_day_of_old_has_its_report(path):
    report = materials(entries_of(path), HELD, {})
    assert len(section(report, "What was shown").within) >= 5
    assert not [part for part in report.parts if isinstance(part, Paragraph)], "the day is over"
    assert page(report).count("<h1>") == 1
