"""What a question's form holds before anything is typed, and what it takes along when the method changes.

A method that is chosen anew brings what is usual for it: the steps of a scale, the levels of a consent, ten points. The
boxes of the others come along unseen, so that whoever changes their mind finds what they had typed.
"""

from collections.abc import Iterator, Mapping, Sequence

from ...jury.numbers import Words
from ...jury.votes.methods import HAS_NO_WINNER, HAS_THRESHOLD
from ...jury.votes.plan import Method
from ..saying import said
from ..scales import AGAINST_TO_FOR, BAD_TO_GOOD, DISAGREE_TO_AGREE, JUDGEMENTS, OPPOSE_TO_SUPPORT
from .answers import TICKS
from .questions import FIELDS
from .rows import Typed, boxes_of, rows_of, with_spare, without_rows, written_rows

SCALES: Mapping[str, Sequence[str]] = {
    "agree": DISAGREE_TO_AGREE,
    "for": AGAINST_TO_FOR,
    "good": BAD_TO_GOOD,
}
"""The scales that are ready, by name."""
USUAL: Mapping[str, Sequence[str]] = {"step": DISAGREE_TO_AGREE, "stand": OPPOSE_TO_SUPPORT, "grade": JUDGEMENTS}
BOXES: Mapping[str, str] = {"points": "10", "highest": "10"}
TICKED: Mapping[Method, tuple[str, ...]] = {
    Method.RANKING: ("equal_ranks",),
    Method.CONSENT: ("own_words", "conditions"),
}
EMPTY_ROWS = 4
THRESHOLD = ("enough_part", "enough_whole", "enough_more", "base", "below")


def dressed(typed: Typed, method: Method, langs: Sequence[str]) -> dict[str, str]:
    """The form with what the method usually has, where it has nothing of it yet."""
    form = dict(typed)
    for part in FIELDS[method]:
        if part in USUAL and not rows_of(form, part):
            form |= _rows(part, USUAL[part], langs)
        if part == "option" and len(rows_of(form, part)) < 2:
            form = with_spare(form, part, EMPTY_ROWS)
        if part in BOXES and not form.get(part):
            form[part] = BOXES[part]
    if form.get("shown") != method:
        form |= dict.fromkeys(TICKED.get(method, ()), "true")
    return form | {"shown": method.value}


def filled(typed: Typed, name: str, langs: Sequence[str]) -> dict[str, str]:
    """The steps of a ready scale instead of those that are there; the form as it is where there is no such scale."""
    return without_rows(typed, "step") | _rows("step", SCALES[name], langs) if name in SCALES else dict(typed)


def _rows(group: str, labels: Sequence[str], langs: Sequence[str]) -> dict[str, str]:
    texts: Iterator[Words] = map(said, labels)
    return written_rows(group, (boxes_of("", words, langs) for words in texts))


def carried(typed: Typed, method: Method) -> tuple[tuple[str, str], ...]:
    """The boxes that only other methods need."""
    needed = {*FIELDS[method], *(THRESHOLD if method in HAS_THRESHOLD else ())}
    needed |= set() if method in HAS_NO_WINNER else {"tie_break"}
    others = {*(part for parts in FIELDS.values() for part in parts), *THRESHOLD, "tie_break", *TICKS} - needed
    return tuple((name, text) for name, text in typed.items() if name.partition(".")[0] in others)
