"""A verdict in plain words and counts, before the vote and after it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.jury.votes.acts import VoteClosed
from app.jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from app.jury.votes.methods import count
from app.jury.votes.plan import Question
from app.jury.votes.verdict import Cast, verdict_on
from app.screens.verdicts import Declaration, told
from app.web.render import Render
from tests.asked import APPROVAL, BUDGET, CONSENT, SCALE, SINGLE

RENDER = Render(Path(__file__).parents[2] / "frontend")
DIGEST = "0" * 64
HALF, FOUR_FIFTHS = Portion(1, 2), Portion(4, 5)


def needing(portion: Portion, base: Base = Base.PRESENT, **others: object) -> Declared:
    return replace(Declared(Threshold(portion, base)), **others)  # type: ignore[arg-type]


def plainly(template: str, macro: str, value: object, lang: str = "en") -> str:
    drawn = getattr(RENDER._environment(lang).get_template(template).module, macro)(value)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", str(drawn))).replace(" .", ".").strip()


def sentence(
    question: Question, declared: Declared, marks: list, macro: str = "verdict", lang: str = "en", present: int = 23
) -> str:
    asked = replace(question, declared=declared)
    verdict = verdict_on(asked, Cast(count(marks), DIGEST, present, 25))
    assert verdict is not None
    closing = VoteClosed(present, len(marks), {}, {}, DIGEST, 25, {asked.id: verdict})
    it = told(asked, closing)
    assert it is not None
    return plainly("_verdict.html", macro, it, lang)


NO_RESULT = "No result: 2 of 25 who have been here today voted. 13 had to."
SENTENCES = {
    "carried": (
        (CONSENT, needing(FOUR_FIFTHS), [3] * 20 + [0] * 3),
        "Carried: 20 of 23 who were here; 19 were needed.",
    ),
    "just carried, of all": (
        (CONSENT, needing(FOUR_FIFTHS, Base.ENTITLED), [2] * 20),
        "Carried: 20 of 25 who have been here today; 20 were needed.",
    ),
    "below": (
        (CONSENT, needing(FOUR_FIFTHS), [3] * 18 + [0] * 5),
        "Not carried: 18 of 23 who were here; 19 were needed. The wording goes back to the jury.",
    ),
    "below, of those who answered": (
        (SCALE, Declared(Threshold(HALF, Base.VALID, Below.ANNEX)), [1, 0, 0, 99]),
        "Not carried: 1 of 3 who answered; 2 were needed. It stands as a minority’s view in the annex.",
    ),
    "one is enough": ((CONSENT, needing(HALF, Base.VALID), [3]), "Carried: 1 of 1 who answered; 1 was needed."),
    "a single choice": (
        (SINGLE, needing(HALF), [1] * 12),
        "Carried: “The park”, 12 of 23 who were here; 12 were needed.",
    ),
    "two in front, and neither has enough": (
        (SINGLE, needing(FOUR_FIFTHS, Base.VALID), [0, 1]),
        "Not carried: no option has more than 1 of 2 who answered; 2 were needed. The wording goes back to the jury.",
    ),
    "every option": (
        (APPROVAL, needing(HALF, Base.VALID), [(0, 1), (0,), (1,), ()]),
        "Carried: “The hall” (2), “The park” (2). Of 4, 2 were needed.",
    ),
    "no option": (
        (APPROVAL, needing(HALF, Base.VALID), [(0,), (), ()]),
        "Not carried: no option has more than 1 of 3 who answered; 2 were needed. The wording goes back to the jury.",
    ),
    "no quorum": (
        (SINGLE, Declared(quorum=HALF), [0] * 12),
        "No result: 12 of 25 who have been here today voted. 13 had to.",
    ),
    "a quorum": (
        (SCALE, Declared(quorum=HALF), [0] * 13),
        "The result counts. Enough voted: 13 of 25 who have been here today. 13 had to.",
    ),
    "a quorum, and below": (
        (CONSENT, needing(FOUR_FIFTHS, quorum=HALF), [3] * 18 + [0] * 5),
        (
            "Not carried: 18 of 23 who were here; 19 were needed. "
            "Enough voted: 23 of 25 who have been here today. 13 had to. The wording goes back to the jury."
        ),
    ),
    "leading": ((SINGLE, Declared(tie_break=TieBreak.LOT), [0, 0, 1]), "First: “The hall” (2)."),
    "a tie": (
        (SINGLE, needing(HALF, Base.VALID), [0, 1]),
        "A tie: “The hall”, “The park” came out equal.",
    ),
    "decided by order": (
        (SINGLE, Declared(tie_break=TieBreak.ORDER), [0, 1]),
        (
            "First: “The hall” (1). “The hall”, “The park” came out equal; "
            "the one named first in the question’s own list goes first."
        ),
    ),
    "decided by lot": (
        (SINGLE, Declared(tie_break=TieBreak.LOT), [2, 2, 3, 3]),
        (
            "First: “The pool” (2). “The library”, “The pool” came out equal; "
            "a lot decided, which anybody can draw again."
        ),
    ),
    "nobody": ((SINGLE, Declared(tie_break=TieBreak.LOT), []), "Nobody chose anything."),
    "a budget": (
        (BUDGET, needing(HALF, Base.VALID), [(0,), (0, 3), (0, 3), (3,)]),
        "Carried, and paid for: “The hall” (3), “The pool” (3). Of 4, 2 were needed.",
    ),
    "a budget that pays for nothing": (
        (replace(BUDGET, total=5), Declared(tie_break=TieBreak.ORDER), [(0,)]),
        "The money pays for nothing that was chosen.",
    ),
    "a budget, tied": (
        (BUDGET, Declared(tie_break=TieBreak.NONE, quorum=Portion(0, 1)), [(0, 3), (1, 3)]),
        (
            "The money pays for “The pool” (2). What else it pays for is a tie: “The hall”, “The park”. "
            "Enough voted: 2 of 25 who have been here today. 0 had to."
        ),
    ),
}


@pytest.mark.parametrize(("asked", "said"), SENTENCES.values(), ids=SENTENCES)
def test_the_verdict_is_said_in_words_and_counts(asked, said):
    assert sentence(*asked) == said


@pytest.mark.parametrize(
    ("tie_break", "said"),
    [
        (TieBreak.ORDER, "First: “The hall” (1). Equals are told apart by the question’s own list."),
        (TieBreak.LOT, "First: “The park” (1). A lot told equals apart."),
    ],
)
def test_the_wall_has_room_for_less(tie_break, said):
    declared = Declared(quorum=HALF, tie_break=tie_break)
    short = sentence(SINGLE, declared, [0, 1], "brief")
    assert (short, sentence(SINGLE, declared, [0] * 13, "brief")) == (NO_RESULT, "First: “The hall” (13).")
    assert sentence(SINGLE, replace(declared, quorum=None), [0, 1], "brief") == said


@pytest.mark.parametrize("asked", [asked for asked, _ in SENTENCES.values()], ids=SENTENCES)
def test_it_can_be_said_in_every_language(asked):
    assert sentence(*asked, lang="cy") not in ("", sentence(*asked))


def test_what_was_declared_is_said_before_the_vote():
    declared = Declared(Threshold(FOUR_FIFTHS, Base.PRESENT, Below.ANNEX), HALF, TieBreak.LOT)
    said = plainly("_declared.html", "declarations", (Declaration({"en": "Shall we?"}, declared),))
    assert said.startswith(
        "Shall we? It carries if at least 4 in 5 of those who are here when the vote closes support it."
    )
    assert "With fewer, it is kept as the view of a minority." in said
    assert "The result counts only if at least half of those who have been here today have voted." in said
    assert plainly("_declared.html", "declarations", ()) == ""
